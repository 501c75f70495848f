//! What ends the program, without its words; and what is never called.
//!
//! For each way to end that cannot happen, Rust writes down a message, and where in the source it
//! is; with the code that puts these into words that is 6 KB of the page, compressed. In a release
//! the program just ends: WebAssembly calls it “unreachable”, the browser's console tells the way
//! there, and `index.html` tells the reader. With `--dev` the messages are there.
//!
//! Leptos brings promises of streams, which nothing here makes, and a message would have written
//! down a letter for programmers. Their addresses are taken, so `wasm-opt` has to keep them. They
//! are told by their names, and only the long ones: the compiler joins functions that do the same
//! under one name, and short ones often do.

use std::ops::Range;

use crate::wasm::{self, Section};

/// What the names of functions begin with that do nothing but to end the program.
const ENDS: [&str; 14] = [
    "core::panicking::",
    "core::cell::panic_already",
    "core::option::expect_failed",
    "core::option::unwrap_failed",
    "core::result::unwrap_failed",
    "core::slice::index::slice_index_fail",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "alloc::alloc::handle_alloc_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::raw_vec::handle_error",
    "std::panicking::panic_with_hook",
    "std::thread::local::panic_access_error",
    "__rustc::rust_begin_unwind",
];

/// The end of the names of others, which are named after the type they belong to.
const ENDS_OF_A_TYPE: &str = "::assert_failed";

/// What the names of functions begin with that are never called.
const NEVER_CALLED: [&str; 2] =
    ["js_sys::futures::future_to_promise::", "<char as core::fmt::Debug>::fmt"];

/// How many bytes such a function has at least.
const LONG: usize = 200;

/// A body without variables: “unreachable”, “end”.
const END: &[u8] = &[0, 0x00, 0x0b];

/// The module with nothing but an end in the functions that end it, and without the places they
/// would name; `None` if this is no module that we can read.
pub(crate) fn without_words(module: &[u8]) -> Option<Vec<u8>> {
    let sections = wasm::sections(module)?;
    let names = wasm::names_of_functions(module, &sections)?;
    let mut out = module.get(..8)?.to_vec();
    for section in sections {
        let content = &module[section.content.clone()];
        let content = match section.kind {
            Section::CODE => without_bodies(content, &names)?,
            Section::DATA => without_places(content)?,
            _ => content.to_vec(),
        };
        out.push(section.kind);
        wasm::push_number(&mut out, content.len());
        out.extend(content);
    }
    Some(out)
}

/// Whether a function with so long a body is of no use.
fn is_useless(name: &str, length: usize) -> bool {
    let name = plain(name);
    ENDS.iter().any(|end| name.starts_with(end))
        || name.ends_with(ENDS_OF_A_TYPE)
        || length >= LONG && NEVER_CALLED.iter().any(|start| name.starts_with(start))
}

/// A name without the digits in brackets that tell versions of a crate apart.
fn plain(name: &str) -> String {
    let mut plain = String::new();
    for part in name.split_inclusive('[') {
        let (digits, rest) = part.split_once(']').unwrap_or(("", part));
        plain += if digits.len() == 16 { rest } else { part };
        if plain.ends_with('[') {
            plain.pop();
        }
    }
    plain
}

fn without_bodies(code: &[u8], names: &[String]) -> Option<Vec<u8>> {
    let (count, mut at) = wasm::leb128(code)?;
    let mut out = code[..at].to_vec();
    for function in 0..count {
        let (length, taken) = wasm::leb128(code.get(at..)?)?;
        let body = code.get(at + taken..at + taken + length)?;
        at += taken + length;
        let body = if names.get(function).is_some_and(|name| is_useless(name, length)) {
            END
        } else {
            body
        };
        wasm::push_number(&mut out, body.len());
        out.extend_from_slice(body);
    }
    Some(out)
}

/// A place is the address and the length of the path of a source file, a line and a column: four
/// numbers of four bytes. What looks like it is one; it becomes nothing at all, and so do the paths.
fn without_places(data: &[u8]) -> Option<Vec<u8>> {
    let segments = wasm::segments(data)?;
    let mut out = data.to_vec();
    for (address, bytes) in &segments {
        let first = (4 - address % 4) % 4;
        for at in (bytes.start + first..bytes.end.saturating_sub(15)).step_by(4) {
            let number = |nth: usize| {
                let bytes: [u8; 4] = data[at + 4 * nth..][..4].try_into().ok()?;
                usize::try_from(u32::from_le_bytes(bytes)).ok()
            };
            let (path, length, line, column) = (number(0)?, number(1)?, number(2)?, number(3)?);
            let likely = (4..300).contains(&length) && (1..50_000).contains(&line);
            if !likely || !(1..500).contains(&column) {
                continue;
            }
            let path = stored(&segments, path, length);
            if let Some(path) = path.filter(|path| data[path.clone()].ends_with(b".rs")) {
                out[path].fill(0);
                out[at + 4..at + 16].fill(0);
                // No text has the address 0.
                out[at..at + 4].copy_from_slice(&1_u32.to_le_bytes());
            }
        }
    }
    Some(out)
}

/// Where in the section the bytes at an address are.
fn stored(
    segments: &[(usize, Range<usize>)],
    address: usize,
    length: usize,
) -> Option<Range<usize>> {
    segments.iter().find_map(|(first, bytes)| {
        let start = bytes.start + address.checked_sub(*first)?;
        (start + length <= bytes.end).then_some(start..start + length)
    })
}

#[cfg(test)]
mod tests {
    use super::{is_useless, without_places};

    #[test]
    fn knows_what_is_of_no_use() {
        assert!(is_useless("core[c5930c85a12de822]::panicking::panic_fmt", 9));
        assert!(is_useless("<alloc[3ca501edff3f0c7c]::vec::Vec<_, _>>::remove::assert_failed", 9));
        assert!(is_useless("<char as core[c5930c85a12de822]::fmt::Debug>::fmt", 900));
        assert!(!is_useless("<char as core[c5930c85a12de822]::fmt::Debug>::fmt", 9));
        assert!(!is_useless("core::slice::<impl [T]>::sort", 900));
        assert!(!is_useless("std[a543996e6e7dbf1e]::panicking::set_hook", 900));
    }

    #[test]
    fn only_places_go() {
        let place = |path: u8, line: u8| [path, 0, 0, 0, 4, 0, 0, 0, line, 0, 0, 0, 7, 0, 0, 0];
        // One segment at address 8: a path, other words, and a place of each.
        let data = [&[1, 0, 0x41, 8, 0x0b, 40], &b"a.rswork"[..], &place(8, 3), &place(12, 3)];
        let none = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        let kept = [data[0], b"\0\0\0\0work", &none, &place(12, 3)];
        assert_eq!(without_places(&data.concat()), Some(kept.concat()));
    }
}
