//! A terms file: every value of a contract with its date, its source and how good the source is.

use std::collections::BTreeMap;

use serde::Serialize;

use super::read_value::{needed_of, value};
use super::values::{Kind, Value, ValueName};
use crate::calendar::Day;
use crate::choice::choice;
use crate::reading::decode::{Fields, Item, suggest};
use crate::reading::json::Document;
use crate::reading::place::Notes;
use crate::reading::texts::{day, id, words};
use crate::reading::{Code, Place, Problem};
use crate::words::Words;

choice!(
    /// How good a source is.
    Grade {
        /// Law, regulator, central bank, large press.
        A = "A",
        /// A lender's text copied by others, or open code with tests.
        B = "B",
        /// A page of questions and answers, or a translation by a machine.
        C = "C",
        /// No public source: a modelling choice.
        Unverified = "unverified",
    }
);

/// Where a value comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Source {
    /// What the page or text is called.
    pub title: Words,
    /// Its address; `None` for a modelling choice, which files may write as an empty text.
    pub address: Option<String>,
    /// How good it is.
    pub grade: Grade,
    /// The day on which somebody last looked.
    pub checked: Day,
}

/// A value and the day from which it holds, until the next one of the same name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dated {
    /// The first day.
    pub from: Day,
    /// The value.
    pub value: Value,
    /// The key of its source.
    pub source: String,
}

/// The terms of one product.
///
/// Always true: every value that the kind needs is there from [`TermsFile::begins`] on, each list is sorted by date without
/// two values on one date, and every source is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsFile {
    /// The name by which scenarios refer to it.
    pub id: String,
    /// What the product is called.
    pub name: Words,
    /// Who lends.
    pub lender: Words,
    /// Accounts of one group are looked at together.
    pub group: String,
    /// What kind of contract it makes.
    pub kind: Kind,
    /// Where its values come from, by key.
    pub sources: BTreeMap<String, Source>,
    /// Its values.
    pub values: BTreeMap<ValueName, Vec<Dated>>,
}

/// The `format` of a terms file.
pub const FORMAT: &str = "mingzhang/terms";
/// The newest `version` that can be read.
pub const VERSION: u32 = 1;

impl TermsFile {
    /// Reads a terms file.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        Self::of_document(&Document::parse(text)?).map(|(file, _)| file)
    }

    /// Reads the bytes of a terms file, and says where its id stands.
    ///
    /// # Errors
    /// As [`TermsFile::read`], and for bytes that are no UTF-8 text.
    pub fn read_bytes(bytes: &[u8]) -> Result<(Self, Place), Vec<Problem>> {
        Self::of_document(&Document::parse_bytes(bytes)?)
    }

    fn of_document(document: &Document<'_>) -> Result<(Self, Place), Vec<Problem>> {
        let notes = Notes::default();
        match document.read(&notes, terms) {
            Some(file) if notes.is_empty() => Ok((file, document.place_of("id"))),
            _ => Err(notes.into_problems(document.text)),
        }
    }

    /// The first day on which the terms say anything: the same for every value.
    pub fn begins(&self) -> Day {
        let firsts = self.values.values().filter_map(|dated| dated.first());
        firsts.map(|first| first.from).min().unwrap_or(Day::FIRST)
    }

    /// The value of a name that holds on a day.
    pub fn on(&self, name: ValueName, day: Day) -> Option<&Dated> {
        self.values.get(&name)?.iter().rfind(|dated| dated.from <= day)
    }

    /// The newest date among the values that hold on a day: resolving at that date gives the same contract.
    pub fn version_on(&self, day: Day) -> Option<Day> {
        let in_force = self.values.keys().filter_map(|name| self.on(*name, day));
        in_force.map(|dated| dated.from).max()
    }
}

const KEYS: &[&str] = &["format", "version", "id", "name", "lender", "group", "kind", "sources", "values"];

fn terms(item: Item<'_, '_>) -> Option<TermsFile> {
    let fields = item.object(KEYS)?;
    crate::reading::header::check(&fields, FORMAT, VERSION)?;
    let (id, name) = (fields.required("id", id), fields.required("name", words));
    let lender = fields.required("lender", words);
    let group = fields.required("group", crate::reading::texts::id);
    let kind = fields.required("kind", |item| Kind::from_word(item.word(Kind::WORDS)?));
    let sources = fields.required("sources", sources);
    let known = sources.as_ref();
    let values = fields.required("values", |item| values(item, kind, known));
    Some(TermsFile {
        id: id?,
        name: name?,
        lender: lender?,
        group: group?,
        kind: kind?,
        sources: sources?,
        values: values?,
    })
}

pub(super) fn sources(item: Item<'_, '_>) -> Option<BTreeMap<String, Source>> {
    let mut sources = BTreeMap::new();
    let mut count = 0;
    item.free_object()?.each(|key, item| {
        count += 1;
        sources.extend(source(item).map(|source| (key.to_owned(), source)));
    });
    (sources.len() == count).then_some(sources)
}

