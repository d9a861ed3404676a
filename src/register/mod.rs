//! Floor 2: what it means. A [`Document`](crate::written::Document) becomes a [`Register`]: no dangling id, no unparsed
//! period, no inheritance left to look up. What the law asks for but an author may forget stays an `Option`: forgetting
//! is a matter for the rules of law, not for this floor.
//!
//! This floor does not know what is made of the register. Start with [`Register`], then [`resolve()`].

mod table;
pub use table::{Key, Table};
mod text;
pub use text::{Prose, Text};
mod answer;
pub use answer::Answer;
mod party;
pub use party::{JointController, Manager, Organisation, Party};
mod people;
pub use people::{Consent, DataCategory, DataSubject};
mod recipient;
pub use recipient::{Recipient, SubProcessor, TransferDetails};
mod transfer;
pub use transfer::Transfer;
mod legal_basis;
pub use legal_basis::LegalBasis;
mod period;
pub use period::{Date, Period};
mod activity;
pub use activity::{
    Activity, ActivitySection, AutomatedDecision, DataLine, Dpia, IndirectNotice, Internal,
    NoticeExemption, Provision, Purpose, Retention, Source,
};
mod notice;
pub use notice::{ChangePolicy, Notice, NoticeChange, NoticeSection, OBJECTION_ANCHOR, Only};
mod concerning;
mod rights;
pub use rights::{RightStatement, Rights};
mod decision;
pub use decision::{AdequacyOverride, Checks, Decision, Words};
mod color;
pub use color::{Color, DARK_PAPER, ENOUGH, PAPER};
mod picture;
pub use picture::{LARGEST_PICTURE, Picture, Unfit};
mod website;
pub use website::{Accessibility, Brand, Logo};
mod processor;
pub use processor::{ProcessorActivity, SecurityMeasure};

pub mod alphabet;
pub mod wording;

pub mod readability;
mod readable;

mod resolve;
pub use resolve::{languages, resolve};
mod codes;
pub use codes::CODES;

use std::collections::BTreeSet;

use crate::source::{Lang, Span, Spanned};

/// Everything the content says, resolved.
#[derive(Clone, Debug, Default)]
pub struct Register {
    /// The languages that the pages are wanted in, the content's own first. Never empty in a resolved register.
    pub languages: Vec<Lang>,
    /// Those of them that the pages are published in: the content's own, and every other that all texts are there in. A
    /// page that changes language on the way is clear to nobody.
    pub published: Vec<Lang>,
    /// Where the list of languages stands.
    pub languages_place: Option<Span>,
    /// The address the pages are published at, ending in `/`.
    pub website: Option<String>,
    /// How the pages look.
    pub brand: Brand,
    /// The accessibility statement.
    pub accessibility: Option<Accessibility>,
    /// Who is responsible.
    pub organisation: Organisation,
    /// The notices.
    pub notices: Table<Notice>,
    /// The rights as stated.
    pub rights: Rights,
    /// The groups of people.
    pub data_subjects: Table<DataSubject>,
    /// The categories of data.
    pub data_categories: Table<DataCategory>,
    /// The consents.
    pub consents: Table<Consent>,
    /// The recipients.
    pub recipients: Table<Recipient>,
    /// The activities (Art. 30(1)).
    pub activities: Table<Activity>,
    /// The security measures.
    pub security_measures: Table<SecurityMeasure>,
    /// What is done for others (Art. 30(2)).
    pub processor_activities: Table<ProcessorActivity>,
    /// When the register was last gone through.
    pub last_reviewed: Option<Spanned<Date>>,
    /// Whether the exemption of Art. 30(5) is claimed.
    pub exempt: Option<Spanned<bool>>,
    /// The page about cookies.
    pub cookie_policy: Option<Spanned<String>>,
    /// What was decided on findings.
    pub decisions: Vec<Decision>,
    /// Adequacy decisions newer than the program.
    pub adequacy_overrides: Vec<AdequacyOverride>,
    /// What the checks go by.
    pub checks: Checks,
    /// Every text as it was written, in the order it was read.
    pub texts: Vec<Words>,
    /// Texts of the pages that lack one of their languages: where their key stands, and which language.
    pub untranslated: Vec<(Span, Lang)>,
    /// Languages that lack words of the program's own, and how many.
    pub unworded: Vec<(Lang, usize)>,
}

impl Register {
    /// The language of every text written as a single string.
    pub fn language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::Da)
    }

    /// The languages that are wanted but not published, for want of texts.
    pub fn left_out_languages(&self) -> impl Iterator<Item = Lang> {
        self.languages.iter().copied().filter(|it| !self.published.contains(it))
    }

    /// Publishes no pages in a language that lacks so many words of the program's own; the first is never left out.
    pub fn leave_out(&mut self, lang: Lang, lacking: usize) {
        if lacking > 0 && lang != self.language() {
            self.published.retain(|it| *it != lang);
            self.unworded.push((lang, lacking));
        }
    }

    /// The languages that have all the program's own words. In another, what a machine reads would be partly in English.
    pub fn worded_languages(&self) -> impl Iterator<Item = Lang> {
        self.languages.iter().copied().filter(|it| self.unworded_in(*it) == 0)
    }

    /// How many words of the program's own a language lacks.
    pub fn unworded_in(&self, lang: Lang) -> usize {
        self.unworded.iter().filter(|(it, _)| *it == lang).map(|(_, number)| number).sum()
    }

    /// How many texts of the pages a language lacks.
    pub fn untranslated_in(&self, lang: Lang) -> usize {
        self.untranslated.iter().filter(|(_, it)| *it == lang).count()
    }

    /// The countries that pages name, by code: where the organisation and those beside it are, and where recipients are or
    /// can see data from.
    pub fn countries(&self) -> BTreeSet<&str> {
        let it = &self.organisation;
        let answered = [&it.representative, &it.dpo].into_iter().flatten();
        let parties = [Some(&it.party), it.authority.as_ref().map(|it| &it.value)].into_iter();
        let parties = parties
            .flatten()
            .chain(answered.filter_map(|it| it.value.value()))
            .chain(it.joint_controllers.values().map(|it| &it.party));
        let of_parties = parties.filter_map(|it| it.country.as_ref()).map(|it| it.as_str());
        of_parties.chain(self.recipients.values().flat_map(Recipient::countries)).collect()
    }

    /// The activities that the web site describes: the organisation's own, unless kept out.
    pub fn public_activities(&self) -> impl Iterator<Item = (Key<Activity>, &Activity)> {
        self.activities.entries().filter(|(_, it)| it.is_public())
    }
}
