//! How a query could go on: words, names, topics and phrases of the corpus itself.

mod phrases;

use super::found;
use super::index::Index;
use super::matching::{self, Reason};
use super::query::Field;
use crate::corpus::{Corpus, Named, Topic};
use crate::sort;
use crate::text::{distance, fold, tokens};
use std::collections::BTreeSet;
use std::ops::Range;

/// Something to put in the place of what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// Bytes of the query that it replaces.
    pub span: Range<usize>,
    /// What to put there: a word, a phrase in quotes or a field with its value.
    pub text: String,
    /// What it is, in words of the corpus, where `text` does not tell.
    pub label: String,
    /// Where it comes from.
    pub kind: SuggestionKind,
    /// How often it stands in the corpus, where that is known.
    pub hits: usize,
}

/// Where a suggestion comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum SuggestionKind {
    /// A word that begins so.
    Word,
    /// Words that stand together more than once.
    Phrase,
    /// A person.
    Person,
    /// An organisation.
    Organisation,
    /// A place.
    Place,
    /// A topic.
    Topic,
    /// A value of the field that is typed.
    Value,
    /// A word of the corpus that is nearly the one typed.
    Spelling,
}

/// At most this many of one kind.
const MOST: usize = 4;
/// What the word that ends at byte `caret` of a query could become; the closest first.
pub fn suggest(index: &Index, corpus: &Corpus, text: &str, caret: usize) -> Vec<Suggestion> {
    let before = text.get(..caret).unwrap_or(text);
    let start = before.rfind(|c: char| c.is_whitespace() || "(\"“-".contains(c));
    let start = start.map_or(0, |at| at + before[at..].chars().next().map_or(0, char::len_utf8));
    let typed = &before[start..];
    let span = start..before.len();
    if let Some((name, value)) = typed.split_once(':') {
        let field = Field::ALL.into_iter().find(|field| field.name().eq_ignore_ascii_case(name));
        return field.map_or_else(Vec::new, |field| values(corpus, field, value, &span));
    }
    let typed = fold(typed);
    if !typed.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut found = words(index, corpus, &typed, &span);
    let phrase = |(text, hits): (String, usize)| Suggestion {
        hits,
        ..plain(&span, quoted(&text), SuggestionKind::Phrase)
    };
    found.extend(phrases::starting(index, corpus, &typed).into_iter().take(MOST).map(phrase));
    let names = [
        (&corpus.people, SuggestionKind::Person),
        (&corpus.organisations, SuggestionKind::Organisation),
        (&corpus.places, SuggestionKind::Place),
    ];
    for (all, kind) in names {
        let fits = all.iter().filter(|named| begins(&named.name, &typed));
        found.extend(fits.take(MOST).map(|named| name(named, kind, &span)));
    }
    found.extend(topics(corpus, &typed, &span));
    if found.is_empty() {
        found = near(index, corpus, &typed, &span);
    }
    found
}

/// The words of the corpus nearest to one it does not have, at most a slip further away than is
/// searched without asking. “Did you mean …?”
pub fn near_words(index: &Index, corpus: &Corpus, word: &str) -> Vec<String> {
    let word = fold(word);
    let bound = distance::allowed(word.chars().count()) + usize::from(word.chars().count() > 2);
    let mut forms = matching::near(index, &word, bound);
    forms.retain(|&form| index.is_verbatim(form) && index.form(form) != word);
    sort::by_key(&mut forms, |&form| usize::MAX - index.occurrences(form).len());
    forms.iter().take(MOST).map(|&form| as_printed(index, corpus, form)).collect()
}

fn near(index: &Index, corpus: &Corpus, typed: &str, span: &Range<usize>) -> Vec<Suggestion> {
    let word = |text: String| Suggestion {
        hits: index.find(&fold(&text)).map_or(0, |form| index.occurrences(form).len()),
        ..plain(span, text, SuggestionKind::Spelling)
    };
    near_words(index, corpus, typed).into_iter().map(word).collect()
}

fn words(index: &Index, corpus: &Corpus, typed: &str, span: &Range<usize>) -> Vec<Suggestion> {
    let mut forms: Vec<u32> = index.starting(typed).collect();
    forms.retain(|&form| index.is_verbatim(form) && index.form(form) != typed);
    sort::by_key(&mut forms, |&form| (usize::MAX - index.occurrences(form).len(), form));
    let word = |&form: &u32| Suggestion {
        hits: index.occurrences(form).len(),
        ..plain(span, as_printed(index, corpus, form), SuggestionKind::Word)
    };
    forms.iter().take(MOST).map(word).collect()
}

fn name(named: &Named, kind: SuggestionKind, span: &Range<usize>) -> Suggestion {
    plain(span, quoted(&named.name), kind)
}

fn topics(corpus: &Corpus, typed: &str, span: &Range<usize>) -> Vec<Suggestion> {
    let fits = corpus.topics.iter().filter(|topic| begins(&topic.label, typed));
    let topic = |topic: &Topic| Suggestion {
        label: topic.label.clone(),
        ..plain(span, format!("topic:{}", quoted(&topic.id)), SuggestionKind::Topic)
    };
    fits.take(MOST).map(topic).collect()
}

fn values(corpus: &Corpus, field: Field, typed: &str, span: &Range<usize>) -> Vec<Suggestion> {
    let same = |text: String| (text.clone(), text);
    let names = |named: &[Named]| named.iter().map(|n| same(n.name.clone())).collect::<Vec<_>>();
    let quotations = corpus.quotations.iter();
    let mut all: Vec<(String, String)> = match field {
        Field::In => corpus.documents.iter().map(|d| (d.id.clone(), d.label.clone())).collect(),
        Field::Date => corpus.documents.iter().map(|d| same(d.date.to_string())).collect(),
        Field::Speaker => {
            quotations.filter_map(|q| Some(same(corpus.speaker(q.speaker?).to_string()))).collect()
        }
        Field::Medium => quotations.map(|q| same(q.medium.clone())).collect(),
        Field::Topic => corpus.topics.iter().map(|t| (t.id.clone(), t.label.clone())).collect(),
        Field::Person => names(&corpus.people),
        Field::Place => names(&corpus.places),
    };
    let typed = fold(typed.trim_start_matches(['"', '“']));
    let mut seen = BTreeSet::new();
    all.retain(|(value, label)| {
        (begins(label, &typed) || begins(value, &typed)) && seen.insert(value.clone())
    });
    let value = |(value, label): (String, String)| Suggestion {
        label,
        ..plain(span, format!("{}:{}", field.name(), quoted(&value)), SuggestionKind::Value)
    };
    all.into_iter().map(value).collect()
}

fn plain(span: &Range<usize>, text: String, kind: SuggestionKind) -> Suggestion {
    Suggestion { span: span.clone(), text, label: String::new(), kind, hits: 0 }
}

/// In quotes, if it is more than a word.
fn quoted(text: &str) -> String {
    let whole = text.chars().all(|c| c.is_alphanumeric() || c == '-');
    if whole { text.to_string() } else { format!("\"{}\"", text.replace('"', " ")) }
}

/// Whether a word of `text` begins so.
fn begins(text: &str, typed: &str) -> bool {
    tokens(text).any(|token| fold(token.of(text)).starts_with(typed))
}

/// A form as it stands where it stands first.
fn as_printed(index: &Index, corpus: &Corpus, form: u32) -> String {
    let mut all = Vec::new();
    found::of_form(index, form, Reason::Exact, &mut all);
    all.first().map_or_else(String::new, |f| corpus.quote(found::span(index, *f)).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::testing::corpus;

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
