//! The answer: changes, and what each requires.

use std::collections::BTreeMap;

use serde_json::Value;

use super::Snapshot;
use super::classify::class_of;
use super::compare::{Difference, compare};
use super::concern::notices;
use super::facts::{find, has_recipient, items, names};
use super::group::{self, Group, groups};
use super::prose::{self, Prose};
use super::renames::{Renames, renamed, renames};
use super::requires::{Case, requires, users};
use super::snapshot::version;
use super::table::{self, ClassRow, PathRow};
use super::value::{instance, label_of, labelled};
use super::words::spelling_only;
use crate::law::{self, ChangeDuty, Citation, Words};
use crate::register::{Date, Period, wording};
use crate::source::Lang;

/// What changed.
#[derive(Debug)]
pub struct Diff {
    /// The changes, from the weightiest class down.
    pub changes: Vec<Change>,
    /// Keys that one of the sides is too old to have; they were not compared.
    pub not_compared: Vec<&'static PathRow>,
    /// Whether the texts of the notices were compared as well.
    pub texts_compared: bool,
}

/// A change.
#[derive(Debug)]
pub struct Change {
    /// What it is.
    pub class: &'static ClassRow,
    /// Whether something came, went or is other than it was.
    pub kind: Kind,
    /// Where: from the outside in.
    pub place: Vec<Place>,
    /// The activities that use what changed, where the change is not inside one.
    pub concerns: Vec<Place>,
    /// The notices that it concerns.
    pub notices: Vec<Place>,
    /// What is different, what it follows from first.
    pub details: Vec<Detail>,
    /// What it requires.
    pub requires: Vec<Duty>,
}

/// Whether something came, went or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is other than it was.
    Changed,
}

/// A thing that a change is in.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What it is: a key of `kinds` in `changes.yaml`.
    pub of: &'static str,
    /// Its id.
    pub id: String,
    /// The id that it had before, when it is another.
    pub was: Option<String>,
    /// What it is called, by language.
    pub label: BTreeMap<String, String>,
}

/// Something that is different.
#[derive(Clone, Debug)]
pub struct Detail {
    /// Where it stands in `register.json`, with the ids of the items it is in.
    pub path: String,
    /// What it is called.
    pub name: Words,
    /// What it was.
    pub before: Option<Value>,
    /// What it is.
    pub after: Option<Value>,
    /// Whether it merely follows from the others.
    pub follows: bool,
}

/// Something that a change requires.
#[derive(Clone, Debug)]
pub struct Duty {
    /// What is to be done.
    pub row: &'static ChangeDuty,
    /// Where it follows from.
    pub law: Vec<&'static Citation>,
    /// The promise that it is about, for the organisation's own warning.
    pub warning: Option<Warning>,
}

/// What a notice promises about changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The notice, by id.
    pub notice: String,
    /// Days before the change takes effect.
    pub days: u64,
    /// How people are told.
    pub channels: Vec<String>,
}

/// A comparison in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Summary {
    /// Nothing changed.
    None,
    /// Only what no notice says.
    Internal,
    /// Only words.
    Editorial,
    /// Something that something follows from.
    Material,
}

impl Diff {
    /// The whole in one word.
    pub fn summary(&self) -> Summary {
        let of = |it: &Change| match it.class.key.as_str() {
            _ if it.class.material => Summary::Material,
            "internal" => Summary::Internal,
            _ => Summary::Editorial,
        };
        self.changes.iter().map(of).max().unwrap_or(Summary::None)
    }
}

