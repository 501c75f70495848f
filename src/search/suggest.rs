//! Completions of a query: words, names, topics and phrases of the corpus.
//!
//! ```
//! use readout::search::{Index, Nearness, near_words, suggest};
//!
//! let corpus = readout::built_in();
//! let index = Index::new(&corpus);
//! let typed = "speaker:bid";
//! let suggestions = suggest(&index, &corpus, typed, typed.len());
//! assert!(suggestions.iter().any(|s| s.text == "speaker:\"Joe Biden\""));
//! let near = near_words(&index, &corpus, "Pentagram");
//! assert_eq!((&*near[0].text, near[0].hits, near[0].how), ("Pentagon", 2, Nearness::Spelling));
//! ```

mod phrases;

use super::evaluate::Evaluation;
use super::index::Index;
use super::query::{Field, Typing, parse};
use super::query_edit::{field_text, quoted};
use super::reason::Reason;
use super::{fields, postings, term_expansion};
use crate::corpus::{Corpus, Named};
use crate::sort;
use crate::text::{base, distance, fold, tokens};
use std::ops::Range;

/// A replacement for the part of the query being typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Bytes of the query that it replaces.
    pub span: Range<usize>,
    /// The replacement: a word, a phrase in quotes or a field with its value.
    pub text: String,
    /// A display name from the corpus, if `text` is not clear by itself; else empty.
    pub label: String,
    /// Where it comes from.
    pub kind: SuggestionKind,
    /// How often it occurs in the corpus; 0 if not counted.
    pub hits: usize,
}

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// A word that starts with the text typed.
    Word,
    /// A sequence of words that occurs more than once.
    Phrase,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A topic.
    Topic,
    /// A value of the field being typed.
    Value,
    /// A word of the corpus at a small edit distance from the one typed.
    Spelling,
}

/// The maximum number of suggestions of one kind.
const LIMIT: usize = 4;

/// Completions of the word that ends at byte `caret` of a query: the values of a field; or words,
/// phrases, people, organisations, places and topics, in this order; or near spellings.
pub fn suggest(index: &Index, corpus: &Corpus, text: &str, caret: usize) -> Vec<Suggestion> {
    let before = text.get(..caret).unwrap_or(text);
    let start = before.rfind(|c: char| c.is_whitespace() || matches!(c, '(' | '"' | '“' | '-'));
    let start = start.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let typed = &before[start..];
    let mut offers = SuggestionList { span: start..before.len(), found: Vec::new() };
    if let Some((name, value)) = typed.split_once(':') {
        if let Some(field) = Field::named(name) {
            offers.values(corpus, field, &fold(value.trim_start_matches(['"', '“'])));
        }
        return offers.found;
    }
    let typed = fold(typed);
    if typed.chars().any(char::is_alphanumeric) {
        offers.words(index, corpus, &typed);
        for (text, hits) in phrases::starting(index, corpus, &typed, LIMIT) {
            offers.add(quoted(&text), "", SuggestionKind::Phrase, hits);
        }
        offers.names(&corpus.people, &typed, SuggestionKind::Person);
        offers.names(&corpus.organisations, &typed, SuggestionKind::Organisation);
        offers.names(&corpus.places, &typed, SuggestionKind::Place);
        for topic in corpus.topics.iter().filter(|topic| begins(&topic.label, &typed)).take(LIMIT) {
            let text = field_text(Field::Topic, &topic.id);
            offers.add(text, &topic.label, SuggestionKind::Topic, 0);
        }
    }
    if offers.found.is_empty() {
        for form in frequent(index, &typed, &mut spelled_near(index, &typed).into_iter()) {
            offers.add(as_printed(index, corpus, form), "", SuggestionKind::Spelling, 0);
        }
    }
    offers.found
}

/// A word of the corpus near to one that it does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NearWord {
    /// As printed at its first occurrence.
    pub text: String,
    /// How it is near.
    pub how: Nearness,
    /// How many hits it has if it is chosen.
    pub hits: usize,
}

/// How a word is near to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nearness {
    /// It begins with it.
    Beginning,
    /// It is at a small edit distance.
    Spelling,
}

/// The words of the corpus that begin with one it does not have, and those nearest in spelling, each
/// the most frequent first, one of each stem. “Did you mean …?”
pub fn near_words(index: &Index, corpus: &Corpus, word: &str) -> Vec<NearWord> {
    let word = fold(base(word));
    let (mut near, mut stems) = (Vec::new(), Vec::new());
    let mut add = |forms: &mut dyn Iterator<Item = u32>, how| {
        for form in frequent(index, &word, forms) {
            let text = as_printed(index, corpus, form);
            let stem = index.language.stem(index.form(form));
            if !stems.contains(&stem) {
                stems.push(stem);
                let hits = hits_of(index, corpus, &text);
                near.push(NearWord { text, how, hits });
            }
        }
    };
    // Very many words begin with a letter.
    if word.chars().nth(1).is_some() {
        add(&mut index.starting(&word), Nearness::Beginning);
    }
    let spelled = spelled_near(index, &word);
    add(&mut spelled.into_iter(), Nearness::Spelling);
    near
}

