//! The reader's own reports, kept in the browser's database (`IndexedDB`) until they are removed.
//!
//! A collection has a record in each of two stores under its id: what is known of it, and its corpus
//! as JSON, which is read only when it is opened.

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Query, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;

/// What is known of a kept collection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// Identifies it in links.
    pub id: String,
    /// The name that the reader sees.
    pub name: String,
    /// The number of reports.
    pub reports: usize,
    /// The size of the corpus as JSON, in bytes.
    pub bytes: usize,
    /// When it was saved, in milliseconds since 1970.
    pub saved: u64,
    /// The number of times it was saved, by which another tab's changes are noticed.
    pub revision: u32,
}

/// Why something cannot be kept or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// There is no database, or it is not allowed: private windows, blocked site data, frames.
    Blocked,
    /// There is no space left.
    Full,
    /// Another tab has changed or removed the collection since it was read.
    Changed,
    /// Anything else.
    Broken,
}

impl Failure {
    /// What is wrong, and what would mend it.
    pub const fn words(self) -> &'static str {
        match self {
            Failure::Blocked => {
                "This browser keeps nothing for this page (a private window, or blocked site data). \
                 Reports work until the page is closed; export them to keep them."
            }
            Failure::Full => {
                "The browser has no space left for this page. Reports work until the page is \
                 closed; export them, or remove others under “Your reports”."
            }
            Failure::Changed => {
                "These reports were changed in another tab. Both versions are kept, each under its \
                 own name."
            }
            Failure::Broken => {
                "The browser could not read or write what it keeps for this page. Reports work \
                 until the page is closed; export them to keep them."
            }
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        match error {
            Error::DomException(exception) => match &*exception.name() {
                "QuotaExceededError" => Failure::Full,
                "SecurityError" | "InvalidStateError" => Failure::Blocked,
                _ => Failure::Broken,
            },
            Error::IndexedDbNotFound(_) | Error::IndexedDbOpenFailed(_) => Failure::Blocked,
            _ => Failure::Broken,
        }
    }
}

const DATABASE: &str = "readout";
const ABOUT: &str = "collections";
const CORPORA: &str = "corpora";

/// All collections, the last saved first.
///
/// # Errors
/// If the browser's database cannot be read.
pub async fn list() -> Result<Vec<Kept>, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[ABOUT], TransactionMode::ReadOnly)?;
    let records = transaction.object_store(ABOUT)?.get_all(None, None)?.await?;
    database.close();
    let mut all: Vec<Kept> = records.iter().filter_map(read).collect();
    all.sort_by_key(|kept| std::cmp::Reverse(kept.saved));
    Ok(all)
}

/// A collection and its corpus as JSON; `None` if there is none of this id.
///
/// # Errors
/// If the browser's database cannot be read.
pub async fn get(id: &str) -> Result<Option<(Kept, String)>, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[ABOUT, CORPORA], TransactionMode::ReadOnly)?;
    let key = || Query::Key(JsValue::from_str(id));
    let about = transaction.object_store(ABOUT)?.get(key())?.await?;
    let corpus = transaction.object_store(CORPORA)?.get(key())?.await?;
    database.close();
    let corpus = corpus.and_then(|corpus| corpus.as_string());
    Ok(about.as_ref().and_then(read).zip(corpus))
}

/// Keeps a collection, in place of the revision before, and returns the new revision.
///
/// # Errors
/// If another tab has saved it meanwhile, or the browser's database cannot be written.
pub async fn put(kept: &Kept, corpus: &str) -> Result<u32, Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[ABOUT, CORPORA], TransactionMode::ReadWrite)?;
    let about = transaction.object_store(ABOUT)?;
    let key = JsValue::from_str(&kept.id);
    let before = about.get(Query::Key(key.clone()))?.await?.as_ref().and_then(read);
    if before.map_or(0, |before| before.revision) != kept.revision {
        return Err(Failure::Changed);
    }
    let next = Kept { revision: kept.revision + 1, ..kept.clone() };
    about.put(&write(&next), Some(&key))?.await?;
    let corpora = transaction.object_store(CORPORA)?;
    corpora.put(&JsValue::from_str(corpus), Some(&key))?.await?;
    let result = transaction.await?;
    database.close();
    // What does not fit may be noticed only now.
    if result.is_committed() { Ok(next.revision) } else { Err(Failure::Full) }
}

/// Gives a collection another name.
///
/// # Errors
/// If the browser's database cannot be written.
pub async fn rename(id: &str, name: &str) -> Result<(), Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[ABOUT], TransactionMode::ReadWrite)?;
    let about = transaction.object_store(ABOUT)?;
    let key = JsValue::from_str(id);
    let kept = about.get(Query::Key(key.clone()))?.await?.as_ref().and_then(read);
    let kept = kept.ok_or(Failure::Changed)?;
    about.put(&write(&Kept { name: name.to_owned(), ..kept }), Some(&key))?.await?;
    transaction.await?;
    database.close();
    Ok(())
}

/// Removes a collection.
///
/// # Errors
/// If the browser's database cannot be written.
pub async fn remove(id: &str) -> Result<(), Failure> {
    let database = open().await?;
    let transaction = database.transaction(&[ABOUT, CORPORA], TransactionMode::ReadWrite)?;
    for store in [ABOUT, CORPORA] {
        transaction.object_store(store)?.delete(Query::Key(JsValue::from_str(id)))?.await?;
    }
    transaction.await?;
    database.close();
    Ok(())
}

async fn open() -> Result<Database, Failure> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // A store that cannot be made is missed when it is used.
        if let Ok(database) = event.database() {
            for store in [ABOUT, CORPORA] {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    // Firefox refuses only now where site data is blocked.
    request.await.map_err(|error| match Failure::from(error) {
        Failure::Full => Failure::Full,
        _ => Failure::Blocked,
    })
}

fn read(record: &JsValue) -> Option<Kept> {
    serde_json::from_str(&record.as_string()?).ok()
}

fn write(kept: &Kept) -> JsValue {
    // Numbers and strings can always be written.
    JsValue::from_str(&serde_json::to_string(kept).unwrap_or_default())
}
