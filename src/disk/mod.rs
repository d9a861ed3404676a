//! Floor 5: files in, files out. The only part of the program that touches the disk.
//!
//! [`read()`] brings a folder of content (and the user's own templates) in as [`Sources`](crate::source::Sources);
//! [`publish()`] brings a tree of files out, all of it or nothing. Neither knows what stands in the files.

#![expect(clippy::disallowed_methods, reason = "this floor is the one that reads and writes files")]

mod trouble;
pub use trouble::Trouble;

mod beneath;
mod name;
mod read;
pub use read::{
    exists, has_yaml, is_empty_folder, is_folder, read, read_bounded, read_templates, read_text,
    read_text_if_any,
};
mod folder;
mod write;
pub use folder::write_folder;
pub use write::{is_unfinished, replace, write_new, write_over};

mod hold;
pub use hold::{Hold, hold};

mod git;
pub use git::{GitTrouble, read_revision};

mod lock;

mod journal;
mod manifest;
mod publish;
mod staging;
mod swap;
mod target;
pub use publish::{Published, publish};
pub use staging::{StagedFile, Staging};
pub use swap::Mode;
pub use target::{Refusal, keep_clear};
