//! Everything that can be asked of the window, in one list. Menus, shortcuts and the help read it.

use std::path::PathBuf;

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::edit::Edit;
use super::state::{ChartChoice, Detail, Dialog, SideTab, Source, Tab, Then, WhyTarget};
use super::view::AppView;
use crate::language::{CalcField, Calculator, Texts};

/// Something that is asked of the window. One place carries it out: `handle`.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// A short new scenario.
    New,
    /// The system's dialog for opening.
    PickFile,
    /// A dialog that asks for a path to open.
    AskOpenPath,
    /// Opens a scenario; asks first when work is not saved.
    Open(Source),
    /// The system's dialog for a terms file.
    PickTerms,
    /// A dialog that asks for the path of a terms file, or of a folder of them.
    AskTermsPath,
    /// Adds the terms of a file or folder to those that scenarios may name.
    LoadTerms(PathBuf),
    /// Writes to the file that it came from, or asks for one.
    Save,
    /// The system's dialog for saving.
    SaveAs,
    /// A dialog that asks for a path to save to.
    AskSavePath,
    /// Writes to a file.
    SaveTo(PathBuf),
    /// Saves, then goes on with what waits behind the question about unsaved work.
    SaveThen(Then),
    /// Closes the window; asks first when work is not saved.
    Quit,
    /// Goes on with what waits behind the question about unsaved work.
    Proceed(Then),
    /// One step back.
    Undo,
    /// One step forward.
    Redo,
    /// Changes the scenario.
    Edit(Edit),
    /// The hand let go of a number.
    EndEdit,
    /// The hand let go of a number and takes back what it did.
    CancelEdit,
    /// Opens or closes the details of something in the left panel.
    ToggleDetail(Detail),
    /// Chooses a strategy.
    SelectStrategy(usize),
    /// The strategy after the chosen one.
    NextStrategy,
    /// The strategy before the chosen one.
    PreviousStrategy,
    /// Puts the cursor on a month.
    SetMonth(usize),
    /// One month back.
    PreviousMonth,
    /// One month on.
    NextMonth,
    /// To the first month.
    FirstMonth,
    /// To the last month.
    LastMonth,
    /// Steps month by month, or stops.
    Play,
    /// A tab below the charts.
    ShowTab(Tab),
    /// The account whose limit is assessed.
    AssessAccount(usize),
    /// A tab of the right panel.
    ShowSide(SideTab),
    /// Which chart fills a low window.
    ShowChart(ChartChoice),
    /// Asks a figure for its Why.
    Why(WhyTarget),
    /// Back to the Why before.
    Back,
    /// Debt by strategy, or by component of the chosen one.
    ToggleParts,
    /// The ledger of one month, or of the whole run.
    ToggleOnlyMonth,
    /// All entries of a figure, or the first few.
    ToggleAllEntries,
    /// Shows or folds the left panel.
    ToggleLeft,
    /// Shows or folds the right panel.
    ToggleRight,
    /// The other language.
    SwitchLanguage,
    /// The other theme.
    SwitchTheme,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as designed.
    ZoomReset,
    /// Opens a dialog.
    ShowDialog(Dialog),
    /// The calculators.
    Calculators,
    /// Another of the calculators.
    ChooseCalculator(Calculator),
    /// Another text in a field of the calculator.
    TypeIntoCalculator(CalcField, String),
    /// All commands with their shortcuts.
    Shortcuts,
    /// What this program is.
    About,
    /// Closes the dialog, or stops waiting for the system's.
    CloseDialog,
    /// The notice was read.
    CloseNotice,
}

/// A menu of the menu bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Menu {
    /// File.
    File,
    /// Edit.
    Edit,
    /// View.
    View,
    /// Tools.
    Tools,
    /// Help.
    Help,
}

impl Menu {
    /// All menus, in the order of the bar.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::View, Self::Tools, Self::Help];

