//! The actions and assertions of the tests: what a user does with the page, and sees.
//!
//! Waiting means checking repeatedly until a condition holds or a timeout ends; there are no fixed
//! pauses. A failure panics with the line of the test.

mod actions;
mod assertions;
mod downloads;
mod keys;
mod navigation;
mod printing;
mod recording;
mod screenshot;

use std::{
    cell::Cell,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};
use thirtyfour::{WebDriver, WebElement, error::WebDriverResult};
use tokio::runtime::{Builder, Runtime};

use super::{browser::Driver, server::Server};

/// The timeout of every wait; long enough for slow machines.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser window with the page.
pub(crate) struct Page {
    runtime: Runtime,
    browser: WebDriver,
    server: Server,
    /// The requests read so far from the browser's log, each entry of which can be read only once.
    requests: Cell<Vec<String>>,
}

impl Page {
    pub(super) fn new(driver: &Driver, server: Server, before: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("the system should let us wait for a socket");
        let browser = runtime.block_on(driver.open_browser());
        let page = Self { runtime, browser, server, requests: Cell::default() };
        let script = format!("{RECORD_START}{before}");
        page.command("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        page
    }

    pub(super) fn quit(self) {
        // The driver ends right afterwards, and ends the browser if this fails.
        _ = self.runtime.block_on(self.browser.quit());
    }

    /// The value that JavaScript `return`s; for what no other method covers.
    #[track_caller]
    pub(crate) fn eval(&self, script: &str) -> Value {
        self.ask(script, "")
    }

    /// The same, for text.
    #[track_caller]
    pub(crate) fn eval_text(&self, script: &str) -> String {
        self.eval(script).as_str().unwrap_or_else(|| panic!("`{script}` is no text")).to_owned()
    }

    /// Sends a command to the developer tools; for what no other method covers.
    #[track_caller]
    pub(crate) fn command(&self, method: &str, parameters: &Value) -> Value {
        let answer = self.wait(self.browser.cdp().send_raw(method, parameters));
        answer.unwrap_or_else(|error| panic!("{method} failed: {error}"))
    }

    /// Calls `look` repeatedly until it returns a value.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(value) = look() {
                return value;
            }
            if Instant::now() > deadline {
                let shown = self.find_text("body").unwrap_or_default();
                panic!("waited {PATIENCE:?} in vain for {what}; the page shows:\n{shown}");
            }
            thread::sleep(Duration::from_millis(20));
        }
    }

    #[track_caller]
    fn ask(&self, script: &str, argument: &str) -> Value {
        let answer = self.wait(self.browser.execute(script, vec![argument.into()]));
        answer.unwrap_or_else(|error| panic!("`{script}` failed: {error}")).json().clone()
    }

    fn find(&self, finder: &str, wanted: &str) -> Option<WebElement> {
        let found = self.wait(self.browser.execute(finder, vec![wanted.into()])).ok()?;
        if found.json().is_null() { None } else { found.element().ok() }
    }

    fn find_text(&self, selector: &str) -> Option<String> {
        let element = self.find(FIND_VISIBLE, selector)?;
        self.wait(element.text()).ok()
    }

    fn wait<T>(&self, action: impl Future<Output = WebDriverResult<T>>) -> WebDriverResult<T> {
        self.runtime.block_on(action)
    }
}

const RECORD_START: &str =
    "addEventListener('readout-started', () => { window.started = true; });\n";

const FIND_VISIBLE: &str = "return [...document.querySelectorAll(arguments[0])]
    .find(element => element.checkVisibility()) ?? null";
