//! Several notices from one register, and the pages for one group of people.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::project::{Project, text_of};

fn files_of_example() -> BTreeMap<String, String> {
    Project::of_folder("src/cli/example/content").files()
}

/// The notices of each fact, by its path.
fn belonging(files: &BTreeMap<String, String>) -> BTreeMap<String, Vec<String>> {
    let parity: Value = serde_json::from_str(&files["register/parity.json"]).unwrap();
    let lines = parity["facts"].as_array().unwrap().iter();
    let strings = |it: &Value| {
        it.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
    };
    lines.map(|it| (it["fact"].as_str().unwrap().to_owned(), strings(&it["notices"]))).collect()
}

#[test]
fn each_notice_is_complete_by_itself_and_tells_of_its_own_activities_only() {
    let files = files_of_example();
    let (shop, job) = (&files["site/index.html"], &files["site/job/index.html"]);
    for page in [shop, job] {
        for part in
            ["dataansvarlig", "formaal", "modtagere", "rettigheder", "klage", "hvem", "aendringer"]
        {
            assert!(page.contains(&format!("<section id=\"{part}\"")), "{part}");
        }
        let text = text_of(page, "main");
        assert!(text.contains("Nordlys Boghandel ApS") && text.contains("Datatilsynet"));
    }
    assert!(
        shop.contains("id=\"aktivitet-ordrer\"") && !shop.contains("id=\"aktivitet-rekruttering\"")
    );
    assert!(
        job.contains("id=\"aktivitet-rekruttering\"") && !job.contains("id=\"aktivitet-ordrer\"")
    );
}

#[test]
fn other_notices_are_announced_once_however_many_there_are() {
    let text = "\
organisation: {name: Eksempel ApS}
notices:
  kunder: {title: For kunder, audiences: [kunder]}
  job: {title: For ansatte}
  gaester: {title: For gæster}
data_subjects: {kunder: {label: Kunder}}
";
    let files = Project::of(text).files();
    let page = &files["site/index.html"];
    assert_eq!(text_of(page, "nav.who"), "Hvem er du? Kunder Andre: For ansatte For gæster");
}

#[test]
fn a_notice_without_activities_has_no_heading_with_nothing_under_it() {
    let notice = "organisation: {name: Eksempel ApS}\nnotices:\n  kunder: {title: Kunder}\n";
    let about = |text: &str| Project::of(text).files()["site/index.html"].clone();
    let empty = about(notice);
    assert!(!empty.contains("Formål og retsgrundlag") && !empty.contains("#formaal"), "{empty}");
    assert!(empty.contains("<section id=\"rettigheder\""), "the rest is there");
    let told = about(&format!("{notice}activities: {{salg: {{label: Salg}}}}\n"));
    assert!(told.contains("<section id=\"formaal\"") && told.contains("Formål og retsgrundlag"));
}

#[test]
fn a_fact_is_written_once_and_parity_says_in_which_notices_it_stands() {
    let text = "\
organisation: {name: Eksempel ApS, supervisory_authority: {name: Datatilsynet}}
notices:
  kunder: {title: Kunder, audiences: [kunder], activities: [fælles, salg]}
  job: {title: Job, audiences: [ansatte], activities: [fælles]}
data_subjects: {kunder: {label: Kunder}, ansatte: {label: Ansatte}}
recipients: {hosting: {label: Hosting}, bank: {label: Bank}}
rights: {portability: Ord om dataportabilitet, access: Ord om indsigt}
activities:
  fælles: {label: Post, data_subjects: [kunder, ansatte], recipients: [hosting], purposes: {p: {text: At svare}}}
  salg: {label: Salg, data_subjects: [kunder], recipients: [bank], legal_basis: [{article: 6.1.b}], purposes: {p: {text: At sælge}}}
"
    .replace("fælles", "faelles");
    let files = Project::of(&text).files();
    let notices = belonging(&files);
    let table: [(&str, &[&str]); 10] = [
        ("activities/faelles/purposes/p/text", &["kunder", "job"]),
        ("activities/salg/purposes/p/text", &["kunder"]),
        ("recipients/hosting/label", &["kunder", "job"]),
        ("recipients/bank/label", &["kunder"]),
        ("data_subjects/ansatte/label", &["kunder", "job"]),
        ("data_subjects/kunder/label", &["kunder", "job"]),
        ("rights/access", &["kunder", "job"]),
        ("rights/portability", &["kunder"]),
        ("organisation/name", &["kunder", "job"]),
        ("notices/job/title", &["job"]),
    ];
    for (fact, wanted) in table {
        assert_eq!(notices[fact], wanted, "{fact}");
    }
    for page in ["site/index.html", "site/job/index.html"] {
        assert!(files[page].contains("At svare"), "{page}");
    }
}

#[test]
fn every_fact_of_the_example_belongs_to_a_notice_that_is_there() {
    let files = files_of_example();
    let known = BTreeSet::from(["kunder", "ansoegere-og-medarbejdere"]);
    for (fact, notices) in belonging(&files) {
        assert!(notices.iter().all(|it| known.contains(it.as_str())), "{fact}");
        // The groups that only the register knows belong to none.
        assert!(!notices.is_empty() || fact.starts_with("data_subjects/"), "{fact}");
    }
}

