//! What the organisation does for others.

use super::Resolver;
use crate::register::{Party, ProcessorActivity, Register};
use crate::source::Spanned;
use crate::written::Catalogue;
use crate::written::processor as written;

impl Resolver<'_> {
    pub(super) fn processor_activities(
        &mut self,
        activities: Catalogue<written::ProcessorActivity>,
        register: &mut Register,
    ) {
        let table =
            self.table(activities, |resolver, it| resolver.processor_activity(it, register));
        register.processor_activities = table;
    }

    fn processor_activity(
        &mut self,
        written: Spanned<written::ProcessorActivity>,
        register: &Register,
    ) -> ProcessorActivity {
        let place = written.key;
        let it = written.value;
        let mut controllers = indexmap::IndexMap::new();
        for (id, controller) in it.controllers.0 {
            self.id(&id, controller.key);
            let it = controller.value;
            let party = Party {
                name: self.line(it.name),
                address: self.line(it.address),
                email: self.email(it.email),
                phone: self.line(it.phone),
                website: None,
                country: self.country(it.country),
            };
            let representative = self.line(it.representative).map(Spanned::into_value);
            let dpo = self.line(it.dpo).map(Spanned::into_value);
            controllers.insert(id, (party, representative, dpo));
        }
        ProcessorActivity {
            label: self.text(it.label),
            controllers,
            controllers_list: self.line(it.controllers_list),
            categories_of_processing: self.texts(it.categories_of_processing),
            recipients: self.bare_keys(it.recipients, &register.recipients, "recipient"),
            security_answer: self.answer(it.security, |resolver, ids| {
                let ids = Some(Spanned { value: ids, span: place, key: place });
                resolver.bare_keys(ids, &register.security_measures, "security-measure")
            }),
            authorisation: self.line(it.authorisation),
            same_as: it.same_as.and_then(|id| self.key(&id, &register.activities, "activity")),
            place,
        }
    }
}
