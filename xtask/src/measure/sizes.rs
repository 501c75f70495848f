//! What the files weigh, and a first visit: what has to be there for the first page to be read and
//! used. The rest of the program comes after it, and is told of beside it.
//!
//! Sizes are of files as a server would send them, compressed with Brotli at its highest quality; a
//! KB is 1000 bytes.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{
    build::{APPLICATION, LAZY_MODULE, Program, compile::Profile},
    compress, npm,
    package::{CORPUS_READER, SINGLE_FILE, assets},
    paths,
};

/// What a first visit may weigh, compressed.
const FIRST_VISIT: usize = 150_000;

/// What all may weigh that the built-in corpus can ask for, compressed.
const ALL: usize = 320_000;

/// What search may add to that: the index, the engine and its page.
const SEARCH: usize = 30_000;

/// What a file may weigh.
#[derive(Clone, Copy)]
enum Budget {
    Raw(usize),
    Brotli(usize),
}

/// Of the files that have a budget of their own, what it is.
const BUDGETS: [(&str, Budget); 3] = [
    ("index.html", Budget::Brotli(14_000)),
    (SINGLE_FILE, Budget::Raw(700_000)),
    ("embed.js", Budget::Brotli(2_400)),
];

/// Prints the table and what search adds, and fails if anything is above its budget.
pub(crate) fn sizes() -> Result<()> {
    report().and_then(|()| search())
}

/// Builds the program with search and without it, each in one module, and fails if what lies between
/// them is above its budget. In two modules, calls from one to the other weigh something too.
fn search() -> Result<()> {
    let weigh = |name: &str, features: &[&str]| {
        let program = Program::whole(name, APPLICATION, Profile::SHIPPED);
        let directory = Program { features, ..program }.build()?;
        let weights = weigh(&directory)?;
        anyhow::Ok(weights.iter().map(|it| it.brotli).sum::<usize>())
    };
    let adds =
        weigh("with-search", &[])?.saturating_sub(weigh("without-search", &["without-search"])?);
    println!("search adds {} of the {} allowed", kilobytes(adds), kilobytes(SEARCH));
    if adds > SEARCH {
        bail!("search is above its budget");
    }
    Ok(())
}

/// Prints the table, and what a first visit and all of the page come to. Fails for what is above its
/// budget, of what npm's tools have made smaller.
pub(crate) fn report() -> Result<()> {
    let weights =
        weigh(&paths::dist()?).context("there is no page to weigh; `cargo xtask dist` makes it")?;
    print_table(&weights);
    let sum = |when: &[When]| {
        let weights = weights.iter().filter(|it| it.when.is_some_and(|it| when.contains(&it)));
        weights.map(|it| it.brotli).sum::<usize>()
    };
    let (first, all) = (sum(&[When::First]), sum(&[When::First, When::Then]));
    println!(
        "first visit (*): {} of the {} allowed; with what is fetched while it is read (+): {} of \
         the {}; a KB is 1000 bytes",
        kilobytes(first),
        kilobytes(FIRST_VISIT),
        kilobytes(all),
        kilobytes(ALL),
    );
    if [&npm::WASM_OPT, &npm::ESBUILD].iter().any(|tool| npm::find_or_install(tool).is_none()) {
        println!("no npm here, and so nothing was made smaller: the budgets are not checked");
        return Ok(());
    }
    let sums = [("a first visit", first > FIRST_VISIT), ("all", all > ALL)];
    let sums = sums.into_iter().filter(|(_, is_heavy)| *is_heavy).map(|(name, _)| name.to_owned());
    let files = weights.iter().filter(|it| !it.is_allowed()).map(|it| assets::address(&it.file));
    let heavy: Vec<_> = files.chain(sums).collect();
    if !heavy.is_empty() {
        bail!("above budget: {}; `twiggy` or `cargo bloat` show what is large", heavy.join(", "));
    }
    Ok(())
}

/// Bytes as people read them; one KB is 1000 bytes.
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
}

impl When {
    fn of(file: &Path) -> Option<When> {
        let address = assets::address(file);
        let is_program = assets::has_hash(file) && !address.starts_with(CORPUS_READER);
        if address == "index.html" || is_program && !address.ends_with(LAZY_MODULE) {
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

    fn is_allowed(&self) -> bool {
        match self.budget() {
            Some(Budget::Raw(most)) => self.raw <= most,
            Some(Budget::Brotli(most)) => self.brotli <= most,
            None => true,
        }
    }
}

fn weigh(directory: &Path) -> Result<Vec<Weight>> {
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
            None => " ",
        };
        let (raw, brotli) = (kilobytes(weight.raw), kilobytes(weight.brotli));
        let allowed = match weight.budget() {
            Some(Budget::Raw(most)) => format!("{} raw", kilobytes(most)),
            Some(Budget::Brotli(most)) => format!("{} Brotli", kilobytes(most)),
            None => String::new(),
        };
        let missed = if weight.is_allowed() { "" } else { ": MISSED" };
        let name = assets::address(&weight.file);
        println!("{mark} {name:<50} {raw:>10} {brotli:>10}   {allowed}{missed}");
    }
}
