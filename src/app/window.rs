//! The window: it holds the model, gives views to read, and carries out what they ask.

use std::path::PathBuf;
use std::time::Instant;

use eframe::egui::{self, Context, Ui, ViewportCommand};

use super::calculators::Calculators;
use super::command::Command;
use super::dialogs::{Answer, Dialogs, Purpose};
use super::document::Document;
use super::probe::{self, Probe, Report};
use super::results::Results;
use super::state::{Dialog, Prefs, Source, Tab, Then, UiState};
use super::tokens::Tokens;
use super::view::AppView;
use super::{built_in, fonts, keys, theme, views};
use crate::language::Texts;
use crate::scenario::{read, store};
use crate::terms::Catalog;

/// The window with everything in it.
pub struct Window {
    pub(super) document: Document,
    pub(super) results: Results,
    pub(super) state: UiState,
    pub(super) prefs: Prefs,
    pub(super) dialogs: Dialogs,
    pub(super) calculators: Calculators,
    /// What goes on once the scenario is saved.
    pub(super) after_save: Option<Then>,
    /// The scenario that could not be opened: it is tried again when terms were loaded.
    pub(super) refused: Option<Source>,
    /// The question about unsaved work was answered: close without asking again.
    pub(super) may_close: bool,
    /// The width of the last frame.
    pub(super) width: f32,
    probe: Option<Probe>,
    /// The description of the last frame, if anybody wants one.
    watched: Option<Option<Report>>,
}

impl Window {
    /// The window as it opens, with a file or with the first built-in scenario.
    pub fn new(
        cc: &eframe::CreationContext<'_>,
        file: Option<PathBuf>,
        catalog: Catalog,
        prefs: Prefs,
        started: Instant,
    ) -> Self {
        let mut window = Self::with_prefs(&cc.egui_ctx, prefs);
        window.results.set_catalog(catalog);
        window.probe = Probe::from_environment(started);
        if let Some(path) = file {
            window.open(source_of(path));
        }
        window
    }

    /// The window with the first built-in scenario, as a user with these preferences sees it.
    pub fn with_prefs(ctx: &Context, prefs: Prefs) -> Self {
        prepare(ctx, &prefs);
        let catalog = Catalog::bundled();
        let results = Results::new(catalog);
        let document = first_document(&results);
        Self {
            document,
            results,
            state: UiState::default(),
            prefs,
            dialogs: Dialogs::default(),
            calculators: Calculators::default(),
            after_save: None,
            refused: None,
            may_close: false,
            width: ctx.content_rect().width(),
            probe: None,
            watched: None,
        }
    }

    /// The scenario on the desk.
    pub const fn document(&self) -> &Document {
        &self.document
    }

    /// The calculators as they are filled in.
    pub const fn calculators(&self) -> &Calculators {
        &self.calculators
    }

    /// What it comes to.
    pub const fn results(&self) -> &Results {
        &self.results
    }

    /// What is looked at.
    pub const fn looked_at(&self) -> &UiState {
        &self.state
    }

    /// What the user prefers.
    pub const fn prefs(&self) -> &Prefs {
        &self.prefs
    }

    /// From now on each frame is described, for tests.
    pub fn watch(&mut self) {
        self.watched = Some(None);
    }

    /// The description of the last frame, while the window is watched.
    pub fn last_report(&self) -> Option<&Report> {
        self.watched.as_ref()?.as_ref()
    }

