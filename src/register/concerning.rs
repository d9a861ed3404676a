//! Which groups of people an activity concerns, and what of it concerns one of them.

use super::{
    Activity, DataLine, DataSubject, Key, Notice, Purpose, Recipient, Register, Retention,
};

impl Notice {
    /// Whether an activity that it describes uses data of a group of people.
    pub fn concerns(&self, subject: Key<DataSubject>, register: &Register) -> bool {
        self.activities.iter().any(|it| register.activities[*it].concerns(subject))
    }

    /// The groups of people that it tells of an activity: its audiences. None is everybody: where it has no audiences, and
    /// where nobody has said whose data some of the activity's are.
    pub fn told_of(&self, activity: &Activity) -> Vec<Key<DataSubject>> {
        let unsaid = activity.data.values().any(|it| it.data_subjects.is_empty())
            || activity.data_subjects_as_written().next().is_none();
        let told = self.audiences.iter().filter(|_| !unsaid);
        told.map(|it| it.value).collect()
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

    /// Whether it uses data of any of these groups of people; of no groups at all is of everybody.
    pub fn concerns_any(&self, groups: &[Key<DataSubject>]) -> bool {
        groups.is_empty() || groups.iter().any(|it| self.concerns(*it))
    }

    /// Whether it uses data of nobody else than these groups of people; of no groups at all is of everybody.
    fn concerns_only(&self, groups: &[Key<DataSubject>]) -> bool {
        groups.is_empty() || self.data_subjects_as_written().all(|it| groups.contains(&it))
    }

    /// The data lines about any of these groups of people; all of them where no group is given.
    pub fn data_about(
        &self,
        groups: &[Key<DataSubject>],
    ) -> impl Iterator<Item = (Key<DataLine>, &DataLine)> {
        self.data.entries().filter(move |(_, it)| {
            groups.is_empty() || it.data_subjects.iter().any(|it| groups.contains(it))
        })
    }

    /// The purposes that use data of any of these groups of people; all of them where no group is given, or the activity
    /// names no data.
    pub fn purposes_of<'a>(
        &'a self,
        groups: &[Key<DataSubject>],
    ) -> impl Iterator<Item = (&'a String, &'a Purpose)> + use<'a> {
        let all = groups.is_empty() || self.data.is_empty();
        let lines: Vec<_> = self.data_about(groups).map(|(key, _)| key).collect();
        let purposes = self.purposes.iter();
        purposes.filter(move |(_, it)| all || self.data_of(it).iter().any(|it| lines.contains(it)))
    }

    /// The recipients of what is used of any of these groups of people, in the catalogue's order: those of its data, and
    /// those that the purposes name that use them; all of them where the activity names no data, or is about nobody else.
    pub fn recipients_for(&self, groups: &[Key<DataSubject>]) -> Vec<Key<Recipient>> {
        if self.data.is_empty() || self.concerns_only(groups) {
            return self.recipients.clone();
        }
        let of_lines = self.data_about(groups).flat_map(|(_, it)| &it.recipients);
        let of_purposes = self.purposes_of(groups).flat_map(|(_, it)| &it.recipients);
        let mut all: Vec<_> = of_lines.chain(of_purposes).copied().collect();
        all.sort();
        all.dedup();
        all
    }

    /// How long the data of any of these groups of people are kept; all of it where the activity names no data, or is
    /// about nobody else.
    pub fn retention_for(&self, groups: &[Key<DataSubject>]) -> Vec<(Key<Retention>, &Retention)> {
        let all = self.data.is_empty() || self.concerns_only(groups);
        let covering: Vec<_> =
            self.data_about(groups).flat_map(|(key, _)| self.retention_of(key)).collect();
        self.retention.entries().filter(|(key, _)| all || covering.contains(key)).collect()
    }
}
