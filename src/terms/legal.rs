//! Annual rates that laws and authorities name, as dated data with their sources: marks to look at beside a rate.
//!
//! They say nothing of a contract. Which line a court or an authority holds a lender to depends on what kind of lender it is,
//! on the day of the contract, and on the case.

use std::collections::BTreeMap;

use super::file::{Source, sources};
use crate::calendar::Day;
use crate::rate::Rate;
use crate::reading::Problem;
use crate::reading::decode::Item;
use crate::reading::header;
use crate::reading::json::Document;
use crate::reading::number::{rate, small};
use crate::reading::place::Notes;
use crate::reading::texts::{day, id, words};
use crate::words::Words;

/// The `format` of the file.
const FORMAT: &str = "mingzhang/legal_lines";
/// The newest `version` that can be read.
const VERSION: u32 = 1;
/// The file that comes with the program.
const BUNDLED: &str = include_str!("../../assets/rates/legal_lines.json");

/// Lines and the rate that some of them are multiples of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LegalLines {
    sources: BTreeMap<String, Source>,
    lpr: Vec<DatedRate>,
    lines: Vec<Line>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct DatedRate {
    from: Day,
    rate: Rate,
    source: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    id: String,
    name: Words,
    from: Day,
    until: Option<Day>,
    level: Level,
    source: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Level {
    Fixed(Rate),
    TimesLpr(u8),
}

/// A line as it stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LegalLine<'l> {
    /// Its id.
    pub id: &'l str,
    /// Of what it speaks.
    pub name: &'l Words,
    /// The annual rate.
    pub rate: Rate,
    /// How often it holds the one-year LPR, where it does, with that LPR.
    pub times_lpr: Option<(u8, Rate)>,
    /// Where it comes from.
    pub source: Option<&'l Source>,
}

impl LegalLines {
    /// The lines that come with the program.
    pub fn bundled() -> Self {
        // a test reads the bundled file
        Self::read(BUNDLED).unwrap_or_default()
    }

    /// Reads a file of lines.
    ///
    /// # Errors
    /// Everything that is wrong with it, each with its place.
    pub fn read(text: &str) -> Result<Self, Vec<Problem>> {
        let document = Document::parse(text)?;
        let notes = Notes::default();
        match document.read(&notes, file) {
            Some(file) if notes.is_empty() => Ok(file),
            _ => Err(notes.into_problems(document.text)),
        }
    }

    /// The one-year LPR of a day, with its source; `None` before the first that the file knows.
    pub fn lpr_on(&self, day: Day) -> Option<(Rate, Option<&Source>)> {
        let dated = self.lpr.iter().rfind(|dated| dated.from <= day)?;
        Some((dated.rate, self.sources.get(&dated.source)))
    }

    /// The lines of a day, in the order of the file.
    ///
    /// ```
    /// use mingzhang::{calendar::Day, terms::LegalLines};
    /// let lines = LegalLines::bundled();
    /// let of = |day| -> Vec<_> {
    ///     lines.on(Day::parse(day).unwrap()).iter().map(|line| format!("{} {}", line.id, line.rate)).collect()
    /// };
    /// assert_eq!(of("2019-01-01"), ["private_24 0.24", "private_36 0.36"]);
    /// assert_eq!(of("2020-08-20"), ["private_four_lpr 0.154"]);
    /// ```
    pub fn on(&self, day: Day) -> Vec<LegalLine<'_>> {
        let holds = |line: &&Line| line.from <= day && line.until.is_none_or(|until| day <= until);
        self.lines.iter().filter(holds).filter_map(|line| self.line(line, day)).collect()
    }

    fn line<'l>(&'l self, line: &'l Line, day: Day) -> Option<LegalLine<'l>> {
        let (rate, times_lpr) = match line.level {
            Level::Fixed(rate) => (rate, None),
            Level::TimesLpr(times) => {
                let (lpr, _) = self.lpr_on(day)?;
                (Rate::from_units(lpr.units() * i64::from(times)), Some((times, lpr)))
            }
        };
        let source = self.sources.get(&line.source);
        Some(LegalLine { id: &line.id, name: &line.name, rate, times_lpr, source })
    }
}

fn file(item: Item<'_, '_>) -> Option<LegalLines> {
    let fields = item.object(&["format", "version", "sources", "lpr_1y", "lines"])?;
    header::check(&fields, FORMAT, VERSION)?;
    Some(LegalLines {
        sources: fields.required("sources", sources)?,
        lpr: fields.required("lpr_1y", |item| item.list(dated))?,
        lines: fields.required("lines", |item| item.list(line))?,
    })
}

fn dated(item: Item<'_, '_>) -> Option<DatedRate> {
    let fields = item.object(&["from", "rate", "source"])?;
    Some(DatedRate {
        from: fields.required("from", day)?,
        rate: fields.required("rate", rate)?,
        source: fields.required("source", |item| item.text().map(str::to_owned))?,
    })
}

fn line(item: Item<'_, '_>) -> Option<Line> {
    let fields = item.object(&["id", "name", "from", "until", "rate", "times_lpr_1y", "source"])?;
    let level = if fields.has("rate") {
        Level::Fixed(fields.required("rate", rate)?)
    } else {
        Level::TimesLpr(fields.required("times_lpr_1y", |item| small(item, 1, 10))?)
    };
    Some(Line {
        id: fields.required("id", id)?,
        name: fields.required("name", words)?,
        from: fields.required("from", day)?,
        until: fields.optional("until", day)?,
        level,
        source: fields.required("source", |item| item.text().map(str::to_owned))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_file_is_sound_and_in_order() {
        let lines = LegalLines::read(BUNDLED).unwrap();
        assert!(lines.lpr.windows(2).all(|pair| pair[0].from < pair[1].from));
        let keys =
            lines.lpr.iter().map(|dated| &dated.source).chain(lines.lines.iter().map(|line| &line.source));
        keys.for_each(|key| assert!(lines.sources.contains_key(key), "{key}"));
        assert_eq!(lines.on(Day::parse("2026-01-01").unwrap()).len(), 3);
        assert_eq!(lines.lpr_on(Day::parse("2010-01-01").unwrap()), None);
    }
}
