//! The one place that carries commands out.

use std::path::{Path, PathBuf};

use eframe::egui::{Context, ViewportCommand, gui_zoom};

use super::built_in;
use super::command::Command;
use super::dialogs::Purpose;
use super::document::Document;
use super::edit::Edit;
use super::edit_account::can_be_removed;
use super::state::{Detail, Dialog, SideTab, Source, Then, UiState, WhyTarget};
use super::window::Window;
use crate::language::{self, Language, Texts};
use crate::reading::Problem;
use crate::scenario::{Loaded, pinned, read, store};

/// Seconds between months while playing.
const STEP_SECONDS: f64 = 0.5;
/// How far back the Why panel remembers.
const MOST_WHYS: usize = 50;

impl Window {
    /// Carries out one command.
    pub(super) fn handle(&mut self, ctx: &Context, command: Command) {
        use Command as C;
        match command {
            C::New => self.unless_dirty(ctx, Then::Open(Source::New)),
            C::PickFile => self.unless_dirty(ctx, Then::PickFile),
            C::AskOpenPath => self.unless_dirty(ctx, Then::AskPath),
            C::Open(source) => self.unless_dirty(ctx, Then::Open(source)),
            C::Quit => self.unless_dirty(ctx, Then::Close),
            C::Proceed(then) => self.proceed(ctx, then),
            C::Save => self.save(ctx, None),
            C::SaveThen(then) => self.save(ctx, Some(then)),
            C::SaveAs => self.dialogs.start(Purpose::Save, self.file_name(), ctx),
            C::AskSavePath => self.ask_save_path(),
            C::SaveTo(path) => self.save_to(ctx, path),
            C::PickTerms => self.dialogs.start(Purpose::Terms, String::new(), ctx),
            C::AskTermsPath => self.state.dialog = Some(Dialog::TermsPath(String::new())),
            C::LoadTerms(path) => self.load_terms(ctx, &path),
            C::Undo => self.step(Document::undo),
            C::Redo => self.step(Document::redo),
            C::Edit(edit) => self.edit(&edit),
            C::EndEdit => self.document.end_step(),
            C::CancelEdit => {
                if self.document.cancel_step() {
                    self.results.drop_previous();
                }
            }
            C::SwitchLanguage => self.switch_language(ctx),
            C::SwitchTheme => {
                self.prefs.is_dark = !self.prefs.is_dark;
                ctx.set_theme(self.prefs.theme());
            }
            C::ZoomIn => gui_zoom::zoom_in(ctx),
            C::ZoomOut => gui_zoom::zoom_out(ctx),
            C::ZoomReset => ctx.set_zoom_factor(1.0),
            C::CloseDialog => {
                self.state.dialog = None;
                self.state.notice = None;
                self.after_save = None;
                self.dialogs.cancel();
            }
            C::ChooseCalculator(calculator) => self.calculators.choose(calculator),
            C::TypeIntoCalculator(field, text) => self.calculators.type_into(field, text),
            C::Play => self.play(ctx),
            other => self.look(other),
        }
    }

    fn edit(&mut self, edit: &Edit) {
        if let Edit::RemoveAccount(place) = edit
            && !can_be_removed(self.document.scenario(), *place)
        {
            let account = self.document.scenario().accounts.get(*place);
            let name = account.map_or("", |account| {
                language::account_name(account, self.results.catalog(), self.prefs.language)
            });
            self.state.notice = Some(language::account_is_named(name, self.prefs.language));
            return;
        }
        if self.document.edit(edit) {
            self.results.keep_as_previous();
        }
        match edit {
            Edit::AddPurchase | Edit::AddIncomeChange => {
                self.state.open = self.document.scenario().events.len().checked_sub(1).map(Detail::Event);
            }
            Edit::AddLoan(account) => {
                let loans =
                    self.document.scenario().accounts.get(*account).map_or(0, |a| a.opening.loans.len());
                self.state.open = loans.checked_sub(1).map(|loan| Detail::Loan(*account, loan));
            }
            Edit::RemoveEvent(_) | Edit::RemoveLoan(..) | Edit::RemoveAccount(_) => self.state.open = None,
            Edit::TryFixed(..) => {
                choose(&mut self.state, self.document.scenario().strategies.len().saturating_sub(1));
            }
            _ => {}
        }
    }

