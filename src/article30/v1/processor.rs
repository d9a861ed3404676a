//! What is done on behalf of others, in the record (Art. 30(2)).

use schemars::JsonSchema;
use serde::Serialize;

use crate::article30::parts::{
    Localized, NoValue, Party, Reference, Transfer, line, localized, no_value, party, reference,
    transfers,
};
use crate::register;

/// What the organisation does on behalf of controllers (Art. 30(2)).
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ProcessorActivity<'a> {
    /// The id.
    id: &'a str,
    /// What it is called.
    label: Localized<'a>,
    /// The controllers (Art. 30(2)(a)).
    controllers: Vec<ExternalController<'a>>,
    /// Where the list of controllers is kept.
    #[serde(skip_serializing_if = "Option::is_none")]
    controllers_list: Option<&'a str>,
    /// The categories of processing (Art. 30(2)(b)).
    categories_of_processing: Vec<Localized<'a>>,
    /// The recipients.
    recipients: Vec<Reference<'a>>,
    /// The transfers out of the EU/EEA (Art. 30(2)(c)).
    transfers: Vec<Transfer<'a, &'a str>>,
    /// The security measures (Art. 30(2)(d)).
    security: Vec<Reference<'a>>,
    /// The answer when there are none.
    #[serde(skip_serializing_if = "Option::is_none")]
    no_security: Option<NoValue<'a>>,
    /// The controllers' authorisation of other processors.
    #[serde(skip_serializing_if = "Option::is_none")]
    authorisation: Option<&'a str>,
    /// The organisation's own activity that is the same processing, by id.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<&'a str>,
}

/// A controller that the organisation processes for.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct ExternalController<'a> {
    /// The id.
    id: &'a str,
    /// Name and contact.
    party: Party<'a>,
    /// Its representative in the Union.
    #[serde(skip_serializing_if = "Option::is_none")]
    representative: Option<&'a str>,
    /// Its data protection officer.
    #[serde(skip_serializing_if = "Option::is_none")]
    dpo: Option<&'a str>,
}

pub(super) fn processor<'a>(
    id: &'a str,
    it: &'a register::ProcessorActivity,
    register: &'a register::Register,
) -> ProcessorActivity<'a> {
    let security = it.security_answer.as_ref();
    let measures = security.and_then(|it| it.value.value()).into_iter().flatten();
    ProcessorActivity {
        id,
        label: localized(&it.label, register),
        controllers: (it.controllers.iter())
            .map(|(id, (controller, representative, dpo))| ExternalController {
                id,
                party: party(controller, None),
                representative: representative.as_deref(),
                dpo: dpo.as_deref(),
            })
            .collect(),
        controllers_list: line(&it.controllers_list),
        categories_of_processing: it
            .categories_of_processing
            .iter()
            .map(|it| localized(it, register))
            .collect(),
        recipients: (it.recipients.iter())
            .map(|key| reference(*key, &register.recipients, |it| &it.label, register))
            .collect(),
        transfers: transfers(&it.recipients, register, |it| it.name.as_str()),
        security: measures
            .map(|key| reference(*key, &register.security_measures, |it| &it.label, register))
            .collect(),
        no_security: security.and_then(|it| no_value(&it.value, register)),
        authorisation: line(&it.authorisation),
        same_as: it.same_as.map(|it| register.activities.id(it)),
    }
}
