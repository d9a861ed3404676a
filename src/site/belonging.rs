//! In which notices a fact stands. A fact is written once; several notices may tell of it.

use std::collections::BTreeMap;

use crate::law;
use crate::register::{Key, Notice, Register};

/// The notices of everything, each list in the order of the notices and by id.
pub(super) struct Belonging<'a> {
    all: Vec<&'a str>,
    activities: BTreeMap<&'a str, Vec<&'a str>>,
    recipients: BTreeMap<&'a str, Vec<&'a str>>,
    data_subjects: BTreeMap<&'a str, Vec<&'a str>>,
    joint_controllers: BTreeMap<&'a str, Vec<&'a str>>,
    rights: BTreeMap<&'a str, Vec<&'a str>>,
    /// Each notice by itself.
    notices: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Belonging<'a> {
    pub(super) fn of(register: &'a Register) -> Belonging<'a> {
        let all: Vec<&str> = register.notices.ids().collect();
        let mut it = Belonging {
            notices: all.iter().map(|it| (*it, vec![*it])).collect(),
            all,
            activities: BTreeMap::new(),
            recipients: BTreeMap::new(),
            data_subjects: BTreeMap::new(),
            joint_controllers: BTreeMap::new(),
            rights: BTreeMap::new(),
        };
        for (key, notice) in register.notices.entries() {
            it.add(key, notice, register);
        }
        it
    }

    fn add(&mut self, key: Key<Notice>, notice: &'a Notice, register: &'a Register) {
        let id = register.notices.id(key);
        let note = |map: &mut BTreeMap<&'a str, Vec<&'a str>>, thing: &'a str| {
            let notices = map.entry(thing).or_default();
            if notices.last() != Some(&id) {
                notices.push(id);
            }
        };
        for audience in &notice.audiences {
            note(&mut self.data_subjects, register.data_subjects.id(audience.value));
        }
        for key in &notice.activities {
            let activity = &register.activities[*key];
            note(&mut self.activities, register.activities.id(*key));
            for it in &activity.recipients {
                note(&mut self.recipients, register.recipients.id(*it));
            }
            for it in activity.all_data_subjects() {
                note(&mut self.data_subjects, register.data_subjects.id(it));
            }
            let joint = &register.organisation.joint_controllers;
            for it in &activity.joint_controllers {
                note(&mut self.joint_controllers, joint.id(it.value));
            }
            for right in law::rights().iter().filter(|it| activity.gives(it)) {
                note(&mut self.rights, right.key.name());
            }
        }
    }

    /// The notices of a fact, by its path. What is said of the organisation itself, and how rights are used, is part of
    /// every notice.
    pub(super) fn notices(&self, path: &str) -> &[&'a str] {
        let mut steps = path.split('/');
        let (kind, thing) = (steps.next().unwrap_or(""), steps.next().unwrap_or(""));
        let map = match kind {
            "notices" => &self.notices,
            "activities" => &self.activities,
            "recipients" => &self.recipients,
            "data_subjects" => &self.data_subjects,
            "rights" if law::rights().iter().any(|it| it.key.name() == thing) => &self.rights,
            "organisation" if thing == "joint_controllers" => {
                let joint = steps.next().unwrap_or("");
                return self.joint_controllers.get(joint).map_or(&[], Vec::as_slice);
            }
            _ => return &self.all,
        };
        map.get(thing).map_or(&[], Vec::as_slice)
    }
}
