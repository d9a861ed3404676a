//! Where the lines of a first layer lead, and how they are put together.

use super::address::Anchors;
use super::first_layer::{Layer, Line};
use super::{notice_view, rights_view};
use crate::law::RightKey;
use crate::register::{Activity, Key, Only, wording};
use crate::written::notice::NoticePart;

/// How many names a sentence holds; the full text has the rest.
const MOST_NAMES: usize = 12;

/// Where a line leads: an anchor of the notice, or of a page (its path from the top of its language).
pub(super) struct Target {
    pub page: String,
    pub anchor: String,
}

/// An anchor of the notice itself.
pub(super) fn here(anchor: &str) -> Target {
    Target { page: String::new(), anchor: anchor.to_owned() }
}

/// The page of rights.
pub(super) fn rights_page(anchor: &str) -> Target {
    Target { page: "rettigheder/index.html".to_owned(), anchor: anchor.to_owned() }
}

/// The page of recipients.
pub(super) fn recipients_page(anchor: &str) -> Target {
    Target { page: "modtagere/index.html".to_owned(), anchor: anchor.to_owned() }
}

impl<'a> Layer<'a> {
    /// A line about `part`, its sentence filled with `values`.
    pub(super) fn line(
        &self,
        part: &str,
        sentence: &str,
        values: &[(&str, &str)],
        to: Target,
    ) -> Line {
        let theme = self.renderer.theme;
        Line {
            label: theme.say(self.lang, &format!("summary_label_{part}")),
            sentence: theme.say_with(self.lang, sentence, values),
            to,
            notable: false,
        }
    }

    /// The section that shows a part: one that shows all of it, where there is such a one. A reader is better served by what
    /// the author chose to show here than by another page.
    pub(super) fn section(&self, part: NoticePart) -> Option<Target> {
        let of_part = || self.sections.iter().filter(|it| it.show == Some(part));
        let whole = of_part().find(|it| self.shows_all(part, &it.only));
        whole.or_else(|| of_part().next()).map(|it| here(&it.anchor))
    }

    /// Whether a choice leaves nothing out that a line speaks of.
    fn shows_all(&self, part: NoticePart, only: &Only) -> bool {
        let (notice, register) = (self.notice, self.renderer.register);
        match only {
            Only::All => true,
            Only::DataSubjects(keys) => notice.audiences.iter().all(|it| keys.contains(&it.value)),
            Only::Activities(keys) => {
                let mut keys = keys.clone();
                keys.sort();
                notice.activities.iter().all(|it| keys.binary_search(it).is_ok())
            }
            Only::Recipients(keys) => {
                let outside = part == NoticePart::Transfers;
                let all = notice_view::recipients_of(notice, register).into_iter();
                let mut wanted =
                    all.filter(|it| !outside || register.recipients[*it].has_transfers());
                wanted.all(|it| keys.contains(&it))
            }
            Only::Rights(keys) => rights_view::applying(&notice.activities, register)
                .all(|it| it.key == RightKey::Complaint || keys.contains(&it.key)),
        }
    }

    /// A fact of an activity: where the notice shows the activity, else on its own page. Without a `kind`, its heading.
    pub(super) fn activity(&self, key: Key<Activity>, kind: &str, id: &str) -> Target {
        let register = self.renderer.register;
        let name = register.activities.id(key);
        let is_here = self.sections.iter().any(|it| {
            it.show == Some(NoticePart::Activities)
                && match &it.only {
                    Only::Activities(keys) => keys.contains(&key),
                    _ => true,
                }
        });
        // In the author's own words an activity may not show each fact by itself.
        let in_words = register.activities[key].sections.is_some();
        match (is_here, kind.is_empty() || in_words) {
            (true, true) => here(&format!("aktivitet-{name}")),
            (true, false) => here(&Anchors::among_others(name).of(kind, id)),
            (false, _) => Target {
                page: format!("aktivitet/{name}/index.html"),
                anchor: if kind.is_empty() {
                    String::new()
                } else {
                    Anchors::own_page().of(kind, id)
                },
            },
        }
    }

    /// The activities of the notice.
    pub(super) fn all_activities(&self) -> impl Iterator<Item = &'a Activity> {
        self.notice.activities.iter().map(|it| &self.renderer.register.activities[*it])
    }

    /// The names of activities; `None` where there are none.
    pub(super) fn labels(&self, keys: &[Key<Activity>]) -> Option<String> {
        let activities = &self.renderer.register.activities;
        let names = self.names(keys.iter().map(|it| activities[*it].label.get(self.lang)));
        Some(names).filter(|it| !it.is_empty())
    }

    /// Names as a list, as they are written; so many that they can still be read.
    pub(super) fn names<'n>(&self, all: impl Iterator<Item = &'n str>) -> String {
        let mut names: Vec<String> = Vec::new();
        let mut more = 0_usize;
        for name in all {
            if names.len() < MOST_NAMES {
                names.push(name.to_owned());
            } else {
                more += 1;
            }
        }
        if more > 0 {
            let number = more.to_string();
            let more = [("number", number.as_str())];
            names.push(self.renderer.theme.say_with(self.lang, "summary_more", &more));
        }
        wording::list(&names, self.lang)
    }
}
