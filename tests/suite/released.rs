//! Content that was released, in memory: a chain of versions as `release` would leave it.

use std::collections::BTreeMap;

use fortegnelse::compile::{compile, content_hash, judge};
use fortegnelse::diff::{self, Snapshot};
use fortegnelse::page::address::PageId;
use fortegnelse::page::edition::{Edition, Form};
use fortegnelse::page::{Facing, Override, Renderer, Theme, pages};
use fortegnelse::register::{Date, Register};
use fortegnelse::report::diff::{Said, sentence};
use fortegnelse::site::Site;
use fortegnelse::source::{Lang, Role, Sources, sha256};
use fortegnelse::version::{
    Activity, ByLanguage, Change, Class, FILE, FOLDER, FORMAT, Notice, Previous, Stored, Versions,
    sealed,
};

use crate::project::{Project, files_under, repository};

/// Versions, the oldest first.
#[derive(Default)]
pub struct Chain {
    pub sources: Sources,
    released: Vec<Stored>,
    /// The texts of each activity so far, its number and since when it has said so.
    activities: BTreeMap<String, (u32, String, BTreeMap<String, String>)>,
}

/// The page of a notice or an activity as it is kept, by its id and language.
type Texts = BTreeMap<String, BTreeMap<String, String>>;

impl Chain {
    /// Releases `project`, to apply from a day on.
    pub fn release(
        mut self,
        effective: &str,
        project: &Project,
        class: Class,
        changes: Vec<Change>,
    ) -> Chain {
        let register = project.register();
        let hash = content_hash(&project.sources);
        let facing = Facing { date: day(effective), content_hash: hash.clone(), draft: false };
        let (theme, _) = Theme::new(&[]);
        let site = Site::of(&register, &theme, &facing);
        let mut files: BTreeMap<String, String> = BTreeMap::new();
        for path in ["register/register.json", "site/notice.json"] {
            let row = site.rows().iter().find(|it| it.path == path).unwrap();
            let mut bytes = Vec::new();
            site.write(row, &mut bytes, &mut Vec::new()).unwrap();
            let name = path.rsplit('/').next().unwrap().to_owned();
            files.insert(name, String::from_utf8(bytes).unwrap());
        }
        let (notices, activities) = texts(&Renderer::new(&register, &theme, &facing));
        let notices = kept(&register, notices, &mut files);
        let activities = self.numbered(&register, activities, effective, &mut files);
        for (_, it) in project.sources.iter() {
            files.insert(format!("source/{}", it.path), it.text.clone());
        }
        let previous = self
            .released
            .last()
            .map(|it| Previous { effective: it.effective.clone(), sha256: it.sha256.clone() });
        let stored = Stored {
            schema_version: FORMAT.to_owned(),
            program: "0.1.0".to_owned(),
            effective: effective.to_owned(),
            released: effective.to_owned(),
            announced: self.released.last().map(|_| before(effective)),
            approved_by: "Hemmelig Godkender".to_owned(),
            class,
            content_hash: hash,
            previous,
            notices,
            activities,
            changes,
            files: files.iter().map(|(path, text)| (path.clone(), sha256(text))).collect(),
            sha256: String::new(),
        };
        let text = sealed(&stored);
        self.released.push(serde_json::from_str(&text).unwrap());
        files.insert(FILE.to_owned(), text);
        for (path, text) in files {
            self.sources.add(Role::Version, "", &format!("{FOLDER}{effective}/{path}"), text);
        }
        self
    }

    /// What the program reads of them.
    pub fn versions(&self) -> Versions {
        let (versions, found) = Versions::read(&self.sources);
        assert_eq!(found, []);
        versions
    }

