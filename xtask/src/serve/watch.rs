//! Waits until a source has changed.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::{Duration, SystemTime},
};

use anyhow::{Context, Result};
use notify_debouncer_mini::{
    DebounceEventResult, Debouncer, new_debouncer,
    notify::{RecommendedWatcher, RecursiveMode},
};

/// The debounce time: files that are saved together are one change.
const DEBOUNCE: Duration = Duration::from_millis(200);

/// How far the modification time of a file may be behind the clock: file systems store it with a
/// coarser resolution.
const FILE_TIME_RESOLUTION: Duration = Duration::from_millis(20);

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

    /// Waits until a file has changed since `time` and returns one that has. All changes so far
    /// count as one.
    pub(crate) fn wait(&self, time: SystemTime) -> Result<PathBuf> {
        loop {
            let next = self.changes.recv().context("files are no longer watched")?;
            let all = std::iter::once(next).chain(self.changes.try_iter());
            let paths = all.flatten().flatten().map(|event| event.path);
            if let Some(first) = paths.filter(|path| has_changed(path, time)).min() {
                let root = crate::paths::root()?;
                return Ok(first.strip_prefix(&root).map(Path::to_path_buf).unwrap_or(first));
            }
        }
    }
}

/// Whether a file was written since `time`, or removed. Some systems also report reads, which every
/// build does.
fn has_changed(path: &Path, time: SystemTime) -> bool {
    let modified = path.metadata().and_then(|it| it.modified());
    modified.map_or(true, |modified| modified + FILE_TIME_RESOLUTION >= time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_is_only_read_has_not_changed() -> Result<()> {
        let directory = tempfile::tempdir()?;
        let file = directory.path().join("source.rs");
        fs::write(&file, "1")?;
        let watcher = Watcher::new(&[directory.path().to_path_buf()])?;
        std::thread::sleep(Duration::from_millis(50));
        let time = SystemTime::now();
        fs::read(&file)?;
        assert!(!has_changed(&file, time));
        let other = directory.path().join("other.rs");
        fs::write(&other, "2")?;
        assert_eq!(watcher.wait(time)?, other.canonicalize()?);
        fs::remove_file(&other)?;
        assert!(has_changed(&other, SystemTime::now()));
        Ok(())
    }
}
