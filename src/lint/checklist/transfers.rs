//! Transfers out of the EU/EEA: the country and what makes each lawful.

use super::item::{Fact, Line, View, stated_unless};
use super::shared::{About, plain, recipient_path, recipients};
use crate::law;
use crate::register::{Key, Recipient, SubProcessor, wording};
use crate::source::Spanned;
use crate::written::recipient::Mechanism;

/// The transfers of an activity. Who receives data must be known before it can be said that none of them is elsewhere.
pub(super) fn of_activity(about: &About<'_>) -> Fact {
    match recipients(about) {
        Fact::Absent(lines) => Fact::Absent(lines),
        Fact::Stated(_) | Fact::NotApplicable(_) => to(about.view, &about.activity.recipients),
    }
}

/// The transfers to these recipients and to their own processors.
pub(super) fn to(view: View<'_>, keys: &[Key<Recipient>]) -> Fact {
    let (mut stated, mut absent) = (Vec::new(), Vec::new());
    for key in keys {
        let it = &view.register.recipients[*key];
        let label = view.words(&it.label);
        if it.is_outside_eea() {
            let transfer = it.transfer.as_ref();
            let mechanism = transfer.and_then(|it| it.mechanism.as_ref());
            let countries: Vec<&str> =
                it.third_countries().into_iter().map(|it| it.name(view.lang)).collect();
            let named = !countries.is_empty() || is_named_organisation(it);
            let countries = wording::list(&countries, view.lang);
            match line(view, label, &countries, named, mechanism) {
                Ok(mut text) => {
                    if let Some(copy) = transfer.and_then(|it| it.copy.as_ref()) {
                        text.push_str(&format!(". {}", plain(view, copy)));
                    }
                    stated.push(Line::of(text, it.place).at_home(recipient_path(view, *key)));
                }
                Err(missing) => absent.push(view.about(missing, label, it.place)),
            }
        }
        for sub in it.sub_processors.iter().filter(|it| leaves(it)) {
            let label = format!("{label}, {}", sub.name.value);
            let country = sub.country.as_ref().and_then(|it| law::country(it));
            let name = country.map_or("", |it| it.name(view.lang));
            match line(view, &label, name, country.is_some(), sub.mechanism.as_ref()) {
                Ok(text) => stated.push(Line::of(text, sub.name.span)),
                Err(missing) => absent.push(view.about(missing, &label, sub.name.span)),
            }
        }
    }
    if stated.is_empty() && absent.is_empty() {
        return Fact::NotApplicable(vec![view.ours("transfer.none", None)]);
    }
    stated_unless(absent, stated)
}

/// A transfer in one line, or the name of our sentence about what is missing in it.
fn line(
    view: View<'_>,
    label: &str,
    countries: &str,
    named: bool,
    mechanism: Option<&Spanned<Mechanism>>,
) -> Result<String, &'static str> {
    if !named {
        return Err("transfer.no_country");
    }
    let mechanism = mechanism.ok_or("transfer.no_mechanism")?;
    let mechanism = law::mechanism(&wording::name_of(mechanism.value));
    let words = mechanism.map_or("", |it| it.wording.get(view.lang));
    let countries = if countries.is_empty() { String::new() } else { format!(" ({countries})") };
    Ok(format!("{label}{countries}: {words}"))
}

fn is_named_organisation(it: &Recipient) -> bool {
    let international = it.international_organisation.as_ref().is_some_and(|it| it.value);
    international && it.name.is_some()
}

fn leaves(it: &SubProcessor) -> bool {
    let country = it.country.as_ref().and_then(|it| law::country(it));
    country.is_some_and(law::Country::is_third_country)
        || it.outside_eea.as_ref().is_some_and(|it| it.value)
}
