//! The letters of a link: its path and its parameters, read and written.
use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};
use std::fmt;

/// A link that is being written.
pub(super) struct Link {
    path: String,
    params: Vec<(&'static str, String)>,
}

impl Link {
    /// One to a page.
    pub(super) fn to(page: &str) -> Self {
        Link { path: ["#/", page].concat(), params: Vec::new() }
    }

    /// Goes a step further.
    pub(super) fn step(&mut self, part: &str) {
        self.path.push('/');
        self.path.push_str(&encode(part));
    }

    /// Says something about it, or nothing.
    pub(super) fn say(&mut self, key: &'static str, value: Option<String>) {
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

/// The parts of a path.
pub(super) fn path(text: &str) -> Vec<String> {
    text.split('/').map(decode).filter(|part| !part.is_empty()).collect()
}

/// The parameters of a fragment, in order; of two with one name the first counts.
pub(super) struct Params(Vec<(String, String)>);

impl Params {
    /// Those of a text such as `a=b&c=d`.
    pub(super) fn of(search: &str) -> Self {
        let pair = |part: &str| {
            let (key, value) = part.split_once('=')?;
            Some((decode(key), decode(value)))
        };
        Params(search.split('&').filter_map(pair).collect())
    }

    /// Whether it says this.
    pub(super) fn is(&self, key: &str, value: &str) -> bool {
        self.get(key).is_some_and(|it| it == value)
    }

    /// What it says, if anything.
    pub(super) fn get(&self, key: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(k, _)| k == key)?;
        Some(value.clone()).filter(|v| !v.is_empty())
    }
}

/// A broken escape stays as it is; what is not UTF-8 becomes U+FFFD. A `+` is a plus: `2+2`.
fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

fn encode(text: &str) -> String {
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

/// Junk, short enough to be shown.
pub(super) fn brief(text: &str) -> String {
    let mut short: String = text.chars().filter(|c| !c.is_control()).take(40).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}
