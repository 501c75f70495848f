//! Signals and memos of one type.
//!
//! Each type of value that a signal or a memo of Leptos holds brings half a kilobyte of code of its
//! own, compressed, for reading, writing, following and dropping it; there were two dozen. Here the
//! value is shared and its type erased, so that there is one signal and one memo, with a thin handle
//! for each type. Handles are named and used as those of Leptos; they have what this page needs.

use leptos::prelude::{self, Get, GetUntracked, Set, Track};
use std::any::Any;
use std::marker::PhantomData;
use std::sync::Arc;

/// A value of any type, which its handle knows.
pub(super) type Value = Arc<dyn Any + Send + Sync>;

/// What a handle is of.
type Of<T> = PhantomData<fn() -> T>;

/// A value that can be read and followed.
pub struct ReadSignal<T>(prelude::RwSignal<Value>, Of<T>);

/// The way to set it.
pub struct WriteSignal<T>(prelude::RwSignal<Value>, Of<T>);

/// A value that nothing follows.
pub struct StoredValue<T>(prelude::RwSignal<Value>, Of<T>);

/// A value worked out from others, anew when they change.
pub struct Memo<T>(prelude::Memo<Value>, Of<T>);

/// A value, and the way to set it.
pub fn signal<T: Send + Sync + 'static>(value: T) -> (ReadSignal<T>, WriteSignal<T>) {
    let signal = signal_of(Arc::new(value));
    (ReadSignal(signal, PhantomData), WriteSignal(signal, PhantomData))
}

impl<T: Send + Sync + 'static> ReadSignal<T> {
    /// Follows it.
    pub fn track(self) {
        self.0.track();
    }

    /// Reads it, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_of(followed(self.0), read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_of(now(self.0), read)
    }

    /// A copy of it; follows it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

impl<T: Send + Sync + 'static> WriteSignal<T> {
    /// Puts another in its place.
    pub fn set(self, value: T) {
        set(self.0, Arc::new(value));
    }

    /// Changes it.
    pub fn update(self, change: impl FnOnce(&mut T))
    where
        T: Clone,
    {
        let mut value = of::<T>(&now(self.0)).clone();
        change(&mut value);
        self.set(value);
    }
}

impl<T: Send + Sync + 'static> StoredValue<T> {
    /// Keeps a value.
    pub fn new(value: T) -> Self {
        StoredValue(signal_of(Arc::new(value)), PhantomData)
    }

    /// Reads it.
    pub fn with_value<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_of(now(self.0), read)
    }

    /// A copy of it.
    pub fn get_value(self) -> T
    where
        T: Clone,
    {
        self.with_value(T::clone)
    }

    /// Puts another in its place.
    pub fn set_value(self, value: T) {
        set(self.0, Arc::new(value));
    }
}

impl<T: Send + Sync + 'static> Memo<T> {
    /// Works a value out; what follows it hears of it when it is another.
    pub fn new(work: impl Fn(Option<&T>) -> T + Send + Sync + 'static) -> Self
    where
        T: PartialEq,
    {
        Memo::new_with_compare(work, |old, new| old != new)
    }

    /// The same, with a comparison that says whether it is another.
    pub fn new_with_compare(
        work: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
        changed: fn(Option<&T>, Option<&T>) -> bool,
    ) -> Self {
        let work = move |old: Option<Value>| {
            let old = old.as_ref().map(of);
            let new = work(old);
            let changed = changed(old, Some(&new));
            (Arc::new(new) as Value, changed)
        };
        Memo(memo_of(Box::new(work)), PhantomData)
    }

    /// Follows it.
    pub fn track(self) {
        self.0.track();
    }

    /// Reads it, and follows it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_of(followed_memo(self.0), read)
    }

    /// Reads it as it is now.
    pub fn with_untracked<R>(self, read: impl FnOnce(&T) -> R) -> R {
        read_of(memo_now(self.0), read)
    }

    /// A copy of it; follows it.
    pub fn get(self) -> T
    where
        T: Clone,
    {
        self.with(T::clone)
    }

    /// A copy of it as it is now.
    pub fn get_untracked(self) -> T
    where
        T: Clone,
    {
        self.with_untracked(T::clone)
    }
}

/// A handle is copied, whatever it is of.
macro_rules! copied {
    ($($handle:ident)*) => {$(
        impl<T> Clone for $handle<T> {
            fn clone(&self) -> Self {
                *self
            }
        }

        impl<T> Copy for $handle<T> {}
    )*};
}

copied! { ReadSignal WriteSignal StoredValue Memo }

/// The value as its handle knows it.
#[inline(never)]
fn of<T: 'static>(value: &Value) -> &T {
    value.downcast_ref().expect("a handle is made with its value")
}

/// Reads a value, and lets it go.
fn read_of<T: 'static, R>(value: Value, read: impl FnOnce(&T) -> R) -> R {
    let result = read(of(&value));
    let_go(value);
    result
}

// One copy of each, however many types there are.

#[inline(never)]
fn let_go(value: Value) {
    drop(value);
}

#[inline(never)]
fn signal_of(value: Value) -> prelude::RwSignal<Value> {
    prelude::RwSignal::new(value)
}

#[inline(never)]
fn memo_of(
    work: Box<dyn Fn(Option<Value>) -> (Value, bool) + Send + Sync>,
) -> prelude::Memo<Value> {
    prelude::Memo::new_owning(work)
}

#[inline(never)]
fn followed(signal: prelude::RwSignal<Value>) -> Value {
    signal.get()
}

#[inline(never)]
fn now(signal: prelude::RwSignal<Value>) -> Value {
    signal.get_untracked()
}

#[inline(never)]
fn set(signal: prelude::RwSignal<Value>, value: Value) {
    signal.set(value);
}

#[inline(never)]
fn followed_memo(memo: prelude::Memo<Value>) -> Value {
    memo.get()
}

#[inline(never)]
fn memo_now(memo: prelude::Memo<Value>) -> Value {
    memo.get_untracked()
}
