//! The kinds of finding that concern the form of the YAML.

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
    /// The same id in two files.
    DUPLICATE_ID = "duplicate-id";
    /// The same key twice in one map.
    DUPLICATE_KEY = "duplicate-key";
    /// A key without a value.
    EMPTY_VALUE = "empty-value";
    /// A key that is no text.
    KEY_NOT_TEXT = "key-not-text";
    /// A key that must be there is not.
    MISSING_KEY = "missing-key";
    /// A file that is a list or a text.
    NOT_A_MAP = "not-a-map";
    /// A text that YAML readers take for something else.
    QUOTES_NEEDED = "quotes-needed";
    /// A line indented with a tab.
    TAB_INDENTATION = "tab-indentation";
    /// A single text over the limit.
    TEXT_TOO_LONG = "text-too-long";
    /// Nesting over the limit.
    TOO_DEEP = "too-deep";
    /// A key that the model does not have.
    UNKNOWN_KEY = "unknown-key";
    /// A value outside its closed list.
    UNKNOWN_VALUE = "unknown-value";
    /// A value of another type than the key takes.
    WRONG_TYPE = "wrong-type";
    /// A feature of YAML outside our profile.
    YAML_FEATURE = "yaml-feature";
    /// Not YAML.
    YAML_SYNTAX = "yaml-syntax";
}
