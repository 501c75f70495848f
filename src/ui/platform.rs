//! The browser: what the application asks of it, and nothing of what is shown.
//!
//! - [`location`]: the route and the address bar; [`permalink`]: where others can open a route;
//! - [`capability`]: what may be missing; [`storage`]: what is remembered; [`kept_reports`]: the
//!   reader's own reports;
//! - [`clipboard`], [`download`]: copying and saving; [`file_readers`]: web pages and PDF;
//! - [`js_module`]: functions in JavaScript; [`page_file`]: the page as one file with reports inside;
//! - [`media`]: narrow or wide, screen or paper; [`keyboard`]: keys;
//! - [`mount_root`]: the element the application is mounted in; [`host_page`]: the page around it;
//! - [`focus`], [`scroll`], [`near_viewport`]; [`timeout`], [`debounce`]; [`panic_hook`].

pub mod capability;
pub mod clipboard;
pub mod debounce;
pub mod download;
pub mod file_readers;
pub mod focus;
pub mod host_page;
pub mod js_module;
pub mod kept_reports;
pub mod keyboard;
pub mod location;
pub mod media;
pub mod mount_root;
pub mod near_viewport;
pub mod page_file;
pub mod panic_hook;
pub mod permalink;
pub mod scroll;
pub mod storage;
pub mod timeout;
