//! Mounts the application; everything else is in the library.

fn main() {
    #[cfg(target_arch = "wasm32")]
    readout::ui::start();
}

#[cfg(target_arch = "wasm32")]
mod exports {
    //! What `embed.js` calls. It is here and not in the library, because an export of the library
    //! would be in every program that uses it.

    use readout::ui::embed::explorer::{self, ExplorerOptions, GivenCorpus};
    use wasm_bindgen::prelude::wasm_bindgen;
    use web_sys::HtmlElement;

    /// An explorer in an element of a shadow root, until it is freed.
    #[wasm_bindgen]
    pub struct Explorer(explorer::Explorer);

    #[wasm_bindgen]
    impl Explorer {
        /// Mounts one; the parameters are the fields of [`ExplorerOptions`] and [`GivenCorpus`].
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
            source: Option<String>,
            bytes: Vec<u8>,
        ) -> Result<Explorer, String> {
            let corpus = GivenCorpus { source, bytes };
            let options = ExplorerOptions { route, site, sync_url, on_navigate, corpus };
            explorer::Explorer::new(host, options).map(Explorer)
        }

        /// Shows another corpus; the parameters are the fields of [`GivenCorpus`].
        ///
        /// # Errors
        /// As [`explorer::Explorer::open`].
        pub fn open(&self, source: Option<String>, bytes: Vec<u8>) -> Result<(), String> {
            self.0.open(GivenCorpus { source, bytes })
        }

        /// Whether an explorer shows the corpus at this address.
        pub fn has(address: String) -> bool {
            explorer::Explorer::has(address)
        }

        /// Goes to a route, as a link would.
        pub fn go(&self, route: &str) {
            self.0.go(route);
        }
    }
}
