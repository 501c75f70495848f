//! Building an index, a few passages at a time.

use super::{CONTINUES, Index, Indexed, LONG, SKIP, stem_key};
use crate::corpus::{Corpus, Kind, Passage, Progress};
use crate::search::alias::alias_keys;
use crate::search::compound::join;
use crate::sort;
use crate::text::interner::Interner;
use crate::text::{Language, base, fold, parts, tokens};
use fixedbitset::FixedBitSet;

/// Words of more parts than this, such as web addresses, are indexed by their parts only.
const MAX_PARTS: u32 = 12;

/// Positions of a passage beyond this many are ignored: no real passage has 16 million words.
const MAX_POSITIONS: u32 = (1 << 24) - 1000;

/// Builds an [`Index`] in steps. Every step must be given the same corpus.
#[derive(Debug, Default)]
pub struct Builder {
    passages: Vec<Passage>,
    index: Index,
    forms: Interner,
    verbatim: Vec<bool>,
    /// The forms with their stems; a form has one in each language that it occurs in.
    stemmed: Vec<(u32, u32)>,
    /// Per form: the languages in which it has been stemmed.
    stemmed_in: Vec<u32>,
    /// The language of the passage being read, as an index into `Index::languages`.
    language: usize,
    /// The forms of several positions, in text order, each with its first position.
    compounds: Vec<(u32, u32)>,
    joined: String,
}

impl Builder {
    /// Starts with no passage indexed.
    pub fn new(corpus: &Corpus) -> Self {
        let mut builder = Self::default();
        builder.index.language = Language::of_tag(&corpus.language);
        for (doc, document) in corpus.documents.iter().enumerate() {
            let first = number(builder.passages.len());
            for (block, kind) in document.blocks.iter().map(|block| block.kind).enumerate() {
                if kind != Kind::Metadata {
                    builder.passages.push(Passage { doc, block });
                }
            }
            builder.index.documents.push(first..number(builder.passages.len()));
            let language = Language::of_tag(corpus.language_of(doc));
            if !builder.index.languages.contains(&language) {
                builder.index.languages.push(language);
            }
        }
        // A word and what is between it and the next take about this many bytes.
        let bytes = corpus.documents.iter().map(|document| document.text.len()).sum::<usize>();
        builder.index.reserve(bytes / 6);
        for group in &corpus.aliases {
            let names = group.forms.iter().map(|name| alias_keys(name)).collect();
            builder.index.aliases.push(names);
        }
        builder
    }

    /// Indexes up to `count` more passages.
    pub fn step(&mut self, corpus: &Corpus, count: usize) -> Progress {
        let done = self.index.passages.len();
        let until = done.saturating_add(count).min(self.passages.len());
        for at in done..until {
            self.read(corpus, self.passages[at]);
        }
        if until == self.passages.len() && self.index.slips.is_empty() {
            self.read_slips(corpus);
        }
        Progress { done: until, total: self.passages.len() }
    }

    /// The index of the passages so far.
    pub fn finish(self) -> Index {
        let Self { mut index, forms, compounds, stemmed, verbatim, .. } = self;
        let mut order: Vec<u32> = (0..number(forms.len())).collect();
        sort::by_key(&mut order, |&form| forms.get(form));
        let mut rank = vec![0; order.len()];
        index.verbatim = FixedBitSet::with_capacity(order.len());
        for (new, &old) in order.iter().enumerate() {
            rank[old as usize] = number(new);
            let form = forms.get(old);
            index.vocabulary.push(form.into());
            index.letters.push(letters(form));
            index.verbatim.set(new, verbatim[old as usize]);
        }
        drop(forms);
        index.starts.shrink_to_fit();
        index.lengths.shrink_to_fit();
        index.words.shrink_to_fit();
        for form in &mut index.words {
            *form = rank[*form as usize];
        }
        for (form, _) in &mut index.slips {
            *form = rank[*form as usize];
        }
        (index.first, index.occurrences) = grouped(rank.len(), &|add| {
            let mut compounds = &compounds[..];
            for (position, word) in (0..).zip(&index.words) {
                add(*word, 2 * position);
                while let [(form, at), rest @ ..] = compounds
                    && *at == position
                {
                    add(rank[*form as usize], 2 * position + 1);
                    compounds = rest;
                }
            }
        });
        (index.first_member, index.members) = grouped(index.stems.len(), &|add| {
            for (form, stem) in &stemmed {
                add(*stem, rank[*form as usize]);
            }
        });
        index
    }

