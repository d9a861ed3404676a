//! A comparison as a page that stands by itself: no style, no script, no other file, so it can be mailed, kept and opened anywhere.

use super::parts::{became, details, duty, following, place, sign, thing};
use super::v1::{Change, Report};
use crate::page::escape;
use crate::redline::Piece;
use crate::source::word;

/// The summary, what is to be done, and each change. Words that went are `del`, those that came are `ins`.
pub fn html(report: &Report) -> String {
    let lang = report.lang();
    let title = escape(&format!("{}: {} → {}", word("diff-title", lang), report.old, report.new));
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{title}</title>\n</head>\n<body>\n<main>\n\
         <h1>{title}</h1>\n<p>{}</p>\n",
        report.language,
        escape(&report.summary())
    );
    if !report.duties.is_empty() {
        text.push_str(&format!("<h2>{}</h2>\n<dl>\n", escape(word("diff-duties", lang))));
        for it in &report.duties {
            text.push_str(&format!(
                "<dt>{}</dt>\n<dd>{} [{}]</dd>\n",
                escape(&it.name),
                escape(&it.text),
                it.evidence
            ));
        }
        text.push_str(&format!("</dl>\n<p>{}</p>\n", escape(word("evidence-marks", lang))));
    }
    for it in &report.changes {
        change(it, report, &mut text);
    }
    for it in report.limits() {
        text.push_str(&format!("<p>{}</p>\n", escape(&it)));
    }
    text + "</main>\n</body>\n</html>\n"
}

fn change(it: &Change, report: &Report, text: &mut String) {
    let lang = report.lang();
    text.push_str(&format!("<section>\n<h2>{} {}</h2>\n", sign(it.kind), escape(&it.name)));
    if !it.place.is_empty() {
        text.push_str(&format!("<p>{}</p>\n", escape(&place(it, lang).join(" › "))));
    }
    let mut items: Vec<String> = Vec::new();
    if !it.concerns.is_empty() {
        let users: Vec<String> = it.concerns.iter().map(|it| thing(it, lang)).collect();
        items.push(escape(&format!("{}: {}", word("diff-concerns", lang), users.join(", "))));
    }
    for detail in details(it) {
        let words: String = became(detail).iter().map(piece).collect();
        items.push(format!("{}: {words}", escape(&detail.name)));
    }
    let following = following(it);
    if !following.is_empty() {
        items.push(escape(&format!("{}: {}", word("diff-follows", lang), following.join(", "))));
    }
    list("", &items, text);
    let duties: Vec<String> = it.requires.iter().map(|it| escape(&duty(it, lang))).collect();
    list(word("diff-requires", lang), &duties, text);
    text.push_str("</section>\n");
}

fn list(heading: &str, items: &[String], text: &mut String) {
    if items.is_empty() {
        return;
    }
    if !heading.is_empty() {
        text.push_str(&format!("<h3>{}</h3>\n", escape(heading)));
    }
    text.push_str("<ul>\n");
    for it in items {
        text.push_str(&format!("<li>{it}</li>\n"));
    }
    text.push_str("</ul>\n");
}

fn piece(it: &Piece) -> String {
    match it {
        Piece::Same(text) => escape(text),
        Piece::Gone(text) => format!("<del>{}</del>", escape(text)),
        Piece::Come(text) => format!("<ins>{}</ins>", escape(text)),
    }
}
