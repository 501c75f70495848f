//! Search as wasm, for the page in this folder that measures its speed.

#![cfg(target_arch = "wasm32")]

use readout::corpus::{Corpus, load};
use readout::search::{Builder, Index, Options, Results, Typing, as_typed};
use wasm_bindgen::prelude::wasm_bindgen;

/// A corpus, and its index, which may not be built yet.
#[wasm_bindgen]
pub struct Engine {
    corpus: Corpus,
    index: Index,
    builder: Option<Builder>,
    /// Per document: the total number of blocks of the documents before it.
    first: Vec<usize>,
}

#[wasm_bindgen]
impl Engine {
    /// Loads a corpus without building the index.
    ///
    /// # Errors
    /// The first problem of the corpus.
    #[wasm_bindgen(constructor)]
    pub fn new(json: &str) -> Result<Engine, String> {
        let corpus = load(json.as_bytes()).map_err(|problems| problems[0].to_string())?;
        let mut first = Vec::new();
        let mut blocks = 0;
        for document in &corpus.documents {
            first.push(blocks);
            blocks += document.blocks.len();
        }
        Ok(Engine { corpus, index: Index::default(), builder: None, first })
    }

    /// Builds the index in one go.
    pub fn build(&mut self) {
        self.index = Index::new(&self.corpus);
    }

    /// Starts building the index in steps.
    pub fn begin(&mut self) {
        self.builder = Some(Builder::new(&self.corpus));
    }

    /// Indexes up to `count` more passages; returns whether any are left.
    pub fn step(&mut self, count: usize) -> bool {
        let progress = self.builder.as_mut().map(|builder| builder.step(&self.corpus, count));
        progress.is_some_and(|progress| progress.done < progress.total)
    }

    /// Finishes building the index in steps.
    pub fn finish(&mut self) {
        if let Some(builder) = self.builder.take() {
            self.index = builder.finish();
        }
    }

    /// Drops the index.
    pub fn clear(&mut self) {
        self.index = Index::default();
    }

    /// The results of a query, as from the search box: pairs of block number and score, document by
    /// document.
    pub fn search(&self, text: &str, marked: Option<usize>) -> Vec<f64> {
        self.pairs(&as_typed(&self.index, &self.corpus, text, Typing::Done, &Options { marked }).1)
    }

    fn pairs(&self, results: &Results) -> Vec<f64> {
        let mut pairs = Vec::new();
        for found in results.documents.iter().flat_map(|document| &document.passages) {
            let number = self.first[found.passage.doc] + found.passage.block;
            pairs.extend([number as f64, f64::from(found.score)]);
        }
        pairs
    }
}
