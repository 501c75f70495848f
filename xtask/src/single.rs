//! The page as one file, which opens by a double click.
//!
//! A browser fetches nothing for a page that was opened as a file, so all is in it: the style sheet,
//! the program's script, and the program itself, compressed, as text.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

use crate::{
    html, package, places,
    policy::{self, Files},
};

/// What the file is called.
pub(crate) const NAME: &str = "readout.html";

/// Writes it, of the finished files of the site.
pub(crate) fn write(directory: &Path) -> Result<()> {
    let read = |file: &Path| {
        fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))
    };
    let page = read(&directory.join("index.html"))?;
    let files = places::files(directory)?;
    let one = |extension| named(&page, &files, extension);
    let single = html::without(&html::without(&page, "site")?, "offline")?;
    let single = html::without_links(&single, &["stylesheet", "modulepreload"]);
    let style = format!("<style>{}</style>", read(one("css")?)?);
    ensure!(html::elements(&style, "style")[0].whole == (0..style.len()), "a style ends early");
    let single = single.replacen("</head>", &format!("{style}</head>"), 1);
    // In a block, for its names to be its own.
    let boot = format!("{{{}{}}}", package::source("painted.js")?, package::source("single.js")?);
    let boot = package::smaller_script(&boot, &["--format=esm"])?;
    let script = escaped(&format!("{}\n{boot}", with_start(&read(one("js")?)?)?));
    let single = with_script(&single, &script)?;
    let program =
        format!("<template id=\"program\">{}</template>", packed(&fs::read(one("wasm")?)?)?);
    let single = single.replacen("</body>", &format!("{program}</body>"), 1);
    let single = policy::put(&single, Files::Within)?;
    fs::write(directory.join(NAME), single).context("cannot write the page as one file")
}

/// The file of this kind that the page names.
fn named<'a>(page: &str, files: &'a [PathBuf], extension: &str) -> Result<&'a Path> {
    let name = |file: &Path| file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    files
        .iter()
        .map(PathBuf::as_path)
        .filter(|file| file.extension().is_some_and(|it| it == extension))
        .find(|file| page.contains(&name(file)))
        .with_context(|| format!("the page names no .{extension}"))
}

/// The page with this in the place of the script that would fetch the program.
fn with_script(page: &str, script: &str) -> Result<String> {
    let starts = |it: &&html::Element| page[it.content.clone()].contains("module_or_path");
    let scripts = html::scripts(page);
    let old = scripts.iter().find(starts).context("the page has no script that starts it")?;
    let (before, after) = (&page[..old.content.start], &page[old.content.end..]);
    Ok([before, script, after].concat())
}

/// The program's script with its way to start it as `start`, and nothing given to other scripts.
fn with_start(script: &str) -> Result<String> {
    let (body, exports) = script.rsplit_once("export").context("the script exports nothing")?;
    let exports = exports.trim_matches([' ', '{', '}', ';', '\n']);
    let start = exports.split(',').find_map(|it| it.trim().strip_suffix(" as default"));
    Ok(format!("{body}const start={};", start.context("the script exports no way to start it")?))
}

/// A script that may stand in a page: what would end it early is written otherwise.
fn escaped(script: &str) -> String {
    script.replace("</script", "\\x3c/script").replace("<!--", "\\x3c!--")
}

/// The program, compressed, in letters.
fn packed(program: &[u8]) -> Result<String> {
    let mut smaller = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, program, &mut smaller)?;
    Ok(letters(&smaller))
}

/// Those of 85.
const POWERS: [u32; 5] = [52_200_625, 614_125, 7_225, 85, 1];

/// Bytes in letters that mean nothing to HTML, five for four: base64, of which a browser knows
/// more, takes a fifteenth more. `script/single.js` reads them.
fn letters(bytes: &[u8]) -> String {
    let mut letters = String::new();
    for group in bytes.chunks(4) {
        let mut four = [0; 4];
        four[..group.len()].copy_from_slice(group);
        let number = u32::from_be_bytes(four);
        // Of an incomplete group, one letter more than there are bytes tells them.
        for power in &POWERS[..=group.len()] {
            let digit = u8::try_from(number / power % 85).unwrap_or_default();
            letters.push(if digit == 20 { '}' } else { char::from(40 + digit) });
        }
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::{escaped, letters, with_script, with_start};

    #[test]
    fn the_scripts_way_to_start_has_a_name() {
        for script in
            ["let q;export{q as initSync,P as default};\n", "let q;export { q, P as default };"]
        {
            assert_eq!(with_start(script).ok().as_deref(), Some("let q;const start=P;"));
        }
        assert!(with_start("let q;").is_err());
    }

    #[test]
    fn bytes_are_five_letters_for_four() {
        assert_eq!(letters(&[0, 0, 0, 0, 0, 0, 0, 20 + 85]), "(((((((()}");
        assert_eq!([0, 1, 2, 3, 4, 5].map(|n| letters(&vec![7; n]).len()), [0, 2, 3, 4, 5, 7]);
        let all: Vec<u8> = (0..=255).cycle().take(5000).collect();
        assert!(!letters(&all).contains(['<', '&']));
    }

    #[test]
    fn the_script_is_put_in_its_place_and_ends_where_it_ends() {
        let page = "<script>1</script><script type=\"module\">start({module_or_path:1})</script>";
        let new = with_script(page, &escaped("'</script><!--'")).unwrap_or_default();
        let expected = "<script>1</script><script type=\"module\">'\\x3c/script>\\x3c!--'</script>";
        assert_eq!(new, expected);
    }
}
