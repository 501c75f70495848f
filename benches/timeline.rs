//! The time of a layout. Run with `cargo bench --bench timeline`.

use readout::corpus::{Basis, Corpus, Event, Lane};
use readout::dates::{Day, Edtf};
use readout::timeline::{LayoutOptions, Plan, layout};
use std::{hint::black_box, time::Instant};

const EVENTS: i32 = 5000;
const BUDGET_MS: f64 = 16.0;

fn main() {
    let one_day = (1, "all on one day");
    let spreads =
        [(36_500, "in a century"), (3650, "in ten years"), (60, "in two months"), one_day];
    for (days, name) in spreads {
        let corpus = corpus(days);
        for (window, what) in [(None, "all of it"), (Some(middle(days)), "a tenth of it")] {
            let config =
                LayoutOptions { width: 160.0, window, rows: 12, ..LayoutOptions::default() };
            let plan = Plan::new(&corpus);
            let (median, worst) = milliseconds(|| layout(&corpus, &config).marks.len());
            let (planned, _) = milliseconds(|| plan.layout(&config).marks.len());
            let verdict = if median <= BUDGET_MS { "within" } else { "OVER" };
            println!(
                "{EVENTS} events {name}, {what}: median {median:.2} ms, worst {worst:.2} ms, \
                 {verdict} {BUDGET_MS} ms; planned before, {planned:.2} ms"
            );
        }
    }
}

/// Days, months, intervals and bounds, in four lanes; a fifth are stated to be after the previous
/// event.
fn corpus(days: i32) -> Corpus {
    let first = Day::from_ymd(1980, 1, 1).unwrap_or(Day::MIN);
    let event = |n: i32| {
        let day = first.plus(n * 7919 % days);
        let (year, month, _) = day.ymd();
        let text = match n % 10 {
            0 => format!("{year}-{month:02}"),
            1 => format!("{day}/{}", Edtf::from(day.plus(3)), day = Edtf::from(day)),
            2 => format!("[..{}]", Edtf::from(day)),
            3 => format!("{}/", Edtf::from(day)),
            _ => Edtf::from(day).to_string(),
        };
        let index = usize::try_from(n).unwrap_or_default();
        Event {
            label: format!("What happened as number {n}"),
            when: text.parse().unwrap_or_default(),
            basis: if n % 3 == 0 { Basis::Inferred } else { Basis::Stated },
            lane: index % 4,
            after: if n % 5 == 1 { vec![index - 1] } else { Vec::new() },
            ..Event::default()
        }
    };
    let lane = |n: i32| Lane { id: n.to_string(), label: n.to_string() };
    Corpus {
        lanes: (0..4).map(lane).collect(),
        events: (0..EVENTS).map(event).collect(),
        ..Corpus::default()
    }
}

fn middle(days: i32) -> (Day, Day) {
    let first = Day::from_ymd(1980, 1, 1).unwrap_or(Day::MIN);
    (first.plus(days * 45 / 100), first.plus(days * 55 / 100))
}

fn milliseconds(run: impl Fn() -> usize) -> (f64, f64) {
    let mut times: Vec<f64> = (0..51)
        .map(|_| {
            let start = Instant::now();
            black_box(run());
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    (times[times.len() / 2], times[times.len() - 1])
}
