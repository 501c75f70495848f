//! The names by which the wasm and its JavaScript know each other, made short.
//!
//! wasm-bindgen names each thing after what it is, with sixteen digits that tell it from others;
//! in both files that is a tenth of what is not code. wasm-opt gives the wasm names of a letter or
//! two, and prints which. Here the JavaScript gets the same, and what the wasm no longer asks for
//! is left out of it.

use std::collections::HashMap;

use anyhow::{Result, ensure};

/// What wasm-opt calls the one module it makes of all that are asked for imports.
const MODULE: &str = "a";

/// The new names by the old.
#[derive(Default)]
pub(crate) struct Names {
    /// From which module the wasm asked for its imports.
    module: String,
    imports: HashMap<String, String>,
    exports: HashMap<String, String>,
}

impl Names {
    /// Reads what wasm-opt prints: a line for each name, `["module", "old", "new"],` for what is
    /// asked for and `["old", "new"],` for what is given.
    pub(crate) fn read(printed: &str) -> Self {
        let mut names = Self::default();
        for line in printed.lines().filter(|line| line.trim_start().starts_with('[')) {
            let words: Vec<&str> = line.split('"').skip(1).step_by(2).collect();
            match words[..] {
                [module, old, new] => {
                    module.clone_into(&mut names.module);
                    names.imports.insert(old.to_owned(), new.to_owned());
                }
                [old, new] => {
                    names.exports.insert(old.to_owned(), new.to_owned());
                }
                _ => {}
            }
        }
        names
    }

    /// The script with the new names.
    ///
    /// # Errors
    /// When it is not written as expected: with other names it would not start.
    pub(crate) fn put_into(&self, script: &str) -> Result<String> {
        let mut kept = String::new();
        let (mut wanted, mut given) = (true, 0);
        for line in script.lines() {
            if let Some(old) = given_name(line) {
                wanted = self.imports.contains_key(old);
                given += usize::from(wanted);
            }
            if line == END_OF_GIVEN {
                wanted = true;
            }
            if wanted {
                kept += &self.renamed(line);
                kept.push('\n');
            }
        }
        let module = format!("\"{}\":", self.module);
        ensure!(
            given == self.imports.len() && kept.matches(&module).count() == 1,
            "wasm-bindgen writes its JavaScript otherwise than `xtask/src/glue.rs` knows it"
        );
        Ok(kept.replace(&module, &format!("\"{MODULE}\":")))
    }

    fn renamed(&self, line: &str) -> String {
        if let Some(old) = given_name(line) {
            return line.replacen(old, &self.imports[old], 1);
        }
        let mut parts = line.split("wasm.");
        let mut renamed = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (old, rest) = part.split_at(name_length(part));
            renamed += "wasm.";
            renamed += self.exports.get(old).map_or(old, String::as_str);
            renamed += rest;
        }
        renamed
    }
}

/// The line after all that is given to the wasm.
const END_OF_GIVEN: &str = "    };";

/// The name of what is given to the wasm from this line on: `        name: function(…`.
fn given_name(line: &str) -> Option<&str> {
    let line = line.strip_prefix("        ")?;
    let (name, rest) = line.split_at(name_length(line));
    (!name.is_empty() && rest.starts_with(": function")).then_some(name)
}

fn name_length(text: &str) -> usize {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
    text.find(|letter| !is_part(letter)).unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::Names;

    const PRINTED: &str = r#"{
 "imports": [
  ["./x_bg.js", "__wbg_body_12", "b"]
 ],
 "exports": [
  ["memory", "m"]
 ]
}"#;

    const SCRIPT: &str = "\
    const import0 = {
        __wbg_body_12: function(arg0) {
            return new Uint8Array(wasm.memory.buffer);
        },
        __wbg_head_34: function(arg0) {
            return arg0.head;
        },
    };
    return { \"./x_bg.js\": import0 };
";

    #[test]
    fn both_sides_have_the_new_names() {
        let script = Names::read(PRINTED).put_into(SCRIPT).unwrap_or_default();
        let expected = "\
    const import0 = {
        b: function(arg0) {
            return new Uint8Array(wasm.m.buffer);
        },
    };
    return { \"a\": import0 };
";
        assert_eq!(script, expected);
    }

    #[test]
    fn a_script_that_does_not_give_all_is_refused() {
        assert!(Names::read(PRINTED).put_into("").is_err());
        assert!(Names::read(PRINTED).put_into(&SCRIPT.replace("_12", "_56")).is_err());
    }
}
