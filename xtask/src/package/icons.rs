//! The logo in the sizes that browsers request, and the manifest that lists them.
//!
//! The logo is two joined reports in their colours. Everything is drawn from one list of bars, and
//! far enough from the edge for a circular mask (maskable icons).

use std::{fmt::Write, path::Path};

use anyhow::Result;
use readout::corpus::Corpus;
use serde_json::{Map, Value, json};

use super::about;
use crate::paths;

/// The side of the square in which the bars are placed.
const SIDE: u32 = 64;

/// Rectangles: left, top, right, bottom, and the index of the colour in the palette.
const BARS: [([u32; 4], u8); 3] =
    [([15, 14, 30, 50], 1), ([34, 14, 49, 50], 2), ([30, 28, 34, 36], 3)];

/// The colours of paper, the two reports and what both share, as in `style/tokens.css`.
const PALETTE: [[u8; 3]; 4] =
    [[0xfb, 0xfa, 0xf6], [0x1d, 0x4f, 0x91], [0x8a, 0x4b, 0x08], [0x3d, 0x5a, 0x45]];

/// 180 pixels for Apple's home screen; the others are recommended for a manifest.
const SIZES: [u32; 3] = [180, 192, 512];

/// The files that are written.
pub(crate) const NAMES: [&str; 5] =
    ["manifest.webmanifest", "icon.svg", "icon-180.png", "icon-192.png", "icon-512.png"];

/// Writes the icons and the manifest.
pub(crate) fn write(directory: &Path, corpus: &Corpus) -> Result<()> {
    let [manifest_name, vector_name, raster_names @ ..] = NAMES;
    paths::write(&directory.join(manifest_name), manifest(corpus))?;
    paths::write(&directory.join(vector_name), svg())?;
    for (name, size) in raster_names.iter().zip(SIZES) {
        paths::write(&directory.join(name), png(size)?)?;
    }
    Ok(())
}

fn manifest(corpus: &Corpus) -> String {
    let png = |size: u32| {
        json!({
            "src": format!("icon-{size}.png"), "type": "image/png",
            "sizes": format!("{size}x{size}"), "purpose": "any maskable",
        })
    };
    let paper = hex(PALETTE[0]);
    json!({
        "name": about::title(corpus),
        "short_name": "Readout",
        "description": about::description(corpus),
        "lang": "en",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": paper,
        "theme_color": paper,
        "file_handlers": [{ "action": "./#/open", "accept": accepted() }],
        "share_target": {
            "action": "./share",
            "method": "POST",
            "enctype": "multipart/form-data",
            "params": {
                "title": "title",
                "text": "text",
                "url": "url",
                "files": [{ "name": "files", "accept": accepted().keys().collect::<Vec<_>>() }],
            },
        },
        "icons": [
            png(192),
            png(512),
            { "src": "icon.svg", "type": "image/svg+xml", "sizes": "any" },
        ],
    })
    .to_string()
}

/// The kinds of files that readers open: MIME types and endings.
fn accepted() -> Map<String, Value> {
    let kinds = [
        ("text/plain", &[".txt"][..]),
        ("text/markdown", &[".md", ".markdown"]),
        ("text/html", &[".html", ".htm"]),
        ("application/pdf", &[".pdf"]),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", &[".docx"]),
        ("application/vnd.oasis.opendocument.text", &[".odt"]),
        ("application/json", &[".json"]),
    ];
    kinds.into_iter().map(|(kind, endings)| (kind.to_owned(), json!(endings))).collect()
}

fn svg() -> String {
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {SIDE} {SIDE}\">\
         <path fill=\"{}\" d=\"M0 0h{SIDE}v{SIDE}H0z\"/>",
        hex(PALETTE[0])
    );
    for ([left, top, right, bottom], colour) in BARS {
        let (colour, path) =
            (hex(PALETTE[usize::from(colour)]), format!("M{left} {top}H{right}V{bottom}H{left}z"));
        _ = write!(svg, "<path fill=\"{colour}\" d=\"{path}\"/>");
    }
    svg + "</svg>"
}

fn hex([red, green, blue]: [u8; 3]) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn png(size: u32) -> Result<Vec<u8>> {
    let mut picture = Vec::new();
    let mut encoder = png::Encoder::new(&mut picture, size, size);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(PALETTE.concat());
    encoder.set_compression(png::Compression::High);
    encoder.write_header()?.write_image_data(&pixels(size))?;
    Ok(picture)
}

fn pixels(size: u32) -> Vec<u8> {
    // Rounded to whole pixels, so that every edge is sharp.
    let at = |position: u32| (position * size + SIDE / 2) / SIDE;
    let colour = |x: u32, y: u32| {
        let is_inside = |[left, top, right, bottom]: [u32; 4]| {
            (at(left)..at(right)).contains(&x) && (at(top)..at(bottom)).contains(&y)
        };
        BARS.iter().find(|(bar, _)| is_inside(*bar)).map_or(0, |(_, colour)| *colour)
    };
    (0..size).flat_map(|y| (0..size).map(move |x| colour(x, y))).collect()
}

#[cfg(test)]
mod tests {
    use super::{pixels, png, svg};

    #[test]
    fn all_sizes_show_the_same_logo() {
        for size in super::SIZES {
            let all = pixels(size);
            let at = |x: u32, y: u32| all[(y * size / 64 * size + x * size / 64) as usize];
            assert_eq!([at(2, 2), at(20, 20), at(40, 20), at(32, 32), at(32, 20)], [0, 1, 2, 3, 0]);
        }
    }

    #[test]
    fn icons_are_small() {
        assert!(png(512).is_ok_and(|picture| picture.len() < 4_000));
        assert!(svg().len() < 500);
    }
}
