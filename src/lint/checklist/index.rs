//! Findings by what they concern, looked up once for every activity.

use std::collections::{BTreeMap, BTreeSet};

use crate::law;
use crate::lint::Outcome;
use crate::register::{Activity, Decision, Key, Notice, ProcessorActivity, Register};
use crate::source::{Diagnostic, Lang, Severity, Span};

/// A finding that a rule on the checklist has made.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    /// Its code.
    pub code: &'static str,
    /// Its message.
    pub message: String,
    /// Where it stands.
    pub place: Span,
    /// The kind of thing that it concerns: the first step of its path.
    pub kind: &'a str,
    /// The decision on it, if there is one.
    pub decision: Option<&'a Decision>,
}

/// The findings that concern items of the checklist.
pub(super) struct Index<'a> {
    entries: Vec<Entry<'a>>,
    /// By the kind of a thing and its id.
    of_things: BTreeMap<(&'a str, &'a str), Vec<usize>>,
    /// Those that concern every activity.
    of_all: Vec<usize>,
    /// By activity: the notices that tell of it.
    notices: Vec<Vec<Key<Notice>>>,
    /// By activity: what is done for others that is the same.
    twins: BTreeMap<usize, Key<ProcessorActivity>>,
}

/// The tables of things that a finding can concern alone.
const THINGS: [&str; 8] = [
    "activities",
    "processor_activities",
    "recipients",
    "consents",
    "data_categories",
    "data_subjects",
    "security_measures",
    "notices",
];
const JOINT: &str = "joint_controllers";

impl<'a> Index<'a> {
    pub(super) fn of(register: &'a Register, outcome: &'a Outcome, lang: Lang) -> Index<'a> {
        let mut notices = vec![Vec::new(); register.activities.len()];
        for (key, notice) in register.notices.entries() {
            notice.activities.iter().for_each(|it| notices[it.index()].push(key));
        }
        let twins = register.processor_activities.entries();
        let twins = twins.filter_map(|(key, it)| Some((it.same_as?.index(), key))).collect();
        let mut index = Index {
            entries: Vec::new(),
            of_things: BTreeMap::new(),
            of_all: Vec::new(),
            notices,
            twins,
        };
        let guarding = guarding();
        let open = outcome.open.iter().map(|it| (it, None));
        let decided = |number: usize| register.decisions.get(number);
        let answered = outcome.answered.iter().map(|it| (&it.finding, decided(it.decision)));
        for (finding, decision) in open.chain(answered) {
            if guarding.contains(finding.code.name) && finding.level() >= Severity::Warning {
                index.add(finding, finding.message(lang), decision);
            }
        }
        index
    }

    fn add(&mut self, finding: &'a Diagnostic, message: String, decision: Option<&'a Decision>) {
        let mut steps = finding.path.as_deref().unwrap_or("").split('.');
        let (kind, id) = match (steps.next().unwrap_or(""), steps.next(), steps.next()) {
            ("organisation", Some(JOINT), Some(id)) => (JOINT, Some(id)),
            (kind, Some(id), _) if THINGS.contains(&kind) => (kind, Some(id)),
            (kind, ..) => (kind, None),
        };
        let number = self.entries.len();
        match id {
            Some(id) => self.of_things.entry((kind, id)).or_default().push(number),
            None => self.of_all.push(number),
        }
        let (code, place) = (finding.code.name, finding.span);
        self.entries.push(Entry { code, message, place, kind, decision });
    }

    /// The findings that concern an activity: its own, those of what it uses and those of the whole content.
    pub(super) fn of_activity(
        &self,
        key: Key<Activity>,
        register: &'a Register,
    ) -> Vec<&Entry<'a>> {
        let it = &register.activities[key];
        let mut numbers = self.of_all.clone();
        self.take("activities", register.activities.id(key), &mut numbers);
        for key in &it.recipients {
            self.take("recipients", register.recipients.id(*key), &mut numbers);
        }
        for key in it.consents() {
            self.take("consents", register.consents.id(key), &mut numbers);
        }
        for key in it.categories() {
            self.take("data_categories", register.data_categories.id(key), &mut numbers);
        }
        for key in it.all_data_subjects() {
            self.take("data_subjects", register.data_subjects.id(key), &mut numbers);
        }
        for key in &it.internal.security {
            self.take("security_measures", register.security_measures.id(*key), &mut numbers);
        }
        for key in &it.joint_controllers {
            let id = register.organisation.joint_controllers.id(key.value);
            self.take(JOINT, id, &mut numbers);
        }
        for key in self.notices(key) {
            self.take("notices", register.notices.id(*key), &mut numbers);
        }
        if let Some(twin) = self.twin(key) {
            let id = register.processor_activities.id(twin);
            self.take("processor_activities", id, &mut numbers);
        }
        self.entries(numbers)
    }

    /// The findings that concern what is done for others.
    pub(super) fn of_processor_activity(
        &self,
        key: Key<ProcessorActivity>,
        register: &'a Register,
    ) -> Vec<&Entry<'a>> {
        let mut numbers = self.of_all.clone();
        let id = register.processor_activities.id(key);
        self.take("processor_activities", id, &mut numbers);
        for key in &register.processor_activities[key].recipients {
            self.take("recipients", register.recipients.id(*key), &mut numbers);
        }
        self.entries(numbers)
    }

    /// The findings that concern the whole content.
    pub(super) fn of_all(&self) -> Vec<&Entry<'a>> {
        self.entries(self.of_all.clone())
    }

    /// The notices that tell of an activity.
    pub(super) fn notices(&self, key: Key<Activity>) -> &[Key<Notice>] {
        &self.notices[key.index()]
    }

    /// What is done for others and said to be the same as an activity.
    pub(super) fn twin(&self, key: Key<Activity>) -> Option<Key<ProcessorActivity>> {
        self.twins.get(&key.index()).copied()
    }

    fn take(&self, kind: &str, id: &str, numbers: &mut Vec<usize>) {
        numbers.extend(self.of_things.get(&(kind, id)).into_iter().flatten());
    }

    fn entries(&self, mut numbers: Vec<usize>) -> Vec<&Entry<'a>> {
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().map(|it| &self.entries[it]).collect()
    }
}

/// The codes of the rules that guard an item.
fn guarding() -> BTreeSet<&'static str> {
    let list = law::checklist();
    let records = list.controller_record.iter().chain(&list.processor_record);
    let rules = list.notice.iter().flat_map(|it| &it.rules);
    rules.chain(records.flat_map(|it| &it.rules)).map(String::as_str).collect()
}
