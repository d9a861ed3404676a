//! Rights follow from the legal bases.

use serde_json::Value;

use crate::project::{Project, text_of};

fn with_basis(basis: &str, more: &str) -> Project {
    Project::with(&format!(
        "data_categories:\n  navn: {{label: Navn, kind: ordinary}}\nactivities:\n  a:\n    label: A\n    data: {{navn: {{source: data_subject}}}}\n    legal_basis: [{basis}]\n    purposes: {{p: {{text: Formålet{more}}}}}\n"
    ))
}

/// The keys of the rights that `notice.json` lists.
fn rights(project: &Project) -> Vec<String> {
    let files = project.files();
    let notice: Value = serde_json::from_str(&files["site/notice.json"]).unwrap();
    notice["rights"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].as_str().unwrap().to_owned())
        .collect()
}

const ALWAYS: [&str; 4] = ["access", "rectification", "erasure", "restriction"];

#[test]
fn each_legal_basis_gives_its_rights_and_no_others() {
    let table: &[(&str, &str, &[&str])] = &[
        ("{article: 6.1.a}", "", &["portability", "withdraw_consent"]),
        ("{article: 6.1.b}", "", &["portability"]),
        ("{article: 6.1.c}", "", &[]),
        ("{article: 6.1.d}", "", &[]),
        ("{article: 6.1.e}", "", &["objection"]),
        ("{article: 6.1.f}", "", &["objection"]),
        ("{article: 6.1.c}", ", direct_marketing: true", &["objection"]),
        ("{article: 6.1.c}, {article: 9.2.a}", "", &["portability", "withdraw_consent"]),
        ("{article: 6.1.c}, {article: 9.2.h}", "", &[]),
    ];
    for (basis, more, extra) in table {
        let mut wanted: Vec<&str> = ALWAYS.to_vec();
        wanted.extend(*extra);
        wanted.push("complaint");
        assert_eq!(rights(&with_basis(basis, more)), wanted, "{basis}{more}");
    }
}

#[test]
fn an_automated_decision_gives_the_right_not_to_be_subject_to_it() {
    let text = "activities:\n  a:\n    label: A\n    automated_decision: {solely: true, significant: true, logic: Et pointtal}\n";
    assert!(rights(&Project::with(text)).contains(&"automated".to_owned()));
    let text = text.replace("solely: true", "solely: false");
    assert!(!rights(&Project::with(&text)).contains(&"automated".to_owned()));
}

#[test]
fn objection_stands_apart_and_names_direct_marketing_only_where_there_is_some() {
    let files = with_basis("{article: 6.1.f}", "").files();
    for page in ["site/index.html", "site/rettigheder/index.html"] {
        let box_text = text_of(&files[page], ".objection");
        assert!(box_text.contains("indsigelse"), "{page}: {box_text}");
        assert!(!box_text.contains("markedsføring"), "{page}: {box_text}");
    }
    let files = with_basis("{article: 6.1.f}", ", direct_marketing: true").files();
    assert!(text_of(&files["site/index.html"], ".objection").contains("markedsføring"));
    let files = with_basis("{article: 6.1.b}", "").files();
    assert!(!files["site/index.html"].contains("class=\"objection\""));
}

#[test]
fn the_page_of_rights_says_which_purpose_gives_which_right() {
    let files = with_basis("{article: 6.1.f}", "").files();
    let objection = text_of(&files["site/rettigheder/index.html"], "#indsigelse");
    assert!(objection.contains("Formålet"), "{objection}");
}

#[test]
fn the_standard_wording_is_official_and_the_authors_own_goes_before_it() {
    let files = with_basis("{article: 6.1.f}", "").files();
    let basis = text_of(&files["site/aktivitet/a/index.html"], "#grundlag-6-1-f");
    assert!(
        basis.contains("kan forfølge en legitim interesse, medmindre den registreredes interesser"),
        "{basis}"
    );
    assert!(basis.contains("art. 6, stk. 1, litra f"), "{basis}");
    let files = with_basis("{article: 6.1.f, text: Vi har grund til det.}", "").files();
    let basis = text_of(&files["site/aktivitet/a/index.html"], "#grundlag-6-1-f");
    assert!(basis.contains("Vi har grund til det.") && !basis.contains("forfølge"), "{basis}");
}

