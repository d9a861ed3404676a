//! The kinds of finding that concern the form of the YAML.

use crate::source::make_codes;

make_codes! {
    /// A comma that splits a text between brackets.
    pub(super) COMMA_IN_TEXT = "comma-in-text";
    /// A text that a comment with no space after its sign cuts off.
    pub(super) COMMENT_IN_TEXT = "comment-in-text";
    /// The same id in two files.
    pub(super) DUPLICATE_ID = "duplicate-id";
    /// The same key twice in one map.
    pub(super) DUPLICATE_KEY = "duplicate-key";
    /// A key without a value.
    pub(super) EMPTY_VALUE = "empty-value";
    /// A key that is no text.
    pub(super) KEY_NOT_TEXT = "key-not-text";
    /// A key that must be there is not.
    pub(super) MISSING_KEY = "missing-key";
    /// A file that is a list or a text.
    pub(super) NOT_A_MAP = "not-a-map";
    /// A text that YAML readers take for something else.
    pub(super) QUOTES_NEEDED = "quotes-needed";
    /// A line indented with a tab.
    pub(super) TAB_INDENTATION = "tab-indentation";
    /// A single text over the limit.
    pub TEXT_TOO_LONG = "text-too-long";
    /// Nesting over the limit.
    pub(super) TOO_DEEP = "too-deep";
    /// A key that the model does not have.
    pub(super) UNKNOWN_KEY = "unknown-key";
    /// A value outside its closed list.
    pub(super) UNKNOWN_VALUE = "unknown-value";
    /// A value of another type than the key takes.
    pub(super) WRONG_TYPE = "wrong-type";
    /// A feature of YAML outside our profile.
    pub(super) YAML_FEATURE = "yaml-feature";
    /// Not YAML.
    pub(super) YAML_SYNTAX = "yaml-syntax";
}
