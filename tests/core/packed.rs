//! Corpora in links: as they were, or a problem in words.

use crate::built_in;
use crate::written::any_corpus::any_corpus;
use proptest::prelude::*;
use readout::corpus::{Corpus, load};
use readout::import;
use readout::packed::{MAX_LINK, MAX_UNPACKED, Unreadable, pack, unpack};

const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Two short texts.
fn pair() -> Corpus {
    let texts = ["The ministers met.\r\nThey agreed.", "Nobody met. “Never”, he said."];
    import::corpus(&texts.map(|text| import::paste(text).unwrap()))
}

fn unpacked(link: &str) -> Option<Corpus> {
    load(&unpack(link).ok()?).ok()
}

#[test]
fn the_built_in_corpus_fits_into_a_link() {
    let link = pack(&built_in());
    assert!(link.len() < MAX_LINK, "{}", link.len());
    assert_eq!(unpacked(&link), Some(built_in()));
    assert_eq!(pack(&built_in()), link);
    assert!(link.bytes().all(|byte| SIGNS.contains(&byte)));
}

/// What programs do to links that they pass on.
#[test]
fn what_programs_add_does_not_matter() {
    let corpus = built_in();
    let link = pack(&corpus);
    assert!(link.contains('-') && link.contains('_'));
    let encoded = link.replace('-', "%2D").replace('_', "%5f");
    let lines = link.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap());
    let lines: Vec<&str> = lines.collect();
    for changed in [
        format!("https://example.org/readout/#/shared/{link}"),
        format!("#/shared/{link}"),
        format!("<{link}>."),
        format!("({link})"),
        format!("{link}\u{200b}\u{a0}\n"),
        format!("{link}. Look at this!"),
        format!("{link}?utm_source=mail"),
        lines.join("\r\n"),
        lines.join("=\n"),
        format!("> {}", lines.join("\n> ")),
        encoded.replace('%', "%25"),
        format!("https%3A%2F%2Fexample.org%2F%23%2Fshared%2F{encoded}"),
        encoded,
    ] {
        assert_eq!(unpacked(&changed).as_ref(), Some(&corpus), "{}", &changed[..60]);
    }
}

#[test]
fn what_is_wrong_is_told_apart() {
    let link = pack(&pair());
    let middle = link.len() / 2;
    let without_a_part = format!("{}{}", &link[..middle], &link[middle + 5..]);
    for (text, wrong) in [
        ("", Unreadable::Cut),
        ("https://example.org/#/shared/", Unreadable::Cut),
        ("1", Unreadable::Cut),
        (&link[..middle], Unreadable::Cut),
        (&without_a_part, Unreadable::Cut),
        (&link.to_lowercase(), Unreadable::Damaged),
        (&link.replacen('1', "2", 1), Unreadable::Newer),
        ("https://example.org/", Unreadable::NoLink),
        ("東京", Unreadable::Cut),
    ] {
        let found = unpack(text).unwrap_err();
        // In lower case, the length may have changed.
        let is_cut = wrong == Unreadable::Damaged && found == Unreadable::Cut;
        assert!(found == wrong || is_cut, "{text}: {found:?}");
        assert!(!found.what().ends_with('.') && !found.mend().ends_with('.'));
        assert_eq!(found.to_string(), format!("{}. {}", found.what(), found.mend()));
    }
}

/// Every character changed to every other: never another corpus.
#[test]
fn any_change_of_a_character_is_noticed() {
    let link = pack(&pair());
    for at in 0..link.len() {
        let mut changed = link.clone().into_bytes();
        for sign in SIGNS.iter().filter(|sign| **sign != link.as_bytes()[at]) {
            changed[at] = *sign;
            let text = std::str::from_utf8(&changed).unwrap();
            assert!(unpack(text).is_err(), "{at} to {}", char::from(*sign));
        }
        let gone = format!("{}{}", &link[..at], &link[at + 1..]);
        assert!(unpack(&gone).is_err(), "{at} gone");
        assert_eq!(unpack(&link[..at]), Err(Unreadable::Cut), "cut at {at}");
    }
}

/// Links made to do harm: what they say of their length is not believed.
#[test]
fn bombs_are_refused() {
    let zeros = |count: usize| deflate(&vec![b' '; count]);
    assert_eq!(unpack(&forged(&zeros(11_000_000), 11_000_000)), Err(Unreadable::TooLarge));
    assert_eq!(unpack(&forged(&zeros(11_000_000), MAX_UNPACKED)), Err(Unreadable::Damaged));
    assert_eq!(unpack(&forged(&zeros(11_000_000), 2)), Err(Unreadable::Damaged));
    assert_eq!(unpack(&forged(&zeros(2), MAX_UNPACKED)), Err(Unreadable::Damaged));
    assert_eq!(unpack(&forged(&zeros(2), 0)), Err(Unreadable::Damaged));
    assert_eq!(unpack(&forged(b"", 0)), Err(Unreadable::Damaged));
    assert_eq!(unpack(&forged(b"junk", 4)), Err(Unreadable::Damaged));
    assert_eq!(
        unpack(&forged(&zeros(MAX_UNPACKED), MAX_UNPACKED)).map(|json| json.len()),
        Ok(MAX_UNPACKED)
    );
}

fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut data = Vec::new();
    let level = flate2::Compression::fast();
    std::io::Read::read_to_end(&mut flate2::read::DeflateEncoder::new(bytes, level), &mut data)
        .unwrap();
    data
}

/// A link with a right checksum, of this data and this length when unpacked.
fn forged(data: &[u8], len: usize) -> String {
    use base64::Engine;
    let three = |n: usize| u32::try_from(n).unwrap().to_be_bytes()[1..].to_vec();
    let lengths = [three(7 + data.len()), three(len)].concat();
    let mut crc = flate2::Crc::new();
    crc.update(&lengths);
    crc.update(data);
    let bytes = [&lengths[..], &crc.sum().to_be_bytes(), data].concat();
    format!("1{}", base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
}

proptest! {
    #[test]
    fn any_corpus_is_unpacked_as_it_was(corpus in any_corpus(), cut in any::<prop::sample::Index>()) {
        let link = pack(&corpus);
        prop_assert_eq!(unpacked(&link), Some(corpus.clone()));
        prop_assert_eq!(unpack(&link[..cut.index(link.len())]), Err(Unreadable::Cut));
    }

    #[test]
    fn any_change_is_noticed_or_harmless(at in any::<prop::sample::Index>(), by in ".{0,3}", len in 0usize..4) {
        let corpus = pair();
        let mut link = pack(&corpus);
        let at = at.index(link.len());
        link.replace_range(at..(at + len).min(link.len()), &by);
        if let Ok(json) = unpack(&link) {
            prop_assert_eq!(load(&json), Ok(corpus));
        }
    }

    #[test]
    fn any_text_is_no_panic(text in "1?(%[0-9a-fA-F]{2}|[A-Za-z0-9_-]|.){0,80}") {
        let _ = unpack(&text);
    }
}
