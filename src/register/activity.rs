//! Processing activities, with inheritance resolved.

use super::{
    Answer, Consent, DataCategory, DataSubject, Date, JointController, Key, LegalBasis, Notice,
    Period, Prose, Recipient, SecurityMeasure, Table, Text,
};
use crate::source::{Rare, Span, Spanned};
use crate::written::activity::{
    ActivityPart, ActivityRole, Channel, DataSource, DecisionBasis, ErasurePromise, Form,
    MarketingChannel, ProvisionDuty, PurposeKind, SoftOptIn,
};
use crate::written::retention::RetentionEvent;

/// A processing activity.
#[derive(Clone, Debug)]
pub struct Activity {
    /// Its heading.
    pub label: Text,
    /// What the organisation is in it.
    pub role: ActivityRole,
    /// Whether the notice describes it, when the author said so.
    pub notice: Rare<Spanned<bool>>,
    /// Why the notice need not.
    pub notice_exemption: Rare<Spanned<NoticeExemption>>,
    /// The groups of people.
    pub data_subjects: Vec<Spanned<Key<DataSubject>>>,
    /// Legal bases of purposes without their own.
    pub legal_basis: Vec<LegalBasis>,
    /// What the data are used for.
    pub purposes: Table<Purpose>,
    /// Which data.
    pub data: Table<DataLine>,
    /// Whether people must give the data.
    pub provision: Option<Spanned<Answer<Provision>>>,
    /// The recipients as answered.
    pub recipients_answer: Option<Spanned<Answer<Vec<Key<Recipient>>>>>,
    /// The recipients of purposes and data lines that name none: named by the activity, or by their own `applies_to`.
    pub own_recipients: Vec<Key<Recipient>>,
    /// Every recipient: named here, by a line, by a purpose, or by its own `applies_to`; in the catalogue's order.
    pub recipients: Vec<Key<Recipient>>,
    /// How long data are kept.
    pub retention: Table<Retention>,
    /// Automated decisions.
    pub automated_decision: Option<Spanned<Answer<Box<AutomatedDecision>>>>,
    /// The author's own order.
    pub sections: Option<Vec<ActivitySection>>,
    /// Joint controllers.
    pub joint_controllers: Vec<Spanned<Key<JointController>>>,
    /// What never leaves the register.
    pub internal: Internal,
    /// Ids it had before.
    pub previous_ids: Vec<Spanned<String>>,
    /// The notices that describe it, in their order.
    pub notices: Vec<Key<Notice>>,
    /// Where its id stands.
    pub place: Span,
    /// Where the list of legal bases stands.
    pub legal_basis_place: Option<Span>,
}

/// What never leaves the register.
#[derive(Clone, Debug, Default)]
pub struct Internal {
    /// The security measures as answered.
    pub security_answer: Option<Spanned<Answer<Vec<Key<SecurityMeasure>>>>>,
    /// Every measure: named here, or by its own `applies_to`.
    pub security: Vec<Key<SecurityMeasure>>,
    /// The impact assessment.
    pub dpia: Option<Spanned<Answer<Dpia>>>,
    /// Who answers for it.
    pub owner: Option<Spanned<String>>,
    /// Where it takes place.
    pub channels: Vec<Spanned<Channel>>,
    /// Systems.
    pub systems: Vec<Spanned<String>>,
    /// Notes.
    pub notes: Rare<Spanned<String>>,
    /// Whether it happens only now and then.
    pub occasional: Rare<Spanned<bool>>,
    /// Whether it is large in scale.
    pub large_scale: Rare<Spanned<bool>>,
    /// Whether it is a core activity.
    pub core_activity: Rare<Spanned<bool>>,
    /// Whether it monitors systematically.
    pub systematic_monitoring: Rare<Spanned<bool>>,
    /// Whether it profiles.
    pub profiling: Rare<Spanned<bool>>,
    /// Whether the technology is new.
    pub new_technology: Rare<Spanned<bool>>,
    /// Whether it monitors a public place.
    pub public_monitoring: Rare<Spanned<bool>>,
    /// Whether it puts data sets together.
    pub combines_sources: Rare<Spanned<bool>>,
    /// Whether it decides if people get a service.
    pub gatekeeping: Rare<Spanned<bool>>,
    /// Whether it is likely to result in a risk to people.
    pub high_risk: Rare<Spanned<bool>>,
    /// Where else people are told of it.
    pub notice_elsewhere: Rare<Spanned<String>>,
    /// When people are told who did not give the data.
    pub indirect_notice: Rare<Spanned<IndirectNotice>>,
    /// What the notice promises to erase.
    pub erasure_promise: Rare<Spanned<ErasurePromise>>,
}

impl Activity {
    /// Whether the web site describes it.
    pub fn is_public(&self) -> bool {
        self.role != ActivityRole::Processor && self.notice.as_ref().is_none_or(|it| it.value)
    }

