//! Ids that a thing had before. Each makes an address that leads on, so nothing else may stand there.

use std::collections::HashMap;

use super::Resolver;
use super::notice::own_folders;
use crate::register::Register;
use crate::register::codes::PREVIOUS_ID_TAKEN;
use crate::source::{Diagnostic, Span, Spanned};
use crate::written::{Field, Ref};

/// What stands at an address; `None` for what the site makes itself.
type Taken<'a> = HashMap<&'a str, Option<Span>>;

impl Resolver<'_> {
    /// Ids of old, each of them well-formed: it becomes a folder.
    pub(super) fn previous_ids(&mut self, ids: Field<Vec<Spanned<Ref>>>) -> Vec<Spanned<String>> {
        let ids = ids.into_iter().flat_map(Spanned::into_value);
        ids.map(|id| {
            self.id(&id, id.span);
            id.with(id.value.0.clone())
        })
        .collect()
    }

    /// Says which ids of old something else goes by.
    pub(super) fn addresses_left(&mut self, register: &Register) {
        let activities = &register.activities;
        let live = activities.iter().map(|(id, it)| (id.as_str(), Some(it.place))).collect();
        self.not_taken(activities.values().flat_map(|it| &it.previous_ids), live);

        let people = &register.data_subjects;
        let live = people.iter().map(|(id, it)| (id.as_str(), Some(it.place))).collect();
        self.not_taken(people.values().flat_map(|it| &it.previous_ids), live);

        // A notice goes by its folder: one that has moved to the top, or has an `address`, may have left its own id.
        let mut live: Taken<'_> = own_folders(self.languages).map(|it| (it, None)).collect();
        live.extend(register.notices.values().map(|it| (it.folder.as_str(), Some(it.place))));
        self.not_taken(register.notices.values().flat_map(|it| &it.previous_ids), live);
    }

    fn not_taken<'a>(
        &mut self,
        previous: impl Iterator<Item = &'a Spanned<String>>,
        mut taken: Taken<'a>,
    ) {
        for id in previous {
            if let Some(other) = taken.get(id.value.as_str()) {
                let diagnostic =
                    Diagnostic::new(&PREVIOUS_ID_TAKEN, id.span).with("id", id.value.as_str());
                self.found.push(match other {
                    Some(other) => diagnostic.related(*other, "first-here"),
                    None => diagnostic,
                });
            }
            taken.entry(id.value.as_str()).or_insert(Some(id.span));
        }
    }
}
