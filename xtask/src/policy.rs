//! What the page may do: its Content-Security-Policy.

use anyhow::{Context, Result};

use crate::html;

/// The place of the policy in the page, which is empty until a release fills it.
const PLACE: &str = "http-equiv=\"Content-Security-Policy\" content=\"";

/// Where a page has its files.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Files {
    /// Beside it.
    Beside,
    /// In it.
    Within,
}

/// Writes the policy into the page, in the place of one that is there: scripts and styles are told
/// by their hashes, so nothing may change in them afterwards.
pub(crate) fn put(page: &str, files: Files) -> Result<String> {
    let (before, after) = page.split_once(PLACE).context("the page has no place for a policy")?;
    let (_, after) = after.split_once('"').context("the page's policy has no end")?;
    Ok([before, PLACE, &policy(page, files), "\"", after].concat())
}

fn policy(page: &str, files: Files) -> String {
    let hashes = |elements: Vec<html::Element>| {
        let hash = |it: html::Element| format!(" '{}'", html::hash(page[it.content].as_bytes()));
        elements.into_iter().map(hash).collect::<String>()
    };
    let scripts = hashes(html::scripts(page));
    match files {
        Files::Beside => format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{scripts}; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             base-uri 'none'; form-action 'none'"
        ),
        Files::Within => format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval'{scripts}; style-src{}; \
             img-src data:; base-uri 'none'; form-action 'none'",
            hashes(html::elements(page, "style"))
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::{Files, put};

    const PAGE: &str =
        "<meta http-equiv=\"Content-Security-Policy\" content=\"\"><script></script>";
    const HASH: &str = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

    #[test]
    fn scripts_are_allowed_by_hash() {
        let page = put(PAGE, Files::Beside).unwrap_or_default();
        assert!(page.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {HASH};")), "{page}");
        assert!(page.ends_with("form-action 'none'\"><script></script>"), "{page}");
    }

    #[test]
    fn a_policy_takes_the_place_of_another() {
        let once = put(PAGE, Files::Within).unwrap_or_default();
        assert_eq!(put(&once, Files::Within).ok(), Some(once));
    }
}
