//! What the console is told of a panic.

/// Has every panic say in the console what has happened, and where. What the reader is told of it
/// stands in `src/js/startup_failure.js`, for the program has ended by then.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        // An error, unlike a string, brings the stack along.
        web_sys::console::error_1(&js_sys::Error::new(&info.to_string()).into());
    }));
}
