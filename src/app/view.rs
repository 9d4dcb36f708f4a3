//! What views are given: everything to read, nothing to change.

use super::calculators::Calculators;
use super::document::Document;
use super::results::{Good, Results};
use super::state::{Prefs, UiState};
use super::tokens::Tokens;
use crate::analysis::Summary;
use crate::language::{self, Language, Texts, strategy_at};
use crate::scenario::{Account, Scenario};
use crate::simulation::{MonthRow, Run};
use crate::terms::Resolved;

/// The window's model as views see it. Views read it and push commands; they change nothing.
#[derive(Clone, Copy)]
pub struct AppView<'a> {
    /// The scenario on the desk.
    pub document: &'a Document,
    /// What it comes to.
    pub results: &'a Results,
    /// What is looked at.
    pub state: &'a UiState,
    /// The calculators as they are filled in.
    pub calculators: &'a Calculators,
    /// What the user prefers.
    pub prefs: &'a Prefs,
    /// Fixed texts in the user's language.
    pub texts: &'static Texts,
    /// The user's language.
    pub language: Language,
    /// Colours of the theme.
    pub tokens: &'static Tokens,
    /// Whether a dialog of the system is open.
    pub is_waiting: bool,
    /// The width of the window.
    pub width: f32,
}

impl<'a> AppView<'a> {
    /// The scenario being edited.
    pub fn scenario(&self) -> &'a Scenario {
        self.document.scenario()
    }

    /// The last good result.
    pub const fn good(&self) -> Option<&'a Good> {
        self.results.good()
    }

    /// The run of a strategy.
    pub fn run_of(&self, strategy: usize) -> Option<&'a Run> {
        self.good()?.comparison.runs.get(strategy)
    }

    /// The run of the chosen strategy.
    pub fn run(&self) -> Option<&'a Run> {
        self.run_of(self.state.strategy)
    }

    /// The summary of the chosen strategy.
    pub fn summary(&self) -> Option<&'a Summary> {
        self.good()?.comparison.summaries.get(self.state.strategy)
    }

    /// The summary of a strategy.
    pub fn summary_of(&self, strategy: usize) -> Option<&'a Summary> {
        self.good()?.comparison.summaries.get(strategy)
    }

    /// The month under the cursor, of the chosen run.
    pub fn month(&self) -> Option<&'a MonthRow> {
        self.run()?.months.get(self.state.month)
    }

    /// Months along the flat axis.
    pub fn month_count(&self) -> usize {
        self.results.charts().map_or(0, |charts| charts.months.len())
    }

    /// Strategies of the last good result.
    pub fn strategy_count(&self) -> usize {
        self.good().map_or(0, |good| good.comparison.runs.len())
    }

    /// The contract of an account.
    pub fn terms(&self, account: usize) -> Option<&'a Resolved> {
        self.good()?.terms.get(account)
    }

    /// What an account is called: by the scenario, or else by its terms.
    pub fn account_name(&self, account: &Account) -> String {
        language::account_name(account, self.results.catalog(), self.language).to_owned()
    }

    /// What the account of an id is called.
    pub fn name_of(&self, id: &str) -> String {
        let account = self.scenario().accounts.iter().find(|account| account.id == id);
        account.map_or_else(|| id.to_owned(), |account| self.account_name(account))
    }

    /// The name of a strategy of the last good result.
    pub fn strategy_name(&self, strategy: usize) -> String {
        self.good().map_or_else(String::new, |good| strategy_at(&good.scenario, strategy, self.language))
    }
}
