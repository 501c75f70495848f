//! Screenshots.

use std::{fs, path::Path};

use base64::{Engine, engine::general_purpose::STANDARD};
use serde_json::{Value, json};

use super::Page;

impl Page {
    /// A screenshot of the whole page, including what is outside the viewport, once it is stable.
    #[track_caller]
    pub(crate) fn screenshot(&self, file: &Path) {
        self.wait(self.browser.execute_async(WAIT_UNTIL_STABLE, vec![]))
            .expect("the page should be at rest");
        let picture = self.command(
            "Page.captureScreenshot",
            &json!({ "clip": self.eval(WHOLE), "captureBeyondViewport": true }),
        );
        write(&picture, file);
    }

    /// A screenshot of the viewport, small enough for the repository.
    #[track_caller]
    pub(crate) fn picture(&self, file: &Path) {
        self.wait(self.browser.execute_async(WAIT_UNTIL_STABLE, vec![]))
            .expect("the page should be at rest");
        let options = json!({ "format": "webp", "quality": 80 });
        write(&self.command("Page.captureScreenshot", &options), file);
    }
}

#[track_caller]
fn write(picture: &Value, file: &Path) {
    let bytes = STANDARD.decode(picture["data"].as_str().unwrap_or_default());
    fs::write(file, bytes.expect("a picture is base64")).expect("the picture should be written");
}

const WHOLE: &str = "const { scrollWidth: width, scrollHeight: height } = document.documentElement;
    return { x: 0, y: 0, width, height, scale: 1 }";

/// Waits until fonts are loaded, finite animations have ended, and the result is painted.
const WAIT_UNTIL_STABLE: &str = "
    const done = arguments[0];
    const frame = () => new Promise(requestAnimationFrame);
    const ends = animation => animation.effect?.getComputedTiming().endTime !== Infinity;
    (async () => {
        await document.fonts.ready;
        await frame();
        await Promise.allSettled(document.getAnimations().filter(ends).map(it => it.finished));
        await frame();
        await frame();
        done();
    })()";
