//! An activity as it stands in a notice: the author's own sections, or the whole overview where there are none.

use tera::Value;

use super::address::Anchors;
use super::duties_view;
use super::facts::Facts;
use super::overview_view;
use super::values::{list, object, or_none, text};
use super::{markdown, values};
use crate::register::{Activity, ActivitySection, DataLine, DataSubject, Key, Register, wording};
use crate::source::Lang;
use crate::written::activity::{ActivityPart, Form};

/// Where an activity is shown.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Stand {
    /// Among others on a notice.
    AmongOthers,
    /// Among others on the page of a group of people: in brief, where the author did not write the text.
    ForAudience(Key<DataSubject>),
    /// On its own page, where every fact of it has its permanent address.
    OwnPage,
}

/// An activity. Its facts are counted where `facts` says so.
pub(super) fn activity(
    key: Key<Activity>,
    register: &Register,
    stand: Stand,
    facts: &mut Facts,
) -> Value {
    let it = &register.activities[key];
    let id = register.activities.id(key);
    let anchors = match stand {
        Stand::AmongOthers | Stand::ForAudience(_) => Anchors::among_others(id),
        Stand::OwnPage => Anchors::own_page(),
    };
    let label = facts.text(&"label", &label_anchor(id, stand), &it.label);
    // On its own page the author's sections come first and the overview after them: anchors belong to the overview.
    let audience = match stand {
        Stand::ForAudience(key) if it.sections.is_none() => Some(key),
        _ => None,
    };
    let with_overview = audience.is_none() && (stand == Stand::OwnPage || it.sections.is_none());
    let sections = it.sections.iter().flatten().zip(1..).map(|(section, number)| {
        author_section(section, number, it, register, &anchors, with_overview, facts)
    });
    let sections = list(sections.collect::<Vec<_>>());
    let overview = with_overview.then(|| overview_view::overview(it, register, &anchors, facts));
    object([
        ("id", text(id)),
        ("anchor", text(&label_anchor(id, stand))),
        ("label", label),
        ("level", Value::from(facts.level - 1)),
        ("folds", Value::from(stand == Stand::AmongOthers)),
        ("own_sections", Value::from(it.sections.is_some())),
        ("sections", sections),
        ("overview", or_none(overview)),
        ("brief", or_none(audience.map(|key| brief(it, key, register, facts.lang)))),
    ])
}

/// What an activity comes to for one group of people; the rest is one link away.
fn brief(activity: &Activity, subject: Key<DataSubject>, register: &Register, lang: Lang) -> Value {
    let purposes = activity.purposes_of(&[subject]).map(|(_, it)| text(it.text.get(lang)));
    let lines: Vec<Key<DataLine>> = activity.data_about(&[subject]).map(|(key, _)| key).collect();
    let mut categories = Vec::new();
    for category in lines.iter().flat_map(|it| &activity.data[*it].categories) {
        let label = register.data_categories[*category].label.get(lang);
        if !categories.contains(&label) {
            categories.push(label);
        }
    }
    let covers =
        |key| lines.is_empty() || lines.iter().any(|it| activity.retention_of(*it).contains(&key));
    let kept = activity.retention.entries().filter(|(key, _)| covers(*key));
    let kept = kept.map(|(_, it)| text(it.standard.get(lang)));
    object([
        ("purposes", list(purposes)),
        ("data", text(&wording::list_of_names(categories.into_iter(), lang))),
        ("retention", list(kept)),
    ])
}

fn label_anchor(id: &str, stand: Stand) -> String {
    match stand {
        Stand::AmongOthers | Stand::ForAudience(_) => format!("aktivitet-{id}"),
        Stand::OwnPage => "navn".to_owned(),
    }
}

fn author_section(
    section: &ActivitySection,
    number: usize,
    activity: &Activity,
    register: &Register,
    anchors: &Anchors,
    overview_follows: bool,
    facts: &mut Facts,
) -> Value {
    let anchor = anchors.of("afsnit", &number.to_string());
    let path = |name: &str| format!("sections/{number}/{name}");
    let heading = facts.text_if(&path("heading"), &anchor, section.heading.as_ref());
    facts.level += 1;
    let before = facts.blocks_if(&path("text"), &anchor, section.text.as_ref());
    let points = points(section, activity, register, anchors, overview_follows, facts);
    let after = facts.blocks_if(&path("after"), &anchor, section.after.as_ref());
    facts.level -= 1;
    object([
        ("anchor", text(&anchor)),
        ("heading", heading),
        ("text", before),
        ("points", list(points)),
        ("paragraph", Value::from(section.form == Form::Paragraph)),
        ("after", after),
    ])
}

