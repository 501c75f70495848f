//! The program in the page as one file: compressed with LZMA, which makes it a fifth smaller than gzip,
//! which browsers know.

use std::{fs, io::Write};

use anyhow::{Context, Result, ensure};
use flate2::{Compression, write::GzEncoder};
use lzma_rust2::{LzmaOptions, LzmaWriter};

use super::{base94, modules};
use crate::{
    build::{MODULE, Program, SCRIPT},
    npm, paths,
};

/// A program in a page.
pub(crate) struct Payload {
    /// The scripts in it, as one.
    pub(crate) script: String,
    /// All of it, compressed, in Base94.
    pub(crate) text: String,
    /// The number of bytes that the text stands for.
    pub(crate) size: usize,
    /// The script that defines `decompression`.
    pub(crate) decompression: String,
}

impl Payload {
    /// From the program that was built as [`Program::single_file`], and the style of what it draws.
    pub(crate) fn new(style: &str) -> Result<Self> {
        let program = Program::single_file().directory()?;
        let scripts = [paths::read(&program.join(SCRIPT))?, modules::script()?, adopting(style)];
        let script = scripts.join("\n");
        let module = fs::read(program.join(MODULE))?;
        ensure!(!script.contains('\0'), "a zero in the script would end it");
        ensure!(module.starts_with(b"\0asm"), "the module has no magic number");
        let bytes = [script.as_bytes(), &module].concat();
        let decoder = lzma_decoder()?;
        let compressed = if decoder.is_some() { lzma(&bytes)? } else { gzip(&bytes)? };
        let decompression = decoder.map_or_else(gzip_decoder, Ok)?;
        let (text, size) = (base94::encode(&compressed), compressed.len());
        Ok(Self { script, text, size, decompression })
    }
}

/// A script that adds a style sheet to the page. No policy is asked about those that a script makes.
fn adopting(style: &str) -> String {
    let text = serde_json::Value::from(style);
    format!(
        "{{const sheet=new CSSStyleSheet();sheet.replaceSync({text});document.adoptedStyleSheets.push(sheet)}}"
    )
}

/// The script that decompresses LZMA; `None` without npm.
fn lzma_decoder() -> Result<Option<String>> {
    let Some(decoder) = npm::script(&npm::LZMA) else { return Ok(None) };
    let folder = decoder.parent().context("the decoder lies in no folder")?;
    let (directory, source) = (modules::temporary()?, paths::root()?.join("src/js/lzma.js"));
    let file = directory.path().join("lzma.js");
    let arguments = [
        "--format=iife",
        "--global-name=decompression",
        &format!("--alias:lzma1/lib={}", folder.display()),
        // Its own names, which are all in camel case, and of the browser's this one.
        "--mangle-props=[a-z0-9][A-Z]",
        "--reserve-props=^postMessage$",
        modules::TARGET,
    ];
    let bundled = npm::bundle(&source, &npm::LZMA, &arguments, &file);
    bundled.map(|()| paths::read(&file)).transpose()
}

/// The script that decompresses gzip, with what browsers have.
fn gzip_decoder() -> Result<String> {
    println!("    npm cannot install a decoder of LZMA: the page as one file will be larger");
    paths::read(&paths::root()?.join("src/js/gzip.js"))
}

/// With the options that make the program smallest: it has no structure of four bytes, and all of it is
/// the dictionary.
fn lzma(bytes: &[u8]) -> Result<Vec<u8>> {
    let (dict_size, nice_len) = (u32::try_from(bytes.len())?, LzmaOptions::NICE_LEN_MAX);
    let best = LzmaOptions::with_preset(9);
    let options = LzmaOptions { dict_size, lc: 4, pb: 0, nice_len, depth_limit: 1000, ..best };
    let size = u64::try_from(bytes.len())?;
    let mut writer = LzmaWriter::new_use_header(Vec::new(), &options, Some(size))?;
    writer.write_all(bytes)?;
    Ok(writer.finish()?)
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
