//! A comparison for people at a terminal.

use annotate_snippets::renderer::{AnsiColor, Effects, Style};

use super::parts::{became, details, duty, following, place, sign, thing};
use super::v1::{Change, Kind, Report};
use crate::redline::Piece;
use crate::report::wrap::hang;
use crate::source::word;

const BOLD: Style = Style::new().effects(Effects::BOLD);
const GONE: Style = AnsiColor::Red.on_default();
const COME: Style = AnsiColor::Green.on_default();

/// The summary, each change with what it requires, and what the duties are. Words that went stand in `[-…-]`, those that came in
/// `{+…+}`; colours are taken out where nobody sees them.
pub fn human(report: &Report, width: usize) -> String {
    let lang = report.lang();
    let mut text = format!("{}: {} → {}\n", word("diff-title", lang), report.old, report.new);
    put("", &report.summary(), 0, width, &mut text);
    for it in &report.changes {
        text.push('\n');
        change(it, report, width, &mut text);
    }
    if !report.duties.is_empty() {
        text.push_str(&format!("\n{BOLD}{}{BOLD:#}\n", word("diff-duties", lang)));
        for it in &report.duties {
            put(
                "  - ",
                &format!("{}: {} [{}]", it.name, it.text, it.evidence),
                4,
                width,
                &mut text,
            );
        }
        put("  ", word("evidence-marks", lang), 2, width, &mut text);
    }
    text.push('\n');
    for it in report.limits() {
        put("", &it, 0, width, &mut text);
    }
    text
}

fn change(it: &Change, report: &Report, width: usize, text: &mut String) {
    let lang = report.lang();
    let color = match it.kind {
        Kind::Added => COME,
        Kind::Removed => GONE,
        Kind::Changed => Style::new(),
    };
    let head = format!("{} {}", sign(it.kind), it.name);
    text.push_str(&format!("{color}{BOLD}{head}{BOLD:#}{color:#}\n"));
    for part in place(it, lang) {
        put("  ", &part, 4, width, text);
    }
    if !it.concerns.is_empty() {
        let users: Vec<String> = it.concerns.iter().map(|it| thing(it, lang)).collect();
        put(
            "  ",
            &format!("{}: {}", word("diff-concerns", lang), users.join(", ")),
            4,
            width,
            text,
        );
    }
    for detail in details(it) {
        let words: String = became(detail).iter().map(piece).collect();
        text.push_str(&format!("    {}: {words}\n", detail.name));
    }
    let following = following(it);
    if !following.is_empty() {
        put(
            "    ",
            &format!("{}: {}", word("diff-follows", lang), following.join(", ")),
            6,
            width,
            text,
        );
    }
    for required in &it.requires {
        put("  > ", &duty(required, lang), 4, width, text);
    }
}

fn piece(it: &Piece) -> String {
    match it {
        Piece::Same(text) => text.clone(),
        Piece::Gone(text) => format!("{GONE}[-{text}-]{GONE:#}"),
        Piece::Come(text) => format!("{COME}{{+{text}+}}{COME:#}"),
    }
}

fn put(head: &str, words: &str, indent: usize, width: usize, text: &mut String) {
    text.push_str(head);
    text.push_str(&hang(head, words, indent, width));
    text.push('\n');
}
