//! Everything that the program can say about some content, by name: files of a build, findings in every format, the
//! checklist, comparisons. Under `site/` stands what is public.

use std::collections::BTreeMap;

use fortegnelse::article30::{Pins, v1};
use fortegnelse::compile::{codes, compile, judge};
use fortegnelse::diff::{NoticeText, Snapshot, diff};
use fortegnelse::lint::{Outcome, skeletons};
use fortegnelse::page::{Facing, Theme};
use fortegnelse::register::{Date, Register};
use fortegnelse::report::diff::{Report, Sending, html, human, json, letters, markdown, one_page};
use fortegnelse::report::{self, Decision, Finding, Told};
use fortegnelse::site::{Sheets, Site};
use fortegnelse::source::{Diagnostic, Diagnostics, FileId, Lang, Role, Sources, decode};

/// Name → text.
pub type Outputs = BTreeMap<String, String>;

/// The picture that content names `logo.svg`.
const LOGO: &str =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 60 20\"><path d=\"M0 0h9\"/></svg>";

/// Lines so long that nothing is wrapped.
const WIDE: usize = 100_000;

/// Some content, read and judged.
pub struct Whole {
    pub sources: Sources,
    pub register: Register,
    /// What is wrong with the form; pages are made of content without.
    pub found: Diagnostics,
    pub outcome: Outcome,
    /// Whether its pages are a draft: then they tell what is still to do, and who owes it.
    pub draft: bool,
}

impl Whole {
    pub fn of(yaml: &str) -> Whole {
        let mut sources = Sources::default();
        let (text, mut found) = decode(FileId(0), yaml.as_bytes()).expect("a string is UTF-8");
        sources.add(Role::Content, "", "content.yaml", text);
        sources.add(Role::Picture, "", "logo.svg", LOGO.to_owned());
        let (register, more) = compile(&sources);
        found.extend(more);
        // A draft forgives what is still to do, and tells it.
        let draft = found.iter().any(|it| it.code.name == "to-do-open");
        found.retain(|it| it.code.name != "to-do-open");
        let outcome =
            if found.is_empty() { judge(&register, &sources, date()) } else { Outcome::default() };
        Whole { sources, register, found, outcome, draft }
    }

    /// Keeps the findings of the law that `wanted` names by code and place: two contents can be compared when as much is
    /// said of both.
    pub fn keep(&mut self, wanted: impl Fn(&Diagnostic) -> bool) {
        self.outcome.open.retain(|it| wanted(it));
        self.outcome.answered.retain(|it| wanted(&it.finding));
    }

    /// Every file of a build. What is wrong with it makes a file of its own, `broken`.
    pub fn files(&self, theme: &Theme) -> Outputs {
        let facing = facing(self.draft);
        let site = Site::of(&self.register, theme, &facing).judged(&self.sources, &self.outcome);
        let mut found = Vec::new();
        let mut files = Outputs::new();
        for row in site.rows() {
            let mut bytes = Vec::new();
            site.write(row, &mut bytes, &mut found).unwrap();
            files.insert(row.path.clone(), String::from_utf8(bytes).unwrap());
        }
        if let Some(it) = found.first() {
            files
                .insert("broken".to_owned(), format!("{}: {}", it.code.name, it.message(Lang::En)));
        }
        files
    }

    /// The findings in every format, those of form or those of law.
    pub fn told(&self, lang: Lang) -> Outputs {
        let (codes, law) = (codes(), self.found.is_empty());
        let findings = if law { &self.outcome.open } else { &self.found };
        let decided = self.outcome.answered.iter().map(|it| {
            let decision = &self.register.decisions[it.decision];
            let decision = Decision {
                why: decision.why.as_ref().map_or("", |it| it.as_str()),
                by: decision.by.as_ref().map_or("", |it| it.as_str()),
                until: decision.until.as_ref().map(|it| it.value),
            };
            finding(&it.finding, Some(decision))
        });
        let told = Told {
            sources: &self.sources,
            lang,
            date: date(),
            content_hash: Some(HASH),
            codes: &codes,
            findings: findings.iter().map(|it| finding(it, None)).collect(),
            answered: decided.collect(),
        };
        Outputs::from([
            ("told/human".to_owned(), report::human(&told, WIDE)),
            ("told/human-80".to_owned(), report::human(&told, 80)),
            ("told/human-30".to_owned(), report::human(&told, 30)),
            ("told/answered-80".to_owned(), report::answered(&told, 80)),
            ("told/findings.json".to_owned(), report::json(&told)),
            ("told/findings.sarif.json".to_owned(), report::sarif(&told)),
            ("told/findings.github".to_owned(), report::github(&told)),
            ("told/summary".to_owned(), report::summary(&told)),
        ])
    }

