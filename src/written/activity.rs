//! What is done and why: `activities/*.yaml`.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::catalogue::Catalogue;
use super::retention::Retention;
use super::scalar::{ArticleKey, Choice, IsoDate, IsoDuration, Ref, WebAddress};
use super::text::{Prose, Text};
use super::{Field, RareField, is_internal};
use crate::source::Spanned;

/// A processing activity (Art. 30(1)).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// What the activity is called: its heading in the notice.
    pub label: Spanned<Text>,
    /// What the organisation is in this activity.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub role: Field<ActivityRole>,
    /// Whether the notice describes it; left out, it does.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub notice: RareField<bool>,
    /// Why the notice need not describe it.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub notice_exemption: RareField<NoticeExemption>,
    /// The groups of people it concerns, by id.
    #[serde(default)]
    pub data_subjects: Field<Vec<Spanned<Ref>>>,
    /// Where it takes place.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub channels: Field<Vec<Spanned<Channel>>>,
    /// Legal bases of every purpose that names none of its own.
    #[serde(default)]
    pub legal_basis: Field<Vec<Spanned<LegalBasis>>>,
    /// What the data are used for, by id.
    #[serde(default)]
    pub purposes: Catalogue<Purpose>,
    /// Which data are used, by id. An id that is a data category's id needs nothing more.
    #[serde(default)]
    pub data: Catalogue<DataLine>,
    /// Whether people must give the data, and what happens if they do not (Art. 13(2)(e)).
    #[serde(default)]
    pub provision: Field<Answer<Provision>>,
    /// Who receives data, by id.
    #[serde(default)]
    pub recipients: Field<Answer<Vec<Spanned<Ref>>>>,
    /// How long data are kept, by id.
    #[serde(default)]
    pub retention: Catalogue<Retention>,
    /// Decisions made by machines alone (Art. 22).
    #[serde(default)]
    pub automated_decision: Field<Answer<AutomatedDecision>>,
    /// The activity's own order and extra prose; left out, the standard order.
    #[serde(default)]
    pub sections: Field<Vec<Spanned<ActivitySection>>>,
    /// The joint controllers of this activity, by id.
    #[serde(default)]
    pub joint_controllers: Field<Vec<Spanned<Ref>>>,
    /// The security measures, by id (Art. 30(1)(g)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub security: Field<Answer<Vec<Spanned<Ref>>>>,
    /// The data protection impact assessment (Art. 35).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub dpia: Field<Answer<Dpia>>,
    /// Who answers for the activity inside the organisation.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub owner: Field<String>,
    /// The systems it runs on.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub systems: Field<Vec<Spanned<String>>>,
    /// Notes for colleagues.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub notes: RareField<String>,
    /// Whether it happens only now and then (Art. 30(5)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub occasional: RareField<bool>,
    /// Whether it is large in scale.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub large_scale: RareField<bool>,
    /// Whether it is a core activity of the organisation (Art. 37).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub core_activity: RareField<bool>,
    /// Whether it monitors people regularly and systematically (Art. 37).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub systematic_monitoring: RareField<bool>,
    /// Whether it profiles people (Art. 4(4)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub profiling: RareField<bool>,
    /// Whether it uses new technology (Art. 35(1)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub new_technology: RareField<bool>,
    /// Whether it monitors a public place (Art. 35(3)(c)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub public_monitoring: RareField<bool>,
    /// Whether it puts data sets from different purposes or controllers together.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub combines_sources: RareField<bool>,
    /// Whether it decides if people get a service or an agreement.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub gatekeeping: RareField<bool>,
    /// Whether it is likely to result in a risk to people (Art. 30(5)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub high_risk: RareField<bool>,
    /// Where else people are told of it, when no notice here does.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub notice_elsewhere: RareField<WebAddress>,
    /// When people are told who did not give the data themselves (Art. 14(3)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub indirect_notice: RareField<IndirectNotice>,
    /// What the notice promises to erase when people leave.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub erasure_promise: RareField<ErasurePromise>,
    /// Ids it had before: the addresses of their pages lead on to its page.
    #[serde(default)]
    pub previous_ids: Field<Vec<Spanned<Ref>>>,
}

/// What the organisation is in an activity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityRole {
    /// The controller.
    #[default]
    Controller,
    /// A joint controller (Art. 26).
    Joint,
    /// A processor for others.
    Processor,
}

/// Where an activity takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// The web site.
    Website,
    /// An app.
    App,
    /// A page of the organisation's own on a social medium.
    SocialMediaPage,
    /// Only a link to a social medium.
    SocialMediaLink,
    /// E-mail.
    Email,
    /// Telephone.
    Phone,
    /// Letter.
    Post,
    /// Face to face.
    InPerson,
}

