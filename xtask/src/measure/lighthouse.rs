//! Lighthouse scores of the site: on a simulated slow phone, the median of five runs.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{browsers, npm, package, paths, process, serve::server::Server};

/// The number of runs.
const RUNS: usize = 5;

/// A figure: its name, its JSON pointer in the report, the factor to scale it by, its unit, and its
/// limit.
struct Figure {
    name: &'static str,
    pointer: &'static str,
    factor: f64,
    unit: &'static str,
    must: Must,
}

#[derive(Clone, Copy)]
enum Must {
    AtLeast(f64),
    AtMost(f64),
}

const fn category(name: &'static str, pointer: &'static str) -> Figure {
    Figure { name, pointer, factor: 100.0, unit: "", must: Must::AtLeast(98.0) }
}

const FIGURES: [Figure; 8] = [
    category("performance", "/categories/performance/score"),
    category("accessibility", "/categories/accessibility/score"),
    category("best practices", "/categories/best-practices/score"),
    category("search engines", "/categories/seo/score"),
    Figure {
        name: "first paint (FCP)",
        pointer: "/audits/first-contentful-paint/numericValue",
        factor: 0.001,
        unit: " s",
        must: Must::AtMost(1.2),
    },
    Figure {
        name: "main content (LCP)",
        pointer: "/audits/largest-contentful-paint/numericValue",
        factor: 0.001,
        unit: " s",
        must: Must::AtMost(1.2),
    },
    Figure {
        name: "blocked (TBT)",
        pointer: "/audits/total-blocking-time/numericValue",
        factor: 1.0,
        unit: " ms",
        must: Must::AtMost(100.0),
    },
    Figure {
        name: "layout shift (CLS)",
        pointer: "/audits/cumulative-layout-shift/numericValue",
        factor: 1.0,
        unit: "",
        must: Must::AtMost(0.0),
    },
];

/// Builds and serves the site, runs Lighthouse, and prints the figures; fails if one misses its
/// limit.
pub(crate) fn lighthouse() -> Result<()> {
    browsers::find_or_install()?;
    let Some(program) = npm::find_or_install(&npm::LIGHTHOUSE) else {
        println!("==> neither npm nor lighthouse is available: nothing is measured");
        return Ok(());
    };
    package::dist()?;
    let server = Server::of_site(&paths::dist()?, None)?;
    let directory = paths::target()?.join("lighthouse");
    paths::make_empty(&directory)?;
    let mut reports = Vec::new();
    for run in 1..=RUNS {
        println!("==> run {run} of {RUNS}");
        reports.push(run_lighthouse(
            &program,
            &server.address(),
            &directory.join(format!("{run}.json")),
        )?);
    }
    print_table(&reports)
}

fn run_lighthouse(program: &Path, address: &str, report: &Path) -> Result<Value> {
    let mut command = Command::new(program);
    command.arg(address);
    command.args(["--quiet", "--output=json", "--chrome-flags=--headless=new --no-sandbox"]);
    command.arg("--output-path").arg(report);
    if let Some(browser) = browsers::path() {
        command.env("CHROME_PATH", browser);
    }
    process::run(&mut command)?;
    let report = paths::read(report).context("lighthouse wrote no report")?;
    Ok(serde_json::from_str(&report)?)
}

fn print_table(reports: &[Value]) -> Result<()> {
    println!("\n{:<20} {:>10}   {:<12} all runs", "", "median", "must be");
    let mut missed = Vec::new();
    for Figure { name, pointer, factor, unit, must } in FIGURES {
        let mut all: Vec<f64> = reports
            .iter()
            .filter_map(|report| Some(report.pointer(pointer)?.as_f64()? * factor))
            .collect();
        all.sort_by(f64::total_cmp);
        let median =
            *all.get(all.len() / 2).with_context(|| format!("the reports have no {name}"))?;
        let (sign, limit, is_met) = match must {
            Must::AtLeast(limit) => ("≥", limit, median >= limit),
            Must::AtMost(limit) => ("≤", limit, median <= limit),
        };
        let runs: Vec<_> = all.iter().map(|it| round(*it)).collect();
        let (median, must) = (round(median) + unit, format!("{sign} {limit}{unit}"));
        let verdict = if is_met { "" } else { "   MISSED" };
        println!("{name:<20} {median:>10}   {must:<12} {}{verdict}", runs.join(" "));
        if !is_met {
            missed.push(name);
        }
    }
    if !missed.is_empty() {
        bail!("missed: {}", missed.join(", "));
    }
    Ok(())
}

/// Rounds to at most three decimal places, without trailing zeros.
fn round(figure: f64) -> String {
    let text = format!("{figure:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_are_rounded_without_trailing_zeros() {
        assert_eq!([100.0, 0.75, 0.0004].map(super::round), ["100", "0.75", "0"]);
    }
}
