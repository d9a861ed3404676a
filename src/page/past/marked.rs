//! A stored text as it stands, and beside what it was: what went is `del`, what came is `ins`.

use super::html::{Html, Links, words};
use super::lines::{Block, Line, Words, lines, row};
use crate::redline::{Pair, Piece, pairs, pieces};

/// A text as it stands, its headings from `level` on.
pub(super) fn whole(text: &str, level: u8, links: Links<'_>) -> String {
    let mut html = Html::new(level, false);
    for line in lines(text) {
        html.line(&line, &|it| words(it, 0, it.text.len(), links));
    }
    html.finish()
}

/// A text beside what it was, its headings from `level` on. Links that went lead nowhere.
pub(super) fn marked(old: &str, new: &str, level: u8, links: Links<'_>) -> String {
    let (old, new) = (lines(old), lines(new));
    let said = |lines: &[Line]| lines.iter().map(Line::said).collect::<Vec<_>>();
    let mut html = Html::new(level, true);
    for pair in paired(&said(&old), &said(&new)) {
        match pair {
            Pair::Same(_, it) => html.line(&new[it], &|it| words(it, 0, it.text.len(), links)),
            Pair::Gone(it) => html.line(&old[it], &gone),
            Pair::Come(it) => html.line(&new[it], &|it| come(it, links)),
            Pair::Changed(before, after) => {
                changed(&old[before], &new[after], &mut html, links);
            }
        }
    }
    html.finish()
}

fn paired(old: &[String], new: &[String]) -> Vec<Pair> {
    fn texts(all: &[String]) -> Vec<&str> {
        all.iter().map(String::as_str).collect()
    }
    pairs(&texts(old), &texts(new))
}

fn changed(old: &Line, new: &Line, html: &mut Html, links: Links<'_>) {
    match (&old.block, &new.block) {
        (Block::Table(before), Block::Table(after)) if columns(before) == columns(after) => {
            html.stand_in(&new.around);
            table(before, after, html, links);
        }
        (before, after) => match (before.words(), after.words()) {
            (Some(before), Some(words)) => {
                html.stand_in(&new.around);
                html.text(new, after, &mixed(before, words, links));
            }
            _ => {
                html.line(old, &gone);
                html.line(new, &|it| come(it, links));
            }
        },
    }
}

fn columns(rows: &[Vec<Words>]) -> usize {
    rows.first().map_or(0, Vec::len)
}

/// A table, cell by cell.
fn table(old: &[Vec<Words>], new: &[Vec<Words>], html: &mut Html, links: Links<'_>) {
    let (Some(old_head), Some(new_head)) = (old.first(), new.first()) else { return };
    let cells = |old: &[Words], new: &[Words]| -> Vec<String> {
        old.iter().zip(new).map(|(old, new)| mixed(old, new, links)).collect()
    };
    let said = |rows: &[Vec<Words>]| rows[1..].iter().map(|it| row(it)).collect::<Vec<_>>();
    let mut rows = vec![cells(old_head, new_head)];
    rows.extend(paired(&said(old), &said(new)).into_iter().map(|pair| match pair {
        Pair::Same(before, after) | Pair::Changed(before, after) => {
            cells(&old[before + 1], &new[after + 1])
        }
        Pair::Gone(it) => old[it + 1].iter().map(gone).collect(),
        Pair::Come(it) => new[it + 1].iter().map(|it| come(it, links)).collect(),
    }));
    html.table(new_head, rows);
}

fn gone(it: &Words) -> String {
    element("del", &words(it, 0, it.text.len(), &|_| None))
}

fn come(it: &Words, links: Links<'_>) -> String {
    element("ins", &words(it, 0, it.text.len(), links))
}

fn element(name: &str, inside: &str) -> String {
    if inside.is_empty() { String::new() } else { format!("<{name}>{inside}</{name}>") }
}

/// Two texts in one.
fn mixed(old: &Words, new: &Words, links: Links<'_>) -> String {
    let (mut before, mut after) = (0, 0);
    let mut html = String::new();
    for piece in pieces(&old.text, &new.text) {
        match piece {
            Piece::Same(text) => {
                html.push_str(&words(new, after, after + text.len(), links));
                before += text.len();
                after += text.len();
            }
            Piece::Gone(text) => {
                let inside = words(old, before, before + text.len(), &|_| None);
                html.push_str(&element("del", &inside));
                before += text.len();
            }
            Piece::Come(text) => {
                // What went and what came are two words, not one.
                if html.ends_with("</del>") {
                    html.push(' ');
                }
                html.push_str(&element("ins", &words(new, after, after + text.len(), links)));
                after += text.len();
            }
        }
    }
    html
}

#[cfg(test)]
mod tests {
    use super::*;

    fn everywhere(href: &str) -> Option<String> {
        Some(href.to_owned())
    }

