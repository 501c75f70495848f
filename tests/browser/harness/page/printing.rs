//! Pages printed as PDF files.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::Page;

impl Page {
    /// Leaves the page for this one, and prints it; without a size of paper, in that of its style.
    #[track_caller]
    pub(crate) fn print(&self, html: &str, parameters: &Value) -> Vec<u8> {
        self.visit("about:blank");
        let tree = self.command("Page.getFrameTree", &json!({}));
        let frame = &tree["frameTree"]["frame"]["id"];
        self.command("Page.setDocumentContent", &json!({ "frameId": frame, "html": html }));
        let mut parameters = parameters.clone();
        parameters["preferCSSPageSize"] = json!(parameters["paperWidth"].is_null());
        let printed = self.command("Page.printToPDF", &parameters);
        STANDARD.decode(printed["data"].as_str().expect("it is Base64")).expect("it is Base64")
    }
}
