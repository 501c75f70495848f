//! Mounts the app; everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    readout::ui::start();
}

#[cfg(target_arch = "wasm32")]
mod embedded {
    //! What `embed.js` sees of the program. It stands here and not in the library, for whatever is
    //! exported there would be in every program that uses the library.

    use readout::ui::explorer::{self, Beginning};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    /// An explorer in an element of a shadow root, until it is freed.
    #[wasm_bindgen]
    pub struct Explorer(explorer::Explorer);

    #[wasm_bindgen]
    impl Explorer {
        /// Begins one: see [`Beginning`].
        ///
        /// # Errors
        /// As [`explorer::Explorer::new`].
        #[wasm_bindgen(constructor)]
        pub fn new(
            host: &HtmlElement,
            first: String,
            site: String,
            told: js_sys::Function,
            source: String,
            packed: Vec<u8>,
        ) -> Result<Explorer, String> {
            let beginning = Beginning { first, site, source, packed, told };
            explorer::Explorer::new(host, beginning).map(Explorer)
        }

        /// Whether the corpus from an address was read before.
        pub fn has(source: &str) -> bool {
            explorer::Explorer::has(source)
        }

        /// Goes to a route, as a link would.
        pub fn go(&self, route: &str) {
            self.0.go(route);
        }
    }
}
