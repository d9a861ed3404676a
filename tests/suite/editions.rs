//! Text editions: the page's words in the page's order, with nothing lost and nothing added.

use pulldown_cmark::{Options, Parser, html};
use scraper::{ElementRef, Html, Node, Selector};

use crate::escaping;
use crate::project::Project;

/// The words of a page's main part as an edition has them: without menus and handles. Plain text has the head of a table
/// beside each cell instead of above them.
fn words_of_page(page: &str, plain: bool) -> Vec<String> {
    words_of(page, "main", plain)
}

/// The same of another part of a page.
pub fn words_of(page: &str, part: &str, plain: bool) -> Vec<String> {
    let page = Html::parse_document(page);
    let main = page.select(&Selector::parse(part).unwrap()).next().unwrap();
    let mut text = String::new();
    gather(main, plain, &mut text);
    words(&text)
}

fn gather(element: ElementRef<'_>, plain: bool, text: &mut String) {
    let name = element.value().name();
    if ["nav", "summary"].contains(&name) || plain && name == "thead" {
        return;
    }
    let inline = ["a", "span", "strong", "em", "code", "time"].contains(&name);
    let border = if inline { "" } else { " " };
    text.push_str(border);
    let before = text.len();
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (Node::Text(it), _) => text.push_str(it),
            (_, Some(it)) => gather(it, plain, text),
            _ => {}
        }
    }
    let label = element.attr("data-label").filter(|_| plain && !text[before..].trim().is_empty());
    if let Some(label) = label {
        text.insert_str(before, &format!("{label} "));
    }
    text.push_str(border);
}

/// Runs of letters and digits: an edition may set other signs between them.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty());
    words.map(str::to_owned).collect()
}

fn words_of_plain(text: &str) -> Vec<String> {
    // Where a link leads stands after its words.
    let without: Vec<&str> =
        text.split_whitespace().filter(|it| !it.starts_with("<http")).collect();
    words(&without.join(" "))
}

fn words_of_markdown(text: &str) -> Vec<String> {
    let mut page = "<main>".to_owned();
    html::push_html(&mut page, Parser::new_ext(text, Options::ENABLE_TABLES));
    words_of_page(&(page + "</main>"), false)
}

pub fn same(path: &str, edition: &[String], page: &[String]) {
    for (at, (ours, theirs)) in edition.iter().zip(page).enumerate() {
        let near = &page[at.saturating_sub(8)..at];
        assert_eq!(ours, theirs, "{path}, after {near:?}");
    }
    assert_eq!(edition.len(), page.len(), "{path}");
}

fn check(project: &Project) -> usize {
    let files = project.files();
    let mut compared = 0;
    for (path, text) in files.iter().filter(|(it, _)| it.ends_with("index.txt")) {
        let stem = path.strip_suffix("txt").unwrap();
        let page = &files[&format!("{stem}html")];
        same(path, &words_of_plain(text), &words_of_page(page, true));
        let markdown = &files[&format!("{stem}md")];
        same(&format!("{stem}md"), &words_of_markdown(markdown), &words_of_page(page, false));
        compared += 1;
    }
    compared
}

#[test]
fn every_notice_has_both_editions_with_the_words_of_the_page_in_its_order() {
    assert_eq!(check(&Project::of_folder("content")), 1);
    assert_eq!(check(&Project::of_folder("src/cli/example/content")), 4);
}

#[test]
fn no_sign_of_the_text_is_taken_for_a_sign_of_markdown() {
    let payloads = escaping::PAYLOADS.into_iter().chain([
        "1. et 2) to # tre - fire + fem > seks",
        "*a* _b_ **c** ~d~ [e](f) ![g](h) <mailto:i@i.dk> | j |",
        "\\ &amp; & &#38; \\* === --- ***",
    ]);
    for payload in payloads {
        assert_eq!(check(&Project::of(&escaping::content(payload))), 1, "{payload}");
    }
}

#[test]
fn plain_text_fits_an_e_mail_and_is_linked_from_the_page() {
    for folder in ["content", "src/cli/example/content"] {
        let files = Project::of_folder(folder).files();
        let long = |it: &&str| it.chars().count() > 78 && it.trim().contains(' ');
        assert_eq!(files["site/index.txt"].lines().find(long), None);
        for link in ["href=\"index.txt\"", "href=\"index.md\""] {
            assert!(files["site/index.html"].contains(link));
        }
    }
}

#[test]
fn links_of_markdown_lead_to_the_site() {
    let files = Project::of_folder("src/cli/example/content").files();
    let markdown = &files["site/en/job/index.md"];
    let site = "https://privatliv.nordlys-boghandel.example/en/";
    assert!(
        markdown.contains(&format!("]({site}job/index.html#"))
            || markdown.contains(&format!("]({site}job/#"))
    );
    for link in markdown.split("](").skip(1).map(|it| it.split(')').next().unwrap()) {
        let scheme = ["https://", "mailto:", "tel:"].iter().any(|it| link.starts_with(it));
        assert!(scheme, "{link}");
    }
    let files = Project::with("activities: {x: {label: X}}\n").files();
    assert!(files["site/index.md"].contains("](aktivitet/x/index.html)"));
    assert!(files["site/index.md"].contains("](index.html#formaal)"));
}

#[test]
fn a_draft_says_so_in_every_edition_too() {
    let folder = crate::project::folder(crate::project::FRAME);
    let done = crate::project::program(folder.path(), &["build", "--draft"]);
    assert!(done.status.success());
    for file in ["index.txt", "index.md"] {
        let text = std::fs::read_to_string(folder.path().join("dist/site").join(file)).unwrap();
        assert!(text.contains("Denne side er en kladde"), "{file}");
    }
}

/// A build renders a page and its editions together; one by one they come out the same.
#[test]
fn an_edition_is_the_same_whether_made_alone_or_with_its_page() {
    let folder = tempfile::tempdir().unwrap();
    let init = crate::project::program(folder.path(), &["init", "x"]);
    assert!(init.status.success());
    let done = crate::project::program(
        folder.path(),
        &["build", "--content", "x/content", "--date", "2026-11-22"],
    );
    assert!(done.status.success());
    let alone = Project::of_folder("src/cli/example/content").files();
    for file in ["site/index.txt", "site/index.md", "site/en/job/index.txt", "site/en/job/index.md"]
    {
        let built = std::fs::read_to_string(folder.path().join("dist").join(file)).unwrap();
        assert_eq!(built, alone[file], "{file}");
    }
}
