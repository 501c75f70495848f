//! Reads a corpus for the embedded explorer. It is a program of its own, because a reader that names
//! every mistake is a sixth of the application, and few pages bring their own corpus.

fn main() {}

#[cfg(target_arch = "wasm32")]
#[expect(unreachable_pub, reason = "wasm-bindgen exports public functions")]
mod exports {
    use readout::corpus::{binary, load};
    use wasm_bindgen::prelude::wasm_bindgen;

    /// Reads a corpus in JSON; returns it in the binary form that the explorer of the same build reads.
    ///
    /// # Errors
    /// Every problem, a line each: where it is, what is wrong, what would mend it.
    #[wasm_bindgen]
    pub fn read(json: &[u8]) -> Result<Vec<u8>, String> {
        let lines = |problems: Vec<_>| {
            let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
            lines.join("\n")
        };
        let corpus = load(json).map_err(lines)?;
        binary::encode(&corpus).map_err(|error| error.to_string())
    }
}
