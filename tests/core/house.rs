//! The rooms of the house, and which may reach which: read from the imports, as the map in
//! `src/lib.rs` draws it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, iter};

/// Room, and the rooms it may name.
const MAP: [(&str, &[&str]); 9] = [
    ("sort", &[]),
    ("dates", &["sort"]),
    ("text", &["sort"]),
    ("corpus", &["dates", "sort"]),
    ("search", &["corpus", "text", "sort"]),
    ("compare", &["corpus", "text", "sort"]),
    ("timeline", &["corpus", "dates", "sort"]),
    ("cite", &["compare", "corpus", "dates", "search", "timeline"]),
    ("route", &["corpus", "dates"]),
];

/// What only `ui` may name, being of the browser.
const BROWSER: [&str; 6] = ["leptos", "web_sys", "js_sys", "gloo", "wasm_bindgen", "send_wrapper"];

/// What would be I/O, or would make an answer depend on more than was asked.
const OUTSIDE: [&str; 7] =
    ["std::fs", "std::net", "std::env", "std::time", "std::process", "std::thread", "println!"];

#[test]
fn no_room_reaches_where_it_may_not() {
    let mut seen = BTreeSet::new();
    for (room, may) in MAP {
        for file in files(room) {
            let code = code(&file);
            for other in rooms_named(&code) {
                let allowed = other == room || may.contains(&other.as_str());
                assert!(allowed, "{} names crate::{other}", file.display());
                seen.insert((room, other));
            }
        }
    }
    assert!(seen.contains(&("search", "text".into())), "the imports are not read: {seen:?}");
}

#[test]
fn the_core_knows_no_browser_and_does_no_io() {
    for (room, _) in MAP {
        for file in files(room) {
            let code = code(&file);
            for name in BROWSER {
                assert!(!names(&code, name), "{} names {name}", file.display());
            }
            for name in OUTSIDE {
                assert!(!code.contains(name), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn only_location_touches_the_address_bar() {
    let bar = [
        "history()",
        "window().location",
        "set_hash",
        "replace_state",
        "push_state",
        "\"hashchange\"",
    ];
    for file in files("ui").into_iter().filter(|f| !f.ends_with("ui/platform/location.rs")) {
        let code = code(&file);
        for name in bar {
            assert!(!code.contains(name), "{} has {name}", file.display());
        }
    }
    let location = code(&src().join("ui/platform/location.rs"));
    assert!(bar.iter().any(|name| location.contains(name)), "there is nothing to look for");
}

#[test]
fn every_room_is_on_the_map() {
    let map = fs::read_to_string(src().join("lib.rs")).unwrap();
    let rooms: BTreeSet<String> = map
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|rest| rest.trim_end_matches(';').to_owned())
        .collect();
    let listed = MAP.iter().map(|(room, _)| (*room).to_owned());
    assert_eq!(rooms, listed.chain(iter::once("ui".to_owned())).collect());
    for room in rooms {
        assert!(map.contains(&format!("`{room}`")), "{room} is missing from the map in lib.rs");
    }
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The files of a room: `room.rs` and all below `room/`.
fn files(room: &str) -> Vec<PathBuf> {
    let mut files = vec![src().join(room).with_extension("rs")];
    let mut folders = vec![src().join(room)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() { folders.push(path) } else { files.push(path) }
        }
    }
    files
}

/// A file without its comments and without its tests, which may do as they like.
fn code(file: &Path) -> String {
    let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
    let text = text.split("#[cfg(test)]").next().unwrap();
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// The rooms named as `crate::room` or `crate::{room, …}`.
fn rooms_named(code: &str) -> BTreeSet<String> {
    let word = |text: &str| {
        let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
        text[..end].to_owned()
    };
    let mut rooms = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split("};").next().unwrap_or_default();
            let mut depth = 0;
            let top: String = list
                .chars()
                .filter(|c| {
                    depth += i32::from(*c == '{') - i32::from(*c == '}');
                    depth == 0
                })
                .collect();
            rooms.extend(top.split(',').map(|item| word(item.trim())));
        } else {
            rooms.insert(word(rest));
        }
    }
    rooms.retain(|room| !room.is_empty());
    rooms
}

fn names(code: &str, name: &str) -> bool {
    code.match_indices(name).any(|(at, _)| {
        let before = code[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || c == '_')
            && code[at + name.len()..].starts_with("::")
    })
}
