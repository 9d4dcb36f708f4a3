//! From keys to commands.

use eframe::egui::{Key, Modifiers, Ui};

use super::command::Command;
use super::view::AppView;

/// Commands whose keys were pressed. While a text is typed, keys that type or edit belong to the text.
pub fn read(ui: &Ui, view: &AppView<'_>, out: &mut Vec<Command>) {
    if view.state.dialog.is_some() {
        return;
    }
    let is_typing = ui.text_edit_focused();
    let has_focus = ui.memory(|memory| memory.focused().is_some());
    let mut commands: Vec<&Command> = Command::all().collect();
    // Longer chords first: Ctrl+Shift+Z must not be taken for Ctrl+Z.
    commands.sort_by_key(|command| command.shortcut().is_none_or(|keys| !keys.modifiers.shift));
    for command in commands {
        let Some(keys) = command.shortcut() else {
            continue;
        };
        let is_bare = keys.modifiers == Modifiers::NONE && keys.logical_key != Key::F1;
        let belongs_to_text =
            is_typing && (is_bare || keys.conflicts_with_text_editing() || is_undo(command));
        // Arrows move the focus between widgets once the keyboard is used for that.
        let belongs_to_focus = is_bare && has_focus;
        if belongs_to_text || belongs_to_focus || !command.is_enabled(view) {
            continue;
        }
        if ui.input_mut(|input| input.consume_shortcut(&keys)) {
            out.push(command.clone());
        }
    }
}

const fn is_undo(command: &Command) -> bool {
    matches!(command, Command::Undo | Command::Redo)
}
