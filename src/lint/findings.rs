//! What one rule has found.

use crate::source::{Code, Diagnostic, Diagnostics, Span};

/// The findings of one rule.
pub(super) struct Findings {
    code: &'static Code,
    all: Diagnostics,
}

impl Findings {
    /// None yet, of this kind.
    pub(super) fn of(code: &'static Code) -> Findings {
        Findings { code, all: Vec::new() }
    }

    /// A finding of the rule's kind at `span`, to be completed and added.
    pub(super) fn at(&self, span: Span) -> Diagnostic {
        Diagnostic::new(self.code, span)
    }

    /// Adds a finding.
    pub(super) fn add(&mut self, finding: Diagnostic) {
        self.all.push(finding);
    }

    /// All of them, in the order they were found.
    pub(super) fn into_all(self) -> Diagnostics {
        self.all
    }
}
