//! One way to make a list.
//!
//! `collect` asks each kind of iterator how much it will give, makes room for that, and has its own
//! code for the first item, for the rest, and for lists that can be reused: for a hundred kinds that
//! was 6 KB of the page, compressed. Pushing one item after the other is less code, and on lists
//! this short as fast.

/// Whatever gives items, as a list.
pub(crate) trait Listed: Iterator + Sized {
    /// All its items.
    #[expect(clippy::while_let_on_iterator, reason = "`for` would move it once more")]
    fn listed(mut self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        while let Some(item) = self.next() {
            list.push(item);
        }
        list
    }
}

impl<I: Iterator> Listed for I {}
