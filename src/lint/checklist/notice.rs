//! What people are told of an activity: the items of Articles 13 and 14.

use super::item::{Fact, Line, answered, right_path, stated_unless};
use super::shared::{self, About, plain};
use super::transfers;
use crate::law::{self, RightKey};
use crate::lint::origin::is_elsewhere;
use crate::register::{AutomatedDecision, DataLine, LegalBasis, RightStatement, wording};
use crate::source::{Lang, filled};
use crate::written::activity::{DataSource, ProvisionDuty};

/// What the content has for an item; `None` for a key that the list of the law does not have.
pub(super) fn fact(key: &str, about: &About<'_>) -> Option<Fact> {
    Some(match key {
        "identity" => shared::organisation(about.view),
        "dpo" => shared::dpo(about.view),
        "purposes" => purposes(about),
        "legitimate_interests" => interests(about),
        "data_categories" => data_categories(about),
        "recipients" => shared::recipients(about),
        "transfers" => transfers::of_activity(about),
        "retention" => shared::retention(about, false),
        "rights" => rights(about),
        "withdrawal" => withdrawal(about),
        "complaint" => complaint(about),
        "provision" => provision(about),
        "source" => source(about),
        "automated_decisions" => automated_decisions(about),
        "new_purpose" => new_purpose(about),
        "exemptions" => exemptions(about),
        _ => return None,
    })
}

/// Whether any data can come from the person: then Article 13 applies. A line that does not say can.
pub(super) fn from_person(about: &About<'_>) -> bool {
    let elsewhere = |it: &DataLine| kind(it).is_some_and(is_elsewhere);
    about.activity.data.is_empty() || about.activity.data.values().any(|it| !elsewhere(it))
}

/// Whether any data can come from elsewhere: then Article 14 applies.
pub(super) fn from_elsewhere(about: &About<'_>) -> bool {
    about.activity.data.values().any(|it| kind(it).is_none_or(is_elsewhere))
}

fn kind(line: &DataLine) -> Option<DataSource> {
    line.source.as_ref().map(|it| it.kind.value)
}

fn purposes(about: &About<'_>) -> Fact {
    let it = about.activity;
    if it.purposes.is_empty() {
        return shared::no_purpose(about);
    }
    let bare = it.purposes.values().filter(|purpose| it.legal_basis_of(purpose).is_empty());
    let bare = bare.map(|it| {
        let words = about.view.words(&it.text);
        about.view.about("purposes.no_basis", words, it.place)
    });
    let stated = it.purposes.iter().map(|(id, it)| shared::purpose(about, id, it));
    stated_unless(bare.collect(), stated.collect())
}

fn interests(about: &About<'_>) -> Fact {
    let view = about.view;
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    let mut said: Vec<&LegalBasis> = Vec::new();
    for basis in about.activity.all_legal_bases().filter(|it| it.is("6.1.f")) {
        if said.iter().any(|it| it.says_the_same(basis)) {
            continue;
        }
        said.push(basis);
        match &basis.interest {
            Some(interest) => {
                let home = about.path(&format!("legal_basis/6.1.f/{}", said.len()));
                stated.push(Line::of(view.words(interest), interest.span).at_home(home));
            }
            None => absent.push(view.ours("interest.absent", basis.place)),
        }
    }
    if said.is_empty() {
        return Fact::NotApplicable(vec![view.ours("interest.none", None)]);
    }
    stated_unless(absent, stated)
}

fn data_categories(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    match shared::categories(about) {
        None => Fact::Absent(vec![view.ours("categories.absent", it.place)]),
        Some(_) if !from_elsewhere(about) => {
            Fact::NotApplicable(vec![view.ours("source.all_from_person", None)])
        }
        Some(line) => Fact::Stated(vec![line]),
    }
}

fn rights(about: &About<'_>) -> Fact {
    let view = about.view;
    let elsewhere = [RightKey::Complaint, RightKey::WithdrawConsent];
    let given = law::rights().iter().filter(|it| !elsewhere.contains(&it.key));
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for right in given.filter(|it| about.activity.gives(it)) {
        match right_line(about, right.key) {
            Ok(line) => stated.push(line),
            Err(_) => {
                let place = view.register.rights.place;
                absent.push(view.about("right.not_stated", right.title.get(view.lang), place));
            }
        }
    }
    stated_unless(absent, stated)
}