/// The forms nearest to a folded word. If no word begins with it, the maximum edit distance is one
/// larger than for the order of partial answers.
fn spelled_near(index: &Index, word: &str) -> Vec<u32> {
    let letters = word.chars().count();
    let further = letters > 2 && index.starting(word).is_empty();
    term_expansion::near(index, word, distance::allowed(letters) + usize::from(further))
}

/// How many hits a word has.
fn hits_of(index: &Index, corpus: &Corpus, word: &str) -> usize {
    let query = parse(word, Typing::Done);
    let clauses: Vec<_> = query.clauses.iter().collect();
    Evaluation::new(index, corpus, &clauses).counts().iter().map(|count| count.hits).sum()
}

/// Suggestions for one range of a query.
struct SuggestionList {
    span: Range<usize>,
    found: Vec<Suggestion>,
}

impl SuggestionList {
    fn add(&mut self, text: String, label: &str, kind: SuggestionKind, hits: usize) {
        let known = self.found.iter().any(|offer| offer.text == text);
        if !known {
            let (span, label) = (self.span.clone(), label.to_string());
            self.found.push(Suggestion { span, text, label, kind, hits });
        }
    }

    fn words(&mut self, index: &Index, corpus: &Corpus, typed: &str) {
        for &form in &frequent(index, typed, &mut index.starting(typed)) {
            let hits = index.frequency(form);
            self.add(as_printed(index, corpus, form), "", SuggestionKind::Word, hits);
        }
    }

    fn names(&mut self, all: &[Named], typed: &str, kind: SuggestionKind) {
        for named in all.iter().filter(|named| begins(&named.name, typed)).take(LIMIT) {
            self.add(quoted(&named.name), "", kind, 0);
        }
    }

    fn values(&mut self, corpus: &Corpus, field: Field, typed: &str) {
        for choice in &fields::choices(corpus, field) {
            if begins(&choice.value, typed) || begins(choice.label, typed) {
                let text = field_text(field, &choice.value);
                let label = if choice.label == choice.value { "" } else { choice.label };
                self.add(text, label, SuggestionKind::Value, 0);
            }
        }
    }
}

/// The most frequent of some forms, except the word itself.
fn frequent(index: &Index, word: &str, forms: &mut dyn Iterator<Item = u32>) -> Vec<u32> {
    let other = |form: &u32| index.is_verbatim(*form) && index.form(*form) != word;
    let mut forms = forms.filter(other).collect::<Vec<_>>();
    sort::by_key(&mut forms, |&form| (usize::MAX - index.frequency(form), form));
    forms.truncate(LIMIT);
    forms
}

/// Whether a word of `text` starts with `typed`.
fn begins(text: &str, typed: &str) -> bool {
    tokens(text).any(|token| fold(token.of(text)).starts_with(typed))
}

/// A form as printed at its first occurrence.
fn as_printed(index: &Index, corpus: &Corpus, form: u32) -> String {
    let first = index.occurrences(form, Reason::Exact).next();
    first.map_or("", |found| corpus.quote(postings::span(index, found))).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::test_corpora::corpus;

    #[track_caller]
    fn check(typed: &str, expected: &[&str]) {
        let mut corpus =
            corpus(&["The regional security issues.\n\nOn regional security, a Delegation"]);
        let name = |name: &str| Named { name: name.to_string(), ..Named::default() };
        corpus.people = vec![name("Rajnath Singh"), name("Lloyd Austin")];
        let found = suggest(&Index::new(&corpus), &corpus, typed, typed.len());
        let texts: Vec<&str> = found.iter().map(|suggestion| &*suggestion.text).collect();
        assert_eq!(texts, expected, "{typed}");
        assert!(found.iter().all(|s| typed.get(s.span.clone()).is_some()));
    }

    #[test]
    fn suggests() {
        check("reg", &["regional", "\"regional security\""]);
        check("x sec", &["security"]);
        check("sin", &["\"Rajnath Singh\""]);
        check("person:aus", &["person:\"Lloyd Austin\""]);
        check("delagation", &["Delegation"]);
        check("", &[]);
        check("-", &[]);
        check("foo:", &[]);
        check("zzzzzz", &[]);
    }
}
