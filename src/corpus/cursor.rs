//! A cursor over a JSON tree that notes every problem with its path, and continues.
//!
//! Each reading method always returns a value: if the file is wrong, it notes the problem and
//! returns a placeholder. So a file is read to its end and all its problems are reported together;
//! callers must discard the result if a problem was noted.
//!
//! ```
//! use readout::corpus::{cursor::{Cursor, Problems}, json::Json};
//!
//! let json = Json::parse(br#"{"title": 7}"#).unwrap();
//! let problems = Problems::default();
//! assert_eq!(Cursor::root(&json, &problems).fields(&["title"]).text("title"), "");
//! assert_eq!(problems.into_list()[0].path, "$.title");
//! ```

use super::json::Json;
use std::cell::RefCell;
use std::fmt;

/// What is wrong with a corpus file, where, and how to fix it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON path of the value, such as `$.events[3].when`.
    pub path: String,
    /// What is wrong.
    pub what: String,
    /// How to fix it.
    pub mend: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}: {}. {}", self.path, self.what, self.mend)
    }
}

/// The problems noted so far.
#[derive(Debug, Default)]
pub struct Problems(RefCell<Vec<Problem>>);

impl Problems {
    /// Notes a problem.
    pub fn note(&self, path: &str, what: impl Into<String>, mend: impl Into<String>) {
        let problem = Problem { path: path.into(), what: what.into(), mend: mend.into() };
        self.0.borrow_mut().push(problem);
    }

    /// All problems, in the order they were noted.
    pub fn into_list(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A node of the tree, with its path.
#[derive(Clone)]
pub struct Cursor<'a> {
    /// JSON path of the node.
    pub path: String,
    json: &'a Json,
    problems: &'a Problems,
}

impl<'a> Cursor<'a> {
    /// The root of a tree; its path is `$`.
    pub fn root(json: &'a Json, problems: &'a Problems) -> Self {
        Cursor { path: "$".into(), json, problems }
    }

    /// Notes a problem at this node.
    pub fn note(&self, what: impl Into<String>, mend: impl Into<String>) {
        self.problems.note(&self.path, what, mend);
    }

    /// A string.
    pub fn text(&self) -> &'a str {
        match self.json {
            Json::Text(text) => text,
            other => self.wrong_type("a string", other, ""),
        }
    }

    /// A string that is not blank.
    pub fn words(&self) -> &'a str {
        let text = self.text();
        if matches!(self.json, Json::Text(_)) && text.trim().is_empty() {
            self.note("nothing is written here", "Write something, or leave the field out");
        }
        text
    }

    /// `true` or `false`.
    pub fn flag(&self) -> bool {
        match self.json {
            Json::Bool(flag) => *flag,
            other => self.wrong_type("true or false", other, false),
        }
    }

    /// A whole number from 1.
    pub fn ordinal(&self) -> usize {
        match self.json {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            Json::Number(n) if n.fract() == 0.0 && (1.0..1e9).contains(n) => *n as usize,
            Json::Number(_) => {
                self.note("this is no whole number from 1", "Count from 1, as readers do");
                1
            }
            other => self.wrong_type("a whole number from 1", other, 1),
        }
    }

    /// The value of a word listed in `known`.
    pub fn one_of<T: Copy + Default>(&self, known: &[(&str, T)]) -> T {
        let word = self.text();
        let found = known.iter().find(|(name, _)| *name == word);
        if found.is_none() && matches!(self.json, Json::Text(_)) {
            let names: Vec<_> = known.iter().map(|(name, _)| *name).collect();
            self.note(format!("“{word}” is not known here"), one_of_these(&names));
        }
        found.map(|(_, value)| *value).unwrap_or_default()
    }

    /// The items of a list.
    pub fn items(&self) -> Vec<Cursor<'a>> {
        match self.json {
            Json::List(items) => items
                .iter()
                .enumerate()
                .map(|(i, json)| Cursor { path: format!("{}[{i}]", self.path), json, ..*self })
                .collect(),
            other => self.wrong_type("a list", other, Vec::new()),
        }
    }

    /// The fields of an object; a key that occurs twice or is not in `known` is a problem.
    pub fn fields(&self, known: &'static [&'static str]) -> Fields<'a> {
        let entries: &[(String, Json)] = match self.json {
            Json::Map(entries) => entries,
            other => self.wrong_type("an object", other, &[]),
        };
        let fields = Fields { node: self.clone(), entries };
        for (i, (key, _)) in entries.iter().enumerate() {
            if entries[..i].iter().any(|(earlier, _)| earlier == key) {
                let mend = "Keep one of the two";
                self.problems.note(&fields.path(key), "this field is given twice", mend);
            } else if !known.contains(&key.as_str()) {
                let what = format!("“{key}” is not a field of the format");
                self.problems.note(&fields.path(key), what, one_of_these(known));
            }
        }
        fields
    }

    /// A string field, if this is an object that has it; notes no problem.
    pub fn peek_text(&self, key: &str) -> Option<String> {
        let Json::Map(entries) = self.json else { return None };
        entries.iter().find_map(|(k, json)| match json {
            Json::Text(text) if k == key => Some(text.clone()),
            _ => None,
        })
    }

    fn wrong_type<T>(&self, wanted: &str, found: &Json, placeholder: T) -> T {
        let what = format!("this is {}, not {wanted}", found.kind());
        self.note(what, format!("Write {wanted} here"));
        placeholder
    }
}

