//! What the files weigh, and a first visit.
//!
//! Sizes are of files as a server would send them, compressed with Brotli at
//! its highest quality; a KB is 1000 bytes.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result, bail};

use crate::{names, page, places};

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

/// Prints the table and what search adds, and fails if either is above its budget.
pub(crate) fn size() -> Result<()> {
    let first = report()?;
    search(first)?;
    if first > BUDGET {
        bail!("the first visit is above the budget; `twiggy` or `cargo bloat` show what is large");
    }
    Ok(())
}

/// Builds the page once more without search, and fails if that is more than its budget lighter
/// than the page with it, whose first visit is given.
pub(crate) fn search(first: usize) -> Result<()> {
    let without: usize = first_visit(&weigh(&page::build_without_search()?)?);
    let adds = kilobytes(first.saturating_sub(without) as u64);
    println!("search adds {adds} of the {} allowed", kilobytes(SEARCH_BUDGET as u64));
    if first > without + SEARCH_BUDGET {
        bail!("search is above its budget");
    }
    Ok(())
}

/// Prints the table and what a first visit comes to, and answers with that, in bytes. Fails for a
/// file above its budget. The first visit is only told of, until its budget is met once.
pub(crate) fn report() -> Result<usize> {
    let weights = weigh(&places::dist()?)?;
    print_table(&weights);
    let first = first_visit(&weights);
    println!(
        "first visit (*): {} of the {} allowed{}; a KB is 1000 bytes",
        kilobytes(first as u64),
        kilobytes(BUDGET as u64),
        if first > BUDGET { ": BUDGET MISSED" } else { "" },
    );
    let heavy: Vec<_> = weights.iter().filter(|it| !it.is_allowed()).map(|it| &*it.name).collect();
    if !heavy.is_empty() {
        bail!("above budget: {}", heavy.join(", "));
    }
    Ok(first)
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
    /// Whether a first visit fetches it to start: `index.html`, and what it names with a hash.
    first: bool,
}

impl Weight {
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

fn first_visit(weights: &[Weight]) -> usize {
    weights.iter().filter(|it| it.first).map(|it| it.brotli).sum()
}

fn weigh(dist: &Path) -> Result<Vec<Weight>> {
    let page = fs::read_to_string(dist.join("index.html"))
        .context("there is no page in dist/; `cargo xtask build` makes it")?;
    places::files(dist)?.iter().map(|file| weigh_file(file, &page)).collect()
}

fn weigh_file(path: &Path, page: &str) -> Result<Weight> {
    let bytes = fs::read(path)?;
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let first = name == "index.html" || names::has_hash(&name) && page.contains(&name);
    Ok(Weight { raw: bytes.len(), brotli: compressed(&bytes)?.len(), first, name })
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
        let mark = if weight.first { "*" } else { " " };
        let (raw, brotli) = (kilobytes(weight.raw as u64), kilobytes(weight.brotli as u64));
        let allowed = match weight.budget() {
            Some(Budget::Raw(most)) => format!("{} raw", kilobytes(most as u64)),
            Some(Budget::Brotli(most)) => format!("{} Brotli", kilobytes(most as u64)),
            None => String::new(),
        };
        let missed = if weight.is_allowed() { "" } else { ": MISSED" };
        println!("{mark} {:<40} {raw:>10} {brotli:>10}   {allowed}{missed}", weight.name);
    }
}
