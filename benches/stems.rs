//! The English stems against those of the Snowball project's own stemmer, its Python package.
//!
//! `cargo bench --bench stems -- <file>`, for example `cran.all.1400` of the Cranfield collection:
//! every word of the file is stemmed by both, and each difference is printed. Without a file, without
//! Python or without its package `snowballstemmer` the program prints a message and exits
//! successfully.

use readout::text::{Stemmer, base, fold, parts, tokens};
use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

/// Prints the version of the package, then the stem of each line.
const SNOWBALL: &str = "import sys, importlib.metadata, snowballstemmer
stemmer = snowballstemmer.stemmer('english')
print(importlib.metadata.version('snowballstemmer'))
for word in sys.stdin: print(stemmer.stemWord(word.strip()))";

fn main() {
    let file = std::env::args().skip(1).find(|arg| !arg.starts_with('-'));
    let Some(text) = file.and_then(|file| std::fs::read(file).ok()) else {
        return println!("stems: skipped, no file to take words from; name one");
    };
    let text = String::from_utf8_lossy(&text);
    let mut words = BTreeSet::new();
    for token in tokens(&text) {
        for part in parts(base(token.of(&text))) {
            let word = fold(part.of(base(token.of(&text)))).into_owned();
            if word.chars().all(char::is_alphabetic) {
                words.insert(word);
            }
        }
    }
    let Some((version, expected)) = snowball(&words) else {
        return println!("stems: skipped, no Python with the package snowballstemmer here");
    };
    assert_eq!(expected.len(), words.len(), "a stem for each word");
    let stemmer = Stemmer::of_language("en");
    let mut different = 0;
    for (word, expected) in words.iter().zip(&expected) {
        let stem = stemmer.stem(word);
        if stem != *expected {
            println!("{word}: {stem}, but {expected} by snowballstemmer");
            different += 1;
        }
    }
    println!("{} words, {different} stems differ from snowballstemmer {version}", words.len());
}

/// The version of the package, and the stems of the words.
fn snowball(words: &BTreeSet<String>) -> Option<(String, Vec<String>)> {
    let mut python = Command::new("python3")
        .args(["-c", SNOWBALL])
        .env("PYTHONIOENCODING", "utf-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .ok()?;
    let lines: String = words.iter().flat_map(|word| [word.as_str(), "\n"]).collect();
    let mut stdin = python.stdin.take()?;
    // From another thread: the pipes hold less than all words.
    let writer = std::thread::spawn(move || stdin.write_all(lines.as_bytes()));
    let output = python.wait_with_output().ok()?;
    let _ = writer.join();
    let text = String::from_utf8(output.stdout).ok()?;
    let mut lines = text.lines().map(str::to_owned);
    let version = lines.next().filter(|_| output.status.success())?;
    Some((version, lines.collect()))
}
