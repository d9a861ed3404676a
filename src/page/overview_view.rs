//! The whole of an activity's public facts: who, what for, on which basis, which data, to whom, how long.

use tera::Value;

use super::address::Anchors;
use super::basis_view::{Bases, basis};
use super::duties_view;
use super::facts::{Facts, Steps};
use super::party_view::reason;
use super::shared;
use super::values::{list, object, or_none, text};
use crate::register::wording::{self, phrase};
use crate::register::{
    Activity, DataCategory, DataLine, Key, LegalBasis, Purpose, Register, Retention,
};
use crate::source::Lang;

/// All public facts of an activity, each with its anchor.
pub(super) fn overview(
    activity: &Activity,
    register: &Register,
    anchors: &Anchors,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let bases = Bases::of(activity, anchors);
    let subjects =
        list(activity.data_subjects.iter().map(|it| facts.shared.data_subject(it.value, lang)));
    let cells = Cells::of(activity, &bases, anchors, register, lang);
    let purposes =
        activity.purposes.iter().map(|(id, it)| purpose(id, it, activity, &cells, anchors, facts));
    let purposes = list(purposes.collect::<Vec<_>>());
    let data =
        activity.data.iter().map(|(id, it)| data_line(id, it, activity, register, anchors, facts));
    let data = list(data.collect::<Vec<_>>());
    let in_full =
        bases.all.iter().map(|(it, anchor)| basis(it, anchor, anchors, activity, register, facts));
    let in_full = list(in_full.collect::<Vec<_>>());
    let consents = activity.consents().into_iter().map(|key| {
        let (id, it) = (register.consents.id(key), &register.consents[key]);
        let anchor = anchors.of("samtykke", id);
        object([
            ("anchor", text(&anchor)),
            ("label", facts.text(&format!("consents/{id}/label"), &anchor, &it.label)),
            ("text", facts.text_if(&format!("consents/{id}/text"), &anchor, it.text.as_ref())),
            (
                "withdraw",
                facts.blocks_if(&format!("consents/{id}/withdraw"), &anchor, it.withdraw.as_ref()),
            ),
            (
                "transfer_risk_info",
                facts.blocks_if(
                    &format!("consents/{id}/transfer_risk_info"),
                    &anchor,
                    it.transfer_risk_info.as_ref(),
                ),
            ),
        ])
    });
    let consents = list(consents.collect::<Vec<_>>());
    let kept = activity
        .retention
        .iter()
        .map(|(id, it)| retention(id, it, activity, register, anchors, facts));
    let kept = list(kept.collect::<Vec<_>>());
    let no_recipients = activity.recipients_answer.as_ref().filter(|it| it.value.value().is_none());
    let joint = activity.joint_controllers.iter().map(|it| {
        let joint = &register.organisation.joint_controllers;
        let name = joint[it.value].party.name.as_ref().map_or("", |it| it.as_str());
        object([("id", text(joint.id(it.value))), ("name", text(name))])
    });
    object([
        ("anchor", text(&anchors.of("overblik", ""))),
        ("data_anchor", text(&anchors.of("oplysninger", ""))),
        ("data_subjects", subjects),
        ("purposes", purposes),
        ("data", data),
        ("legal_bases", in_full),
        ("consents", consents),
        (
            "recipients",
            list(activity.recipients.iter().map(|it| facts.shared.recipient(*it, lang))),
        ),
        ("none_receive", Value::from(no_recipients.is_some())),
        (
            "no_recipients",
            or_none(
                no_recipients
                    .map(|it| reason(&it.value, "recipients", &anchors.of("modtagere", ""), facts)),
            ),
        ),
        ("recipients_anchor", text(&anchors.of("modtagere", ""))),
        ("retention", kept),
        ("provision", duties_view::provision(activity, anchors, facts)),
        ("automated_decision", duties_view::automated_decision(activity, anchors, facts)),
        ("joint_controllers", list(joint)),
    ])
}

/// What the cells of an activity's table show, made once for all its rows.
struct Cells<'a> {
    data: Vec<Value>,
    retention: Vec<(String, Value)>,
    legal_bases: Vec<(&'a LegalBasis, Value)>,
}

