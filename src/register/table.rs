//! Things by id, and keys that cannot miss: a [`Key`] is only made by the table it belongs to.

use std::marker::PhantomData;
use std::ops::Index;

use indexmap::IndexMap;

/// Things by id, in the order they were written.
#[derive(Clone, Debug)]
pub struct Table<T> {
    things: IndexMap<String, T>,
}

/// The place of a thing in its table.
pub struct Key<T> {
    index: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Table<T> {
    /// A table of these things.
    pub fn new(things: IndexMap<String, T>) -> Table<T> {
        Table { things }
    }

    /// The key of an id.
    pub fn key(&self, id: &str) -> Option<Key<T>> {
        self.things.get_index_of(id).map(Key::at)
    }

    /// The id of a key.
    pub fn id(&self, key: Key<T>) -> &str {
        self.things.get_index(key.index as usize).map_or("", |(id, _)| id)
    }

    /// Keys and things, in order.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = (Key<T>, &T)> + Clone {
        self.things.values().enumerate().map(|(index, it)| (Key::at(index), it))
    }

    /// Ids and things, in order.
    pub fn iter(&self) -> indexmap::map::Iter<'_, String, T> {
        self.things.iter()
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        self.things.keys().map(String::as_str)
    }

    /// The things, in order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.things.values()
    }

    /// The things, in order, to be completed.
    pub(super) fn values_mut(&mut self) -> impl Iterator<Item = &mut T> {
        self.things.values_mut()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.things.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.things.is_empty()
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Table { things: IndexMap::new() }
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = indexmap::map::Iter<'a, String, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.things.iter()
    }
}

impl<T> Index<Key<T>> for Table<T> {
    type Output = T;
    fn index(&self, key: Key<T>) -> &T {
        &self.things[key.index as usize]
    }
}

impl<T> Key<T> {
    fn at(index: usize) -> Key<T> {
        Key { index: u32::try_from(index).unwrap_or(u32::MAX), of: PhantomData }
    }

    /// The thing's number in its table, from 0.
    pub fn index(self) -> usize {
        self.index as usize
    }
}

// Derives would ask the same of `T`, which a key does not hold.
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.index.cmp(&other.index)
    }
}
impl<T> std::fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "#{}", self.index)
    }
}
