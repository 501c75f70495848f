//! Mounts the application; everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    readout::ui::start();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    //! What `embed.js` calls. It is here and not in the library, because an export of the library
    //! would be in every program that uses it.

    use readout::ui::embed::explorer::{self, ExplorerOptions};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    /// An explorer in an element of a shadow root, until it is freed.
    #[wasm_bindgen]
    pub struct Explorer(explorer::Explorer);

    #[wasm_bindgen]
    impl Explorer {
        /// Mounts one; the parameters are the fields of [`ExplorerOptions`].
        ///
        /// # Errors
        /// As [`explorer::Explorer::new`].
        #[wasm_bindgen(constructor)]
        pub fn new(
            host: &HtmlElement,
            route: String,
            site: String,
            sync_url: bool,
            on_navigate: js_sys::Function,
            source: String,
            corpus: Vec<u8>,
        ) -> Result<Explorer, String> {
            let options = ExplorerOptions { route, site, sync_url, source, corpus, on_navigate };
            explorer::Explorer::new(host, options).map(Explorer)
        }

        /// Whether the corpus at this address was read before.
        pub fn has(source: &str) -> bool {
            explorer::Explorer::has(source)
        }

        /// Goes to a route, as a link would.
        pub fn go(&self, route: &str) {
            self.0.go(route);
        }
    }
}
