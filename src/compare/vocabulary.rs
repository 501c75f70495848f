//! The words of prose on both sides, as [keyness](super::keyness) counts them.

use super::Selection;
use super::prose::prose;
use super::word_types::WordTypes;
use crate::corpus::{Corpus, Span};
use crate::text::Language;

/// The words of both sides, in order, as indices of their types.
#[derive(Default)]
pub(super) struct Vocabulary {
    pub(super) types: WordTypes,
    pub(super) left: Stretches,
    pub(super) right: Stretches,
}

/// The words of a side with their spans: a list for each span of prose.
pub(super) type Stretches = Vec<Vec<(usize, Span)>>;

impl Vocabulary {
    pub(super) fn read(corpus: &Corpus, selection: &Selection) -> Self {
        let mut types = WordTypes::of(Language::of_tag(corpus.language_of(selection.left)));
        let left = side(&mut types, corpus, selection, selection.left);
        let right = side(&mut types, corpus, selection, selection.right);
        Self { types, left, right }
    }

    /// One item for each type, made of its form.
    pub(super) fn each<T>(&self, item: impl Fn(String) -> T) -> Vec<T> {
        (0..self.types.len()).map(|at| item(self.types.form(at).to_owned())).collect()
    }
}

fn side(types: &mut WordTypes, corpus: &Corpus, selection: &Selection, doc: usize) -> Stretches {
    let mut sequence = Vec::new();
    for stretch in prose(corpus, selection, doc) {
        let mut words = Vec::new();
        types.read(corpus, stretch, &mut |word, span| words.push((word, span)));
        sequence.push(words);
    }
    sequence
}

/// The number of words of a side.
pub(super) fn count(sequence: &Stretches) -> usize {
    sequence.iter().map(Vec::len).sum()
}
