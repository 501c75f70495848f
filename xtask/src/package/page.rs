//! The page, written from its template: `index.html`.

use std::path::Path;

use anyhow::{Context, Result};
use minijinja::{AutoEscape, Environment, Value, context};
use readout::corpus::Corpus;

use super::{Site, about, linked_data, payload::Payload, policy::Policy, prerender};
use crate::{
    build::{MODULE, SCRIPT, shrink},
    paths,
};

/// A page to write.
pub(crate) struct Page<'a> {
    /// What it shows.
    pub(crate) corpus: &'a Corpus,
    /// How it is served.
    pub(crate) served: Served<'a>,
    /// Whether its scripts are minified.
    pub(crate) is_minified: bool,
}

/// How a page is served.
pub(crate) enum Served<'a> {
    /// From a site, and cached by the browser for offline use.
    Kept(&'a Site),
    /// From this machine, for development; reloads after each build.
    Reloading(&'a Site),
    /// As one file that contains everything it needs.
    Within {
        /// The style sheet.
        style: &'a str,
        /// The program.
        program: &'a Payload,
    },
}

impl Page<'_> {
    /// Renders the page.
    pub(crate) fn html(&self) -> Result<String> {
        let corpus = self.corpus;
        let start = self.start_script()?;
        let offline = match self.served {
            Served::Kept(_) => {
                let names = context! { service_workers => safe(source("service_workers.js")?) };
                self.script("offline.js", names, MODULE_SCRIPT)?
            }
            Served::Reloading(_) => self.script("reload.js", context!(), MODULE_SCRIPT)?,
            Served::Within { .. } => String::new(),
        };
        let first = self.script("before_paint.js", context!(), OLD_SCRIPT)?;
        let failure = self.script("startup_failure.js", context!(), OLD_SCRIPT)?;
        let (style, style_file, program) = match self.served {
            Served::Kept(site) | Served::Reloading(site) => ("", &*site.style, None),
            Served::Within { style, program } => (style, "", Some(program)),
        };
        let contained = program.map_or("", |it| &it.script);
        let scripts = [&*first, &*failure, &*offline, &*start, contained];
        let policy = match self.served {
            Served::Within { .. } => Policy::within(&scripts, style),
            Served::Kept(site) | Served::Reloading(site) => Policy::beside(&scripts, &site.sheet),
        };
        let template = paths::root()?.join("index.html");
        render(
            &template,
            AutoEscape::Html,
            context! {
                policy => safe(policy.text()),
                title => about::title(corpus),
                description => about::description(corpus),
                is_site => !style_file.is_empty(),
                is_kept => matches!(self.served, Served::Kept(_)),
                reports => safe(prerender::reports(corpus).into_string()),
                linked_data => safe(linked_data::json(corpus)),
                style_file,
                style => safe(style),
                first => safe(first),
                failure => safe(failure),
                offline => safe(offline),
                start => safe(start),
                program => safe(program.map_or("", |it| &it.text)),
                program_size => program.map(|it| it.size),
            },
        )
    }

    /// The script that starts the program after the reports have been painted.
    fn start_script(&self) -> Result<String> {
        let names = context! { service_workers => safe(source("service_workers.js")?) };
        let painted = paths::root()?.join("src/js/after_first_paint.js");
        let painted = render(&painted, AutoEscape::None, names)?;
        match &self.served {
            Served::Kept(site) | Served::Reloading(site) => {
                let address = |file| site.address(file).map(|it| format!("./{it}"));
                let script = address(SCRIPT).context("the program has no script")?;
                let module = address(MODULE).context("the program has no module")?;
                let names = context! { script, module, painted => safe(painted) };
                self.script("start_site.js", names, MODULE_SCRIPT)
            }
            Served::Within { program, .. } => {
                let decompression = safe(&*program.decompression);
                let base94 = safe(source("base94.js")?);
                let names = context! { decompression, base94, painted => safe(painted) };
                self.script("start_single_file.js", names, MODULE_SCRIPT)
            }
        }
    }

    /// A script of the page, to be inlined.
    fn script(&self, name: &str, names: Value, format: &str) -> Result<String> {
        let text = render(&paths::root()?.join("src/js").join(name), AutoEscape::None, names)?;
        let text = if self.is_minified { shrink::script(&text, format)? } else { text };
        Ok(inlined(text.trim()))
    }
}

/// For scripts that must also run in old browsers, to report that they are too old.
const OLD_SCRIPT: &str = "--target=es5";

const MODULE_SCRIPT: &str = "--format=esm";

/// The source of a script.
pub(crate) fn source(name: &str) -> Result<String> {
    paths::read(&paths::root()?.join("src/js").join(name))
}

/// Renders a template: `{{ name }}` is the value of that name.
///
/// # Errors
/// The problem in the template and its line. A name without a value is an error.
pub(crate) fn render(template: &Path, escape: AutoEscape, names: Value) -> Result<String> {
    let text = paths::read(template)?;
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(move |_| escape.clone());
    environment.set_undefined_behavior(minijinja::UndefinedBehavior::Strict);
    let name = template.to_string_lossy();
    environment
        .render_named_str(&name, &text, names)
        .with_context(|| format!("cannot render the template {name}"))
}

fn safe(text: impl Into<String>) -> Value {
    Value::from_safe_string(text.into())
}

/// Escapes what would end an inline script early.
fn inlined(script: &str) -> String {
    script.replace("</script", "\\x3c/script").replace("<!--", "\\x3c!--")
}

#[cfg(test)]
mod tests {
    use super::{inlined, render};
    use minijinja::{AutoEscape, context};

    #[test]
    fn an_inline_script_cannot_end_early() {
        assert_eq!(inlined("'</script><!--'"), "'\\x3c/script>\\x3c!--'");
    }

    #[test]
    fn a_name_without_a_value_is_an_error() {
        let file = std::env::temp_dir().join(format!("readout-template-{}", std::process::id()));
        std::fs::write(&file, "<p>{{ words }}</p>").expect("a file can be written");
        let rendered = render(&file, AutoEscape::Html, context!(words => "a < b"));
        assert_eq!(rendered.ok().as_deref(), Some("<p>a &lt; b</p>"));
        assert!(render(&file, AutoEscape::Html, context!(other => 1)).is_err());
        std::fs::remove_file(file).expect("it was written");
    }
}