    /// Whether it is answered that nobody receives data, and nobody does.
    pub fn has_no_recipients(&self) -> bool {
        let none = self.recipients_answer.as_ref().is_some_and(|it| match &it.value {
            Answer::Value(keys) => keys.is_empty(),
            Answer::None(_) | Answer::NotApplicable(_) => true,
            Answer::Todo { .. } => false,
        });
        none && self.recipients.is_empty()
    }

    /// The legal bases of a purpose: its own, else the activity's.
    pub fn legal_basis_of<'a>(&'a self, purpose: &'a Purpose) -> &'a [LegalBasis] {
        if purpose.own_legal_basis.is_empty() {
            &self.legal_basis
        } else {
            &purpose.own_legal_basis
        }
    }

    /// Every legal basis of the activity: its own, then those of its purposes.
    pub fn all_legal_bases(&self) -> impl Iterator<Item = &LegalBasis> {
        self.legal_basis.iter().chain(self.purposes.values().flat_map(|it| &it.own_legal_basis))
    }

    /// Every category of data, in order, each once.
    pub fn categories(&self) -> Vec<Key<DataCategory>> {
        unique(self.data.values().flat_map(|it| it.categories.iter().copied()))
    }

    /// Every consent, in order, each once.
    pub fn consents(&self) -> Vec<Key<Consent>> {
        unique(self.all_legal_bases().filter_map(|it| it.consent))
    }

    /// The data lines of a purpose: its own, else all.
    pub fn data_of(&self, purpose: &Purpose) -> Vec<Key<DataLine>> {
        if purpose.data.is_empty() {
            self.data.entries().map(|(key, _)| key).collect()
        } else {
            purpose.data.clone()
        }
    }

    /// The recipients of a purpose: its own, else the activity's.
    pub fn recipients_of<'a>(&'a self, purpose: &'a Purpose) -> &'a [Key<Recipient>] {
        if purpose.recipients.is_empty() { &self.own_recipients } else { &purpose.recipients }
    }

    /// The articles that the processing of a data line rests on, each once.
    pub fn articles_of(&self, line: Key<DataLine>) -> Vec<&'static str> {
        let uses = |it: &&Purpose| it.data.is_empty() || it.data.contains(&line);
        let bases = self.purposes.values().filter(uses).flat_map(|it| self.legal_basis_of(it));
        let covering = bases.filter(|it| it.data.is_empty() || it.data.contains(&line));
        unique(covering.map(|it| it.article.key.as_str()))
    }

    /// The retention items that cover a data line: those that name it, else those that name none.
    pub fn retention_of(&self, line: Key<DataLine>) -> Vec<Key<Retention>> {
        let named: Vec<_> = self
            .retention
            .entries()
            .filter(|(_, it)| it.data.contains(&line))
            .map(|(key, _)| key)
            .collect();
        if !named.is_empty() {
            return named;
        }
        self.retention.entries().filter(|(_, it)| it.data.is_empty()).map(|(key, _)| key).collect()
    }
}

fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut found = Vec::new();
    for it in all {
        if !found.contains(&it) {
            found.push(it);
        }
    }
    found
}

/// When people are told who did not give the data themselves (Art. 14(3); internal).
#[derive(Clone, Debug, Default)]
pub struct IndirectNotice {
    /// How long after the data were obtained.
    pub within: Option<Spanned<Period>>,
    /// Whether that can be later than the first contact.
    pub after_first_contact: Option<Spanned<bool>>,
    /// Whether that can be later than the first disclosure.
    pub after_first_disclosure: Option<Spanned<bool>>,
}

/// Why the notice need not describe an activity (internal).
#[derive(Clone, Debug, PartialEq)]
pub struct NoticeExemption {
    /// The provision.
    pub law: Spanned<String>,
    /// Why it applies.
    pub reason: Option<Spanned<String>>,
}

/// What data are used for.
#[derive(Clone, Debug)]
pub struct Purpose {
    /// In one sentence.
    pub text: Text,
    /// In more detail.
    pub detail: Rare<Prose>,
    /// What kind (internal).
    pub kind: Option<Spanned<PurposeKind>>,
    /// Its own legal bases; see [`Activity::legal_basis_of`].
    pub own_legal_basis: Vec<LegalBasis>,
    /// Its own data lines; see [`Activity::data_of`].
    pub data: Vec<Key<DataLine>>,
    /// Its own recipients; see [`Activity::recipients_of`].
    pub recipients: Vec<Key<Recipient>>,
    /// Since when.
    pub since: Rare<Spanned<Date>>,
    /// Whether it is direct marketing.
    pub direct_marketing: Rare<Spanned<bool>>,
    /// How marketing reaches people (internal).
    pub channel: Rare<Spanned<MarketingChannel>>,
    /// Marketing of similar products (internal).
    pub soft_opt_in: Rare<Spanned<SoftOptIn>>,
    /// Whether it happens only in an emergency (internal).
    pub emergency: Rare<Spanned<bool>>,
    /// Where its own list of legal bases stands.
    pub legal_basis_place: Option<Span>,
    /// Whether the marketing is for another company (internal, as all below).
    pub for_others: Rare<Spanned<bool>>,
    /// Whether CPR is asked first.
    pub cpr_marketing_check: Rare<Spanned<bool>>,
    /// Whether it is outside a public authority's tasks.
    pub outside_public_tasks: Rare<Spanned<bool>>,
    /// Whether it is a preventive or counselling service for children.
    pub preventive_or_counselling: Rare<Spanned<bool>>,
    /// Where its id stands.
    pub place: Span,
}

