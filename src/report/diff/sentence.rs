//! A change in a sentence for those whose data it is about, and what it requires in sentences for those who must do it.

use super::parts::{details, duty};
use super::v1::{self, Detail, Place};
use crate::diff::Change;
use crate::source::Lang;

/// A longer value is a text of its own, which the notice says better.
const SHORT: usize = 80;

/// What changed, in a sentence that says nothing but what the notices say: `texts` are their words before and after. `None` for
/// what no notice tells, and for words that merely follow from other changes.
pub fn sentence(change: &Change, texts: [&str; 2], lang: Lang) -> Option<String> {
    let in_text = |it: &Detail| it.path.starts_with("notices[") && it.path.contains("].text.");
    let change = v1::change(change, lang);
    let is_told = change.details.iter().any(in_text)
        || change.requires.iter().any(|it| it.duty == "new_notice");
    if !is_told || change.class == "notice_text" {
        return None;
    }
    let said = texts.map(bare);
    let names = change.place.iter().filter_map(|it| thing(it, &said));
    let values = details(&change).filter_map(|it| value(it, &said));
    let parts: Vec<String> = names.chain(values).collect();
    let name = capital(&change.name);
    Some(if parts.is_empty() {
        format!("{name}.")
    } else {
        format!("{name}: {}.", parts.join("; "))
    })
}

/// What a change requires, each with its articles.
pub fn requirements(change: &Change, lang: Lang) -> Vec<String> {
    v1::change(change, lang).requires.iter().map(|it| duty(it, lang)).collect()
}

/// A thing by the name that it has in a notice.
fn thing(it: &Place, said: &[String; 2]) -> Option<String> {
    let label = it.label.trim().trim_end_matches('.');
    let is_said = !label.is_empty() && said.iter().any(|text| text.contains(&bare(label)));
    is_said.then(|| format!("{} \"{label}\"", it.name))
}

/// What became of a value, as far as the notices say it.
fn value(it: &Detail, said: &[String; 2]) -> Option<String> {
    let is_said = |text: &Option<String>, side: usize| {
        let text = text.as_deref().map(bare);
        text.is_none_or(|it| it.chars().count() <= SHORT && said[side].contains(&it))
    };
    if !is_said(&it.before_text, 0) || !is_said(&it.after_text, 1) {
        return None;
    }
    let became = match (&it.before_text, &it.after_text) {
        (Some(before), Some(after)) => format!("{before} → {after}"),
        (Some(one), None) | (None, Some(one)) => one.clone(),
        (None, None) => return None,
    };
    Some(format!("{}: {}", it.name, became.trim_end_matches('.')))
}

/// The words of a text without the signs of Markdown, white space folded.
fn bare(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").replace(['\\', '*'], "")
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |it| it.to_uppercase().chain(letters).collect())
}