    /// The public activities with their numbers; the texts that are new go into the files.
    fn numbered(
        &mut self,
        register: &Register,
        texts: Texts,
        effective: &str,
        files: &mut BTreeMap<String, String>,
    ) -> Vec<Activity> {
        let one = |(id, texts): (String, BTreeMap<String, String>)| {
            let known = self.activities.get(&id).cloned();
            let (number, since) = match known {
                Some((number, since, before)) if before == texts => (number, since),
                other => {
                    for (lang, text) in &texts {
                        files.insert(format!("activity.{id}.{lang}.md"), text.clone());
                    }
                    (other.map_or(1, |it| it.0 + 1), effective.to_owned())
                }
            };
            let names = texts.keys().map(|it| (it.clone(), format!("activity.{id}.{it}.md")));
            let text = names.collect();
            self.activities.insert(id.clone(), (number, since.clone(), texts));
            let key = register.activities.key(&id).unwrap();
            let label = &register.activities[key].label;
            let label = register
                .published
                .iter()
                .map(|it| (it.code().to_owned(), label.get(*it).to_owned()));
            Activity { id, number, valid_from: since, label: label.collect(), text }
        };
        texts.into_iter().map(one).collect()
    }
}

fn kept(
    register: &Register,
    mut texts: Texts,
    files: &mut BTreeMap<String, String>,
) -> Vec<Notice> {
    let mut notices = Vec::new();
    for (id, it) in register.notices.iter() {
        let mut names = ByLanguage::new();
        for (lang, text) in texts.remove(id).unwrap() {
            let name = format!("notice.{id}.{lang}.md");
            files.insert(name.clone(), text);
            names.insert(lang, name);
        }
        let title = register
            .published
            .iter()
            .map(|lang| (lang.code().to_owned(), it.title.get(*lang).to_owned()));
        let (folder, title) = (it.folder.clone(), title.collect());
        notices.push(Notice { id: id.clone(), folder, title, text: names });
    }
    notices
}

/// The pages of the notices and of the activities, in Markdown.
fn texts(renderer: &Renderer<'_>) -> (Texts, Texts) {
    let (mut notices, mut activities) = (Texts::new(), Texts::new());
    let register = renderer.register;
    for (page, lang) in pages::all(register) {
        let (texts, id) = match page {
            PageId::Notice(key) => (&mut notices, register.notices.id(key)),
            PageId::Activity(key) => (&mut activities, register.activities.id(key)),
            _ => continue,
        };
        let mut bytes = Vec::new();
        let mut edition = Edition::of(renderer, page, lang, Form::Markdown, &mut bytes);
        renderer.page(page, lang, &mut edition, &mut Vec::new()).unwrap();
        edition.finish().unwrap();
        let text = String::from_utf8(bytes).unwrap();
        texts.entry(id.to_owned()).or_default().insert(lang.code().to_owned(), text);
    }
    (notices, activities)
}

/// Every file of a build of `project` on a day, after these releases.
pub fn built(project: &Project, versions: &Versions, date: &str) -> BTreeMap<String, String> {
    built_as(project, versions, date, false)
}

/// The same, a draft or not.
pub fn built_as(
    project: &Project,
    versions: &Versions,
    date: &str,
    draft: bool,
) -> BTreeMap<String, String> {
    built_where(project, versions, date, draft, |_| true)
}

/// The same, only the files whose path is `wanted`.
pub fn built_where(
    project: &Project,
    versions: &Versions,
    date: &str,
    draft: bool,
    wanted: impl Fn(&str) -> bool,
) -> BTreeMap<String, String> {
    let (register, mut found) = compile(&project.sources);
    // What is still to do is another matter.
    found.retain(|it| it.code.name != "to-do-open");
    assert!(found.is_empty(), "{}", project.report(Lang::En));
    let templates: Vec<Override<'_>> = (project.sources.with_role(Role::Template))
        .map(|(file, it)| Override { name: &it.path, file, text: &it.text })
        .collect();
    let (theme, _) = Theme::new(&templates);
    let facing = Facing { date: day(date), content_hash: content_hash(&project.sources), draft };
    let outcome = judge(&register, &project.sources, day(date));
    let site = Site::of(&register, &theme, &facing)
        .judged(&project.sources, &outcome)
        .with_versions(versions);
    let mut files = BTreeMap::new();
    for row in site.rows().iter().filter(|it| wanted(&it.path)) {
        let (mut bytes, mut found) = (Vec::new(), Vec::new());
        site.write(row, &mut bytes, &mut found).unwrap();
        assert_eq!(found, [], "{}", row.path);
        let twice = files.insert(row.path.clone(), String::from_utf8(bytes).unwrap());
        assert_eq!(twice, None, "{}", row.path);
    }
    files
}

