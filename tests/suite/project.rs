//! Content in memory → findings and files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use fortegnelse::compile::{codes, compile, content_hash, judge};
use fortegnelse::lint::Outcome;
use fortegnelse::page::{Facing, Override, Theme};
use fortegnelse::register::{Date, Register};
use fortegnelse::report::{self, Finding, Told};
use fortegnelse::site::Site;
use fortegnelse::source::{Diagnostic, Diagnostics, Lang, Role, Sources, decode};

/// Some content.
pub struct Project {
    pub sources: Sources,
    /// What reading bytes already found.
    pub early: Diagnostics,
    /// Whether what is still to do is forgiven.
    pub draft: bool,
}

/// The smallest content without findings, to put more under.
pub const FRAME: &str = "\
organisation: {name: Eksempel ApS, cvr: \"12345674\", country: DK, address: Eksempelvej 1, email: post@example.dk}
notices:
  kunder: {title: Privatlivspolitik, last_updated: 2026-06-01}
";

/// A picture that a page can show.
pub const LOGO: &[u8] =
    b"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><path d=\"M0 0h9\"/></svg>";

impl Project {
    /// One file, `content.yaml`, and beside it the picture that it names, if it is `logo.svg`.
    pub fn of(text: &str) -> Project {
        let mut files = vec![("content.yaml", text.as_bytes())];
        files.extend(text.contains("logo.svg").then_some(("logo.svg", LOGO)));
        Project::of_files(&files)
    }

    /// The frame and `more` in one file.
    pub fn with(more: &str) -> Project {
        Project::of(&format!("{FRAME}{more}"))
    }

    pub fn of_files(files: &[(&str, &[u8])]) -> Project {
        let mut project = Project { sources: Sources::default(), early: Vec::new(), draft: false };
        for (path, bytes) in files {
            let file = fortegnelse::source::FileId(project.sources.len() as u32);
            let (role, text) = match decode(file, bytes) {
                Ok((text, found)) => {
                    project.early.extend(found);
                    (if path.ends_with(".svg") { Role::Picture } else { Role::Content }, text)
                }
                Err((text, found)) => {
                    project.early.push(*found);
                    (Role::Unreadable, text)
                }
            };
            project.sources.add(role, "", path, text);
        }
        project
    }

    /// The content of a folder of the repository, without its versions.
    pub fn of_folder(folder: &str) -> Project {
        let root = repository().join(folder);
        let mut files = Vec::new();
        for path in files_under(&root)
            .into_iter()
            .filter(|it| it.extension().is_some_and(|it| it == "yaml" || it == "svg"))
            .filter(|it| !it.starts_with(root.join("versions")))
        {
            let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
            files.push((name, std::fs::read(&path).unwrap()));
        }
        assert!(!files.is_empty(), "no content in {folder}");
        let files: Vec<(&str, &[u8])> =
            files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
        Project::of_files(&files)
    }

    /// A draft: what is still to do is forgiven.
    pub fn draft(mut self) -> Project {
        self.draft = true;
        self
    }

    /// With a template of the user's own.
    pub fn template(mut self, name: &str, text: &str) -> Project {
        self.sources.add(Role::Template, "templates/", name, text.to_owned());
        self
    }

    pub fn register(&self) -> Register {
        compile(&self.sources).0
    }

    /// What the rules of law find and the decisions answer.
    pub fn outcome(&self) -> Outcome {
        judge(&self.register(), &self.sources, today())
    }

    /// All findings, those of pages included when the content is whole.
    pub fn findings(&self) -> Diagnostics {
        let (files, found) = self.build();
        drop(files);
        found
    }

    /// The findings as `code line:column`.
    pub fn places(&self) -> Vec<String> {
        let place = |it: &Diagnostic| {
            let at = self.sources.position(it.span.file, it.span.start);
            format!("{} {}:{}", it.code.name, at.line, at.column)
        };
        self.findings().iter().map(place).collect()
    }

