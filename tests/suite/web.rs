//! What search engines, networks, hosts and browsers are told, and how much it weighs.

use std::collections::BTreeMap;

use scraper::{Html, Selector};
use serde_json::Value;

use crate::project::{Project, repository};

/// The policy that every page lives with.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

fn example() -> BTreeMap<String, String> {
    Project::of_folder("src/cli/example/content").files()
}

/// The HTML files of the site.
fn pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&str, &str)> {
    let pages =
        files.iter().filter_map(|(path, it)| Some((path.strip_prefix("site/")?, it.as_str())));
    // A fragment is no page: it stands on somebody else's.
    pages.filter(|(path, _)| path.ends_with(".html") && !path.contains("fragment/"))
}

/// Every document, of the register too.
fn whole_pages(files: &BTreeMap<String, String>) -> impl Iterator<Item = (&String, &String)> {
    files.iter().filter(|(path, _)| path.ends_with(".html") && !path.contains("/fragment/"))
}

/// The `attribute` of every element that `selector` names.
fn all(page: &str, selector: &str, attribute: &str) -> Vec<String> {
    let page = Html::parse_document(page);
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|it| it.attr(attribute).unwrap_or_default().to_owned()).collect()
}

fn structured_data(page: &str) -> Option<Value> {
    let page = Html::parse_document(page);
    let selector = Selector::parse("script[type='application/ld+json']").unwrap();
    let text: String = page.select(&selector).next()?.text().collect();
    Some(serde_json::from_str(&text).unwrap())
}

#[test]
fn every_page_has_what_audits_of_search_and_good_practice_ask_for() {
    let files = example();
    let mut titles = BTreeMap::new();
    for (path, page) in pages(&files) {
        let one = |selector: &str, attribute: &str| {
            let found = all(page, selector, attribute);
            assert_eq!(found.len(), 1, "{selector} in {path}");
            found[0].clone()
        };
        assert!(page.starts_with("<!DOCTYPE html>"), "{path}");
        assert_eq!(one("html", "lang"), if path.starts_with("en/") { "en" } else { "da" });
        one("meta[charset=utf-8]", "charset");
        assert_eq!(one("meta[name=viewport]", "content"), "width=device-width, initial-scale=1");
        assert!((20..300).contains(&one("meta[name=description]", "content").len()), "{path}");
        let title = crate::project::text_of(page, "title");
        assert!(title.len() > 5, "{path}");
        let moved = page.contains("http-equiv=\"refresh\"");
        let hidden = all(page, "meta[name=robots]", "content");
        if path == "404.html" {
            assert_eq!(hidden, ["noindex"]);
            continue;
        }
        assert!(hidden.is_empty(), "{path}");
        let canonical = one("link[rel=canonical]", "href");
        assert!(canonical.starts_with("https://privatliv.nordlys-boghandel.example/"));
        if !moved {
            let folder = path.strip_suffix("index.html").unwrap();
            assert!(canonical.ends_with(&format!(".example/{folder}")), "{canonical}");
            assert_eq!(titles.insert(title.clone(), path), None, "{title} names two pages");
        }
    }
}

#[test]
fn every_page_says_in_open_graph_and_for_schema_org_what_it_is() {
    let files = example();
    for (path, page) in pages(&files).filter(|(_, it)| !it.contains("\"refresh\"")) {
        let graph =
            |name: &str| all(page, &format!("meta[property='og:{name}']"), "content").concat();
        let english = path.starts_with("en/");
        assert_eq!(graph("type"), "website");
        assert_eq!(graph("locale"), if english { "en_GB" } else { "da_DK" });
        assert!(!graph("title").is_empty() && !graph("description").is_empty(), "{path}");
        assert_eq!(all(page, "meta[property^='og:image']", "content").len(), 0, "{path}");
        let Some(data) = structured_data(page) else {
            assert_eq!(path, "404.html");
            continue;
        };
        assert_eq!(data["@context"], "https://schema.org");
        assert_eq!(data["@type"], "WebPage");
        assert_eq!(data["name"], graph("title"));
        assert_eq!(data["description"], graph("description"));
        assert_eq!(data["inLanguage"], if english { "en" } else { "da" });
        assert_eq!(data["url"], graph("url"));
        assert_eq!(data["dateModified"], "2026-10-01", "{path}");
        assert_eq!(data["publisher"]["@type"], "Organization");
        assert_eq!(data["publisher"]["name"], "Nordlys Boghandel ApS (opdigtet eksempel)");
    }
}

#[test]
fn nothing_in_a_title_ends_the_data_for_schema_org() {
    let title = "A </script><script>alert(1)</script> & <!-- \\u003c \\\" 'b'";
    let project = Project::of(&format!(
        "organisation: {{name: Eksempel ApS}}\nnotices:\n  a:\n    title: \"{}\"\n",
        title.replace('\\', "\\\\").replace('"', "\\\"")
    ));
    let files = project.files();
    let page = &files["site/index.html"];
    assert_eq!(structured_data(page).unwrap()["name"], title);
    assert_eq!(page.matches("<script").count(), 1);
}

