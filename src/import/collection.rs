//! Several drafts to one corpus.

use super::Draft;
use crate::corpus::{Corpus, Document};

/// A corpus of drafts, in their order, without annotations.
///
/// Ids and labels are made unique: an id is the label in lower case, without other signs than
/// letters, digits and hyphens; equal labels are numbered from 1. A draft without title and date is
/// “Report 3” if it is the third.
pub fn corpus(drafts: &[Draft]) -> Corpus {
    let labels: Vec<String> = drafts
        .iter()
        .enumerate()
        .map(|(at, draft)| draft.label().unwrap_or_else(|| format!("Report {}", at + 1)))
        .collect();
    let mut documents: Vec<Document> = Vec::with_capacity(drafts.len());
    for (at, draft) in drafts.iter().enumerate() {
        let label = numbered(&labels, at, &documents);
        let id = unused(&id(&label), |id| documents.iter().any(|document| document.id == id));
        let mut document = draft.document(&id);
        if document.name == document.label {
            document.name.clone_from(&label);
        }
        document.label = label;
        documents.push(document);
    }
    Corpus { language: language(drafts), documents, ..Corpus::default() }
}

/// The language of the first draft that has one, or English, the default of corpora.
fn language(drafts: &[Draft]) -> String {
    let mut all = drafts.iter().filter_map(|draft| draft.language.as_deref());
    all.find(|language| !language.is_empty()).unwrap_or("en").to_owned()
}

/// A label, with a number if others are the same.
fn numbered(labels: &[String], at: usize, documents: &[Document]) -> String {
    let label = &labels[at];
    if labels.iter().filter(|other| *other == label).count() == 1 {
        return label.clone();
    }
    let is_taken =
        |name: &str| labels.iter().any(|l| l == name) || documents.iter().any(|d| d.label == name);
    let mut number = labels[..=at].iter().filter(|other| *other == label).count();
    loop {
        let name = format!("{label} ({number})");
        if !is_taken(&name) {
            return name;
        }
        number += 1;
    }
}

/// An id for links. Letters of all scripts stay.
fn id(label: &str) -> String {
    let mut id = String::new();
    for c in label.chars() {
        if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        if id.len() >= 40 {
            break;
        }
    }
    let id = id.trim_end_matches('-');
    if id.is_empty() { "report".to_owned() } else { id.to_owned() }
}

/// This id, or the first with a number that is not taken.
fn unused(id: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut unused = id.to_owned();
    let mut number = 2;
    while is_taken(&unused) {
        unused = format!("{id}-{number}");
        number += 1;
    }
    unused
}
