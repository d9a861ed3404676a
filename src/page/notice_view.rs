//! A notice section by section: the author's own, or the order of Datatilsynet's template.

use tera::Value;

use super::facts::Facts;
use super::values::{list, object, or_none, text};
use super::{folding, party_view, recipient_view, rights_view, shared};
use crate::law::{self, RightKey};
use crate::register::wording;
use crate::register::{
    Activity, ChangePolicy, DataSubject, Date, Key, Notice, NoticeSection, OBJECTION_ANCHOR, Only,
    Period, Recipient, Register, Text,
};
use crate::source::{Lang, Spanned};
use crate::written::notice::NoticePart;

/// The parts of a notice whose author wrote none, in the order of Datatilsynet's template for the duty to inform. Data,
/// sources, periods and automated decisions stand under each activity, beside the purposes they belong to.
const STANDARD: [NoticePart; 11] = [
    NoticePart::Controller,
    NoticePart::Dpo,
    NoticePart::Activities,
    NoticePart::Recipients,
    NoticePart::Transfers,
    NoticePart::Withdrawal,
    NoticePart::Rights,
    NoticePart::Objection,
    NoticePart::Complaint,
    NoticePart::Audiences,
    NoticePart::Changes,
];

/// The sections of a notice: the author's, or the standard ones. The law's own statement on objection is in both.
pub(super) fn sections(notice: &Notice, register: &Register) -> Vec<NoticeSection> {
    let applying: Vec<_> =
        rights_view::applying(&notice.activities, register).map(|it| it.key).collect();
    let section = |part| NoticeSection {
        anchor: part_anchor(part).to_owned(),
        show: Some(part),
        ..NoticeSection::default()
    };
    if let Some(own) = &notice.sections {
        let mut sections = own.clone();
        // Art. 21(4): the right to object must be brought to people's attention, apart from everything else.
        let shown = own.iter().any(|it| it.show == Some(NoticePart::Objection));
        if applying.contains(&RightKey::Objection) && !shown {
            sections.push(section(NoticePart::Objection));
        }
        return sections;
    }
    let wanted = STANDARD.into_iter().filter(|part| match part {
        NoticePart::Dpo => register.organisation.dpo.is_some(),
        NoticePart::Activities => !notice.activities.is_empty(),
        NoticePart::Transfers => recipients_of(notice, register)
            .iter()
            .any(|it| register.recipients[*it].has_transfers()),
        NoticePart::Withdrawal => applying.contains(&RightKey::WithdrawConsent),
        NoticePart::Objection => applying.contains(&RightKey::Objection),
        NoticePart::Audiences => !notice.audiences.is_empty(),
        NoticePart::Recipients => {
            !recipients_of(notice, register).is_empty() || none_receive(notice, register)
        }
        NoticePart::Changes => notice.last_updated.is_some() || notice.change_policy.is_some(),
        _ => true,
    });
    wanted.map(section).collect()
}

/// Whether a section is ours, with our heading: in the standard order, or the statement on objection that we add.
pub(super) fn is_ours(part: NoticePart, section: &NoticeSection, notice: &Notice) -> bool {
    notice.sections.is_none()
        || (part == NoticePart::Objection && section.anchor == part_anchor(part))
}

/// The anchor of a standard section.
fn part_anchor(part: NoticePart) -> &'static str {
    match part {
        NoticePart::Controller => "dataansvarlig",
        NoticePart::Dpo => "databeskyttelsesraadgiver",
        NoticePart::Audiences => "hvem",
        NoticePart::Activities => "formaal",
        NoticePart::DataCategories => "oplysninger",
        NoticePart::Recipients => "modtagere",
        NoticePart::Transfers => "overfoersler",
        NoticePart::Sources => "kilder",
        NoticePart::Retention => "opbevaring",
        NoticePart::AutomatedDecisions => "automatiske",
        NoticePart::Withdrawal => "samtykke",
        NoticePart::Rights => "rettigheder",
        NoticePart::Contact => "brug",
        NoticePart::Objection => OBJECTION_ANCHOR,
        NoticePart::Complaint => "klage",
        NoticePart::Changes => "aendringer",
    }
}

/// The key of the standard heading of a part in the furniture texts.
pub(super) fn heading_key(part: NoticePart) -> String {
    format!("section_{}", wording::name_of(part))
}

/// What a section says before and after what it shows. Activities are not here: each is a chunk of its own.
pub(super) fn section(
    it: &NoticeSection,
    number: usize,
    notice: &Notice,
    register: &Register,
    furniture_heading: Option<String>,
    facts: &mut Facts,
) -> Value {
    let anchor = it.anchor.as_str();
    let path = |name: &str| format!("sections/{number}/{name}");
    let heading = match (&it.heading, furniture_heading) {
        (Some(heading), _) => facts.text(&path("heading"), anchor, heading),
        (None, Some(standard)) => text(&standard),
        (None, None) => Value::none(),
    };
    let before = facts.blocks_if(&path("text"), anchor, it.text.as_ref());
    let part = it.show.map(|part| shown(part, it, notice, register, facts));
    let after = facts.blocks_if(&path("after"), &format!("{anchor}-efter"), it.after.as_ref());
    let folds = it.show.is_some_and(folding::grows) && !heading.is_none();
    object([
        ("anchor", text(anchor)),
        ("heading", heading),
        ("folds", Value::from(folds)),
        ("text", before),
        (
            "none_receive",
            Value::from(it.show == Some(NoticePart::Recipients) && none_receive(notice, register)),
        ),
        ("show", or_none(it.show.map(|it| text(&wording::name_of(it))))),
        ("part", or_none(part)),
        ("after", after),
    ])
}

