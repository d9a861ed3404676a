//! To whom: `recipients.yaml`.

use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{self, Deserializer, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};

use super::scalar::{CountryCode, IsoDate, Ref};
use super::text::{Prose, Text};
use super::{Field, is_internal};
use crate::source::Spanned;

/// A recipient, or a category of recipients.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// What the recipient is called: a category ("it-leverandører"), or the name again.
    pub label: Spanned<Text>,
    /// The name, when it is one certain recipient.
    #[serde(default)]
    pub name: Field<String>,
    /// How the notice says it, when it does so in a sentence of its own.
    #[serde(default)]
    pub text: Field<Text>,
    /// The line of business, when there is no name.
    #[serde(default)]
    pub sector: Field<Text>,
    /// What the recipient is in law.
    #[serde(default)]
    pub role: Field<RecipientRole>,
    /// The country where the data are received.
    #[serde(default)]
    pub country: Field<CountryCode>,
    /// Where the data are received, when it is not one country.
    #[serde(default)]
    pub region: Field<Text>,
    /// Whether data can be received outside the EU/EEA.
    #[serde(default)]
    pub outside_eea: Field<bool>,
    /// Further countries from which the data can be seen.
    #[serde(default)]
    pub access_from: Field<Vec<Spanned<CountryCode>>>,
    /// The law that gives an authority the data.
    #[serde(default)]
    pub law: Field<String>,
    /// Whether it is an international organisation.
    #[serde(default)]
    pub international_organisation: Field<bool>,
    /// Whether the person chose the recipient ("din bank").
    #[serde(default)]
    pub chosen_by_subject: Field<bool>,
    /// Whether the recipient uses the data for marketing of its own.
    #[serde(default)]
    pub uses_for_marketing: Field<bool>,
    /// Whether the data become public.
    #[serde(default)]
    pub public: Field<bool>,
    /// Which activities it receives data from: `all`, or a list of ids; left out, those that name it.
    #[serde(default)]
    pub applies_to: Field<AppliesTo>,
    /// Transfer to a country outside the EU/EEA (Art. 44-49).
    #[serde(default)]
    pub transfer: Field<Transfer>,
    /// The essence of the arrangement with a joint controller (Art. 26(2)).
    #[serde(default)]
    pub essence: Field<Prose>,
    /// The arrangement with a joint controller: date, or where it is filed.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub arrangement: Field<String>,
    /// The processor agreement (Art. 28(3)): date, or where it is filed.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub agreement: Field<String>,
    /// Whether it belongs to the same group of companies.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub group_internal: Field<bool>,
    /// The processor's own processors. Of those outside the EU/EEA the notice tells the country and the mechanism, never
    /// the name.
    #[serde(default)]
    pub sub_processors: Field<Vec<Spanned<SubProcessor>>>,
    /// The systems by which the data reach it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub systems: Field<Vec<Spanned<String>>>,
    /// Whether it is kept for later although nothing uses it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reserved: Field<bool>,
}

/// A processor of a processor.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubProcessor {
    /// The name.
    #[schemars(transform = is_internal)]
    pub name: Spanned<String>,
    /// The country where it processes.
    #[serde(default)]
    pub country: Field<CountryCode>,
    /// Whether it can see data outside the EU/EEA, when the country is not known.
    #[serde(default)]
    pub outside_eea: Field<bool>,
    /// What makes the transfer to it lawful.
    #[serde(default)]
    pub mechanism: Field<Mechanism>,
    /// When it was last checked that the adequacy decision covers it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub scope_confirmed: Field<IsoDate>,
}

/// What a recipient is in law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// Processes on the organisation's behalf (Art. 4(8)).
    Processor,
    /// Decides purposes and means itself (Art. 4(7)).
    Controller,
    /// Decides them together with the organisation (Art. 26).
    JointController,
    /// A public authority.
    Authority,
}

