//! What an item of the checklist can come to.

use crate::law::{Citation, RightKey, Words};
use crate::register::{Answer, Register, Text, wording};
use crate::source::{Lang, Span, Spanned, filled};

/// The checklist of one activity.
#[derive(Debug)]
pub struct Sheet<'a> {
    /// What it is about.
    pub subject: Subject,
    /// The id of the activity; empty where there is none.
    pub id: &'a str,
    /// Its heading in the language that was asked for.
    pub label: &'a str,
    /// The lists that apply to it.
    pub parts: Vec<Part>,
}

/// What a sheet is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An activity of the organisation's own, or one that it takes part in.
    Activity,
    /// What is done on behalf of others.
    ProcessorActivity,
    /// The record of the processor as a whole, where it has no entry and should have.
    ProcessorRecord,
}

/// One list of the law, gone through.
#[derive(Debug)]
pub struct Part {
    /// Which list.
    pub list: List,
    /// Its items, in the order of the law.
    pub items: Vec<Item>,
}

/// A list of the law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum List {
    /// What people are told: Articles 13 and 14.
    Notice,
    /// The controller's record: Article 30(1).
    ControllerRecord,
    /// The processor's record: Article 30(2).
    ProcessorRecord,
}

/// An item of a list.
#[derive(Debug)]
pub struct Item {
    /// Its key in the list of the law.
    pub key: &'static str,
    /// What the law wants, as a phrase.
    pub label: &'static Words,
    /// Where the law wants it.
    pub law: Vec<&'static Citation>,
    /// How it stands.
    pub state: State,
    /// What says so; never empty.
    pub lines: Vec<Line>,
}

/// How an item stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// The fact is stated.
    Met,
    /// What would call for it is absent, or the author has answered that it does not apply.
    NotApplicable,
    /// A finding about it has been decided on.
    Answered,
    /// The fact or the answer is not there, or a finding about it is open.
    Missing,
}

impl State {
    /// The stable English word, as it stands in JSON.
    pub fn name(self) -> &'static str {
        match self {
            State::Met => "met",
            State::NotApplicable => "not_applicable",
            State::Answered => "answered",
            State::Missing => "missing",
        }
    }
}

/// A fact, a reason, a finding or a decision.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it says.
    pub text: String,
    /// The path of the fact among the public facts, where it can be one: `activities/ordrer/provision`.
    pub fact: Option<String>,
    /// Where it was written.
    pub place: Option<Span>,
    /// The kind of finding.
    pub code: Option<&'static str>,
}

/// What the content has for an item, before any finding is looked at.
#[derive(Debug)]
pub(super) enum Fact {
    /// The fact.
    Stated(Vec<Line>),
    /// Why none is called for.
    NotApplicable(Vec<Line>),
    /// What is not there.
    Absent(Vec<Line>),
}

/// Whose facts are told, and in which language.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    /// The facts.
    pub register: &'a Register,
    /// The language.
    pub lang: Lang,
}

impl<'a> View<'a> {
    /// The author's words.
    pub(super) fn words(self, text: &'a Text) -> &'a str {
        text.get(self.lang)
    }

    /// A sentence of ours.
    pub(super) fn phrase(self, key: &str) -> &'static str {
        wording::phrase(&format!("checklist.{key}"), self.lang)
    }

    /// A line that is a sentence of ours.
    pub(super) fn ours(self, key: &str, place: impl Into<Option<Span>>) -> Line {
        Line::of(self.phrase(key), place)
    }

    /// The same about something that has a name.
    pub(super) fn about(self, key: &str, name: &str, place: impl Into<Option<Span>>) -> Line {
        Line::of(self.phrase(key).replace("{name}", name), place)
    }
}

impl Line {
    /// A line with its place.
    pub(super) fn of(text: impl Into<String>, place: impl Into<Option<Span>>) -> Line {
        Line { text: text.into(), fact: None, place: place.into(), code: None }
    }

    /// With the path of the public fact that it tells.
    pub(super) fn at_home(mut self, fact: impl Into<String>) -> Line {
        self.fact = Some(fact.into());
        self
    }
}

/// The path of a right among the public facts.
pub(super) fn right_path(right: RightKey) -> String {
    format!("rights/{}", right.name())
}

/// The value of an answer, or what it comes to that there is none. `question` names our sentences about it, `path` the
/// public fact that the reason is.
pub(super) fn answered<'v, T>(
    view: View<'_>,
    answer: Option<&'v Spanned<Answer<T>>>,
    question: &str,
    path: &str,
    place: Span,
) -> Result<&'v T, Fact> {
    let Some(answer) = answer else {
        return Err(Fact::Absent(vec![view.ours(&format!("{question}.unanswered"), place)]));
    };
    let because = |why: &Text, key: &str| {
        let line = Line::of(view.words(why), why.span);
        Fact::NotApplicable(vec![line.at_home(format!("{path}/{key}"))])
    };
    match &answer.value {
        Answer::Value(it) => Ok(it),
        Answer::None(None) => {
            let line = view.ours(&format!("{question}.none"), answer.span);
            Err(Fact::NotApplicable(vec![line.at_home(format!("{path}/none"))]))
        }
        Answer::None(Some(why)) => Err(because(why, "none")),
        Answer::NotApplicable(why) => Err(because(why, "not_applicable")),
        Answer::Todo { owner, due } => {
            let due = due.map(|it| wording::date(it, view.lang)).unwrap_or_default();
            let text = filled(view.phrase("todo"), &[("owner", owner), ("due", &due)]);
            Err(Fact::Absent(vec![Line::of(text, answer.span)]))
        }
    }
}

/// What is absent when anything is, else what is stated.
pub(super) fn stated_unless(absent: Vec<Line>, stated: Vec<Line>) -> Fact {
    if absent.is_empty() { Fact::Stated(stated) } else { Fact::Absent(absent) }
}
