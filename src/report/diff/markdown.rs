//! A comparison for a pull request: the Markdown of GitHub and its like.

use super::parts::{became, details, duty, following, place, sign, thing};
use super::v1::{Change, Report};
use crate::redline::Piece;
use crate::source::word;

/// The summary, what is to be done as a list to tick off, and each change. Words that went are struck out, those that came are
/// bold.
pub fn markdown(report: &Report) -> String {
    let lang = report.lang();
    let title = word("diff-title", lang);
    let mut text = format!(
        "## {title}: {} → {}\n\n{}\n",
        escape(&report.old),
        escape(&report.new),
        escape(&report.summary())
    );
    if !report.duties.is_empty() {
        text.push_str(&format!("\n### {}\n\n", word("diff-duties", lang)));
        for it in &report.duties {
            text.push_str(&format!(
                "- [ ] **{}**: {} \\[{}\\]\n",
                escape(&it.name),
                escape(&it.text),
                it.evidence
            ));
        }
        text.push_str(&format!("\n{}\n", escape(word("evidence-marks", lang))));
    }
    for it in &report.changes {
        change(it, report, &mut text);
    }
    for it in report.limits() {
        text.push_str(&format!("\n{}\n", escape(&it)));
    }
    text
}

fn change(it: &Change, report: &Report, text: &mut String) {
    let lang = report.lang();
    text.push_str(&format!("\n### {} {}\n\n", escape(sign(it.kind)), escape(&it.name)));
    if !it.place.is_empty() {
        text.push_str(&format!("{}\n\n", escape(&place(it, lang).join(" › "))));
    }
    if !it.concerns.is_empty() {
        let users: Vec<String> = it.concerns.iter().map(|it| thing(it, lang)).collect();
        text.push_str(&format!(
            "- {}: {}\n",
            word("diff-concerns", lang),
            escape(&users.join(", "))
        ));
    }
    for detail in details(it) {
        let words: String = became(detail).iter().map(piece).collect();
        text.push_str(&format!("- {}: {words}\n", escape(&detail.name)));
    }
    let following = following(it);
    if !following.is_empty() {
        text.push_str(&format!(
            "- {}: {}\n",
            word("diff-follows", lang),
            escape(&following.join(", "))
        ));
    }
    for required in &it.requires {
        text.push_str(&format!("- ⚖ {}\n", escape(&duty(required, lang))));
    }
}

/// A mark holds only next to a letter, so the spaces stand outside it.
fn piece(it: &Piece) -> String {
    let marked = |text: &str, mark: &str| {
        let words = text.trim();
        if words.is_empty() {
            return text.to_owned();
        }
        let (before, after) = text.split_once(words).unwrap_or_default();
        format!("{before}{mark}{}{mark}{after}", escape(words))
    };
    match it {
        Piece::Same(text) => escape(text),
        Piece::Gone(text) => marked(text, "~~"),
        Piece::Come(text) => marked(text, "**"),
    }
}

/// Nothing in a text is Markdown or HTML, a mention of a person or a link to an issue.
pub(in crate::report) fn escape(text: &str) -> String {
    let mut escaped = String::new();
    for it in text.chars() {
        match it {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            '@' => escaped.push_str("&#64;"),
            '\n' | '\r' => escaped.push(' '),
            it if it.is_ascii_punctuation()
                && !matches!(it, ',' | '.' | ':' | ';' | '/' | '?' | '"' | '\'' | '%') =>
            {
                escaped.extend(['\\', it]);
            }
            it => escaped.push(it),
        }
    }
    // A bare address becomes a link, and so would a number with a dot at the start of a line.
    escaped.replace("://", ":\u{200b}//").replace("www.", "www\u{200b}.")
}