impl<'a> Cells<'a> {
    fn of(
        activity: &Activity,
        bases: &Bases<'a>,
        anchors: &Anchors,
        register: &Register,
        lang: Lang,
    ) -> Cells<'a> {
        // Most activities use all their data for every purpose, which is said in other words.
        let shown = activity.purposes.values().any(|it| !uses_all_data(it, activity));
        let data = activity.data.iter().filter(|_| shown).map(|(id, it)| {
            object([
                ("anchor", text(&anchors.of("data", id))),
                ("label", text(&wording::line_label(it, register, lang))),
            ])
        });
        let retention = activity.retention.iter().map(|(id, it)| {
            let label = short_retention(it, lang);
            let anchor = text(&anchors.of("opbevaring", id));
            let cell = object([("anchor", anchor), ("label", text(&label))]);
            (label, cell)
        });
        let legal_bases = bases.all.iter().map(|(it, anchor)| {
            let cell = object([
                ("anchor", text(anchor)),
                ("article", text(it.article.citation.short(lang))),
                ("label", text(it.article.label.get(lang))),
            ]);
            (*it, cell)
        });
        Cells {
            data: data.collect(),
            retention: retention.collect(),
            legal_bases: legal_bases.collect(),
        }
    }

    fn basis(&self, basis: &LegalBasis) -> Value {
        let same = self.legal_bases.iter().find(|(it, _)| it.says_the_same(basis));
        or_none(same.map(|(_, cell)| cell.clone()))
    }

    /// Two items with the same short label are one line of the cell; both stand in full below.
    fn retention(&self, keys: &[Key<Retention>]) -> Vec<Value> {
        let mut said: Vec<&str> = Vec::new();
        let mut cells = Vec::new();
        for (label, cell) in keys.iter().map(|it| &self.retention[it.index()]) {
            if !said.contains(&label.as_str()) {
                said.push(label);
                cells.push(cell.clone());
            }
        }
        cells
    }
}

/// "All of it" reads better than the same long list in every row.
fn uses_all_data(purpose: &Purpose, activity: &Activity) -> bool {
    purpose.data.is_empty() && activity.data.len() > 1
}

fn purpose(
    id: &str,
    it: &Purpose,
    activity: &Activity,
    cells: &Cells<'_>,
    anchors: &Anchors,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let anchor = anchors.of("formaal", id);
    let path = |name: &'static str| Steps(["purposes", id, name]);
    let lines = activity.data_of(it);
    let all_data = uses_all_data(it, activity);
    let mut kept: Vec<Key<Retention>> =
        lines.iter().flat_map(|it| activity.retention_of(*it)).collect();
    kept.sort();
    kept.dedup();
    let data = lines.iter().filter(|_| !all_data).map(|it| cells.data[it.index()].clone());
    let of_purpose = activity.legal_basis_of(it).iter().map(|it| cells.basis(it));
    let words = facts.text(&path("text"), &anchor, &it.text);
    let detail = facts.blocks_if(&path("detail"), &anchor, it.detail.as_deref());
    let since = it
        .since
        .as_ref()
        .map(|it| facts.string(&path("since"), &anchor, &wording::date(it.value, lang), it.span));
    let marketing = it.direct_marketing.as_ref().filter(|it| it.value);
    let marketing = marketing.map(|it| {
        facts.string(
            &path("direct_marketing"),
            &anchor,
            phrase("purpose.direct_marketing", lang),
            it.span,
        )
    });
    object([
        ("anchor", text(&anchor)),
        ("text", words),
        ("detail", detail),
        ("since", or_none(since)),
        ("direct_marketing", or_none(marketing)),
        ("all_data", Value::from(all_data)),
        ("data", list(data)),
        ("legal_bases", list(of_purpose)),
        (
            "recipients",
            list(activity.recipients_of(it).iter().map(|it| facts.shared.recipient(*it, lang))),
        ),
        ("retention", list(cells.retention(&kept))),
    ])
}

