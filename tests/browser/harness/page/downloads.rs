//! Files that the page saves.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::Page;

impl Page {
    /// Makes the browser save into this folder without asking.
    #[track_caller]
    pub(crate) fn save_into(&self, folder: &Path) {
        let path = folder.to_string_lossy();
        let behavior = json!({ "behavior": "allow", "downloadPath": path });
        self.command("Browser.setDownloadBehavior", &behavior);
    }

    /// Waits until the folder contains one complete file, and returns its content.
    #[track_caller]
    pub(crate) fn saved(&self, folder: &Path) -> Vec<u8> {
        let file = self.until("a file to be saved", || {
            let files: Vec<PathBuf> =
                fs::read_dir(folder).ok()?.flatten().map(|file| file.path()).collect();
            let is_complete =
                |file: &&PathBuf| file.extension().is_none_or(|it| it != "crdownload");
            files.iter().find(is_complete).filter(|_| files.len() == 1).cloned()
        });
        fs::read(file).expect("a saved file can be read")
    }
}
