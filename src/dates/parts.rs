//! The runs of days of a date that is not one run.

use super::{Day, Edtf, Extent, When, date::Date};
use crate::sort;

/// More runs than this are not listed.
const MOST_PARTS: usize = 60;

impl Edtf {
    /// Whether days between its bounds may be none of its days: those between the members of a set,
    /// or between the days that fit unspecified digits, as in `156X-12-25`.
    pub fn has_gaps(&self) -> bool {
        match &self.when {
            When::At(date) => date.has_gaps(),
            When::Interval(..) => false,
            When::Set { members, .. } => members.len() > 1,
        }
    }

    /// Its runs of days, each from a first to a last day, from early to late: each alternative, or
    /// each of several times. Empty if it has no gaps, lacks a bound, or has more than 60.
    pub fn parts(&self) -> Vec<(Day, Day)> {
        let mut parts = match &self.when {
            When::At(date) if date.has_gaps() => runs(date),
            When::Set { members, .. } => {
                members.iter().map(Extent::bounds).filter_map(|(a, b)| a.zip(b)).collect()
            }
            _ => Vec::new(),
        };
        let (Some(_), Some(_)) = self.bounds() else { return Vec::new() };
        sort::by_key(&mut parts, |part| *part);
        let mut joined: Vec<(Day, Day)> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                Some(before) if before.1.until(part.0) <= 1 => before.1 = before.1.max(part.1),
                _ => joined.push(part),
            }
        }
        if (2..=MOST_PARTS).contains(&joined.len()) { joined } else { Vec::new() }
    }
}

/// The runs of days that fit, up to one more than are listed.
fn runs(date: &Date) -> Vec<(Day, Day)> {
    let mut runs: Vec<(Day, Day)> = Vec::new();
    for day in date.days() {
        let count = runs.len();
        match runs.last_mut() {
            Some(run) if run.1.until(day) == 1 => run.1 = day,
            _ if count > MOST_PARTS => break,
            _ => runs.push((day, day)),
        }
    }
    runs
}
