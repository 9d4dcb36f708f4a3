//! The system's file dialogs, in a thread of their own, one at a time.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::time::{Duration, Instant};

use eframe::egui::Context;

/// What a dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A file to read.
    Open,
    /// A file to write.
    Save,
    /// A terms file to load.
    Terms,
}

/// What came of a dialog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A file was named.
    Chosen(PathBuf),
    /// The user went back.
    Cancelled,
    /// The system has no dialog to show.
    NoDialog,
}

/// Nobody closes a dialog so soon after asking for it: it was never there.
const TOO_SOON: Duration = Duration::from_millis(400);

/// The dialog that is open, if any.
#[derive(Debug, Default)]
pub struct Dialogs {
    waiting: Option<(Purpose, Receiver<Answer>)>,
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
            let asked = Instant::now();
            let path = ask(purpose, file_name);
            // Nobody listens any more after a cancel: the answer is then nobody's.
            sender.send(answer(path, asked.elapsed())).ok();
            ctx.request_repaint();
        });
        self.waiting = Some((purpose, receiver));
    }

    /// Stops waiting; a dialog that comes late is ignored.
    pub fn cancel(&mut self) {
        self.waiting = None;
    }

    /// The answer, once it is there.
    pub fn poll(&mut self) -> Option<(Purpose, Answer)> {
        let (purpose, receiver) = self.waiting.as_ref()?;
        let answer = match receiver.try_recv() {
            Ok(answer) => Some((*purpose, answer)),
            Err(TryRecvError::Disconnected) => Some((*purpose, Answer::NoDialog)),
            Err(TryRecvError::Empty) => None,
        };
        if answer.is_some() {
            self.waiting = None;
        }
        answer
    }
}

fn answer(path: Option<PathBuf>, after: Duration) -> Answer {
    match path {
        Some(path) => Answer::Chosen(path),
        None if after < TOO_SOON => Answer::NoDialog,
        None => Answer::Cancelled,
    }
}

fn ask(purpose: Purpose, file_name: String) -> Option<PathBuf> {
    let dialog = rfd::FileDialog::new().add_filter("JSON", &["json"]);
    match purpose {
        Purpose::Open | Purpose::Terms => dialog.pick_file(),
        Purpose::Save => dialog.set_file_name(file_name).save_file(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialog_that_is_gone_at_once_was_never_there() {
        assert_eq!(answer(None, Duration::from_millis(20)), Answer::NoDialog);
        assert_eq!(answer(None, Duration::from_secs(2)), Answer::Cancelled);
        let path = PathBuf::from("a.json");
        assert_eq!(answer(Some(path.clone()), Duration::ZERO), Answer::Chosen(path));
    }
}