/// What changed from `old` to `new`, and what that requires.
pub fn diff(old: &Snapshot, new: &Snapshot) -> Diff {
    let renames = renames(&old.register, &new.register);
    let before = renamed(old.register.clone(), &renames);
    let registers = [&before, &new.register];
    let oldest = old.version().min(new.version());
    let known = |row: &PathRow| row.since.as_deref().is_none_or(|it| version(it) <= oldest);
    let mut not_compared = Vec::new();
    let all = compare(registers[0], registers[1], &known, &mut not_compared);
    let told: Vec<_> =
        all.into_iter().filter_map(|it| Some((class_of(&it, registers)?, it))).collect();
    let (classes, all): (Vec<_>, Vec<_>) = told.into_iter().unzip();
    let mut changes: Vec<Change> = (groups(&all).iter())
        .map(|group| change(group, &all, &classes, registers, &renames))
        .collect();
    let real = changes.iter().any(|it| it.class.material);
    let names = renames.get("notices");
    let texts: Vec<_> = (old.notices.iter().cloned())
        .map(|mut it| {
            if let Some(new) = names.and_then(|names| names.get(&it.notice)) {
                it.notice.clone_from(new);
            }
            it
        })
        .collect();
    let texts_compared = !texts.is_empty() && !new.notices.is_empty();
    let told = |lang: &str| -> Vec<[String; 2]> {
        let text = |it: &Option<Value>| {
            let it = it.as_ref()?;
            it.as_str().or_else(|| it[lang].as_str()).map(str::to_owned)
        };
        let details = changes.iter().flat_map(|it| &it.details);
        let mut told: Vec<[String; 2]> =
            details.filter_map(|it| Some([text(&it.before)?, text(&it.after)?])).collect();
        told.extend(told.clone().iter().filter_map(|it| in_words(it, lang)));
        told
    };
    let prose = prose::compare(&texts, &new.notices, &told).into_iter();
    let prose: Vec<Prose> = prose.collect();
    changes.extend(prose.into_iter().map(|it| reading(it, real, registers, &renames)));
    let rank = |it: &Change| table::classes().iter().position(|row| row.key == it.class.key);
    changes.sort_by_cached_key(|it| {
        let place: Vec<String> = it.place.iter().map(|it| it.id.clone()).collect();
        (rank(it), place, it.details.first().map(|it| it.path.clone()), it.kind)
    });
    Diff { changes, not_compared, texts_compared }
}

/// What two values of the register are in the words of a notice, where those are others.
fn in_words(values: &[String; 2], lang: &str) -> Option<[String; 2]> {
    let lang = Lang::from_code(lang)?;
    let [before, after] = values.each_ref().map(|it| {
        let period = Period::parse(it).map(|it| wording::period(it, lang));
        let date = || Date::parse(it).map(|it| wording::date(it, lang));
        period.or_else(date).or_else(|| Some(law::country(it)?.name(lang).to_owned()))
    });
    Some([before?, after?])
}

