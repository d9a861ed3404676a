//! Small pages, and what they come to in both forms.

use std::io::Write;

use super::{Base, Edition, Form};

/// An edition of a page at `notice/` whose main part is `html`.
fn edition(form: Form, website: Option<&str>, html: &str) -> String {
    let mut out = Vec::new();
    let base = Base::of(website.map(str::to_owned), "notice/".to_owned());
    let mut edition = Edition::new(form, base, &mut out);
    write!(edition, "<title>T</title><main id=\"x\">\n{html}\n</main><footer>F</footer>").unwrap();
    edition.finish().unwrap();
    String::from_utf8(out).unwrap()
}

fn plain(html: &str) -> String {
    edition(Form::Plain, None, html)
}

fn markdown(html: &str) -> String {
    edition(Form::Markdown, None, html)
}

#[test]
fn headings_and_paragraphs_stand_apart() {
    let html = "<h1>En</h1>\n<p>to\n  tre</p><section><h2 id=\"a\">Fire</h2><h3>Fem</h3><p>seks<br>syv</p></section>";
    assert_eq!(plain(html), "En\n==\n\nto tre\n\nFire\n----\n\nFem\n\nseks\nsyv\n");
    assert_eq!(markdown(html), "# En\n\nto tre\n\n## Fire\n\n### Fem\n\nseks\\\nsyv\n");
}

#[test]
fn lists_stand_in_lists() {
    let html = "<p>a</p><ul><li>b<ul><li>c</li></ul></li>\n<li><p>d</p><p>e</p></li></ul><ol start=\"3\"><li>f</li><li>g</li></ol><p>h</p>";
    let wanted = "a\n\n- b\n  - c\n- d\n\n  e\n\n3. f\n4. g\n\nh\n";
    assert_eq!(plain(html), wanted);
    assert_eq!(markdown(html), wanted);
}

#[test]
fn a_term_stands_before_what_it_means() {
    let html = "<dl><div><dt>Navn</dt><dd>Anna</dd></div><div><dt>Hvem?</dt><dd><p>A</p><p>B</p></dd></div><div><dt>Til</dt><dd><ul><li>C</li></ul></dd></div></dl>";
    assert_eq!(plain(html), "- Navn: Anna\n- Hvem? A\n\n  B\n- Til:\n  - C\n");
    assert_eq!(markdown(html), "- **Navn**: Anna\n- **Hvem?** A\n\n  B\n- **Til**:\n  - C\n");
}

#[test]
fn a_row_is_an_item_in_plain_text_and_a_row_in_markdown() {
    let html = "<table><thead><tr><th>F</th><th>D</th></tr></thead><tbody><tr><th>a|b<div><p>c</p></div></th><td data-label=\"D\"><ul><li>d</li><li>e</li></ul></td><td data-label=\"X\"><ul></ul></td></tr><tr><th>f</th><td data-label=\"D\">g</td></tr></tbody></table>";
    assert_eq!(plain(html), "- a|b c\n  D: d; e\n- f\n  D: g\n");
    let wanted = "| F | D |\n| --- | --- |\n| a\\|b c | d; e |  |\n| f | g |\n";
    assert_eq!(markdown(html), wanted);
}

#[test]
fn signs_of_emphasis_hug_the_words() {
    let html = "<p>a<strong> b </strong>c</p><p><strong> d</strong> e</p><p>f <em> <strong> g</strong></em></p>";
    assert_eq!(markdown(html), "a **b** c\n\n**d** e\n\nf ***g***\n");
    assert_eq!(plain(html), "a b c\n\nd e\n\nf g\n");
}

#[test]
fn quotations_and_code_keep_their_form() {
    let html = "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote><pre><code>x  &lt;y&gt;\nz\n</code></pre><p>c <code>d`e</code> <strong>f</strong> <em>g</em></p><hr />";
    assert_eq!(plain(html), "> a\n>\n> b\n\n    x  <y>\n    z\n\nc d`e f g\n\n* * *\n");
    assert_eq!(
        markdown(html),
        "> a\n>\n> b\n\n    x  <y>\n    z\n\nc ``d`e`` **f** *g*\n\n* * *\n"
    );
}

#[test]
fn links_lead_from_wherever_the_text_is_read() {
    let html = "<p>Se her!<a href=\"../for/a/index.html#b\">a</a> <a href=\"#c\">c</a> <a href=\"https://d.dk/\">D</a> <a href=\"https://e.dk/\">e.dk</a> <a href=\"mailto:f@g.dk\">f@g.dk</a></p>";
    assert_eq!(plain(html), "Se her!a c D <https://d.dk/> e.dk f@g.dk\n");
    let rest = "[D](https://d.dk/) [e.dk](https://e.dk/) [f@g.dk](mailto:f@g.dk)\n";
    assert_eq!(
        markdown(html),
        format!("Se her\\![a](../for/a/index.html#b) [c](index.html#c) {rest}")
    );
    let whole = edition(Form::Markdown, Some("https://x.dk/p/"), html);
    let start = "[a](https://x.dk/p/for/a/index.html#b) [c](https://x.dk/p/notice/#c)";
    assert_eq!(whole, format!("Se her\\!{start} {rest}"));
}

#[test]
fn menus_and_handles_are_left_out() {
    let html = "<nav><ul><li>a</li></ul></nav><p>b</p><details open><summary>c <b>d</b></summary><p>e</p></details>";
    assert_eq!(plain(html), "b\n\ne\n");
}

#[test]
fn long_lines_of_plain_text_are_broken_at_spaces() {
    let html = format!("<ul><li>{}</li></ul><p>{}</p>", "ord ".repeat(40), "x".repeat(100));
    let text = plain(&html);
    let lengths: Vec<usize> = text.lines().map(|it| it.chars().count()).collect();
    assert_eq!(lengths, [77, 77, 9, 0, 100]);
    assert!(text.starts_with("- ord ord") && text.contains("\n  ord ord"));
}
