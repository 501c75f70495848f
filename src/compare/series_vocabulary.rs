//! The words of all reports of a corpus in the order of time, and which of them are used more in
//! some reports than in others.
//!
//! Words are told apart and counted as for [keyness](super::keyness), in all the
//! [prose](super::prose). The corpus is read once, in steps if a page must not stand still. What is
//! kept are counts; the spans of a word are found again in the two reports that a
//! [word series](super::word_series) names.
//!
//! Whether the rate of a word differs between the reports is tested by the log-likelihood ratio over
//! all of them, `G² = 2 Σ O ln(O / E)`: `O` is the count in a report, `E` the count expected if the
//! word had the same rate in all (Rayson and Garside, Comparing corpora using frequency profiling,
//! 2000). By chance alone it approximately follows [chi-square](mod@super::chi_square) with one
//! degree of freedom less than there are reports with words. The significance level, that of
//! keyness, is divided by the number of word types (Bonferroni).
//!
//! The approximation needs enough words: if more than a fifth of the expected counts are under 5
//! (Cochran, Some methods for strengthening the common χ² tests, 1954), there are
//! [too few](Verdict::TooFew) to tell. In a series of short reports that holds for most words. The
//! test takes each word for an independent draw, but words come in clusters; so a verdict
//! [beyond chance](Verdict::Beyond) says that reports differ in it, not since when.
//!
//! ```
//! use readout::compare::series_vocabulary::{SeriesVocabulary, Verdict, WordOrder};
//!
//! let words = SeriesVocabulary::new(&readout::built_in());
//! let most = words.sorted(WordOrder::Frequency)[0];
//! let the = words.word(most).expect("a word of the list");
//! assert_eq!((the.form, the.reports, the.verdict), ("the", 2, Verdict::Chance));
//! ```

use super::chi_square::critical;
use super::keyness::LEVEL;
use super::prose::of_passage;
use super::word_types::WordTypes;
use crate::corpus::{Chronology, Corpus, Passage, Progress, Span};
use crate::sort;
use crate::text::Language;

/// The least expected count for which G² can be trusted, in four fifths of the reports.
const LEAST_EXPECTED: f64 = 5.0;

/// The counts of all words of a corpus by report. If the corpus changes, it must be read again.
#[derive(Clone, Debug, Default)]
pub struct SeriesVocabulary {
    chronology: Chronology,
    types: WordTypes,
    /// Per type.
    totals: Vec<Total>,
    /// Per report in the order of time: its number of words.
    sizes: Vec<u32>,
    /// The same in ascending order, without reports that have no words.
    sorted_sizes: Vec<u32>,
    /// The types of each report with their counts in it, report by report in the order of time.
    counts: Vec<Packed>,
    /// Per report in the order of time: the end of its `counts`.
    ends: Vec<usize>,
    words: usize,
    critical: f64,
}

/// The counts of a type in all reports. Reports are positions in the order of time.
#[derive(Clone, Copy, Debug, Default)]
struct Total {
    count: u32,
    reports: u32,
    first: u32,
    last: u32,
    /// `Σ O ln(O / N)`, N being the number of words of the report.
    sum: f64,
}

/// A type, and in the low 8 bits its count; a count over 255 is in several of them. It takes half the
/// memory of two numbers. No page holds 16 million types.
type Packed = u32;

/// The most that one [`Packed`] counts.
const MOST: u32 = 0xff;

/// A word with its counts in the whole series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SeriesWord<'a> {
    /// The first written form of the word, folded.
    pub form: &'a str,
    /// How often it occurs.
    pub count: usize,
    /// In how many reports it occurs.
    pub reports: usize,
    /// Index into `Corpus::documents`: the first report in time that has it.
    pub first: usize,
    /// Index into `Corpus::documents`: the last report in time that has it.
    pub last: usize,
    /// The log-likelihood ratio G² over the reports, never negative.
    pub g2: f64,
    /// Whether its rate differs between the reports.
    pub verdict: Verdict,
}

/// Whether the rate of a word differs between reports by more than chance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// It differs beyond chance.
    Beyond,
    /// It differs no more than by chance.
    Chance,
    /// There are too few words, or too few reports, to tell.
    TooFew,
}

/// The count of a word in a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Frequency {
    /// How often the word occurs.
    pub count: usize,
    /// How many words of prose the report has.
    pub words: usize,
}

impl Frequency {
    /// The rate per thousand words; `None` if the report has no words.
    pub fn per_thousand(self) -> Option<f64> {
        (self.words > 0).then(|| 1000.0 * self.count as f64 / self.words as f64)
    }
}

