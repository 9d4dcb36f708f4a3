//! All terms that are known, and the contract that an account gets from them.

use std::collections::BTreeMap;

use super::contract::{Values, contract};
use super::file::{Source, TermsFile};
use super::later::{LaterTerms, Versioned};
use super::price::PriceBand;
use super::read_value::names_of;
use super::typed::Contract;
use super::values::{Kind, Value, ValueName};
use crate::calendar::Day;
use crate::rate::Rate;
use crate::reading::decode::suggest;
use crate::reading::{Code, Problem};
use crate::words::Words;

/// The terms files that come with the program, as text, with the name of each.
pub const BUNDLED: &[(&str, &str)] = &[
    ("baitiao.json", include_str!("../../assets/terms/baitiao.json")),
    ("bank-loan.json", include_str!("../../assets/terms/bank-loan.json")),
    ("card.json", include_str!("../../assets/terms/card.json")),
    ("consolidation.json", include_str!("../../assets/terms/consolidation.json")),
    ("fenfu.json", include_str!("../../assets/terms/fenfu.json")),
    ("general-line.json", include_str!("../../assets/terms/general-line.json")),
    ("huabei.json", include_str!("../../assets/terms/huabei.json")),
    ("jiebei.json", include_str!("../../assets/terms/jiebei.json")),
    ("yuefu.json", include_str!("../../assets/terms/yuefu.json")),
];

/// The terms that scenarios may name.
///
/// ```
/// use std::collections::BTreeMap;
/// use mingzhang::{calendar::Day, terms::Catalog};
/// let catalog = Catalog::bundled();
/// let day = Day::parse("2026-01-01").unwrap();
/// let huabei = catalog.resolve("huabei", day, &BTreeMap::new()).unwrap();
/// assert_eq!(huabei.contract.common().daily_rate.to_string(), "0.0005");
/// let problems = catalog.resolve("huabay", day, &BTreeMap::new()).unwrap_err();
/// assert_eq!(problems[0].values["nearest"], "huabei");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Catalog {
    files: BTreeMap<String, TermsFile>,
    /// The name of the file that gave the terms of an id, where they do not come with the program.
    loaded_from: BTreeMap<String, String>,
}

/// Where a value of a contract comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// The value.
    pub value: Value,
    /// The first day on which the terms file has it; `None` for an override and where the file is silent.
    pub from: Option<Day>,
    /// The source that the terms file gives; `None` for an override and where the file is silent.
    pub source: Option<Source>,
    /// Whether the scenario set it.
    pub overridden: bool,
}

impl Origin {
    /// Whether neither the terms file nor the scenario names the value: its neutral default holds.
    pub const fn is_silent(&self) -> bool {
        self.from.is_none() && !self.overridden
    }
}

/// The contract of one account with the origin of every value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolved {
    /// The id of the terms.
    pub id: String,
    /// The newest date among the values used: `id@version` always gives this contract again.
    pub version: Day,
    /// Who lends.
    pub lender: Words,
    /// Accounts of one group are looked at together.
    pub group: String,
    /// What kind of contract it is.
    pub kind: Kind,
    /// The typed contract.
    pub contract: Contract,
    /// Every value with its origin.
    pub origins: BTreeMap<ValueName, Origin>,
    /// Values that an event changes, each from a day on; days never fall.
    pub changes: Vec<(Day, ValueName, Origin)>,
}

impl Resolved {
    /// Where a value comes from that holds on a day of the run.
    pub fn origin_on(&self, name: ValueName, on: Day) -> Option<&Origin> {
        let changed = self.changes.iter().rev().find(|(from, changed, _)| *changed == name && *from <= on);
        changed.map(|(.., origin)| origin).or_else(|| self.origins.get(&name))
    }

    /// Takes in what an event changes from a day on: `later` is the contract from then on. Events come in the order of
    /// their days.
    pub fn change(&mut self, (event, on): (u32, Day), values: &BTreeMap<ValueName, Value>, later: Self) {
        match (&mut self.contract, later.contract) {
            (Contract::Line(line), Contract::Line(mut terms)) => {
                terms.brought_by(event);
                line.later.push(LaterTerms { event, on, terms });
            }
            (Contract::Loan(loan), Contract::Loan(mut terms)) => {
                terms.brought_by(event);
                loan.later.push(LaterTerms { event, on, terms });
            }
            _ => return,
        }
        let origin =
            |value: &Value| Origin { value: value.clone(), from: None, source: None, overridden: true };
        self.changes.extend(values.iter().map(|(name, value)| (on, *name, origin(value))));
    }

    /// The list of prices by score that holds on a day.
    pub fn price_bands(&self, on: Day) -> &[PriceBand] {
        match self.origin_on(ValueName::PricesByScore, on).map(|origin| &origin.value) {
            Some(Value::Prices(bands)) => bands,
            _ => &[],
        }
    }

