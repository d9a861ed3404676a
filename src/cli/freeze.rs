//! The files of a version: everything that it takes to know, and to show, what was said.

use std::collections::BTreeMap;

use anyhow::{Result, anyhow};

use super::load::{self, Loaded};
use super::since::Since;
use crate::diff;
use crate::page::Facing;
use crate::register::{self, Date};
use crate::report::diff::{Report, Said, Sending, letters, requirements, sentence};
use crate::site::Site;
use crate::source::{Lang, Role, sha256};
use crate::version::{
    Activity, ByLanguage, Change, Class, FILE, FORMAT, Notice, Previous, Stored, sealed,
};

/// What the person who releases said, and what follows from it.
pub(super) struct Asked {
    /// From when it applies.
    pub effective: Date,
    /// When it was announced.
    pub announced: Option<Date>,
    /// Who approved it.
    pub approved_by: String,
    /// What it is, next to the last one.
    pub class: Class,
}

/// Files by their path in the version's folder.
type Files = BTreeMap<String, String>;

/// The files of the version that the content makes.
///
/// # Errors
/// When a page cannot be made.
pub(super) fn version(asked: &Asked, since: Option<&Since<'_>>, loaded: &Loaded) -> Result<Files> {
    let facing =
        Facing { date: asked.effective, content_hash: loaded.content_hash.clone(), draft: false };
    let site = Site::of(&loaded.register, &loaded.theme, &facing);
    let mut files = Files::new();
    let notices = notices(&site, loaded, &mut files)?;
    let activities = activities(&site, asked.effective, loaded, &mut files)?;
    let site = site.pinned(load::pins(&activities));
    for (row, path) in
        [("register/register.json", "register.json"), ("site/notice.json", "notice.json")]
    {
        let row = site.rows().iter().find(|it| it.path == row);
        let mut bytes = Vec::new();
        site.write(row.ok_or_else(|| anyhow!("no {path}"))?, &mut bytes, &mut Vec::new())?;
        files.insert(path.to_owned(), String::from_utf8(bytes)?);
    }
    for role in [Role::Content, Role::Picture] {
        for (_, file) in loaded.sources.with_role(role) {
            files.insert(format!("source/{}", file.path), file.text.clone());
        }
    }
    if let Some(since) = since.filter(|_| asked.class == Class::Material) {
        write_letters(since, asked, loaded, &mut files);
    }
    let stored = Stored {
        schema_version: FORMAT.to_owned(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        effective: asked.effective.to_string(),
        released: loaded.date.to_string(),
        announced: asked.announced.map(|it| it.to_string()),
        approved_by: asked.approved_by.clone(),
        class: asked.class,
        content_hash: loaded.content_hash.clone(),
        previous: loaded.versions.last().map(|it| Previous {
            effective: it.stored.effective.clone(),
            sha256: it.stored.sha256.clone(),
        }),
        changes: since.map_or_else(Vec::new, |it| changes(it, loaded)),
        notices,
        activities,
        files: files.iter().map(|(path, text)| (path.clone(), sha256(text))).collect(),
        sha256: String::new(),
    };
    files.insert(FILE.to_owned(), sealed(&stored));
    Ok(files)
}

/// The notices, and the files of their texts.
fn notices(site: &Site<'_>, loaded: &Loaded, files: &mut Files) -> Result<Vec<Notice>> {
    let texts = site.notice_texts()?;
    let notice = |(id, it): (&String, &register::Notice)| Notice {
        id: id.to_owned(),
        folder: it.folder.clone(),
        title: in_languages(loaded, |lang| it.title.get(lang).to_owned()),
        text: (texts.iter().filter(|it| it.notice == *id))
            .map(|it| (it.lang.code().to_owned(), format!("notice.{id}.{}.md", it.lang)))
            .collect(),
    };
    let notices = loaded.register.notices.iter().map(notice).collect();
    let file = |it: &crate::site::Text| format!("notice.{}.{}.md", it.notice, it.lang);
    files.extend(texts.iter().map(|it| (file(it), it.text.clone())));
    Ok(notices)
}

/// The public activities with their numbers, and the files of the texts that are new.
fn activities(
    site: &Site<'_>,
    effective: Date,
    loaded: &Loaded,
    files: &mut Files,
) -> Result<Vec<Activity>> {
    let versions = &loaded.versions;
    let last = versions.last();
    let mut texts: BTreeMap<String, Vec<(Lang, String)>> = BTreeMap::new();
    for it in site.activity_texts()? {
        texts.entry(it.activity).or_default().push((it.lang, it.text));
    }
    let mut all = Vec::new();
    for (key, it) in loaded.register.public_activities() {
        let id = loaded.register.activities.id(key);
        let texts = texts.remove(id).unwrap_or_default();
        let label = in_languages(loaded, |lang| it.label.get(lang).to_owned());
        // The text is the old one when it is so in every language that there is, then and now.
        let same = last.and_then(|last| {
            let old = last.activity(id).filter(|it| it.text.len() == texts.len())?;
            let is_old = |(lang, text): &(Lang, String)| {
                versions.activity_text(last, id, *lang) == Some(text)
            };
            texts.iter().all(is_old).then_some(old)
        });
        all.push(match same {
            Some(old) => Activity { label, ..old.clone() },
            None => {
                let file = |lang: Lang| format!("activity.{id}.{lang}.md");
                let names = texts.iter().map(|(lang, _)| (lang.code().to_owned(), file(*lang)));
                let text = names.collect();
                files.extend(texts.into_iter().map(|(lang, text)| (file(lang), text)));
                let number = versions.number(id).unwrap_or(0) + 1;
                let valid_from = effective.to_string();
                Activity { id: id.to_owned(), number, valid_from, label, text }
            }
        });
    }
    Ok(all)
}

fn in_languages(loaded: &Loaded, text: impl Fn(Lang) -> String) -> ByLanguage {
    loaded.register.published.iter().map(|it| (it.code().to_owned(), text(*it))).collect()
}

/// The changes in words, in the languages that the program speaks.
fn changes(since: &Since<'_>, loaded: &Loaded) -> Vec<Change> {
    let said: Vec<Said> =
        spoken(loaded).map(|lang| Said::of(&since.old, &since.new, lang)).collect();
    let change = |it: &diff::Change| {
        let sentences = said.iter().filter_map(|said| Some((said.lang(), sentence(it, said)?)));
        let sentences: ByLanguage =
            sentences.map(|(lang, it)| (lang.code().to_owned(), it)).collect();
        Change {
            class: it.class.key.clone(),
            material: it.class.material,
            sentence: Some(sentences).filter(|it| !it.is_empty()),
            requires: required(it),
        }
    };
    since.diff.changes.iter().map(change).collect()
}

/// What a change requires, each duty in every language that the program speaks.
fn required(change: &diff::Change) -> Vec<ByLanguage> {
    let said = Lang::ALL.map(|lang| (lang, requirements(change, lang)));
    let each = |at: usize| {
        said.iter().map(|(lang, all)| (lang.code().to_owned(), all[at].clone())).collect()
    };
    (0..said[0].1.len()).map(each).collect()
}

/// The messages to those whom material changes concern, one for each notice in each language of the pages that the program
/// speaks.
fn write_letters(since: &Since<'_>, asked: &Asked, loaded: &Loaded, files: &mut Files) {
    for lang in spoken(loaded) {
        let names = [since.version.stored.effective.as_str(), &asked.effective.to_string()];
        let report = Report::of(&since.diff, names[0], names[1], lang);
        let sending = Sending { old: &since.old, new: &since.new, from: asked.effective };
        for it in letters(&report, sending) {
            let name = format!("letter.{}.{lang}", it.notice);
            files.insert(format!("{name}.txt"), it.whole());
            files.insert(format!("{name}.html"), it.html);
        }
    }
}

/// The languages of the pages that the program has sentences in.
pub(super) fn spoken(loaded: &Loaded) -> impl Iterator<Item = Lang> {
    loaded.register.published.iter().copied().filter(|it| Lang::ALL.contains(it))
}
