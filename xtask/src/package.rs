//! Packages what ships from the built programs: the site, the page as one file, and the element for
//! other pages.
//!
//! Every file is written once, from its template or source, with the names of the files it refers
//! to: first the program and the style sheet, whose names contain a hash of their content; then the
//! page that names them; then the service worker, which caches all of them.

mod about;
pub(crate) mod assets;
mod base94;
mod embed;
mod icons;
mod linked_data;
pub(crate) mod modules;
mod page;
mod payload;
mod policy;
mod prerender;
mod single_file;
mod styles;
mod worker;

use std::{
    fs,
    path::{self, Path, PathBuf},
};

use anyhow::{Context, Result, anyhow};
use readout::corpus::Corpus;

use self::{
    page::{Page, Served},
    styles::Styles,
};
use crate::{
    build::{Program, compile::Profile},
    paths,
    progress::step,
};

pub(crate) use self::embed::CORPUS_READER;
pub(crate) use self::single_file::NAME as SINGLE_FILE;

/// Style rules to add after all others.
pub(crate) type ExtraStyle<'a> = Option<&'a Path>;

/// Builds everything that ships into `dist/`.
pub(crate) fn dist() -> Result<()> {
    build_site(None, Profile::SHIPPED, &paths::dist()?)
}

/// Builds everything that ships into a directory, with another corpus if one is given.
///
/// # Errors
/// All problems of the corpus, before anything is built.
pub(crate) fn build_site(corpus: Option<&Path>, profile: Profile, into: &Path) -> Result<()> {
    let corpus = corpus.map(path::absolute).transpose()?;
    let content = corpus.as_deref().map_or_else(|| Ok(readout::built_in()), read_corpus)?;
    let corpus = corpus.as_deref();
    for program in [Program::site(profile), Program::single_file(), Program::corpus_reader()] {
        Program { profile, corpus, ..program }.build()?;
    }
    package(&content, into, None)
}

fn read_corpus(path: &Path) -> Result<Corpus> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    readout::corpus::load(&bytes).map_err(|problems| {
        let list: Vec<_> = problems.iter().map(|problem| format!("\n  {problem}")).collect();
        let s = if list.len() == 1 { "" } else { "s" };
        anyhow!("{} has {} problem{s}:{}", path.display(), list.len(), list.concat())
    })
}

/// Packages the programs that were built last, with this corpus, into a directory.
pub(crate) fn package(corpus: &Corpus, into: &Path, extra: ExtraStyle) -> Result<()> {
    step("packaging", || {
        let styles = Styles::read(extra)?.minified()?;
        paths::fill(into, |directory| {
            let site = Site::write(directory, Profile::SHIPPED, &styles)?;
            icons::write(directory, corpus)?;
            let page = Page { corpus, served: Served::Kept(&site), is_minified: true };
            paths::write(&directory.join("index.html"), page.html()?)?;
            single_file::write(directory, corpus, &styles)?;
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
    let corpus = &readout::built_in();
    step("packaging", || {
        let styles = Styles::read(None)?;
        paths::fill(into, |directory| {
            let site = Site::write(directory, profile, &styles)?;
            icons::write(directory, corpus)?;
            let page = Page { corpus, served: Served::Reloading(&site), is_minified: false };
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
    /// The style sheet in the page as one file.
    pub(crate) sheet: String,
}

impl Site {
    fn write(directory: &Path, profile: Profile, styles: &Styles) -> Result<Self> {
        let (built, modules) = (Program::site(profile).directory()?, modules::modules()?);
        let program = [built.as_path(), modules.path()];
        let files = program.iter().map(|folder| paths::files_below(folder));
        Ok(Self {
            files: files.collect::<Result<Vec<_>>>()?.concat(),
            program: assets::copy_program(directory, "program", &program)?,
            style: assets::write(directory, "main.css", styles.whole.as_bytes())?,
            sheet: styles.first.clone(),
        })
    }

    /// The relative URL of a file of the program; `None` if there is no such file.
    pub(crate) fn address(&self, file: &str) -> Option<String> {
        let exists = self.files.iter().any(|it| it == Path::new(file));
        exists.then(|| format!("{}/{file}", self.program))
    }
}

#[cfg(test)]
mod tests {
    use super::read_corpus;

    #[test]
    fn all_problems_of_a_corpus_are_listed() {
        let file = std::env::temp_dir().join(format!("readout-corpus-{}", std::process::id()));
        let json = r#"{ "format": "readout-corpus/1", "documents": [
            { "id": "a", "date": "2023-02-30", "blocks": [{ "text": "Words." }] },
            { "id": "a", "blocks": [] } ] }"#;
        std::fs::write(&file, json).expect("a file can be written");
        let error = read_corpus(&file).err().map(|error| error.to_string()).unwrap_or_default();
        std::fs::remove_file(&file).expect("it was written");
        for words in [
            "has 3 problems",
            "2023-02-30",
            "February 2023 has days 01 to 28",
            "$.documents[1].blocks",
        ] {
            assert!(error.contains(words), "{words} in {error}");
        }
        assert!(read_corpus(std::path::Path::new("/nowhere")).is_err());
    }
}
