//! Navigation, tabs, window size and user preferences.

use serde_json::json;
use thirtyfour::WindowHandle;

use super::Page;
use crate::harness::server::Server;

impl Page {
    /// Opens the page at a route, such as `#/timeline`, and waits until it has started or shows why
    /// it did not.
    #[track_caller]
    pub(crate) fn open(&self, route: &str) {
        self.visit(&format!("{}{route}", self.address()));
        self.until("the page to start", || {
            let started = "return !!window.started || !!document.getElementById('failure')";
            (self.eval(started) == true).then_some(())
        });
    }

    /// Opens any address.
    #[track_caller]
    pub(crate) fn visit(&self, address: &str) {
        self.wait(self.browser.goto(address)).expect("the browser should go there");
    }

    /// Opens another tab of the same browser and switches to it; returns the previous tab.
    #[track_caller]
    pub(crate) fn open_tab(&self) -> WindowHandle {
        let before = self.wait(self.browser.window()).expect("there should be a tab");
        let tab = self.wait(self.browser.new_tab()).expect("a tab should open");
        self.go_to_tab(tab);
        before
    }

    /// Switches to another tab.
    #[track_caller]
    pub(crate) fn go_to_tab(&self, tab: WindowHandle) {
        self.wait(self.browser.switch_to_window(tab)).expect("the tab should be there");
    }

    /// The server of the page.
    pub(crate) fn server(&self) -> &Server {
        &self.server
    }

    /// The page's own address, without a route.
    pub(crate) fn address(&self) -> &str {
        self.server.address()
    }

    /// The route in the address bar, starting with `#`.
    #[track_caller]
    pub(crate) fn route(&self) -> String {
        self.eval_text("return location.hash")
    }

    /// Waits until this route is in the address bar.
    #[track_caller]
    pub(crate) fn wait_for_route(&self, route: &str) {
        self.until(&format!("the route {route}"), || (self.route() == route).then_some(()));
    }

    /// Goes back in the history.
    #[track_caller]
    pub(crate) fn back(&self) {
        self.wait(self.browser.back()).expect("the browser should go back");
    }

    /// Sets the size of the viewport in pixels.
    #[track_caller]
    pub(crate) fn resize(&self, width: u32, height: u32) {
        self.command(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false }),
        );
    }

    /// Sets a media feature, such as `prefers-color-scheme` to `dark`; replaces the one set before.
    #[track_caller]
    pub(crate) fn prefer(&self, feature: &str, value: &str) {
        let features = json!([{ "name": feature, "value": value }]);
        self.command("Emulation.setEmulatedMedia", &json!({ "features": features }));
    }
}
