//! Lists that may be long.

use crate::ui::html::Child;
use crate::ui::lazy::LazyLoader;
use crate::ui::series::LongList;
use leptos::prelude::*;

/// The children of the element of a list: all of it, or, if it has more items than this and the part for
/// series is there, what is near the viewport.
pub fn long_list(list: LongList, short: usize) -> Vec<Child> {
    match expect_context::<LazyLoader>().series().filter(|_| list.count > short) {
        Some(series) => (series.list)(list),
        None => vec![(list.part)(0..list.count).into()],
    }
}
