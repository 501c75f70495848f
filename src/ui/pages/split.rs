//! What all parts of the program that are fetched later have in common.

/// Why a part is not there: it could not be fetched. Without the feature `split` all parts are there.
#[cfg(feature = "split")]
pub type Unfetched = leptos::wasm_split::SplitLoaderError;
/// Why a part is not there: it could not be fetched. Without the feature `split` all parts are there.
#[cfg(not(feature = "split"))]
pub type Unfetched = std::convert::Infallible;
