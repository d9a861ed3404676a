//! The catalogues: people, data, consents, recipients, measures, rights.

use std::collections::HashMap;

use super::Resolver;
use crate::law::RightKey;
use crate::register::{
    Consent, DataCategory, DataSubject, Recipient, RightStatement, Rights, SecurityMeasure,
    SubProcessor, Table, TransferDetails,
};
use crate::source::Spanned;
use crate::written::organisation::SecurityMeasure as WrittenMeasure;
use crate::written::recipient::{AppliesTo, Recipient as WrittenRecipient};
use crate::written::{Catalogue, Field, Ref, people, rights};

/// Which recipients and measures reach activities by their own `applies_to`.
pub(super) struct Reach {
    pub recipients_of_all: Vec<String>,
    pub recipients_of: HashMap<String, Vec<String>>,
    pub measures_of: HashMap<String, Vec<String>>,
    pub measures_of_all: Vec<String>,
    /// Every activity named in an `applies_to`, to be checked once the activities are known.
    pub named: Vec<Spanned<Ref>>,
}

impl Reach {
    pub(super) fn of(
        recipients: &Catalogue<WrittenRecipient>,
        measures: &Catalogue<WrittenMeasure>,
    ) -> Reach {
        let mut named = Vec::new();
        let of_recipients = recipients.iter().map(|(id, it)| (id, it.applies_to.as_ref()));
        let (recipients_of_all, recipients_of) = reach(of_recipients, &mut named);
        let of_measures = measures.iter().map(|(id, it)| (id, it.applies_to.as_ref()));
        let (measures_of_all, measures_of) = reach(of_measures, &mut named);
        Reach { recipients_of_all, recipients_of, measures_of, measures_of_all, named }
    }
}

fn reach<'a>(
    all: impl Iterator<Item = (&'a String, Option<&'a Spanned<AppliesTo>>)>,
    named: &mut Vec<Spanned<Ref>>,
) -> (Vec<String>, HashMap<String, Vec<String>>) {
    let (mut everywhere, mut somewhere) = (Vec::new(), HashMap::<String, Vec<String>>::new());
    for (id, applies_to) in all {
        match applies_to.map(|it| &it.value) {
            Some(AppliesTo::All) => everywhere.push(id.clone()),
            Some(AppliesTo::Only(activities)) => {
                for activity in activities {
                    somewhere.entry(activity.value.0.clone()).or_default().push(id.clone());
                    named.push(activity.clone());
                }
            }
            None => {}
        }
    }
    (everywhere, somewhere)
}

