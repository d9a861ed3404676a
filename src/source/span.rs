//! Places: a file and a byte range in it, carried by the values themselves.

use std::fmt;
use std::ops::{Deref, Range};

/// Which of the run's [`Sources`](super::Sources) a place is in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A byte range in one file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The place `range` in `file`. Files are at most 1 GiB ([`Limit::File`](super::Limit::File)), so 32 bits hold every offset.
    pub fn new(file: FileId, range: Range<usize>) -> Span {
        let clamp = |it: usize| u32::try_from(it).unwrap_or(u32::MAX);
        Span { file, start: clamp(range.start), end: clamp(range.end) }
    }

    /// The range in bytes.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// What few things have. Where it is not there it takes the room of a pointer: a register can have a hundred thousand things.
pub type Rare<T> = Option<Box<T>>;

/// A value that remembers where the author wrote it.
///
/// Equality and hash see only the value: two registers that mean the same are equal, wherever things stand.
#[derive(Clone, Default)]
pub struct Spanned<T> {
    /// What was written.
    pub value: T,
    /// Where the value stands.
    pub span: Span,
    /// Where its key stands; the value's own place when it has no key (an item of a list).
    pub key: Span,
}

impl<T> Spanned<T> {
    /// The same place with another value.
    pub fn with<U>(&self, value: U) -> Spanned<U> {
        Spanned { value, span: self.span, key: self.key }
    }

    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }
}

impl<T> Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: Eq> Eq for Spanned<T> {}

impl<T: fmt::Debug> fmt::Debug for Spanned<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
