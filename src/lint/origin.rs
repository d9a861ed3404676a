//! From whom the data of an activity come: Article 13 is about data from the person, Article 14 about all other data.

use crate::register::Activity;
use crate::written::activity::DataSource;

/// Whether some of the data come from the person, so that Article 13 is about them.
pub(super) fn asks_the_person(activity: &Activity) -> bool {
    let mut sources = activity.data.values().filter_map(|it| it.source.as_ref());
    sources.any(|it| it.kind.value == DataSource::DataSubject)
}

/// Whether Article 14 may be about some of the data: they come from elsewhere, or it is not said where from.
pub(super) fn may_come_from_others(activity: &Activity) -> bool {
    let mut sources = activity.data.values().map(|it| it.source.as_ref());
    activity.data.is_empty() || sources.any(|it| it.is_none_or(|it| is_elsewhere(it.kind.value)))
}

/// Whether data from such a source come from elsewhere than the person and the organisation's own observation.
pub(super) fn is_elsewhere(source: DataSource) -> bool {
    matches!(source, DataSource::ThirdParty | DataSource::Public)
}