    /// What it is called.
    pub const fn label(self, texts: &Texts) -> &'static str {
        match self {
            Self::File => texts.file,
            Self::Edit => texts.edit,
            Self::View => texts.view,
            Self::Tools => texts.tools,
            Self::Help => texts.help,
        }
    }

    /// Its commands in groups; lists of scenarios and files follow in the view.
    pub const fn groups(self) -> &'static [&'static [Command]] {
        use Command as C;
        match self {
            Self::File => &[
                &[C::New, C::PickFile, C::AskOpenPath],
                &[C::PickTerms, C::AskTermsPath],
                &[C::Save, C::SaveAs, C::AskSavePath],
                &[C::Quit],
            ],
            Self::Edit => &[&[C::Undo, C::Redo]],
            Self::View => &[
                &[C::PreviousMonth, C::NextMonth, C::FirstMonth, C::LastMonth, C::Play],
                &[C::PreviousStrategy, C::NextStrategy, C::ToggleParts],
                &[C::ToggleLeft, C::ToggleRight],
                &[C::ZoomIn, C::ZoomOut, C::ZoomReset],
                &[C::SwitchTheme, C::SwitchLanguage],
            ],
            Self::Tools => &[&[C::Calculators]],
            Self::Help => &[&[C::Shortcuts, C::About]],
        }
    }
}

const CTRL: Modifiers = Modifiers::COMMAND;
const CTRL_SHIFT: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);
const ALT: Modifiers = Modifiers::ALT;