    /// The reference that gives this contract again, for instance `huabei@2024-01-01`.
    pub fn pinned(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// The rate that the contract names, and as which value: a night's, or a year's where that holds in its place.
    pub fn named_rate(&self) -> (ValueName, Rate) {
        let name = self.behind(ValueName::DailyRate);
        match self.origins.get(&name).map(|origin| &origin.value) {
            Some(&Value::Rate(rate)) => (name, rate),
            _ => (name, self.contract.common().daily_rate),
        }
    }

    /// The value that stands behind a rule's: the rate a year where that holds in the place of the rate a night.
    pub fn behind(&self, field: ValueName) -> ValueName {
        let annual = self.origins.get(&ValueName::AnnualRate).map(|origin| &origin.value);
        match (field, annual) {
            (ValueName::DailyRate, Some(Value::Rate(rate))) if rate.units() > 0 => ValueName::AnnualRate,
            _ => field,
        }
    }
}

impl Catalog {
    /// The terms that come with the program.
    ///
    /// # Panics
    /// Never: a test reads every bundled file.
    #[expect(clippy::panic, reason = "the files are part of the program, and a test reads each of them")]
    pub fn bundled() -> Self {
        let mut catalog = Self::default();
        for (name, text) in BUNDLED {
            if let Err(problems) = catalog.add(text) {
                panic!("{name}: {problems:#?}");
            }
        }
        catalog
    }

    /// Adds the text of a terms file that comes with the program.
    ///
    /// # Errors
    /// Everything that is wrong with the text, or [`Code::TermsBundled`] when terms of that id are there. Nothing is added then.
    pub fn add(&mut self, text: &str) -> Result<&TermsFile, Vec<Problem>> {
        self.insert(TermsFile::read(text)?)
    }

    /// Adds the bytes of a user's terms file. What a file of that name gave before goes away, so that one that was edited can
    /// be loaded again.
    ///
    /// ```
    /// use mingzhang::terms::{BUNDLED, Catalog};
    /// let mut catalog = Catalog::bundled();
    /// let (_, card) = BUNDLED.iter().find(|(_, text)| text.contains("\"id\": \"card\"")).unwrap();
    /// let mine = card.replace("\"id\": \"card\"", "\"id\": \"my-card\"");
    /// let id = catalog.load("mine.json", mine.as_bytes()).unwrap().id.clone();
    /// assert_eq!((id.as_str(), catalog.source_of("my-card")), ("my-card", Some("mine.json")));
    /// let problems = catalog.load("other.json", mine.as_bytes()).unwrap_err();
    /// assert_eq!(problems[0].code.word(), "terms_twice");
    /// let problems = catalog.load("card.json", card.as_bytes()).unwrap_err();
    /// assert_eq!(problems[0].code.word(), "terms_bundled");
    /// ```
    ///
    /// # Errors
    /// Everything that is wrong with the bytes; [`Code::TermsBundled`] when terms of that id come with the program;
    /// [`Code::TermsTwice`] when another file gave them. Nothing is changed then.
    pub fn load(&mut self, name: &str, bytes: &[u8]) -> Result<&TermsFile, Vec<Problem>> {
        let (file, place) = TermsFile::read_bytes(bytes)?;
        let other = self.loaded_from.get(&file.id).filter(|other| *other != name);
        let taken = match other {
            Some(other) => Some(Problem::new(Code::TermsTwice, "id").with("first", other)),
            None if self.files.contains_key(&file.id) && !self.loaded_from.contains_key(&file.id) => {
                Some(Problem::new(Code::TermsBundled, "id"))
            }
            None => None,
        };
        if let Some(problem) = taken {
            return Err(vec![Problem { place, ..problem.with("found", &file.id) }]);
        }
        self.forget(name);
        self.loaded_from.insert(file.id.clone(), name.to_owned());
        self.insert(file)
    }

    /// Takes away what a file of that name gave.
    fn forget(&mut self, name: &str) {
        let given = self.loaded_from.iter().find(|(_, file)| *file == name).map(|(id, _)| id.clone());
        if let Some(id) = given {
            self.loaded_from.remove(&id);
            self.files.remove(&id);
        }
    }

    fn insert(&mut self, file: TermsFile) -> Result<&TermsFile, Vec<Problem>> {
        use std::collections::btree_map::Entry;
        match self.files.entry(file.id.clone()) {
            Entry::Vacant(place) => Ok(place.insert(file)),
            Entry::Occupied(there) => {
                Err(vec![Problem::new(Code::TermsBundled, "id").with("found", there.key())])
            }
        }
    }

    /// The name of the file that the terms of an id were loaded from; `None` where they come with the program.
    pub fn source_of(&self, id: &str) -> Option<&str> {
        self.loaded_from.get(id).map(String::as_str)
    }

