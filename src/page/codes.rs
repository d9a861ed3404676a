//! The kinds of finding that concern pages and templates.

use crate::source::Code;

macro_rules! codes {
    ($($(#[$doc:meta])* $constant:ident = $name:literal;)*) => {
        $(
            $(#[$doc])*
            pub(super) static $constant: Code =
                Code { name: $name, page: include_str!(concat!("codes/", $name, ".md")) };
        )*
        /// All of this floor's kinds.
        pub static CODES: &[&Code] = &[$(&$constant),*];
    };
}

codes! {
    /// A template that cannot be used.
    BROKEN_TEMPLATE = "broken-template";
    /// A public fact that stands on no page.
    FACT_NOT_SHOWN = "fact-not-shown";
    /// A file among the templates that none of ours has the name of.
    UNKNOWN_TEMPLATE = "unknown-template";
    /// A template that switches escaping off.
    UNSAFE_TEMPLATE = "unsafe-template";
}
