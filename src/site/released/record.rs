//! What pages need of the record that a version holds. It is a file of its time, so nothing in it is counted on.

use serde::Deserialize;

use crate::page::past::ByLanguage;
use crate::source::Lang;
use crate::version::Version;

/// The record of a version, as far as its pages need it.
#[derive(Default, Deserialize)]
pub(super) struct Record {
    #[serde(default)]
    pub website: Option<String>,
    #[serde(default)]
    languages: Vec<String>,
    #[serde(default)]
    notices: Vec<Notice>,
}

#[derive(Deserialize)]
struct Notice {
    id: String,
    #[serde(default)]
    audiences: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    label: ByLanguage,
}

impl Record {
    /// The record of a version.
    pub(super) fn of(version: &Version) -> Record {
        let text = version.file("register.json").unwrap_or_default();
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The language that stood at the top of the site: that of the whole content.
    pub(super) fn language(&self) -> Lang {
        self.languages.first().and_then(|it| Lang::from_code(it)).unwrap_or(Lang::Da)
    }

    /// The groups of people that a notice was written to.
    pub(super) fn audiences(&self, notice: &str) -> Vec<ByLanguage> {
        let notice = self.notices.iter().filter(|it| it.id == notice);
        notice.flat_map(|it| &it.audiences).map(|it| it.label.clone()).collect()
    }
}
