//! The browser: what the application asks of it, and nothing of what is shown.
//!
//! - [`location`]: the route and the address bar; [`storage`]: what is remembered;
//! - [`clipboard`], [`download`]: what is taken away;
//! - [`media`]: whether the page is narrow, whether it is printed;
//! - [`mount_root`]: the element the application is mounted in; [`focus`], [`scroll`];
//! - [`debounce`]; [`panic_hook`].

pub mod clipboard;
pub mod debounce;
pub mod download;
pub mod focus;
pub mod host_page;
pub mod location;
pub mod media;
pub mod mount_root;
pub mod panic_hook;
pub mod scroll;
pub mod storage;
