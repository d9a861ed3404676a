//! Floor 3: the register as published JSON (Art. 30), in versioned types of its own.
//!
//! [`v1`] is the promise: a key is never renamed or dropped in it; what breaks a reader goes into `v2` beside it.
//! [`notice`] is the public part of the same facts, made field by field so that no internal one has a way in.

pub mod notice;
mod parts;
mod pins;
pub use pins::{Pin, Pins};
mod schema;
pub mod v1;
pub use schema::{danish, notice_schema, register_schema};
