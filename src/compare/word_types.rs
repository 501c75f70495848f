//! Word types, as [keyness](super::keyness) tells words apart.

use super::word_ids::{Split, each_word};
use crate::corpus::{Corpus, Span};
use crate::text::interner::Interner;
use crate::text::{Language, base, fold};

/// The types of words, as indices in the order of their first occurrence. Forms that differ in case,
/// accents, spelling or a possessive ending are of one type.
#[derive(Clone, Debug, Default)]
pub(super) struct WordTypes {
    pub(super) language: Language,
    /// Folded forms and their keys; most forms are their own key.
    strings: Interner,
    /// Per string: the type of words of this form, so that its key is computed once; or [`NONE`].
    of_form: Vec<u32>,
    /// Per string: the type of words with this key, or [`NONE`].
    of_key: Vec<u32>,
    /// Per type: its first form.
    first_forms: Vec<u32>,
}

/// No type.
const NONE: u32 = u32::MAX;

impl WordTypes {
    /// No types yet; spellings are compared by a language.
    pub(super) fn of(language: Language) -> Self {
        Self { language, ..Self::default() }
    }

    /// How many types there are.
    pub(super) fn len(&self) -> usize {
        self.first_forms.len()
    }

    /// The first written form of a type, folded; empty if there is no such type.
    pub(super) fn form(&self, at: usize) -> &str {
        self.first_forms.get(at).map_or("", |form| self.strings.get(*form))
    }

    /// The type of a word, in any spelling.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let folded = fold(base(word));
        let key = self.strings.find(&self.language.key(&folded))?;
        let of = self.of_key.get(key as usize).copied();
        of.filter(|of| *of != NONE).map(|of| of as usize)
    }

    /// Calls `push` with the type and the span of each word of a span; new types are added.
    pub(super) fn read(&mut self, corpus: &Corpus, whole: Span, push: &mut dyn FnMut(usize, Span)) {
        each_word_type(corpus, whole, &mut |word, span| push(self.number(word), span));
    }

    /// The spans of the words of a type in a span.
    pub(super) fn places(&self, corpus: &Corpus, whole: Span, wanted: usize) -> Vec<Span> {
        let mut places = Vec::new();
        each_word_type(corpus, whole, &mut |word, span| {
            if self.find(word) == Some(wanted) {
                places.push(span);
            }
        });
        places
    }

    fn number(&mut self, word: &str) -> usize {
        let folded = fold(word);
        let form = self.string(&folded);
        if self.of_form[form] == NONE {
            let key = self.string(&self.language.key(&folded));
            if self.of_key[key] == NONE {
                self.of_key[key] = number(self.first_forms.len());
                self.first_forms.push(number(form));
            }
            self.of_form[form] = self.of_key[key];
        }
        self.of_form[form] as usize
    }

    fn string(&mut self, string: &str) -> usize {
        let at = self.strings.number(string) as usize;
        if at == self.of_form.len() {
            self.of_form.push(NONE);
            self.of_key.push(NONE);
        }
        at
    }
}

/// Strings have numbers of 32 bits.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(NONE)
}

/// Calls `push` with each word of a span, without a possessive ending.
fn each_word_type(corpus: &Corpus, whole: Span, push: &mut dyn FnMut(&str, Span)) {
    each_word(corpus, whole, Split::Hyphens, &mut |word, span| {
        let base = base(word);
        push(base, Span { end: span.start + base.len(), ..span });
    });
}
