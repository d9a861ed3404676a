//! An entry of the processor record lacks what Article 30(2) asks for.

use crate::lint::recipients::only_for_others;
use crate::lint::transfers::unnamed;
use crate::lint::{Case, Findings};
use crate::register::{Party, ProcessorActivity};
use crate::written::organisation::RoleInFile;
use crate::written::recipient::Mechanism;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let only_for_others = only_for_others(case);
    let mut lacks_self = lacks_self(case);
    for entry in case.register.processor_activities.values() {
        let recipients = || {
            let keys = entry.recipients.iter().filter(|it| only_for_others[it.index()]);
            keys.map(|it| &case.register.recipients[*it])
        };
        let lacks_country = recipients().any(|it| !unnamed(it).is_empty());
        let lacks_documentation = recipients().any(|it| {
            let transfer = it.transfer.as_ref();
            let mechanism = transfer.and_then(|it| it.mechanism.as_ref()).map(|it| it.value);
            mechanism == Some(Mechanism::Derogation4912)
                && transfer.is_some_and(|it| it.documentation.is_none())
        });
        let facts = [
            // Said once for the file, at its first entry.
            ("self", std::mem::take(&mut lacks_self)),
            ("controllers", entry.controllers.is_empty() && entry.controllers_list.is_none()),
            ("contact", lacks_contact(entry)),
            ("categories", entry.categories_of_processing.is_empty()),
            ("country", lacks_country),
            ("documentation", lacks_documentation),
        ];
        let missing: Vec<_> = facts.into_iter().filter(|it| it.1).map(|it| it.0).collect();
        if !missing.is_empty() {
            let finding = findings.at(entry.place).with("entry", case.words(&entry.label));
            findings.add(finding.with_own("missing", missing));
        }
    }
}

/// Whether the processor's own name or contact is missing where no other rule says so: in a file about a processor only.
fn lacks_self(case: &Case<'_>) -> bool {
    let organisation = &case.register.organisation;
    let role = organisation.role_in_file.as_ref().map(|it| it.value);
    role == Some(RoleInFile::Processor) && !has_contact(&organisation.party)
}

fn lacks_contact(entry: &ProcessorActivity) -> bool {
    entry.controllers_list.is_none() && entry.controllers.values().any(|it| !has_contact(&it.0))
}

/// Whether it is named and can be reached.
fn has_contact(party: &Party) -> bool {
    party.name.is_some() && party.is_reachable()
}
