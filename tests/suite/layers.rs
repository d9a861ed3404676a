//! The first layer: a summary made from the facts, every line with a way to the full text; and what folds below it.

use std::collections::BTreeMap;

use scraper::{Html, Selector};

use crate::project::{FRAME, Project, folded};

/// A line of the first layer: label, sentence, link, and whether it is marked as something to note.
#[derive(Debug)]
struct Line {
    label: String,
    sentence: String,
    href: String,
    notable: bool,
}

fn lines(page: &str) -> Vec<Line> {
    let page = Html::parse_document(page);
    let select = |it: &str| Selector::parse(it).unwrap();
    let groups = select(".first-layer dl > div");
    let all = page.select(&groups).map(|it| {
        let link = it.select(&select("dt > a")).next().unwrap();
        let sentence = it.select(&select("dd")).next().unwrap();
        Line {
            label: folded(&link.text().collect::<String>()),
            sentence: folded(&sentence.text().collect::<String>()),
            href: link.attr("href").unwrap().to_owned(),
            notable: it.attr("class") == Some("notable"),
        }
    });
    all.collect()
}

fn sentences(more: &str) -> Vec<String> {
    lines(&Project::with(more).files()["site/index.html"])
        .into_iter()
        .map(|it| it.sentence)
        .collect()
}

/// The file and anchor that a link on a page leads to.
fn target(page: &str, href: &str) -> (String, Option<String>) {
    let (path, anchor) = href.split_once('#').map_or((href, None), |(it, a)| (it, Some(a)));
    let mut steps: Vec<&str> = page.split('/').collect();
    if !path.is_empty() {
        steps.pop();
    }
    for step in path.split('/').filter(|it| !it.is_empty()) {
        match step {
            ".." => drop(steps.pop()),
            it => steps.push(it),
        }
    }
    (steps.join("/"), anchor.filter(|it| !it.is_empty()).map(str::to_owned))
}

fn leads_somewhere(files: &BTreeMap<String, String>, page: &str, href: &str) {
    let (file, anchor) = target(page, href);
    let there = files.get(&file).unwrap_or_else(|| panic!("{href} on {page}: no {file}"));
    if let Some(anchor) = anchor {
        assert!(there.contains(&format!("id=\"{anchor}\"")), "{href} on {page}");
    }
}

const NOTICES: [&str; 5] = [
    "site/index.html",
    "site/job/index.html",
    "site/en/index.html",
    "site/en/job/index.html",
    "site/her/index.html",
];

#[test]
fn every_line_is_one_sentence_and_leads_to_where_it_stands_in_full() {
    let all = "[controller, dpo, audiences, activities, data_categories, recipients, transfers, sources, retention, \
               automated_decisions, withdrawal, rights, contact, objection, complaint, changes]";
    let asked = crate::tokens::full_content(crate::tokens::Answer::Value).0;
    let asked = asked.replace("first_layer:\n    - controller", &format!("first_layer: {all}"));
    assert!(asked.contains(all));
    let projects = [
        Project::of_folder("content"),
        Project::of_folder("src/cli/example/content"),
        Project::of(&asked),
    ];
    let mut seen = 0;
    for project in projects {
        let files = project.files();
        for page in NOTICES.into_iter().filter(|it| files.contains_key(*it)) {
            for line in lines(&files[page]) {
                leads_somewhere(&files, page, &line.href);
                assert!(line.sentence.ends_with('.') && !line.sentence.contains('{'), "{line:?}");
                let ends = line.sentence.match_indices(". ");
                let next = |at: usize| line.sentence[at + 2..].starts_with(char::is_uppercase);
                assert!(!ends.into_iter().any(|(at, _)| next(at)), "{line:?}");
                assert!(!line.label.is_empty());
                seen += 1;
            }
        }
    }
    assert!(seen >= 50, "only {seen} lines");
}

#[test]
fn the_real_notice_says_at_the_top_what_may_surprise() {
    let page = &Project::of_folder("content").files()["site/index.html"];
    let notable: Vec<Line> = lines(page).into_iter().filter(|it| it.notable).collect();
    let said: Vec<&str> = notable.iter().map(|it| it.sentence.as_str()).collect();
    assert!(said[0].contains("helbredsoplysninger"), "{said:?}");
    assert!(
        said[1].contains("automatisk behandling") && said[1].contains("matching-spørgeskemaet")
    );
    assert!(said[2].contains("uden for EU/EØS"), "{said:?}");
    assert_eq!(notable[2].href, "#overfoersler");
}

