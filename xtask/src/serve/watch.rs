//! Waits until a source has changed.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use anyhow::{Context, Result};
use notify_debouncer_mini::{
    DebounceEventResult, Debouncer, new_debouncer,
    notify::{RecommendedWatcher, RecursiveMode},
};

/// How long nothing more must change, for what is saved together to be one change.
const DEBOUNCE: Duration = Duration::from_millis(200);

/// Watches files and folders.
pub(crate) struct Watcher {
    changes: Receiver<DebounceEventResult>,
    _debouncer: Debouncer<RecommendedWatcher>,
}

impl Watcher {
    /// Watches from now on.
    pub(crate) fn new(paths: &[PathBuf]) -> Result<Self> {
        let (sender, changes) = channel();
        let mut debouncer = new_debouncer(DEBOUNCE, sender).context("files cannot be watched")?;
        for path in paths {
            let watched = debouncer.watcher().watch(path, RecursiveMode::Recursive);
            watched.with_context(|| format!("{} cannot be watched", path.display()))?;
        }
        Ok(Self { changes, _debouncer: debouncer })
    }

    /// Waits for the next change; answers with a file that has changed. Changes since the last time
    /// are one.
    pub(crate) fn wait(&self) -> Result<PathBuf> {
        let next = self.changes.recv().context("files are no longer watched")?;
        let all = std::iter::once(next).chain(self.changes.try_iter());
        let paths = all.flatten().flatten().map(|event| event.path);
        let first = paths.min().unwrap_or_default();
        let root = crate::paths::root()?;
        Ok(first.strip_prefix(&root).map(Path::to_path_buf).unwrap_or(first))
    }
}
