//! The kinds of finding that concern versions.

use crate::source::make_codes;

make_codes! {
    /// A change takes effect before the days of warning that people were promised.
    pub PROMISE_BROKEN = "promise-broken";
    /// The content says something else than the last version, and no version says so.
    pub RELEASE_NEEDED = "release-needed";
    /// A released version is not as it was released.
    pub VERSION_ALTERED = "version-altered";
    /// The version in force would be shown in other words than were released.
    pub VERSION_WORDED_ANEW = "version-worded-anew";
}
