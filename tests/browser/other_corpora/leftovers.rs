//! Nothing of the built-in corpus is in the site of another.
//!
//! Its words are looked for in every file as it is, and in the program that the page as one file
//! contains compressed.

use std::{
    collections::BTreeSet,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

use aho_corasick::AhoCorasick;
use flate2::read::GzDecoder;
use lzma_rust2::LzmaReader;
use serde_json::Value;

use super::{NAMES, list, text};
use crate::harness::{dist, site_of};

/// The number of words in a row that tell where they are from.
const RUN: usize = 6;

/// The number of letters and digits from which a shorter text tells it.
const TELLING: usize = 8;

/// Words of the built-in corpus, in lower case: each run of its longer texts, its shorter texts whole,
/// and the last names of its people.
struct Phrases {
    all: Vec<String>,
    of_title: BTreeSet<String>,
    search: AhoCorasick,
}

impl Phrases {
    fn new() -> Self {
        let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/india-us-defence.json");
        let corpus = fs::read(corpus).expect("the corpus should be there");
        let corpus: Value = serde_json::from_slice(&corpus).expect("it should be JSON");
        let (mut all, mut of_title) = (BTreeSet::new(), BTreeSet::new());
        add_phrases(&corpus, &mut all);
        add_phrases(&corpus["title"], &mut of_title);
        for person in list(&corpus, "people") {
            all.extend(
                words(text(person, "name").as_bytes()).pop().map(|name| format!(" {name} ")),
            );
        }
        let all: Vec<String> = all.into_iter().collect();
        let search = AhoCorasick::new(&all).expect("they are few");
        Self { all, of_title, search }
    }

    /// Those that are in some bytes.
    fn within(&self, bytes: &[u8]) -> BTreeSet<String> {
        let words = format!(" {} ", words(bytes).join(" "));
        let found = self.search.find_overlapping_iter(&words);
        found.map(|it| self.all[it.pattern().as_usize()].clone()).collect()
    }
}

fn add_phrases(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => {
            let words = words(text.as_bytes());
            if words.len() >= RUN {
                found.extend(words.windows(RUN).map(|run| run.join(" ")));
            } else if words.len() > 1 && words.concat().chars().count() >= TELLING {
                found.insert(words.join(" "));
            }
        }
        Value::Array(values) => values.iter().for_each(|it| add_phrases(it, found)),
        Value::Object(fields) => {
            // Those of the format, and words that a text has anyway.
            let others = ["$schema", "format", "prefix", "suffix"];
            let fields = fields.iter().filter(|(name, _)| !others.contains(&name.as_str()));
            fields.for_each(|(_, value)| add_phrases(value, found));
        }
        _ => {}
    }
}

/// Letters and digits, in lower case; everything else separates, markup and bytes that are no text too.
fn words(bytes: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes).to_lowercase();
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_owned).collect()
}

/// The name of the program in the page as one file.
const WITHIN: &str = "the program in readout.html";

/// The files of a site, by name, and the program in the page as one file.
fn contents(site: &Path) -> Vec<(String, Vec<u8>)> {
    let mut contents = Vec::new();
    for file in files_below(site) {
        let name = file.strip_prefix(site).expect("it is below").display().to_string();
        contents.push((name, fs::read(&file).expect("it can be read")));
    }
    let page = fs::read_to_string(site.join("readout.html")).expect("it is text");
    let (_, program) = page.split_once("id=\"program\"").expect("it has the program");
    let (tag, program) = program.split_once('>').expect("the tag ends");
    let (text, _) = program.split_once("</script>").expect("it ends");
    let length = tag.chars().filter(char::is_ascii_digit).collect::<String>();
    let program = unpacked(&of_base94(text, length.parse().expect("its size")));
    assert!(program.windows(4).any(|bytes| bytes == b"\0asm"), "it is a program");
    contents.push((WITHIN.to_owned(), program));
    contents
}

/// The bytes of a text in Base94: two digits, from `=` to `~` and from the space to `;`, stand for 13
/// bits, or for 14 if these are one of the smallest numbers.
fn of_base94(text: &str, size: usize) -> Vec<u8> {
    let digits: Vec<u32> = text.bytes().map(|code| (u32::from(code) + 34) % 95).collect();
    let (mut bytes, mut bits, mut count) = (Vec::new(), 0_u32, 0);
    for pair in digits.chunks_exact(2) {
        let number = pair[0] + 94 * pair[1];
        bits |= number << count;
        count += if number % (1 << 13) < 94 * 94 - (1 << 13) { 14 } else { 13 };
        while count > 7 {
            bytes.push(bits.to_le_bytes()[0]);
            bits >>= 8;
            count -= 8;
        }
    }
    bytes.truncate(size);
    bytes
}

/// The program, which is compressed with LZMA, or with gzip where the build had no npm.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut program = Vec::new();
    let read = if bytes.starts_with(&[0x1f, 0x8b]) {
        GzDecoder::new(bytes).read_to_end(&mut program)
    } else {
        let most = u32::MAX;
        LzmaReader::new_mem_limit(bytes, most, None).expect("a header").read_to_end(&mut program)
    };
    read.expect("it is compressed");
    program
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let paths = fs::read_dir(folder).expect("it is a folder").flatten().map(|it| it.path());
    paths.flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

#[test]
fn nothing_of_the_built_in_corpus_is_left() {
    let phrases = Phrases::new();
    for corpus in NAMES {
        for (name, bytes) in contents(&site_of(corpus)) {
            let left = phrases.within(&bytes);
            assert!(left.is_empty(), "{name} of {corpus}: {left:?}");
        }
    }
}

/// The same search finds all of it in the programs of the page as it ships, and the title wherever one
/// stands.
#[test]
fn what_is_looked_for_can_be_found() {
    let phrases = Phrases::new();
    let contents = contents(&dist());
    let all: BTreeSet<String> = phrases.all.iter().cloned().collect();
    let within = |is_meant: fn(&str) -> bool| {
        let found = contents.iter().filter(|(name, _)| is_meant(name));
        found.flat_map(|(_, bytes)| phrases.within(bytes)).collect::<BTreeSet<String>>()
    };
    assert_eq!(&all - &within(|name| name == WITHIN), BTreeSet::new());
    let is_program = |name: &str| name.starts_with("program-");
    assert_eq!(&all - &within(is_program), BTreeSet::new());
    for file in ["index.html", "readout.html", "manifest.webmanifest"] {
        let (_, bytes) = contents.iter().find(|(name, _)| name == file).expect("it is there");
        assert!(phrases.of_title.is_subset(&phrases.within(bytes)), "{file}");
    }
    assert!(!phrases.of_title.is_empty());
}
