//! Ranks the documents of a collection with the search that the search box uses.
//!
//! `cargo run --release --example rank -- COLLECTION.json` reads
//! `{"docs": [{"id", "title", "text"}], "queries": [{"id", "text"}]}` and prints
//! `{"query id": ["document id", …]}`: for each query up to 1,000 documents, the best first. A document
//! is a title and a text, as one passage.

use readout::corpus::{Block, Corpus, Document, Kind};
use readout::search::{Index, Options, Typing, as_typed};
use serde_json::{Map, Value};
use std::process::ExitCode;

/// How many documents are printed for a query.
const MOST: usize = 1000;

fn main() -> ExitCode {
    let Some(path) = std::env::args().nth(1) else {
        eprintln!(
            "error: name a collection: cargo run --release --example rank -- COLLECTION.json"
        );
        return ExitCode::FAILURE;
    };
    match std::fs::read(&path).map_err(|error| error.to_string()).and_then(|json| rank(&json)) {
        Ok(rankings) => {
            println!("{rankings}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn rank(json: &[u8]) -> Result<Value, String> {
    let collection: Value = serde_json::from_slice(json).map_err(|error| error.to_string())?;
    let list = |name: &str| {
        let list = collection[name].as_array();
        list.ok_or_else(|| format!("the collection needs a list `{name}`"))
    };
    let (docs, queries) = (list("docs")?, list("queries")?);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let document = |doc: &Value| {
        let text = format!("{}\n{}", text(&doc["title"]), text(&doc["text"]));
        let block = Block { kind: Kind::Paragraph, range: 0..text.len() };
        Document { id: id(doc), text, blocks: vec![block], ..Document::default() }
    };
    let documents = docs.iter().map(document).collect();
    let corpus = Corpus { documents, language: "en".into(), ..Corpus::default() };
    let index = Index::new(&corpus);
    let mut rankings = Map::new();
    for query in queries {
        let results =
            as_typed(&index, &corpus, &text(&query["text"]), Typing::Done, &Options::default()).1;
        let passages = results.documents.iter().flat_map(|document| &document.passages);
        let mut scored: Vec<_> = passages.map(|found| (found.score, found.passage.doc)).collect();
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        let ids = scored.iter().take(MOST).map(|(_, doc)| corpus.documents[*doc].id.clone().into());
        rankings.insert(id(query), Value::Array(ids.collect()));
    }
    Ok(rankings.into())
}

/// An id, which may be a string or a number.
fn id(value: &Value) -> String {
    match &value["id"] {
        Value::String(id) => id.clone(),
        other => other.to_string(),
    }
}
