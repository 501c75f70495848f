//! What the page saves as files.

use std::{
    fs,
    path::{Path, PathBuf},
};

use serde_json::json;

use super::Page;

impl Page {
    /// Has the browser save into this folder, without asking.
    #[track_caller]
    pub(crate) fn save_into(&self, folder: &Path) {
        let path = folder.to_string_lossy();
        let how = json!({ "behavior": "allow", "downloadPath": path });
        self.command("Browser.setDownloadBehavior", &how);
    }

    /// Waits until there is one file in the folder, and whole; answers with what is in it.
    #[track_caller]
    pub(crate) fn saved(&self, folder: &Path) -> Vec<u8> {
        let file = self.until("a file to be saved", || {
            let files: Vec<PathBuf> =
                fs::read_dir(folder).ok()?.flatten().map(|file| file.path()).collect();
            let is_whole = |file: &&PathBuf| file.extension().is_none_or(|it| it != "crdownload");
            files.iter().find(is_whole).filter(|_| files.len() == 1).cloned()
        });
        fs::read(file).expect("a saved file can be read")
    }
}
