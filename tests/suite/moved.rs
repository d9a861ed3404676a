//! Stable addresses: an id of old leaves a page that leads on, and nothing else may stand there.

use crate::project::Project;

const MOVED: &str = "\
organisation: {name: Eksempel ApS}
website: {languages: [da, en], address: \"https://example.dk/p/\"}
notices:
  kunder: {title: {da: Politik, en: Notice}, previous_ids: [forbrugere]}
  ansatte: {title: {da: Ansatte, en: Employees}, address: job, previous_ids: [ansatte]}
data_subjects:
  koebere: {label: {da: Købere, en: Buyers}, previous_ids: [kunder]}
activities:
  salg:
    label: {da: Salg, en: Sales}
    data_subjects: [koebere]
    previous_ids: [handel, butik]
  skjult:
    label: Skjult
    notice: false
    previous_ids: [hemmelig]
";

#[test]
fn every_id_of_old_has_a_page_in_each_language_that_leads_on_to_the_new_address() {
    let files = Project::of(MOVED).files();
    for (old, target, canonical, title) in [
        ("aktivitet/handel/", "../../aktivitet/salg/index.html", "aktivitet/salg/", "Salg"),
        ("aktivitet/butik/", "../../aktivitet/salg/index.html", "aktivitet/salg/", "Salg"),
        ("for/kunder/", "../../for/koebere/index.html", "for/koebere/", "Købere"),
        ("forbrugere/", "../index.html", "", "Politik"),
        ("ansatte/", "../job/index.html", "job/", "Ansatte"),
        ("en/ansatte/", "../../en/job/index.html", "en/job/", "Employees"),
        (
            "en/aktivitet/handel/",
            "../../../en/aktivitet/salg/index.html",
            "en/aktivitet/salg/",
            "Sales",
        ),
    ] {
        let page = &files[&format!("site/{old}index.html")];
        assert!(page.starts_with("<!DOCTYPE html>"), "{old}");
        assert!(
            page.contains(&format!("http-equiv=\"refresh\" content=\"0; url={target}\"")),
            "{page}"
        );
        assert!(page.contains(&format!("<a href=\"{target}\">{title}</a>")), "{page}");
        let canonical = format!("rel=\"canonical\" href=\"https://example.dk/p/{canonical}\"");
        assert!(page.contains(&canonical), "{page}");
        assert!(!page.contains("<script"), "{old}");
    }
}

#[test]
fn a_page_that_leads_on_is_no_page_of_its_own() {
    let files = Project::of(MOVED).files();
    for (name, text) in [("site/sitemap.xml", "handel"), ("register/parity.json", "handel/")] {
        assert!(!files[name].contains(text), "{name}");
    }
    assert!(!files["site/index.html"].contains("handel"));
}

#[test]
fn what_no_page_shows_leaves_no_address_of_old_either() {
    let files = Project::of(MOVED).files();
    // The record alone knows it, and is internal.
    let others = files.iter().filter(|(path, _)| *path != "register/register.json");
    for (path, text) in others {
        assert!(!path.contains("hemmelig") && !text.contains("hemmelig"), "{path}");
    }
}

#[test]
fn two_of_an_id_of_old_are_told_of_at_the_second_with_the_first_beside() {
    let project = Project::with(
        "activities:\n  a: {label: A, previous_ids: [x, x]}\n  b: {label: B, previous_ids: [a, Ø]}\n",
    );
    assert_eq!(
        project.places(),
        ["previous-id-taken 5:35", "previous-id-taken 6:32", "bad-id 6:35"]
    );
    assert!(project.findings()[0].related.len() == 1);
}
