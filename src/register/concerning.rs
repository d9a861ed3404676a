//! Which groups of people an activity concerns, and what of it concerns one of them.

use super::{Activity, DataLine, DataSubject, Key, Notice, Purpose, Recipient, Register};

impl Notice {
    /// Whether an activity that it describes uses data of a group of people.
    pub fn concerns(&self, subject: Key<DataSubject>, register: &Register) -> bool {
        self.activities.iter().any(|it| register.activities[*it].concerns(subject))
    }
}

impl Activity {
    /// The groups of people whose data it uses, each once, in the catalogue's order: its own and those of its data lines.
    pub fn all_data_subjects(&self) -> Vec<Key<DataSubject>> {
        let mut all: Vec<_> = self.data_subjects_as_written().collect();
        all.sort();
        all.dedup();
        all
    }

    /// Whether it uses data of a group of people.
    pub fn concerns(&self, subject: Key<DataSubject>) -> bool {
        self.data_subjects_as_written().any(|it| it == subject)
    }

    fn data_subjects_as_written(&self) -> impl Iterator<Item = Key<DataSubject>> {
        let of_lines = self.data.values().flat_map(|it| it.data_subjects.iter().copied());
        self.data_subjects.iter().map(|it| it.value).chain(of_lines)
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
