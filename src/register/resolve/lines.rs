//! What an activity is made of: data lines, purposes, legal bases, retention.

use super::Resolver;
use crate::register::{
    DataLine, DataSubject, Key, LegalBasis, Purpose, Recipient, Register, Retention, Source, Table,
    Text,
};
use crate::source::Spanned;
use crate::written::activity as written;
use crate::written::{Catalogue, Field, RareField, Ref, retention};

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
                text: resolver.rare(it.text, Self::optional_text),
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
        name: RareField<crate::written::Text>,
        derived_from: RareField<crate::written::Text>,
    ) -> Option<Source> {
        let name = self.rare(name, Self::optional_text);
        let derived_from = self.rare(derived_from, Self::optional_text);
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
            detail: self.rare(it.detail, Self::prose),
            kind: it.kind,
            own_legal_basis: self.legal_bases(it.legal_basis, register, data),
            data: self.data_lines(it.data, data, &register.data_categories),
            recipients: self.bare_keys(it.recipients, &register.recipients, "recipient"),
            since: self.rare(it.since, Self::date),
            direct_marketing: it.direct_marketing,
            channel: it.channel,
            soft_opt_in: it.soft_opt_in,
            emergency: it.emergency,
            legal_basis_place,
            for_others: it.for_others,
            cpr_marketing_check: it.cpr_marketing_check,
            outside_public_tasks: it.outside_public_tasks,
            preventive_or_counselling: it.preventive_or_counselling,
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
        let text = self.rare(it.text, Self::optional_text);
        let interest = self.rare(it.interest, Self::optional_text);
        let secrecy = self.rare(it.secrecy, Self::optional_text);
        let consent = it.consent.and_then(|id| self.key(&id, &register.consents, "consent"));
        let data = self.data_lines(it.data, data, &register.data_categories);
        Some(LegalBasis {
            article: article?,
            text,
            law: self.line(it.law),
            interest,
            consent,
            data,
            secrecy,
            balancing: self.rare(it.balancing, Self::line),
            permit: self.rare(it.permit, Self::line),
            law_checked: self.rare(it.law_checked, Self::date),
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
            text: self.rare(it.text, Self::prose),
            period: self.period(it.period.filter(|_| unlimited.is_none())),
            at_most: it.at_most,
            from: it.from,
            until: it.until,
            criteria: self.rare(it.criteria, Self::optional_text),
            basis_law: self.line(it.basis_law),
            when: self.rare(it.when, Self::optional_text),
            statutory_exception: it.statutory_exception,
            uniform_reason: self.rare(it.uniform_reason, Self::line),
            inactive_after: self.rare(it.inactive_after, Self::period),
            unlimited,
            same_as: it.same_as.map(|it| it.with(it.value.0.clone())).map(Box::new),
            archive_89: it.archive_89,
            reason: self.rare(it.reason, Self::line),
            legal_hold: it.legal_hold,
            personal_injury: it.personal_injury,
            law_checked: self.rare(it.law_checked, Self::date),
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
