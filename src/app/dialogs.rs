//! The system's file dialogs, in a thread of their own, one at a time.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};

use eframe::egui::Context;

/// What a dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A file to read.
    Open,
    /// A file to write.
    Save,
}

/// The dialog that is open, if any.
#[derive(Debug, Default)]
pub struct Dialogs {
    waiting: Option<(Purpose, Receiver<Option<PathBuf>>)>,
}

impl Dialogs {
    /// Whether the system's dialog is open, or was asked for.
    pub const fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Opens a dialog unless one is open. The answer wakes the window.
    pub fn start(&mut self, purpose: Purpose, file_name: String, ctx: &Context) {
        if self.is_waiting() {
            return;
        }
        let (sender, receiver) = channel();
        let ctx = ctx.clone();
        std::thread::spawn(move || {
            // Nobody listens any more after a cancel: the answer is then nobody's.
            sender.send(ask(purpose, file_name)).ok();
            ctx.request_repaint();
        });
        self.waiting = Some((purpose, receiver));
    }

    /// Stops waiting; a dialog that comes late is ignored.
    pub fn cancel(&mut self) {
        self.waiting = None;
    }

    /// The answer, once it is there: a path, or nothing when cancelled or when the system has no dialog.
    pub fn poll(&mut self) -> Option<(Purpose, Option<PathBuf>)> {
        let (purpose, receiver) = self.waiting.as_ref()?;
        let answer = match receiver.try_recv() {
            Ok(path) => Some((*purpose, path)),
            Err(TryRecvError::Disconnected) => Some((*purpose, None)),
            Err(TryRecvError::Empty) => None,
        };
        if answer.is_some() {
            self.waiting = None;
        }
        answer
    }
}

fn ask(purpose: Purpose, file_name: String) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().add_filter("JSON", &["json"]);
    match purpose {
        Purpose::Open => dialog.pick_file(),
        Purpose::Save => dialog.set_file_name(file_name).save_file(),
    }
}
