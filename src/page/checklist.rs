//! The checklist of Articles 13, 14 and 30 as a page (internal): what its templates see, and how it is put together.

use std::io::{self, Write};

use serde::Serialize;
use tera::Value;

use super::Renderer;
use super::address::PageId;
use super::render::HOLE;
use super::values::text;
use crate::source::Diagnostics;

/// What stands above and below the activities.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// How many items stand how, in all.
    pub counts: Counts,
    /// How many sheets there are.
    pub sheets: usize,
    /// The tables of law that the build looked at.
    pub law: Vec<LawTable>,
}

/// A table of law.
#[derive(Clone, Debug, Serialize)]
pub struct LawTable {
    /// What it holds, in English.
    pub name: String,
    /// When it was last compared with its source, ISO 8601.
    pub checked_on: String,
}

/// How many items stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The fact is stated.
    pub met: usize,
    /// It does not apply.
    pub not_applicable: usize,
    /// A decision answers for it.
    pub answered: usize,
    /// It is missing.
    pub missing: usize,
}

/// A line of the summary.
#[derive(Clone, Debug, Serialize)]
pub struct Total {
    /// Where on the page the sheet stands.
    pub anchor: String,
    /// What the sheet is about.
    pub label: String,
    /// How many of its items stand how.
    pub counts: Counts,
    /// How hard its words are to read.
    pub readability: Option<Readability>,
}

/// How hard a text is to read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Readability {
    /// How many words.
    pub words: usize,
    /// How many sentences.
    pub sentences: usize,
    /// The readability index.
    pub lix: u32,
    /// What that is called, in the language of the page.
    pub band: &'static str,
}

/// The checklist of one activity.
#[derive(Clone, Debug, Serialize)]
pub struct Sheet {
    /// `activity`, `processor_activity` or `processor_record`.
    pub subject: &'static str,
    /// The id of the activity; empty where there is none.
    pub id: String,
    /// Where on the page it stands.
    pub anchor: String,
    /// Its heading.
    pub label: String,
    /// How many of its items stand how.
    pub counts: Counts,
    /// How hard the author's public words about it are to read; `None` where it is not public.
    pub readability: Option<Readability>,
    /// The lists that apply to it.
    pub parts: Vec<Part>,
}

/// One list of the law, gone through.
#[derive(Clone, Debug, Serialize)]
pub struct Part {
    /// `notice`, `controller_record` or `processor_record`.
    pub list: &'static str,
    /// Its heading.
    pub title: &'static str,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Item {
    /// Its key in the list of the law.
    pub key: &'static str,
    /// What the law wants.
    pub label: String,
    /// Where the law wants it.
    pub law: Vec<String>,
    /// `met`, `not_applicable`, `answered` or `missing`.
    pub state: &'static str,
    /// The same in words.
    pub state_words: String,
    /// What says so.
    pub lines: Vec<Line>,
}

/// A fact, a reason, a finding or a decision.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The kind of finding.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// Where on the site it stands, from the folder of the register.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<String>,
    /// Where it was written: file and line.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

impl Counts {
    /// Both together.
    pub fn plus(self, other: Counts) -> Counts {
        Counts {
            met: self.met + other.met,
            not_applicable: self.not_applicable + other.not_applicable,
            answered: self.answered + other.answered,
            missing: self.missing + other.missing,
        }
    }
}

impl Renderer<'_> {
    /// Writes the checklist: the summary, then sheet by sheet.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn checklist_page(
        &self,
        head: &Head,
        totals: &[Total],
        sheets: impl Iterator<Item = Sheet>,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<()> {
        let lang = self.register.language().spoken();
        let mut base = self.base(PageId::Rights, lang, "");
        base.insert_value("title", text(&self.theme.say(lang, "checklist_title")));
        let data = Value::from_serializable(head);
        let frame = self.html("checklist-base.html", &mut base, data, found);
        self.is_marked("checklist-base.html", &frame, lang, found);
        let (start, end) = frame.split_once(HOLE).unwrap_or((&frame, ""));
        out.write_all(start.as_bytes())?;
        let any = Value::from(!totals.is_empty());
        let summary = self.html("checklist-summary.html", &mut base, any, found);
        let (head, foot) = summary.split_once(HOLE).unwrap_or((&summary, ""));
        out.write_all(head.as_bytes())?;
        for total in totals {
            let data = Value::from_serializable(total);
            out.write_all(self.html("checklist-total.html", &mut base, data, found).as_bytes())?;
        }
        out.write_all(foot.as_bytes())?;
        for sheet in sheets {
            let data = Value::from_serializable(&sheet);
            out.write_all(self.html("checklist-activity.html", &mut base, data, found).as_bytes())?;
        }
        out.write_all(end.as_bytes())
    }
}
