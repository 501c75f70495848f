//! The words of the tests: what a person does with the page, and sees.
//!
//! Everything that needs time is waited for by looking again until it is there
//! or patience ends; there are no fixed pauses. What fails, panics in the line
//! of the test.

mod actions;
mod assertions;
mod downloads;
mod keys;
mod navigation;
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

/// How long anything may take; a slow machine is no failure.
const PATIENCE: Duration = Duration::from_secs(10);

/// A browser window with the page.
pub(crate) struct Page {
    runtime: Runtime,
    browser: WebDriver,
    server: Server,
    /// What the browser's log, which can be read once, told of requests so far.
    requests: Cell<Vec<String>>,
}

impl Page {
    pub(super) fn new(driver: &Driver, server: Server, before: &str) -> Self {
        let runtime = Builder::new_current_thread().enable_all().build();
        let runtime = runtime.expect("the system should let us wait for a socket");
        let browser = runtime.block_on(driver.open_browser());
        let page = Self { runtime, browser, server, requests: Cell::default() };
        let script = format!("{NOTE_START}{before}");
        page.command("Page.addScriptToEvaluateOnNewDocument", &json!({ "source": script }));
        page
    }

    pub(super) fn quit(self) {
        // The driver ends right after, and takes along a browser that would not.
        _ = self.runtime.block_on(self.browser.quit());
    }

    /// What JavaScript `return`s; for what no word here says.
    #[track_caller]
    pub(crate) fn eval(&self, script: &str) -> Value {
        self.ask(script, "")
    }

    /// The same, of text.
    #[track_caller]
    pub(crate) fn eval_text(&self, script: &str) -> String {
        self.eval(script).as_str().unwrap_or_else(|| panic!("`{script}` is no text")).to_owned()
    }

    /// A command to the browser's developer tools; for what no word here says.
    #[track_caller]
    pub(crate) fn command(&self, method: &str, parameters: &Value) -> Value {
        let answer = self.wait(self.browser.cdp().send_raw(method, parameters));
        answer.unwrap_or_else(|error| panic!("{method} failed: {error}"))
    }

    /// Looks again and again until there is something to see.
    #[track_caller]
    pub(crate) fn until<T>(&self, what: &str, look: impl Fn() -> Option<T>) -> T {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(seen) = look() {
                return seen;
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

const NOTE_START: &str = "addEventListener('readout-started', () => { window.started = true; });\n";

const FIND_VISIBLE: &str = "return [...document.querySelectorAll(arguments[0])]
    .find(element => element.checkVisibility()) ?? null";
