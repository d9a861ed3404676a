//! Which chunks a page is made of, page type by page type.

use std::io;

use tera::Value;

use super::activity_view::{self, Stand};
use super::address::{self, PageId};
use super::facts::Facts;
use super::values::{list, object, or_none, text};
use super::{
    Fact, Renderer, accessibility_view, notice_view, pages, party_view, recipient_view, rights_view,
};
use crate::law;
use crate::register::{Activity, DataSubject, Date, Key, Notice, NoticeSection, wording};
use crate::source::Lang;
use crate::written::notice::NoticePart;

/// A piece of a page: a template and its data, and the facts that it must show.
pub(super) struct Chunk {
    pub template: &'static str,
    pub data: Value,
    pub facts: Vec<Fact>,
}

/// Takes the chunks of a page, one at a time.
pub(super) type Emit<'e> = &'e mut dyn FnMut(Chunk) -> io::Result<()>;

impl Renderer<'_> {
    pub(super) fn chunks(&self, page: PageId, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        match page {
            PageId::Start => {
                let data = self.start(lang);
                emit(Chunk { template: "start.html", data, facts: Vec::new() })
            }
            PageId::Notice(key) => self.notice(key, lang, emit),
            PageId::Activity(key) => self.activity(key, lang, emit),
            PageId::Audience(key) => self.audience(key, lang, emit),
            PageId::Rights => self.rights(lang, emit),
            PageId::Recipients => self.recipients(lang, emit),
            PageId::Accessibility => {
                let statement =
                    self.register.accessibility.as_ref().map(|it| {
                        accessibility_view::statement(it, self.register, &self.shared, lang)
                    });
                statement.map_or(Ok(()), emit)
            }
            PageId::NotFound => {
                emit(Chunk { template: "not-found.html", data: Value::none(), facts: Vec::new() })
            }
        }
    }

    fn notice(&self, key: Key<Notice>, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        let register = self.register;
        let notice = &register.notices[key];
        let base = format!("notices/{}/", register.notices.id(key));
        let facts = || Facts::new(&self.shared, lang, 3, true, base.clone());
        let sections = notice_view::sections(notice, register);
        emit(self.notice_head(key, &sections, lang, facts()))?;
        for (section, number) in sections.iter().zip(1..) {
            let mut facts = facts();
            let heading = self.our_heading(section, notice, lang);
            let view = notice_view::section(section, number, notice, register, heading, &mut facts);
            let activities = section.show == Some(NoticePart::Activities);
            let half = |part: &str| object([("section", view.clone()), ("half", text(part))]);
            if !activities {
                emit(Chunk {
                    template: "section.html",
                    data: half("whole"),
                    facts: facts.into_list(),
                })?;
                continue;
            }
            // `after` stands in the second half, so its facts are looked for there.
            let (last, first): (Vec<Fact>, Vec<Fact>) =
                facts.into_list().into_iter().partition(|it| it.path.ends_with("/after"));
            emit(Chunk { template: "section.html", data: half("start"), facts: first })?;
            let all = match &section.only {
                crate::register::Only::Activities(keys) => keys,
                _ => &notice.activities,
            };
            for key in all {
                let mut quiet = Facts::new(&self.shared, lang, 4, false, String::new());
                let data = activity_view::activity(*key, register, Stand::AmongOthers, &mut quiet);
                emit(Chunk { template: "activity.html", data, facts: Vec::new() })?;
            }
            emit(Chunk { template: "section.html", data: half("end"), facts: last })?;
        }
        emit(Chunk { template: "notice-foot.html", data: Value::none(), facts: Vec::new() })
    }

    /// The heading of a section that is ours.
    fn our_heading(&self, section: &NoticeSection, notice: &Notice, lang: Lang) -> Option<String> {
        let part = section.show.filter(|it| notice_view::is_ours(*it, section, notice))?;
        Some(self.theme.say(lang, &notice_view::heading_key(part)))
    }

    fn notice_head(
        &self,
        key: Key<Notice>,
        sections: &[NoticeSection],
        lang: Lang,
        mut facts: Facts,
    ) -> Chunk {
        let notice = &self.register.notices[key];
        let title = facts.text(&"title", "titel", &notice.title);
        let subtitle = facts.text_if(&"subtitle", "titel", notice.subtitle.as_ref());
        let date =
            |facts: &mut Facts, name: &str, it: &Option<crate::source::Spanned<Date>>| {
                or_none(it.as_ref().map(|it| {
                    facts.string(&name, "titel", &wording::date(it.value, lang), it.span)
                }))
            };
        let last_updated = date(&mut facts, "last_updated", &notice.last_updated);
        let effective = date(&mut facts, "effective", &notice.effective);
        let policy = notice.change_policy.as_ref().map(|it| {
            let days = it.days_before.as_ref().map(|days| {
                let words = notice_view::days(days.value, lang);
                facts.string(&"change_policy/days_before", "titel", &words, days.span)
            });
            let channels = Some(notice_view::channels(it, lang)).filter(|it| !it.is_empty());
            let channels = channels
                .map(|words| facts.string(&"change_policy/channels", "titel", &words, it.span));
            object([("days", or_none(days)), ("channels", or_none(channels))])
        });
        let entries = sections.iter().filter_map(|section| {
            let own = section.heading.as_ref().map(|it| it.get(lang).to_owned());
            let label = own.or_else(|| self.our_heading(section, notice, lang))?;
            Some(object([("anchor", text(&section.anchor)), ("label", text(&label))]))
        });
        let first_layer = self.first_layer(notice, sections, lang);
        let changes = notice.changes.iter().zip(1..).filter_map(|(it, number)| {
            let day = it.date.as_ref()?;
            let path = |name: &str| format!("changes/{number}/{name}");
            let words = wording::date(day.value, lang);
            Some(object([
                ("date", facts.string(&path("date"), "titel", &words, day.span)),
                ("text", facts.text(&path("text"), "titel", &it.text)),
            ]))
        });
        let changes = list(changes.collect::<Vec<_>>());
        let audiences = notice.audiences.iter().map(|it| self.audience_link(it.value, lang));
        let data = object([
            ("title", title),
            ("subtitle", subtitle),
            ("last_updated", last_updated),
            ("effective", effective),
            ("policy", or_none(policy)),
            ("entries", list(entries)),
            ("first_layer", list(first_layer)),
            ("changes", changes),
            ("audiences", list(audiences)),
            ("others", list(self.notices(lang).filter(|(it, _)| *it != key).map(|(_, it)| it))),
        ]);
        Chunk { template: "notice-head.html", data, facts: facts.into_list() }
    }

    fn audience_link(&self, key: Key<DataSubject>, lang: Lang) -> Value {
        self.shared.data_subject(key, lang)
    }

    /// The notices, and whom each is for.
    fn notices(&self, lang: Lang) -> impl Iterator<Item = (Key<Notice>, Value)> {
        let view = move |(key, it): (Key<Notice>, &Notice)| {
            let audiences = it.audiences.iter().map(|it| self.audience_link(it.value, lang));
            let file = address::file(PageId::Notice(key), lang, self.register);
            let view = object([
                ("title", text(it.title.get(lang))),
                ("subtitle", or_none(it.subtitle.as_ref().map(|it| text(it.get(lang))))),
                ("file", text(&file)),
                ("audiences", list(audiences)),
            ]);
            (key, view)
        };
        self.register.notices.entries().map(view)
    }

    fn start(&self, lang: Lang) -> Value {
        list(self.notices(lang).map(|(_, it)| it))
    }

    fn activity(&self, key: Key<Activity>, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        let id = self.register.activities.id(key);
        let mut facts = Facts::new(&self.shared, lang, 2, true, format!("activities/{id}/"));
        let view = activity_view::activity(key, self.register, Stand::OwnPage, &mut facts);
        let activity = &self.register.activities[key];
        let data = object([
            ("activity", view),
            ("rights", list(rights_view::by_purpose(activity, &self.shared, lang))),
            ("objection", rights_view::objection(&[key], &[], self.register, &self.shared, lang)),
        ]);
        emit(Chunk { template: "activity-page.html", data, facts: facts.into_list() })
    }

    fn audience(&self, key: Key<DataSubject>, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        let register = self.register;
        let (id, subject) = (register.data_subjects.id(key), &register.data_subjects[key]);
        let mut facts = Facts::new(&self.shared, lang, 3, true, format!("data_subjects/{id}/"));
        let label = facts.text(&"label", "navn", &subject.label);
        let own = facts.text_if(&"text", "navn", subject.text.as_ref());
        let concerning: Vec<Key<Activity>> = register
            .public_activities()
            .filter(|(_, it)| it.concerns(key))
            .map(|(key, _)| key)
            .collect();
        let given = |right: &law::Right| {
            right.applies == law::Applies::Always
                || concerning.iter().any(|it| register.activities[*it].gives_to(&[key], right))
        };
        let mut recipients: Vec<_> = concerning
            .iter()
            .flat_map(|it| register.activities[*it].recipients_for(&[key]))
            .collect();
        recipients.sort();
        recipients.dedup();
        let recipients = list(recipients.into_iter().map(|it| self.shared.recipient(it, lang)));
        let rights = self.shared.rights(given, lang);
        let objection = rights_view::objection(&concerning, &[key], register, &self.shared, lang);
        let half = |part: &str| {
            object([
                ("half", text(part)),
                ("label", label.clone()),
                ("text", own.clone()),
                ("empty", Value::from(concerning.is_empty())),
                ("rights", rights.clone()),
                ("recipients", recipients.clone()),
                ("objection", objection.clone()),
            ])
        };
        emit(Chunk {
            template: "audience-page.html",
            data: half("start"),
            facts: facts.into_list(),
        })?;
        for activity in &concerning {
            let mut quiet = Facts::new(&self.shared, lang, 3, false, String::new());
            let data =
                activity_view::activity(*activity, register, Stand::ForAudience(key), &mut quiet);
            emit(Chunk { template: "activity.html", data, facts: Vec::new() })?;
        }
        emit(Chunk { template: "audience-page.html", data: half("end"), facts: Vec::new() })
    }

    fn rights(&self, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        let register = self.register;
        let all: Vec<_> = register.public_activities().map(|(key, _)| key).collect();
        let facts = || Facts::new(&self.shared, lang, 3, true, String::new());
        let mut of_start = facts();
        emit(Chunk {
            template: "rights.html",
            data: self.rights_start(&all, lang, &mut of_start),
            facts: of_start.into_list(),
        })?;
        for right in rights_view::shown(register) {
            let mut facts = facts();
            let data = rights_view::right(right, &all, register, true, &mut facts);
            emit(Chunk { template: "right.html", data, facts: facts.into_list() })?;
        }
        let mut of_end = facts();
        let cookies = register.cookie_policy.as_ref();
        let cookies =
            cookies.map(|it| of_end.string(&"website/cookie_policy", "dataansvarlig", it, it.span));
        let mut of_organisation =
            Facts::new(&self.shared, lang, 3, true, "organisation/".to_owned());
        let organisation = party_view::organisation(
            register,
            &|it| pages::is_public_joint(it, register),
            &mut of_organisation,
        );
        let short = register.organisation.short_name.as_ref();
        let short =
            short.map(|it| of_organisation.string(&"short_name", "dataansvarlig", it, it.span));
        let mut facts = of_end.into_list();
        facts.extend(of_organisation.into_list());
        let data = object([
            ("half", text("end")),
            ("cookie_policy", or_none(cookies)),
            ("organisation", organisation),
            ("short_name", or_none(short)),
        ]);
        emit(Chunk { template: "rights.html", data, facts })
    }

    /// How people use their rights, which stand below one by one.
    fn rights_start(&self, all: &[Key<Activity>], lang: Lang, facts: &mut Facts) -> Value {
        let register = self.register;
        let contact = facts.blocks_if(&"rights/contact", "brug", register.rights.contact.as_ref());
        let response_time = register.rights.response_time.as_ref().map(|it| {
            let words = wording::period(it.value, lang);
            facts.string(&"rights/response_time", "brug", &words, it.span)
        });
        let fee = facts.text_if(&"rights/fee", "brug", register.rights.fee.as_ref());
        let law_named = register.rights.law.as_ref();
        let law_named = law_named.map(|it| facts.string(&"rights/law", "brug", it, it.span));
        object([
            ("half", text("start")),
            ("contact", contact),
            ("law", or_none(law_named)),
            ("response_time", or_none(response_time)),
            ("fee", fee),
            ("exercise", text(law::statements().exercise.get(lang))),
            ("withdrawal", text(law::statements().withdrawal_sentence.get(lang))),
            ("objection", rights_view::objection(all, &[], register, &self.shared, lang)),
        ])
    }

    fn recipients(&self, lang: Lang, emit: Emit<'_>) -> io::Result<()> {
        let register = self.register;
        let mut facts = Facts::new(&self.shared, lang, 3, true, String::new());
        let public = pages::recipients_by_name(register, lang);
        let none_receive = register.public_activities().next().is_some()
            && register.public_activities().all(|(_, it)| it.has_no_recipients());
        let all = public.into_iter().map(|key| {
            let view = recipient_view::recipient(key, register, &mut facts);
            let from = register.public_activities().filter(|(_, it)| it.recipients.contains(&key));
            let from = from.take(MANY).map(|(key, it)| {
                object([
                    ("id", text(register.activities.id(key))),
                    ("label", text(it.label.get(lang))),
                ])
            });
            object([("recipient", view), ("activities", list(from.collect::<Vec<_>>()))])
        });
        let all = list(all.collect::<Vec<_>>());
        emit(Chunk {
            template: "recipients.html",
            data: object([("recipients", all), ("none_receive", Value::from(none_receive))]),
            facts: facts.into_list(),
        })
    }
}

/// How many activities a recipient's entry lists; each activity lists its recipients itself.
const MANY: usize = 100;