    /// Commands that only change what is looked at.
    fn look(&mut self, command: Command) {
        use Command as C;
        let (strategies, months) = self.counts();
        let width = self.width;
        let state = &mut self.state;
        match command {
            C::SelectStrategy(strategy) => choose(state, strategy),
            C::NextStrategy => choose(state, (state.strategy + 1).min(strategies.saturating_sub(1))),
            C::PreviousStrategy => choose(state, state.strategy.saturating_sub(1)),
            C::SetMonth(month) => state.month = month.min(months.saturating_sub(1)),
            C::PreviousMonth => state.month = state.month.saturating_sub(1),
            C::NextMonth => state.month = (state.month + 1).min(months.saturating_sub(1)),
            C::FirstMonth => state.month = 0,
            C::LastMonth => state.month = months.saturating_sub(1),
            C::ShowTab(tab) => state.tab = tab,
            C::AssessAccount(account) => state.assessed = account,
            C::ShowSide(side) => show_side(state, side),
            C::ShowChart(chart) => state.chart = chart,
            C::Why(target) => ask_why(state, target),
            C::Back if state.why.len() > 1 => drop(state.why.pop()),
            C::ToggleDetail(detail) => {
                state.open = Some(detail).filter(|detail| state.open != Some(*detail));
            }
            C::ToggleParts => state.by_parts = !state.by_parts,
            C::ToggleAllEntries => state.all_entries = !state.all_entries,
            C::ToggleOnlyMonth => state.only_month = !state.only_month,
            C::ToggleLeft => toggle_left(state, width),
            C::ToggleRight => state.right = Some(!state.shows_right(width)),
            C::ShowDialog(dialog) => state.dialog = Some(dialog),
            C::Shortcuts => {
                state.dialog = Some(Dialog::Shortcuts);
                state.guides_opened += 1;
            }
            C::Calculators => state.dialog = Some(Dialog::Calculators),
            C::About => state.dialog = Some(Dialog::About),
            C::CloseNotice => state.notice = None,
            _ => {}
        }
    }

    fn counts(&self) -> (usize, usize) {
        let strategies = self.results.good().map_or(0, |good| good.comparison.runs.len());
        (strategies, self.results.charts().map_or(0, |charts| charts.months.len()))
    }

    fn unless_dirty(&mut self, ctx: &Context, then: Then) {
        if self.document.is_dirty() {
            self.state.dialog = Some(Dialog::Unsaved(then));
        } else {
            self.proceed(ctx, then);
        }
    }

    fn proceed(&mut self, ctx: &Context, then: Then) {
        self.state.dialog = None;
        match then {
            Then::Close => {
                self.may_close = true;
                ctx.send_viewport_cmd(ViewportCommand::Close);
            }
            Then::Open(source) => self.open(source),
            Then::PickFile => self.dialogs.start(Purpose::Open, String::new(), ctx),
            Then::AskPath => self.state.dialog = Some(Dialog::OpenPath(String::new())),
        }
    }

    /// Opens a scenario, or shows what is wrong with it while everything else stays.
    pub(super) fn open(&mut self, source: Source) {
        let catalog = self.results.catalog();
        let loaded = match &source {
            Source::File(path) => store::load(path, catalog),
            Source::BuiltIn(name) => read(built_in::text_of(name).unwrap_or_default(), catalog),
            // what is made here names the newest terms, and which these are
            Source::New => read(built_in::NEW, catalog)
                .map(|loaded| Loaded { scenario: pinned(&loaded.scenario, catalog), ..loaded }),
        };
        match loaded {
            Ok(loaded) => self.take(loaded, source),
            Err(problems) => {
                self.refused = Some(source);
                self.refuse(problems);
            }
        }
    }

    /// Adds terms to those that scenarios may name, and runs the scenario again; what could not be opened is tried again.
    fn load_terms(&mut self, ctx: &Context, path: &Path) {
        self.state.dialog = None;
        let mut catalog = self.results.catalog().clone();
        match store::load_terms(path, &mut catalog) {
            Err(problems) => {
                self.results.set_terms_problems(problems);
                show_side(&mut self.state, SideTab::Problems);
            }
            Ok(ids) => {
                self.results.set_terms_problems(Vec::new());
                self.results.set_catalog(catalog);
                if let Some(source) = self.refused.take() {
                    self.unless_dirty(ctx, Then::Open(source));
                }
                self.state.notice = Some(language::terms_loaded(&ids, self.prefs.language));
            }
        }
    }

    fn take(&mut self, loaded: Loaded, source: Source) {
        if let Source::File(path) = &source {
            self.prefs.remember(path.clone());
        }
        self.refused = None;
        self.document = Document::new(loaded.scenario, source);
        self.results.forget();
        self.results.set_file_problems(Vec::new());
        let (left, right) = (self.state.left, self.state.right);
        self.state = UiState { left, right, begins: true, ..UiState::default() };
    }

    fn refuse(&mut self, problems: Vec<Problem>) {
        self.results.set_file_problems(problems);
        show_side(&mut self.state, SideTab::Problems);
    }