fn data_line(
    id: &str,
    it: &DataLine,
    activity: &Activity,
    register: &Register,
    anchors: &Anchors,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let anchor = anchors.of("data", id);
    let path = |name: &'static str| Steps(["data", id, name]);
    let own = facts.text_if(&path("text"), &anchor, it.text.as_deref());
    let categories = it.categories.iter().map(|key| category(*key, register, &anchor, facts));
    let categories = list(categories.collect::<Vec<_>>());
    let source = it.source.as_ref().map(|source| {
        let mut said = wording::value("source", source.kind.value, lang).to_owned();
        facts.said(&path("source"), &anchor, &said, source.kind.span);
        let more = [("source_name", &source.name), ("derived_from", &source.derived_from)];
        for (name, it) in more.into_iter().filter_map(|(name, it)| Some((name, it.as_ref()?))) {
            facts.said(&path(name), &anchor, it.get(lang), it.span);
            said.push_str(&format!(" ({})", it.get(lang)));
        }
        text(&said)
    });
    let all: Vec<_> = activity.data_subjects.iter().map(|it| it.value).collect();
    let of_some = it.data_subjects != all;
    let subjects = it.data_subjects.iter().map(|it| facts.shared.data_subject(*it, lang));
    let to_some = it.recipients != activity.recipients;
    object([
        ("anchor", text(&anchor)),
        ("text", own),
        ("categories", categories),
        ("source", or_none(source)),
        ("data_subjects", if of_some { list(subjects) } else { list([]) }),
        (
            "recipients",
            if to_some {
                list(it.recipients.iter().map(|it| facts.shared.recipient(*it, lang)))
            } else {
                list([])
            },
        ),
    ])
}

fn category(key: Key<DataCategory>, register: &Register, anchor: &str, facts: &mut Facts) -> Value {
    let lang = facts.lang;
    let (id, it) = (register.data_categories.id(key), &register.data_categories[key]);
    let path = |name: &'static str| Steps(["data_categories", id, name]);
    facts.said(&path("label"), anchor, it.label.get(lang), it.label.span);
    if let Some(kind) = shared::kind_to_say(it, lang) {
        facts.said(&path("kind"), anchor, kind, it.kind.span);
    }
    if let Some(special) = &it.special_type {
        let word = wording::value("special_type", special.value, lang);
        facts.said(&path("special_type"), anchor, word, special.span);
    }
    for (it, number) in it.fields.iter().zip(1..) {
        let path = format_args!("data_categories/{id}/fields/{number}");
        facts.said(&path, anchor, it.get(lang), it.span);
    }
    facts.shared.data_category(key, lang)
}

fn retention(
    id: &str,
    it: &Retention,
    activity: &Activity,
    register: &Register,
    anchors: &Anchors,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let anchor = anchors.of("opbevaring", id);
    let path = |name: &'static str| Steps(["retention", id, name]);
    let own = it.text.as_ref().map(|it| facts.blocks(&path("text"), &anchor, it));
    let standard = facts.string(
        &path("facts"),
        &anchor,
        it.standard.get(lang),
        it.text.as_ref().map_or_else(Default::default, |it| it.span),
    );
    let lines = it.data.iter().map(|key| {
        object([
            ("anchor", text(&anchors.of("data", activity.data.id(*key)))),
            ("label", text(&wording::line_label(&activity.data[*key], register, lang))),
        ])
    });
    object([
        ("anchor", text(&anchor)),
        ("text", or_none(own)),
        ("facts", standard),
        ("data", list(lines)),
        ("label", text(&short_retention(it, lang))),
    ])
}

/// A retention item in a few words, for a cell of a table.
fn short_retention(it: &Retention, lang: Lang) -> String {
    let event = |it| wording::value("event", it, lang);
    if it.unlimited.is_some() {
        return phrase("retention.short.unlimited", lang).to_owned();
    }
    if let Some(period) = &it.period {
        return if period.is_zero() {
            phrase("retention.short.at_once", lang).to_owned()
        } else {
            wording::period(period.value, lang)
        };
    }
    match (&it.until, &it.criteria) {
        (Some(until), _) => {
            format!("{} {}", phrase("retention.short.until", lang), event(until.value))
        }
        (None, Some(_)) => phrase("retention.short.criteria", lang).to_owned(),
        (None, None) => phrase("retention.short.not_stated", lang).to_owned(),
    }
}
