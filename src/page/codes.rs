//! The kinds of finding that concern pages and templates.

use crate::source::make_codes;

make_codes! {
    /// A template that cannot be used.
    pub(super) BROKEN_TEMPLATE = "broken-template";
    /// A draft that does not say that it is one.
    pub(super) DRAFT_NOT_MARKED = "draft-not-marked";
    /// A public fact that stands on no page.
    pub(super) FACT_NOT_SHOWN = "fact-not-shown";
    /// A file among the templates that none of ours has the name of.
    pub(super) UNKNOWN_TEMPLATE = "unknown-template";
    /// A template that switches escaping off.
    pub(super) UNSAFE_TEMPLATE = "unsafe-template";
}
