//! The kinds of finding that concern what the content means, before any law is asked.

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
    /// A legal basis that does not exist.
    BAD_ARTICLE = "bad-article";
    /// A country code that does not exist.
    BAD_COUNTRY = "bad-country";
    /// No day in the calendar.
    BAD_DATE = "bad-date";
    /// No period.
    BAD_DURATION = "bad-duration";
    /// No e-mail address.
    BAD_EMAIL = "bad-email";
    /// An id with other characters than it may have, or a reserved one.
    BAD_ID = "bad-id";
    /// A link to somewhere the pages may not link to.
    BAD_LINK = "bad-link";
    /// No web address.
    BAD_WEB_ADDRESS = "bad-web-address";
    /// Two notices at the same place of the web site.
    DUPLICATE_ADDRESS = "duplicate-address";
    /// A placeholder for a fact that was not given.
    EMPTY_PLACEHOLDER = "empty-placeholder";
    /// A text with nothing in it.
    EMPTY_TEXT = "empty-text";
    /// A text that one of the languages lacks.
    MISSING_TRANSLATION = "missing-translation";
    /// No notice at all.
    NO_NOTICE = "no-notice";
    /// Nobody is responsible.
    NO_ORGANISATION = "no-organisation";
    /// HTML in a text.
    RAW_HTML = "raw-html";
    /// An answer still to be given.
    TO_DO_OPEN = "to-do-open";
    /// A reference to something that is not there.
    UNKNOWN_ID = "unknown-id";
    /// A placeholder outside the closed list.
    UNKNOWN_PLACEHOLDER = "unknown-placeholder";
}