/// When people are told who did not give the data themselves (Art. 14(3)).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct IndirectNotice {
    /// How long after the data were obtained.
    #[schemars(transform = is_internal)]
    pub within: Field<IsoDuration>,
    /// Whether that can be later than the first time they are written to.
    #[schemars(transform = is_internal)]
    pub after_first_contact: Field<bool>,
    /// Whether that can be later than the first disclosure to somebody else.
    #[schemars(transform = is_internal)]
    pub after_first_disclosure: Field<bool>,
}

/// What a notice promises to erase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ErasurePromise {
    /// Everything.
    All,
    /// Everything but what the law requires to be kept.
    ExceptStatutory,
}

/// Why the notice need not describe an activity (Art. 13(4), 14(5); Danish Data Protection Act § 22).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeExemption {
    /// The provision relied on.
    #[schemars(transform = is_internal)]
    pub law: Spanned<String>,
    /// Why it applies.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reason: Field<String>,
}

/// A legal basis (Art. 6, Art. 9, Danish law).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// The provision.
    pub article: Spanned<ArticleKey>,
    /// How the notice says it; left out, the official wording.
    #[serde(default)]
    pub text: RareField<Text>,
    /// The national law that obliges or permits (Art. 6(3)).
    #[serde(default)]
    pub law: Field<String>,
    /// The legitimate interest pursued, and whose it is (Art. 13(1)(d)).
    #[serde(default)]
    pub interest: RareField<Text>,
    /// The consent it rests on, by id.
    #[serde(default)]
    pub consent: Field<Ref>,
    /// The data it covers when not all, by id of a data line or data category.
    #[serde(default)]
    pub data: Field<Vec<Spanned<Ref>>>,
    /// The law or profession that binds to secrecy (Art. 9(3)).
    #[serde(default)]
    pub secrecy: RareField<Text>,
    /// The balancing test: date, or where it is filed.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub balancing: RareField<String>,
    /// The supervisory authority's permission (Danish Data Protection Act § 7(4)): date, or where it is filed.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub permit: RareField<String>,
    /// When the reference to the law was last checked and found right.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub law_checked: RareField<IsoDate>,
}

/// What data are used for.
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Purpose {
    /// The purpose in one sentence.
    pub text: Spanned<Text>,
    /// What happens in more detail.
    #[serde(default)]
    pub detail: RareField<Prose>,
    /// What kind of processing it is.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub kind: Field<PurposeKind>,
    /// Its own legal bases; left out, the activity's.
    #[serde(default)]
    pub legal_basis: Field<Vec<Spanned<LegalBasis>>>,
    /// The data it uses, by id of a data line or data category; left out, all of the activity's.
    #[serde(default)]
    pub data: Field<Vec<Spanned<Ref>>>,
    /// The recipients for this purpose, by id; left out, the activity's.
    #[serde(default)]
    pub recipients: Field<Vec<Spanned<Ref>>>,
    /// Since when the data are used for it.
    #[serde(default)]
    pub since: RareField<IsoDate>,
    /// Whether it is direct marketing (Art. 21(2)).
    #[serde(default)]
    pub direct_marketing: RareField<bool>,
    /// How marketing reaches people.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub channel: RareField<MarketingChannel>,
    /// The three conditions for marketing similar products by e-mail without consent.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub soft_opt_in: RareField<SoftOptIn>,
    /// Whether it happens only in an emergency (Art. 6(1)(d)).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub emergency: RareField<bool>,
    /// Whether the marketing is for another company.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub for_others: RareField<bool>,
    /// Whether it is looked up in CPR if people have said no to marketing (Danish Data Protection Act § 13).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub cpr_marketing_check: RareField<bool>,
    /// Whether it is outside a public authority's tasks (Art. 6(1), second subparagraph).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub outside_public_tasks: RareField<bool>,
    /// Whether it is a preventive or counselling service offered directly to a child (recital 38).
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub preventive_or_counselling: RareField<bool>,
}

/// What kind of processing a purpose is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PurposeKind {
    /// Running an account or an agreement.
    Service,
    /// Pairing people with people or offers.
    Matching,
    /// Giving people a score.
    Scoring,
    /// Recommending.
    Recommendation,
    /// Checking credit.
    CreditCheck,
    /// Finding fraud.
    FraudDetection,
    /// Payment.
    Payment,
    /// Statistics.
    Statistics,
    /// Improving the service.
    Improvement,
    /// Marketing.
    Marketing,
    /// Answering people.
    Support,
    /// Keeping to the law.
    Compliance,
    /// Anything else.
    Other,
}

