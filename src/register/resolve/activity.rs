//! Activities: references, inheritance, and what reaches them from elsewhere.

use super::Resolver;
use super::catalogues::Reach;
use crate::register::{
    Activity, ActivitySection, AutomatedDecision, Dpia, IndirectNotice, Internal, Key, LegalBasis,
    NoticeExemption, Provision, Recipient, Register, Table, Text, wording,
};
use crate::source::{Spanned, nearest};
use crate::written::activity as written;
use crate::written::{Catalogue, Choice, Ref};

impl Resolver<'_> {
    pub(super) fn activities(
        &mut self,
        activities: Catalogue<Box<written::Activity>>,
        reach: &Reach,
        register: &mut Register,
    ) {
        let mut ids = activities.0.keys().cloned().collect::<Vec<_>>().into_iter();
        let table = self.table(activities, |resolver, it| {
            let id = ids.next().unwrap_or_default();
            let before = resolver.untranslated.len();
            let activity = resolver.activity(&id, it, reach, register);
            if !activity.is_public() {
                resolver.untranslated.truncate(before);
            }
            activity
        });
        for id in &reach.named {
            self.key(id, &table, "activity");
        }
        for id in
            table.values().flat_map(|it| it.retention.values()).filter_map(|it| it.same_as.as_ref())
        {
            self.key(&id.with(Ref(id.value.clone())), &table, "activity");
        }
        register.activities = table;
    }

    fn activity(
        &mut self,
        id: &str,
        written: Spanned<Box<written::Activity>>,
        reach: &Reach,
        register: &Register,
    ) -> Activity {
        let place = written.key;
        let mut it = *written.value;
        let sections = it.sections.take();
        let legal_basis_place = it.legal_basis.as_ref().map(|it| it.key);
        let data_subjects = self.keys(it.data_subjects, &register.data_subjects, "data-subject");
        let recipients_answer = self.answer(it.recipients, |resolver, ids| {
            let ids = Some(Spanned { value: ids, span: place, key: place });
            resolver.bare_keys(ids, &register.recipients, "recipient")
        });
        let named =
            recipients_answer.as_ref().and_then(|it| it.value.value().cloned()).unwrap_or_default();
        let inherited = self.reaching(id, named, reach, &register.recipients);
        let subjects: Vec<_> = data_subjects.iter().map(|it| it.value).collect();
        let data = self.table_of_lines(it.data, register, &subjects, &inherited);
        let legal_basis = self.legal_bases(it.legal_basis, register, &data);
        let purposes =
            self.table(it.purposes, |resolver, it| resolver.purpose(it, register, &data));
        let retention =
            self.table(it.retention, |resolver, it| resolver.retention(it, register, &data));

        let of_lines = data.values().flat_map(|it| &it.recipients);
        let of_purposes = purposes.values().flat_map(|it| &it.recipients);
        let mut recipients: Vec<_> =
            inherited.iter().chain(of_lines).chain(of_purposes).copied().collect();
        recipients.sort();
        recipients.dedup();

        let security_answer = self.unpublished(|resolver| {
            resolver.answer(it.security, |resolver, ids| {
                let ids = Some(Spanned { value: ids, span: place, key: place });
                resolver.bare_keys(ids, &register.security_measures, "security-measure")
            })
        });
        let named =
            security_answer.as_ref().and_then(|it| it.value.value().cloned()).unwrap_or_default();
        let elsewhere =
            reach.measures_of.get(id).into_iter().flatten().chain(&reach.measures_of_all);
        let mut security = named;
        security.extend(elsewhere.filter_map(|it| register.security_measures.key(it)));
        security.sort();
        security.dedup();

        let mut activity = Activity {
            label: self.text(it.label),
            role: it.role.map_or(written::ActivityRole::Controller, |it| it.value),
            notice: it.notice,
            notice_exemption: it.notice_exemption.map(|it| {
                self.is_said(&it.value.law);
                let exemption = NoticeExemption {
                    law: it.value.law.clone(),
                    reason: self.line(it.value.reason.clone()),
                };
                Box::new(it.with(exemption))
            }),
            data_subjects,
            legal_basis,
            purposes,
            data,
            provision: self.answer(it.provision, |resolver, it| Provision {
                required: it.required,
                consequence: resolver.optional_text(it.consequence),
            }),
            recipients_answer,
            own_recipients: inherited,
            recipients,
            retention,
            automated_decision: self.answer(it.automated_decision, Resolver::automated_decision),
            sections: None,
            joint_controllers: self.keys(
                it.joint_controllers,
                &register.organisation.joint_controllers,
                "joint-controller",
            ),
            internal: Internal {
                security_answer,
                security,
                dpia: self.unpublished(|resolver| {
                    resolver.answer(it.dpia, |resolver, it| Dpia {
                        done: resolver.date(Some(it.done)).map(Spanned::into_value),
                        reference: resolver.line(it.reference).map(Spanned::into_value),
                    })
                }),
                channels: it.channels.map(Spanned::into_value).unwrap_or_default(),
                owner: self.line(it.owner),
                systems: self.lines(it.systems),
                notes: self.rare(it.notes, Self::line),
                occasional: it.occasional,
                large_scale: it.large_scale,
                core_activity: it.core_activity,
                systematic_monitoring: it.systematic_monitoring,
                profiling: it.profiling,
                new_technology: it.new_technology,
                public_monitoring: it.public_monitoring,
                combines_sources: it.combines_sources,
                gatekeeping: it.gatekeeping,
                high_risk: it.high_risk,
                notice_elsewhere: self.rare(it.notice_elsewhere, Self::web_address),
                indirect_notice: it.indirect_notice.map(|written| {
                    let it = written.value.clone();
                    Box::new(written.with(IndirectNotice {
                        within: self.period(it.within),
                        after_first_contact: it.after_first_contact,
                        after_first_disclosure: it.after_first_disclosure,
                    }))
                }),
                erasure_promise: it.erasure_promise,
            },
            previous_ids: self.previous_ids(it.previous_ids),
            notices: Vec::new(),
            legal_basis_place,
            place,
        };
        activity.sections = sections.map(|sections| {
            let sections = sections.into_value().into_iter();
            sections.map(|it| self.activity_section(it.value, &activity, register)).collect()
        });
        // Pages and register say these sentences many times.
        let standard = activity.retention.values().map(|it| {
            let in_words = |text: Text, lang| {
                text.with(lang, wording::retention(it, &activity, register, lang))
            };
            self.languages.iter().copied().fold(Text::default(), in_words)
        });
        let standard: Vec<Text> = standard.collect();
        for (item, standard) in activity.retention.values_mut().zip(standard) {
            item.standard = standard;
        }
        activity
    }

    /// The recipients named by the activity and those that name it.
    fn reaching(
        &mut self,
        id: &str,
        mut named: Vec<Key<Recipient>>,
        reach: &Reach,
        recipients: &Table<Recipient>,
    ) -> Vec<Key<Recipient>> {
        let elsewhere =
            reach.recipients_of.get(id).into_iter().flatten().chain(&reach.recipients_of_all);
        named.extend(elsewhere.filter_map(|it| recipients.key(it)));
        named.sort();
        named.dedup();
        named
    }

    fn automated_decision(&mut self, it: written::AutomatedDecision) -> Box<AutomatedDecision> {
        Box::new(AutomatedDecision {
            solely: it.solely,
            significant: it.significant,
            logic: self.prose(it.logic),
            significance: self.prose(it.significance),
            consequences: self.prose(it.consequences),
            basis: it.basis,
            human_intervention: self.prose(it.human_intervention),
            human_role: self.optional_text(it.human_role),
        })
    }

    fn activity_section(
        &mut self,
        it: written::ActivitySection,
        activity: &Activity,
        register: &Register,
    ) -> ActivitySection {
        let show = it.show.map(|it| it.value);
        let only = it.only.map(|ids| {
            let ids = ids.into_value().into_iter();
            ids.filter_map(|id| self.part_of_activity(&id, show, activity, register)).collect()
        });
        ActivitySection {
            heading: self.optional_text(it.heading),
            text: self.prose(it.text),
            show,
            only,
            form: it.form.map(|it| it.value).unwrap_or_default(),
            after: self.prose(it.after),
        }
    }

    /// The number of what `id` names among what a section shows.
    fn part_of_activity(
        &mut self,
        id: &Spanned<Choice>,
        show: Option<written::ActivityPart>,
        activity: &Activity,
        register: &Register,
    ) -> Option<usize> {
        use written::ActivityPart as Part;
        match show {
            Some(Part::Purposes) => self.key(id, &activity.purposes, "purpose").map(Key::index),
            Some(Part::Data) => self.key(id, &activity.data, "data-line").map(Key::index),
            Some(Part::Retention) => {
                self.key(id, &activity.retention, "retention-item").map(Key::index)
            }
            Some(Part::Recipients) => {
                let key = self.key(id, &register.recipients, "recipient")?;
                let found = activity.recipients.iter().position(|it| *it == key);
                if found.is_none() {
                    let known = activity.recipients.iter().map(|it| register.recipients.id(*it));
                    self.unknown(id, known, "recipient-of-activity");
                }
                found
            }
            Some(Part::LegalBasis) => position_of_article(id, &activity.legal_basis, self),
            _ => {
                self.unknown(id, std::iter::empty(), "nothing-to-choose-from");
                None
            }
        }
    }
}

fn position_of_article(
    id: &Spanned<Choice>,
    bases: &[LegalBasis],
    resolver: &mut Resolver<'_>,
) -> Option<usize> {
    let found = bases.iter().position(|it| it.is(id));
    if found.is_none() {
        let keys: Vec<&str> = bases.iter().map(|it| it.article.key.as_str()).collect();
        let known = nearest(id, keys.iter().copied()).into_iter().collect::<Vec<_>>();
        resolver.unknown(id, known.into_iter(), "legal-basis");
    }
    found
}
