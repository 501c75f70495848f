//! The quality of the search ranking, on the Cranfield collection; `speed.rs` measures its speed.
//!
//! `cargo bench --bench relevance -- <folder>`, or the folder in `READOUT_CRANFIELD`. The folder
//! holds `cran.all.1400`, `cran.qry` and `cranqrel`; without it the program prints a message and
//! exits successfully.
//!
//! - A document is an abstract, as one passage; see `shared/cranfield.rs`.
//! - A question is searched for unchanged, with the function that the search box calls.
//! - Judgements identify questions by their position in `cran.qry`, not by `.I`. Code 1 is best
//!   with gain 4, code 4 has gain 1; −1 is not relevant. nDCG is linear in the gain and cut at 10;
//!   MAP takes every judged document of codes 1 to 4 as relevant, and all ranks.
//! - No number in the ranking was fitted to these questions. But the choice between published
//!   methods was made with their results known: for proximity, sequential dependence rather than
//!   Büttcher's or Tao's method; BM25 rather than BM25+. Each has its published defaults.
//! - Everything is repeated with one random edit in the longest word of each question, five seeds.

#[path = "shared/cranfield.rs"]
mod cranfield;

use readout::corpus::{Block, Corpus, Document, Kind};
use readout::search::{Index, Options, Typing, as_typed};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// The gain of each document for a question; both are numbered from 0.
type Gains = BTreeMap<usize, usize>;

fn main() {
    let given = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let folder = given.or_else(|| std::env::var("READOUT_CRANFIELD").ok()).map(PathBuf::from);
    let read = |name: &str| std::fs::read(folder.as_ref()?.join(name)).ok();
    let text = |name: &str| read(name).map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    let (Some(abstracts), Some(questions), Some(judgements)) =
        (text("cran.all.1400"), text("cran.qry"), text("cranqrel"))
    else {
        println!("relevance: skipped, no Cranfield collection here; give its folder");
        return;
    };
    let corpus = collection(&abstracts);
    let questions = cranfield::questions(&questions);
    let judged = judgements_by_question(&judgements);

    let index = Index::new(&corpus);
    println!("{} passages, {} forms", index.passages(), index.forms());
    let of = |questions: &[String]| evaluate(&index, &corpus, questions, &judged);
    let (ndcg, map) = of(&questions);
    println!("nDCG@10 {ndcg:.4}, MAP {map:.4}, {} questions", questions.len());
    let slips: Vec<f64> = (1..=5).map(|seed| of(&with_typos(&questions, seed)).0).collect();
    let mean = slips.iter().sum::<f64>() / slips.len() as f64;
    println!("one slip each: nDCG@10 {mean:.4} {slips:.4?}, lost {:.4}", ndcg - mean);
}

fn ranking(index: &Index, corpus: &Corpus, query: &str) -> Vec<usize> {
    let results = as_typed(index, corpus, query, Typing::Done, &Options::default()).1;
    let passages = results.documents.iter().flat_map(|document| &document.passages);
    let mut scored: Vec<(f32, usize)> = passages.map(|p| (p.score, p.passage.doc)).collect();
    scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
    scored.into_iter().map(|(_, doc)| doc).collect()
}

/// nDCG@10 and MAP.
fn evaluate(
    index: &Index,
    corpus: &Corpus,
    questions: &[String],
    judged: &BTreeMap<usize, Gains>,
) -> (f64, f64) {
    let (mut gains, mut precisions) = (0.0, 0.0);
    for (at, question) in questions.iter().enumerate() {
        let ranked = ranking(index, corpus, question);
        let relevant = judged.get(&at).cloned().unwrap_or_default();
        gains += ndcg(&ranked, &relevant);
        precisions += average_precision(&ranked, &relevant);
    }
    (gains / questions.len() as f64, precisions / questions.len() as f64)
}

fn ndcg(ranked: &[usize], relevant: &Gains) -> f64 {
    let discounted = |gains: &mut dyn Iterator<Item = usize>| -> f64 {
        gains.take(10).enumerate().map(|(at, gain)| gain as f64 / (at as f64 + 2.0).log2()).sum()
    };
    let mut best: Vec<usize> = relevant.values().copied().collect();
    best.sort_unstable_by(|one, other| other.cmp(one));
    let ideal = discounted(&mut best.into_iter());
    let found =
        discounted(&mut ranked.iter().map(|doc| relevant.get(doc).copied().unwrap_or_default()));
    if ideal > 0.0 { found / ideal } else { 0.0 }
}

fn average_precision(ranked: &[usize], relevant: &Gains) -> f64 {
    let hits = ranked.iter().enumerate().filter(|(_, doc)| relevant.contains_key(doc));
    let precisions = hits.enumerate().map(|(n, (at, _))| (n + 1) as f64 / (at + 1) as f64);
    precisions.sum::<f64>() / relevant.len().max(1) as f64
}

fn collection(abstracts: &str) -> Corpus {
    let document = |text: String| {
        let block = Block { kind: Kind::Paragraph, range: 0..text.len() };
        Document { text, blocks: vec![block], ..Document::default() }
    };
    let documents = cranfield::documents(abstracts);
    let documents = documents.into_iter().map(document).collect();
    Corpus { documents, language: "en".into(), ..Corpus::default() }
}

fn judgements_by_question(text: &str) -> BTreeMap<usize, Gains> {
    let mut judged: BTreeMap<usize, Gains> = BTreeMap::new();
    for line in text.lines() {
        let mut words = line.split_whitespace();
        let mut number = || words.next()?.parse::<usize>().ok();
        if let (Some(question), Some(document), Some(code @ 1..=4)) = (number(), number(), number())
        {
            judged.entry(question - 1).or_default().insert(document - 1, 5 - code);
        }
    }
    judged
}

fn with_typos(questions: &[String], seed: u64) -> Vec<String> {
    let mut random = Random(seed * 0x9e37_79b9_7f4a_7c15);
    questions.iter().map(|question| with_typo(question, &mut random)).collect()
}

/// The question with one random edit in its longest word.
fn with_typo(question: &str, random: &mut Random) -> String {
    let words = question.split(|c: char| !c.is_ascii_alphabetic());
    let Some(word) = words.rev().max_by_key(|word| word.len()).filter(|w| w.len() > 1) else {
        return question.to_string();
    };
    let mut letters: Vec<char> = word.chars().collect();
    let letter = char::from(b"abcdefghijklmnopqrstuvwxyz"[random.below(26)]);
    let at = random.below(letters.len());
    match random.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, letter),
        2 => letters[at] = letter,
        _ => letters.swap(at.min(word.len() - 2), at.min(word.len() - 2) + 1),
    }
    question.replacen(word, &letters.into_iter().collect::<String>(), 1)
}

/// xorshift64*
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        let bits = self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33;
        usize::try_from(bits).unwrap_or_default() % bound
    }
}
