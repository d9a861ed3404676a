//! The checklist of a build (internal): each fact linked to its place on the site, or to the line where it was written.

use std::io::{self, Write};

use crate::law;
use crate::lint::Outcome;
use crate::lint::checklist::{self as lint, Checklist, List, State, Subject};
use crate::page::checklist::{Counts, Head, Item, LawTable, Line, Part, Readability, Sheet, Total};
use crate::page::{Homes, Renderer};
use crate::register::readability::{Reading, band};
use crate::register::{Register, wording};
use crate::source::{Diagnostics, Lang, Sources};

/// The sheets of a judged register, each made when it is asked for.
pub struct Sheets<'a> {
    register: &'a Register,
    sources: &'a Sources,
    checklist: Checklist<'a>,
    homes: Homes<'a>,
    lang: Lang,
    published: bool,
}

impl<'a> Sheets<'a> {
    /// The sheets of `register`, read from `sources`, that the rules and the decisions left as `outcome`; told in `lang`.
    pub fn of(
        register: &'a Register,
        sources: &'a Sources,
        outcome: &'a Outcome,
        lang: Lang,
    ) -> Sheets<'a> {
        Sheets {
            register,
            sources,
            checklist: Checklist::of(register, outcome, lang),
            homes: Homes::of(register, register.language()),
            lang,
            published: false,
        }
    }

    /// To be written to a file, which names others by where they are in the content: that is the same on every machine,
    /// while the place of the content is not.
    pub(super) fn published(self) -> Sheets<'a> {
        Sheets { published: true, ..self }
    }

    /// Every sheet, in the order of the register.
    pub fn all(&self) -> impl Iterator<Item = Sheet> {
        self.checklist.sheets().map(|it| self.sheet(&it))
    }

    /// What stands above them, and a line on each.
    pub fn totals(&self) -> (Head, Vec<Total>) {
        let totals = self.checklist.sheets().map(|it| Total {
            anchor: anchor(&it),
            label: it.label.to_owned(),
            counts: counts(&it),
            readability: self.readability(&it),
        });
        let totals: Vec<Total> = totals.collect();
        let law = law::tables()
            .iter()
            .map(|it| LawTable { name: it.name.clone(), checked_on: it.checked_on.to_string() });
        let counts = totals.iter().fold(Counts::default(), |sum, it| sum.plus(it.counts));
        (Head { counts, sheets: totals.len(), law: law.collect() }, totals)
    }

    fn sheet(&self, it: &lint::Sheet<'_>) -> Sheet {
        let subject = match it.subject {
            Subject::Activity => "activity",
            Subject::ProcessorActivity => "processor_activity",
            Subject::ProcessorRecord => "processor_record",
        };
        Sheet {
            subject,
            id: it.id.to_owned(),
            anchor: anchor(it),
            label: it.label.to_owned(),
            counts: counts(it),
            readability: self.readability(it),
            parts: it.parts.iter().map(|it| self.part(it)).collect(),
        }
    }

    fn part(&self, it: &lint::Part) -> Part {
        let list = match it.list {
            List::Notice => "notice",
            List::ControllerRecord => "controller_record",
            List::ProcessorRecord => "processor_record",
        };
        let title = wording::phrase(&format!("checklist.list.{list}"), self.lang);
        Part { list, title, items: it.items.iter().map(|it| self.item(it)).collect() }
    }

    fn item(&self, it: &lint::Item) -> Item {
        let state = it.state.name();
        let words = wording::phrase(&format!("checklist.state.{state}"), self.lang);
        Item {
            key: it.key,
            label: wording::capitalised(it.label.get(self.lang)),
            law: it.law.iter().map(|it| it.short(self.lang).to_owned()).collect(),
            state,
            state_words: wording::capitalised(words),
            lines: it.lines.iter().map(|it| self.line(it)).collect(),
        }
    }

    fn line(&self, it: &lint::Line) -> Line {
        let home = it.fact.as_ref().and_then(|it| self.homes.of_fact(it));
        let place = it.place.map(|it| {
            let line = self.sources.position(it.file, it.start).line;
            let inside = self.sources.get(it.file).filter(|_| self.published);
            let path =
                inside.map_or_else(|| self.sources.display_path(it.file), |it| it.path.clone());
            format!("{path}:{line}")
        });
        let page = home.map(|it| format!("../site/{it}"));
        Line { text: it.text.clone(), code: it.code, page, place }
    }

    /// The author's own public words, in the content's language.
    fn readability(&self, it: &lint::Sheet<'_>) -> Option<Readability> {
        let activities = &self.register.activities;
        let key = activities.key(it.id).filter(|_| it.subject == Subject::Activity)?;
        let activity = Some(&activities[key]).filter(|it| it.is_public())?;
        readability(activity.reading(self.register, self.register.language()), self.lang)
    }
}

/// A reading with its index and the name of its band; `None` without a word.
pub(super) fn readability(it: Reading, lang: Lang) -> Option<Readability> {
    let lix = it.lix()?;
    let band = wording::phrase(&format!("lix.{}", band(lix)), lang);
    Some(Readability { words: it.words, sentences: it.sentences, lix, band })
}

/// Writes the page.
pub(super) fn page(
    sheets: &Sheets<'_>,
    renderer: &Renderer<'_>,
    out: &mut dyn Write,
    found: &mut Diagnostics,
) -> io::Result<()> {
    let (head, totals) = sheets.totals();
    renderer.checklist_page(&head, &totals, sheets.all(), out, found)
}

/// An id may be the name of anything on the page, so it does not stand alone.
fn anchor(it: &lint::Sheet<'_>) -> String {
    match it.subject {
        Subject::Activity => format!("aktivitet-{}", it.id),
        Subject::ProcessorActivity => format!("databehandler-{}", it.id),
        Subject::ProcessorRecord => "databehandler".to_owned(),
    }
}

fn counts(it: &lint::Sheet<'_>) -> Counts {
    let mut counts = Counts::default();
    for item in it.parts.iter().flat_map(|it| &it.items) {
        match item.state {
            State::Met => counts.met += 1,
            State::NotApplicable => counts.not_applicable += 1,
            State::Answered => counts.answered += 1,
            State::Missing => counts.missing += 1,
        }
    }
    counts
}