    /// The checklist, the statistics and the entries for decisions.
    pub fn standing(&self, theme: &Theme, lang: Lang) -> Outputs {
        let facing = facing(self.draft);
        let site = Site::of(&self.register, theme, &facing).judged(&self.sources, &self.outcome);
        let sheets = Sheets::of(&self.register, &self.sources, &self.outcome, lang);
        let (head, totals) = sheets.totals();
        let all: Vec<_> = sheets.all().collect();
        let mut text = report::checklist_head(&head, &totals, lang, 80);
        all.iter().for_each(|it| text.push_str(&report::checklist_sheet(it, lang, 80)));
        let pages = site.readability_of_pages(lang).unwrap();
        let activities = site.readability_of_activities(lang);
        let items = skeletons(&self.outcome.open, &self.register, date(), lang);
        Outputs::from([
            ("checklist.json".to_owned(), report::checklist_json(&head, &all, "2026-11-22")),
            ("checklist-80".to_owned(), text),
            ("stats.json".to_owned(), report::stats_json(&pages, &activities)),
            ("stats-80".to_owned(), report::stats(&pages, &activities, lang)),
            ("decisions.yaml".to_owned(), items),
        ])
    }

    /// What `diff` compares.
    pub fn snapshot(&self) -> Snapshot {
        let pins = Pins::new();
        let record = v1::Register::of(&self.register, date().to_string(), HASH, &pins);
        let snapshot = Snapshot::of_register(&serde_json::to_string(&record).unwrap());
        snapshot.ok().unwrap()
    }

    /// The same, with the words of the notices.
    pub fn snapshot_with_texts(&self, theme: &Theme) -> Snapshot {
        let facing = facing(self.draft);
        let texts = Site::of(&self.register, theme, &facing).notice_texts().unwrap();
        let texts = texts.into_iter().map(|it| NoticeText {
            notice: it.notice,
            lang: it.lang.code().to_owned(),
            text: it.text,
        });
        self.snapshot().with_notices(texts.collect())
    }
}

/// A comparison in every format, and the letters about it.
pub fn compared(old: &Snapshot, new: &Snapshot, names: [&str; 2], lang: Lang) -> Outputs {
    let report = Report::of(&diff(old, new), names[0], names[1], lang);
    let mut all = Outputs::from([
        ("diff/human".to_owned(), human(&report, WIDE)),
        ("diff/human-80".to_owned(), human(&report, 80)),
        ("diff/diff.md".to_owned(), markdown(&report)),
        ("diff/diff.html".to_owned(), html(&report)),
        ("diff/diff.json".to_owned(), json(&report)),
    ]);
    let from = Date::parse("2027-03-01").unwrap();
    let letters = letters(&report, Sending { old, new, from });
    if letters.is_empty() {
        return all;
    }
    all.insert("letter/letters.html".to_owned(), one_page(&letters));
    for (index, it) in letters.iter().enumerate() {
        all.insert(format!("letter/{index}.html"), it.html.clone());
        // How much the SMS says depends on how long a name is.
        let mut letter = serde_json::to_value(it).unwrap();
        letter.as_object_mut().unwrap().remove("sms");
        all.insert(format!("letter/{index}.json"), letter.to_string());
    }
    all
}

fn finding<'a>(diagnostic: &'a Diagnostic, decision: Option<Decision<'a>>) -> Finding<'a> {
    let group = diagnostic.code.page().group();
    Finding { diagnostic, place_path: diagnostic.path.clone(), group, decision }
}

/// The day of everything here.
fn date() -> Date {
    Date::parse("2026-11-22").unwrap()
}

/// The same for all content, so that outputs differ by what is in them only.
const HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn facing(draft: bool) -> Facing {
    Facing { date: date(), content_hash: HASH.to_owned(), draft }
}