    /// The codes found, each once.
    pub fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.findings().iter().map(|it| it.code.name).collect();
        codes.sort();
        codes.dedup();
        codes
    }

    /// The findings as a terminal without colours shows them.
    pub fn report(&self, lang: Lang) -> String {
        self.told(lang, |told| anstream::adapter::strip_str(&report::human(&told, 120)).to_string())
    }

    /// What a format says of the findings.
    pub fn told<T>(&self, lang: Lang, say: impl FnOnce(Told<'_>) -> T) -> T {
        self.told_of(&self.findings(), lang, say)
    }

    /// These findings as a terminal without colours shows them.
    pub fn report_of(&self, found: &Diagnostics, lang: Lang) -> String {
        let text = self.told_of(found, lang, |told| report::human(&told, 120));
        anstream::adapter::strip_str(&text).to_string()
    }

    /// What a format says of these findings.
    pub fn told_of<T>(
        &self,
        found: &Diagnostics,
        lang: Lang,
        say: impl FnOnce(Told<'_>) -> T,
    ) -> T {
        let (codes, hash) = (codes(), content_hash(&self.sources));
        say(Told {
            sources: &self.sources,
            lang,
            date: Date::parse("2026-11-22").unwrap(),
            content_hash: Some(&hash),
            codes: &codes,
            findings: found.iter().map(Finding::from).collect(),
            answered: Vec::new(),
        })
    }

    /// Every file of a build, and the findings.
    pub fn build(&self) -> (BTreeMap<String, String>, Diagnostics) {
        let (register, more) = compile(&self.sources);
        let mut found = self.early.clone();
        found.extend(more);
        // What is still to do is forgiven, as by a draft build: the tests that ask for it look at the codes.
        let to_do: Vec<_> = found.extract_if(.., |it| it.code.name == "to-do-open").collect();
        let templates: Vec<Override<'_>> = (self.sources.with_role(Role::Template))
            .map(|(file, it)| Override { name: &it.path, file, text: &it.text })
            .collect();
        let (theme, more) = Theme::new(&templates);
        found.extend(more);
        let mut files = BTreeMap::new();
        if found.is_empty() {
            let facing =
                Facing { date: today(), content_hash: content_hash(&self.sources), draft: false };
            let outcome = judge(&register, &self.sources, today());
            let site = Site::of(&register, &theme, &facing).judged(&self.sources, &outcome);
            for row in site.rows() {
                let mut bytes = Vec::new();
                site.write(row, &mut bytes, &mut found).unwrap();
                files.insert(row.path.clone(), String::from_utf8(bytes).unwrap());
            }
        }
        if !self.draft {
            found.extend(to_do);
        }
        fortegnelse::source::sort(&mut found, &self.sources);
        (files, found)
    }

    /// Every file of a build that has no findings.
    pub fn files(&self) -> BTreeMap<String, String> {
        let (files, found) = self.build();
        assert!(found.is_empty(), "{}", self.report(Lang::En));
        files
    }
}

/// The day of every build in memory.
pub fn today() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// The repository's folder.
pub fn repository() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file under a folder, sorted.
pub fn files_under(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|it| panic!("{}: {it}", folder.display()));
    for entry in entries {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files_under(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// A new folder with a content folder of one file, `content/content.yaml`.
pub fn folder(text: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_content(folder.path(), text);
    folder
}

/// Writes `content/content.yaml` in `folder`.
pub fn write_content(folder: &Path, text: &str) {
    std::fs::create_dir_all(folder.join("content")).unwrap();
    std::fs::write(folder.join("content/content.yaml"), text).unwrap();
}

/// Runs the program in `folder`.
pub fn program(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_fortegnelse"))
        .args(arguments)
        .current_dir(folder)
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .output()
        .unwrap()
}

/// What a program said on its result stream.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// What a program said on its error stream.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// The text that a reader of a page reads: of the element that `selector` names, white space folded.
pub fn text_of(html: &str, selector: &str) -> String {
    let page = scraper::Html::parse_document(html);
    let wanted = scraper::Selector::parse(selector).unwrap();
    let element = page.select(&wanted).next().unwrap_or_else(|| panic!("no {selector}"));
    folded(&element.text().collect::<String>())
}

/// White space folded to single spaces.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
