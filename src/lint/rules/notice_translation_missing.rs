//! A text of the pages that lacks one of their languages.

use crate::lint::{Case, Findings};
use crate::source::{Diagnostic, Lang, Severity};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let register = case.register;
    let about = |finding: Diagnostic, lang: Lang| {
        let finding = finding.with_both("language", |it| lang.name(it).to_owned());
        if lang == register.language() {
            finding.at_level(Severity::Error)
        } else {
            finding.with_both("left_out", |it| lang.name(it).to_owned())
        }
    };
    let mut absent = Vec::new();
    // A language in which nothing is written is one gap, not one for each text.
    if let Some(place) = register.languages_place.filter(|_| !register.texts.is_empty()) {
        let unwritten = |lang: &Lang| register.texts.iter().all(|it| it.lang != *lang);
        absent.extend(register.languages.iter().copied().filter(unwritten));
        for lang in &absent {
            let finding = findings.at(place).about(lang.code()).with_own("what", vec!["all"]);
            findings.add(about(finding, *lang));
        }
    }
    for (place, lang) in register.untranslated.iter().filter(|(_, it)| !absent.contains(it)) {
        let finding = findings.at(*place).with_own("what", vec!["text"]);
        findings.add(about(finding, *lang));
    }
}
