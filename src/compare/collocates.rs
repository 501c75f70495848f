//! The company a word keeps on each side.

use super::Selection;
use super::vocabulary::{Stretches, Vocabulary};
use crate::corpus::{Corpus, Span};
use crate::sort;

/// How many words before and after are company, if nobody says: what concordancers begin with.
pub const REACH: usize = 4;

/// A word that stands near another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Collocate {
    /// The word as it is first written, on the left if it is there; folded.
    pub word: String,
    /// Where it stands near the other on the left, in order.
    pub left: Vec<Span>,
    /// Where it stands near the other on the right, in order.
    pub right: Vec<Span>,
}

/// The words within `reach` words of another in the same passage, the most frequent first, then by
/// alphabet. A place counts once, however many times the other is near. Words are counted as for
/// [keyness](super::keyness); `word` may be written in any of its spellings.
pub fn collocates(
    corpus: &Corpus,
    selection: &Selection,
    word: &str,
    reach: usize,
) -> Vec<Collocate> {
    let words = Vocabulary::read(corpus, selection);
    let Some(word) = words.find(word) else { return Vec::new() };
    let neighbour = |word| Collocate { word, left: Vec::new(), right: Vec::new() };
    let mut all = words.forms.into_iter().map(neighbour).collect::<Vec<_>>();
    near(&words.left, word, reach, &mut |at, place| all[at].left.push(place));
    near(&words.right, word, reach, &mut |at, place| all[at].right.push(place));
    let often = |near: &Collocate| near.left.len() + near.right.len();
    all.retain(|near| often(near) > 0);
    sort::by(&mut all, |a, b| often(b).cmp(&often(a)).then_with(|| a.word.cmp(&b.word)));
    all
}

/// Gives the words near a word, but not the word itself.
fn near(side: &Stretches, word: usize, reach: usize, give: &mut dyn FnMut(usize, Span)) {
    for stretch in side {
        let mut from = 0;
        for at in (0..stretch.len()).filter(|at| stretch[*at].0 == word) {
            let until = at.saturating_add(reach).saturating_add(1).min(stretch.len());
            for (other, place) in &stretch[from.max(at.saturating_sub(reach))..until] {
                if *other != word {
                    give(*other, *place);
                }
            }
            from = until;
        }
    }
}