fn shown(
    part: NoticePart,
    section: &NoticeSection,
    notice: &Notice,
    register: &Register,
    facts: &Facts,
) -> Value {
    let lang = facts.lang;
    // What is shown here has its home on another page, where it is counted.
    let quiet = &mut Facts::new(facts.shared, lang, facts.level + 1, false, String::new());
    match part {
        NoticePart::Controller | NoticePart::Dpo | NoticePart::Complaint => {
            let named = |key| {
                activities(notice, register)
                    .any(|(_, it)| it.joint_controllers.iter().any(|it| it.value == key))
            };
            let organisation = party_view::organisation(register, &named, quiet);
            let complaint = law::right(RightKey::Complaint);
            let words = rights_view::right(complaint, &[], register, false, quiet);
            object([("organisation", organisation), ("complaint", words)])
        }
        NoticePart::Audiences => list(audiences(section, notice, register, lang)),
        NoticePart::Activities => Value::none(),
        NoticePart::DataCategories => list(categories(notice, register, lang)),
        NoticePart::Recipients => {
            let briefs = chosen_recipients(section, notice, register).into_iter();
            list(briefs.map(|it| facts.shared.recipient(it, lang)))
        }
        NoticePart::Transfers => {
            let outside = chosen_recipients(section, notice, register).into_iter();
            let outside = outside.filter(|it| register.recipients[*it].has_transfers());
            list(
                outside
                    .map(|it| recipient_view::recipient(it, register, quiet))
                    .collect::<Vec<_>>(),
            )
        }
        NoticePart::Sources => list(sources(notice, register, lang)),
        NoticePart::Retention => list(retention(notice, register, lang)),
        NoticePart::AutomatedDecisions => list(automated(notice, register, quiet)),
        NoticePart::Withdrawal => withdrawal(notice, register, quiet),
        NoticePart::Rights => rights(section, notice, register, quiet),
        NoticePart::Contact => quiet.blocks_if(&"", "", register.rights.contact.as_ref()),
        NoticePart::Objection => {
            rights_view::objection(&notice.activities, &[], register, facts.shared, lang)
        }
        NoticePart::Changes => changes(notice, lang),
    }
}

fn audiences(
    section: &NoticeSection,
    notice: &Notice,
    register: &Register,
    lang: Lang,
) -> Vec<Value> {
    let all: Vec<Key<DataSubject>> = match &section.only {
        Only::DataSubjects(keys) => keys.clone(),
        _ => notice.audiences.iter().map(|it| it.value).collect(),
    };
    let view = |key: Key<DataSubject>| {
        let it = &register.data_subjects[key];
        let words: &Text = it.text.as_ref().unwrap_or(&it.label);
        object([("id", text(register.data_subjects.id(key))), ("text", text(words.get(lang)))])
    };
    all.into_iter().map(view).collect()
}

fn activities<'a>(
    notice: &'a Notice,
    register: &'a Register,
) -> impl Iterator<Item = (&'a str, &'a Activity)> {
    notice.activities.iter().map(|it| (register.activities.id(*it), &register.activities[*it]))
}

/// Every recipient of the notice's activities, in the catalogue's order.
pub(super) fn recipients_of(notice: &Notice, register: &Register) -> Vec<Key<Recipient>> {
    let mut all: Vec<_> =
        activities(notice, register).flat_map(|(_, it)| it.recipients.clone()).collect();
    all.sort();
    all.dedup();
    all
}

/// Whether every activity says that nobody receives its data. Saying nothing is not saying so.
pub(super) fn none_receive(notice: &Notice, register: &Register) -> bool {
    let mut all = activities(notice, register).peekable();
    all.peek().is_some() && all.all(|(_, it)| it.has_no_recipients())
}

fn chosen_recipients(
    section: &NoticeSection,
    notice: &Notice,
    register: &Register,
) -> Vec<Key<Recipient>> {
    match &section.only {
        Only::Recipients(keys) => keys.clone(),
        _ => recipients_of(notice, register),
    }
}

fn categories(notice: &Notice, register: &Register, lang: Lang) -> Vec<Value> {
    let mut keys: Vec<_> =
        activities(notice, register).flat_map(|(_, it)| it.categories()).collect();
    keys.sort();
    keys.dedup();
    let view = |key| {
        let it: &crate::register::DataCategory = &register.data_categories[key];
        object([
            ("label", text(it.label.get(lang))),
            ("kind", text(wording::value("kind", it.kind.value, lang))),
            ("fields", text(&shared::fields(it, lang))),
        ])
    };
    keys.into_iter().map(view).collect()
}

