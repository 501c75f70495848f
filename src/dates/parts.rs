//! The runs of days of a date that is not one run.

use super::{Day, Extent, When, date::Date};
use crate::sort;

/// More runs than this are not listed.
const MOST_PARTS: usize = 60;

impl When {
    /// See [`super::Edtf::has_gaps`].
    pub(super) fn has_gaps(&self) -> bool {
        match self {
            When::At(date) => date.has_gaps(),
            When::Interval(..) => false,
            When::Set { members, .. } => members.len() > 1,
        }
    }

    /// See [`super::Edtf::parts`].
    pub(super) fn parts(&self) -> Vec<(Day, Day)> {
        let mut parts = match self {
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
