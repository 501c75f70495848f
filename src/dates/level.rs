//! The level of the standard that a date needs.

use super::Edtf;

impl Edtf {
    /// The lowest level of EDTF that has this date: 0, 1 or 2.
    pub fn level(&self) -> u8 {
        let text = self.to_string();
        if text.starts_with(['[', '{']) {
            return 2;
        }
        let is_interval = self.is_interval();
        let level = |part| match date_level(part) {
            // Unspecified digits in intervals are of level 2, like an end that is itself a bound.
            _ if is_interval && (part.contains('X') || part.contains("..") && part != "..") => 2,
            level => level,
        };
        text.split('/').map(level).max().unwrap_or(0)
    }
}

fn date_level(text: &str) -> u8 {
    let date = text.strip_suffix(['?', '~', '%']).unwrap_or(text);
    let digit = |c: char| if c.is_ascii_digit() { '0' } else { c };
    let shape: String = date.chars().map(digit).collect();
    let is_plain = !date.contains(['?', '~', '%', 'E', 'S']);
    let level = match shape.trim_start_matches('-') {
        "0000-00" => match date[date.len() - 2..].parse() {
            Ok(21..=24) => 1,
            Ok(25..=41) => 2,
            _ => 0,
        },
        "" | ".." | "000X" | "00XX" | "0000-XX" | "0000-00-XX" | "0000-XX-XX" => 1,
        shape if shape.contains('X') => 2,
        shape if shape.starts_with('Y') => 1,
        _ => 0,
    };
    let is_more = date.len() < text.len() || date.starts_with('-');
    match level {
        _ if !is_plain || date.starts_with('-') && date.contains('X') => 2,
        0 => u8::from(is_more),
        level => level,
    }
}
