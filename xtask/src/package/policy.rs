//! The Content-Security-Policy of a page.

use super::assets::integrity;

/// A policy. Inline scripts and styles are allowed by their hashes.
pub(crate) struct Policy(String);

impl Policy {
    /// The policy of a page with separate files. Its style sheet is allowed inline as well: the page as
    /// one file contains it, and the program makes a copy of that file with reports inside.
    pub(crate) fn beside(scripts: &[&str], style: &str) -> Self {
        Self(format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'{}; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             base-uri 'none'; form-action 'none'",
            hashes(scripts),
            hashes(&[style])
        ))
    }

    /// The policy of a page that contains all its files.
    pub(crate) fn within(scripts: &[&str], style: &str) -> Self {
        Self(format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; img-src data:; \
             base-uri 'none'; form-action 'none'",
            hashes(scripts),
            hashes(&[style])
        ))
    }

    /// The text of the policy.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

fn hashes(texts: &[&str]) -> String {
    let texts = texts.iter().filter(|text| !text.is_empty());
    let hashes: Vec<_> = texts.map(|text| format!(" '{}'", integrity(text.as_bytes()))).collect();
    hashes.concat()
}

#[cfg(test)]
mod tests {
    use super::Policy;

    #[test]
    fn scripts_are_allowed_by_hash() {
        let policy = Policy::beside(&["x", ""], "");
        let expected = "script-src 'self' 'wasm-unsafe-eval' \
                        'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=';";
        assert!(policy.text().contains(expected), "{}", policy.text());
        assert!(!Policy::within(&["x"], "y").text().contains("'self'"));
    }
}
