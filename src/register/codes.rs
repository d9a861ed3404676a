//! The kinds of finding that concern what the content means, before any law is asked.

use crate::source::make_codes;

make_codes! {
    /// A legal basis that does not exist.
    pub(super) BAD_ARTICLE = "bad-article";
    /// No colour.
    pub(super) BAD_COLOR = "bad-color";
    /// A country code that does not exist.
    pub(super) BAD_COUNTRY = "bad-country";
    /// No day in the calendar.
    pub(super) BAD_DATE = "bad-date";
    /// No period.
    pub(super) BAD_DURATION = "bad-duration";
    /// No e-mail address.
    pub(super) BAD_EMAIL = "bad-email";
    /// An id with other characters than it may have, or a reserved one.
    pub(super) BAD_ID = "bad-id";
    /// A link to somewhere the pages may not link to.
    pub(super) BAD_LINK = "bad-link";
    /// No web address.
    pub(super) BAD_WEB_ADDRESS = "bad-web-address";
    /// A colour that cannot be read on the pages' white.
    pub(super) BRAND_CONTRAST = "brand-contrast";
    /// Two notices at the same place of the web site.
    pub(super) DUPLICATE_ADDRESS = "duplicate-address";
    /// A placeholder for a fact that was not given.
    pub(super) EMPTY_PLACEHOLDER = "empty-placeholder";
    /// A text with nothing in it.
    pub(super) EMPTY_TEXT = "empty-text";
    /// No notice at all.
    pub(super) NO_NOTICE = "no-notice";
    /// Nobody is responsible.
    pub(super) NO_ORGANISATION = "no-organisation";
    /// An id of old that something else goes by.
    pub(super) PREVIOUS_ID_TAKEN = "previous-id-taken";
    /// Quotes, lists and emphases inside each other, over the limit.
    pub(super) PROSE_TOO_DEEP = "prose-too-deep";
    /// HTML in a text.
    pub(super) RAW_HTML = "raw-html";
    /// An answer still to be given.
    pub(super) TO_DO_OPEN = "to-do-open";
    /// A picture that no page may show.
    pub(super) UNFIT_PICTURE = "unfit-picture";
    /// A reference to something that is not there.
    pub(super) UNKNOWN_ID = "unknown-id";
    /// A picture that is not there.
    pub(super) UNKNOWN_PICTURE = "unknown-picture";
    /// A placeholder outside the closed list.
    pub(super) UNKNOWN_PLACEHOLDER = "unknown-placeholder";
}