/// A right as the page states it; an error where the author has it not stated.
fn right_line(about: &About<'_>, key: RightKey) -> Result<Line, Fact> {
    let view = about.view;
    let rights = &view.register.rights;
    let statement = rights.statements.iter().find(|(it, _)| *it == key).map(|(_, it)| it);
    let title = law::right(key).title.get(view.lang);
    let place = statement.map(|it| it.span).or(rights.place);
    let text = match statement.map(|it| &it.value) {
        Some(RightStatement::NotStated) => {
            return Err(Fact::Absent(vec![view.about("right.not_stated", title, place)]));
        }
        Some(RightStatement::RestrictedBy(law)) => {
            format!("{title} ({} {law})", view.phrase("right.restricted_by"))
        }
        Some(RightStatement::Standard | RightStatement::Text(_)) | None => title.to_owned(),
    };
    Ok(Line::of(text, place).at_home(right_path(key)))
}

fn withdrawal(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    if !it.all_legal_bases().any(LegalBasis::is_consent) {
        return Fact::NotApplicable(vec![view.ours("consent.none", None)]);
    }
    let mut lines = match right_line(about, RightKey::WithdrawConsent) {
        Ok(line) => vec![line],
        Err(fact) => return fact,
    };
    for key in it.consents() {
        let (id, consent) = (view.register.consents.id(key), &view.register.consents[key]);
        let Some(way) = &consent.withdraw else { continue };
        let text = format!("{}: {}", view.words(&consent.label), plain(view, way));
        lines.push(Line::of(text, way.span).at_home(about.path(&format!("consents/{id}"))));
    }
    Fact::Stated(lines)
}

fn complaint(about: &About<'_>) -> Fact {
    let organisation = &about.view.register.organisation;
    let line = match right_line(about, RightKey::Complaint) {
        Ok(line) => line,
        Err(fact) => return fact,
    };
    match organisation.authority.as_ref().and_then(|it| it.name.as_ref()) {
        None => Fact::Absent(vec![about.view.ours("complaint.absent", organisation.place)]),
        Some(name) => {
            let authority = Line::of(name.as_str(), name.span);
            let authority = authority.at_home("organisation/supervisory_authority");
            Fact::Stated(vec![line, authority])
        }
    }
}

fn provision(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    let asked = |it: &DataLine| kind(it).is_none_or(|it| it == DataSource::DataSubject);
    if !it.data.is_empty() && !it.data.values().any(asked) {
        return Fact::NotApplicable(vec![view.ours("provision.not_asked", None)]);
    }
    let home = about.path("provision");
    match answered(view, it.provision.as_ref(), "provision", &home, it.place) {
        Err(fact) => fact,
        Ok(provision) => {
            let required = &provision.required;
            if provision.consequence.is_none() && required.value != ProvisionDuty::Voluntary {
                return Fact::Absent(vec![view.ours("provision.no_consequence", required.span)]);
            }
            let sentence = wording::value("provision", required.value, view.lang);
            let consequence = provision.consequence.as_ref().map_or("", |it| view.words(it));
            let text = format!("{sentence} {consequence}");
            Fact::Stated(vec![Line::of(text.trim_end(), required.span).at_home(home)])
        }
    }
}

fn source(about: &About<'_>) -> Fact {
    let view = about.view;
    if about.activity.data.is_empty() {
        return Fact::Absent(vec![view.ours("categories.absent", about.activity.place)]);
    }
    if !from_elsewhere(about) {
        return Fact::NotApplicable(vec![view.ours("source.all_from_person", None)]);
    }
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for (id, line) in &about.activity.data {
        let label = wording::line_label(line, view.register, view.lang);
        let source = line.source.as_ref();
        match source.map(|it| (it.kind.value, &it.name)) {
            None => absent.push(view.about("source.absent", &label, line.place)),
            Some((kind, None)) if is_elsewhere(kind) => {
                absent.push(view.about("source.no_name", &label, line.place));
            }
            Some((kind, name)) => {
                let word = wording::value("register_source", kind, view.lang);
                let name = name.as_ref().map(|it| format!(" ({})", view.words(it)));
                let text = format!("{label}: {word}{}", name.unwrap_or_default());
                let home = about.path(&format!("data/{id}"));
                stated.push(Line::of(text, line.place).at_home(home));
            }
        }
    }
    stated_unless(absent, stated)
}

