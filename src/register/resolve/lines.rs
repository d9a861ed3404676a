//! What an activity is made of: data lines, purposes, legal bases, retention.

use super::Resolver;
use crate::register::{
    DataLine, DataSubject, Key, LegalBasis, Purpose, Recipient, Register, Retention, Source, Table,
    Text,
};
use crate::source::Spanned;
use crate::written::activity as written;
use crate::written::{Catalogue, Field, Ref, retention};

impl Resolver<'_> {
    pub(super) fn table_of_lines(
        &mut self,
        lines: Catalogue<written::DataLine>,
        register: &Register,
        subjects: &[Key<DataSubject>],
        recipients: &[Key<Recipient>],
    ) -> Table<DataLine> {
        let mut ids = lines.0.keys().cloned().collect::<Vec<_>>().into_iter();
        self.table(lines, |resolver, written| {
            let id = ids.next().unwrap_or_default();
            let place = written.key;
            let it = written.value;
            let own = Spanned { value: Ref(id), span: place, key: place };
            let categories = match it.categories {
                Some(ids) => {
                    resolver.bare_keys(Some(ids), &register.data_categories, "data-category")
                }
                None => resolver
                    .key(&own, &register.data_categories, "data-category")
                    .into_iter()
                    .collect(),
            };
            let own_subjects = it.data_subjects.is_some();
            let own_recipients = it.recipients.is_some();
            let named_subjects =
                resolver.bare_keys(it.data_subjects, &register.data_subjects, "data-subject");
            let named_recipients =
                resolver.bare_keys(it.recipients, &register.recipients, "recipient");
            DataLine {
                categories,
                text: resolver.optional_text(it.text).map(Box::new),
                source: resolver.source(it.source, it.source_name, it.derived_from),
                data_subjects: if own_subjects { named_subjects } else { subjects.to_vec() },
                recipients: if own_recipients { named_recipients } else { recipients.to_vec() },
                place,
            }
        })
    }

    fn source(
        &mut self,
        kind: Field<written::DataSource>,
        name: Field<crate::written::Text>,
        derived_from: Field<crate::written::Text>,
    ) -> Option<Source> {
        let name = self.optional_text(name).map(Box::new);
        let derived_from = self.optional_text(derived_from).map(Box::new);
        Some(Source { kind: kind?, name, derived_from })
    }

    pub(super) fn purpose(
        &mut self,
        written: Spanned<written::Purpose>,
        register: &Register,
        data: &Table<DataLine>,
    ) -> Purpose {
        let place = written.key;
        let it = written.value;
        let legal_basis_place = it.legal_basis.as_ref().map(|it| it.key);
        Purpose {
            text: self.text(it.text),
            detail: self.prose(it.detail).map(Box::new),
            kind: it.kind,
            own_legal_basis: self.legal_bases(it.legal_basis, register, data),
            data: self.data_lines(it.data, data, &register.data_categories),
            recipients: self.bare_keys(it.recipients, &register.recipients, "recipient"),
            since: self.date(it.since).map(Box::new),
            direct_marketing: it.direct_marketing.map(Box::new),
            channel: it.channel.map(Box::new),
            soft_opt_in: it.soft_opt_in.map(Box::new),
            emergency: it.emergency.map(Box::new),
            legal_basis_place,
            for_others: it.for_others.map(Box::new),
            cpr_marketing_check: it.cpr_marketing_check.map(Box::new),
            outside_public_tasks: it.outside_public_tasks.map(Box::new),
            preventive_or_counselling: it.preventive_or_counselling.map(Box::new),
            place,
        }
    }

    pub(super) fn legal_bases(
        &mut self,
        bases: Field<Vec<Spanned<written::LegalBasis>>>,
        register: &Register,
        data: &Table<DataLine>,
    ) -> Vec<LegalBasis> {
        let bases = bases.into_iter().flat_map(Spanned::into_value);
        let mut bases: Vec<_> =
            bases.filter_map(|it| self.legal_basis(it, register, data)).collect();
        // One or two as a rule, and large: room for more would be a tenth of the register.
        bases.shrink_to_fit();
        bases
    }

    fn legal_basis(
        &mut self,
        written: Spanned<written::LegalBasis>,
        register: &Register,
        data: &Table<DataLine>,
    ) -> Option<LegalBasis> {
        let place = written.span;
        let it = written.value;
        let article = self.article(&it.article);
        let text = self.optional_text(it.text);
        let interest = self.optional_text(it.interest);
        let secrecy = self.optional_text(it.secrecy);
        let consent = it.consent.and_then(|id| self.key(&id, &register.consents, "consent"));
        let data = self.data_lines(it.data, data, &register.data_categories);
        Some(LegalBasis {
            article: article?,
            text: text.map(Box::new),
            law: self.line(it.law),
            interest: interest.map(Box::new),
            consent,
            data,
            secrecy: secrecy.map(Box::new),
            balancing: self.line(it.balancing).map(Box::new),
            permit: self.line(it.permit).map(Box::new),
            law_checked: self.date(it.law_checked).map(Box::new),
            place,
        })
    }

    pub(super) fn retention(
        &mut self,
        written: Spanned<retention::Retention>,
        register: &Register,
        data: &Table<DataLine>,
    ) -> Retention {
        let place = written.key;
        let it = written.value;
        let unlimited = it.period.as_ref().filter(|it| is_unlimited(it)).map(|it| it.span);
        Retention {
            data: self.data_lines(it.data, data, &register.data_categories),
            text: self.prose(it.text).map(Box::new),
            period: self.period(it.period.filter(|_| unlimited.is_none())),
            at_most: it.at_most.map(Box::new),
            from: it.from,
            until: it.until.map(Box::new),
            criteria: self.optional_text(it.criteria).map(Box::new),
            basis_law: self.line(it.basis_law),
            when: self.optional_text(it.when).map(Box::new),
            statutory_exception: it.statutory_exception.map(Box::new),
            uniform_reason: self.line(it.uniform_reason).map(Box::new),
            inactive_after: self.period(it.inactive_after).map(Box::new),
            unlimited,
            same_as: it.same_as.map(|it| it.with(it.value.0.clone())).map(Box::new),
            archive_89: it.archive_89.map(Box::new),
            reason: self.line(it.reason).map(Box::new),
            legal_hold: it.legal_hold.map(Box::new),
            personal_injury: it.personal_injury.map(Box::new),
            law_checked: self.date(it.law_checked).map(Box::new),
            place,
            // It speaks of the activity's other data too, so it waits for the whole activity.
            standard: Text::default(),
        }
    }
}

/// The words that people write for a period without end.
fn is_unlimited(period: &str) -> bool {
    ["unlimited", "forever", "permanent", "ubegr\u{e6}nset"].contains(&period)
}
