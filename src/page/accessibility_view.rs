//! The accessibility statement.
//!
//! Its parts are those of the model statement in Commission Implementing Decision (EU) 2018/1523, and its Danish terms those
//! that public bodies use. The wording was written from memory, not compared with the official text; it stands in
//! `templates/text` and `register/wording`, where a user can replace it.

use super::chunks::Chunk;
use super::facts::Facts;
use super::shared::Shared;
use super::values::{object, or_none, text};
use crate::register::{Accessibility, Register, wording};
use crate::source::Lang;
use crate::written::website::Assessor;

/// The statement as the one chunk of its page.
pub(super) fn statement(
    it: &Accessibility,
    register: &Register,
    shared: &Shared,
    lang: Lang,
) -> Chunk {
    let mut facts = Facts::new(shared, lang, 3, true, "website/accessibility/".to_owned());
    let status = wording::value("conformance", it.status.value, lang);
    let status = facts.string(&"status", "status", status, it.status.span);
    let limitations = facts.blocks_if(&"limitations", "mangler", it.limitations.as_ref());
    let assessor = it.assessed_by.as_ref();
    let assessed = wording::value("assessor", assessor.map_or(Assessor::Own, |it| it.value), lang);
    let assessed_by = match assessor {
        Some(it) => facts.string(&"assessed_by", "undersoegt", assessed, it.span),
        None => text(assessed),
    };
    let mut date = |name: &str, it: &Option<_>| {
        let said = |it: &crate::source::Spanned<_>| wording::date(it.value, lang);
        or_none(it.as_ref().map(|it| facts.string(&name, "undersoegt", &said(it), it.span)))
    };
    let (made, reviewed) = (date("date", &it.date), date("reviewed", &it.reviewed));
    let contact = it.contact.as_ref();
    let contact = contact.map(|it| facts.string(&"contact", "kontakt", it, it.span));
    let public = it.public_body.as_ref().filter(|it| it.value);
    let supervised = public.map(|it| {
        let words = wording::phrase("accessibility.supervision", lang);
        facts.string(&"public_body", "klage", words, it.span)
    });
    let data = object([
        ("status", status),
        ("limitations", limitations),
        ("assessed_by", assessed_by),
        ("date", made),
        ("reviewed", reviewed),
        ("contact", or_none(contact)),
        ("supervised", or_none(supervised)),
        ("website", or_none(register.website.as_ref().map(|it| text(it)))),
    ]);
    Chunk { template: "accessibility.html", data, facts: facts.into_list() }
}