impl Resolver<'_> {
    pub(super) fn data_subject(&mut self, written: Spanned<people::DataSubject>) -> DataSubject {
        let place = written.key;
        let it = written.value;
        DataSubject {
            label: self.text(it.label),
            text: self.optional_text(it.text),
            kind: it.kind,
            vulnerable: it.vulnerable,
            children: it.children,
            min_age: it.min_age,
            covered_by: self.web_address(it.covered_by),
            previous_ids: self.previous_ids(it.previous_ids),
            place,
        }
    }

    pub(super) fn data_category(&mut self, written: Spanned<people::DataCategory>) -> DataCategory {
        let place = written.key;
        let it = written.value;
        DataCategory {
            label: self.text(it.label),
            kind: it.kind,
            special_type: it.special_type,
            fields: self.texts(it.fields),
            accounting: it.accounting,
            patient_record: it.patient_record,
            profession: it.profession,
            journal_held_by: self.line(it.journal_held_by),
            credit_information: it.credit_information,
            reserved: it.reserved,
            place,
        }
    }

    pub(super) fn consent(&mut self, written: Spanned<people::Consent>) -> Consent {
        let place = written.key;
        let it = written.value;
        Consent {
            label: self.text(it.label),
            text: self.optional_text(it.text),
            withdraw: self.prose(it.withdraw),
            transfer_risk_info: self.prose(it.transfer_risk_info),
            explicit: it.explicit,
            granular: it.granular,
            required_for_service: it.required_for_service,
            proof: self.line(it.proof),
            child_age: it.child_age,
            parental_check: self.line(it.parental_check),
            voluntary_reason: self.line(it.voluntary_reason),
            consents_before: self.date(it.consents_before),
            reserved: it.reserved,
            place,
        }
    }

    pub(super) fn recipient(
        &mut self,
        written: Spanned<WrittenRecipient>,
        consents: &Table<Consent>,
    ) -> Recipient {
        let place = written.key;
        let it = written.value;
        let access = it.access_from.into_iter().flat_map(Spanned::into_value);
        Recipient {
            label: self.text(it.label),
            name: self.line(it.name),
            text: self.optional_text(it.text),
            sector: self.optional_text(it.sector),
            role: it.role,
            country: self.country(it.country),
            region: self.optional_text(it.region),
            outside_eea: it.outside_eea,
            access_from: access.filter_map(|it| self.country(Some(it))).collect(),
            law: self.line(it.law),
            international_organisation: it.international_organisation,
            chosen_by_subject: it.chosen_by_subject,
            uses_for_marketing: it.uses_for_marketing,
            public: it.public,
            transfer: it.transfer.map(|it| self.transfer(it, consents)),
            essence: self.prose(it.essence),
            arrangement: self.line(it.arrangement),
            agreement: self.line(it.agreement),
            group_internal: it.group_internal,
            sub_processors: (it.sub_processors.into_iter().flat_map(Spanned::into_value))
                .map(|it| self.sub_processor(it.value))
                .collect(),
            systems: self.lines(it.systems),
            reserved: it.reserved,
            place,
        }
    }

    fn sub_processor(&mut self, it: crate::written::recipient::SubProcessor) -> SubProcessor {
        self.is_said(&it.name);
        SubProcessor {
            name: it.name,
            country: self.country(it.country),
            outside_eea: it.outside_eea,
            mechanism: it.mechanism,
            scope_confirmed: self.date(it.scope_confirmed),
        }
    }

    fn transfer(
        &mut self,
        written: Spanned<crate::written::recipient::Transfer>,
        consents: &Table<Consent>,
    ) -> Spanned<TransferDetails> {
        let (span, key) = (written.span, written.key);
        let it = written.value;
        let value = TransferDetails {
            mechanism: it.mechanism,
            text: self.prose(it.text),
            copy: self.prose(it.copy),
            reference: self.line(it.reference),
            assessment: self.line(it.assessment),
            scope_confirmed: self.date(it.scope_confirmed),
            frequency: it.frequency,
            fallback: it.fallback,
            consent: it.consent.and_then(|id| self.key(&id, consents, "consent")),
            documentation: self.line(it.documentation),
        };
        Spanned { value, span, key }
    }

    pub(super) fn security_measure(&mut self, written: Spanned<WrittenMeasure>) -> SecurityMeasure {
        let it = written.value;
        let applies_to_all = it.applies_to.is_some_and(|it| it.value == AppliesTo::All);
        SecurityMeasure { label: self.text(it.label), applies_to_all, kind: it.kind }
    }

    pub(super) fn rights(&mut self, written: Field<rights::Rights>) -> Rights {
        let Some(written) = written else { return Rights::default() };
        let place = Some(written.key);
        let it = written.value;
        let written = [
            (RightKey::Access, it.access),
            (RightKey::Rectification, it.rectification),
            (RightKey::Erasure, it.erasure),
            (RightKey::Restriction, it.restriction),
            (RightKey::Portability, it.portability),
            (RightKey::Objection, it.objection),
            (RightKey::Automated, it.automated),
            (RightKey::WithdrawConsent, it.withdraw_consent),
            (RightKey::Complaint, it.complaint),
        ];
        let statements =
            written.into_iter().filter_map(|(key, it)| Some((key, self.right_statement(it?))));
        Rights {
            statements: statements.collect(),
            contact: self.prose(it.contact),
            law: self.line(it.law),
            response_time: self.period(it.response_time),
            fee: self.optional_text(it.fee),
            place,
        }
    }

    fn right_statement(
        &mut self,
        written: Spanned<rights::RightStatement>,
    ) -> Spanned<RightStatement> {
        let (span, key) = (written.span, written.key);
        let value = match written.value {
            rights::RightStatement::Standard(true) => RightStatement::Standard,
            rights::RightStatement::Standard(false) => RightStatement::NotStated,
            rights::RightStatement::RestrictedBy(law) => {
                self.is_said(&Spanned { value: law.clone(), span, key });
                RightStatement::RestrictedBy(law)
            }
            rights::RightStatement::Text(prose) => {
                let prose = self.prose(Some(Spanned { value: prose, span, key }));
                RightStatement::Text(prose.unwrap_or_default())
            }
        };
        Spanned { value, span, key }
    }
}