    #[test]
    fn a_text_stands_as_it_was_written() {
        let text = "# T\n\na **b** [c](d) <e>\\\nf\n\n- g\n  - h\n- i\n\n  j\n\n3. k\n4. l\n\n> m\n\n## n\n\n| A | B |\n| --- | --- |\n| o |  |\n| p | q; r |\n\n    s  <t>\n";
        let wanted = "<h1>T</h1>\n<p>a <strong>b</strong> <a href=\"d\">c</a> &lt;e&gt;<br>f</p>\n\
            <ul>\n<li>g\n<ul>\n<li>h\n</li>\n</ul>\n</li>\n<li>i\n<p>j</p>\n</li>\n</ul>\n\
            <ol start=\"3\">\n<li>k\n</li>\n<li>l\n</li>\n</ol>\n<blockquote>\n<p>m</p>\n</blockquote>\n<h2>n</h2>\n\
            <section class=\"wide\" aria-label=\"n – A, B\" tabindex=\"0\">\n<table>\n\
            <thead><tr><th scope=\"col\">A</th><th scope=\"col\">B</th></tr></thead>\n<tbody>\n\
            <tr><th scope=\"row\">o</th><td></td></tr>\n\
            <tr><th scope=\"row\">p</th><td data-label=\"B\"><p>q; r</p></td></tr>\n</tbody>\n</table>\n</section>\n\
            <pre><code>s  &lt;t&gt;</code></pre>";
        assert_eq!(whole(text, 1, &everywhere), wanted);
        assert!(whole(text, 3, &everywhere).starts_with("<h3>T</h3>"));
    }

    #[test]
    fn a_link_that_leads_nowhere_is_words() {
        let text = "[a](b) **[c](d) e** [f](javascript:g)\n";
        let links = |href: &str| (href == "d").then(|| "x?y&z".to_owned());
        let wanted = "<p>a <strong><a href=\"x?y&amp;z\">c</a> e</strong> f</p>";
        assert_eq!(whole(text, 1, &links), wanted);
    }

    #[test]
    fn what_went_and_what_came_is_marked_word_by_word() {
        let old =
            "# T\n\nVi gemmer **dine** [data](a) i 12 måneder.\n\n- en\n- to\n- tre\n\nSlut\n";
        let new = "# T\n\nVi gemmer **dine** [data](b) i 24 måneder.\n\n- en\n- tre\n- helt nyt\n\nSlut\n";
        let wanted = "<h1>T</h1>\n<p>Vi gemmer <strong>dine</strong> <a href=\"b\">data</a> i <del>12</del> <ins>24</ins> måneder.</p>\n\
            <ul>\n<li>en\n</li>\n<li><del>to</del>\n</li>\n<li>tre\n</li>\n<li><ins>helt nyt</ins>\n</li>\n</ul>\n<p>Slut</p>";
        assert_eq!(marked(old, new, 1, &everywhere), wanted);
    }

    #[test]
    fn a_table_is_marked_cell_by_cell_and_numbers_stay_what_they_were() {
        let table = |rows: &str| format!("| A | B |\n| --- | --- |\n{rows}");
        let old = table("| navn | 1 år |\n| adresse | 2 år |\n");
        let new = table("| navn | 3 år |\n");
        let found = marked(&old, &new, 1, &everywhere);
        assert!(found.contains("<p><del>1</del> <ins>3</ins> år</p>"), "{found}");
        assert!(found.contains("<th scope=\"row\"><del>adresse</del></th>"), "{found}");
        let found = marked("1. en\n2. to\n3. tre\n", "1. en\n2. tre\n", 1, &everywhere);
        let items: Vec<&str> = found.lines().filter(|it| it.starts_with("<li")).collect();
        assert_eq!(
            items,
            ["<li value=\"1\">en", "<li value=\"2\"><del>to</del>", "<li value=\"2\">tre"]
        );
    }

    /// Takes one side of a marked text.
    fn side(html: &str, other: &str) -> String {
        let pattern = format!("(?s)<{other}>.*?</{other}>");
        let left = regex_lite::Regex::new(&pattern).unwrap().replace_all(html, "").into_owned();
        let text = regex_lite::Regex::new("<[^>]*>").unwrap().replace_all(&left, " ").into_owned();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn both_texts_can_be_read_out_of_the_marked_one() {
        let old = "# A\n\nen to tre\n\n- b\n  - c\n\n| A | B |\n| --- | --- |\n| x | y |\n\nslut fire fem\n";
        let new = "# A\n\nen 2 tre\n\n> b\n\n1. c d\n\n| A | C |\n| --- | --- |\n| x | z |\n| v | w |\n\nfem seks\n";
        for (old, new) in [(old, new), (new, old), (old, ""), ("", new), (old, old)] {
            let found = marked(old, new, 1, &everywhere);
            let read = |text: &str| side(&whole(text, 1, &everywhere), "x");
            assert_eq!(side(&found, "ins"), read(old), "{found}");
            assert_eq!(side(&found, "del"), read(new), "{found}");
        }
    }
}
