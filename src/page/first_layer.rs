//! The first layer of a notice (WP260 rev.01, nos. 35-38): who, what for, what may surprise, how long, which rights, where to
//! complain. Each line is one sentence made from the facts, and leads to where they stand in full. It is a summary around
//! the author's text and says so; no fact has its home here.

use tera::Value;

use super::summary::{self, Words};
use super::target::{Target, here, recipients_page, rights_page};
use super::values::{object, text};
use super::{Renderer, notice_view, rights_view};
use crate::law::{self, RightKey};
use crate::register::{Activity, Answer, Key, Notice, NoticeSection, Transfer, wording};
use crate::source::Lang;
use crate::written::notice::NoticePart;

/// What the first layer says when its author has not chosen. Of data and machines it says only what may surprise.
const STANDARD: [NoticePart; 9] = [
    NoticePart::Controller,
    NoticePart::Activities,
    NoticePart::DataCategories,
    NoticePart::AutomatedDecisions,
    NoticePart::Transfers,
    NoticePart::Sources,
    NoticePart::Retention,
    NoticePart::Rights,
    NoticePart::Complaint,
];

/// A line before it is a value.
pub(super) struct Line {
    pub label: String,
    pub sentence: String,
    pub to: Target,
    /// Whether a reader may not expect it.
    pub notable: bool,
}

/// What the lines are made of.
pub(super) struct Layer<'a> {
    pub renderer: &'a Renderer<'a>,
    pub notice: &'a Notice,
    pub sections: &'a [NoticeSection],
    pub lang: Lang,
}

impl Renderer<'_> {
    /// The lines of the first layer: those that the author chose, else the standard ones, as far as there is something to
    /// say.
    pub(super) fn first_layer(
        &self,
        notice: &Notice,
        sections: &[NoticeSection],
        lang: Lang,
    ) -> Vec<Value> {
        let layer = Layer { renderer: self, notice, sections, lang };
        let parts = notice.first_layer.as_deref().unwrap_or(&STANDARD).iter();
        let view = |it: Line| {
            object([
                ("label", text(&it.label)),
                ("sentence", text(&it.sentence)),
                ("page", text(&it.to.page)),
                ("anchor", text(&it.to.anchor)),
                ("notable", Value::from(it.notable)),
            ])
        };
        parts.flat_map(|it| layer.lines(*it)).map(view).collect()
    }
}

