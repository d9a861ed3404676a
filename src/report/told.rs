//! What a run has to tell, whatever the format.

use crate::register::Date;
use crate::source::{Code, Diagnostic, Lang, Severity, Sources};

/// Everything the formats say.
#[derive(Debug)]
pub struct Told<'a> {
    /// The texts that the findings are in.
    pub sources: &'a Sources,
    /// The language to tell them in.
    pub lang: Lang,
    /// The day that was checked for.
    pub date: Date,
    /// The SHA-256 of the content, hexadecimal.
    pub content_hash: Option<&'a str>,
    /// The kinds of findings that were looked for, by name.
    pub codes: &'a [&'static Code],
    /// The findings, in order.
    pub findings: Vec<Finding<'a>>,
    /// The findings that a decision answers, in order. They count for nothing.
    pub answered: Vec<Finding<'a>>,
}

/// A finding and what is known of it beside the text.
#[derive(Debug)]
pub struct Finding<'a> {
    /// The finding.
    pub diagnostic: &'a Diagnostic,
    /// Where it is in the model, by ids: `activities.kundekonto.retention.konto`.
    pub place_path: Option<String>,
    /// The group of its rule.
    pub group: Option<&'a str>,
    /// The decision that answers it.
    pub decision: Option<Decision<'a>>,
}

/// Why a finding may stand.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// The reason.
    pub why: &'a str,
    /// Who decided.
    pub by: &'a str,
    /// The last day it holds.
    pub until: Option<Date>,
}

impl<'a> From<&'a Diagnostic> for Finding<'a> {
    fn from(diagnostic: &'a Diagnostic) -> Finding<'a> {
        Finding { diagnostic, place_path: None, group: None, decision: None }
    }
}

impl Told<'_> {
    /// How many findings there are of a level; answered ones are not counted.
    pub(super) fn count(&self, level: Severity) -> usize {
        self.findings.iter().filter(|it| it.diagnostic.level() == level).count()
    }
}
