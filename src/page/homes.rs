//! Where a public fact has its home: from its path to the page and the anchor, without making the page.

use super::address::{self, Anchors, PageId};
use super::{pages, rights_view};
use crate::law;
use crate::register::{Key, Recipient, Register};
use crate::source::Lang;

/// The homes of a register's public facts in one language.
pub struct Homes<'a> {
    register: &'a Register,
    lang: Lang,
    /// By recipient: whether the site may name it.
    recipients: Vec<bool>,
    /// By group of people: whether it has a page.
    audiences: Vec<bool>,
    /// By joint controller: whether the site may name it.
    joint: Vec<bool>,
}

impl<'a> Homes<'a> {
    /// The homes of the facts of `register` on the pages in `lang`.
    pub fn of(register: &'a Register, lang: Lang) -> Homes<'a> {
        let mut recipients = vec![false; register.recipients.len()];
        let public: Vec<Key<Recipient>> = pages::public_recipients(register);
        public.into_iter().for_each(|it| recipients[it.index()] = true);
        let mut audiences = vec![false; register.data_subjects.len()];
        pages::public_audiences(register).into_iter().for_each(|it| audiences[it.index()] = true);
        let all = &register.organisation.joint_controllers;
        let mut joint = vec![true; all.len()];
        let having =
            |public: bool| register.activities.values().filter(move |it| it.is_public() == public);
        for (shown, activities) in [(false, having(false)), (true, having(true))] {
            let keys = activities.flat_map(|it| &it.joint_controllers);
            keys.for_each(|it| joint[it.value.index()] = shown);
        }
        Homes { register, lang, recipients, audiences, joint }
    }

    /// The address of a fact from the top of the site, `#` and its anchor included; `None` where no page shows it.
    ///
    /// The path goes from the kind of thing to what it is about, as in `parity.json`; what follows after that is not
    /// looked at: `activities/ordrer/purposes/levering/text`. Legal bases have their number among those of their article.
    pub fn of_fact(&self, path: &str) -> Option<String> {
        let steps: Vec<&str> = path.split('/').collect();
        let (page, anchor) = match *steps.as_slice() {
            ["activities", id, ref rest @ ..] => {
                let key = self.register.activities.key(id)?;
                let shown = self.register.activities[key].is_public();
                (Some(PageId::Activity(key)).filter(|_| shown)?, of_activity(rest)?)
            }
            ["recipients", id, ..] => {
                let key = self.register.recipients.key(id)?;
                let shown = self.recipients[key.index()];
                (Some(PageId::Recipients).filter(|_| shown)?, address::recipient_anchor(id))
            }
            ["data_subjects", id, ..] => {
                let key = self.register.data_subjects.key(id)?;
                let shown = self.audiences[key.index()];
                (Some(PageId::Audience(key)).filter(|_| shown)?, "navn".to_owned())
            }
            ["rights", name, ..] => {
                let right = law::rights().iter().find(|it| it.key.name() == name)?;
                (PageId::Rights, rights_view::anchor(right.key).to_owned())
            }
            ["organisation", ref rest @ ..] => (PageId::Rights, self.of_organisation(rest)?),
            _ => return None,
        };
        Some(format!("{}#{anchor}", address::file(page, self.lang, self.register)))
    }

    fn of_organisation(&self, rest: &[&str]) -> Option<String> {
        Some(match *rest {
            ["dpo", ..] => "databeskyttelsesraadgiver".to_owned(),
            ["representative", ..] => "repraesentant".to_owned(),
            ["supervisory_authority", ..] => "tilsynsmyndighed".to_owned(),
            ["joint_controllers", id, ..] => {
                let key = self.register.organisation.joint_controllers.key(id)?;
                let shown = self.joint[key.index()];
                Some(format!("faelles-{id}")).filter(|_| shown)?
            }
            _ => "dataansvarlig".to_owned(),
        })
    }
}

/// The anchor of a fact on its activity's own page.
fn of_activity(rest: &[&str]) -> Option<String> {
    let anchors = Anchors::own_page();
    Some(match *rest {
        ["purposes", id, ..] => anchors.of("formaal", id),
        ["data", id, ..] => anchors.of("data", id),
        ["retention", id, ..] => anchors.of("opbevaring", id),
        ["consents", id, ..] => anchors.of("samtykke", id),
        ["legal_basis", article, "1", ..] => anchors.of("grundlag", &article.replace('.', "-")),
        ["legal_basis", article, number, ..] => {
            anchors.of("grundlag", &format!("{}-{number}", article.replace('.', "-")))
        }
        ["recipients", ..] => anchors.of("modtagere", ""),
        ["provision", ..] => anchors.of("pligt", ""),
        ["automated_decision", ..] => anchors.of("automatisk", ""),
        _ => return None,
    })
}