#[test]
fn no_page_has_script_or_style_in_it_or_asks_anybody_else() {
    let files = example();
    for (path, page) in whole_pages(&files) {
        for kind in all(page, "script", "type") {
            assert_eq!(kind, "application/ld+json", "{path}");
        }
        let parsed = Html::parse_document(page);
        assert_eq!(all(page, "style, iframe, object, embed, base, form", "id").len(), 0, "{path}");
        for element in
            parsed.root_element().descendants().filter_map(|it| it.value().as_element().cloned())
        {
            for (name, value) in element.attrs() {
                assert!(name != "style" && !name.starts_with("on"), "{name} in {path}");
                let fetches = name == "src" || name == "srcset";
                assert!(
                    !fetches || !value.contains(':') && !value.starts_with("//"),
                    "{value} in {path}"
                );
            }
        }
        for address in all(page, "link[rel=stylesheet], link[rel=icon]", "href") {
            assert!(!address.contains(':') && !address.starts_with("//"), "{address} in {path}");
        }
    }
    let sheet = &files["site/assets/style.css"];
    assert!(!sheet.contains("url(") && !sheet.contains("@import"));
    let icon = files["site/assets/favicon.svg"].replace("http://www.w3.org/2000/svg", "");
    assert!(!icon.contains("http") && !icon.contains("data:") && !icon.contains("<style"));
}

#[test]
fn a_draft_is_kept_out_of_search_engines() {
    let (register, _) = fortegnelse::compile::compile(&Project::with("").sources);
    let (theme, _) = fortegnelse::page::Theme::new(&[]);
    let date = crate::project::today();
    let facing = fortegnelse::page::Facing { date, content_hash: String::new(), draft: true };
    let site = fortegnelse::site::Site::of(&register, &theme, &facing);
    let row = site.rows().iter().find(|it| it.path == "site/index.html").unwrap();
    let mut page = Vec::new();
    site.write(row, &mut page, &mut Vec::new()).unwrap();
    let page = String::from_utf8(page).unwrap();
    assert!(page.contains("<meta name=\"robots\" content=\"noindex\">"));
}

#[test]
fn the_icon_has_the_colour_of_links() {
    let files = example();
    let icon = &files["site/assets/favicon.svg"];
    let colour = all(icon, "rect", "fill").concat();
    assert!(files["site/assets/style.css"].contains(&format!("--brand: {colour};")), "{colour}");
    assert_eq!(icon, &files["register/assets/favicon.svg"]);
    for (path, page) in whole_pages(&files) {
        let href = all(page, "link[rel=icon]", "href").concat();
        let depth = path.matches('/').count() - 1;
        let wanted = if path.ends_with("404.html") { "/".to_owned() } else { "../".repeat(depth) };
        assert_eq!(href, format!("{wanted}assets/favicon.svg"), "{path}");
    }
}

#[test]
fn the_sitemap_dates_every_page_by_its_text() {
    let text = "\
organisation: {name: A}
website: {address: \"https://example.dk/\"}
notices:
  nye: {title: N, last_updated: 2026-05-01, activities: [salg, kun-ny]}
  gamle: {title: G, last_updated: 2024-05-01, activities: [salg, kun-gammel]}
  udaterede: {title: U, activities: [kun-udateret]}
activities: {salg: {label: S}, kun-ny: {label: N}, kun-gammel: {label: G}, kun-udateret: {label: U}}
";
    let files = Project::of(text).files();
    let map = &files["site/sitemap.xml"];
    for (folder, date) in [
        ("", "<lastmod>2026-05-01</lastmod>"),
        ("gamle/", "<lastmod>2024-05-01</lastmod>"),
        ("udaterede/", ""),
        ("aktivitet/salg/", "<lastmod>2026-05-01</lastmod>"),
        ("aktivitet/kun-gammel/", "<lastmod>2024-05-01</lastmod>"),
        ("aktivitet/kun-udateret/", ""),
        ("rettigheder/", "<lastmod>2026-05-01</lastmod>"),
    ] {
        let line = format!("<url><loc>https://example.dk/{folder}</loc>{date}</url>");
        assert!(map.contains(&line), "{line}\n{map}");
    }
    assert!(!map.contains("404"));
}

#[test]
fn the_headers_are_strict_and_the_readme_shows_the_same_for_other_hosts() {
    let files = example();
    let headers = &files["site/_headers"];
    assert!(headers.starts_with("/*\n"), "{headers}");
    assert!(headers.contains(&format!("\n  Content-Security-Policy: {POLICY}\n")), "{headers}");
    let read = |path: &str| std::fs::read_to_string(repository().join(path)).unwrap();
    assert!(read(".github/SECURITY.md").contains(&format!("`{POLICY}`")));
    let readme = read("README.md");
    for line in headers.lines().skip(1) {
        let (name, value) = line.trim().split_once(": ").unwrap();
        assert!(
            readme.contains(&format!("add_header {name} \"{value}\" always;")),
            "nginx: {name}"
        );
        assert!(readme.contains(&format!("{name} \"{value}\"\n")), "Caddy: {name}");
    }
}

/// Kilobytes of 1024, before compression.
#[test]
fn the_whole_notice_of_healper_is_light() {
    let files = Project::of_folder("content").files();
    let size = |path: &str| files[path].len();
    let (page, style) = (size("site/index.html"), size("site/assets/style.css"));
    println!("index.html {page} bytes, style.css {style} bytes");
    assert!(page < 40 * 1024, "{page} bytes");
    assert!(style < 12 * 1024, "{style} bytes");
}