#[test]
fn the_lines_of_the_real_notice_lead_to_its_own_sections_and_elsewhere_only_where_it_has_none() {
    let page = &Project::of_folder("content").files()["site/index.html"];
    let away = lines(page).into_iter().filter(|it| !it.href.starts_with('#'));
    let away: Vec<String> = away.map(|it| it.href).collect();
    assert_eq!(away, ["rettigheder/index.html#dataansvarlig", "rettigheder/index.html#klage"]);
    let rights = lines(page).into_iter().find(|it| it.label == "Dine rettigheder").unwrap();
    assert_eq!(rights.href, "#rettigheder");
}

#[test]
fn a_line_leads_to_the_section_of_its_part_whatever_the_section_leaves_out() {
    let parts = [
        ("controller", ""),
        ("audiences", "only: [kunder], "),
        ("activities", "only: [tom], "),
        ("data_categories", ""),
        ("recipients", "only: [bank], "),
        ("transfers", "only: [bank], "),
        ("sources", ""),
        ("retention", ""),
        ("rights", "only: [access], "),
        ("contact", ""),
        ("objection", ""),
        ("complaint", ""),
        ("changes", ""),
    ];
    let names = parts.map(|(name, _)| name).join(", ");
    let notice = |of: &dyn Fn(usize, &str, &str) -> String| {
        let sections = (parts.iter().enumerate()).map(|(at, (name, only))| of(at, name, only));
        let sections = sections.collect::<Vec<_>>().join(", ");
        let text = format!(
            "{SHARED}  n: {{title: Politik, audiences: [kunder, ansatte], last_updated: 2026-06-01, \
             activities: [faelles, tom], first_layer: [{names}], sections: [{sections}]}}\n"
        );
        let text = text.replace("notices:\n", "  tom: {label: Tom}\nnotices:\n");
        let page = Project::of(&text).files()["site/index.html"].clone();
        lines(&page).into_iter().map(|it| it.href).collect::<Vec<_>>()
    };
    let anchors: Vec<String> =
        parts.iter().map(|(name, _)| format!("#s-{}", name.replace('_', "-"))).collect();
    let id = |name: &str| format!("s-{}", name.replace('_', "-"));
    assert_eq!(
        notice(&|_, name, only| format!("{{id: {}, {only}show: {name}}}", id(name))),
        anchors
    );
    // Of two sections, the one that leaves nothing out.
    let twice = |at: usize, name: &str, only: &str| {
        let id = id(name);
        format!("{{id: x-{at}, {only}show: {name}}}, {{id: {id}, show: {name}}}")
    };
    let hrefs = notice(&twice);
    let chosen = parts.iter().zip(&hrefs).zip(&anchors).filter(|((it, _), _)| !it.1.is_empty());
    for (((name, _), href), anchor) in chosen {
        assert_eq!(href, anchor, "{name}");
    }
}

#[test]
fn it_is_marked_as_a_summary_and_stands_before_the_text() {
    for (page, words) in
        [("site/index.html", "Resuméet er dannet af"), ("site/en/index.html", "This summary")]
    {
        let html = &Project::of_folder("src/cli/example/content").files()[page];
        let at = |it: &str| html.find(it).unwrap_or_else(|| panic!("{it}"));
        assert!(at("role=\"doc-abstract\" aria-label=") < at(words));
        assert!(at("<h1>") < at(words) && at(words) < at("<section id=\"dataansvarlig\""));
    }
}

#[test]
fn the_author_chooses_the_lines_and_their_order() {
    let with = |layer: &str| {
        let notice =
            format!("{{title: Privatlivspolitik, last_updated: 2026-06-01, first_layer: {layer}}}");
        let text = FRAME.replace("{title: Privatlivspolitik, last_updated: 2026-06-01}", &notice);
        lines(&Project::of(&text).files()["site/index.html"])
    };
    let labels = |layer: &str| with(layer).into_iter().map(|it| it.label).collect::<Vec<_>>();
    assert_eq!(
        labels("[changes, complaint, controller]"),
        ["Ændringer", "Klage", "Hvem er ansvarlig?"]
    );
    assert!(with("[]").is_empty());
    assert_eq!(with("[changes]")[0].sentence, "Teksten er sidst opdateret 1. juni 2026.");
}

/// Activities with one data line each, and this about it.
fn activity(about: &str) -> String {
    format!(
        "data_categories:\n  navn: {{label: Navn, kind: ordinary}}\n  helbred: {{label: Sygdom, kind: special, special_type: health}}\n  \
         straf: {{label: Straffeattest, kind: criminal}}\n  cpr: {{label: Personnummer, kind: national_id}}\nactivities:\n  a:\n    label: Indkøb\n{about}"
    )
}

