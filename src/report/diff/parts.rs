//! What the formats for people have in common.

use super::v1::{self, Change, Detail, Kind, Place, Report, Required, Summary};
use crate::diff;
use crate::redline::{Piece, pieces};
use crate::register::wording;
use crate::source::{Lang, word};

impl Report {
    pub(super) fn lang(&self) -> Lang {
        Lang::from_code(self.language).unwrap_or(Lang::Da)
    }

    /// The whole in a sentence.
    pub(super) fn summary(&self) -> String {
        let lang = self.lang();
        let key = match self.summary {
            Summary::None => "diff-none",
            Summary::Internal => "diff-internal",
            Summary::Editorial => "diff-editorial",
            Summary::Material => "diff-material",
        };
        let counts = [
            ("{material}", self.counts.material),
            ("{editorial}", self.counts.editorial),
            ("{internal}", self.counts.internal),
        ];
        let text = word(key, lang).to_owned();
        counts.iter().fold(text, |text, (name, count)| text.replace(name, &count.to_string()))
    }

    /// What was not compared, a sentence each.
    pub(super) fn limits(&self) -> Vec<String> {
        let mut all = Vec::new();
        if !self.texts_compared {
            all.push(word("diff-no-texts", self.lang()).to_owned());
        }
        if !self.not_compared.is_empty() {
            let mut names: Vec<&str> =
                self.not_compared.iter().map(|it| it.name.as_str()).collect();
            names.dedup();
            all.push(word("diff-too-old", self.lang()).replace("{names}", &names.join(", ")));
        }
        all.push(word("diff-caveat", self.lang()).to_owned());
        all
    }
}

/// The sign in front of a change.
pub(super) fn sign(kind: Kind) -> &'static str {
    match kind {
        Kind::Added => "+",
        Kind::Removed => "-",
        Kind::Changed => "~",
    }
}

/// Where a change is, in words: what each thing is and what it is called, with the id that finds it in the files.
pub(super) fn place(change: &Change, lang: Lang) -> Vec<String> {
    change.place.iter().map(|it| thing(it, lang)).collect()
}

/// A thing, with its id and the one that it had before.
pub(super) fn thing(it: &Place, lang: Lang) -> String {
    let mut text = it.name.clone();
    if !it.label.is_empty() && it.label != it.id {
        text.extend([" ", &quoted(&it.label)]);
    }
    let was = it.was.as_ref().map(|id| word("diff-was", lang).replace("{id}", id));
    if it.kind != "words" {
        text.extend([
            " (",
            &it.id,
            was.as_ref().map_or("", |_| ", "),
            was.as_deref().unwrap_or(""),
            ")",
        ]);
    }
    text
}

fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let short: String = letters.by_ref().take(80).collect();
    let rest = if letters.next().is_some() { "…" } else { "" };
    format!("\"{short}{rest}\"")
}

/// What a change requires, each duty with its articles.
pub fn requirements(change: &diff::Change, lang: Lang) -> Vec<String> {
    v1::change(change, lang).requires.iter().map(|it| duty(it, lang)).collect()
}

/// A duty of a change, with its articles and the days of the organisation's own warning.
pub(super) fn duty(it: &Required, lang: Lang) -> String {
    let law: Vec<&str> = it.law.iter().map(|it| it.citation.as_str()).collect();
    let mut text = it.name.clone();
    if let Some(warning) = &it.warning {
        let said = |channel: &String| {
            let said = wording::value("announcement", channel, lang);
            if said.is_empty() { channel.clone() } else { said.to_owned() }
        };
        let channels: Vec<String> = warning.channels.iter().map(said).collect();
        let days = word("diff-days", lang).replace("{days}", &warning.days.to_string());
        let channels = if channels.is_empty() {
            String::new()
        } else {
            format!(", {}", wording::list(&channels, lang))
        };
        text.push_str(&format!(": {days}{channels} ({})", warning.notice));
    }
    format!("{text} ({})", law.join("; "))
}

/// What became of a value: the words that went and came.
pub(super) fn became(it: &Detail) -> Vec<Piece> {
    match (&it.before_text, &it.after_text) {
        (Some(old), Some(new)) if old.contains(' ') && new.contains(' ') => pieces(old, new),
        (old, new) => {
            let gone = old.iter().map(|it| Piece::Gone(it.clone()));
            let come = new.iter().map(|it| Piece::Come(it.clone()));
            let between = (old.is_some() && new.is_some()).then(|| Piece::Same(" → ".to_owned()));
            gone.chain(between).chain(come).collect()
        }
    }
}

/// The details that say something beside the place of a change, those that it is first.
pub(super) fn details(change: &Change) -> impl Iterator<Item = &Detail> {
    let own = change.details.iter().filter(|it| !it.follows);
    // The thing itself that came or went is the place already.
    let itself =
        |it: &&Detail| change.place.last().is_some_and(|place| leads_to(&it.path, &place.id));
    own.filter(move |it| change.kind == Kind::Changed || !itself(it))
}

/// Whether a path ends at what has this id. An id is told without the white space at its ends, which a name of something can have.
fn leads_to(path: &str, id: &str) -> bool {
    let inside = path.strip_suffix(']').map(str::trim_end);
    inside.and_then(|it| it.strip_suffix(id)).is_some_and(|it| it.trim_end().ends_with('['))
}

/// What follows from a change, by name, each name once.
pub(super) fn following(change: &Change) -> Vec<&str> {
    let mut names: Vec<&str> =
        change.details.iter().filter(|it| it.follows).map(|it| it.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    names
}

#[cfg(test)]
mod tests {
    use super::leads_to;

    #[test]
    fn a_path_ends_at_the_last_thing_that_it_names() {
        assert!(leads_to("activities[a].systems[CRM]", "CRM"));
        assert!(leads_to("activities[a].systems[ CRM ]", "CRM"));
        assert!(leads_to("activities[a].systems[a[1]]", "a[1]"));
        assert!(!leads_to("activities[a].systems[MyCRM]", "CRM"));
        assert!(!leads_to("activities[CRM].systems", "CRM"));
    }
}
