
// Put at the end of src/article30/notice.rs by tests/torture/leaks/run: the internal field that `LEAK` names, made public.
fn leak(register: &register::Register) -> Option<String> {
    use register::{Answer, Text};
    use crate::source::Spanned;
    type Line = Option<Spanned<String>>;
    let line = |it: &Line| it.as_ref().map(|it| it.value.clone());
    let text = |it: &Text| register.languages.first().map(|lang| it.get(*lang).to_owned());
    let (activities, recipients) = (&register.activities, &register.recipients);
    let internal = |it: &dyn Fn(&register::Activity) -> Option<String>| activities.values().find_map(it);
    let bases = |own: bool, it: &dyn Fn(&register::LegalBasis) -> Option<String>| {
        activities.values().find_map(|activity| match own {
            false => activity.legal_basis.iter().find_map(it),
            true => activity.purposes.values().flat_map(|it| &it.own_legal_basis).find_map(it),
        })
    };
    let kept = |it: &dyn Fn(&register::Retention) -> Option<String>| {
        activities.values().flat_map(|it| it.retention.values()).find_map(it)
    };
    let sent = |it: &dyn Fn(&register::TransferDetails) -> Option<String>| {
        recipients.values().filter_map(|it| it.transfer.as_ref()).find_map(|transfer| it(&transfer.value))
    };
    let party = |it: &dyn Fn(&register::Party) -> Option<String>| {
        let others = register.processor_activities.values().flat_map(|it| it.controllers.values());
        others.map(|(party, ..)| party).find_map(it)
    };
    let others = |second: bool| {
        let others = register.processor_activities.values().flat_map(|it| it.controllers.values());
        let mut words = others.filter_map(|(_, one, two)| if second { two.clone() } else { one.clone() });
        words.next()
    };
    let all = |lines: &[Spanned<String>]| lines.first().map(|it| it.value.clone());
    match std::env::var("LEAK").ok()?.as_str() {
        "activities/*/dpia/reference" => internal(&|it| match &it.internal.dpia.as_ref()?.value {
            Answer::Value(dpia) => line(&dpia.reference),
            _ => None,
        }),
        "activities/*/legal_basis/*/balancing" => bases(false, &|it| line(&it.balancing)),
        "activities/*/legal_basis/*/permit" => bases(false, &|it| line(&it.permit)),
        "activities/*/purposes/*/legal_basis/*/balancing" => bases(true, &|it| line(&it.balancing)),
        "activities/*/purposes/*/legal_basis/*/permit" => bases(true, &|it| line(&it.permit)),
        "activities/*/notes" => internal(&|it| line(&it.internal.notes)),
        "activities/*/notice_elsewhere" => internal(&|it| line(&it.internal.notice_elsewhere)),
        "activities/*/notice_exemption/law" => internal(&|it| Some(it.notice_exemption.as_ref()?.law.value.clone())),
        "activities/*/notice_exemption/reason" => internal(&|it| line(&it.notice_exemption.as_ref()?.reason)),
        "activities/*/owner" => internal(&|it| line(&it.internal.owner)),
        "activities/*/systems" => internal(&|it| all(&it.internal.systems)),
        "activities/*/retention/*/reason" => kept(&|it| line(&it.reason)),
        "activities/*/retention/*/uniform_reason" => kept(&|it| line(&it.uniform_reason)),
        "adequacy_overrides/*/decision" => register.adequacy_overrides.first().map(|it| it.decision.value.clone()),
        "consents/*/parental_check" => register.consents.values().find_map(|it| line(&it.parental_check)),
        "consents/*/proof" => register.consents.values().find_map(|it| line(&it.proof)),
        "consents/*/voluntary_reason" => register.consents.values().find_map(|it| line(&it.voluntary_reason)),
        "data_categories/*/journal_held_by" => register.data_categories.values().find_map(|it| line(&it.journal_held_by)),
        "data_subjects/*/covered_by" => register.data_subjects.values().find_map(|it| line(&it.covered_by)),
        "decisions/*/by" => register.decisions.iter().find_map(|it| line(&it.by)),
        "decisions/*/why" => register.decisions.iter().find_map(|it| line(&it.why)),
        "decisions/*/code" => register.decisions.first().map(|it| it.code.value.clone()),
        "decisions/*/place" => register.decisions.first().map(|it| it.place.value.clone()),
        "notices/*/terms_allow" => register.notices.values().find_map(|it| all(&it.terms_allow)),
        "organisation/contact_complete" => line(&register.organisation.contact_complete),
        "organisation/joint_controllers/*/arrangement" => register.organisation.joint_controllers.values().find_map(|it| line(&it.arrangement)),
        "organisation/management/*/name" => register.organisation.management.values().next().map(|it| it.name.value.clone()),
        "processor_activities/*/authorisation" => register.processor_activities.values().find_map(|it| line(&it.authorisation)),
        "processor_activities/*/controllers_list" => register.processor_activities.values().find_map(|it| line(&it.controllers_list)),
        "processor_activities/*/categories_of_processing" => register.processor_activities.values().flat_map(|it| &it.categories_of_processing).find_map(text),
        "processor_activities/*/label" => register.processor_activities.values().find_map(|it| text(&it.label)),
        "processor_activities/*/controllers/*/address" => party(&|it| line(&it.address)),
        "processor_activities/*/controllers/*/email" => party(&|it| line(&it.email)),
        "processor_activities/*/controllers/*/name" => party(&|it| line(&it.name)),
        "processor_activities/*/controllers/*/phone" => party(&|it| line(&it.phone)),
        "processor_activities/*/controllers/*/representative" => others(false),
        "processor_activities/*/controllers/*/dpo" => others(true),
        "recipients/*/agreement" => recipients.values().find_map(|it| line(&it.agreement)),
        "recipients/*/arrangement" => recipients.values().find_map(|it| line(&it.arrangement)),
        "recipients/*/sub_processors/*/name" => recipients.values().flat_map(|it| &it.sub_processors).next().map(|it| it.name.value.clone()),
        "recipients/*/systems" => recipients.values().find_map(|it| all(&it.systems)),
        "recipients/*/transfer/assessment" => sent(&|it| line(&it.assessment)),
        "recipients/*/transfer/documentation" => sent(&|it| line(&it.documentation)),
        "recipients/*/transfer/reference" => sent(&|it| line(&it.reference)),
        "security_measures/*/label" => register.security_measures.values().find_map(|it| text(&it.label)),
        other => panic!("no way to leak {other}: add it to tests/torture/leaks/leak.rs"),
    }
}