    /// All files, by id.
    pub fn files(&self) -> impl Iterator<Item = &TermsFile> {
        self.files.values()
    }

    /// The terms of an id.
    pub fn get(&self, id: &str) -> Option<&TermsFile> {
        self.files.get(id)
    }

    /// The kind of the terms that a reference names, pinned or not.
    pub fn kind_of(&self, reference: &str) -> Option<Kind> {
        let id = reference.split_once('@').map_or(reference, |(id, _)| id);
        self.get(id).map(|file| file.kind)
    }

    /// The contract of an account that names `huabei` or `huabei@2024-01-01` and sets some values itself.
    ///
    /// `on` is the account's first day in the run; a pin counts instead of it.
    ///
    /// # Errors
    /// Unknown terms, a bad pin, a day before the terms begin (path `terms`), or an override of a value that contracts of the
    /// kind do not have (path `overrides.…`).
    pub fn resolve(
        &self,
        reference: &str,
        on: Day,
        overrides: &BTreeMap<ValueName, Value>,
    ) -> Result<Resolved, Vec<Problem>> {
        let (file, day) = self.look_up(reference, on).map_err(|problem| vec![problem])?;
        let strangers = strangers(file.kind, overrides);
        if !strangers.is_empty() {
            return Err(strangers);
        }
        let not_yet = || vec![not_yet(file, day)];
        let version = file.version_on(day).filter(|_| day >= file.begins()).ok_or_else(not_yet)?;
        let origins = origins(file, day, overrides);
        let values: Values = origins.iter().map(|(name, origin)| (*name, origin.value.clone())).collect();
        Ok(Resolved {
            id: file.id.clone(),
            version,
            lender: file.lender.clone(),
            group: file.group.clone(),
            kind: file.kind,
            contract: contract(file.kind, &values).map_err(|_| not_yet())?,
            origins,
            changes: Vec::new(),
        })
    }

    fn look_up(&self, reference: &str, on: Day) -> Result<(&TermsFile, Day), Problem> {
        let (id, pin) = match reference.split_once('@') {
            Some((id, pin)) => (id, Some(pin)),
            None => (reference, None),
        };
        let Some(file) = self.get(id) else {
            let problem = Problem::new(Code::UnknownTerms, "terms").with("found", id);
            return Err(suggest(problem, id, self.files.keys().map(String::as_str)));
        };
        match pin.map(Day::parse) {
            None => Ok((file, on)),
            Some(Some(day)) => Ok((file, day)),
            Some(None) => {
                let problem = Problem::new(Code::BadPin, "terms").with("found", pin.unwrap_or_default());
                let example = file.version_on(on).unwrap_or_else(|| file.begins());
                Err(problem.with("instead", format!("{id}@{example}")))
            }
        }
    }
}

fn not_yet(file: &TermsFile, day: Day) -> Problem {
    let problem = Problem::new(Code::TermsNotYet, "terms").with("id", &file.id);
    problem.with("on", day).with("first", file.begins())
}

fn strangers(kind: Kind, overrides: &BTreeMap<ValueName, Value>) -> Vec<Problem> {
    let strange = |name: &&ValueName| !name.belongs_to(kind);
    let problem = |name: &ValueName| {
        Problem::new(Code::ValueNotOfKind, format!("overrides.{}", name.word()))
            .with("name", name.word())
            .with("kind", kind.word())
    };
    let part = |(name, value): (&ValueName, &Value)| Some((*name, value.strange_to(kind)?));
    let parts = overrides.iter().filter_map(part).map(|(name, part)| {
        let problem = Problem::new(Code::ValueNotOfKind, format!("overrides.{}", name.word()));
        problem.with("name", part.word()).with("kind", kind.word())
    });
    overrides.keys().filter(strange).map(problem).chain(parts).collect()
}

fn origins(
    file: &TermsFile,
    day: Day,
    overrides: &BTreeMap<ValueName, Value>,
) -> BTreeMap<ValueName, Origin> {
    let from_file = |name: &ValueName| {
        let dated = file.on(*name, day)?;
        let origin = Origin {
            value: dated.value.clone(),
            from: Some(dated.from),
            source: file.sources.get(&dated.source).cloned(),
            overridden: false,
        };
        Some((*name, origin))
    };
    let silent = |name: ValueName| {
        let origin = Origin { value: name.when_silent()?, from: None, source: None, overridden: false };
        Some((name, origin))
    };
    let overridden = |(name, value): (&ValueName, &Value)| {
        let origin = Origin { value: value.clone(), from: None, source: None, overridden: true };
        (*name, origin)
    };
    let mut origins: BTreeMap<ValueName, Origin> = names_of(file.kind).filter_map(silent).collect();
    origins.extend(file.values.keys().filter_map(from_file));
    origins.extend(overrides.iter().map(overridden));
    origins
}