#[test]
fn what_is_protected_is_named_by_what_the_law_calls_it() {
    let data =
        "    data: {x: {categories: [navn, helbred]}, y: {categories: [straf, cpr, helbred]}}\n";
    let said = sentences(&activity(data));
    let wanted = "Vi behandler oplysninger, som loven beskytter særligt: helbredsoplysninger, strafbare forhold og personnummer.";
    assert!(said.contains(&wanted.to_owned()), "{said:?}");
    let said = sentences(&activity("    data: {navn: {}}\n"));
    assert!(said.iter().all(|it| !it.contains("beskytter")), "{said:?}");
}

#[test]
fn others_who_give_data_are_named_as_far_as_they_have_names() {
    let table = [
        ("a: {source: third_party}", "fra andre end dig selv."),
        ("a: {source: third_party, source_name: Skat}", "fra andre end dig selv: Skat."),
        (
            "a: {source: third_party, source_name: Skat}, b: {source: third_party}",
            "fra andre end dig selv, blandt andet Skat.",
        ),
        (
            "a: {source: public}, b: {source: third_party, source_name: Skat}",
            "fra andre end dig selv: Skat og offentligt tilgængelige kilder.",
        ),
    ];
    for (lines, wanted) in table {
        let data = lines.replace("source:", "categories: [navn], source:");
        let said = sentences(&activity(&format!("    data: {{{data}}}\n")));
        assert!(said.iter().any(|it| it.ends_with(wanted)), "{wanted}: {said:?}");
    }
}

#[test]
fn how_long_is_the_shortest_and_the_longest_or_that_it_differs() {
    let table = [
        ("{x: {period: P5Y}}", "Opbevaringsperioden er 5 år, regnet"),
        (
            "{x: {period: P60M, data: [navn]}, y: {period: P5Y}}",
            "Opbevaringsperioden er 60 måneder, regnet",
        ),
        ("{x: {period: P5Y, data: [navn]}, y: {period: P30D}}", "mellem 30 dage og 5 år"),
        ("{x: {period: P0D}}", "slettes straks på det tidspunkt"),
        ("{x: {period: P0D, data: [navn]}, y: {period: P1Y}}", "andre gemmes i op til 1 år"),
        (
            "{x: {period: P5Y, data: [navn]}, y: {until: account_closed}}",
            "den længste faste periode er 5 år",
        ),
        (
            "{x: {until: account_closed}}",
            "Det er forskelligt, hvor længe vi gemmer oplysningerne, og",
        ),
        ("{x: {period: P5Y, data: [navn]}, y: {period: unlimited}}", "uden tidsbegrænsning"),
    ];
    for (retention, wanted) in table {
        let said = sentences(&activity(&format!(
            "    data: {{navn: {{}}, helbred: {{}}}}\n    retention: {retention}\n"
        )));
        assert!(said.iter().any(|it| it.contains(wanted)), "{retention}: {said:?}");
    }
    let said = sentences(&activity("    data: {navn: {}}\n"));
    assert!(said.iter().all(|it| !it.contains("periode")), "{said:?}");
}

/// One activity for customers and employees, in which all that may surprise is about employees only.
const SHARED: &str = "\
organisation: {name: Eksempel ApS, email: post@example.dk}
data_subjects: {kunder: {label: Kunder}, ansatte: {label: Ansatte}}
data_categories:
  navn: {label: Navn, kind: ordinary}
  helbred: {label: Sygdom, kind: special, special_type: health}
recipients:
  bank: {label: Bank, country: DK, role: controller}
  sky: {label: Sky, country: US, role: processor}
activities:
  faelles:
    label: Fælles
    data_subjects: [kunder, ansatte]
    data:
      kontakt: {categories: [navn], source: data_subject, recipients: [bank], data_subjects: [kunder]}
      fravaer:
        categories: [navn, helbred]
        source: third_party
        source_name: din læge
        recipients: [sky]
        data_subjects: [ansatte]
    purposes:
      salg: {text: At sælge bøger, data: [kontakt], legal_basis: [{article: 6.1.b}]}
      loen: {text: At profilere fravær, data: [fravaer], legal_basis: [{article: 6.1.f}]}
    retention:
      kort: {period: P1Y, data: [kontakt]}
      lang: {period: P5Y, data: [fravaer]}
notices:
";