/// The facts that a section shows, as points. They are counted in the overview, not here.
fn points(
    section: &ActivitySection,
    activity: &Activity,
    register: &Register,
    anchors: &Anchors,
    overview_follows: bool,
    facts: &Facts,
) -> Vec<Value> {
    let lang = facts.lang;
    let point = |kind: &str, id: &str, html: Value| {
        let anchor = if overview_follows { String::new() } else { anchors.of(kind, id) };
        object([("anchor", text(&anchor)), ("html", html)])
    };
    let chosen = |length: usize| section.only.clone().unwrap_or_else(|| (0..length).collect());
    match section.show {
        None => Vec::new(),
        Some(ActivityPart::Purposes) => at(&activity.purposes, chosen(activity.purposes.len()))
            .map(|(id, it)| point("formaal", id, text(it.text.get(lang))))
            .collect(),
        Some(ActivityPart::Data) => at(&activity.data, chosen(activity.data.len()))
            .map(|(id, it)| {
                let own = it.text.as_ref().map(|it| text(it.get(lang)));
                point(
                    "data",
                    id,
                    own.unwrap_or_else(|| text(&wording::line_label(it, register, lang))),
                )
            })
            .collect(),
        Some(ActivityPart::Retention) => at(&activity.retention, chosen(activity.retention.len()))
            .map(|(id, it)| {
                let own = it
                    .text
                    .as_ref()
                    .map(|it| values::html(&markdown::inline(it.get(lang), facts.level)));
                let standard = || text(it.standard.get(lang));
                point("opbevaring", id, own.unwrap_or_else(standard))
            })
            .collect(),
        Some(ActivityPart::LegalBasis) => {
            let bases = super::basis_view::Bases::of(activity, anchors);
            let wanted = chosen(activity.legal_basis.len()).into_iter();
            let found = wanted.filter_map(|it| activity.legal_basis.get(it));
            let points = found.map(|it| {
                let own = it.text.as_ref().map(|it| text(it.get(lang)));
                let anchor = if overview_follows { "" } else { bases.anchor(it) };
                let html = own.unwrap_or_else(|| text(it.article.wording.get(lang)));
                object([("anchor", text(anchor)), ("html", html)])
            });
            points.collect()
        }
        Some(ActivityPart::Recipients) => {
            let wanted = chosen(activity.recipients.len()).into_iter();
            let found = wanted.filter_map(|it| activity.recipients.get(it));
            let points = found.map(|key| {
                let it = &register.recipients[*key];
                let words = it.text.as_ref().unwrap_or(&it.label).get(lang);
                point("modtager", register.recipients.id(*key), text(words))
            });
            points.collect()
        }
        Some(ActivityPart::DataSubjects) => (activity.data_subjects.iter())
            .map(|it| {
                let subject = &register.data_subjects[it.value];
                let words = subject.text.as_ref().unwrap_or(&subject.label).get(lang);
                point("gruppe", register.data_subjects.id(it.value), text(words))
            })
            .collect(),
        Some(ActivityPart::Provision) => {
            let mut quiet = Facts::new(facts.shared, lang, facts.level, false, String::new());
            let words = duties_view::provision(activity, anchors, &mut quiet);
            answer_points(&words, "words", &["sentence", "consequence", "why"])
        }
        Some(ActivityPart::AutomatedDecision) => {
            let mut quiet = Facts::new(facts.shared, lang, facts.level, false, String::new());
            let words = duties_view::automated_decision(activity, anchors, &mut quiet);
            words
                .get_from_path("points")
                .and_then(|it| it.as_array())
                .into_iter()
                .flatten()
                .filter_map(|it| it.get_from_path("html").cloned())
                .map(|it| object([("anchor", text("")), ("html", it)]))
                .collect()
        }
        Some(ActivityPart::Overview) => Vec::new(),
    }
}

fn answer_points(value: &Value, under: &str, keys: &[&str]) -> Vec<Value> {
    let words =
        keys.iter().filter_map(|key| value.get_from_path(&format!("{under}.{key}")).cloned());
    let said = words.filter(|it| !it.is_none() && !it.is_undefined());
    said.map(|it| object([("anchor", text("")), ("html", it)])).collect()
}

/// The things with these numbers, with their ids.
fn at<T>(
    table: &crate::register::Table<T>,
    numbers: Vec<usize>,
) -> impl Iterator<Item = (&str, &T)> {
    numbers.into_iter().filter_map(|it| table.iter().nth(it)).map(|(id, it)| (id.as_str(), it))
}
