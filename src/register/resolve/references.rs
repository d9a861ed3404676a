//! References: an id where it is used → the key of what it names, or a finding with the nearest name there is.

use std::ops::Deref;

use super::Resolver;
use crate::register::codes::UNKNOWN_ID;
use crate::register::{DataCategory, DataLine, Key, Table};
use crate::source::{Diagnostic, Spanned, nearest};
use crate::written::{Field, Ref};

impl Resolver<'_> {
    /// The key of one reference.
    pub(super) fn key<T, I: Deref<Target = str>>(
        &mut self,
        id: &Spanned<I>,
        table: &Table<T>,
        what: &'static str,
    ) -> Option<Key<T>> {
        let key = table.key(&id.value);
        if key.is_none() {
            self.unknown(id, table.ids(), what);
        }
        key
    }

    /// The keys of a list of references, each with its place.
    pub(super) fn keys<T, I: Deref<Target = str>>(
        &mut self,
        ids: Field<Vec<Spanned<I>>>,
        table: &Table<T>,
        what: &'static str,
    ) -> Vec<Spanned<Key<T>>> {
        let ids = ids.into_iter().flat_map(Spanned::into_value);
        ids.filter_map(|id| self.key(&id, table, what).map(|key| id.with(key))).collect()
    }

    /// The keys of a list of references alone.
    pub(super) fn bare_keys<T, I: Deref<Target = str>>(
        &mut self,
        ids: Field<Vec<Spanned<I>>>,
        table: &Table<T>,
        what: &'static str,
    ) -> Vec<Key<T>> {
        self.keys(ids, table, what).into_iter().map(Spanned::into_value).collect()
    }

    /// Data lines named by their own id or by a category in them.
    pub(super) fn data_lines(
        &mut self,
        ids: Field<Vec<Spanned<Ref>>>,
        lines: &Table<DataLine>,
        categories: &Table<DataCategory>,
    ) -> Vec<Key<DataLine>> {
        let mut keys = Vec::new();
        for id in ids.into_iter().flat_map(Spanned::into_value) {
            let own = lines.key(&id);
            let by_category = || {
                let category = categories.key(&id)?;
                let with = lines.entries().filter(|(_, it)| it.categories.contains(&category));
                Some(with.map(|(key, _)| key).collect::<Vec<_>>()).filter(|it| !it.is_empty())
            };
            match own.map(|it| vec![it]).or_else(by_category) {
                Some(named) => keys.extend(named),
                None => {
                    let of_lines = lines.values().flat_map(|it| &it.categories);
                    let known = lines.ids().chain(of_lines.map(|it| categories.id(*it)));
                    self.unknown(&id, known, "data-of-activity");
                }
            }
        }
        keys.dedup();
        keys
    }

    /// Says that an id names nothing.
    pub(super) fn unknown<'t, I: Deref<Target = str>>(
        &mut self,
        id: &Spanned<I>,
        known: impl Iterator<Item = &'t str>,
        what: &'static str,
    ) {
        if self.names.contains(&*id.value) {
            return;
        }
        let diagnostic =
            Diagnostic::new(&UNKNOWN_ID, id.span).with("id", &*id.value).with_word("what", what);
        self.found.push(diagnostic.suggest(nearest(&id.value, known)));
    }
}
