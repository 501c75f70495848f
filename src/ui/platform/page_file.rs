//! The page as one file with a reader's reports inside, and the reports that such a file has.
//!
//! The reports are the text of `<template id="reports">`, which is empty in a page as it was built.

use super::js_module::call;
use gloo::utils::document;
use js_sys::{Array, Reflect};
use wasm_bindgen::JsCast;

/// The corpus that a reader has put into the file, as JSON; `None` if there is none.
pub fn reports() -> Option<String> {
    let template = document().get_element_by_id("reports")?;
    let content = Reflect::get(&template, &"content".into()).ok()?;
    let content = content.dyn_into::<web_sys::Node>().ok()?;
    content.text_content().filter(|text| !text.is_empty())
}

/// The page as one file, as HTML, with a corpus in JSON inside and a name for its title. Unless this page
/// is that file, it is fetched from the address.
///
/// # Errors
/// Why it cannot be made, in words.
pub async fn with_reports(json: &str, name: &str, address: &str) -> Result<String, String> {
    let arguments = Array::of3(&json.into(), &name.into(), &address.into());
    let page = call("page_file.js", "pageWithReports", &arguments).await;
    page.ok().and_then(|page| page.as_string()).ok_or_else(|| {
        "The page could not be fetched to put the reports into it: there may be no network. Save \
         the corpus file instead, or try again."
            .to_owned()
    })
}
