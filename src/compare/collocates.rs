//! The collocates of a word on each side.
//!
//! ```
//! use readout::compare::{Selection, collocates::{REACH, collocates}};
//!
//! let corpus = readout::built_in();
//! let selection = Selection { left: 0, right: 1, scope: None };
//! let near = collocates(&corpus, &selection, "sharing", REACH);
//! let technology = near.iter().find(|near| near.word == "technology");
//! assert_eq!(technology.map(|near| (near.left.len(), near.right.len())), Some((0, 1)));
//! ```

use super::Selection;
use super::vocabulary::{Stretches, Vocabulary};
use crate::corpus::{Corpus, Span};
use crate::sort;

/// The default number of words before and after: the usual default of concordancers.
pub const REACH: usize = 4;

/// A word that occurs near another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collocate {
    /// The first written form of the word, on the left if it occurs there; folded.
    pub word: String,
    /// Its occurrences near the other on the left, in order.
    pub left: Vec<Span>,
    /// Its occurrences near the other on the right, in order.
    pub right: Vec<Span>,
}

/// The words within `reach` words of `word` in the same passage, the most frequent first, then in
/// alphabetical order. An occurrence counts once, however many times `word` is near it. Words are
/// counted as for [keyness](super::keyness); `word` may be in any of its spellings.
pub fn collocates(
    corpus: &Corpus,
    selection: &Selection,
    word: &str,
    reach: usize,
) -> Vec<Collocate> {
    let words = Vocabulary::read(corpus, selection);
    let Some(word) = words.types.find(word) else { return Vec::new() };
    let neighbour = |word| Collocate { word, left: Vec::new(), right: Vec::new() };
    let mut all = words.each(neighbour);
    near(&words.left, word, reach, &mut |at, place| all[at].left.push(place));
    near(&words.right, word, reach, &mut |at, place| all[at].right.push(place));
    let frequency = |near: &Collocate| near.left.len() + near.right.len();
    all.retain(|near| frequency(near) > 0);
    sort::by(&mut all, |a, b| frequency(b).cmp(&frequency(a)).then_with(|| a.word.cmp(&b.word)));
    all
}

/// Calls `push` with each word near a word, but not with the word itself.
fn near(side: &Stretches, word: usize, reach: usize, push: &mut dyn FnMut(usize, Span)) {
    for stretch in side {
        let mut from = 0;
        for at in (0..stretch.len()).filter(|at| stretch[*at].0 == word) {
            let until = at.saturating_add(reach).saturating_add(1).min(stretch.len());
            for (other, place) in &stretch[from.max(at.saturating_sub(reach))..until] {
                if *other != word {
                    push(*other, *place);
                }
            }
            from = until;
        }
    }
}
