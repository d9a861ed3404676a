//! Floor 3: the register as pages. Pure: views and templates in, HTML out; nothing is read or written here.
//!
//! A page is a frame (`base.html`) around chunks, each a template with its data, rendered and passed on one at a time, so
//! that a page of any size costs no more memory than its largest chunk. What a template may see is made in the `*_view`
//! files, field by field: no internal fact has a way in. Each public fact is noted when its view is made, with the anchor
//! it must stand at; [`parity`] holds the rendered page against that list. A text edition is made from the page as it was
//! rendered, so that the two cannot differ ([`edition`]). What was released has pages of its own, made from the texts that were kept
//! ([`past`]).
//!
//! Start with [`pages`] (which pages there are) and [`Renderer`].

mod escape;
pub use escape::escape;
mod furniture;
pub use furniture::{furniture, to_translate};
mod broken;
mod markdown;
mod theme;
mod values;
pub use theme::{Override, Theme};
mod style;
pub use style::style;
pub mod address;
mod facts;
mod homes;
pub mod pages;
pub mod parity;
pub use homes::Homes;
mod shared;
pub use facts::Fact;

mod accessibility_view;
mod activity_view;
mod basis_view;
mod duties_view;
mod first_layer;
mod folding;
mod fragment;
mod notice_view;
mod overview_view;
mod party_view;
mod recipient_view;
mod register_view;
mod rights_view;
mod summary;
mod target;

mod chunks;
mod frame;
mod head;
mod render;
pub use render::{Facing, Renderer};
pub mod checklist;
mod html;
pub mod past;
mod reading;
pub mod reference;

mod draft;
pub mod edition;

mod codes;
pub use codes::CODES;
