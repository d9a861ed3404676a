//! Which words of an activity or a notice its author answers for: what a citizen reads, and no official wording.

use super::readability::Reading;
use super::{Activity, Answer, Notice, Prose, Register, Text};
use crate::source::Lang;

impl Activity {
    /// The author's own public words about the activity in one language.
    pub fn reading(&self, register: &Register, lang: Lang) -> Reading {
        let mut page = Words { reading: Reading::default(), lang };
        page.text(Some(&self.label));
        for section in self.sections.iter().flatten() {
            page.text(section.heading.as_ref());
            page.prose(section.text.as_ref());
            page.prose(section.after.as_ref());
        }
        for purpose in self.purposes.values() {
            page.text(Some(&purpose.text));
            page.prose(purpose.detail.as_deref());
        }
        for line in self.data.values() {
            page.text(line.text.as_deref());
        }
        for basis in self.all_legal_bases() {
            page.text(basis.text.as_deref());
            page.text(basis.interest.as_deref());
            page.text(basis.secrecy.as_deref());
        }
        for consent in self.consents() {
            let consent = &register.consents[consent];
            page.text(consent.text.as_ref());
            page.prose(consent.withdraw.as_ref());
            page.prose(consent.transfer_risk_info.as_ref());
        }
        for item in self.retention.values() {
            page.prose(item.text.as_deref());
            page.text(item.when.as_deref());
            page.text(item.criteria.as_deref());
        }
        page.text(self.recipients_answer.as_ref().and_then(|it| why(&it.value)));
        match self.provision.as_ref().map(|it| &it.value) {
            Some(Answer::Value(it)) => page.text(it.consequence.as_ref()),
            other => page.text(other.and_then(why)),
        }
        match self.automated_decision.as_ref().map(|it| &it.value) {
            Some(Answer::Value(it)) => {
                page.prose(it.logic.as_ref());
                page.prose(it.significance.as_ref());
                page.prose(it.consequences.as_ref());
                page.prose(it.human_intervention.as_ref());
                page.text(it.human_role.as_ref());
            }
            other => page.text(other.and_then(why)),
        }
        page.reading
    }
}

impl Notice {
    /// The author's own words around the activities in one language.
    pub fn reading(&self, lang: Lang) -> Reading {
        let mut page = Words { reading: Reading::default(), lang };
        page.text(Some(&self.title));
        page.text(self.subtitle.as_ref());
        for section in self.sections.iter().flatten() {
            page.text(section.heading.as_ref());
            page.prose(section.text.as_ref());
            page.prose(section.after.as_ref());
        }
        for change in &self.changes {
            page.text(Some(&change.text));
        }
        page.reading
    }
}

struct Words {
    reading: Reading,
    lang: Lang,
}

impl Words {
    fn text(&mut self, text: Option<&Text>) {
        if let Some(words) = text.and_then(|it| it.exactly(self.lang)) {
            self.reading.block(words);
        }
    }

    fn prose(&mut self, prose: Option<&Prose>) {
        if let Some(words) = prose.and_then(|it| it.exactly(self.lang)) {
            self.reading.markdown(words);
        }
    }
}

fn why<T>(answer: &Answer<T>) -> Option<&Text> {
    match answer {
        Answer::None(why) => why.as_ref(),
        Answer::NotApplicable(why) => Some(why),
        Answer::Value(_) | Answer::Todo { .. } => None,
    }
}
