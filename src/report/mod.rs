//! Floor 5: findings → text. Each format is a pure function from findings to a string; only `cli` prints it.

mod human;
pub use human::human;
mod json;
pub use json::json;
mod summary;
pub use summary::summary;
mod explain;
pub use explain::{explain, list};