#[test]
fn portability_needs_data_that_the_person_gave_for_that_very_purpose() {
    let of_source = |source: &str| {
        Project::with(&format!(
            "data_categories:\n  navn: {{label: Navn, kind: ordinary}}\n  kredit: {{label: Kredit, kind: ordinary}}\nactivities:\n  a:\n    label: A\n    data: {{navn: {{source: data_subject}}, kredit: {{source: {source}}}}}\n    purposes:\n      loven: {{text: Loven, data: [navn], legal_basis: [{{article: 6.1.c}}]}}\n      aftalen: {{text: Aftalen, data: [kredit], legal_basis: [{{article: 6.1.b}}]}}\n"
        ))
    };
    assert!(!rights(&of_source("third_party")).contains(&"portability".to_owned()));
    assert!(rights(&of_source("observed")).contains(&"portability".to_owned()));
}

#[test]
fn consent_by_the_danish_act_can_be_withdrawn_too() {
    assert!(
        rights(&with_basis("{article: dbl.12.3}", "")).contains(&"withdraw_consent".to_owned())
    );
    assert!(
        !rights(&with_basis("{article: dbl.12.1}", "")).contains(&"withdraw_consent".to_owned())
    );
}

#[test]
fn the_page_of_a_group_tells_what_is_done_with_its_own_data_and_no_more() {
    let files = Project::with(
        "data_subjects:\n  kunder: {label: Kunder}\n  modtagere: {label: Gavemodtagere}\ndata_categories:\n  navn: {label: Navn, kind: ordinary}\n  adresse: {label: Adresse, kind: ordinary}\nactivities:\n  a:\n    label: Ordrer\n    data_subjects: [kunder, modtagere]\n    data:\n      navn: {source: data_subject, data_subjects: [kunder]}\n      adresse: {source: third_party, source_name: køberen, data_subjects: [modtagere]}\n    purposes:\n      betale: {text: Tage betaling, data: [navn], legal_basis: [{article: 6.1.b}]}\n      sende: {text: Sende gaven, data: [adresse], legal_basis: [{article: 6.1.f, interest: at levere}]}\n    retention:\n      navne: {data: [navn], period: P3Y, from: contract_ended}\n      adresser: {data: [adresse], period: P6M, from: contract_ended}\n",
    )
    .files();
    let page = text_of(&files["site/for/modtagere/index.html"], "main");
    assert!(page.contains("Sende gaven") && page.contains("6 måneder"), "{page}");
    assert!(!page.contains("Tage betaling") && !page.contains("3 år"), "{page}");
    assert!(page.contains("indsigelse") && !page.contains("dataportabilitet"), "{page}");
    let page = text_of(&files["site/for/kunder/index.html"], "main");
    assert!(page.contains("Tage betaling") && page.contains("dataportabilitet"), "{page}");
    assert!(!page.contains("Sende gaven") && !page.contains("indsigelse"), "{page}");
}

#[test]
fn the_page_of_an_activity_says_which_purpose_gives_which_right() {
    let more = "data_categories: {navn: {label: Navn, kind: ordinary}}\nactivities:\n  a:\n    label: A\n    data: {navn: {source: data_subject}}\n    purposes:\n      brev: {text: At sende brevet, legal_basis: [{article: 6.1.a}]}\n      lov: {text: At følge loven, legal_basis: [{article: 6.1.c}]}\n";
    let files = Project::with(more).files();
    let page =
        files["site/aktivitet/a/index.html"].split("Dine rettigheder i denne").nth(1).unwrap();
    let of = |right: &str| {
        let rest = page.split(&format!("#{right}\"")).nth(1).unwrap();
        rest.split("#tilsyn")
            .next()
            .unwrap()
            .split("rettigheder/index.html")
            .next()
            .unwrap()
            .to_owned()
    };
    let withdrawal = of("tilbagetraek-samtykke");
    assert!(withdrawal.contains("href=\"#formaal-brev\"") && !withdrawal.contains("#formaal-lov"));
    assert!(of("indsigt").contains("gælder altid"));
    let one = more.replace("{article: 6.1.c}", "{article: 6.1.b}");
    let files = Project::with(&one).files();
    let page = files["site/aktivitet/a/index.html"].split("#dataportabilitet\"").nth(1).unwrap();
    assert!(page.split("</li>").next().unwrap().contains("gælder for alle formålene"));
}
