//! A cursor over a JSON tree that notes every problem with its path, and goes on.
//!
//! Each reading method gives a value in any case: where the file is wrong, a placeholder, and the
//! problem is noted. So a file is read to its end and all its problems come back together; whoever
//! reads must not give out what was read once a problem has been noted.

use super::json::Json;
use std::cell::RefCell;
use std::fmt;

/// What is wrong with a corpus file, where, and what would mend it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// JSON path of the place, such as `$.events[3].when`.
    pub path: String,
    /// What is wrong.
    pub what: String,
    /// What would mend it.
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

    /// All of them, in the order they were noted.
    pub fn into_list(self) -> Vec<Problem> {
        self.0.into_inner()
    }
}

/// A place in the tree.
#[derive(Clone)]
pub struct Cursor<'a> {
    /// JSON path of the place.
    pub path: String,
    json: &'a Json,
    problems: &'a Problems,
}

impl<'a> Cursor<'a> {
    /// The root of a tree, whose path is `$`.
    pub fn root(json: &'a Json, problems: &'a Problems) -> Self {
        Cursor { path: "$".into(), json, problems }
    }

    /// Notes a problem at this place.
    pub fn note(&self, what: impl Into<String>, mend: impl Into<String>) {
        self.problems.note(&self.path, what, mend);
    }

    /// A string.
    pub fn text(&self) -> &'a str {
        match self.json {
            Json::Text(text) => text,
            other => self.wrong("a string", other, ""),
        }
    }

    /// A string that says something.
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
            other => self.wrong("true or false", other, false),
        }
    }

    /// A count from 1.
    pub fn ordinal(&self) -> usize {
        match self.json {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            Json::Number(n) if n.fract() == 0.0 && (1.0..1e9).contains(n) => *n as usize,
            Json::Number(_) => {
                self.note("this is no whole number from 1", "Count from 1, as readers do");
                1
            }
            other => self.wrong("a whole number from 1", other, 1),
        }
    }

    /// One of several words, by its place in `known`.
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
            other => self.wrong("a list", other, Vec::new()),
        }
    }

    /// The fields of an object; a key that occurs twice or is not among `known` is a problem.
    pub fn fields(&self, known: &'static [&'static str]) -> Fields<'a> {
        let entries: &[(String, Json)] = match self.json {
            Json::Map(entries) => entries,
            other => self.wrong("an object", other, &[]),
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

    /// A string field, if this is an object that has it; anything else is passed over in silence.
    pub fn peek_text(&self, key: &str) -> Option<String> {
        let Json::Map(entries) = self.json else { return None };
        entries.iter().find_map(|(k, json)| match json {
            Json::Text(text) if k == key => Some(text.clone()),
            _ => None,
        })
    }

    fn wrong<T>(&self, wanted: &str, found: &Json, placeholder: T) -> T {
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

    /// A field that must be there; its absence is a problem of the object.
    pub fn required(&self, key: &str) -> Option<Cursor<'a>> {
        let node = self.optional(key);
        if node.is_none() && matches!(self.node.json, Json::Map(_)) {
            self.node.note(format!("“{key}” is missing"), format!("Add a field “{key}”"));
        }
        node
    }

    /// A string that must be there and say something.
    pub fn words(&self, key: &str) -> String {
        self.required(key).map_or("", |node| node.words()).to_owned()
    }

    /// A string that may be absent, and is then empty.
    pub fn text(&self, key: &str) -> String {
        self.optional(key).map_or("", |node| node.text()).to_owned()
    }

    /// The items of a list that may be absent, and is then empty.
    pub fn items(&self, key: &str) -> Vec<Cursor<'a>> {
        self.optional(key).map(|node| node.items()).unwrap_or_default()
    }

    /// The items of a list; anything else is passed over in silence, for a look ahead.
    pub fn peek(&self, key: &str) -> Vec<Cursor<'a>> {
        let list = self.optional(key).filter(|node| matches!(node.json, Json::List(_)));
        list.map(|node| node.items()).unwrap_or_default()
    }

    /// Each item of a list that may be absent, read by `read`.
    pub fn each<T>(&self, key: &str, read: impl FnMut(Cursor<'a>) -> T) -> Vec<T> {
        self.items(key).into_iter().map(read).collect()
    }

    /// Like [`Fields::each`], but the list must be there and not be empty.
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