    fn save(&mut self, ctx: &Context, then: Option<Then>) {
        self.state.dialog = None;
        self.after_save = then;
        match self.document.path() {
            Some(path) => self.save_to(ctx, path.to_owned()),
            None => self.dialogs.start(Purpose::Save, self.file_name(), ctx),
        }
    }

    fn save_to(&mut self, ctx: &Context, path: PathBuf) {
        self.state.dialog = None;
        match store::save(&path, self.document.scenario(), self.results.catalog()) {
            Ok(()) => {
                self.results.set_file_problems(Vec::new());
                self.state.notice =
                    Some(language::saved_to(&path.display().to_string(), self.prefs.language));
                self.prefs.remember(path.clone());
                self.document.mark_saved(path);
                if let Some(then) = self.after_save.take() {
                    self.proceed(ctx, then);
                }
            }
            Err(problem) => {
                self.after_save = None;
                self.refuse(vec![problem]);
            }
        }
    }

    /// Asks for a path where the system has no dialog.
    pub(super) fn ask_path(&mut self, purpose: Purpose) {
        self.state.notice = Some(Texts::of(self.prefs.language).no_file_dialog.to_owned());
        match purpose {
            Purpose::Open => self.state.dialog = Some(Dialog::OpenPath(String::new())),
            Purpose::Terms => self.state.dialog = Some(Dialog::TermsPath(String::new())),
            Purpose::Save => self.ask_save_path(),
        }
    }

    fn ask_save_path(&mut self) {
        let path = self.document.path().map_or_else(|| self.file_name(), |path| path.display().to_string());
        self.state.dialog = Some(Dialog::SavePath(path));
    }

    /// A name for the file: that of the last one, or the title.
    fn file_name(&self) -> String {
        let known = self.document.path().and_then(|path| path.file_name());
        let title =
            || format!("{}.json", language::words(&self.document.scenario().title, self.prefs.language));
        known.map_or_else(title, |name| name.to_string_lossy().into_owned())
    }

    /// A step back or forth: what it moved is what was there before, so nothing is compared.
    fn step(&mut self, step: fn(&mut Document)) {
        step(&mut self.document);
        self.results.drop_previous();
    }

    fn switch_language(&mut self, ctx: &Context) {
        self.prefs.language = match self.prefs.language {
            Language::Zh => Language::En,
            Language::En => Language::Zh,
        };
        let title = Texts::of(self.prefs.language).window_title;
        ctx.send_viewport_cmd(ViewportCommand::Title(title.to_owned()));
    }

    fn play(&mut self, ctx: &Context) {
        let now = ctx.input(|input| input.time);
        let months = self.counts().1;
        self.state.next_step = match self.state.next_step {
            Some(_) => None,
            None => {
                if self.state.month + 1 >= months {
                    self.state.month = 0;
                }
                Some(now + STEP_SECONDS)
            }
        };
    }

    /// Steps on while playing, and asks to be woken for the next step.
    pub(super) fn keep_playing(&mut self, ctx: &Context) {
        let Some(next) = self.state.next_step else {
            return;
        };
        let now = ctx.input(|input| input.time);
        if now >= next {
            self.look(Command::NextMonth);
            let is_last = self.state.month + 1 >= self.counts().1;
            self.state.next_step = (!is_last).then_some(now + STEP_SECONDS);
        }
        if let Some(next) = self.state.next_step {
            ctx.request_repaint_after(std::time::Duration::from_secs_f64(
                (next - now).clamp(0.01, STEP_SECONDS),
            ));
        }
    }
}

/// Another strategy: what was asked before is asked of it, where that has a meaning.
fn choose(state: &mut UiState, strategy: usize) {
    state.strategy = strategy;
    let figure = state.why.iter().rev().find_map(|target| match *target {
        WhyTarget::Figure { figure, month, .. } => Some(WhyTarget::Figure { strategy, figure, month }),
        WhyTarget::Strategy(_) => Some(WhyTarget::Strategy(strategy)),
        WhyTarget::Entry { .. } => None,
    });
    state.why = figure.into_iter().collect();
}

fn ask_why(state: &mut UiState, target: WhyTarget) {
    if state.why.last() != Some(&target) {
        state.why.push(target);
        let excess = state.why.len().saturating_sub(MOST_WHYS);
        state.why.drain(..excess);
    }
    show_side(state, SideTab::Why);
}

const fn show_side(state: &mut UiState, side: SideTab) {
    state.side = side;
    state.right = Some(true);
}

/// In a narrow window there is room for one panel beside the charts: the one that was asked for last.
fn toggle_left(state: &mut UiState, width: f32) {
    let shown = !state.shows_left(width);
    state.left = Some(shown);
    if shown && width < super::tokens::size::FOLD_LEFT {
        state.right = Some(false);
    }
}
