//! What was released, for the pages and for machines: `versions.json` and the feed.

mod feed;
mod json;
mod past;
mod record;
mod schema;
pub(super) use feed::feed;
pub(super) use json::json;
pub use schema::{VERSIONS, versions_schema};

use super::{Row, Site, What};
use crate::page::address;
use crate::page::past::FEED;
use crate::version::{Version, Versions};

impl<'a> Site<'a> {
    /// With what was released, as it is told on the day of the build. Without a version it is the same site.
    pub fn with_versions(mut self, versions: &'a Versions) -> Site<'a> {
        let past = past::past(versions, self.register, self.facing);
        let register = self.register;
        let pages = past.pages(register).into_iter();
        let pages = pages.map(|(page, lang)| Row {
            path: format!("site/{}", past.file(page, lang, register)),
            what: What::Past(page, lang),
        });
        self.rows.extend(pages);
        if !past.versions.is_empty() {
            let row = |path: String, what| Row { path, what };
            self.rows.push(row("site/versions.json".to_owned(), What::Versions));
            self.rows.extend(register.published.iter().map(|lang| {
                let folder = address::language_folder(*lang, register);
                row(format!("site/{folder}{FEED}"), What::Feed(*lang))
            }));
            self.versions = Some(versions);
        }
        self.rows.sort_by_key(|it| !it.is_large());
        self.renderer = self.renderer.with_past(past);
        self
    }
}

/// The versions that have pages: those that a notice is in.
fn with_notices(versions: &Versions) -> impl Iterator<Item = &Version> {
    versions.all().iter().filter(|it| !it.stored.notices.is_empty())
}
