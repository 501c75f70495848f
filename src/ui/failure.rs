//! What is shown when the application cannot go on.

use gloo::utils::document;

/// Has every panic say so in the page, in words, and in the console. In a release a panic has no
/// words, and `index.html` tells of it.
pub fn install() {
    if !cfg!(debug_assertions) {
        return;
    }
    std::panic::set_hook(Box::new(|info| {
        let at = info.location().map(ToString::to_string).unwrap_or_default();
        tell(&format!("Something that cannot happen has happened ({at})."));
        // An error, unlike a string, brings the way here along.
        web_sys::console::error_1(&js_sys::Error::new(&info.to_string()).into());
    }));
}

/// Puts a message at the top of the page. What stands there stays.
pub fn tell(what: &str) {
    let Ok(message) = document().create_element("p") else { return };
    message.set_text_content(Some(&format!(
        "Readout has stopped. {what} Reload the page to go on; nothing of yours was stored or sent."
    )));
    let _ = message.set_attribute("role", "alert");
    message.set_class_name("failure");
    let _ = document().body().map(|body| body.insert_before(&message, body.first_child().as_ref()));
}
