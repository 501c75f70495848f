//! Builds programs for the browser: from a package of this workspace to WebAssembly and the
//! JavaScript that starts it.
//!
//! [`compile`] (cargo) → [`split`] (`wasm_split_cli_support`, for a program in parts) →
//! [`bind`] (`wasm-bindgen-cli-support`), with [`short_names`] → [`shrink`] (wasm-opt and esbuild, if
//! npm is available).
//! Each step is configured with options; no output is patched afterwards.

pub(crate) mod bind;
pub(crate) mod compile;
pub(crate) mod short_names;
pub(crate) mod shrink;
pub(crate) mod split;
pub(crate) mod toolchain;

use std::path::{Path, PathBuf};

use anyhow::Result;

use self::{bind::Form, compile::Profile};
use crate::{paths, progress::step};

/// The file names of the script and the module of a program, the same for every package.
pub(crate) const SCRIPT: &str = "readout.js";
pub(crate) const MODULE: &str = "readout_bg.wasm";

/// The module of the application that is fetched after the first page, named by
/// `src/ui/pages/chunk.rs`.
pub(crate) const LAZY_MODULE: &str = "split_lazy.wasm";

/// What all modules that are fetched only when they are needed have in their names; which they are,
/// [`split`] tells.
pub(crate) const SPLIT_PREFIX: &str = "split_";

/// What a program is compiled from.
#[derive(Clone, Copy)]
pub(crate) enum Source<'a> {
    /// A binary of the package `readout`.
    Binary(&'a str),
    /// The library of another package.
    Library(&'a str),
}

/// The application.
pub(crate) const APPLICATION: Source<'static> = Source::Binary("readout");

/// A program to build.
pub(crate) struct Program<'a> {
    /// The name of its folder in `target/programs`.
    pub(crate) name: &'a str,
    /// What cargo compiles.
    pub(crate) source: Source<'a>,
    /// The features of its package.
    pub(crate) features: &'a [&'a str],
    /// How it is compiled.
    pub(crate) profile: Profile<'a>,
    /// The format of its script.
    pub(crate) form: Form,
    /// Whether it is split into several modules; all but the first are fetched later.
    pub(crate) is_split: bool,
    /// A condition to compile with (`--cfg`).
    pub(crate) cfg: Option<&'a str>,
    /// The corpus to compile in instead of the built-in one.
    pub(crate) corpus: Option<&'a Path>,
}

impl<'a> Program<'a> {
    /// The application for a site: split into the first page and the rest, except in `Dev`.
    pub(crate) fn site(profile: Profile<'a>) -> Self {
        let is_split = profile != Profile::Dev;
        let features: &[_] = if is_split { &["split"] } else { &[] };
        Self { features, is_split, ..Self::whole("site", APPLICATION, profile) }
    }

    /// The application in one module, with a classic script.
    pub(crate) fn single_file() -> Self {
        Self { form: Form::Classic, ..Self::whole("single-file", APPLICATION, Profile::SHIPPED) }
    }

    /// The program that reads a custom corpus for the embedded explorer.
    pub(crate) fn corpus_reader() -> Self {
        Self::whole("corpus-reader", Source::Binary("corpus_reader"), Profile::SHIPPED)
    }

    /// An unsplit program whose script is an ECMAScript module.
    pub(crate) fn whole(name: &'a str, source: Source<'a>, profile: Profile<'a>) -> Self {
        let (features, form) = (&[], Form::Module);
        Self { name, source, features, profile, form, is_split: false, cfg: None, corpus: None }
    }

    /// The output directory.
    pub(crate) fn directory(&self) -> Result<PathBuf> {
        Ok(paths::target()?.join("programs").join(self.name))
    }

    /// Builds the program and returns its output directory.
    pub(crate) fn build(&self) -> Result<PathBuf> {
        bind::check_versions()?;
        toolchain::wasm_target()?;
        let compiling = format!("compiling the program `{}`", self.name);
        let module = step(&compiling, || compile::compile(self))?;
        let directory = self.directory()?;
        paths::make_empty(&directory)?;
        let split = if self.is_split {
            Some(step("splitting it", || split::split(&module, &directory))?)
        } else {
            None
        };
        let first = split.as_ref().map_or(&module, |split| &split.first);
        let list = module.with_extension("names.json");
        let is_shrunk = matches!(self.profile, Profile::Release(_)) && shrink::shrinks_scripts();
        let names = is_shrunk.then_some(&*list);
        step("binding it to JavaScript", || bind::bind(self, first, &directory, names))?;
        if let Profile::Release(level) = self.profile {
            step("shrinking it", || shrink::program(self, level, &directory, names))?;
        }
        if let Some(split) = &split {
            split::embed_shared(split, &directory)?;
        }
        Ok(directory)
    }
}
