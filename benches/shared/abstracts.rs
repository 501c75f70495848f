//! The abstracts of the Cranfield collection, which are not part of the project: looked for beside it,
//! in `../shared/relevance/cranfield`, or in the folder that `READOUT_CRANFIELD` names.

use super::cranfield;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The abstracts that are not empty, given the folder of the project; `None`, with a message, if they
/// are absent.
pub(crate) fn read(project: &Path) -> Option<Vec<String>> {
    let beside = || project.join("../shared/relevance/cranfield");
    let folder = env::var_os("READOUT_CRANFIELD").map_or_else(beside, PathBuf::from);
    let file = folder.join("cran.all.1400");
    let Ok(bytes) = fs::read(&file) else {
        eprintln!("skipped: there is no {}", file.display());
        return None;
    };
    let mut abstracts = cranfield::documents(&String::from_utf8_lossy(&bytes));
    abstracts.retain(|text| !text.trim().is_empty());
    Some(abstracts)
}
