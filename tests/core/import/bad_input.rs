//! Files that cannot be read, each with what is wrong and what would mend it.

use super::check_invariants;
use super::office::file;
use proptest::prelude::*;
use readout::import::decode::Encoding;
use readout::import::{MAX_FILE, MAX_TEXT, check_size, decode, read};
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip file of these parts.
fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in parts {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

pub(super) fn word(document: &str) -> Vec<u8> {
    package(&[("word/document.xml", document.as_bytes())])
}

fn open_document(content: &str) -> Vec<u8> {
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
    ])
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}

#[test]
fn encodings() {
    use Encoding::{Utf8, Utf16Be, Utf16Le, Windows1252};
    let text = "The “café” of Łódź\r\nopened.";
    let with = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, encoding) in [
        (text.as_bytes().to_vec(), Utf8),
        (with(b"\xef\xbb\xbf", text.into()), Utf8),
        (with(b"\xff\xfe", utf16(text, u16::to_le_bytes)), Utf16Le),
        (with(b"\xfe\xff", utf16(text, u16::to_be_bytes)), Utf16Be),
        (utf16(text, u16::to_le_bytes), Utf16Le),
        (utf16(text, u16::to_be_bytes), Utf16Be),
    ] {
        let decoded = decode(&bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding));
    }
    let decoded = decode(b"\x93caf\xe9\x94 \x96 na\xefve, \x80 5\x85").unwrap();
    assert_eq!((decoded.text.as_str(), decoded.encoding), ("“café” – naïve, € 5…", Windows1252));
    // Mostly letters without zero bytes: the spaces show the encoding.
    let arabic = "التقى الوزيران في واشنطن واتفقا على التعاون";
    assert_eq!(decode(&utf16(arabic, u16::to_le_bytes)).unwrap().text, arabic);
    assert_eq!(decode(b"x").unwrap().text, "x");
}