/// An order of words. Words that are equal in it are in the order of their frequency, then of the
/// alphabet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordOrder {
    /// The most frequent first.
    #[default]
    Frequency,
    /// Those in the most reports first.
    Reports,
    /// Those that came in last first: by the first report that has them, the latest first.
    CameIn,
    /// Those that went first first: by the last report that has them, the earliest first.
    Went,
    /// Those beyond chance first, then those within, then those too few to tell; in each the highest
    /// G² first.
    Verdict,
    /// In alphabetical order.
    Alphabet,
}

impl SeriesVocabulary {
    /// Reads a whole corpus at once.
    pub fn new(corpus: &Corpus) -> Self {
        let mut builder = SeriesBuilder::new(corpus);
        builder.step(corpus, usize::MAX);
        builder.finish()
    }

    /// The reports in the order of time.
    pub fn chronology(&self) -> &Chronology {
        &self.chronology
    }

    /// How many types of words there are: the number of tests.
    pub fn len(&self) -> usize {
        self.types.len()
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many words of prose all reports have together.
    pub fn words(&self) -> usize {
        self.words
    }

    /// The degrees of freedom of G²: one less than there are reports with words.
    pub fn degrees(&self) -> usize {
        self.sorted_sizes.len().saturating_sub(1)
    }

    /// The G² from which a word differs beyond chance, corrected for the number of tests.
    pub fn critical(&self) -> f64 {
        self.critical
    }

    /// The index of a word, in any spelling.
    pub fn find(&self, word: &str) -> Option<usize> {
        self.types.find(word)
    }

    /// The word with an index below [`SeriesVocabulary::len`].
    pub fn word(&self, at: usize) -> Option<SeriesWord<'_>> {
        let total = self.totals.get(at)?;
        let doc = |position: u32| self.chronology.order().get(position as usize).copied();
        Some(SeriesWord {
            form: self.types.form(at),
            count: total.count as usize,
            reports: total.reports as usize,
            first: doc(total.first)?,
            last: doc(total.last)?,
            g2: self.g2(total),
            verdict: self.verdict(total),
        })
    }

    /// The indices of all words in an order.
    pub fn sorted(&self, order: WordOrder) -> Vec<usize> {
        let key = |total: &Total| match order {
            WordOrder::Frequency | WordOrder::Alphabet => 0,
            WordOrder::Reports => u64::from(!total.reports),
            WordOrder::CameIn => u64::from(!total.first),
            WordOrder::Went => u64::from(total.last),
            WordOrder::Verdict => {
                // G² is never negative, so that its bits are in the order of its values.
                (self.verdict(total) as u64) << 62 | !self.g2(total).to_bits() >> 2
            }
        };
        let keys: Vec<u64> = self.totals.iter().map(key).collect();
        let by_count = order != WordOrder::Alphabet;
        let mut sorted: Vec<usize> = (0..keys.len()).collect();
        sort::by(&mut sorted, |&a, &b| {
            let count = |at: usize| if by_count { self.totals[at].count } else { 0 };
            let by_key = keys[a].cmp(&keys[b]).then_with(|| count(b).cmp(&count(a)));
            by_key.then_with(|| self.types.form(a).cmp(self.types.form(b)))
        });
        sorted
    }

    /// The counts of a word in each report, in the order of the corpus; of an unknown word all 0.
    pub fn frequencies(&self, at: usize) -> Vec<Frequency> {
        let mut frequencies = vec![Frequency::default(); self.chronology.order().len()];
        let mut from = 0;
        for ((doc, end), words) in self.chronology.order().iter().zip(&self.ends).zip(&self.sizes) {
            let found = self.counts[from..*end].iter().filter(|one| (*one >> 8) as usize == at);
            let count: u32 = found.map(|one| one & MOST).sum();
            frequencies[*doc] = Frequency { count: count as usize, words: *words as usize };
            from = *end;
        }
        frequencies
    }

    /// The spans of a word in a report.
    pub(super) fn places(&self, corpus: &Corpus, at: usize, doc: usize) -> Vec<Span> {
        let blocks = corpus.documents.get(doc).map_or(0, |document| document.blocks.len());
        let prose = (0..blocks).flat_map(|block| of_passage(corpus, Passage { doc, block }));
        prose.flat_map(|stretch| self.types.places(corpus, stretch, at)).collect()
    }

