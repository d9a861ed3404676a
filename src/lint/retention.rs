//! Questions about storage periods that several rules ask.

use super::case::{Case, yes};
use crate::law::terms;
use crate::register::wording;
use crate::register::{Activity, DataCategory, DataLine, Key, Retention};
use crate::source::Lang;
use crate::written::retention::RetentionEvent;

/// A retention item with the data that it decides on.
pub(super) struct Kept<'a> {
    /// The activity it belongs to.
    pub activity: &'a Activity,
    /// The item.
    pub item: &'a Retention,
    /// The data lines it covers: those it names, else those that no other item names.
    pub lines: Vec<Key<DataLine>>,
}

impl Kept<'_> {
    /// The covered categories of data that are `wanted`, each once.
    pub(super) fn categories(
        &self,
        case: &Case<'_>,
        wanted: impl Fn(&DataCategory) -> bool,
    ) -> Vec<Key<DataCategory>> {
        let all = self.lines.iter().flat_map(|it| &self.activity.data[*it].categories).copied();
        let mut found: Vec<_> =
            all.filter(|it| wanted(&case.register.data_categories[*it])).collect();
        found.sort();
        found.dedup();
        found
    }

    /// Whether the item says that everything in the activity is erased when a person leaves or asks for it.
    pub(super) fn promises_to_erase_all(&self) -> bool {
        let named = self.activity.data.entries().all(|(line, _)| self.item.data.contains(&line));
        let leaves = [RetentionEvent::AccountClosed, RetentionEvent::OnRequest];
        ends_at(self.item, &leaves) && (self.item.data.is_empty() || named)
    }

    /// Whether the criterion of the item is one of those that tell the reader no time, and nothing else tells it.
    pub(super) fn is_vague(&self, all: &[Kept<'_>]) -> bool {
        let criteria = self.item.criteria.as_ref().and_then(|it| it.exactly(Lang::Da));
        let Some(words) = criteria.filter(|_| !self.is_answered(all)) else { return false };
        let account = || terms::account_criterion(words).is_some() && !tells_of_inactivity(all);
        !tells_time(words) && (terms::vague_criterion(words).is_some() || account())
    }

    /// Whether the item only says that data are kept as long as there is an account, and none says what happens to an
    /// account that nobody uses.
    pub(super) fn is_as_long_as_account(&self, all: &[Kept<'_>]) -> bool {
        ends_at(self.item, &[RetentionEvent::AccountClosed])
            && self.item.criteria.is_none()
            && !self.is_answered(all)
            && !tells_of_inactivity(all)
    }

    /// Whether a period, or the law behind it, is given for the same data.
    pub(super) fn is_answered(&self, all: &[Kept<'_>]) -> bool {
        let law = self.item.basis_law.as_ref();
        let general = |it: &&Kept<'_>| it.item.period.is_some() && it.item.when.is_none();
        let given = |line| all.iter().filter(general).any(|it| it.lines.contains(line));
        self.item.period.is_some()
            || law.is_some_and(|it| names_section(it))
            || (!self.lines.is_empty() && self.lines.iter().all(given))
    }
}

/// The retention items of an activity, in order.
pub(super) fn kept(activity: &Activity) -> Vec<Kept<'_>> {
    let items = activity.retention.values();
    let mut all: Vec<_> = items.map(|item| Kept { activity, item, lines: Vec::new() }).collect();
    for (line, _) in activity.data.entries() {
        for item in activity.retention_of(line) {
            all[item.index()].lines.push(line);
        }
    }
    all
}

/// The labels of categories as they stand at the start of a sentence.
pub(super) fn names(case: &Case<'_>, categories: &[Key<DataCategory>]) -> String {
    let labels = categories.iter().map(|it| &case.register.data_categories[*it].label);
    wording::list_of_names(labels.map(|it| case.words(it)), case.lang())
}

/// Whether these are all the categories of an activity and too many to be counted up in a message.
pub(super) fn is_everything(activity: &Activity, categories: &[Key<DataCategory>]) -> bool {
    categories.len() > 3 && categories.len() == activity.categories().len()
}

/// Whether data are erased at one of these events at the latest, whatever the law asks for.
pub(super) fn ends_at(item: &Retention, events: &[RetentionEvent]) -> bool {
    item.until.as_ref().is_some_and(|it| events.contains(&it.value))
        && !yes(&item.statutory_exception)
}

/// Whether some item of an activity says what happens to an account that nobody uses.
fn tells_of_inactivity(all: &[Kept<'_>]) -> bool {
    all.iter().any(|it| it.item.inactive_after.is_some())
}

/// Whether a Danish criterion holds a unit of time, or a section of an act, all the same.
fn tells_time(words: &str) -> bool {
    let units = ["year", "month", "week", "day"].into_iter().flat_map(|unit| {
        ["one", "many"].map(|form| wording::phrase(&format!("unit.{unit}.{form}"), Lang::Da))
    });
    let units: Vec<&str> = units.collect();
    let mut parts = words.split(|it: char| !it.is_alphanumeric());
    names_section(words) || parts.any(|it| units.contains(&it))
}

/// Whether a reference to law goes beyond the name of an act: `§ 12`, `artikel 12`, `Article 12`.
fn names_section(law: &str) -> bool {
    let mut words = law.split_whitespace().peekable();
    let mut named = law.contains('\u{a7}');
    while let Some(word) = words.next() {
        let number = words.peek().is_some_and(|it| it.starts_with(|it: char| it.is_ascii_digit()));
        named |= number && word.to_lowercase().starts_with("art");
    }
    named
}

#[cfg(test)]
mod tests {
    use super::{names_section, tells_time};

    #[test]
    fn a_reference_with_a_section_or_an_article_says_where_to_look() {
        for law in ["bogføringsloven § 12", "hvidvaskloven §30", "GDPR artikel 17", "Art. 5 MAR"]
        {
            assert!(names_section(law), "{law}");
        }
        for law in ["regnskabsloven", "lov nr. 700 af 24. maj 2022", "art.", ""] {
            assert!(!names_section(law), "{law}");
        }
    }

    #[test]
    fn a_unit_of_time_is_a_whole_word() {
        assert!(tells_time("så længe det er nødvendigt, dog højst fem år"));
        assert!(tells_time("i 30 dage"));
        assert!(!tells_time("så længe det er nødvendigt i årsagsforløbet"));
    }
}
