//! The input of the speed benchmarks: texts and queries.
//!
//! From a folder with the Cranfield collection or with `*.txt` files, each a document with passages
//! separated by blank lines. Without a folder, the two built-in reports.

use super::cranfield;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// More questions make a run longer, but its results no more precise.
const MAX_QUESTIONS: usize = 250;

/// The minimum number of words of a sentence used as a question.
const MIN_WORDS: usize = 6;

pub(crate) struct Material {
    /// The name of the material, for the report.
    pub(crate) name: String,
    /// In the project's own format, so that all engines read the same input.
    pub(crate) corpus: Value,
    /// Words without punctuation, so that no engine's query syntax occurs by chance.
    pub(crate) questions: Vec<String>,
}

impl Material {
    /// Reads the material from a folder.
    pub(crate) fn read(folder: Option<&Path>) -> io::Result<Self> {
        let Some(folder) = folder else { return built_in() };
        if folder.join("cran.all.1400").is_file() { cranfield(folder) } else { texts(folder) }
    }

    /// The distinct words of the questions, without numbers and compounds.
    pub(crate) fn words(&self) -> Vec<&str> {
        let words = self.questions.iter().flat_map(|question| question.split(' '));
        let words = words.filter(|word| word.chars().all(char::is_alphabetic));
        words.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

fn built_in() -> io::Result<Material> {
    let corpus: Value = serde_json::from_str(readout::BUILT_IN)?;
    let documents = corpus["documents"].as_array().into_iter().flatten();
    let blocks = documents.filter_map(|document| document["blocks"].as_array()).flatten();
    let questions = sentences(blocks.filter_map(|block| block["text"].as_str()));
    Ok(Material { name: "the two built-in reports".into(), corpus, questions })
}

fn cranfield(folder: &Path) -> io::Result<Material> {
    let abstracts = cranfield::documents(&text(&folder.join("cran.all.1400"))?);
    // All abstracts are in one document: passages are ranked, and a corpus has few documents.
    let documents = vec![abstracts];
    let questions = cranfield::questions(&text(&folder.join("cran.qry"))?);
    let questions = questions.iter().map(|question| plain(question)).collect();
    Ok(Material { name: "the Cranfield collection".into(), corpus: corpus(documents), questions })
}

fn texts(folder: &Path) -> io::Result<Material> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        files.push(entry?.path());
    }
    let questions_file: PathBuf = folder.join("questions.txt");
    files.retain(|file| file.extension().is_some_and(|it| it == "txt") && *file != questions_file);
    files.sort();
    let mut documents = Vec::new();
    for file in files {
        documents.push(passages(&text(&file)?));
    }
    let questions = match text(&questions_file) {
        Ok(lines) => lines.lines().map(plain).filter(|line| !line.is_empty()).collect(),
        Err(_) => sentences(documents.iter().flatten().map(String::as_str)),
    };
    if documents.iter().all(Vec::is_empty) || questions.is_empty() {
        let message = "there is neither cran.all.1400 nor a text in a file *.txt";
        return Err(io::Error::new(io::ErrorKind::NotFound, message));
    }
    Ok(Material {
        name: format!("{} texts", documents.len()),
        corpus: corpus(documents),
        questions,
    })
}

fn text(file: &Path) -> io::Result<String> {
    Ok(String::from_utf8_lossy(&fs::read(file)?).into_owned())
}

/// The text between blank lines.
fn passages(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let blocks = lines.split(|line| line.trim().is_empty());
    blocks.map(|lines| lines.join("\n")).collect()
}

/// Empty passages are left out, and so are documents without passages.
pub(crate) fn corpus(documents: Vec<Vec<String>>) -> Value {
    let mut written = Vec::new();
    for passages in documents {
        let passages = passages.into_iter().filter(|text| !text.trim().is_empty());
        let blocks: Vec<Value> = passages.map(|text| json!({ "text": text })).collect();
        if !blocks.is_empty() {
            written.push(json!({ "id": format!("d{}", written.len()), "blocks": blocks }));
        }
    }
    json!({ "format": "readout-corpus/1", "documents": written })
}

/// The long sentences of the texts; an evenly spaced sample if there are too many.
fn sentences<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let ends = |c| matches!(c, '.' | '?' | '!');
    let sentences = texts.flat_map(|text| text.split(ends)).map(plain);
    let long: Vec<String> =
        sentences.filter(|sentence| sentence.split(' ').count() >= MIN_WORDS).collect();
    let every = long.len().div_ceil(MAX_QUESTIONS).max(1);
    long.into_iter().step_by(every).collect()
}

/// The words only, without punctuation except within a word.
fn plain(text: &str) -> String {
    let kept = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '-' | '&' | '+' | '.');
    let words =
        text.split(|c| !kept(c)).map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