fn source(item: Item<'_, '_>) -> Option<Source> {
    let fields = item.object(&["title", "address", "grade", "checked"])?;
    let title = fields.required("title", words);
    let address = fields.or("address", String::new(), |item| item.text().map(str::to_owned));
    let grade = fields.required("grade", |item| Grade::from_word(item.word(Grade::WORDS)?));
    let checked = fields.required("checked", day);
    Some(Source {
        title: title?,
        address: Some(address?).filter(|address| !address.is_empty()),
        grade: grade?,
        checked: checked?,
    })
}

type Values = BTreeMap<ValueName, Vec<Dated>>;
type Sources = BTreeMap<String, Source>;

fn values(item: Item<'_, '_>, kind: Option<Kind>, sources: Option<&Sources>) -> Option<Values> {
    let fields = item.object(ValueName::WORDS)?;
    let mut values = Values::new();
    let mut good = true;
    fields.each(|key, item| {
        let Some(name) = ValueName::from_word(key) else {
            return; // noted as an unknown key
        };
        let list = belongs(item, name, kind).and_then(|()| dated_list(item, name, sources));
        match list.and_then(|list| parts_belong(item, kind, list)) {
            Some(list) => {
                values.insert(name, list);
            }
            None => good = false,
        }
    });
    let complete = kind.is_some_and(|kind| all_there(&fields, kind));
    let gapless = without_gaps(&fields, &values);
    (good && complete && gapless).then_some(values)
}

fn belongs(item: Item<'_, '_>, name: ValueName, kind: Option<Kind>) -> Option<()> {
    match kind {
        Some(kind) if !name.belongs_to(kind) => {
            let problem = item.problem(Code::ValueNotOfKind);
            item.refuse(problem.with("name", name.word()).with("kind", kind.word()))
        }
        _ => Some(()),
    }
}

/// A value that contracts of a kind have may hold a part that they do not have.
fn parts_belong(item: Item<'_, '_>, kind: Option<Kind>, list: Vec<Dated>) -> Option<Vec<Dated>> {
    let strange =
        kind.and_then(|kind| Some((kind, list.iter().find_map(|dated| dated.value.strange_to(kind))?)));
    match strange {
        Some((kind, name)) => {
            let problem = item.problem(Code::ValueNotOfKind);
            item.refuse(problem.with("name", name.word()).with("kind", kind.word()))
        }
        None => Some(list),
    }
}

fn all_there(fields: &Fields<'_, '_>, kind: Kind) -> bool {
    let mut complete = true;
    let needed = needed_of(kind).filter(|name| !fields.has(name.word()));
    for name in needed {
        let problem = fields.item().problem(Code::MissingTermsValue);
        let problem = problem.with("name", name.word()).with("kind", kind.word());
        fields.item().refuse::<()>(problem);
        complete = false;
    }
    complete
}

/// Every value must begin when the first of them does: a day between would have terms with a hole.
fn without_gaps(fields: &Fields<'_, '_>, values: &Values) -> bool {
    let first_of = |list: &Vec<Dated>| list.first().map(|dated| dated.from);
    let begins = values.values().filter_map(first_of).min();
    let mut gapless = true;
    for (name, list) in values {
        let (Some(first), Some(begins)) = (first_of(list), begins) else {
            continue;
        };
        if first > begins {
            gapless = false;
            fields.required::<()>(name.word(), |item| {
                let problem = item.problem(Code::ValueGap).with("name", name.word());
                item.refuse(problem.with("from", begins).with("until", first - 1))
            });
        }
    }
    gapless
}

fn dated_list(item: Item<'_, '_>, name: ValueName, sources: Option<&Sources>) -> Option<Vec<Dated>> {
    let mut seen: Vec<Day> = Vec::new();
    let mut list = item.list(|item| {
        let dated = dated(item, name, sources)?;
        if seen.contains(&dated.from) {
            let problem = item.problem(Code::ValueTwice).with("name", name.word());
            return item.refuse(problem.with("from", dated.from));
        }
        seen.push(dated.from);
        Some(dated)
    })?;
    if list.is_empty() {
        return item.refuse(item.problem(Code::EmptyList));
    }
    list.sort_by_key(|dated| dated.from);
    Some(list)
}

fn dated(item: Item<'_, '_>, name: ValueName, sources: Option<&Sources>) -> Option<Dated> {
    let fields = item.object(&["from", "value", "source"])?;
    let from = fields.required("from", day);
    let value = fields.required("value", |item| value(item, name));
    let source = fields.required("source", |item| known_source(item, sources));
    Some(Dated { from: from?, value: value?, source: source? })
}

fn known_source(item: Item<'_, '_>, sources: Option<&Sources>) -> Option<String> {
    let key = item.text()?;
    match sources {
        Some(sources) if !sources.contains_key(key) => {
            let problem = item.problem(Code::UnknownSource).with("found", key);
            item.refuse(suggest(problem, key, sources.keys().map(String::as_str)))
        }
        _ => Some(key.to_owned()),
    }
}
