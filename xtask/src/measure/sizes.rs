//! The sizes of the files and of a first visit: what must be loaded before the first page can be
//! read and used. The rest of the program is loaded later and counted separately, and so is what is
//! fetched only when a file is opened that needs it.
//!
//! Sizes are of files as a server would send them, compressed with Brotli at its highest quality; a
//! KB is 1000 bytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    build::{APPLICATION, LAZY_MODULE, Program, SPLIT_PREFIX, compile::Profile},
    compress, npm,
    package::{CORPUS_READER, SINGLE_FILE, assets, modules},
    paths,
};

/// Budget of a first visit, compressed.
const FIRST_VISIT: usize = 150_000;

/// Budget of everything that the built-in corpus can request, compressed.
const ALL: usize = 320_000;

/// What everything must not exceed while its budget is missed: the views of series, though a part of
/// their own, have made the parts that they share code with larger.
const ALL_FOR_NOW: usize = 332_000;

/// The budget of a file.
#[derive(Clone, Copy)]
enum Budget {
    Raw(usize),
    Brotli(usize),
}

/// The files that have a budget of their own.
const BUDGETS: [(&str, Budget); 3] = [
    ("index.html", Budget::Brotli(14_000)),
    (SINGLE_FILE, Budget::Raw(700_000)),
    ("embed.js", Budget::Brotli(2_400)),
];

/// Prints the table and what search adds, and fails if anything is above its budget.
pub(crate) fn sizes() -> Result<()> {
    report().and_then(|()| search())
}

/// Builds the program with and without search and prints the difference. Both are unsplit: calls
/// between two modules would add to the size.
fn search() -> Result<()> {
    let built_size = |name: &str, features: &[&str]| {
        let program = Program::whole(name, APPLICATION, Profile::SHIPPED);
        let directory = Program { features, ..program }.build()?;
        let weights = measure(&directory)?;
        anyhow::Ok(weights.iter().map(|it| it.brotli).sum::<usize>())
    };
    let adds = built_size("with-search", &[])?
        .saturating_sub(built_size("without-search", &["without-search"])?);
    println!("search adds {}", kilobytes(adds));
    Ok(())
}

/// Prints the table and the totals of a first visit and of the whole page. Fails if anything is
/// above its budget; without npm's tools, which shrink the files, budgets are not checked.
pub(crate) fn report() -> Result<()> {
    let weights = measure(&paths::dist()?)
        .context("there is no page to measure; `cargo xtask dist` builds it")?;
    print_table(&weights);
    let sum = |when: &[When]| {
        let weights = weights.iter().filter(|it| it.when.is_some_and(|it| when.contains(&it)));
        weights.map(|it| it.brotli).sum::<usize>()
    };
    let (first, all) = (sum(&[When::First]), sum(&[When::First, When::Then]));
    println!(
        "first visit (*): {} of the {} allowed; with what is fetched afterwards (+): {} of the {} \
         allowed{}; a KB is 1000 bytes",
        kilobytes(first),
        kilobytes(FIRST_VISIT),
        kilobytes(all),
        kilobytes(ALL),
        if all > ALL { ": MISSED" } else { "" },
    );
    println!("for opening files (o): {}", kilobytes(sum(&[When::Opening])));
    let tools = [&npm::WASM_OPT, &npm::ESBUILD].map(npm::find_or_install);
    if tools.contains(&None) || npm::script(&npm::LZMA).is_none() {
        println!("npm is missing, so the files were not shrunk: the budgets are not checked");
        return Ok(());
    }
    let sums = [("a first visit", first > FIRST_VISIT), ("all", all > ALL_FOR_NOW)];
    let sums = sums.into_iter().filter(|(_, is_over)| *is_over).map(|(name, _)| name.to_owned());
    let files =
        weights.iter().filter(|it| !it.is_within_budget()).map(|it| assets::address(&it.file));
    let over_budget: Vec<_> = files.chain(sums).collect();
    if !over_budget.is_empty() {
        bail!(
            "above budget: {}; `twiggy` or `cargo bloat` show what is large",
            over_budget.join(", ")
        );
    }
    Ok(())
}

/// Formats bytes as KB of 1000 bytes.
pub(super) fn kilobytes(bytes: usize) -> String {
    format!("{:.1} KB", bytes as f64 / 1000.0)
}

struct Weight {
    file: PathBuf,
    raw: usize,
    brotli: usize,
    /// When a visit fetches it, if it does.
    when: Option<When>,
}

/// When something is fetched.
#[derive(Clone, Copy, PartialEq)]
enum When {
    /// To start: the page, its style sheet, and its program.
    First,
    /// While the first page is read.
    Then,
    /// When a file is opened that the program cannot read without it, or a corpus that is a series or
    /// long.
    Opening,
}

impl When {
    fn of(file: &Path) -> Option<When> {
        let address = assets::address(file);
        let is_lazy = address.ends_with(LAZY_MODULE);
        // Fetched for a corpus that the page does not contain: what reads and opens it, and the
        // stemmers of other languages than that of the built-in corpus, English.
        let is_split =
            address.rsplit('/').next().is_some_and(|name| name.starts_with(SPLIT_PREFIX));
        let is_for_others = address.starts_with(CORPUS_READER) || is_split && !is_lazy;
        let is_program = assets::has_hash(file) && !is_for_others;
        let is_reader = is_program && modules::NAMES.iter().any(|name| file.ends_with(name));
        if is_reader || is_split && !is_lazy {
            Some(When::Opening)
        } else if address == "index.html" || is_program && !is_lazy {
            Some(When::First)
        } else {
            is_program.then_some(When::Then)
        }
    }
}

impl Weight {
    fn budget(&self) -> Option<Budget> {
        let mut budgets = BUDGETS.iter();
        budgets.find(|(name, _)| self.file == Path::new(name)).map(|(_, budget)| *budget)
    }

    fn is_within_budget(&self) -> bool {
        match self.budget() {
            Some(Budget::Raw(limit)) => self.raw <= limit,
            Some(Budget::Brotli(limit)) => self.brotli <= limit,
            None => true,
        }
    }
}

fn measure(directory: &Path) -> Result<Vec<Weight>> {
    let files = paths::files_below(directory)?.into_iter().map(|file| {
        let bytes = fs::read(directory.join(&file))?;
        let (brotli, when) = (compress::brotli(&bytes)?.len(), When::of(&file));
        Ok(Weight { file, raw: bytes.len(), brotli, when })
    });
    files.collect()
}

fn print_table(weights: &[Weight]) {
    println!("{:<52} {:>10} {:>10}   budget", "file", "raw", "Brotli");
    for weight in weights {
        let mark = match weight.when {
            Some(When::First) => "*",
            Some(When::Then) => "+",
            Some(When::Opening) => "o",
            None => " ",
        };
        let (raw, brotli) = (kilobytes(weight.raw), kilobytes(weight.brotli));
        let allowed = match weight.budget() {
            Some(Budget::Raw(limit)) => format!("{} raw", kilobytes(limit)),
            Some(Budget::Brotli(limit)) => format!("{} Brotli", kilobytes(limit)),
            None => String::new(),
        };
        let missed = if weight.is_within_budget() { "" } else { ": MISSED" };
        let name = assets::address(&weight.file);
        println!("{mark} {name:<50} {raw:>10} {brotli:>10}   {allowed}{missed}");
    }
}