    /// `Σ O ln(O / E)` is `Σ O ln(O / N)` less the logarithm of the overall rate for each occurrence.
    fn g2(&self, total: &Total) -> f64 {
        let rate = f64::from(total.count) / self.words as f64;
        let g2 = 2.0 * (total.sum - f64::from(total.count) * rate.ln());
        // Within the rounding of the two sums it is 0.
        if g2 > 1e-12 * total.sum.abs() { g2 } else { 0.0 }
    }

    fn verdict(&self, total: &Total) -> Verdict {
        let rate = f64::from(total.count) / self.words as f64;
        let is_small = |size: &u32| f64::from(*size) * rate < LEAST_EXPECTED;
        let small = self.sorted_sizes.partition_point(is_small);
        if self.degrees() == 0 || 5 * small > self.sorted_sizes.len() {
            Verdict::TooFew
        } else if self.g2(total) >= self.critical {
            Verdict::Beyond
        } else {
            Verdict::Chance
        }
    }
}

/// Reads a [`SeriesVocabulary`] in steps. Every step must be given the same corpus.
#[derive(Debug, Default)]
pub struct SeriesBuilder {
    series: SeriesVocabulary,
    progress: Progress,
    /// The next passage: its report, in the order of time, and its block.
    position: usize,
    block: usize,
    /// Per type: its count in the report being read.
    counts: Vec<u32>,
    /// The types of the report being read, in the order of their first occurrence.
    seen: Vec<usize>,
}

impl SeriesBuilder {
    /// Starts with no passage read. Spellings are compared by the language of the corpus.
    pub fn new(corpus: &Corpus) -> Self {
        let series = SeriesVocabulary {
            chronology: Chronology::new(corpus),
            types: WordTypes::of(Language::of_tag(&corpus.language)),
            ..SeriesVocabulary::default()
        };
        let total = corpus.documents.iter().map(|document| document.blocks.len()).sum();
        Self { series, progress: Progress { done: 0, total }, ..Self::default() }
    }

    /// Reads up to `count` more passages.
    pub fn step(&mut self, corpus: &Corpus, count: usize) -> Progress {
        let until = self.progress.done.saturating_add(count).min(self.progress.total);
        while self.progress.done < until {
            let Some(&doc) = self.series.chronology.order().get(self.position) else { break };
            let blocks = corpus.documents.get(doc).map_or(0, |document| document.blocks.len());
            if self.block < blocks {
                self.read(corpus, Passage { doc, block: self.block });
                self.block += 1;
                self.progress.done += 1;
            }
            if self.block >= blocks {
                self.end_report();
            }
        }
        self.progress
    }

    /// The words of the passages so far.
    pub fn finish(mut self) -> SeriesVocabulary {
        while self.position < self.series.chronology.order().len() {
            self.end_report();
        }
        let mut series = self.series;
        series.counts.shrink_to_fit();
        series.sorted_sizes = series.sizes.iter().copied().filter(|size| *size > 0).collect();
        sort::by_key(&mut series.sorted_sizes, |size| *size);
        series.critical = critical(LEVEL / series.len().max(1) as f64, series.degrees());
        series
    }

    fn read(&mut self, corpus: &Corpus, passage: Passage) {
        let Self { series, counts, seen, .. } = self;
        for stretch in of_passage(corpus, passage) {
            series.types.read(corpus, stretch, &mut |word, _| {
                if word >= counts.len() {
                    counts.resize(word + 1, 0);
                }
                if counts[word] == 0 {
                    seen.push(word);
                }
                counts[word] += 1;
            });
        }
    }

    /// Adds the counts of the report to those of the series, and goes on to the next.
    fn end_report(&mut self) {
        let series = &mut self.series;
        series.totals.resize(series.types.len(), Total::default());
        let size = self.seen.iter().map(|word| self.counts[*word]).sum();
        let position = number(self.position);
        for word in self.seen.drain(..) {
            let count = std::mem::take(&mut self.counts[word]);
            let total = &mut series.totals[word];
            if total.reports == 0 {
                total.first = position;
            }
            total.last = position;
            total.reports += 1;
            total.count += count;
            total.sum += f64::from(count) * (f64::from(count) / f64::from(size)).ln();
            let mut left = count;
            while left > 0 {
                series.counts.push(number(word) << 8 | left.min(MOST));
                left = left.saturating_sub(MOST);
            }
        }
        series.words += size as usize;
        series.sizes.push(size);
        series.ends.push(series.counts.len());
        self.position += 1;
        self.block = 0;
    }
}

/// Counts have 32 bits: no page holds four thousand million words.
fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
