//! Floor 5: findings → text. Each format is a pure function from findings to a string; only `cli` prints it.

mod human;
pub use human::human;
mod json;
pub use json::json;
mod summary;
pub use summary::summary;
mod explain;
pub use explain::{explain, list};
mod checklist;
mod wrap;
pub use checklist::{checklist_head, checklist_json, checklist_sheet};
mod stats;
pub use stats::{stats, stats_json};
