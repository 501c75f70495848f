//! Packages what ships from the built programs: the site, the page as one file, and the element for
//! other pages.
//!
//! Every file is written once, from its template or source, with the names of the files it refers
//! to: first the program and the style sheet, whose names contain a hash of their content; then the
//! page that names them; then the service worker, which caches all of them.

pub(crate) mod assets;
mod embed;
mod icons;
mod linked_data;
mod page;
mod policy;
mod prerender;
mod single_file;
mod styles;
mod worker;

use std::path::{Path, PathBuf};

use anyhow::Result;

use self::page::{Page, Served};
use crate::{
    build::{Program, compile::Profile, shrink},
    paths,
    progress::step,
};

pub(crate) use self::embed::CORPUS_READER;
pub(crate) use self::single_file::NAME as SINGLE_FILE;

/// Style rules to add after all others.
pub(crate) type ExtraStyle<'a> = Option<&'a Path>;

/// Builds everything that ships into `dist/`.
pub(crate) fn dist() -> Result<()> {
    build_site(None, &paths::dist()?)
}

/// Builds everything that ships into a directory, with another corpus if one is given.
pub(crate) fn build_site(corpus: Option<&Path>, into: &Path) -> Result<()> {
    for program in [Program::site(Profile::SHIPPED), Program::single_file()] {
        Program { corpus, ..program }.build()?;
    }
    Program::corpus_reader().build()?;
    package(into, None)
}

/// Packages the programs that were built last into a directory.
pub(crate) fn package(into: &Path, extra: ExtraStyle) -> Result<()> {
    step("packaging", || {
        let style = shrink::style(&styles::page(extra)?)?;
        paths::fill(into, |directory| {
            let site = Site::write(directory, Profile::SHIPPED, &style)?;
            icons::write(directory)?;
            let page = Page { served: Served::Kept(&site), is_minified: true };
            paths::write(&directory.join("index.html"), page.html()?)?;
            single_file::write(directory, &style)?;
            worker::write(directory, &site)?;
            embed::write(directory, &site)
        })
    })?;
    println!("==> written to {}", into.display());
    Ok(())
}

/// Builds only the page into a directory, for development: it is not cached for offline use, and it
/// reloads itself when a build is finished.
pub(crate) fn page(profile: Profile, into: &Path) -> Result<()> {
    Program::site(profile).build()?;
    step("packaging", || {
        let style = styles::page(None)?;
        paths::fill(into, |directory| {
            let site = Site::write(directory, profile, &style)?;
            icons::write(directory)?;
            let page = Page { served: Served::Reloading(&site), is_minified: false };
            paths::write(&directory.join("index.html"), page.html()?)
        })
    })
}

/// The files that the page of a site refers to.
pub(crate) struct Site {
    /// The name of the folder of the program.
    pub(crate) program: String,
    /// The files in it.
    pub(crate) files: Vec<PathBuf>,
    /// The name of the style sheet.
    pub(crate) style: String,
}

impl Site {
    fn write(directory: &Path, profile: Profile, style: &str) -> Result<Self> {
        let built = Program::site(profile).directory()?;
        Ok(Self {
            files: paths::files_below(&built)?,
            program: assets::copy_program(directory, "program", &built)?,
            style: assets::write(directory, "main.css", style.as_bytes())?,
        })
    }

    /// The relative URL of a file of the program; `None` if there is no such file.
    pub(crate) fn address(&self, file: &str) -> Option<String> {
        let exists = self.files.iter().any(|it| it == Path::new(file));
        exists.then(|| format!("{}/{file}", self.program))
    }
}
