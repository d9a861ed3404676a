//! Organisations and people that one can write to.

use super::{Answer, Prose, Table};
use crate::source::{Span, Spanned};
use crate::written::organisation::{Position, RoleInFile};

/// A name and ways to reach it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// The name.
    pub name: Option<Spanned<String>>,
    /// The postal address.
    pub address: Option<Spanned<String>>,
    /// The e-mail address.
    pub email: Option<Spanned<String>>,
    /// The telephone number.
    pub phone: Option<Spanned<String>>,
    /// The web site, as written.
    pub website: Option<Spanned<String>>,
    /// The country, ISO 3166-1 alpha-2.
    pub country: Option<Spanned<String>>,
}

impl Party {
    /// Whether it can be reached: by post, e-mail or telephone.
    pub fn is_reachable(&self) -> bool {
        self.address.is_some() || self.email.is_some() || self.phone.is_some()
    }
}

/// The controller: the organisation that the content is about.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Name and contact.
    pub party: Party,
    /// The name in running text.
    pub short_name: Option<Spanned<String>>,
    /// The CVR number, or `none`.
    pub cvr: Option<Spanned<String>>,
    /// Whether it is a public authority.
    pub public_authority: Option<Spanned<bool>>,
    /// Whether its service is online.
    pub online_service: Option<Spanned<bool>>,
    /// Employees.
    pub employees: Option<Spanned<u32>>,
    /// Whether it also processes for others.
    pub acts_as_processor: Option<Spanned<bool>>,
    /// Joint controllers (Art. 26).
    pub joint_controllers: Table<JointController>,
    /// The representative in the Union (Art. 27).
    pub representative: Option<Spanned<Answer<Party>>>,
    /// The data protection officer (Art. 37).
    pub dpo: Option<Spanned<Answer<Party>>>,
    /// The supervisory authority (Art. 77).
    pub authority: Option<Spanned<Party>>,
    /// Where it stands.
    pub place: Span,
    /// Why fewer ways of contact are enough (internal, as all below).
    pub contact_complete: Option<Spanned<String>>,
    /// What the content is about.
    pub role_in_file: Option<Spanned<RoleInFile>>,
    /// Whether the Danish Bookkeeping Act applies.
    pub bookkeeping: Option<Spanned<bool>>,
    /// Those who decide purposes and means.
    pub management: Table<Manager>,
}

impl Organisation {
    /// The name in running text.
    pub fn running_name(&self) -> &str {
        let name = self.short_name.as_ref().or(self.party.name.as_ref());
        name.map_or("", |it| it.as_str())
    }
}

/// A joint controller (Art. 26).
#[derive(Clone, Debug, Default)]
pub struct JointController {
    /// Name and contact.
    pub party: Party,
    /// The essence of the arrangement.
    pub essence: Option<Prose>,
    /// The arrangement (internal).
    pub arrangement: Option<Spanned<String>>,
    /// Where its id stands.
    pub place: Span,
}

/// Someone in the management (internal).
#[derive(Clone, Debug)]
pub struct Manager {
    /// The name.
    pub name: Spanned<String>,
    /// The position.
    pub position: Spanned<Position>,
}