/// File, name, part of what is wrong, part of what would mend it.
#[test]
#[rustfmt::skip]
fn what_cannot_be_read_is_refused_with_a_remedy() {
    let truncated = |name: &str, keep: usize| file(name)[..keep].to_vec();
    let entities = r#"<?xml version="1.0"?><!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"#;
    let undefined = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>&boom;</w:t></w:r></w:p></w:body></w:document>";
    let deep = format!("<w:document xmlns:w='w'><w:body>{}", "<w:sdt>".repeat(100_000));
    let deep_odt = format!("<d><body><text>{}", "<section>".repeat(100_000));
    let encrypted: &[(&str, &[u8])] = &[("mimetype", b"application/vnd.oasis.opendocument.text"), ("META-INF/manifest.xml", b"<manifest:encryption-data/>"), ("content.xml", b"\x01\x02")];
    let cases: Vec<(&str, Vec<u8>, &str, &str)> = vec![
        ("a.txt", vec![], "no words", "another file"),
        ("a.txt", b" \r\n\t \n".to_vec(), "no words", "another file"),
        ("a.txt", b"-- ** --".to_vec(), "no words", "another file"),
        ("a.txt", b" date 2022-04-11 \n".to_vec(), "no words in it but", "another file"),
        ("a.md", b"---\ntitle: Talks\n---\n\n```rust\n```".to_vec(), "no words in it but", "another file"),
        ("a.txt", b"The ministers\0met.".to_vec(), "NUL", "paste"),
        ("a.txt", b"\xff\xfeT\0h\0e".to_vec(), "UTF-16", "UTF-8"),
        ("a.txt", b"\xff\xfe\x00\xd8T\0".to_vec(), "UTF-16", "UTF-8"),
        ("a.txt", (0..4000).map(|n: u32| (n * 7 % 251) as u8).collect(), "NUL", "paste"),
        ("a.txt", (0..4000).map(|n: u32| (n * 7 % 250) as u8 + 1).collect(), "binary", "Choose"),
        ("a.txt", b"\x89PNG\r\n\x1a\nrest".to_vec(), "binary", "Choose"),
        ("talks.docx", b"\xff\xd8\xff\xe0rest".to_vec(), "binary", "Choose"),
        ("talks.docx", b"%PDF-1.7\nrest".to_vec(), "PDF", ".pdf"),
        ("talks.doc", b"{\\rtf1 The ministers met.}".to_vec(), "Rich Text", ".docx"),
        ("old.doc", file("old.doc"), "Word 2003", ".docx"),
        ("password.docx", file("password.docx"), "password", "remove the password"),
        ("password.odt", file("password.odt"), "password", "remove the password"),
        ("password.odt", package(encrypted), "password", "remove the password"),
        ("talks.docx", truncated("statement.docx", 3000), "damaged", "again"),
        ("talks.docx", truncated("statement.docx", 40), "damaged", "again"),
        ("talks.odt", truncated("statement.odt", 5000), "damaged", "again"),
        ("talks.docx", b"PK\x03\x04".to_vec(), "damaged", "again"),
        ("talks.docx", b"PK\x07\x08 middle of a zip file".to_vec(), "part of a zip", "again"),
        ("talks.docx", word("<w:document xmlns:w='w'><w:body><w:p>"), "damaged", "again"),
        ("talks.docx", word("<w:document xmlns:w='w'><w:body><w:p></w:r></w:body></w:document>"), "damaged", "again"),
        ("talks.docx", word(""), "damaged", "again"),
        ("talks.docx", package(&[("word/document.xml", b"\xff\xfe<\xd8")]), "damaged", "again"),
        ("talks.docx", package(&[("word/document.xml", b"<w:body>\xc3\x28</w:body>")]), "damaged", "again"),
        ("talks.docx", word("<w:document xmlns:w='w'><w:body><w:p/></w:body></w:document>"), "no words", "OCR"),
        ("talks.odt", open_document("<d><body><text><p> </p></text></body></d>"), "no words", "OCR"),
        ("talks.odt", package(&[("mimetype", b"application/vnd.oasis.opendocument.text")]), "damaged", "again"),
        ("talks.odt", package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "spreadsheet", "paste"),
        ("talks.xlsx", package(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.xml", b"<workbook/>")]), "spreadsheet", "paste"),
        ("talks.zip", package(&[("a.txt", b"The ministers met.")]), "no document", "Unpack"),
        ("talks.zip", package(&[]), "no document", "Unpack"),
        ("talks.docx", word(entities), "entities", "save it"),
        ("talks.docx", word(undefined), "entities", "save it"),
        ("talks.docx", word(&deep), "nested", "paste"),
        ("talks.odt", open_document(&deep_odt), "nested", "paste"),
    ];
    for (at, (name, bytes, what, mend)) in cases.into_iter().enumerate() {
        match read(name, &bytes) {
            Ok(draft) => panic!("{at}: {name} was read: {:?}", draft.text),
            Err(problem) => {
                assert!(problem.what.contains(what), "{at}: {name}: {what} in {problem}");
                assert!(problem.mend.contains(mend), "{at}: {name}: {mend} in {problem}");
            }
        }
    }
}

#[test]
fn limits_are_told_before_the_work() {
    assert_eq!(check_size(MAX_FILE as u64), Ok(()));
    let problem = check_size(200_000_000).unwrap_err();
    assert!(problem.what.contains("200 MB; at most 50 MB"), "{problem}");
    assert!(check_size(MAX_FILE as u64 + 1).unwrap_err().what.contains("51 MB"));
    let words = "met ".repeat(MAX_TEXT / 4);
    assert!(decode(words.as_bytes()).is_ok());
    let problem = decode(format!("{words}again").as_bytes()).unwrap_err();
    assert!(problem.what.contains("10 MB"), "{problem}");
    let paragraph = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "met ".repeat(250_000));
    let document =
        format!("<w:document xmlns:w='w'><w:body>{}</w:body></w:document>", paragraph.repeat(11));
    let problem = read("long.docx", &word(&document)).unwrap_err();
    assert!(problem.what.contains("10 MB"), "{problem}");
}

/// The name of a file says little of what is in it.
#[test]
fn wrong_endings_do_not_matter() {
    let words = |name: &str, file_name: &str| read(name, &file(file_name)).unwrap().text;
    assert_eq!(words("talks.txt", "statement.docx"), words("talks.docx", "statement.docx"));
    assert_eq!(words("talks.docx", "notes.odt"), words("talks.odt", "notes.odt"));
    assert_eq!(read("talks.docx", b"The ministers met.").unwrap().text, "The ministers met.");
}

/// 101 MB of spaces in 100 KB. The size that is declared is a lie, as in files made to harm.
#[test]
fn a_bomb_is_stopped_while_it_is_unpacked() {
    const MEGABYTE: usize = 1 << 20;
    let mut compressor = flate2::Compress::new(flate2::Compression::best(), false);
    let mut chunk = Vec::with_capacity(MEGABYTE);
    compressor
        .compress_vec(&vec![b' '; MEGABYTE], &mut chunk, flate2::FlushCompress::Full)
        .unwrap();
    let mut deflated = chunk.repeat(101);
    // An empty last block.
    deflated.extend([3, 0]);
    for declared in [1000, 200_000_000] {
        let bomb = raw_zip("word/document.xml", &deflated, declared);
        assert!(bomb.len() < 500_000);
        let problem = read("bomb.docx", &bomb).unwrap_err();
        let expected = if declared == 1000 { ["larger", "damaged"] } else { ["larger", "larger"] };
        assert!(expected.iter().any(|what| problem.what.contains(what)), "{problem}");
    }
    let parts: Vec<String> = (0..10_001).map(|n| format!("word/{n}.xml")).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(read("bomb.docx", &package(&parts)).unwrap_err().what.contains("10,000 parts"));
}

/// A zip file of one deflated part, with the size that it is said to have.
fn raw_zip(name: &str, deflated: &[u8], declared: u32) -> Vec<u8> {
    let len = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    // Version, flags, deflated, time and date, checksum, sizes, length of the name.
    let mut fields = vec![20, 0, 0, 0, 8, 0, 0, 0, 33, 0, 0, 0, 0, 0];
    fields.extend(len(deflated.len()));
    fields.extend(declared.to_le_bytes());
    fields.extend([u8::try_from(name.len()).unwrap(), 0, 0, 0]);
    let mut zip = [b"PK\x03\x04", &fields[..], name.as_bytes(), deflated].concat();
    let start = zip.len();
    zip.extend([b"PK\x01\x02\x14\x00", &fields[..], &[0; 14], name.as_bytes()].concat());
    let size = zip.len() - start;
    zip.extend(
        [b"PK\x05\x06", &[0, 0, 0, 0, 1, 0, 1, 0][..], &len(size), &len(start), &[0, 0]].concat(),
    );
    zip
}

#[test]
fn the_raw_zip_file_is_one() {
    let document = "<w:document xmlns:w='w'><w:body><w:p><w:r><w:t>met</w:t></w:r></w:p></w:body></w:document>";
    // A stored block of deflate: last block, length, its complement.
    let len = u16::try_from(document.len()).unwrap();
    let deflated =
        [&[1][..], &len.to_le_bytes(), &(!len).to_le_bytes(), document.as_bytes()].concat();
    let mut zip = raw_zip("word/document.xml", &deflated, u32::from(len));
    let sum = crc(document.as_bytes()).to_le_bytes();
    let central = zip.windows(4).position(|part| part == b"PK\x01\x02").unwrap();
    zip[14..18].copy_from_slice(&sum);
    zip[central + 16..central + 20].copy_from_slice(&sum);
    assert_eq!(read("a.docx", &zip).unwrap().text, "met");
}

fn crc(bytes: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(bytes);
    crc.sum()
}

const DAMAGED: [&str; 6] =
    ["statement.docx", "notes.odt", "tables.odt", "changes.docx", "boxes.docx", "review.docx"];

/// Reads what may be anything: a draft or a problem in words.
fn check_any(name: &str, bytes: &[u8]) {
    match read(name, bytes) {
        Ok(draft) => check_invariants(&draft),
        Err(problem) => assert!(!problem.what.is_empty() && !problem.mend.is_empty()),
    }
}

/// The XML parts of a file.
fn parts(name: &str) -> Vec<(String, Vec<u8>)> {
    let bytes = file(name);
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let names: Vec<String> = zip.file_names().map(str::to_owned).collect();
    let read = |name: String| {
        let mut part = Vec::new();
        std::io::Read::read_to_end(&mut zip.by_name(&name).unwrap(), &mut part).unwrap();
        (name, part)
    };
    names.into_iter().map(read).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn damaged_files_never_panic(
        which in 0..DAMAGED.len(), at in any::<prop::sample::Index>(), junk in prop::collection::vec(any::<u8>(), 0..8), cut in 0usize..64,
    ) {
        let mut bytes = file(DAMAGED[which]);
        let start = at.index(bytes.len());
        let end = (start + cut).min(bytes.len());
        bytes.splice(start..end, junk);
        check_any(DAMAGED[which], &bytes);
    }

    /// The same under the checksums: in the XML itself.
    #[test]
    fn damaged_parts_never_panic(
        which in 0..DAMAGED.len(), at in any::<prop::sample::Index>(), cut in 0usize..200,
        junk in "(<w:p>|</w:p>|<text:p>|</text:p>|<w:tc>|</w:r>|<w:del>|<w:fldChar w:fldCharType=\"begin\"/>|&#x41;|&#0;|&amp|<!--|]]>|<|>|é|\"|<text:s text:c=\"99999999999\"/>){0,3}",
    ) {
        let mut parts = parts(DAMAGED[which]);
        let is_text = |(name, _): &&mut (String, Vec<u8>)| name == "word/document.xml" || name == "content.xml";
        let (_, part) = parts.iter_mut().find(is_text).unwrap();
        let start = at.index(part.len());
        let end = (start + cut).min(part.len());
        part.splice(start..end, junk.bytes());
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
        check_any(DAMAGED[which], &package(&parts));
    }

    #[test]
    fn any_bytes_never_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        check_any("a.txt", &bytes);
        check_any("a.docx", &[b"PK\x03\x04", &bytes[..]].concat());
    }
}
