//! Legal bases: the author's words, else the official ones, always with the article.

use tera::Value;

use super::address::Anchors;
use super::facts::{Facts, Steps};
use super::values::{list, object, or_none, text};
use crate::register::{Activity, LegalBasis, Register, wording};

/// The legal bases of an activity, each once, with its anchor. The same article in other words is another basis.
pub(super) struct Bases<'a> {
    pub all: Vec<(&'a LegalBasis, String)>,
}

impl<'a> Bases<'a> {
    pub(super) fn of(activity: &'a Activity, anchors: &Anchors) -> Bases<'a> {
        let mut all: Vec<(&LegalBasis, String)> = Vec::new();
        for basis in activity.all_legal_bases() {
            if all.iter().any(|(it, _)| it.says_the_same(basis)) {
                continue;
            }
            let article = basis.article.key.replace('.', "-");
            let before = all.iter().filter(|(it, _)| it.article.key == basis.article.key).count();
            let id = if before == 0 { article } else { format!("{article}-{}", before + 1) };
            all.push((basis, anchors.of("grundlag", &id)));
        }
        Bases { all }
    }

    /// The anchor of a basis.
    pub(super) fn anchor(&self, basis: &LegalBasis) -> &str {
        self.all.iter().find(|(it, _)| it.says_the_same(basis)).map_or("", |(_, anchor)| anchor)
    }
}

/// A legal basis in full.
pub(super) fn basis(
    it: &LegalBasis,
    anchor: &str,
    anchors: &Anchors,
    activity: &Activity,
    register: &Register,
    facts: &mut Facts,
) -> Value {
    let lang = facts.lang;
    let path = |name: &'static str| Steps(["legal_basis", &it.article.key, name]);
    let article = facts.string(&path("article"), anchor, it.article.citation.short(lang), it.place);
    let own = it.text.as_ref().map(|it| facts.text(&path("text"), anchor, it));
    let law = it.law.as_ref().map(|it| facts.string(&path("law"), anchor, it, it.span));
    let interest = facts.text_if(&path("interest"), anchor, it.interest.as_deref());
    let secrecy = facts.text_if(&path("secrecy"), anchor, it.secrecy.as_deref());
    let consent = it.consent.map(|key| {
        let id = register.consents.id(key);
        let consent = &register.consents[key];
        object([
            ("anchor", text(&anchors.of("samtykke", id))),
            ("label", text(consent.label.get(lang))),
        ])
    });
    let data = it.data.iter().map(|key| {
        object([
            ("anchor", text(&anchors.of("data", activity.data.id(*key)))),
            ("label", text(&wording::line_label(&activity.data[*key], register, lang))),
        ])
    });
    object([
        ("anchor", text(anchor)),
        ("data", list(data)),
        ("article", article),
        ("danish_route", or_none(it.article.danish_route.as_ref().map(|it| text(it.get(lang))))),
        ("label", text(it.article.label.get(lang))),
        ("text", own.unwrap_or_else(|| text(it.article.wording.get(lang)))),
        ("law", or_none(law)),
        ("interest", interest),
        ("secrecy", secrecy),
        ("consent", or_none(consent)),
    ])
}
