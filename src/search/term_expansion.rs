//! Term expansion: the forms of the corpus that a query word matches, and why.
//!
//! In this order; each form has only the first reason that applies:
//!
//! 1. [`Exact`](super::Reason::Exact): equal except for case, accents, quotes, hyphens, possessive;
//! 2. [`Variant`](super::Reason::Variant): another spelling, `defence` and `defense`;
//! 3. [`Prefix`](super::Reason::Prefix): a word with this prefix, for prefix queries;
//! 4. [`Stem`](super::Reason::Stem): another form of the word, `minister` and `ministers`;
//! 5. [`Alias`](super::Reason::Alias): another name, as the corpus says, `AI` and `Artificial
//!    Intelligence`, in both directions;
//! 6. [`Slip`](super::Reason::Slip): a slip of the source, for which the corpus names this word as
//!    the one meant.
//!
//! Words in quotes are not expanded by stem or slip. Words at a small edit distance are no hits, as
//! words close to existing words are mostly different words: they are offered
//! ([`near_words`](super::near_words)), and only the order of partial answers takes them for what was
//! meant. There are no stop words: ranking gives `the`
//! little weight by itself, and `US` is a country.
//!
//! ```
//! use readout::search::{Index, Options, Typing, parse, search};
//!
//! let corpus = readout::built_in();
//! let query = parse("cooperate", Typing::Done);
//! let results = search(&Index::new(&corpus), &corpus, &query, &Options::default());
//! let forms: Vec<&str> = results.parts[0].forms.iter().map(|form| &*form.text).collect();
//! assert_eq!(forms, ["cooperate", "cooperation"]);
//! ```

use super::compound::join;
use super::index::{Index, letters};
use super::reason::Reason;
use crate::text::{base, distance, fold, parts, tokens};

/// A sorted set of forms, each with the first reason that was added for it.
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

/// The forms, and sequences of forms, that a word matches.
#[derive(Debug, Default)]
pub(crate) struct Expansion {
    pub(crate) forms: Forms,
    pub(crate) sequences: Vec<(Sequence, Reason)>,
}

/// Adjacent forms, with the alternatives for each.
pub(crate) type Sequence = Vec<Forms>;

/// How widely a word is expanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reach {
    /// A word in quotes: not by stem.
    Verbatim,
    /// A word without quotes.
    AnyForm,
}

impl Expansion {
    pub(crate) fn is_empty(&self) -> bool {
        let unmatched = |sequence: &Sequence| sequence.iter().any(Forms::is_empty);
        self.forms.is_empty() && self.sequences.iter().all(|(sequence, _)| unmatched(sequence))
    }

    fn add(&mut self, form: u32, reason: Reason) {
        self.forms.add(form, reason);
    }
}

/// The forms that a word as typed matches, except by alias or slip.
pub(crate) fn expand(index: &Index, word: &str, prefix: bool, reach: Reach) -> Expansion {
    let word = fold(base(word));
    let mut found = Expansion::default();
    add_word(index, &word, &mut found);
    if prefix {
        for form in index.starting(&word) {
            found.add(form, Reason::Prefix);
        }
    }
    if reach == Reach::AnyForm {
        for form in same_stem(index, &word) {
            found.add(form, Reason::Stem);
        }
    }
    found
}

/// Adds the forms nearest to a word that the corpus does not have.
pub(crate) fn add_near(index: &Index, word: &str, found: &mut Expansion) {
    let word = fold(base(word));
    for &form in &near(index, &word, distance::allowed(word.chars().count())) {
        for member in same_stem(index, index.form(form)) {
            found.add(member, Reason::Slip);
        }
    }
}

/// Adds the slips of the source for which the corpus names the word as the one meant.
pub(crate) fn add_slips(index: &Index, word: &str, found: &mut Expansion) {
    let word = fold(base(word));
    let slips = distance::allowed(word.chars().count());
    let mut rows = distance::Rows::default();
    let own = letters(&word);
    for (form, note) in &index.slips {
        if too_far(index, *form, own, slips) {
            continue;
        }
        let meant = || tokens(note).any(|token| token.of(note) == word);
        let near = distance::within(&mut rows, index.form(*form), &word, slips).is_some();
        if near && meant() {
            found.add(*form, Reason::Slip);
        }
    }
}

/// Adds the aliases of `words`, which are adjacent in the query.
pub(crate) fn add_aliases(index: &Index, words: &[String], found: &mut Expansion) {
    for group in index.aliases.iter().filter(|group| group.iter().any(|form| form == words)) {
        for other in group.iter().filter(|form| *form != words) {
            let mut sequence = Sequence::new();
            for word in other {
                let mut named = Expansion::default();
                add_word(index, word, &mut named);
                sequence.push(named.forms);
                if let Some((parts, _)) = named.sequences.pop().filter(|_| other.len() == 1) {
                    found.sequences.push((parts, Reason::Alias));
                }
            }
            found.sequences.push((sequence, Reason::Alias));
        }
    }
}

/// The forms at the smallest edit distance from `word`, at most `bound`. Numbers, dates and words with
/// digits are near nothing: 2023 is not 2022.
pub(crate) fn near(index: &Index, word: &str, bound: usize) -> Vec<u32> {
    let has_digit = |word: &str| word.contains(char::is_numeric);
    let bound = if has_digit(word) { 0 } else { bound };
    let mut rows = distance::Rows::default();
    let mut bound = bound;
    let mut found = Vec::new();
    let own = letters(word);
    for form in (0..).take(if bound == 0 { 0 } else { index.forms() }) {
        if too_far(index, form, own, bound) || has_digit(index.form(form)) {
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

/// Whether the letter sets differ so much that the edit distance exceeds `bound`. One edit changes
/// at most two letters: it removes one and adds one.
fn too_far(index: &Index, form: u32, letters: u32, bound: usize) -> bool {
    (index.letters[form as usize] ^ letters).count_ones() as usize > 2 * bound
}

/// Adds a word in any spelling, joined or as a sequence of its parts.
fn add_word(index: &Index, word: &str, found: &mut Expansion) {
    let mut joined = String::new();
    if join(word, &mut joined)
        && let Some(form) = index.find(&joined)
    {
        found.add(form, Reason::Exact);
    }
    add_spellings(index, word, &mut found.forms);
    if parts(word).nth(1).is_none() {
        return;
    }
    let mut sequence = Sequence::new();
    for part in parts(word) {
        let mut choices = Forms::default();
        add_spellings(index, part.of(word), &mut choices);
        sequence.push(choices);
    }
    found.sequences.push((sequence, Reason::Exact));
}

/// Adds the form of a word and of its other spellings.
fn add_spellings(index: &Index, word: &str, choices: &mut Forms) {
    for &language in &index.languages {
        let key = language.key(word);
        for &form in index.stemmed(word, language) {
            let other = index.form(form);
            if other == word {
                choices.add(form, Reason::Exact);
            } else if language.key(other) == key {
                choices.add(form, Reason::Variant);
            }
        }
    }
}

/// The forms with the same stem, in any of the languages.
fn same_stem(index: &Index, word: &str) -> Vec<u32> {
    index.languages.iter().flat_map(|language| index.stemmed(word, *language)).copied().collect()
}
