//! Where the links of a stored text lead from the page that shows it now: a text of the same version where it has one, else the
//! page that stands there today, else nowhere.

use std::collections::BTreeSet;

use super::{PastPage, PastVersion};
use crate::page::address::{self, PageId};
use crate::page::{Homes, Renderer, pages, rights_view};
use crate::source::Lang;

/// What a link can lead to today.
pub struct Present {
    /// The files of the pages, from the top of the site.
    files: BTreeSet<String>,
    /// The anchors that are known to be there, each after the file it is in and `#`.
    anchors: BTreeSet<String>,
}

/// A stored text and the page that shows it.
pub(super) struct Stored<'s> {
    pub renderer: &'s Renderer<'s>,
    /// The version that the text is from.
    pub version: &'s PastVersion<'s>,
    pub number: usize,
    /// The folder that the text stood in.
    pub then: String,
    /// The folder of the page that shows it.
    pub now: String,
}

impl Renderer<'_> {
    fn present(&self) -> &Present {
        self.present.get_or_init(|| {
            let register = self.register;
            let all = pages::all(register).filter(|(page, _)| *page != PageId::NotFound);
            let files = all.map(|(page, lang)| address::file(page, lang, register));
            let moved = pages::moved(register).map(|(folder, ..)| folder + "index.html");
            let mut anchors = BTreeSet::new();
            for lang in &register.published {
                let homes = Homes::of(register, *lang);
                let recipients = register.recipients.ids().map(|it| format!("recipients/{it}"));
                let rights = rights_view::shown(register);
                let rights = rights.map(|it| format!("rights/{}", it.key.name()));
                anchors.extend(recipients.chain(rights).filter_map(|it| homes.of_fact(&it)));
            }
            Present { files: files.chain(moved).collect(), anchors }
        })
    }
}

impl Stored<'_> {
    /// Where a link leads from the page; none when its target is gone.
    pub(super) fn lead(&self, href: &str) -> Option<String> {
        let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
        let file = match path.split_once(':') {
            Some(("http" | "https", _)) => match self.inside(path) {
                Some(inside) => inside.to_owned(),
                None => return Some(href.to_owned()),
            },
            Some(("mailto" | "tel", _)) => return Some(href.to_owned()),
            Some(_) => return None,
            None => joined(&self.then, path)?,
        };
        let folder = file.strip_suffix("index.html").unwrap_or(&file);
        if !folder.is_empty() && !folder.ends_with('/') {
            return None;
        }
        let target = self.stored(folder).or_else(|| self.today(folder, anchor))?;
        (!target.is_empty()).then(|| address::to_top(&self.now) + &target)
    }

    /// The rest of an address of the site, as it was or as it is.
    fn inside<'h>(&self, href: &'h str) -> Option<&'h str> {
        let sites = [&self.version.website, &self.renderer.register.website];
        sites.into_iter().flatten().find_map(|it| href.strip_prefix(it.as_str()))
    }

    /// The file of a text of the same version that stood in this folder; empty for this very text, where the anchors are not
    /// stored.
    fn stored(&self, folder: &str) -> Option<String> {
        if folder == self.then {
            return Some(String::new());
        }
        let (past, register) = (&self.renderer.past, self.renderer.register);
        let others = self.version.languages().filter(|it| *it != self.version.language);
        let mut others = others.filter_map(|it| Some((it, folder.strip_prefix(it.code())?)));
        let other = others.find_map(|(it, rest)| Some((it, rest.strip_prefix('/')?)));
        let (lang, own) = other.unwrap_or((self.version.language, folder));
        let page = match own.strip_prefix("aktivitet/").and_then(|it| it.strip_suffix('/')) {
            Some(id) => {
                let number = self.version.numbers.get(id)?;
                PastPage::Activity(past.activity(id, *number)?)
            }
            None => {
                let own = own.trim_end_matches('/');
                let mut notices = self.version.notices.iter();
                PastPage::Text(self.number, notices.position(|it| it.folder == own)?)
            }
        };
        let there = past.languages(page, register).contains(&lang);
        there.then(|| past.file(page, lang, register))
    }

    /// The file that stands in this folder today, with the anchor where it is there.
    fn today(&self, folder: &str, anchor: &str) -> Option<String> {
        let present = self.renderer.present();
        let file = format!("{folder}index.html");
        present.files.get(&file)?;
        let place = format!("{file}#{anchor}");
        Some(if present.anchors.contains(&place) { place } else { file })
    }
}

/// Where a relative address leads from a folder; none when it climbs out of the site.
fn joined(folder: &str, path: &str) -> Option<String> {
    let mut steps: Vec<&str> = folder.split('/').filter(|it| !it.is_empty()).collect();
    let mut rest = path.split('/').peekable();
    let mut file = "";
    while let Some(step) = rest.next() {
        match step {
            ".." => {
                steps.pop()?;
            }
            "." | "" => {}
            it if rest.peek().is_none() => file = it,
            it => steps.push(it),
        }
    }
    let folder: String = steps.iter().map(|it| format!("{it}/")).collect();
    Some(folder + file)
}

/// The folder that a text of a version stood in.
pub(super) fn folder_then(version: &PastVersion<'_>, own: &str, lang: Lang) -> String {
    let language = if lang == version.language { String::new() } else { format!("{lang}/") };
    let own = if own.is_empty() { String::new() } else { format!("{own}/") };
    language + &own
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn a_relative_address_is_followed_from_its_folder() {
        let from = |path: &str| joined("en/aktivitet/konto/", path);
        assert_eq!(from("../../for/a/index.html").as_deref(), Some("en/for/a/index.html"));
        assert_eq!(from("index.html").as_deref(), Some("en/aktivitet/konto/index.html"));
        assert_eq!(from("../../../").as_deref(), Some(""));
        assert_eq!(from("../../../../x"), None);
    }
}