    fn read(&mut self, corpus: &Corpus, passage: Passage) {
        let (Some(document), Some(span)) =
            (corpus.documents.get(passage.doc), corpus.span_of(passage))
        else {
            return;
        };
        let language = Language::of_tag(corpus.language_of(passage.doc));
        let languages = &self.index.languages;
        self.language = languages.iter().position(|known| *known == language).unwrap_or(0);
        let first_position = self.position();
        for token in tokens(document.block(passage.block)) {
            if self.position() - first_position >= MAX_POSITIONS {
                break;
            }
            let start = span.start + token.range.start;
            self.word(start, &document.text[start..span.start + token.range.end]);
        }
        let length = self.position() - first_position;
        let at = number(self.index.passages.len());
        self.index.skips.resize(self.index.starts.len().div_ceil(SKIP), at);
        self.index.passages.push(Indexed { passage, first_position, length });
    }

    /// The number of positions so far.
    fn position(&self) -> u32 {
        number(self.index.starts.len())
    }

    #[allow(clippy::cast_possible_truncation, reason = "a length is at most `LONG`")]
    fn word(&mut self, start: usize, word: &str) {
        let position = self.position();
        let word = base(word);
        for part in parts(word) {
            let at = self.position();
            let form = self.number(&fold(part.of(word)), true);
            let mut length = part.range.len().min(LONG.into()) as u8;
            if length == LONG {
                self.index.long.push((at, number(part.range.len())));
            }
            if at > position {
                length += CONTINUES;
            }
            self.index.starts.push(number(start + part.range.start));
            self.index.lengths.push(length);
            self.index.words.push(form);
        }
        let count = self.position() - position;
        if (2..=MAX_PARTS).contains(&count) {
            let whole = fold(word);
            let form = self.number(&whole, true);
            self.compounds.push((form, position));
            let mut joined = std::mem::take(&mut self.joined);
            if join(&whole, &mut joined) {
                let form = self.number(&joined, false);
                self.compounds.push((form, position));
            }
            self.joined = joined;
        }
    }

    fn number(&mut self, form: &str, verbatim: bool) -> u32 {
        let at = self.forms.number(form);
        if at as usize == self.verbatim.len() {
            self.verbatim.push(false);
            self.stemmed_in.push(0);
        }
        let languages = &mut self.stemmed_in[at as usize];
        if *languages & 1 << self.language == 0 {
            *languages |= 1 << self.language;
            let language = self.index.languages[self.language];
            let stem = stem_key(form, language, self.language);
            self.stemmed.push((at, self.index.stems.number(&stem)));
        }
        self.verbatim[at as usize] |= verbatim;
        at
    }

    fn read_slips(&mut self, corpus: &Corpus) {
        for slip in &corpus.slips {
            let note = fold(&slip.note);
            let text = corpus.quote(slip.at);
            for token in tokens(text) {
                if let Some(form) = self.forms.find(&fold(token.of(text))) {
                    self.index.slips.push((form, note.to_string()));
                }
            }
        }
    }
}

/// Takes a group and an item.
type Add<'a> = dyn FnMut(u32, u32) + 'a;

/// Counting sort of items by group: the start of each group, with one more at the end, and the items,
/// group by group, in order within each. `each` passes every group and item on, in order.
fn grouped(groups: usize, each: &dyn Fn(&mut Add<'_>)) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; groups + 1];
    each(&mut |group, _| starts[group as usize + 1] += 1);
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut items = vec![0; sum as usize];
    each(&mut |group, item| {
        let slot = &mut next[group as usize];
        items[*slot as usize] = item;
        *slot += 1;
    });
    (starts, items)
}

/// A bit set of the letters: one bit for each of `a` to `z`; other characters share six.
pub(crate) fn letters(word: &str) -> u32 {
    word.chars().fold(0, |bits, c| match c {
        'a'..='z' => bits | 1 << (c as u32 - 'a' as u32),
        _ => bits | 1 << (26 + c as u32 % 6),
    })
}

/// Offsets have 32 bits: no page holds a corpus of four gigabytes.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