impl Layer<'_> {
    fn lines(&self, part: NoticePart) -> Vec<Line> {
        let one = match part {
            NoticePart::Controller => Some(self.controller()),
            NoticePart::Dpo => self.dpo(),
            NoticePart::Audiences => self.audiences(),
            NoticePart::Activities => self.activities(),
            NoticePart::DataCategories => self.data_categories(),
            NoticePart::Recipients => self.recipients(),
            NoticePart::Transfers => self.transfers(),
            NoticePart::Sources => self.sources(),
            NoticePart::Retention => self.retention(),
            NoticePart::AutomatedDecisions => return self.automated_decisions(),
            NoticePart::Withdrawal => self.withdrawal(),
            NoticePart::Rights => Some(self.rights()),
            NoticePart::Contact => self.contact(),
            NoticePart::Objection => return self.objection(),
            NoticePart::Complaint => Some(self.complaint()),
            NoticePart::Changes => self.changes(),
        };
        one.into_iter().collect()
    }

    fn controller(&self) -> Line {
        let organisation = &self.renderer.register.organisation;
        let name = organisation.party.name.as_ref().map_or("", |it| it.as_str());
        let mut joint: Vec<_> =
            self.all_activities().flat_map(|it| &it.joint_controllers).map(|it| it.value).collect();
        joint.sort();
        joint.dedup();
        let joint = joint.into_iter().map(|it| &organisation.joint_controllers[it].party);
        let joint = self.names(joint.filter_map(|it| it.name.as_ref()).map(|it| it.as_str()));
        let key = if joint.is_empty() { "summary_controller" } else { "summary_controller_joint" };
        let to = self.section(NoticePart::Controller).unwrap_or(rights_page("dataansvarlig"));
        self.line("controller", key, &[("name", name), ("joint", &joint)], to)
    }

    fn dpo(&self) -> Option<Line> {
        let answer = &self.renderer.register.organisation.dpo.as_ref()?.value;
        let (key, name) = match answer {
            Answer::Value(party) => match &party.name {
                Some(name) => ("summary_dpo_named", name.as_str()),
                None => ("summary_dpo", ""),
            },
            Answer::None(_) | Answer::NotApplicable(_) => ("summary_dpo_none", ""),
            Answer::Todo { .. } => return None,
        };
        let to = self.section(NoticePart::Dpo);
        let to = to.unwrap_or(rights_page("databeskyttelsesraadgiver"));
        Some(self.line("dpo", key, &[("name", name)], to))
    }

    fn audiences(&self) -> Option<Line> {
        let subjects = &self.renderer.register.data_subjects;
        let labels = self.notice.audiences.iter().map(|it| subjects[it.value].label.get(self.lang));
        let names = Some(self.names(labels)).filter(|it| !it.is_empty())?;
        let to = self.section(NoticePart::Audiences).unwrap_or(here("titel"));
        Some(self.line("audiences", "summary_audiences", &[("names", &names)], to))
    }

    fn activities(&self) -> Option<Line> {
        let names = self.labels(&self.notice.activities)?;
        let to = self.section(NoticePart::Activities);
        let to = to.or_else(|| Some(self.activity(*self.notice.activities.first()?, "", "")))?;
        Some(self.line("activities", "summary_activities", &[("names", &names)], to))
    }

    /// Data that the law protects specially; that there are none is only said to who asked.
    fn data_categories(&self) -> Option<Line> {
        let register = self.renderer.register;
        let found = summary::protected(self.notice, register, self.lang);
        if found.first.is_some() {
            let (part, key) = (NoticePart::DataCategories, "summary_protected");
            return self.of_data(part, "protected", key, &found);
        }
        self.notice.first_layer.as_ref()?;
        let lines = summary::lines(self.notice, register);
        let (first, line, _) = lines.into_iter().find(|(.., it)| !it.categories.is_empty())?;
        let line = register.activities[first].data.id(line);
        let to = self.section(NoticePart::DataCategories);
        let to = to.unwrap_or_else(|| self.activity(first, "data", line));
        Some(self.line("data_categories", "summary_ordinary", &[], to))
    }

    fn sources(&self) -> Option<Line> {
        let found = summary::other_sources(self.notice, self.renderer.register, self.lang);
        let key = match (found.words.is_empty(), found.unnamed) {
            (true, _) => "summary_sources",
            (false, false) => "summary_sources_named",
            (false, true) => "summary_sources_some",
        };
        self.of_data(NoticePart::Sources, "sources", key, &found)
    }

    /// A line about some data: it leads to the section that shows them all, else to the first of them.
    fn of_data(
        &self,
        part: NoticePart,
        name: &str,
        sentence: &str,
        found: &Words<'_>,
    ) -> Option<Line> {
        let (activity, line) = found.first?;
        let line = self.renderer.register.activities[activity].data.id(line);
        let to = self.section(part).unwrap_or_else(|| self.activity(activity, "data", line));
        let names = self.names(found.words.iter().copied());
        let line = self.line(name, sentence, &[("names", &names)], to);
        Some(Line { notable: true, ..line })
    }

    fn recipients(&self) -> Option<Line> {
        let register = self.renderer.register;
        let to = self.section(NoticePart::Recipients).unwrap_or(recipients_page(""));
        if notice_view::none_receive(self.notice, register) {
            return Some(self.line("recipients", "no_recipients", &[], to));
        }
        let all = summary::recipients(self.notice, register).into_iter();
        let names = self.names(all.map(|it| register.recipients[it].label.get(self.lang)));
        let names = Some(names).filter(|it| !it.is_empty())?;
        Some(self.line("recipients", "summary_recipients", &[("names", &names)], to))
    }

    fn transfers(&self) -> Option<Line> {
        let register = self.renderer.register;
        let outside = summary::recipients(self.notice, register).into_iter();
        let outside: Vec<_> =
            outside.filter(|it| register.recipients[*it].has_transfers()).collect();
        let first = *outside.first()?;
        let transfers: Vec<Transfer<'_>> =
            outside.iter().flat_map(|it| register.recipients[*it].transfers()).collect();
        let all_named = transfers.iter().all(|it| !it.countries_reached().is_empty());
        let countries = transfers.iter().flat_map(Transfer::countries_reached);
        let mut names: Vec<&str> = countries.map(|it| it.name(self.lang)).collect();
        names.sort();
        names.dedup();
        let names = self.names(names.into_iter());
        let key = match (names.is_empty(), all_named) {
            (true, _) => "summary_transfers",
            (false, true) => "summary_transfers_named",
            (false, false) => "summary_transfers_some",
        };
        let anchor = super::address::recipient_anchor(register.recipients.id(first));
        let to = self.section(NoticePart::Transfers).unwrap_or(recipients_page(&anchor));
        let line = self.line("transfers", key, &[("names", &names)], to);
        Some(Line { notable: true, ..line })
    }

    fn retention(&self) -> Option<Line> {
        let register = self.renderer.register;
        let kept = summary::kept(self.notice, register);
        let (activity, item) = kept.first?;
        let (shortest, longest) = kept.periods.unzip();
        let at_once = |it: Option<crate::register::Period>| it.is_none_or(|it| it.is_zero());
        let key = match (at_once(shortest), at_once(longest)) {
            _ if kept.unlimited => "summary_retention_unlimited",
            (_, true) if kept.otherwise => "summary_retention_differs",
            (_, true) => "summary_retention_at_once",
            _ if kept.otherwise => "summary_retention_some",
            (true, false) => "summary_retention_from_at_once",
            _ if kept.at_most || shortest == longest => "summary_retention_one",
            _ => "summary_retention_range",
        };
        let said = |it: Option<_>| it.map_or(String::new(), |it| wording::period(it, self.lang));
        let values = [("shortest", &*said(shortest)), ("longest", &*said(longest))];
        let to = self.section(NoticePart::Retention);
        let to = to.or_else(|| self.section(NoticePart::Activities)).unwrap_or_else(|| {
            let item = register.activities[activity].retention.id(item);
            self.activity(activity, "opbevaring", item)
        });
        Some(Line { notable: kept.unlimited, ..self.line("retention", key, &values, to) })
    }

    /// What machines do; that they do nothing is only said to who asked.
    fn automated_decisions(&self) -> Vec<Line> {
        let found = summary::automation(self.notice, self.renderer.register);
        let line = |key: &str, activities: &[Key<Activity>]| {
            let first = *activities.first()?;
            let declared = self.renderer.register.activities[first].automated_decision.is_some();
            let to = self.section(NoticePart::AutomatedDecisions).filter(|_| declared);
            let kind = if declared { "automatisk" } else { "" };
            let to = to.unwrap_or_else(|| self.activity(first, kind, ""));
            let names = self.labels(activities)?;
            let line = self.line("automated_decisions", key, &[("names", &names)], to);
            Some(Line { notable: true, ..line })
        };
        let lines =
            [line("summary_decided_alone", &found.alone), line("summary_automated", &found.partly)];
        let mut lines: Vec<Line> = lines.into_iter().flatten().collect();
        let first = self.notice.activities.first().filter(|_| found.none);
        if let (Some(first), Some(_)) = (first, &self.notice.first_layer) {
            let to = self.section(NoticePart::AutomatedDecisions);
            let to = to.unwrap_or_else(|| self.activity(*first, "automatisk", ""));
            lines.push(self.line("decided_none", "summary_decided_none", &[], to));
        }
        lines
    }

    fn withdrawal(&self) -> Option<Line> {
        let register = self.renderer.register;
        let mut all = summary::rights(self.notice, register).into_iter();
        all.find(|it| it.key == RightKey::WithdrawConsent)?;
        let to = self.section(NoticePart::Withdrawal);
        let to = to.unwrap_or(rights_page(rights_view::anchor(RightKey::WithdrawConsent)));
        Some(self.line("withdrawal", "summary_withdrawal", &[], to))
    }

    fn rights(&self) -> Line {
        let all = summary::rights(self.notice, self.renderer.register).into_iter();
        let all = all.filter(|it| it.key != RightKey::Complaint);
        let say = |it: &law::Right| {
            self.renderer.theme.say(self.lang, &format!("summary_right_{}", it.key.name()))
        };
        let all: Vec<String> = all.map(say).collect();
        let all = wording::list(&all, self.lang);
        let to = self.section(NoticePart::Rights).unwrap_or(rights_page(""));
        self.line("rights", "summary_rights", &[("rights", &all)], to)
    }

    fn contact(&self) -> Option<Line> {
        let email = self.renderer.register.organisation.party.email.as_ref()?;
        let to = self.section(NoticePart::Contact).unwrap_or(rights_page("brug"));
        Some(self.line("contact", "summary_contact", &[("email", email)], to))
    }

    fn objection(&self) -> Vec<Line> {
        let (general, marketing) = summary::objection_grounds(self.notice, self.renderer.register);
        let line = |said: bool, key: &str| {
            let to = self.section(NoticePart::Objection).filter(|_| said)?;
            Some(self.line("objection", key, &[], to))
        };
        let lines =
            [line(general, "summary_objection"), line(marketing, "summary_objection_marketing")];
        lines.into_iter().flatten().collect()
    }

    fn complaint(&self) -> Line {
        let standard = law::authority("DK").map_or("", |it| it.name.get(self.lang));
        let name = rights_view::authority_name(self.renderer.register).unwrap_or(standard);
        let to = self.section(NoticePart::Complaint);
        let to = to.unwrap_or(rights_page(rights_view::anchor(RightKey::Complaint)));
        self.line("complaint", "summary_complaint", &[("name", name)], to)
    }

    fn changes(&self) -> Option<Line> {
        let date = wording::date(self.notice.last_updated.as_ref()?.value, self.lang);
        let to = self.section(NoticePart::Changes).unwrap_or(here("titel"));
        Some(self.line("changes", "summary_changes", &[("date", &date)], to))
    }
}
