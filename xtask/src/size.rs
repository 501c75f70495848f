//! What the files weigh, and a first visit: what has to be there for the first page to be read and
//! used. The rest of the program comes after it, and is told of beside it.
//!
//! Sizes are of files as a server would send them, compressed with Brotli at
//! its highest quality; a KB is 1000 bytes.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};

use crate::{names, npm, page, places, wasm};

/// What a first visit may weigh, compressed.
const BUDGET: usize = 150_000;

/// What search may add to that: the index, the engine and its page.
const SEARCH_BUDGET: usize = 30_000;

/// What a file may weigh.
#[derive(Clone, Copy)]
enum Budget {
    Raw(usize),
    Brotli(usize),
}

/// Of the files that have a budget of their own, what it is.
const BUDGETS: [(&str, Budget); 3] = [
    ("index.html", Budget::Brotli(14_000)),
    ("readout.html", Budget::Raw(400_000)),
    ("embed.js", Budget::Brotli(2_400)),
];

/// Prints the table and what search adds, and fails if anything is above its budget.
pub(crate) fn size() -> Result<()> {
    report().and_then(|()| search())
}

/// Builds the page with search and without it, each with the program whole, and fails if what lies
/// between them is above its budget. In two parts, calls from one to the other weigh something too.
fn search() -> Result<()> {
    let [with, without] = page::build_to_weigh_search()?;
    let all = |directory| anyhow::Ok(weigh(directory)?.iter().filter_map(Weight::of_page).sum());
    let (with, without): (usize, usize) = (all(&with)?, all(&without)?);
    let adds = with.saturating_sub(without);
    println!(
        "search adds {} of the {} allowed",
        kilobytes(adds as u64),
        kilobytes(SEARCH_BUDGET as u64)
    );
    if adds > SEARCH_BUDGET {
        bail!("search is above its budget");
    }
    Ok(())
}

/// Prints the table, and what a first visit and all of the page come to. Fails for what is above its
/// budget, of what npm's tools have made smaller.
pub(crate) fn report() -> Result<()> {
    let weights = weigh(&places::dist()?)?;
    print_table(&weights);
    let first = weights.iter().filter(|it| it.when == Some(When::First));
    let first: usize = first.map(|it| it.brotli).sum();
    let all: usize = weights.iter().filter_map(Weight::of_page).sum();
    println!(
        "first visit (*): {} of the {} allowed; with what is fetched while it is read (+): {}; a KB \
         is 1000 bytes",
        kilobytes(first as u64),
        kilobytes(BUDGET as u64),
        kilobytes(all as u64),
    );
    if [&npm::WASM_OPT, &npm::ESBUILD].iter().any(|tool| npm::find_or_install(tool).is_none()) {
        println!("no npm here, and so nothing was made smaller: the budgets are not checked");
        return Ok(());
    }
    let heavy = weights.iter().filter(|it| !it.is_allowed()).map(|it| &*it.name);
    let heavy: Vec<_> = heavy.chain((first > BUDGET).then_some("a first visit")).collect();
    if !heavy.is_empty() {
        bail!("above budget: {}; `twiggy` or `cargo bloat` show what is large", heavy.join(", "));
    }
    Ok(())
}

/// Bytes as people read them; one KB is 1000 bytes.
#[allow(clippy::cast_precision_loss)]
pub(crate) fn kilobytes(bytes: u64) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
    /// When a visit fetches it, if it does.
    when: Option<When>,
    /// Of a wasm, what its sections weigh: raw, and each compressed by itself.
    sections: Vec<(&'static str, usize, usize)>,
}

/// When something is fetched.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// To start: `index.html`, and what it names with a hash.
    First,
    /// While the first page is read: what these name.
    Then,
}

impl Weight {
    /// What it adds to the page.
    fn of_page(&self) -> Option<usize> {
        self.when.map(|_| self.brotli)
    }

    fn budget(&self) -> Option<Budget> {
        BUDGETS.iter().find(|(name, _)| *name == self.name).map(|(_, budget)| *budget)
    }

    fn is_allowed(&self) -> bool {
        match self.budget() {
            Some(Budget::Raw(most)) => self.raw <= most,
            Some(Budget::Brotli(most)) => self.brotli <= most,
            None => true,
        }
    }
}

fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let page = fs::read_to_string(dist.join("index.html"))
        .context("there is no page in dist/; `cargo xtask build` makes it")?;
    let files = places::files(dist)?;
    let mut scripts = String::new();
    for file in files.iter().filter(|file| file.extension().is_some_and(|it| it == "js")) {
        if page.contains(&*name(file)) {
            scripts += &fs::read_to_string(file)?;
        }
    }
    let when = |name: &str| {
        let is_named = |by: &str| names::has_hash(name) && by.contains(name);
        if name == "index.html" || is_named(&page) {
            return Some(When::First);
        }
        is_named(&scripts).then_some(When::Then)
    };
    files.iter().map(|file| weigh_file(file, when)).collect()
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn weigh_file(path: &Path, when: impl Fn(&str) -> Option<When>) -> Result<Weight> {
    let (bytes, name) = (fs::read(path)?, name(path));
    let (when, sections) = (when(&name), sections(&bytes)?);
    Ok(Weight { raw: bytes.len(), brotli: compressed(&bytes)?.len(), when, sections, name })
}

/// What the sections of a wasm weigh; of another file, nothing.
fn sections(bytes: &[u8]) -> Result<Vec<(&'static str, usize, usize)>> {
    let mut weights = Vec::new();
    let all = if bytes.starts_with(b"\0asm") { wasm::sections(bytes) } else { None };
    let (mut code, mut data, mut other) = (Vec::new(), Vec::new(), Vec::new());
    for section in all.into_iter().flatten() {
        let part = match section.kind {
            wasm::Section::CODE => &mut code,
            wasm::Section::DATA => &mut data,
            _ => &mut other,
        };
        part.extend_from_slice(&bytes[section.content]);
    }
    for (name, content) in [("code", code), ("data", data), ("other sections", other)] {
        if !content.is_empty() {
            weights.push((name, content.len(), compressed(&content)?.len()));
        }
    }
    Ok(weights)
}

/// Bytes as a server sends them that takes the time.
pub(crate) fn compressed(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let mut writer = brotli::CompressorWriter::new(&mut packed, 1 << 16, 11, 22);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(packed)
}

fn print_table(weights: &[Weight]) {
    println!("{:<42} {:>10} {:>10}   budget", "file", "raw", "Brotli");
    for weight in weights {
        let mark = match weight.when {
            Some(When::First) => "*",
            Some(When::Then) => "+",
            None => " ",
        };
        let (raw, brotli) = (kilobytes(weight.raw as u64), kilobytes(weight.brotli as u64));
        let allowed = match weight.budget() {
            Some(Budget::Raw(most)) => format!("{} raw", kilobytes(most as u64)),
            Some(Budget::Brotli(most)) => format!("{} Brotli", kilobytes(most as u64)),
            None => String::new(),
        };
        let missed = if weight.is_allowed() { "" } else { ": MISSED" };
        println!("{mark} {:<40} {raw:>10} {brotli:>10}   {allowed}{missed}", weight.name);
        for (section, raw, brotli) in &weight.sections {
            let (raw, brotli) = (kilobytes(*raw as u64), kilobytes(*brotli as u64));
            println!("      {section:<36} {raw:>10} {brotli:>10}");
        }
    }
}
