//! Which forms of the corpus a word of a query stands for, and why.
//!
//! In this order, and each form for the first reason only:
//!
//! 1. [`Exact`](super::Reason::Exact): the same but for case, accents, quotes, hyphens, possessive;
//! 2. [`Variant`](super::Reason::Variant): another spelling, `defence` and `defense`;
//! 3. [`Prefix`](super::Reason::Prefix): it begins so, where that was asked for;
//! 4. [`Stem`](super::Reason::Stem): another form of the word, `minister` and `ministers`;
//! 5. [`Alias`](super::Reason::Alias): another name, as the corpus says, `AI` and `Artificial
//!    Intelligence`, both ways;
//! 6. [`Typo`](super::Reason::Typo): it nearly is the word. Only for words the corpus does not have by
//!    any of the above, as near words of words that exist are mostly other words; and for slips
//!    of which the corpus itself tells what is meant.
//!
//! Words in quotes stop at variants and aliases. There are no stop words: ranking knows by itself
//! that `the` tells little, and `US` is a country.

use super::compound::join;
use super::index::{Index, letters};
use super::reason::Reason;
use crate::text::{base, distance, fold, parts, spelling, tokens};

/// Forms, each once and with the first reason that found it, sorted.
#[derive(Debug, Default)]
pub(crate) struct Forms(Vec<(u32, Reason)>);

impl Forms {
    pub(crate) fn add(&mut self, form: u32, reason: Reason) {
        if let Err(at) = self.0.binary_search_by_key(&form, |(form, _)| *form) {
            self.0.insert(at, (form, reason));
        }
    }

    pub(crate) fn iter(&self) -> std::slice::Iter<'_, (u32, Reason)> {
        self.0.iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// What a word stands for.
#[derive(Debug, Default)]
pub(crate) struct Expansion {
    pub(crate) forms: Forms,
    pub(crate) sequences: Vec<(Sequence, Reason)>,
}

/// Forms that stand one after the other, with the choices there are for each.
pub(crate) type Sequence = Vec<Forms>;

/// How far a word may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// In quotes.
    Verbatim,
    /// Bare.
    AnyForm,
}

impl Expansion {
    pub(crate) fn is_empty(&self) -> bool {
        let void = |sequence: &Sequence| sequence.iter().any(Forms::is_empty);
        self.forms.is_empty() && self.sequences.iter().all(|(sequence, _)| void(sequence))
    }

    fn add(&mut self, form: u32, reason: Reason) {
        self.forms.add(form, reason);
    }
}

/// The forms a word as typed stands for, but for its aliases.
pub(crate) fn expand(index: &Index, word: &str, prefix: bool, reach: Reach) -> Expansion {
    let word = fold(base(word));
    let mut found = Expansion::default();
    same(index, &word, &mut found);
    if prefix {
        for form in index.starting(&word) {
            found.add(form, Reason::Prefix);
        }
    }
    if reach == Reach::AnyForm {
        for &form in family(index, &word) {
            found.add(form, Reason::Stem);
        }
    }
    found
}

/// Adds the forms that are nearly the word: where there is nothing else, and known slips.
pub(crate) fn forgive(index: &Index, word: &str, found: &mut Expansion) {
    let word = fold(base(word));
    let slips = distance::allowed(word.chars().count());
    if found.is_empty() {
        for &form in &near(index, &word, slips) {
            found.add(form, Reason::Typo);
            for &member in family(index, index.form(form)) {
                found.add(member, Reason::Typo);
            }
        }
    }
    let mut rows = distance::Rows::default();
    let own = letters(&word);
    for (form, note) in &index.slips {
        if distant(index, *form, own, slips) {
            continue;
        }
        let meant = || tokens(note).any(|token| token.of(note) == word);
        let near = distance::within(&mut rows, index.form(*form), &word, slips).is_some();
        if near && meant() {
            found.add(*form, Reason::Typo);
        }
    }
}

/// Adds the other names of `words`, which stand in the query one after the other.
pub(crate) fn rename(index: &Index, words: &[String], found: &mut Expansion) {
    for group in index.aliases.iter().filter(|group| group.iter().any(|form| form == words)) {
        for other in group.iter().filter(|form| *form != words) {
            let mut sequence = Sequence::new();
            for word in other {
                let mut named = Expansion::default();
                same(index, word, &mut named);
                sequence.push(named.forms);
                if let Some((parts, _)) = named.sequences.pop().filter(|_| other.len() == 1) {
                    found.sequences.push((parts, Reason::Alias));
                }
            }
            found.sequences.push((sequence, Reason::Alias));
        }
    }
}

/// The forms nearest to `word`, at most `bound` slips away.
pub(crate) fn near(index: &Index, word: &str, bound: usize) -> Vec<u32> {
    let mut rows = distance::Rows::default();
    let mut bound = bound;
    let mut found = Vec::new();
    let own = letters(word);
    for form in (0..).take(if bound == 0 { 0 } else { index.forms() }) {
        if distant(index, form, own, bound) {
            continue;
        }
        match distance::within(&mut rows, index.form(form), word, bound) {
            Some(slips) if slips < bound => {
                bound = slips;
                found.clear();
                found.push(form);
            }
            Some(_) => found.push(form),
            None => {}
        }
    }
    found
}

/// Whether a form lacks so many of the letters, or has so many others, that it is further away than
/// `bound` slips. One changes two letters at most: one goes, one comes.
fn distant(index: &Index, form: u32, letters: u32, bound: usize) -> bool {
    (index.letters[form as usize] ^ letters).count_ones() as usize > 2 * bound
}

/// The word however it is joined and spelled.
fn same(index: &Index, word: &str, found: &mut Expansion) {
    let mut joined = String::new();
    if join(word, &mut joined)
        && let Some(form) = index.find(&joined)
    {
        found.add(form, Reason::Exact);
    }
    spelled(index, word, &mut found.forms);
    if parts(word).nth(1).is_none() {
        return;
    }
    let mut sequence = Sequence::new();
    for part in parts(word) {
        let mut choices = Forms::default();
        spelled(index, part.of(word), &mut choices);
        sequence.push(choices);
    }
    found.sequences.push((sequence, Reason::Exact));
}

/// Adds a word and its other spellings.
fn spelled(index: &Index, word: &str, choices: &mut Forms) {
    let key = spelling::key(word);
    for &form in index.stemmed(&key) {
        let other = index.form(form);
        if other == word {
            choices.add(form, Reason::Exact);
        } else if spelling::key(other) == key {
            choices.add(form, Reason::Variant);
        }
    }
}

/// The forms with the same stem.
fn family<'a>(index: &'a Index, word: &str) -> &'a [u32] {
    index.stemmed(&spelling::key(word))
}