/// The content of a folder of the repository, with other words in some of its files.
pub fn edited(folder: &str, edits: &[(&str, &str, &str)]) -> Project {
    let root = repository().join(folder);
    let mut files = Vec::new();
    for path in files_under(&root) {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".yaml") && !name.ends_with(".svg") || name.starts_with("versions/") {
            continue;
        }
        let mut text = std::fs::read_to_string(&path).unwrap();
        for (_, from, to) in edits.iter().filter(|it| it.0 == name) {
            assert!(text.contains(from), "{name} has no {from}");
            text = text.replace(from, to);
        }
        files.push((name, text));
    }
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, text)| (name.as_str(), text.as_bytes())).collect();
    Project::of_files(&files)
}

/// A change, in words.
pub fn change(class: &str, material: bool, da: &str, en: &str) -> Change {
    let both = |da: &str, en: &str| {
        ByLanguage::from([("da".to_owned(), da.to_owned()), ("en".to_owned(), en.to_owned())])
    };
    let requires = vec![both("Hemmelig pligt (artikel 28)", "Secret duty (Article 28)")];
    let sentence = (!da.is_empty()).then(|| both(da, en));
    Change { class: class.to_owned(), material, sentence, requires }
}

/// The changes between two registers, in the words that `release` has for them.
pub fn changes(old: &Snapshot, new: &Snapshot) -> Vec<Change> {
    let said = Lang::ALL.map(|lang| Said::of(old, new, lang));
    let told = |it: &diff::Change| {
        let sentences = said.iter().filter_map(|said| Some((said.lang(), sentence(it, said)?)));
        let sentence: ByLanguage =
            sentences.map(|(lang, it)| (lang.code().to_owned(), it)).collect();
        let (class, material) = (it.class.key.clone(), it.class.material);
        let sentence = Some(sentence).filter(|it| !it.is_empty());
        Change { class, material, sentence, requires: Vec::new() }
    };
    diff::diff(old, new).changes.iter().map(told).collect()
}

/// A month before, as far as the days of our fixtures go.
fn before(effective: &str) -> String {
    let (year, rest) = effective.split_at(5);
    let (month, day) = rest.split_at(2);
    let month: u32 = month.parse().unwrap();
    if month == 1 { format!("{year}01-01") } else { format!("{year}{:02}{day}", month - 1) }
}

pub fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

/// The content of `init`.
pub const EXAMPLE: &str = "src/cli/example/content";

/// Three versions of the content of `init`: of 2024, 2025 and one to come, and the content of the second.
pub fn three() -> (Chain, Project) {
    let first = edited(
        EXAMPLE,
        &[
            ("activities/nyhedsbrev.yaml", "period: P2Y", "period: P1Y"),
            (
                "activities/nyhedsbrev.yaml",
                "At sende dig nyt om bøger",
                "At sende dig nyt om brøger",
            ),
        ],
    );
    let second = edited(EXAMPLE, &[]);
    let third = edited(EXAMPLE, &[("activities/nyhedsbrev.yaml", "period: P2Y", "period: P3Y")]);
    let longer = |from: &str, to: &str| {
        change(
            "longer_retention",
            true,
            &format!("Nyhedsbrev: Beviset for dit samtykke gemmes i {to} år i stedet for {from}."),
            &format!(
                "Newsletter: The proof of your consent is kept for {to} years instead of {from}."
            ),
        )
    };
    let typo = change(
        "editorial",
        false,
        "Nyhedsbrev: En stavefejl er rettet.",
        "Newsletter: A misspelling was mended.",
    );
    let internal = change("internal", false, "", "");
    let chain = Chain::default()
        .release("2024-01-01", &first, Class::First, Vec::new())
        .release("2025-06-01", &second, Class::Material, vec![longer("1", "2"), typo, internal])
        .release("2026-12-15", &third, Class::Material, vec![longer("2", "3")]);
    (chain, second)
}
