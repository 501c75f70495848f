//! The path and the parameters of a link, encoded and decoded.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::fmt;

/// A link under construction.
pub(super) struct Link {
    path: String,
    params: Vec<(&'static str, String)>,
}

impl Link {
    /// A link to a page.
    pub(super) fn to(page: &str) -> Self {
        Link { path: ["#/", page].concat(), params: Vec::new() }
    }

    /// Appends a segment to the path.
    pub(super) fn segment(&mut self, part: &str) {
        self.path.push('/');
        self.path.push_str(&encode(part));
    }

    /// Adds a parameter, unless its value is `None`.
    pub(super) fn param(&mut self, key: &'static str, value: Option<String>) {
        self.params.extend(value.map(|value| (key, value)));
    }
}

impl fmt::Display for Link {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.path)?;
        for (i, (key, value)) in self.params.iter().enumerate() {
            write!(f, "{}{key}={}", if i == 0 { '?' } else { '&' }, encode(value))?;
        }
        Ok(())
    }
}

/// The segments of a path.
pub(super) fn path(text: &str) -> Vec<String> {
    text.split('/').map(decode).filter(|part| !part.is_empty()).collect()
}

/// The parameters of a fragment, in order; the first of two with the same name counts.
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Parses a text such as `a=b&c=d`.
    pub(super) fn of(search: &str) -> Self {
        let pair = |part: &str| {
            let (key, value) = part.split_once('=')?;
            Some((decode(key), decode(value)))
        };
        Params(search.split('&').filter_map(pair).collect())
    }

    /// Whether a parameter has this value.
    pub(super) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key).is_some_and(|it| it == value)
    }

    /// The value of a parameter; `None` if it is missing or empty.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(k, _)| k == key)?;
        Some(value.clone()).filter(|v| !v.is_empty())
    }
}

/// Keeps invalid escapes unchanged, and decodes invalid UTF-8 as U+FFFD. A `+` is a plus: `2+2`.
pub(super) fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

pub(super) fn encode(text: &str) -> String {
    const RESERVED: &AsciiSet = &CONTROLS
        .add(b' ')
        .add(b'"')
        .add(b'#')
        .add(b'%')
        .add(b'&')
        .add(b'/')
        .add(b'<')
        .add(b'=')
        .add(b'>')
        .add(b'?')
        .add(b'`');
    utf8_percent_encode(text, RESERVED).to_string()
}

/// Invalid input, shortened for display.
pub(super) fn brief(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
