//! Functions in JavaScript, for what needs a library from npm or the DOM of another page.
//!
//! On a site the modules lie beside the program, and each is fetched when it is first needed
//! (`xtask/src/package/modules.rs`). The page as one file contains some of them.

use js_sys::{Array, Function, Promise, Reflect};
use std::cell::Cell;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// Why a function gives no result.
#[derive(Clone, Debug)]
pub enum Failure {
    /// This build, or the page as one file, does not have it.
    Missing,
    /// It could not be fetched; a later call tries again.
    NotFetched,
    /// It threw this.
    Thrown(JsValue),
}

/// The global variable with the functions that the page as one file contains.
const CONTAINED: &str = "readoutModules";

thread_local! {
    /// How often something could not be fetched. Browsers remember that for an address.
    static FAILURES: Cell<u32> = const { Cell::new(0) };
}

#[wasm_bindgen]
extern "C" {
    /// Imports a module. Its address is relative to the script of the program.
    #[wasm_bindgen(js_name = "import", catch)]
    async fn import_module(address: &str) -> Result<JsValue, JsValue>;
}

/// Calls an asynchronous function of a module, `name.js`.
///
/// # Errors
/// If it is missing, could not be fetched, or throws.
pub async fn call(module: &str, function: &str, arguments: &Array) -> Result<JsValue, Failure> {
    let contained = get(&js_sys::global(), CONTAINED);
    let exports = if contained.is_object() { contained } else { fetch(module).await? };
    // A build without npm has modules that export nothing.
    let function = get(&exports, function).dyn_into::<Function>().map_err(|_| Failure::Missing)?;
    let promise = function.apply(&JsValue::UNDEFINED, arguments).map_err(Failure::Thrown)?;
    JsFuture::from(Promise::resolve(&promise)).await.map_err(Failure::Thrown)
}

async fn fetch(module: &str) -> Result<JsValue, Failure> {
    let address = match FAILURES.get() {
        0 => format!("./{module}"),
        failures => format!("./{module}?{failures}"),
    };
    import_module(&address).await.map_err(|_| {
        retry_elsewhere();
        Failure::NotFetched
    })
}

/// The next call fetches from addresses that no browser remembers as failed.
pub fn retry_elsewhere() {
    FAILURES.set(FAILURES.get() + 1);
}

/// A property of an object; `undefined` if it has none of that name, or is no object.
pub fn get(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or_default()
}