    fn view(&self) -> AppView<'_> {
        AppView {
            document: &self.document,
            results: &self.results,
            state: &self.state,
            calculators: &self.calculators,
            prefs: &self.prefs,
            texts: Texts::of(self.prefs.language),
            language: self.prefs.language,
            tokens: Tokens::of(self.prefs.theme()),
            is_waiting: self.dialogs.is_waiting(),
            width: self.width,
        }
    }

    /// The answer of the system's dialog, once it is there.
    fn take_answer(&mut self, ctx: &Context) {
        match self.dialogs.poll() {
            Some((Purpose::Open, Answer::Chosen(path))) => self.open(Source::File(path)),
            Some((Purpose::Save, Answer::Chosen(path))) => self.handle(ctx, Command::SaveTo(path)),
            Some((Purpose::Terms, Answer::Chosen(path))) => self.handle(ctx, Command::LoadTerms(path)),
            Some((_, Answer::Cancelled)) => self.after_save = None,
            Some((purpose, Answer::NoDialog)) => self.ask_path(purpose),
            None => {}
        }
    }

    /// Files dropped on the window: the first is opened, a folder or a terms file as terms.
    fn take_dropped(&mut self, ctx: &Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.first().map(|file| file.path().to_owned()));
        if let Some(path) = dropped {
            let is_terms = store::holds_terms(&path);
            let open = |path| Command::Open(Source::File(path));
            self.handle(ctx, if is_terms { Command::LoadTerms(path) } else { open(path) });
        }
    }

    fn guard_close(&mut self, ctx: &Context) {
        let wants_to_close = ctx.input(|input| input.viewport().close_requested());
        if wants_to_close && !self.may_close && self.document.is_dirty() {
            ctx.send_viewport_cmd(ViewportCommand::CancelClose);
            self.state.dialog = Some(Dialog::Unsaved(Then::Close));
        }
    }

    /// Describes the frame for whoever measures it.
    fn describe(&mut self, ctx: &Context, is_unsettled: bool) {
        let view = self.view();
        if self.probe.as_ref().is_some_and(|probe| probe.look(ctx, &view, is_unsettled)) {
            self.probe = None;
        }
        if self.watched.is_some() {
            self.watched = Some(Some(probe::report(ctx, &self.view(), 0)));
        }
    }

    /// Results may have fewer strategies or months than before.
    fn clamp(&mut self) {
        let strategies = self.results.good().map_or(0, |good| good.comparison.runs.len());
        self.state.strategy = self.state.strategy.min(strategies.saturating_sub(1));
        self.results.refresh(&self.document, self.state.strategy);
        let months = self.results.charts().map_or(0, |charts| charts.months.len());
        self.state.month = self.state.month.min(months.saturating_sub(1));
        self.state.why.retain(|target| target.strategy() < strategies);
        self.results.ask(self.state.why.last().copied());
        if self.state.tab == Tab::Rates {
            self.results.ask_rates(self.state.strategy);
        }
        if self.state.tab == Tab::FreeBy {
            self.results.ask_free_by(self.state.strategy, self.state.month);
        }
        let asked = (self.state.tab == Tab::Assess).then_some((self.state.assessed, self.state.strategy));
        self.results.assess(asked, self.state.month);
    }
}

/// The first built-in scenario; a test reads all of them.
#[expect(clippy::expect_used, reason = "the file is part of the program, and a test reads it")]
fn first_document(results: &Results) -> Document {
    let (name, text) = built_in::BUILT_IN[0];
    let loaded = read(text, results.catalog()).expect("a bundled scenario is sound");
    Document::new(loaded.scenario, Source::BuiltIn(name))
}

/// Fonts, styles and theme; also what a test needs before the first pass.
pub fn prepare(ctx: &Context, prefs: &Prefs) {
    fonts::install(ctx);
    theme::install(ctx);
    ctx.set_theme(prefs.theme());
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
}

impl eframe::App for Window {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        self.take_answer(ctx);
        self.take_dropped(ctx);
        self.guard_close(ctx);
        self.results.refresh(&self.document, self.state.strategy);
        self.clamp();
        self.keep_playing(ctx);
        if std::mem::take(&mut self.state.begins) {
            ctx.data_mut(eframe::egui::util::IdTypeMap::clear);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        self.width = ui.content_rect().width();
        let mut commands = Vec::new();
        let view = self.view();
        keys::read(ui, &view, &mut commands);
        views::show(ui, &view, &mut commands);
        let needs_another_frame = !commands.is_empty();
        for command in commands {
            self.handle(ui, command);
        }
        if needs_another_frame {
            ui.request_repaint();
        }
        self.describe(ui, needs_another_frame);
    }

    fn save(&mut self, storage: &mut dyn eframe::Storage) {
        eframe::set_value(storage, eframe::APP_KEY, &self.prefs);
    }

    fn clear_color(&self, _visuals: &egui::Visuals) -> [f32; 4] {
        Tokens::of(self.prefs.theme()).ground.to_normalized_gamma_f32()
    }
}

/// What the argument of the command line names: a file, or a built-in scenario where there is no such file.
fn source_of(path: PathBuf) -> Source {
    let known = built_in::BUILT_IN.iter().find(|(name, _)| path.as_os_str() == *name && !path.exists());
    known.map_or(Source::File(path), |(name, _)| Source::BuiltIn(name))
}