fn automated_decisions(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    let (home, answer) = (about.path("automated_decision"), it.automated_decision.as_ref());
    let decision = match answered(view, answer, "decision", &home, it.place) {
        Err(fact) => return fact,
        Ok(decision) => decision,
    };
    let place = answer.map(|it| it.span);
    if !it.decides_alone() {
        let not = decision.solely.as_ref().is_some_and(|it| !it.value);
        let key = if not { "decision.solely.false" } else { "decision.significant.false" };
        let line = Line::of(wording::phrase(key, view.lang), place).at_home(home);
        return Fact::NotApplicable(vec![line]);
    }
    let AutomatedDecision { logic, significance, consequences, .. } = &**decision;
    let wanted = [("logic", logic), ("significance", significance), ("consequences", consequences)];
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for (name, prose) in wanted {
        let heading = wording::phrase(&format!("decision.{name}"), view.lang);
        match prose {
            Some(prose) => {
                let text = format!("{heading} {}", plain(view, prose));
                stated.push(Line::of(text, prose.span).at_home(home.as_str()));
            }
            None => absent.push(view.about("decision.absent", heading, place)),
        }
    }
    stated_unless(absent, stated)
}

fn new_purpose(about: &About<'_>) -> Fact {
    let view = about.view;
    let notices = about.notices.iter().map(|it| &view.register.notices[*it]);
    let updated = notices.filter_map(|it| it.last_updated.as_ref()).map(|it| it.value).max();
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for (id, purpose) in &about.activity.purposes {
        let Some(since) = &purpose.since else { continue };
        let words = view.words(&purpose.text);
        let Some(updated) = updated.filter(|it| *it >= since.value) else {
            absent.push(view.about("new_purpose.absent", words, since.span));
            continue;
        };
        let (added, told) =
            (wording::date(since.value, view.lang), wording::date(updated, view.lang));
        let values = [("name", words), ("since", &*added), ("updated", &*told)];
        let line = Line::of(filled(view.phrase("new_purpose.told"), &values), since.span);
        stated.push(line.at_home(about.path(&format!("purposes/{id}"))));
    }
    if stated.is_empty() && absent.is_empty() {
        return Fact::NotApplicable(vec![view.ours("new_purpose.none", None)]);
    }
    stated_unless(absent, stated)
}

/// The exemption that is claimed; whether it holds is for its rule.
pub(super) fn exemptions(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    let place = it.notice.as_ref().map_or(it.place, |it| it.span);
    if let Some(exemption) = &it.notice_exemption {
        let law = cited(&exemption.value.law.value, view.lang);
        let law = view.phrase("exemption.claimed").replace("{law}", &law);
        let reason = exemption.value.reason.as_ref().map_or("", |it| it.as_str());
        return Fact::Stated(vec![Line::of(format!("{law} {reason}").trim_end(), exemption.span)]);
    }
    if let Some(address) = &it.internal.notice_elsewhere {
        return Fact::NotApplicable(vec![view.about("exemption.elsewhere", address, address.span)]);
    }
    if it.is_public() {
        return Fact::NotApplicable(vec![view.ours("exemption.none", None)]);
    }
    Fact::Absent(vec![view.ours("exemption.absent", place)])
}

/// A provision as the content writes it, `14.5.a` or `dbl.22.1`, as the law is cited; as written where it is no such.
fn cited(written: &str, lang: Lang) -> String {
    let key = match written.strip_prefix("dbl.") {
        Some(section) => format!("dbl:{section}"),
        None => format!("gdpr:{written}"),
    };
    law::Citation::parse(&key).map_or_else(|| written.to_owned(), |it| it.short(lang).to_owned())
}
