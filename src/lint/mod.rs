//! Floor 3: the law as rules. A rule is one row in [`RULES`], one file of code and one page, which holds its level, its
//! law, its messages in both languages, its manual and its examples; the examples are its tests.
//!
//! A rule looks at a [`Register`] and says what is missing or doubtful; it reads no file, holds no state and does not
//! depend on other rules. Levels, order and answers (`decisions.yaml`) are applied outside. This floor does not know how
//! findings are told or what is built. Start with [`check()`], then any file under `rules/`.

mod case;
mod findings;
use case::Case;
use findings::Findings;

// Questions that several rules ask.
mod automation;
mod bases;
mod children;
mod consents;
mod dpo;
mod exemption;
mod labels;
mod lines;
mod names;
mod origin;
mod reasons;
mod recipients;
mod retention;
mod rights;
mod risk;
mod texts;
mod transfers;

mod rules;
pub use rules::RULES;

pub mod checklist;

mod answer;
pub use answer::{Answered, Outcome, answer};
mod skeleton;
pub use skeleton::{skeletons, with_decisions};
mod codes;
pub use codes::CODES;

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use crate::register::{Date, Register};
use crate::source::{Code, Diagnostics, Sources};
use crate::written::Paths;

/// The groups of the catalogue of rules, A to K.
pub const GROUPS: [&str; 11] = [
    "notice",
    "legal-basis",
    "transfers",
    "register",
    "processor",
    "rights",
    "dpo",
    "children",
    "automated-decisions",
    "retention",
    "consistency",
];

/// A rule of law.
pub struct Rule {
    /// Its kind of finding, with its page.
    pub code: Code,
    check: fn(&Case<'_>, &mut Findings),
}

impl Rule {
    /// What the rule has to say about a register whose form is right, on the day `date`: findings without paths, in no
    /// order.
    pub fn findings(
        &'static self,
        register: &Register,
        sources: &Sources,
        date: Date,
    ) -> Diagnostics {
        let case = Case { register, sources, date };
        let mut findings = Findings::of(&self.code);
        (self.check)(&case, &mut findings);
        findings.into_all()
    }
}

/// What every rule has to say about a register whose form is right, on the day `date`. In no order.
pub fn check(register: &Register, sources: &Sources, date: Date) -> Diagnostics {
    // Rules know nothing of each other, so every core takes the next one; what they found is put back in their order.
    let next = AtomicUsize::new(0);
    let look = || {
        let mut found = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(rule) = RULES.get(number) else { return found };
            found.push((number, rule.findings(register, sources, date)));
        }
    };
    let mut found = thread::scope(|scope| {
        let others = scope.spawn(look);
        let mut found = look();
        found.extend(others.join().expect("a rule does not panic"));
        found
    });
    found.sort_by_key(|(number, _)| *number);
    let mut found: Diagnostics = found.into_iter().flat_map(|(_, it)| it).collect();
    let mut paths = Paths::of(sources);
    for it in &mut found {
        let place = paths.find(it.span);
        it.path = Some(match &it.about {
            Some(about) if place.is_empty() => about.clone(),
            Some(about) => format!("{place}.{about}"),
            None => place,
        });
    }
    found
}