fn change(
    group: &Group,
    all: &[Difference<'_>],
    classes: &[&'static str],
    registers: [&Value; 2],
    renames: &Renames,
) -> Change {
    let weightiest = group.own.iter().map(|it| table::class(classes[*it]));
    let rank = |it: &&ClassRow| table::classes().iter().position(|row| row.key == it.key);
    let mut class = weightiest.min_by_key(rank).unwrap_or(table::class("unknown"));
    let own: Vec<&Difference<'_>> = group.own.iter().map(|it| &all[*it]).collect();
    let place: Vec<_> = own.first().into_iter().flat_map(|it| group::place(it)).collect();
    let outer = place.first().map(|it| (it.of, it.key.as_str()));
    let activities = concerned(outer, registers);
    // What a catalogue says counts where an activity uses it.
    if let Some((of @ ("recipient" | "category" | "data_subject" | "consent"), id)) = outer
        && activities.is_empty()
        && class.material
    {
        let for_others = of == "recipient"
            && registers
                .iter()
                .any(|it| items(it, "processor_activities").any(|it| has_recipient(it, id)));
        class = table::class(if for_others { "changed_processing_for_others" } else { "internal" });
    }
    let concerns = match outer {
        Some(("recipient" | "category" | "data_subject" | "consent", _)) => activities
            .iter()
            .filter_map(|it| it[1].or(it[0]))
            .map(|it| labelled("activity", it, renames))
            .collect(),
        _ => Vec::new(),
    };
    let place = place.iter().map(|it| label_of(it, registers, renames)).collect();
    let details = (own.iter().map(|it| (*it, false)))
        .chain(group.following.iter().map(|it| (&all[*it], true)))
        .map(|(it, follows)| detail(it, follows))
        .collect();
    let kind = kind_of(&own);
    let ids = notices(outer, registers, &activities);
    let requires = requires(&Case { registers, class, own, activities, notices: &ids });
    let notices = notice_places(&ids, registers, renames);
    Change { class, kind, place, concerns, notices, details, requires }
}

fn notice_places(ids: &[String], registers: [&Value; 2], renames: &Renames) -> Vec<Place> {
    let of = |id: &String| registers.into_iter().rev().find_map(|it| find(it, "notices", id));
    ids.iter().filter_map(of).map(|it| labelled("notice", it, renames)).collect()
}

fn kind_of(own: &[&Difference<'_>]) -> Kind {
    let item = |it: &&&Difference<'_>| it.path.ends_with("[]");
    if own.iter().all(|it| item(&it) && it.before.is_none()) {
        Kind::Added
    } else if own.iter().all(|it| item(&it) && it.after.is_none()) {
        Kind::Removed
    } else {
        Kind::Changed
    }
}

/// The activities that something concerns, on both sides: the one it is in, those that use it, those that the notice
/// describes; all of them for what stands above them.
fn concerned<'a>(
    outer: Option<(&str, &str)>,
    registers: [&'a Value; 2],
) -> Vec<[Option<&'a Value>; 2]> {
    let both = |id: &str| registers.map(|it| find(it, "activities", id));
    let of_side = |register: &'a Value| -> Vec<&'a str> {
        let found: Vec<&Value> = match outer {
            Some(("activity", id)) => find(register, "activities", id).into_iter().collect(),
            Some((of @ ("recipient" | "category" | "data_subject" | "consent"), id)) => {
                users(register, of, id)
            }
            Some(("processor_activity" | "measure" | "decision" | "manager" | "country", _)) => {
                Vec::new()
            }
            Some(("notice", id)) => {
                let notice = find(register, "notices", id);
                let described = |it: &&Value| {
                    notice.is_some_and(|notice| {
                        names(items(notice, "activities"), it["id"].as_str().unwrap_or_default())
                    })
                };
                items(register, "activities").filter(described).collect()
            }
            _ => items(register, "activities").collect(),
        };
        found.into_iter().filter_map(|it| it["id"].as_str()).collect()
    };
    let mut ids: Vec<&str> = registers.into_iter().flat_map(of_side).collect();
    ids.sort_unstable();
    ids.dedup();
    ids.into_iter().map(both).collect()
}

fn nameless() -> Words {
    Words { da: String::new(), en: String::new(), name: None }
}

fn detail(it: &Difference<'_>, follows: bool) -> Detail {
    let name = match it.row {
        Some(row) => row.name.clone(),
        None => Words { da: it.path.clone(), en: it.path.clone(), name: None },
    };
    Detail {
        path: instance(&it.path, &it.steps),
        name,
        before: it.before.cloned(),
        after: it.after.cloned(),
        follows,
    }
}

/// What changed in the text of a notice as it is read. Where facts changed the text follows, and nobody can tell by machine
/// what else it says; where none did, the text itself says something else.
fn reading(prose: Prose, real: bool, registers: [&Value; 2], renames: &Renames) -> Change {
    let spelled = prose.paragraphs.iter().all(|it| match it {
        [Some(old), Some(new)] => spelling_only(old, new),
        _ => false,
    });
    let class = match (spelled, real) {
        (true, _) => "editorial",
        (false, true) => "notice_text",
        (false, false) => "reworded",
    };
    let class = table::class(class);
    let notice = registers.iter().rev().find_map(|it| find(it, "notices", &prose.notice));
    let outer = Some(("notice", prose.notice.as_str()));
    let activities = concerned(outer, registers);
    let ids = notices(outer, registers, &activities);
    let paragraph = table::row("notices[].text").map_or_else(nameless, |it| it.name.clone());
    let text = |it: Option<String>| it.map(Value::String);
    let details = prose.paragraphs.into_iter().map(|[before, after]| Detail {
        path: format!("notices[{}].text.{}", prose.notice, prose.lang),
        name: paragraph.clone(),
        before: text(before),
        after: text(after),
        follows: false,
    });
    Change {
        class,
        kind: Kind::Changed,
        place: notice.map(|it| labelled("notice", it, renames)).into_iter().collect(),
        concerns: Vec::new(),
        notices: notice_places(&ids, registers, renames),
        details: details.collect(),
        requires: requires(&Case { registers, class, own: Vec::new(), activities, notices: &ids }),
    }
}
