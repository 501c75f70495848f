//! What a page may do: its Content-Security-Policy.

use super::assets::integrity;

/// A policy. Scripts and styles that stand in the page are allowed by their hashes.
pub(crate) struct Policy(String);

impl Policy {
    /// Of a page with its files beside it.
    pub(crate) fn beside(scripts: &[&str]) -> Self {
        Self(format!(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'{}; style-src 'self'; \
             img-src 'self' data:; connect-src 'self'; manifest-src 'self'; worker-src 'self'; \
             base-uri 'none'; form-action 'none'",
            hashes(scripts)
        ))
    }

    /// Of a page with all its files in it.
    pub(crate) fn within(scripts: &[&str], style: &str) -> Self {
        Self(format!(
            "default-src 'none'; script-src 'wasm-unsafe-eval'{}; style-src{}; img-src data:; \
             base-uri 'none'; form-action 'none'",
            hashes(scripts),
            hashes(&[style])
        ))
    }

    /// As it stands in the page.
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
        let policy = Policy::beside(&["x", ""]);
        let expected = "script-src 'self' 'wasm-unsafe-eval' \
                        'sha256-LXEWQrcmsEQBYnyp+6wy9chTD7GQPMTbAiWHF5IaSIE=';";
        assert!(policy.text().contains(expected), "{}", policy.text());
        assert!(!Policy::within(&["x"], "y").text().contains("'self'"));
    }
}
