//! Credit information, and no answer to whether the decision is automated or what the bureau is.

use crate::lint::case::yes;
use crate::lint::{Case, Findings, automation};
use crate::register::{Activity, DataLine, Recipient};
use crate::source::Span;
use crate::written::activity::{DataSource, PurposeKind};
use crate::written::recipient::RecipientRole;

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    for (_, activity) in case.activities() {
        let Some(place) = credit_place(case, activity) else { continue };
        // A sign of automated evaluation is `automated-decision-undeclared`.
        let undecided =
            activity.automated_decision.is_none() && automation::sign(case, activity).is_none();
        let questions = [("decision", undecided), ("bureau", lacks_bureau(case, activity))];
        let open = questions.iter().filter(|(_, it)| *it).map(|(word, _)| *word);
        let open: Vec<&'static str> = open.collect();
        if !open.is_empty() {
            let finding = findings.at(activity.place).with("activity", case.words(&activity.label));
            findings.add(finding.with_own("open", open).related(place, "because-of-this"));
        }
    }
}

/// Where an activity says that it uses credit information: a purpose that checks credit, or a line of data.
fn credit_place(case: &Case<'_>, activity: &Activity) -> Option<Span> {
    let kinds = activity.purposes.values().filter_map(|it| it.kind.as_ref());
    let check = kinds.into_iter().find(|it| it.value == PurposeKind::CreditCheck);
    check.map(|it| it.span).or_else(|| credit_lines(case, activity).next().map(|it| it.place))
}

/// The lines of data that hold credit information.
fn credit_lines<'a>(
    case: &Case<'a>,
    activity: &'a Activity,
) -> impl Iterator<Item = &'a DataLine> + use<'a> {
    let categories = &case.register.data_categories;
    let is_credit =
        |it: &&DataLine| it.categories.iter().any(|it| yes(&categories[*it].credit_information));
    activity.data.values().filter(is_credit)
}

/// Whether the information comes from somebody else and none of the recipients can be that bureau: one is a controller
/// itself. Recipients without an answer or a role have rules of their own.
fn lacks_bureau(case: &Case<'_>, activity: &Activity) -> bool {
    let mut lines = credit_lines(case, activity).peekable();
    let from_bureau = |it: &DataLine| {
        it.source.as_ref().is_some_and(|it| it.kind.value == DataSource::ThirdParty)
    };
    let external = lines.peek().is_none() || lines.any(from_bureau);
    let recipients: Vec<&Recipient> =
        activity.recipients.iter().map(|it| &case.register.recipients[*it]).collect();
    let other = |it: &&Recipient| {
        it.role.as_ref().is_some_and(|it| {
            matches!(it.value, RecipientRole::Processor | RecipientRole::Authority)
        })
    };
    external && !recipients.is_empty() && recipients.iter().all(other)
}
