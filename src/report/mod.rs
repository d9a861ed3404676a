//! Floor 5: findings → text. Each format is a pure function from what a run has to tell ([`Told`]) to a string; only
//! `cli` prints it.

mod told;
pub use told::{Decision, Finding, Told};

mod excerpt;
mod wrap;
pub(crate) use wrap::harmless;

mod human;
pub use human::human;
mod answered;
pub use answered::answered;
mod summary;
pub use summary::summary;

mod json;
pub mod v1;
pub use json::json;
mod schema;
pub use schema::{FINDINGS, findings_schema};
mod sarif;
pub use sarif::sarif;
mod github;
pub use github::github;

mod explain;
pub use explain::{explain, list};
mod provision;
pub use provision::Provision;
mod checklist;
pub use checklist::{checklist_head, checklist_json, checklist_sheet};
mod stats;
pub use stats::{stats, stats_json};

pub mod diff;
