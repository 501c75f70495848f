//! Logs panics to the console.

/// Logs the message and the location of every panic to the console. The message for the user is in
/// `src/js/startup_failure.js`, because the program has ended by then.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        // Unlike a string, an error includes the stack trace.
        web_sys::console::error_1(&js_sys::Error::new(&info.to_string()).into());
    }));
}