/// A transfer to a country outside the EU/EEA or to an international organisation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Transfer {
    /// What makes the transfer lawful.
    pub mechanism: Field<Mechanism>,
    /// How the notice says it, when in words of its own.
    pub text: Field<Prose>,
    /// Where a copy of the safeguards can be had.
    pub copy: Field<Prose>,
    /// The document: number, version, where it is filed.
    #[schemars(transform = is_internal)]
    pub reference: Field<String>,
    /// The assessment of the country's law: date, or where it is filed.
    #[schemars(transform = is_internal)]
    pub assessment: Field<String>,
    /// When it was last checked that the adequacy decision covers this recipient.
    #[schemars(transform = is_internal)]
    pub scope_confirmed: Field<IsoDate>,
    /// How often data are transferred.
    #[schemars(transform = is_internal)]
    pub frequency: Field<Frequency>,
    /// What makes the transfer lawful should the first fall away.
    #[schemars(transform = is_internal)]
    pub fallback: Field<Mechanism>,
    /// The consent that the transfer rests on, by id (Art. 49(1)(a)).
    #[schemars(transform = is_internal)]
    pub consent: Field<Ref>,
    /// Where the assessment and the safeguards of a compelling interest are filed (Art. 49(6)).
    #[schemars(transform = is_internal)]
    pub documentation: Field<String>,
}

/// What makes a transfer lawful (Art. 45, 46 and 49).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mechanism {
    /// An adequacy decision (Art. 45).
    Adequacy,
    /// The EU-US Data Privacy Framework (Art. 45).
    Dpf,
    /// Binding corporate rules (Art. 46(2)(b)).
    Bcr,
    /// Standard clauses adopted by the Commission (Art. 46(2)(c)).
    Scc,
    /// Standard clauses adopted by a supervisory authority (Art. 46(2)(d)).
    AuthorityScc,
    /// An approved code of conduct (Art. 46(2)(e)).
    Code,
    /// An approved certification (Art. 46(2)(f)).
    Certification,
    /// A legally binding instrument between public authorities (Art. 46(2)(a)).
    PublicInstrument,
    /// Contractual clauses with the authority's authorisation (Art. 46(3)(a)).
    AdhocClauses,
    /// Administrative arrangements between public authorities (Art. 46(3)(b)).
    AdministrativeArrangement,
    /// Explicit consent after information on the risks (Art. 49(1)(a)).
    #[serde(rename = "derogation_49_1_a")]
    Derogation491a,
    /// A contract with the person (Art. 49(1)(b)).
    #[serde(rename = "derogation_49_1_b")]
    Derogation491b,
    /// A contract in the person's interest (Art. 49(1)(c)).
    #[serde(rename = "derogation_49_1_c")]
    Derogation491c,
    /// Important reasons of public interest (Art. 49(1)(d)).
    #[serde(rename = "derogation_49_1_d")]
    Derogation491d,
    /// Legal claims (Art. 49(1)(e)).
    #[serde(rename = "derogation_49_1_e")]
    Derogation491e,
    /// Vital interests (Art. 49(1)(f)).
    #[serde(rename = "derogation_49_1_f")]
    Derogation491f,
    /// A public register (Art. 49(1)(g)).
    #[serde(rename = "derogation_49_1_g")]
    Derogation491g,
    /// Compelling legitimate interests (Art. 49(1), second subparagraph).
    #[serde(rename = "derogation_49_1_2")]
    Derogation4912,
}

/// How often something happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Now and then.
    Occasional,
    /// Again and again.
    Repeated,
}

/// `all`, or a list of activity ids.
#[derive(Clone, Debug, PartialEq)]
pub enum AppliesTo {
    /// Every activity.
    All,
    /// These activities.
    Only(Vec<Spanned<Ref>>),
}

impl<'de> Deserialize<'de> for AppliesTo {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AppliesToVisitor;
        impl<'de> Visitor<'de> for AppliesToVisitor {
            type Value = AppliesTo;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("`all` or a list of ids")
            }
            fn visit_str<E: de::Error>(self, _: &str) -> Result<AppliesTo, E> {
                Ok(AppliesTo::All)
            }
            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<AppliesTo, A::Error> {
                let ids = de::value::SeqAccessDeserializer::new(seq);
                Vec::deserialize(ids).map(AppliesTo::Only)
            }
        }
        deserializer.deserialize_any(AppliesToVisitor)
    }
}

impl JsonSchema for AppliesTo {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "AppliesTo".into()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let ids = generator.subschema_for::<Vec<Ref>>();
        json_schema!({
            "description": "`all`, or a list of ids.",
            "anyOf": [{"const": "all"}, ids],
        })
    }
}
