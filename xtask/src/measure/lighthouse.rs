//! What Lighthouse says of the site: a slow telephone, simulated, the median of five runs.

use std::{path::Path, process::Command};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{browsers, npm, package, paths, process, serve::server::Server};

/// How often it is asked.
const RUNS: usize = 5;

/// A figure: what it is called, where it stands in the report, what it is multiplied with, and what
/// it must be.
struct Figure {
    name: &'static str,
    place: &'static str,
    times: f64,
    unit: &'static str,
    must: Must,
}

#[derive(Clone, Copy)]
enum Must {
    AtLeast(f64),
    AtMost(f64),
}

const fn category(name: &'static str, place: &'static str) -> Figure {
    Figure { name, place, times: 100.0, unit: "", must: Must::AtLeast(98.0) }
}

const FIGURES: [Figure; 8] = [
    category("performance", "/categories/performance/score"),
    category("accessibility", "/categories/accessibility/score"),
    category("best practices", "/categories/best-practices/score"),
    category("search engines", "/categories/seo/score"),
    Figure {
        name: "first paint (FCP)",
        place: "/audits/first-contentful-paint/numericValue",
        times: 0.001,
        unit: " s",
        must: Must::AtMost(1.2),
    },
    Figure {
        name: "main content (LCP)",
        place: "/audits/largest-contentful-paint/numericValue",
        times: 0.001,
        unit: " s",
        must: Must::AtMost(1.2),
    },
    Figure {
        name: "blocked (TBT)",
        place: "/audits/total-blocking-time/numericValue",
        times: 1.0,
        unit: " ms",
        must: Must::AtMost(100.0),
    },
    Figure {
        name: "layout shift (CLS)",
        place: "/audits/cumulative-layout-shift/numericValue",
        times: 1.0,
        unit: "",
        must: Must::AtMost(0.0),
    },
];

/// Builds the site, serves it, has it looked at, and prints the figures; fails for one that is
/// missed.
pub(crate) fn lighthouse() -> Result<()> {
    browsers::find_or_install()?;
    let Some(program) = npm::find_or_install(&npm::LIGHTHOUSE) else {
        println!("==> no npm and no lighthouse here: nothing is measured");
        return Ok(());
    };
    package::dist()?;
    let server = Server::of_site(&paths::dist()?, None)?;
    let directory = paths::target()?.join("lighthouse");
    paths::make_empty(&directory)?;
    let mut reports = Vec::new();
    for run in 1..=RUNS {
        println!("==> run {run} of {RUNS}");
        reports.push(look(&program, &server.address(), &directory.join(format!("{run}.json")))?);
    }
    print_table(&reports)
}

fn look(program: &Path, address: &str, report: &Path) -> Result<Value> {
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
    for Figure { name, place, times, unit, must } in FIGURES {
        let mut all: Vec<f64> = reports
            .iter()
            .filter_map(|report| Some(report.pointer(place)?.as_f64()? * times))
            .collect();
        all.sort_by(f64::total_cmp);
        let median = *all.get(all.len() / 2).with_context(|| format!("there is no {name}"))?;
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

/// Three digits at most after the point, and none that say nothing.
fn round(figure: f64) -> String {
    let text = format!("{figure:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    #[test]
    fn figures_have_the_digits_they_need() {
        assert_eq!([100.0, 0.75, 0.0004].map(super::round), ["100", "0.75", "0"]);
    }
}
