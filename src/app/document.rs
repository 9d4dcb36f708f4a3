//! The document: a scenario, where it came from, whether it is saved, and the way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::edit::{Edit, EditKey};
use super::state::Source;
use crate::scenario::Scenario;

/// Steps that can be undone.
const MOST_STEPS: usize = 200;

/// The scenario on the desk. The only thing that is saved and undone.
///
/// Always true: `revision` grows with every change of the scenario, also by undo and redo.
#[derive(Clone, Debug)]
pub struct Document {
    scenario: Arc<Scenario>,
    saved: Arc<Scenario>,
    source: Source,
    undo: Vec<Arc<Scenario>>,
    redo: Vec<Arc<Scenario>>,
    /// The number whose edits still belong to the last step.
    open_step: Option<EditKey>,
    revision: u64,
}

impl Document {
    /// A scenario as it was just read.
    pub fn new(scenario: Scenario, source: Source) -> Self {
        let scenario = Arc::new(scenario);
        Self {
            saved: Arc::clone(&scenario),
            scenario,
            source,
            undo: Vec::new(),
            redo: Vec::new(),
            open_step: None,
            revision: 1,
        }
    }

    /// The scenario.
    pub const fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// A number that is another after every change.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// The file that it is in, if any.
    pub fn path(&self) -> Option<&Path> {
        match &self.source {
            Source::File(path) => Some(path),
            Source::BuiltIn(_) | Source::New => None,
        }
    }

    /// Whether it comes with the program.
    pub const fn is_built_in(&self) -> bool {
        matches!(self.source, Source::BuiltIn(_))
    }

    /// Whether it differs from what was read or saved last.
    pub fn is_dirty(&self) -> bool {
        self.scenario != self.saved
    }

    /// Whether there is something to undo.
    pub const fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is something to redo.
    pub const fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }

    /// Applies an edit and says whether it began a new step. Edits of one number under one hand are one step.
    pub fn edit(&mut self, edit: &Edit) -> bool {
        let next = edit.apply(&self.scenario);
        if next == *self.scenario {
            return false;
        }
        let begins = edit.key().is_none() || edit.key() != self.open_step;
        if begins {
            self.undo.push(Arc::clone(&self.scenario));
            let excess = self.undo.len().saturating_sub(MOST_STEPS);
            self.undo.drain(..excess);
        }
        self.redo.clear();
        self.open_step = edit.key();
        self.replace(Arc::new(next));
        begins
    }

    /// The hand let go: the next edit is a step of its own.
    pub const fn end_step(&mut self) {
        self.open_step = None;
    }

    /// The hand lets go and takes back what it did: the step that is open goes without a trace. Says whether one was.
    pub fn cancel_step(&mut self) -> bool {
        let before = self.open_step.take().and_then(|_| self.undo.pop());
        let is_open = before.is_some();
        before.into_iter().for_each(|before| self.replace(before));
        is_open
    }

    /// Goes one step back.
    pub fn undo(&mut self) {
        if let Some(before) = self.undo.pop() {
            self.redo.push(Arc::clone(&self.scenario));
            self.open_step = None;
            self.replace(before);
        }
    }

    /// Goes one step forward again.
    pub fn redo(&mut self) {
        if let Some(after) = self.redo.pop() {
            self.undo.push(Arc::clone(&self.scenario));
            self.open_step = None;
            self.replace(after);
        }
    }

    /// It was written to a file.
    pub fn mark_saved(&mut self, path: PathBuf) {
        self.saved = Arc::clone(&self.scenario);
        self.source = Source::File(path);
    }

    fn replace(&mut self, scenario: Arc<Scenario>) {
        self.scenario = scenario;
        self.revision += 1;
    }
}
