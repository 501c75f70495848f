//! Successive statements of a central bank, which are not part of the project: 61 text files named by
//! date. They are looked for beside the project, in `../shared/statements`, or in the folder that
//! `READOUT_STATEMENTS` names; where they are absent, what needs them is skipped.

use crate::compare::texts;
use readout::corpus::Corpus;
use readout::dates::Edtf;
use std::path::PathBuf;
use std::{env, fs};

/// The statements in an order that is not that of their dates, with their texts.
pub(crate) struct Statements {
    pub(crate) corpus: Corpus,
}

impl Statements {
    /// Reads the statements; `None`, with a message, if they are absent.
    pub(crate) fn read() -> Option<Self> {
        let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/statements");
        let folder = env::var_os("READOUT_STATEMENTS").map_or(beside, PathBuf::from);
        let mut files = Vec::new();
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            if name.len() == 8 && name.bytes().all(|b| b.is_ascii_digit()) {
                files.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
        if files.is_empty() {
            eprintln!("skipped: no statements in {}", folder.display());
            return None;
        }
        // By the last digits of the day first.
        files.sort_by_key(|(name, _)| name.bytes().rev().collect::<Vec<_>>());
        let mut corpus = texts(&files.iter().map(|(_, text)| &**text).collect::<Vec<_>>());
        "en".clone_into(&mut corpus.language);
        for (document, (name, _)) in corpus.documents.iter_mut().zip(&files) {
            let date = format!("{}-{}-{}", &name[..4], &name[4..6], &name[6..]);
            document.id.clone_from(name);
            document.date = Edtf::parse(&date).unwrap();
        }
        Some(Self { corpus })
    }

    /// The texts with their names, in the order of these: lower case, each run of white space a
    /// space, and one at each end.
    pub(crate) fn plain(&self) -> Vec<(&str, String)> {
        let plain = |text: &str| format!(" {} ", words(text).join(" "));
        let documents = self.corpus.documents.iter();
        let mut all: Vec<_> = documents.map(|d| (&*d.id, plain(&d.text))).collect();
        all.sort();
        all
    }
}

/// The runs of letters and digits of a text, in lower case.
pub(crate) fn words(text: &str) -> Vec<String> {
    split(text, |c| !c.is_alphanumeric())
}

/// The same, but stops and slashes within a word do not part it: `securities.1`, which is a footnote,
/// and addresses.
pub(crate) fn joined_words(text: &str) -> Vec<String> {
    split(text, |c| !c.is_alphanumeric() && !matches!(c, '.' | '/'))
}

fn split(text: &str, at: fn(char) -> bool) -> Vec<String> {
    let lower = text.to_lowercase();
    let words = lower.split(at).map(|word| word.trim_matches(['.', '/']));
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}
