//! Where pages stand, and how they link to each other: always relative, so that a site works under any address and from
//! a folder on a disk alike.

use crate::register::{Activity, DataSubject, Key, Notice, Register};
use crate::source::Lang;

/// A page of the site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PageId {
    /// The way to the notices, where none of them stands at the top.
    Start,
    /// A whole notice.
    Notice(Key<Notice>),
    /// One activity.
    Activity(Key<Activity>),
    /// What concerns one group of people.
    Audience(Key<DataSubject>),
    /// The rights, and whom to turn to.
    Rights,
    /// Who receives data.
    Recipients,
    /// How accessible the pages are.
    Accessibility,
    /// What is shown for an address that does not exist.
    NotFound,
}

/// A page's folder from the top of the site: empty, or ending in `/`.
pub fn folder(page: PageId, lang: Lang, register: &Register) -> String {
    let name = match page {
        PageId::Notice(key) => register.notices[key].folder.as_str(),
        PageId::Activity(key) => register.activities.id(key),
        PageId::Audience(key) => register.data_subjects.id(key),
        PageId::Start
        | PageId::Rights
        | PageId::Recipients
        | PageId::Accessibility
        | PageId::NotFound => "",
    };
    folder_by_name(page, name, lang, register)
}

/// The folder that a page of this kind has under the id or folder name `name`.
pub(super) fn folder_by_name(page: PageId, name: &str, lang: Lang, register: &Register) -> String {
    let language = language_folder(lang, register);
    let own = match page {
        PageId::Notice(_) if name.is_empty() => String::new(),
        PageId::Notice(_) => format!("{name}/"),
        PageId::Activity(_) => format!("aktivitet/{name}/"),
        PageId::Audience(_) => format!("for/{name}/"),
        PageId::Rights => "rettigheder/".to_owned(),
        PageId::Recipients => "modtagere/".to_owned(),
        PageId::Accessibility => "tilgaengelighed/".to_owned(),
        PageId::Start | PageId::NotFound => String::new(),
    };
    language + &own
}

/// The folder of a language from the top of the site: empty for the content's own, which stands at the top.
pub fn language_folder(lang: Lang, register: &Register) -> String {
    if lang == register.language() { String::new() } else { format!("{lang}/") }
}

/// A page's file from the top of the site.
pub fn file(page: PageId, lang: Lang, register: &Register) -> String {
    let name = if page == PageId::NotFound { "404.html" } else { "index.html" };
    folder(page, lang, register) + name
}

/// A fragment's file from the top of the site.
pub fn fragment(activity: Key<Activity>, lang: Lang, register: &Register) -> String {
    let language = if lang == register.language() { String::new() } else { format!("{lang}/") };
    format!("{language}fragment/{}.html", register.activities.id(activity))
}

/// The way from a page in `folder` back to the top: `../` for each step.
pub fn to_top(folder: &str) -> String {
    "../".repeat(folder.matches('/').count())
}

/// The anchor of a recipient on the page of recipients.
pub(super) fn recipient_anchor(id: &str) -> String {
    format!("modtager-{id}")
}

/// The anchors of an activity's facts. Where several activities stand on one page, `prefix` tells them apart.
#[derive(Clone, Debug)]
pub(super) struct Anchors {
    pub prefix: String,
}

impl Anchors {
    pub(super) fn own_page() -> Anchors {
        Anchors { prefix: String::new() }
    }

    pub(super) fn among_others(activity: &str) -> Anchors {
        Anchors { prefix: format!("{activity}.") }
    }

    pub(super) fn of(&self, kind: &str, id: &str) -> String {
        if id.is_empty() {
            format!("{}{kind}", self.prefix)
        } else {
            format!("{}{kind}-{id}", self.prefix)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_to_the_top_has_a_step_for_each_folder() {
        assert_eq!(to_top(""), "");
        assert_eq!(to_top("en/aktivitet/konto/"), "../../../");
    }
}
