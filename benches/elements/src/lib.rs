//! 120 components of 840 varied elements, written with the element builder (`readout::ui::html`) or
//! with Leptos's `view!`, to compare their code size and mount time.
//!
//! `cargo xtask elements` builds and measures them.

#![cfg(target_arch = "wasm32")]

#[cfg(feature = "builder")]
mod builder;
#[cfg(feature = "view")]
mod view;

use leptos::mount::mount_to_body;
use wasm_bindgen::prelude::wasm_bindgen;

/// Mounts all components.
#[wasm_bindgen]
pub fn mount() {
    #[cfg(feature = "builder")]
    mount_to_body(builder::all);
    #[cfg(feature = "view")]
    mount_to_body(view::all);
    #[cfg(not(any(feature = "builder", feature = "view")))]
    mount_to_body(|| ());
}

/// The names of the components, twenty of each of six shapes: `shapes! { make }` calls `make!` with
/// them. The names are also tags, used in the component, so that no two have the same type.
#[cfg(any(feature = "builder", feature = "view"))]
macro_rules! shapes {
    ($make:ident) => {
        $make! {
            card: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
            row: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
            table: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
            form: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
            menu: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
            fold: abbr b bdi bdo cite code dfn em i kbd mark q s samp small span strong sub sup var;
        }
    };
}

#[cfg(any(feature = "builder", feature = "view"))]
pub(crate) use shapes;
