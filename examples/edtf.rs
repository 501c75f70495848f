//! Reads dates in EDTF, one a line, and prints what the date module makes of them.
//!
//! `cargo run --release --example edtf < DATES.txt` prints a line for each line, an empty one too:
//! `OK`, the text, its bounds as `EARLIEST..LATEST` (empty where there is none) and its words; or
//! `ERR`, the text, and what is wrong with how to mend it. The fields are separated by tabs.

use readout::dates::{Day, Edtf};
use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let line = line.strip_suffix(b"\r").unwrap_or(&line);
        let text = String::from_utf8_lossy(line);
        let bound = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        match Edtf::parse(&text) {
            Ok(date) => {
                let (earliest, latest) = (bound(date.earliest()), bound(date.latest()));
                writeln!(out, "OK\t{text}\t{earliest}..{latest}\t{}", date.words())?;
            }
            Err(error) => writeln!(out, "ERR\t{text}\t{error}")?,
        }
    }
    out.flush()
}