/// How marketing reaches people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum MarketingChannel {
    /// E-mail.
    Email,
    /// Text message.
    Sms,
    /// Push message.
    Push,
    /// Message on a social medium.
    SocialMessage,
    /// Automatic call.
    Autodial,
    /// Telephone call by a person.
    Phone,
    /// Letter.
    Post,
}

/// The conditions of the Danish Marketing Practices Act § 10(2).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct SoftOptIn {
    /// Only the organisation's own similar products.
    #[schemars(transform = is_internal)]
    pub own_similar_products: Field<bool>,
    /// A way to say no when the address was given.
    #[schemars(transform = is_internal)]
    pub opt_out_at_collection: Field<bool>,
    /// A way to say no in every message.
    #[schemars(transform = is_internal)]
    pub opt_out_in_every_message: Field<bool>,
}

/// A line of the matrix: categories of data × groups of people × source × recipients.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct DataLine {
    /// The categories, by id; left out, the category with the line's own id.
    pub categories: Field<Vec<Spanned<Ref>>>,
    /// How the notice says it; left out, the categories' names.
    pub text: RareField<Text>,
    /// Where the data come from.
    pub source: Field<DataSource>,
    /// The name of the source, when it is not the person (Art. 14(2)(f)).
    pub source_name: RareField<Text>,
    /// What they are derived from.
    pub derived_from: RareField<Text>,
    /// The groups of people, by id; left out, the activity's.
    pub data_subjects: Field<Vec<Spanned<Ref>>>,
    /// Who receives them, by id; left out, the activity's.
    pub recipients: Field<Vec<Spanned<Ref>>>,
}

/// Where data come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DataSource {
    /// The person.
    DataSubject,
    /// Seen by the service while the person uses it.
    Observed,
    /// Worked out from other data.
    Derived,
    /// Somebody else.
    ThirdParty,
    /// A publicly accessible source.
    Public,
}

/// Whether people must give their data (Art. 13(2)(e)).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Provision {
    /// Whether, and why.
    pub required: Spanned<ProvisionDuty>,
    /// What happens if they do not.
    #[serde(default)]
    pub consequence: Field<Text>,
}

/// Whether people must give their data, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ProvisionDuty {
    /// The law requires it.
    Statutory,
    /// The contract requires it.
    Contractual,
    /// A contract cannot be made without.
    Precondition,
    /// It is voluntary.
    Voluntary,
}

/// A decision made by a machine (Art. 22).
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct AutomatedDecision {
    /// Whether no human takes part.
    pub solely: Field<bool>,
    /// Whether it has legal or similarly significant effects.
    pub significant: Field<bool>,
    /// The logic involved.
    pub logic: Field<Prose>,
    /// What it means for the person.
    pub significance: Field<Prose>,
    /// What follows from it.
    pub consequences: Field<Prose>,
    /// What permits it (Art. 22(2)).
    pub basis: Field<DecisionBasis>,
    /// How to have a human look at it (Art. 22(3)).
    pub human_intervention: Field<Prose>,
    /// What the human does, when one takes part.
    pub human_role: Field<Text>,
}

/// What permits an automated decision (Art. 22(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DecisionBasis {
    /// A contract.
    Contract,
    /// A law.
    Law,
    /// Explicit consent.
    ExplicitConsent,
}

/// A data protection impact assessment (Art. 35).
#[derive(Clone, Debug, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Dpia {
    /// When it was done.
    #[schemars(transform = is_internal)]
    pub done: Spanned<IsoDate>,
    /// Where it is filed.
    #[serde(default)]
    #[schemars(transform = is_internal)]
    pub reference: Field<String>,
}

/// A part of an activity's text: a heading, what comes before, a computed part, what comes after.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct ActivitySection {
    /// The heading.
    pub heading: Field<Text>,
    /// What stands before what is shown.
    pub text: Field<Prose>,
    /// What is shown here, computed from the facts.
    pub show: Field<ActivityPart>,
    /// Only these of what is shown, by id, in this order.
    pub only: Field<Vec<Spanned<Choice>>>,
    /// As a list, or as sentences in one paragraph; left out, a list.
    #[serde(rename = "as")]
    pub form: Field<Form>,
    /// What stands after it.
    pub after: Field<Prose>,
}

/// What an activity's text can show of its facts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActivityPart {
    /// The groups of people.
    DataSubjects,
    /// The data.
    Data,
    /// The purposes.
    Purposes,
    /// The legal bases.
    LegalBasis,
    /// The recipients.
    Recipients,
    /// How long data are kept.
    Retention,
    /// Whether people must give the data.
    Provision,
    /// Automated decisions.
    AutomatedDecision,
    /// The whole matrix in one table.
    Overview,
}

/// How facts are set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// One point each.
    #[default]
    List,
    /// One after the other in a paragraph.
    Paragraph,
}
