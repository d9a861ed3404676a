//! Facts that notice and records both ask for.

use super::item::{Fact, Line, View, answered, stated_unless};
use crate::register::{
    Activity, DataLine, Key, Notice, Party, Purpose, Recipient, Retention, wording,
};

/// An activity, as the lists look at it.
#[derive(Clone, Copy)]
pub(super) struct About<'a> {
    /// Whose content, in which language.
    pub view: View<'a>,
    /// The id.
    pub id: &'a str,
    /// What is stated.
    pub activity: &'a Activity,
    /// The notices that tell of it.
    pub notices: &'a [Key<Notice>],
}

impl About<'_> {
    /// The path of one of the activity's public facts.
    pub(super) fn path(&self, rest: &str) -> String {
        format!("activities/{}/{rest}", self.id)
    }
}

/// The organisation with a name and a way to reach it, and its representative.
pub(super) fn organisation(view: View<'_>) -> Fact {
    let it = &view.register.organisation;
    let reachable = it.party.name.is_some() && it.party.is_reachable();
    let Some(line) = party(&it.party).filter(|_| reachable) else {
        return Fact::Absent(vec![view.ours("organisation.absent", it.place)]);
    };
    let mut lines = vec![line.at_home("organisation")];
    let representative = it.representative.as_ref().and_then(|it| it.value.value());
    if let Some(line) = representative.and_then(party) {
        let line =
            Line { text: format!("{} {}", view.phrase("representative"), line.text), ..line };
        lines.push(line.at_home("organisation/representative"));
    }
    Fact::Stated(lines)
}

/// The data protection officer, who need not be named but must be reachable.
pub(super) fn dpo(view: View<'_>) -> Fact {
    let it = &view.register.organisation;
    let home = "organisation/dpo";
    match answered(view, it.dpo.as_ref(), "dpo", home, it.place) {
        Err(fact) => fact,
        Ok(dpo) => match party(dpo).filter(|_| dpo.is_reachable()) {
            Some(line) => Fact::Stated(vec![line.at_home(home)]),
            None => {
                let place = it.dpo.as_ref().map_or(it.place, |it| it.span);
                Fact::Absent(vec![view.ours("dpo.no_contact", place)])
            }
        },
    }
}

/// A name and the ways to reach it in one line.
pub(super) fn party(it: &Party) -> Option<Line> {
    let parts = [&it.name, &it.address, &it.email, &it.phone];
    let given: Vec<_> = parts.into_iter().flatten().collect();
    let text: Vec<&str> = given.iter().map(|it| it.as_str()).collect();
    Some(Line::of(text.join(", "), given.first()?.span))
}

/// A purpose with the articles that it rests on.
pub(super) fn purpose(about: &About<'_>, id: &str, it: &Purpose) -> Line {
    let lang = about.view.lang;
    let mut articles: Vec<&str> = Vec::new();
    for basis in about.activity.legal_basis_of(it) {
        let article = basis.article.citation.short(lang);
        if !articles.contains(&article) {
            articles.push(article);
        }
    }
    let mut text = about.view.words(&it.text).to_owned();
    if !articles.is_empty() {
        text.push_str(&format!(" ({})", articles.join("; ")));
    }
    Line::of(text, it.place).at_home(about.path(&format!("purposes/{id}")))
}

/// What no purpose is stated comes to.
pub(super) fn no_purpose(about: &About<'_>) -> Fact {
    Fact::Absent(vec![about.view.ours("purposes.absent", about.activity.place)])
}

/// The categories of data in one line; none without data.
pub(super) fn categories(about: &About<'_>) -> Option<Line> {
    let (activity, view) = (about.activity, about.view);
    let (id, first) = activity.data.iter().next()?;
    let labels = activity.categories().into_iter();
    let labels = labels.map(|it| view.words(&view.register.data_categories[it].label));
    let text = wording::list_of_names(labels, view.lang);
    Some(Line::of(text, first.place).at_home(about.path(&format!("data/{id}"))))
}

/// The recipients, one by one, or that there are none.
pub(super) fn recipients(about: &About<'_>) -> Fact {
    let (it, view) = (about.activity, about.view);
    if !it.recipients.is_empty() {
        return Fact::Stated(recipient_lines(view, &it.recipients));
    }
    let home = about.path("recipients");
    let answer = it.recipients_answer.as_ref();
    match answered(view, answer, "recipients", &home, it.place) {
        Err(fact) => fact,
        // An empty list says that nobody receives them.
        Ok(_) => {
            let line = view.ours("recipients.none", answer.map(|it| it.span));
            Fact::NotApplicable(vec![line.at_home(home)])
        }
    }
}

/// A line for each recipient.
pub(super) fn recipient_lines(view: View<'_>, keys: &[Key<Recipient>]) -> Vec<Line> {
    let line = |key: &Key<Recipient>| {
        let it = &view.register.recipients[*key];
        let label = view.words(&it.label);
        let name = it.name.as_ref().map(|it| it.as_str()).filter(|it| *it != label);
        let text = name.map_or_else(|| label.to_owned(), |name| format!("{label}: {name}"));
        Line::of(text, it.place).at_home(recipient_path(view, *key))
    };
    keys.iter().map(line).collect()
}

/// The path of a recipient among the public facts.
pub(super) fn recipient_path(view: View<'_>, key: Key<Recipient>) -> String {
    format!("recipients/{}", view.register.recipients.id(key))
}

/// How long each line of data is kept. A notice must say it; a record may refer to another activity.
pub(super) fn retention(about: &About<'_>, in_record: bool) -> Fact {
    let (it, view) = (about.activity, about.view);
    let says = |key: &Key<Retention>| is_stated(&it.retention[*key], in_record);
    let open = |(key, _): &(Key<DataLine>, &DataLine)| !it.retention_of(*key).iter().any(says);
    let lacking = it.data.entries().filter(open).map(|(_, line)| {
        let label = wording::line_label(line, view.register, view.lang);
        view.about("retention.absent_for", &label, line.place)
    });
    let mut lacking: Vec<Line> = lacking.collect();
    if !it.retention.entries().any(|(key, _)| says(&key)) {
        lacking = vec![view.ours("retention.absent", it.place)];
    }
    let stated = it.retention.iter().filter(|(_, item)| is_stated(item, in_record));
    let stated = stated.map(|(id, item)| {
        Line::of(period(about, item), item.place).at_home(about.path(&format!("retention/{id}")))
    });
    stated_unless(lacking, stated.collect())
}

fn is_stated(it: &Retention, in_record: bool) -> bool {
    says_facts(it) || it.text.is_some() || in_record && it.same_as.is_some()
}

/// Whether the standard sentence says how long.
fn says_facts(it: &Retention) -> bool {
    it.period.is_some() || it.until.is_some() || it.criteria.is_some() || it.unlimited.is_some()
}

fn period(about: &About<'_>, it: &Retention) -> String {
    let view = about.view;
    if says_facts(it) {
        return it.standard.get(view.lang).to_owned();
    }
    if let Some(text) = &it.text {
        return plain(view, text);
    }
    let id = it.same_as.as_ref().map_or("", |it| it.as_str());
    let activities = &view.register.activities;
    let label = activities.key(id).map_or(id, |it| view.words(&activities[it].label));
    view.phrase("retention.same_as").replace("{name}", label)
}

/// Prose in one line, without its marks.
pub(super) fn plain(view: View<'_>, prose: &crate::register::Prose) -> String {
    crate::register::readability::plain(prose.get(view.lang)).join(" ")
}