/// A line of the matrix.
#[derive(Clone, Debug)]
pub struct DataLine {
    /// The categories; never empty in a register without findings.
    pub categories: Vec<Key<DataCategory>>,
    /// How the notice says it.
    pub text: Rare<Text>,
    /// Where the data come from.
    pub source: Option<Source>,
    /// The groups of people, inherited where the line names none.
    pub data_subjects: Vec<Key<DataSubject>>,
    /// The recipients, inherited where the line names none.
    pub recipients: Vec<Key<Recipient>>,
    /// Where its id stands.
    pub place: Span,
}

/// Where data come from.
#[derive(Clone, Debug)]
pub struct Source {
    /// From whom.
    pub kind: Spanned<DataSource>,
    /// The name of the source.
    pub name: Rare<Text>,
    /// What they are derived from.
    pub derived_from: Rare<Text>,
}

/// Whether people must give the data.
#[derive(Clone, Debug)]
pub struct Provision {
    /// Whether, and why.
    pub required: Spanned<ProvisionDuty>,
    /// What happens if they do not.
    pub consequence: Option<Text>,
}

/// How long some data are kept.
#[derive(Clone, Debug)]
pub struct Retention {
    /// The data lines it names; empty for all that no other item names.
    pub data: Vec<Key<DataLine>>,
    /// How the notice says it.
    pub text: Rare<Prose>,
    /// How long.
    pub period: Option<Spanned<Period>>,
    /// Whether the period is the longest, not the exact one.
    pub at_most: Rare<Spanned<bool>>,
    /// From which event.
    pub from: Option<Spanned<RetentionEvent>>,
    /// Until which event.
    pub until: Rare<Spanned<RetentionEvent>>,
    /// What the period depends on.
    pub criteria: Rare<Text>,
    /// The law that sets it.
    pub basis_law: Option<Spanned<String>>,
    /// In which case.
    pub when: Rare<Text>,
    /// Whether a statutory duty goes before a promise to erase.
    pub statutory_exception: Rare<Spanned<bool>>,
    /// Why different data have the same period (internal).
    pub uniform_reason: Rare<Spanned<String>>,
    /// How long an account may lie unused.
    pub inactive_after: Rare<Spanned<Period>>,
    /// Where it says that data are never erased.
    pub unlimited: Option<Span>,
    /// The activity whose periods apply, by id (internal, as all below).
    pub same_as: Rare<Spanned<String>>,
    /// Whether they are kept for archiving, research or statistics.
    pub archive_89: Rare<Spanned<bool>>,
    /// Why so long.
    pub reason: Rare<Spanned<String>>,
    /// Whether a pending case keeps them.
    pub legal_hold: Rare<Spanned<bool>>,
    /// Whether claims can be for personal injury.
    pub personal_injury: Rare<Spanned<bool>>,
    /// When the reference to the law was checked.
    pub law_checked: Rare<Spanned<Date>>,
    /// Where its id stands.
    pub place: Span,
    /// The standard sentence that its facts make, in the languages of the pages.
    pub standard: Text,
}

/// An automated decision.
#[derive(Clone, Debug)]
pub struct AutomatedDecision {
    /// Whether no human takes part.
    pub solely: Option<Spanned<bool>>,
    /// Whether its effects are significant.
    pub significant: Option<Spanned<bool>>,
    /// The logic.
    pub logic: Option<Prose>,
    /// What it means.
    pub significance: Option<Prose>,
    /// What follows.
    pub consequences: Option<Prose>,
    /// What permits it.
    pub basis: Option<Spanned<DecisionBasis>>,
    /// How to reach a human.
    pub human_intervention: Option<Prose>,
    /// What the human does.
    pub human_role: Option<Text>,
}

/// An impact assessment (internal).
#[derive(Clone, Debug, PartialEq)]
pub struct Dpia {
    /// When it was done.
    pub done: Option<Date>,
    /// Where it is filed.
    pub reference: Option<String>,
}

/// A part of an activity's text.
#[derive(Clone, Debug, Default)]
pub struct ActivitySection {
    /// The heading.
    pub heading: Option<Text>,
    /// What stands before.
    pub text: Option<Prose>,
    /// What is shown.
    pub show: Option<ActivityPart>,
    /// Only these, by number in their table; `None` for all.
    pub only: Option<Vec<usize>>,
    /// As a list or a paragraph.
    pub form: Form,
    /// What stands after.
    pub after: Option<Prose>,
}
