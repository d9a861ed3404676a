//! Fragments: one activity in short, to stand on somebody else's page beside the form where the data are given. The facts
//! have their home on the activity's page, which each fragment leads to.

use std::io::{self, Write};

use tera::Value;

use super::address::{self, Anchors, PageId};
use super::facts::Facts;
use super::reference::Base;
use super::values::{list, object, or_none, text};
use super::{Renderer, duties_view, render, rights_view, shared};
use crate::law::{self, RightKey};
use crate::register::{Activity, Key, LegalBasis, wording};
use crate::source::{Diagnostics, Lang};

impl Renderer<'_> {
    /// Writes the fragment of an activity. What is wrong with its template is added to `found`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn fragment(
        &self,
        key: Key<Activity>,
        lang: Lang,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<()> {
        let mut context = self.around_fragment(key, lang);
        let html = self.html("fragment.html", &mut context, self.in_short(key, lang), found);
        self.is_marked("fragment.html", &html, lang, found);
        // Where a template failed there is nothing to write; it has been told of.
        if html == render::HOLE { Ok(()) } else { out.write_all(html.as_bytes()) }
    }

    /// Whoever embeds a fragment stands elsewhere, so its links are whole where the site knows its own address.
    fn around_fragment(&self, key: Key<Activity>, lang: Lang) -> Base {
        let register = self.register;
        let file = address::fragment(key, lang, register);
        let top = register.website.clone().unwrap_or_else(|| address::to_top(&file));
        let prefix = if lang == register.language() { String::new() } else { format!("{lang}/") };
        let whole = match self.notice_about(PageId::Activity(key)) {
            Some(notice) => address::file(PageId::Notice(notice), lang, register),
            None => format!("{prefix}index.html"),
        };
        let mut context = Base::default();
        context.insert_value("t", self.theme.furniture(lang).clone());
        context.insert_value("lang", text(lang.code()));
        context.insert_value("home", text(&format!("{top}{prefix}")));
        context.insert_value("whole", text(&format!("{top}{whole}")));
        context.insert_value("draft", Value::from(self.facing.draft));
        context
    }

    /// What the fragment says.
    fn in_short(&self, key: Key<Activity>, lang: Lang) -> Value {
        let register = self.register;
        let (id, it) = (register.activities.id(key), &register.activities[key]);
        let quiet = &mut Facts::new(&self.shared, lang, 3, false, String::new());
        let categories = it.categories();
        let labels = categories.iter().map(|it| register.data_categories[*it].label.get(lang));
        let data = wording::list_of_names(labels, lang);
        let protected =
            shared::protected(categories.iter().map(|it| &register.data_categories[*it]), lang);
        let protected = wording::list(&protected, lang);
        let protected = Some(protected).filter(|it| !it.is_empty()).map(|names| {
            text(&self.theme.say_with(lang, "summary_protected", &[("names", &names)]))
        });
        let anchors = Anchors::own_page();
        let provision = duties_view::provision(it, &anchors, quiet);
        let provision = provision.get_from_path("words").cloned();
        let kept = it.retention.values().map(|it| match &it.text {
            Some(own) => quiet.inline(&"", "", own),
            None => text(it.standard.get(lang)),
        });
        let kept = list(kept.collect::<Vec<_>>());
        let withdrawal = it.gives(law::right(RightKey::WithdrawConsent));
        let withdrawal = withdrawal.then(|| text(law::statements().withdrawal_sentence.get(lang)));
        object([
            ("id", text(id)),
            ("label", text(it.label.get(lang))),
            ("controller", text(&self.responsible(it, lang))),
            ("purposes", list(it.purposes.values().map(|it| text(it.text.get(lang))))),
            ("data", text(&data)),
            ("protected", or_none(protected)),
            ("legal_bases", list(legal_bases(it, lang))),
            ("provision", or_none(provision)),
            ("recipients", list(it.recipients.iter().map(|it| self.shared.recipient(*it, lang)))),
            ("none_receive", Value::from(it.has_no_recipients())),
            ("retention", kept),
            ("automated", or_none(self.automated(it, lang))),
            ("withdrawal", or_none(withdrawal)),
            ("objection", rights_view::objection(&[key], &[], register, &self.shared, lang)),
        ])
    }

    /// Who is responsible for an activity, in a sentence.
    fn responsible(&self, it: &Activity, lang: Lang) -> String {
        let organisation = &self.register.organisation;
        let name = organisation.party.name.as_ref().map_or("", |it| it.as_str());
        let joint =
            it.joint_controllers.iter().map(|it| &organisation.joint_controllers[it.value].party);
        let joint: Vec<&str> =
            joint.filter_map(|it| it.name.as_ref()).map(|it| it.as_str()).collect();
        let joint = wording::list(&joint, lang);
        let key = if joint.is_empty() { "summary_controller" } else { "fragment_joint" };
        self.theme.say_with(lang, key, &[("name", name), ("joint", &joint)])
    }

    /// Whether machines decide, where the activity says that they take part in it.
    fn automated(&self, it: &Activity, lang: Lang) -> Option<Value> {
        it.automated_decision.as_ref()?.value.value()?;
        let key = if it.decides_alone() { "fragment_decided_alone" } else { "fragment_automated" };
        Some(text(&self.theme.say(lang, key)))
    }
}

/// The legal bases of an activity and its purposes, each article once.
fn legal_bases(it: &Activity, lang: Lang) -> Vec<Value> {
    let mut all: Vec<&LegalBasis> = Vec::new();
    for basis in it.all_legal_bases() {
        if !all.iter().any(|it| it.article.key == basis.article.key) {
            all.push(basis);
        }
    }
    let view = |it: &LegalBasis| {
        object([
            ("label", text(it.article.label.get(lang))),
            ("article", text(it.article.citation.short(lang))),
        ])
    };
    all.into_iter().map(view).collect()
}