/// The fields of an object.
pub struct Fields<'a> {
    /// The object itself.
    pub node: Cursor<'a>,
    entries: &'a [(String, Json)],
}

impl<'a> Fields<'a> {
    /// A field that may be absent.
    pub fn optional(&self, key: &str) -> Option<Cursor<'a>> {
        let (_, json) = self.entries.iter().find(|(k, _)| k == key)?;
        Some(Cursor { path: self.path(key), json, ..self.node })
    }

    /// A required field; if it is missing, the problem is noted at the object.
    pub fn required(&self, key: &str) -> Option<Cursor<'a>> {
        let node = self.optional(key);
        if node.is_none() && matches!(self.node.json, Json::Map(_)) {
            self.node.note(format!("“{key}” is missing"), format!("Add a field “{key}”"));
        }
        node
    }

    /// A required string that is not blank.
    pub fn words(&self, key: &str) -> String {
        self.required(key).map_or("", |node| node.words()).to_owned()
    }

    /// An optional string; empty if absent.
    pub fn text(&self, key: &str) -> String {
        self.optional(key).map_or("", |node| node.text()).to_owned()
    }

    /// The items of an optional list; empty if absent.
    pub fn items(&self, key: &str) -> Vec<Cursor<'a>> {
        self.optional(key).map(|node| node.items()).unwrap_or_default()
    }

    /// The items of a list, if it is one; notes no problem.
    pub fn peek(&self, key: &str) -> Vec<Cursor<'a>> {
        let list = self.optional(key).filter(|node| matches!(node.json, Json::List(_)));
        list.map(|node| node.items()).unwrap_or_default()
    }

    /// The items of an optional list, each read by `read`.
    pub fn each<T>(&self, key: &str, read: impl FnMut(Cursor<'a>) -> T) -> Vec<T> {
        self.items(key).into_iter().map(read).collect()
    }

    /// Like [`Fields::each`], but the list is required and must not be empty.
    pub fn some<T>(&self, key: &str, read: impl FnMut(Cursor<'a>) -> T) -> Vec<T> {
        let Some(node) = self.required(key) else { return Vec::new() };
        if matches!(node.json, Json::List(items) if items.is_empty()) {
            node.note("this list is empty", "Give at least one item");
        }
        node.items().into_iter().map(read).collect()
    }

    fn path(&self, key: &str) -> String {
        let plain = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if plain {
            format!("{}.{key}", self.node.path)
        } else {
            format!("{}['{key}']", self.node.path)
        }
    }
}

fn one_of_these(names: &[&str]) -> String {
    format!("Use one of: {}", names.join(", "))
}
