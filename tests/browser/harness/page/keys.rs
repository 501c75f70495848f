//! The names of keys.

use thirtyfour::Key;

/// The keys of a combination: `Ctrl+k` is two keys, `+` is one.
#[track_caller]
pub(super) fn parse(combination: &str) -> Vec<char> {
    match combination {
        "+" => vec!['+'],
        _ => combination.split('+').map(key).collect(),
    }
}

#[track_caller]
fn key(name: &str) -> char {
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => letter,
        _ => named(name).unwrap_or_else(|| panic!("no key is called “{name}”")).value(),
    }
}

fn named(name: &str) -> Option<Key> {
    Some(match name {
        "Ctrl" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => Key::Space,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "ArrowLeft" => Key::Left,
        "ArrowRight" => Key::Right,
        "ArrowUp" => Key::Up,
        "ArrowDown" => Key::Down,
        _ => return None,
    })
}
