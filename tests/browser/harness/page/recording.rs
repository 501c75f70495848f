//! Errors in the console, and requests.

use serde_json::Value;

use super::Page;

impl Page {
    /// The errors in the console since the last call.
    #[track_caller]
    pub(crate) fn errors(&self) -> Vec<String> {
        let log = self.wait(self.browser.browser_log()).expect("there should be a log");
        log.into_iter().filter(|it| it.level == "SEVERE").map(|it| it.message).collect()
    }

    /// The paths requested from our own server, in order.
    pub(crate) fn served(&self) -> Vec<String> {
        self.server.requests()
    }

    /// The addresses of all requests so far, to our server or any other.
    #[track_caller]
    pub(crate) fn requests(&self) -> Vec<String> {
        let mut requests = self.requests.take();
        let log = self.wait(self.browser.get_log("performance")).expect("there should be a log");
        requests.extend(log.iter().filter_map(|entry| requested(&entry.message)));
        self.requests.set(requests.clone());
        requests
    }

    #[track_caller]
    pub(in crate::harness) fn no_errors(&self) {
        let errors = self.errors();
        assert!(errors.is_empty(), "the console shows errors:\n{}", errors.join("\n"));
    }

    #[track_caller]
    pub(in crate::harness) fn no_foreign_requests(&self) {
        let network = ["http:", "https:", "ws:", "wss:"];
        let mut foreign = self.requests();
        foreign.retain(|address| network.iter().any(|scheme| address.starts_with(scheme)));
        foreign.retain(|address| !address.starts_with(self.address()));
        assert!(foreign.is_empty(), "requests left the page:\n{}", foreign.join("\n"));
    }
}

/// The address, if this log entry is a request.
fn requested(entry: &str) -> Option<String> {
    let entry: Value = serde_json::from_str(entry).ok()?;
    let message = &entry["message"];
    let address = match message["method"].as_str()? {
        "Network.requestWillBeSent" => &message["params"]["request"]["url"],
        "Network.webSocketCreated" => &message["params"]["url"],
        _ => return None,
    };
    address.as_str().map(str::to_owned)
}