fn sources(notice: &Notice, register: &Register, lang: Lang) -> Vec<Value> {
    let mut found = Vec::new();
    for (id, activity) in activities(notice, register) {
        for (line_id, line) in &activity.data {
            let Some(source) = &line.source else { continue };
            if source.kind.value == crate::written::activity::DataSource::DataSubject {
                continue;
            }
            found.push(object([
                ("activity", text(id)),
                ("line", text(line_id)),
                ("label", text(&wording::line_label(line, register, lang))),
                ("kind", text(wording::value("source", source.kind.value, lang))),
                ("name", or_none(source.name.as_ref().map(|it| text(it.get(lang))))),
            ]));
        }
    }
    found
}

fn retention(notice: &Notice, register: &Register, lang: Lang) -> Vec<Value> {
    let view = |(id, activity): (&str, &Activity)| {
        let items = activity.retention.values().map(|it| text(it.standard.get(lang)));
        object([
            ("activity", text(id)),
            ("label", text(activity.label.get(lang))),
            ("items", list(items)),
        ])
    };
    activities(notice, register).map(view).collect()
}

fn automated(notice: &Notice, register: &Register, facts: &mut Facts) -> Vec<Value> {
    let anchors = super::address::Anchors::own_page();
    let declared = activities(notice, register).filter(|(_, it)| it.automated_decision.is_some());
    let declared: Vec<_> = declared.collect();
    let view = |(id, activity): (&str, &Activity)| {
        object([
            ("activity", text(id)),
            ("label", text(activity.label.get(facts.lang))),
            ("decision", super::duties_view::automated_decision(activity, &anchors, facts)),
        ])
    };
    declared.into_iter().map(view).collect()
}

fn rights(
    section: &NoticeSection,
    notice: &Notice,
    register: &Register,
    facts: &mut Facts,
) -> Value {
    // The right to object and to complain have sections of their own in the standard order.
    let own_section = |key| {
        notice.sections.is_none()
            && matches!(key, RightKey::Objection | RightKey::Complaint | RightKey::WithdrawConsent)
    };
    let chosen: Vec<&law::Right> = match &section.only {
        Only::Rights(keys) => keys.iter().map(|it| law::right(*it)).collect(),
        _ => rights_view::applying(&notice.activities, register)
            .filter(|it| !own_section(it.key))
            .collect(),
    };
    let rights = chosen.into_iter().map(|it| {
        let view = rights_view::right(it, &notice.activities, register, false, facts);
        let own = register.rights.own_words(it.key).is_some();
        let inline = register.rights.own_words(it.key).map(|it| {
            super::values::html(&super::markdown::inline(it.get(facts.lang), facts.level))
        });
        object([("right", view), ("own_words", Value::from(own)), ("inline", or_none(inline))])
    });
    let rights = list(rights.collect::<Vec<_>>());
    let exercise =
        notice.sections.is_none().then(|| text(law::statements().exercise.get(facts.lang)));
    let contact = notice.sections.is_none().then_some(register.rights.contact.as_ref()).flatten();
    let contact = facts.blocks_if(&"", "", contact);
    object([("rights", rights), ("exercise", or_none(exercise)), ("contact", contact)])
}

/// The right to withdraw consent, and how each consent is withdrawn.
fn withdrawal(notice: &Notice, register: &Register, facts: &mut Facts) -> Value {
    let mut consents: Vec<_> =
        activities(notice, register).flat_map(|(_, it)| it.consents()).collect();
    consents.sort();
    consents.dedup();
    let ways = consents.into_iter().filter_map(|key| {
        let it = &register.consents[key];
        let way = facts.inline(&"", "", it.withdraw.as_ref()?);
        Some(object([("label", text(it.label.get(facts.lang))), ("way", way)]))
    });
    let ways = list(ways.collect::<Vec<_>>());
    let own = facts.blocks_if(&"", "", register.rights.own_words(RightKey::WithdrawConsent));
    let standard = text(law::statements().withdrawal_sentence.get(facts.lang));
    object([("own_words", own), ("standard", standard), ("ways", ways)])
}

/// The date of the text and what is promised about changes.
fn changes(notice: &Notice, lang: Lang) -> Value {
    let date = |it: &Option<Spanned<Date>>| {
        or_none(it.as_ref().map(|it| text(&wording::date(it.value, lang))))
    };
    let policy = notice.change_policy.as_ref().map(|it| {
        let days = it.days_before.as_ref().map(|it| text(&days(it.value, lang)));
        object([("days", or_none(days)), ("channels", text(&channels(it, lang)))])
    });
    object([
        ("last_updated", date(&notice.last_updated)),
        ("effective", date(&notice.effective)),
        ("policy", or_none(policy)),
    ])
}

/// `30 dage`.
pub(super) fn days(number: u32, lang: Lang) -> String {
    wording::period(Period { years: 0, months: 0, weeks: 0, days: number }, lang)
}

/// How changes are announced.
pub(super) fn channels(policy: &ChangePolicy, lang: Lang) -> String {
    let words: Vec<&str> =
        policy.channels.iter().map(|it| wording::value("announcement", *it, lang)).collect();
    wording::alternatives(&words, lang)
}