#[test]
fn a_group_is_told_only_what_concerns_it_of_an_activity_that_others_share() {
    let all = "[data_categories, recipients, transfers, sources, retention, automated_decisions, rights, objection]";
    let said = |audiences: &str| {
        let notice = format!("  n: {{title: Politik, {audiences} first_layer: {all}}}\n");
        let page = Project::of(&format!("{SHARED}{notice}")).files()["site/index.html"].clone();
        lines(&page).into_iter().map(|it| it.sentence).collect::<Vec<_>>().join(" ")
    };
    let of_employees =
        ["helbredsoplysninger", "USA", "din læge", "5 år", "profilering", "gøre indsigelse"];
    let customers = said("audiences: [kunder],");
    for word in of_employees {
        assert!(!customers.contains(word), "{word}: {customers}");
    }
    for wanted in ["kun almindelige personoplysninger", "fra os: Bank.", "er 1 år,"] {
        assert!(customers.contains(wanted), "{wanted}: {customers}");
    }
    for audiences in ["audiences: [ansatte],", "audiences: [kunder, ansatte],", ""] {
        let said = said(audiences);
        for word in of_employees {
            assert!(said.contains(word), "{word} ({audiences}): {said}");
        }
        assert_eq!(said.contains("1 år"), audiences != "audiences: [ansatte],", "{said}");
    }
}

#[test]
fn what_nobody_has_said_whom_it_concerns_is_told_to_everybody() {
    let unsaid = SHARED.replace("    data_subjects: [kunder, ansatte]\n", "");
    let unsaid = unsaid.replace(", data_subjects: [kunder]", "");
    let unsaid = unsaid.replace("        data_subjects: [ansatte]\n", "");
    assert!(!unsaid.contains("data_subjects: ["));
    let text =
        format!("{unsaid}  n: {{title: Politik, audiences: [kunder], activities: [faelles]}}\n");
    let said = &Project::of(&text).files()["site/index.html"];
    assert!(said.contains("beskytter særligt: helbredsoplysninger."), "{said}");
}

#[test]
fn machines_are_told_of_as_far_as_the_facts_go() {
    let purposes = "    purposes: {p: {text: Matche dig med en bog}}\n";
    let said = |about: &str| sentences(&activity(about)).join(" ");
    assert!(said(purposes).contains("kan indgå i disse sammenhænge: Indkøb."));
    let none = format!("{purposes}    automated_decision: {{none: Et menneske vælger bogen}}\n");
    assert!(!said(&none).contains("automatisk"));
    let alone = "    automated_decision: {solely: true, significant: true, logic: L, significance: S, consequences: C}\n";
    assert!(said(alone).contains("En maskine træffer alene afgørelser"));
    assert!(!said("    purposes: {p: {text: At sende bogen}}\n").contains("automatisk"));
}

#[test]
fn a_long_list_says_how_many_more_there_are() {
    let mut text = "activities:\n".to_owned();
    (1..=30).for_each(|it| text.push_str(&format!("  a{it}: {{label: Aktivitet {it}}}\n")));
    let said = sentences(&text);
    assert!(said.iter().any(|it| it.ends_with("Aktivitet 12 og 18 mere.")), "{said:?}");
}

#[test]
fn the_first_layer_is_the_home_of_no_fact() {
    let parity = |layer: &str| {
        let text = format!("{FRAME}activities:\n  a: {{label: A, purposes: {{p: {{text: P}}}}}}\n");
        let text = text
            .replace("title: Privatlivspolitik,", &format!("title: Privatlivspolitik, {layer}"));
        Project::of(&text).files()["register/parity.json"].clone()
    };
    assert_eq!(parity("first_layer: [],"), parity(""));
}

#[test]
fn whatever_folds_is_open_and_its_heading_stands_outside() {
    let mut folds = 0;
    for folder in ["content", "src/cli/example/content"] {
        for (path, page) in Project::of_folder(folder).files() {
            if !path.ends_with(".html") {
                continue;
            }
            assert_eq!(
                page.matches("<details").count(),
                page.matches("<details class=\"fold\" open>").count()
            );
            let html = Html::parse_document(&page);
            let found = |it: &str| html.select(&Selector::parse(it).unwrap()).count();
            folds += found("details");
            assert_eq!(found("summary :is(h1, h2, h3, h4)"), 0, "{path}");
            assert_eq!(
                found("details .objection, details #dataansvarlig, details #klage"),
                0,
                "{path}"
            );
        }
    }
    assert!(folds >= 20, "only {folds} folds");
}