impl Command {
    /// What it is called. Every command has a name, so that help and screen readers can say it.
    pub fn label(&self, texts: &Texts) -> &'static str {
        match self {
            Self::New => texts.new_scenario,
            Self::PickFile | Self::Open(_) => texts.open,
            Self::AskOpenPath => texts.open_path,
            Self::PickTerms | Self::LoadTerms(_) => texts.load_terms,
            Self::AskTermsPath => texts.load_terms_path,
            Self::Save | Self::SaveTo(_) | Self::SaveThen(_) => texts.save,
            Self::SaveAs => texts.save_as,
            Self::AskSavePath => texts.save_path,
            Self::Quit => texts.quit,
            Self::Proceed(_) => texts.dont_save,
            Self::Undo => texts.undo,
            Self::Redo => texts.redo,
            Self::Edit(_) | Self::EndEdit | Self::CancelEdit | Self::ToggleDetail(_) => texts.edit,
            Self::SelectStrategy(_) => texts.strategy,
            Self::NextStrategy => texts.next_strategy,
            Self::PreviousStrategy => texts.previous_strategy,
            Self::SetMonth(_) => texts.month,
            Self::PreviousMonth => texts.previous_month,
            Self::NextMonth => texts.next_month,
            Self::FirstMonth => texts.first_month,
            Self::LastMonth => texts.last_month,
            Self::Play => texts.play,
            Self::ShowTab(tab) => tab_name(*tab, texts),
            Self::AssessAccount(_) => texts.assess,
            Self::ShowSide(side) => side_name(*side, texts),
            Self::ShowChart(ChartChoice::Debt) => texts.debt,
            Self::ShowChart(ChartChoice::Score) => texts.score,
            Self::Why(_) => texts.why,
            Self::Back => texts.back,
            Self::ToggleParts => texts.debt_parts,
            Self::ToggleOnlyMonth => texts.this_month_only,
            Self::ToggleAllEntries => texts.show_all,
            Self::ToggleLeft => texts.scenario_panel,
            Self::ToggleRight => texts.why_panel,
            Self::SwitchLanguage => texts.switch_language,
            Self::SwitchTheme => texts.switch_theme,
            Self::ZoomIn => texts.zoom_in,
            Self::ZoomOut => texts.zoom_out,
            Self::ZoomReset => texts.zoom_reset,
            Self::Calculators | Self::ChooseCalculator(_) | Self::TypeIntoCalculator(..) => texts.calculators,
            Self::ShowDialog(_) | Self::Shortcuts => texts.shortcuts,
            Self::About => texts.about,
            Self::CloseDialog | Self::CloseNotice => texts.close,
        }
    }

    /// Its keys.
    pub const fn shortcut(&self) -> Option<KeyboardShortcut> {
        let (modifiers, key) = match self {
            Self::New => (CTRL, Key::N),
            Self::PickFile => (CTRL, Key::O),
            Self::AskOpenPath => (CTRL_SHIFT, Key::O),
            Self::Save => (CTRL, Key::S),
            Self::SaveAs => (CTRL_SHIFT, Key::S),
            Self::Quit => (CTRL, Key::Q),
            Self::Undo => (CTRL, Key::Z),
            Self::Redo => (CTRL_SHIFT, Key::Z),
            Self::NextStrategy => (ALT, Key::ArrowDown),
            Self::PreviousStrategy => (ALT, Key::ArrowUp),
            Self::PreviousMonth => (Modifiers::NONE, Key::ArrowLeft),
            Self::NextMonth => (Modifiers::NONE, Key::ArrowRight),
            Self::FirstMonth => (Modifiers::NONE, Key::Home),
            Self::LastMonth => (Modifiers::NONE, Key::End),
            Self::Play => (CTRL, Key::P),
            Self::Back => (ALT, Key::ArrowLeft),
            Self::ToggleParts => (CTRL, Key::D),
            Self::ToggleLeft => (CTRL, Key::L),
            Self::ToggleRight => (CTRL, Key::R),
            Self::SwitchLanguage => (CTRL, Key::E),
            Self::SwitchTheme => (CTRL, Key::T),
            Self::ZoomIn => (CTRL, Key::Plus),
            Self::ZoomOut => (CTRL, Key::Minus),
            Self::ZoomReset => (CTRL, Key::Num0),
            Self::Calculators => (CTRL, Key::K),
            Self::Shortcuts => (Modifiers::NONE, Key::F1),
            Self::AskSavePath
            | Self::PickTerms
            | Self::AskTermsPath
            | Self::LoadTerms(_)
            | Self::Open(_)
            | Self::SaveTo(_)
            | Self::SaveThen(_)
            | Self::Proceed(_)
            | Self::Edit(_)
            | Self::EndEdit
            | Self::CancelEdit
            | Self::ToggleDetail(_)
            | Self::SelectStrategy(_)
            | Self::SetMonth(_)
            | Self::ShowTab(_)
            | Self::AssessAccount(_)
            | Self::ShowSide(_)
            | Self::ShowChart(_)
            | Self::Why(_)
            | Self::ToggleOnlyMonth
            | Self::ToggleAllEntries
            | Self::ShowDialog(_)
            | Self::ChooseCalculator(_)
            | Self::TypeIntoCalculator(..)
            | Self::About
            | Self::CloseDialog
            | Self::CloseNotice => return None,
        };
        Some(KeyboardShortcut::new(modifiers, key))
    }

    /// Whether it can be done now.
    pub fn is_enabled(&self, view: &AppView<'_>) -> bool {
        match self {
            Self::Save => view.document.is_dirty() || view.document.path().is_none(),
            Self::Undo => view.document.can_undo(),
            Self::Redo => view.document.can_redo(),
            Self::PreviousMonth | Self::FirstMonth => view.state.month > 0,
            Self::NextMonth | Self::LastMonth => view.state.month + 1 < view.month_count(),
            Self::Play => view.month_count() > 1,
            Self::NextStrategy => view.state.strategy + 1 < view.strategy_count(),
            Self::PreviousStrategy => view.state.strategy > 0,
            Self::Back => view.state.why.len() > 1,
            _ => true,
        }
    }

    /// Every command that menus or keys can give.
    pub fn all() -> impl Iterator<Item = &'static Self> {
        const WITHOUT_MENU: &[Command] = &[Command::Back];
        let groups = Menu::ALL.into_iter().flat_map(|menu| menu.groups().iter().copied());
        groups.flatten().chain(WITHOUT_MENU)
    }
}

/// What a tab below the charts is called.
pub const fn tab_name(tab: Tab, texts: &Texts) -> &'static str {
    match tab {
        Tab::Compare => texts.compare,
        Tab::Months => texts.by_month,
        Tab::Statements => texts.statements,
        Tab::Ledger => texts.ledger,
        Tab::Rates => texts.rates,
        Tab::FreeBy => texts.free_by,
        Tab::Assess => texts.assess,
    }
}

/// What a tab of the right panel is called.
pub const fn side_name(side: SideTab, texts: &Texts) -> &'static str {
    match side {
        SideTab::Why => texts.why,
        SideTab::Statement => texts.statement,
        SideTab::Problems => texts.problems,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_commands_share_keys() {
        let keys: Vec<KeyboardShortcut> = Command::all().filter_map(Command::shortcut).collect();
        for (place, key) in keys.iter().enumerate() {
            assert!(!keys.iter().skip(place + 1).any(|other| other == key), "{key:?}");
        }
    }
}
