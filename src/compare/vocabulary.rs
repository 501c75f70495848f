//! The words of prose on both sides, as [keyness](super::keyness) counts them.

use super::Selection;
use super::prose::prose;
use super::word_ids::{Split, each_word};
use crate::corpus::{Corpus, Span};
use crate::text::interner::Interner;
use crate::text::{Language, base, fold};

/// The words of both sides, in order, as indices.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub(super) language: Language,
    keys: Interner,
    /// Per word: its first written form, folded.
    pub(super) forms: Vec<String>,
    pub(super) left: Stretches,
    pub(super) right: Stretches,
}

/// The words of a side with their spans: a list for each span of prose.
pub(super) type Stretches = Vec<Vec<(usize, Span)>>;

impl Vocabulary {
    pub(super) fn read(corpus: &Corpus, selection: &Selection) -> Self {
        let language = Language::of_tag(corpus.language_of(selection.left));
        let mut all = Self { language, ..Self::default() };
        all.left = all.side(corpus, selection, selection.left);
        all.right = all.side(corpus, selection, selection.right);
        all
    }

    /// The index of a word, in any spelling.
    pub(super) fn find(&self, word: &str) -> Option<usize> {
        let folded = fold(base(word));
        self.keys.find(&self.language.key(&folded)).map(|at| at as usize)
    }

    fn side(&mut self, corpus: &Corpus, selection: &Selection, doc: usize) -> Stretches {
        let mut sequence = Vec::new();
        for stretch in prose(corpus, selection, doc) {
            let mut words = Vec::new();
            each_word(corpus, stretch, Split::Hyphens, &mut |word, span| {
                let base = base(word);
                let end = span.start + base.len();
                words.push((self.index(base), Span { end, ..span }));
            });
            sequence.push(words);
        }
        sequence
    }

    fn index(&mut self, word: &str) -> usize {
        let form = fold(word);
        let at = self.keys.number(&self.language.key(&form)) as usize;
        if at == self.forms.len() {
            self.forms.push(form.into_owned());
        }
        at
    }
}

/// The number of words of a side.
pub(super) fn count(sequence: &Stretches) -> usize {
    sequence.iter().map(Vec::len).sum()
}