#[test]
fn the_top_page_leads_to_every_group_and_every_other_notice() {
    let files = files_of_example();
    let who = files["site/index.html"].split("class=\"who\"").nth(1).unwrap();
    let who = who.split("</nav>").next().unwrap();
    for link in ["for/kunder/index.html", "for/gavemodtagere/index.html", "job/index.html"] {
        assert!(who.contains(&format!("href=\"{link}\"")), "{link} in {who}");
    }
    assert!(files["site/job/index.html"].contains("<a href=\"../for/ansoegere/index.html\">"));
    assert!(files["site/en/job/index.html"].contains("<a href=\"../../en/index.html\">"));
}

#[test]
fn a_page_leads_to_the_notices_where_none_of_them_takes_the_top() {
    let text = "\
organisation: {name: Eksempel ApS}
website: {languages: [da, en]}
notices:
  kunder: {title: {da: For kunder, en: For customers}, address: kunder, audiences: [kunder]}
  job: {title: {da: For ansøgere, en: For applicants}}
data_subjects: {kunder: {label: {da: Kunder, en: Customers}}}
";
    let files = Project::of(text).files();
    for (start, links) in [
        ("site/index.html", ["kunder/index.html", "job/index.html", "for/kunder/index.html"]),
        (
            "site/en/index.html",
            ["../en/kunder/index.html", "../en/job/index.html", "../en/for/kunder/index.html"],
        ),
    ] {
        let main = files[start].split("<main").nth(1).unwrap();
        for link in links {
            assert!(main.contains(&format!("href=\"{link}\"")), "{link} on {start}");
        }
    }
    assert!(!files_of_example()["site/index.html"].contains("page-start"));
}

const GROUPS: &str = "\
data_subjects: {a: {label: Anna}, b: {label: Bo}, c: {label: Carl}}
data_categories: {navn: {label: Navn, kind: ordinary}, loen: {label: Løn, kind: ordinary}}
recipients: {post: {label: Posten}, bank: {label: Banken}, skat: {label: Skat}, ingen: {label: Tredjemand}}
activities:
  begge:
    label: Begge
    data_subjects: [a, b]
    data: {x: {categories: [navn], data_subjects: [a], recipients: [post], source: data_subject}, y: {categories: [loen], data_subjects: [b], recipients: [bank]}}
    purposes:
      til-a: {text: Formål A, data: [x], legal_basis: [{article: 6.1.a}]}
      til-b: {text: Formål B, data: [y], legal_basis: [{article: 6.1.c}], recipients: [skat]}
  kun-a: {label: Kun Anna, data_subjects: [a], purposes: {p: {text: Kun hende}}}
  andre: {label: Andre, data_subjects: [c], recipients: [ingen], purposes: {p: {text: Noget andet}}}
";

#[test]
fn the_page_of_a_group_holds_exactly_what_concerns_it() {
    let files = Project::with(GROUPS).files();
    let said = |group: &str| text_of(&files[&format!("site/for/{group}/index.html")], "main");
    let table: [(&str, &[&str], &[&str]); 2] = [
        (
            "a",
            &["Begge", "Formål A", "Kun Anna", "Posten", "samtykke tilbage"],
            &["Formål B", "Løn", "Banken", "Skat", "Andre", "Tredjemand"],
        ),
        (
            "b",
            &["Begge", "Formål B", "Løn", "Banken", "Skat"],
            &["Formål A", "Kun Anna", "Posten", "samtykke tilbage", "Tredjemand"],
        ),
    ];
    for (group, there, not_there) in table {
        let said = said(group);
        there.iter().for_each(|it| assert!(said.contains(it), "{it} for {group}: {said}"));
        not_there.iter().for_each(|it| assert!(!said.contains(it), "{it} for {group}: {said}"));
    }
}

#[test]
fn the_rest_is_one_link_away_from_the_page_of_a_group() {
    let files = Project::with(GROUPS).files();
    for link in [
        "../../index.html",
        "../../rettigheder/index.html",
        "../../modtagere/index.html",
        "../../aktivitet/begge/index.html",
    ] {
        let main = files["site/for/a/index.html"].split("<main").nth(1).unwrap();
        assert!(main.contains(&format!("href=\"{link}\"")), "{link}");
    }
}

#[test]
fn the_page_of_a_group_that_no_notice_is_written_to_leads_to_the_one_about_its_data() {
    let text = "\
organisation: {name: Eksempel ApS}
notices:
  kunder: {title: Kunder, audiences: [kunder], activities: []}
  job: {title: Job, audiences: [ansatte], activities: [loen]}
data_subjects: {kunder: {label: Kunder}, ansatte: {label: Ansatte}, boern: {label: Børn}}
activities: {loen: {label: Løn, data_subjects: [ansatte, boern]}}
";
    let files = Project::of(text).files();
    assert!(files["site/for/boern/index.html"].contains("href=\"../../job/index.html\""));
}
