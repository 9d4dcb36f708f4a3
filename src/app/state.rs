//! What the window remembers: what is looked at (never undone, never saved) and what the user prefers (saved).

use std::path::PathBuf;

use eframe::egui::Theme;
use serde::{Deserialize, Serialize};

use super::edit_help::HelpAt;
use super::tokens::size;
use crate::analysis::FigureId;
use crate::language::Language;

/// A tab below the charts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// All strategies side by side.
    #[default]
    Compare,
    /// The chosen run month by month.
    Months,
    /// Its bills.
    Statements,
    /// Its entries.
    Ledger,
    /// What its debts cost a year.
    Rates,
    /// What a limit depends on.
    Assess,
    /// What ends all debt by a month.
    FreeBy,
}

impl Tab {
    /// All tabs, in the order of the screen.
    pub const ALL: [Self; 7] = [
        Self::Compare,
        Self::Months,
        Self::Statements,
        Self::Ledger,
        Self::Rates,
        Self::FreeBy,
        Self::Assess,
    ];
}

/// A tab of the right panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum SideTab {
    /// Why a figure is what it is.
    #[default]
    Why,
    /// Bills of the month under the cursor.
    Statement,
    /// What is wrong with the file.
    Problems,
}

impl SideTab {
    /// All tabs, in the order of the screen.
    pub const ALL: [Self; 3] = [Self::Why, Self::Statement, Self::Problems];
}

/// Which of the two charts fills a low window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChartChoice {
    /// Debt.
    #[default]
    Debt,
    /// Score.
    Score,
}

/// What the Why panel speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyTarget {
    /// What a strategy does.
    Strategy(usize),
    /// A figure of a run, of one month (by place) or of the whole.
    Figure {
        /// The strategy.
        strategy: usize,
        /// The figure.
        figure: FigureId,
        /// The place of the month.
        month: Option<usize>,
    },
    /// An entry of a run's ledger.
    Entry {
        /// The strategy.
        strategy: usize,
        /// Its place in the ledger.
        entry: usize,
    },
}

impl WhyTarget {
    /// The strategy that it is about.
    pub const fn strategy(self) -> usize {
        match self {
            Self::Strategy(strategy) | Self::Figure { strategy, .. } | Self::Entry { strategy, .. } => {
                strategy
            }
        }
    }
}

/// What of the left panel has its details open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Detail {
    /// An event, by its place.
    Event(usize),
    /// An income.
    Income(usize),
    /// A living cost.
    Cost(usize),
    /// An opening loan: account, loan.
    Loan(usize, usize),
    /// A campaign or a coupon.
    Help(HelpAt),
}

/// A dialog over the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// The scenario is not saved, and something would replace or close it.
    Unsaved(Then),
    /// A path to open.
    OpenPath(String),
    /// A path to save to.
    SavePath(String),
    /// A terms file, or a folder of them, to load.
    TermsPath(String),
    /// The calculators.
    Calculators,
    /// All commands with their shortcuts.
    Shortcuts,
    /// What this program is.
    About,
}

/// What happens after the question about unsaved work.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    /// The window closes.
    Close,
    /// Another scenario is opened.
    Open(Source),
    /// The system's dialog for opening is shown.
    PickFile,
    /// The dialog for a path is shown.
    AskPath,
}

/// Where a scenario comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file.
    File(PathBuf),
    /// One that comes with the program, by its name.
    BuiltIn(&'static str),
    /// A short new one.
    New,
}

/// What is looked at.
#[derive(Clone, Debug)]
pub struct UiState {
    /// The chosen strategy.
    pub strategy: usize,
    /// The month under the cursor.
    pub month: usize,
    /// The tab below the charts.
    pub tab: Tab,
    /// The account whose limit is assessed.
    pub assessed: usize,
    /// The tab of the right panel.
    pub side: SideTab,
    /// What the Why panel speaks of, with the way back.
    pub why: Vec<WhyTarget>,
    /// Whether debt is shown by component.
    pub by_parts: bool,
    /// Which chart fills a low window.
    pub chart: ChartChoice,
    /// What has its details open.
    pub open: Option<Detail>,
    /// Whether the ledger shows the month under the cursor only.
    pub only_month: bool,
    /// Whether a figure lists all its entries.
    pub all_entries: bool,
    /// When the next month is shown, while playing.
    pub next_step: Option<f64>,
    /// The left panel as the user wants it; by width when not said.
    pub left: Option<bool>,
    /// The right panel as the user wants it; by width when not said.
    pub right: Option<bool>,
    /// The dialog that is open.
    pub dialog: Option<Dialog>,
    /// Something that was just done or could not be done, in one sentence.
    pub notice: Option<String>,
    /// How often the guide was opened: each time it begins at its top.
    pub guides_opened: u32,
    /// Another scenario is on the desk: lists and panels begin at their tops.
    pub begins: bool,
}

impl Default for UiState {
    /// The first strategy at the first month, with the Why of its cost.
    fn default() -> Self {
        Self {
            strategy: 0,
            month: 0,
            tab: Tab::default(),
            assessed: 0,
            side: SideTab::default(),
            why: vec![WhyTarget::Figure { strategy: 0, figure: FigureId::Cost, month: None }],
            by_parts: false,
            chart: ChartChoice::default(),
            open: None,
            only_month: false,
            all_entries: false,
            next_step: None,
            left: None,
            right: None,
            dialog: None,
            notice: None,
            guides_opened: 0,
            begins: false,
        }
    }
}

impl UiState {
    /// Whether the left panel is shown in a window of this width.
    pub fn shows_left(&self, width: f32) -> bool {
        let squeezed = width < size::FOLD_LEFT && self.right == Some(true);
        self.left.unwrap_or(width >= size::FOLD_LEFT) && !squeezed
    }

    /// Whether the right panel is shown in a window of this width.
    pub fn shows_right(&self, width: f32) -> bool {
        self.right.unwrap_or(width >= size::FOLD_RIGHT)
    }
}

/// What is kept between sessions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prefs {
    /// The language.
    pub language: Language,
    /// Whether the dark theme is on.
    pub is_dark: bool,
    /// Files opened or saved, the newest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Prefs {
    fn default() -> Self {
        Self { language: Language::Zh, is_dark: false, recent: Vec::new() }
    }
}

/// Files kept in the list of recent ones.
const MOST_RECENT: usize = 8;

impl Prefs {
    /// The theme.
    pub const fn theme(&self) -> Theme {
        if self.is_dark { Theme::Dark } else { Theme::Light }
    }

    /// Puts a file first in the list of recent ones.
    pub fn remember(&mut self, path: PathBuf) {
        self.recent.retain(|known| *known != path);
        self.recent.insert(0, path);
        self.recent.truncate(MOST_RECENT);
    }
}
