//! The checklist of Articles 13, 14 and 30, activity by activity: each item of the law's lists is met, does not apply, is
//! answered for by a decision or is missing, with the fact, the reason, the decision or the finding that says so.
//!
//! An item is missing when a rule that guards it has an open finding, note apart, which concerns the activity: at the
//! activity itself, at something that it uses, or at what holds for the whole content. Where no rule speaks, the fact is
//! looked for: what is not there is never said to be met. A question that has a key of its own and no answer is missing;
//! what only a certain fact calls for (an interest, a consent, a transfer) does not apply where that fact is not stated.

mod index;
mod item;
mod notice;
mod processor;
mod record;
mod shared;
mod transfers;

use index::{Entry, Index};
use item::{Fact, View};
use shared::About;

pub use item::{Item, Line, List, Part, Sheet, State, Subject};

use super::Outcome;
use crate::law::{self, Citation, Words};
use crate::register::{Activity, Key, ProcessorActivity, Register, wording};
use crate::source::{Lang, Span, filled};
use crate::written::activity::ActivityRole;
use crate::written::organisation::RoleInFile;

/// The checklist of a register, made sheet by sheet.
pub struct Checklist<'a> {
    view: View<'a>,
    index: Index<'a>,
}

impl<'a> Checklist<'a> {
    /// The checklist of `register` after its rules have found and its decisions answered `outcome`, told in `lang`.
    pub fn of(register: &'a Register, outcome: &'a Outcome, lang: Lang) -> Checklist<'a> {
        let view = View { register, lang };
        Checklist { view, index: Index::of(register, outcome, lang) }
    }

    /// Every sheet: the activities, then what is done for others, in the order of the register.
    pub fn sheets(&self) -> impl Iterator<Item = Sheet<'a>> {
        let register = self.view.register;
        let activities = register.activities.entries().map(|(key, _)| self.activity(key));
        let for_others = register.processor_activities.entries();
        let for_others = for_others.map(|(key, _)| self.processor_activity(key));
        let none = register.processor_activities.is_empty()
            && register.activities.values().all(|it| it.role != ActivityRole::Processor);
        let record = self.works_for_others().filter(|_| none);
        let record = record.map(|place| self.empty_record(place));
        activities.chain(for_others).chain(record)
    }

    /// The sheet of an activity.
    pub fn activity(&self, key: Key<Activity>) -> Sheet<'a> {
        let (view, register) = (self.view, self.view.register);
        let (id, activity) = (register.activities.id(key), &register.activities[key]);
        let about = About { view, id, activity, notices: self.index.notices(key) };
        let entries = self.index.of_activity(key, register);
        let parts = if activity.role == ActivityRole::Processor {
            let twin = self.index.twin(key).map(|it| &register.processor_activities[it]);
            let fact = |key: &str| match twin {
                Some(twin) => processor::fact(key, twin, view),
                None => processor::fact_of_activity(key, &about),
            };
            vec![processor_part(&fact, &entries, view)]
        } else {
            vec![notice_part(&about, &entries), controller_part(&about, &entries)]
        };
        Sheet { subject: Subject::Activity, id, label: view.words(&activity.label), parts }
    }

    fn processor_activity(&self, key: Key<ProcessorActivity>) -> Sheet<'a> {
        let (view, register) = (self.view, self.view.register);
        let it = &register.processor_activities[key];
        let entries = self.index.of_processor_activity(key, register);
        let part = processor_part(&|key| processor::fact(key, it, view), &entries, view);
        let id = register.processor_activities.id(key);
        Sheet {
            subject: Subject::ProcessorActivity,
            id,
            label: view.words(&it.label),
            parts: vec![part],
        }
    }

    /// Where the organisation says that it works for other controllers, if it does.
    fn works_for_others(&self) -> Option<Span> {
        let it = &self.view.register.organisation;
        let acts = it.acts_as_processor.as_ref().filter(|it| it.value).map(|it| it.span);
        let role = it.role_in_file.as_ref().filter(|it| it.value == RoleInFile::Processor);
        acts.or(role.map(|it| it.span))
    }

    fn empty_record(&self, place: Span) -> Sheet<'a> {
        let view = self.view;
        let absent = |_: &str| Some(Fact::Absent(vec![view.ours("processor.no_record", place)]));
        let part = processor_part(&absent, &self.index.of_all(), view);
        let label = view.phrase("processor.record");
        Sheet { subject: Subject::ProcessorRecord, id: "", label, parts: vec![part] }
    }
}

/// A row of one of the law's lists, and what the content has for it.
struct Row {
    key: &'static str,
    label: &'static Words,
    law: Vec<&'static Citation>,
    rules: &'static [String],
    fact: Fact,
}

fn notice_part(about: &About<'_>, entries: &[&Entry<'_>]) -> Part {
    let person = notice::from_person(about);
    let elsewhere = notice::from_elsewhere(about);
    let hidden = !about.activity.is_public();
    let rows = law::checklist().notice.iter().map(|it| {
        let cited = [(&it.article_13, person), (&it.article_14, elsewhere)];
        let wanted = cited.iter().filter(|(_, applies)| *applies).filter_map(|(it, _)| it.as_ref());
        let mut law: Vec<&Citation> = wanted.collect();
        if law.is_empty() {
            // An item of the other article: why it does not apply is what it says.
            law = cited.iter().filter_map(|(it, _)| it.as_ref()).collect();
        }
        let fact =
            if hidden { untold(&it.key, about, entries) } else { notice::fact(&it.key, about) };
        Row { key: &it.key, label: &it.label, law, rules: &it.rules, fact: known(fact) }
    });
    let rows: Vec<Row> = rows.collect();
    // Where nobody need be told, nothing that a rule finds about it is wanted there; the record tells of it.
    let exempt =
        |it: &Row| hidden && it.key != EXEMPTIONS && matches!(it.fact, Fact::NotApplicable(_));
    let quiet = rows.iter().any(exempt);
    let concerned: Vec<&Entry<'_>> = entries
        .iter()
        .copied()
        .filter(|it| !quiet || rows.iter().any(|row| row.key == EXEMPTIONS && guards(row, it)))
        .collect();
    Part { list: List::Notice, items: items(rows, &concerned, about.view) }
}

