//! What every text says whose figures hypothetical arrangements have a part in.

use super::paragraph::paragraph;
use super::source::Ready;
use crate::language::{self, Language};

/// The arrangements that are switched on, labelled, each with what it does; empty where none is.
pub fn text(ready: &Ready, language: Language) -> String {
    let Some(line) = language::ideas_line(&ready.scenario, language) else { return String::new() };
    let name = |id: &str| ready.account(id).map_or(id, |place| ready.account_name(place)).to_owned();
    let texts = ready.scenario.ideas.iter().map(|idea| language::idea_text(idea, &name, language));
    paragraph("", &line) + &texts.map(|text| paragraph("  · ", &text)).collect::<String>()
}
