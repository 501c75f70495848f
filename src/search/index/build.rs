//! Building an index, a few passages at a time.

use super::{Index, Indexed, stem_key};
use crate::corpus::{Corpus, Kind, Passage, Progress};
use crate::search::alias::alias_keys;
use crate::search::compound::join;
use crate::search::posting::Posting;
use crate::search::reason::Reason;
use crate::sort;
use crate::text::interner::Interner;
use crate::text::{Language, base, fold, parts, tokens};
use fixedbitset::FixedBitSet;

/// Words of more parts than this, such as web addresses, are indexed by their parts only.
const MAX_PARTS: usize = 12;

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
    /// The postings, in text order.
    log: Vec<Posting>,
    /// The form of each of `log`.
    log_forms: Vec<u32>,
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
    pub fn finish(mut self) -> Index {
        let mut order: Vec<u32> = (0..number(self.forms.len())).collect();
        sort::by_key(&mut order, |&form| self.forms.get(form));
        let mut rank = vec![0; order.len()];
        self.index.verbatim = FixedBitSet::with_capacity(order.len());
        for (new, &old) in order.iter().enumerate() {
            rank[old as usize] = number(new);
            let form = self.forms.get(old);
            self.index.vocabulary.push(form.into());
            self.index.letters.push(letters(form));
            if self.verbatim[old as usize] {
                self.index.verbatim.insert(new);
            }
        }
        let index = &mut self.index;
        for form in &mut index.words {
            *form = rank[*form as usize];
        }
        for (form, _) in &mut index.slips {
            *form = rank[*form as usize];
        }
        for form in &mut self.log_forms {
            *form = rank[*form as usize];
        }
        let (first, order_of_log) = grouped(rank.len(), &self.log_forms);
        index.first = first;
        index.occurrences = order_of_log.iter().map(|&at| self.log[at as usize]).collect();
        let stem_of: Vec<u32> = self.stemmed.iter().map(|(_, stem)| *stem).collect();
        let (first, order) = grouped(index.stems.len(), &stem_of);
        index.first_member = first;
        let form = |at: &u32| rank[self.stemmed[*at as usize].0 as usize];
        index.members = order.iter().map(form).collect();
        self.index
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
        let first_position = number(self.index.positions.len());
        let at = number(self.index.passages.len());
        for token in tokens(document.block(passage.block)) {
            if number(self.index.positions.len()) - first_position >= MAX_POSITIONS {
                break;
            }
            let start = span.start + token.range.start;
            let word = &document.text[start..span.start + token.range.end];
            self.word(at, first_position, start, word);
        }
        let length = number(self.index.positions.len()) - first_position;
        self.index.passages.push(Indexed { passage, first_position, length });
    }

    fn word(&mut self, passage: u32, first_position: u32, start: usize, word: &str) {
        let position = number(self.index.positions.len()) - first_position;
        let word = base(word);
        let mut count = 0;
        for part in parts(word) {
            let bytes = (start + part.range.start, start + part.range.end);
            let form = self.number(&fold(part.of(word)), true);
            self.index.positions.push((number(bytes.0), number(bytes.1)));
            self.index.words.push(form);
            let (start, end) = (position + count, position + count + 1);
            self.log(form, Posting::new(passage, start, end, Reason::Exact));
            count += 1;
        }
        if (2..=MAX_PARTS).contains(&(count as usize)) {
            let found = Posting::new(passage, position, position + count, Reason::Exact);
            let whole = fold(word);
            let form = self.number(&whole, true);
            self.log(form, found);
            let mut joined = std::mem::take(&mut self.joined);
            if join(&whole, &mut joined) {
                let form = self.number(&joined, false);
                self.log(form, found);
            }
            self.joined = joined;
        }
    }

    fn log(&mut self, form: u32, found: Posting) {
        self.log.push(found);
        self.log_forms.push(form);
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

/// Counting sort of items by group: the start of each group, with one more at the end, and the
/// numbers of the items, group by group, in order within each.
fn grouped(groups: usize, group_of: &[u32]) -> (Vec<u32>, Vec<u32>) {
    let mut starts = vec![0; groups + 1];
    for &group in group_of {
        starts[group as usize + 1] += 1;
    }
    let mut sum = 0;
    for start in &mut starts {
        sum += *start;
        *start = sum;
    }
    let mut next = starts.clone();
    let mut items = vec![0; group_of.len()];
    for (item, &group) in (0..).zip(group_of) {
        let slot = &mut next[group as usize];
        items[*slot as usize] = item;
        *slot += 1;
    }
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