/// The item of the lawful exceptions from the duty to inform.
const EXEMPTIONS: &str = "exemptions";

/// The facts of an activity that the notice does not tell of: exempt, told of elsewhere, or nowhere.
fn untold(key: &str, about: &About<'_>, entries: &[&Entry<'_>]) -> Option<Fact> {
    let exemption = notice::exemptions(about);
    if key == EXEMPTIONS {
        return Some(exemption);
    }
    let list = law::checklist().notice.iter().find(|it| it.key == EXEMPTIONS);
    let rules = list.map_or(&[][..], |it| &it.rules);
    let doubted =
        entries.iter().any(|it| it.decision.is_none() && rules.iter().any(|rule| rule == it.code));
    Some(match exemption {
        Fact::Stated(lines) | Fact::NotApplicable(lines) if !doubted => Fact::NotApplicable(lines),
        Fact::Absent(lines) => Fact::Absent(lines),
        Fact::Stated(_) | Fact::NotApplicable(_) => {
            let place = about.activity.notice_exemption.as_ref().map(|it| it.span);
            Fact::Absent(vec![about.view.ours("exemption.doubted", place)])
        }
    })
}

fn controller_part(about: &About<'_>, entries: &[&Entry<'_>]) -> Part {
    let rows = law::checklist().controller_record.iter().map(|it| Row {
        key: &it.key,
        label: &it.label,
        law: vec![&it.article_30],
        rules: &it.rules,
        fact: known(record::fact(&it.key, about)),
    });
    Part { list: List::ControllerRecord, items: items(rows.collect(), entries, about.view) }
}

fn processor_part(
    fact: &dyn Fn(&str) -> Option<Fact>,
    entries: &[&Entry<'_>],
    view: View<'_>,
) -> Part {
    let rows = law::checklist().processor_record.iter().map(|it| Row {
        key: &it.key,
        label: &it.label,
        law: vec![&it.article_30],
        rules: &it.rules,
        fact: known(fact(&it.key)),
    });
    Part { list: List::ProcessorRecord, items: items(rows.collect(), entries, view) }
}

/// What the code knows of an item; an item that it does not know is said to be missing, never to be met.
fn known(fact: Option<Fact>) -> Fact {
    fact.unwrap_or(Fact::Absent(Vec::new()))
}

fn items(rows: Vec<Row>, entries: &[&Entry<'_>], view: View<'_>) -> Vec<Item> {
    let absent: Vec<bool> = rows.iter().map(|it| matches!(it.fact, Fact::Absent(_))).collect();
    // Of several items that a rule guards, its finding is about those whose fact is absent, where any is.
    let about = |entry: &Entry<'_>, number: usize| {
        let guarded = || (0..rows.len()).filter(|it| guards(&rows[*it], entry));
        guards(&rows[number], entry) && (absent[number] || !guarded().any(|it| absent[it]))
    };
    let concerned: Vec<Vec<&Entry<'_>>> = (0..rows.len())
        .map(|number| entries.iter().copied().filter(|it| about(it, number)).collect())
        .collect();
    rows.into_iter().zip(concerned).map(|(row, entries)| item(row, &entries, view)).collect()
}

fn guards(row: &Row, entry: &Entry<'_>) -> bool {
    // A rule on words looks at recipients and at categories alike.
    let fits = match entry.kind {
        "recipients" => row.key != "categories",
        "data_categories" | "data_subjects" => row.key != "recipients",
        _ => true,
    };
    fits && row.rules.iter().any(|it| it == entry.code)
}

fn item(row: Row, entries: &[&Entry<'_>], view: View<'_>) -> Item {
    let open: Vec<Line> =
        entries.iter().filter(|it| it.decision.is_none()).map(|it| finding(it)).collect();
    let (state, lines) = if !open.is_empty() {
        (State::Missing, open)
    } else if !entries.is_empty() {
        (State::Answered, entries.iter().flat_map(|it| decided(it, view)).collect())
    } else {
        match row.fact {
            Fact::Stated(lines) => (State::Met, lines),
            Fact::NotApplicable(lines) => (State::NotApplicable, lines),
            Fact::Absent(lines) => (State::Missing, lines),
        }
    };
    Item { key: row.key, label: row.label, law: row.law, state, lines }
}

fn finding(entry: &Entry<'_>) -> Line {
    Line { code: Some(entry.code), ..Line::of(entry.message.as_str(), entry.place) }
}

/// A finding, and the decision on it: why, by whom, until when.
fn decided(entry: &Entry<'_>, view: View<'_>) -> Vec<Line> {
    let mut lines = vec![finding(entry)];
    if let Some(decision) = entry.decision {
        let until = decision.until.as_ref().map(|it| wording::date(it.value, view.lang));
        let values = [
            ("why", decision.why.as_ref().map_or("", |it| it.as_str())),
            ("by", decision.by.as_ref().map_or("", |it| it.as_str())),
            ("until", until.as_deref().unwrap_or_default()),
        ];
        let text = filled(view.phrase("decided"), &values);
        lines.push(Line::of(text, decision.span));
    }
    lines
}

#[cfg(test)]
mod tests;
