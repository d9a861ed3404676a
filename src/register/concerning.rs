//! What concerns one group of people.

use super::{Activity, DataLine, DataSubject, Key, Notice, Purpose, Recipient, Register};

impl Notice {
    /// Whether an activity that it describes uses data of a group of people.
    pub fn concerns(&self, subject: Key<DataSubject>, register: &Register) -> bool {
        self.activities.iter().any(|it| register.activities[*it].concerns(subject))
    }
}

impl Activity {
    /// Whether it uses data of a group of people.
    pub fn concerns(&self, subject: Key<DataSubject>) -> bool {
        self.data_subjects.iter().any(|it| it.value == subject)
            || self.data.values().any(|it| it.data_subjects.contains(&subject))
    }

    /// The purposes that use data of one group of people; all of them where the activity names no data.
    pub fn purposes_of(
        &self,
        subject: Key<DataSubject>,
    ) -> impl Iterator<Item = (&String, &Purpose)> {
        let concerns = move |it: &Key<DataLine>| self.data[*it].data_subjects.contains(&subject);
        let purposes = self.purposes.iter();
        purposes
            .filter(move |(_, it)| self.data.is_empty() || self.data_of(it).iter().any(concerns))
    }

    /// The recipients of what is used of one group of people, in the catalogue's order: those of its data, and those that
    /// the purposes name that use them; all of them where the activity names no data.
    pub fn recipients_for(&self, subject: Key<DataSubject>) -> Vec<Key<Recipient>> {
        if self.data.is_empty() {
            return self.recipients.clone();
        }
        let lines = self.data.values().filter(|it| it.data_subjects.contains(&subject));
        let of_purposes = self.purposes_of(subject).flat_map(|(_, it)| &it.recipients);
        let mut all: Vec<_> =
            lines.flat_map(|it| &it.recipients).chain(of_purposes).copied().collect();
        all.sort();
        all.dedup();
        all
    }
}
