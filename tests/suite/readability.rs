//! Readability: what is measured, on pages and on activities.

use fortegnelse::page::{Facing, Theme};
use fortegnelse::register::readability::Reading;
use fortegnelse::site::Site;
use fortegnelse::source::Lang;

use crate::project::{Project, today};

const ACTIVITY: &str = "\
consents:
  nyt: {label: Nyhedsbrev, withdraw: \"Skriv til [os](https://example.dk).\"}
activities:
  a:
    label: Konto
    purposes:
      p:
        text: Oprette din konto
        detail: \"Vi **sletter** den igen. Det sker straks.\"
        legal_basis: [{article: 6.1.a, consent: nyt}]
    owner: Administrationschefen
    notes: Virksomhedens interne bemærkninger om behandlingsaktiviteten
";

#[test]
fn an_activity_is_measured_on_its_authors_public_words() {
    let register = Project::with(ACTIVITY).register();
    let activity = register.activities.values().next().unwrap();
    // Konto | Oprette din konto | Vi sletter den igen. | Det sker straks. | Skriv til os.
    let wanted = Reading { words: 14, sentences: 5, long_words: 2 };
    assert_eq!(activity.reading(&register, Lang::Da), wanted);
    assert_eq!(
        activity.reading(&register, Lang::En),
        Reading::default(),
        "it has no English words"
    );
}

#[test]
fn a_notice_is_measured_on_its_own_sections() {
    let text = "organisation: {name: A}\nnotices:\n  n:\n    title: Politik\n    sections: [{id: x, heading: Om os, text: \"Vi er få. Vi er glade.\"}]\n";
    let register = Project::of(text).register();
    let notice = register.notices.values().next().unwrap();
    assert_eq!(notice.reading(Lang::Da), Reading { words: 9, sentences: 4, long_words: 1 });
}

#[test]
fn every_page_but_the_404_page_is_measured() {
    let project = Project::of_folder("src/cli/example/content");
    let register = project.register();
    let facing = Facing { date: today(), content_hash: String::new(), draft: false };
    let (theme, _) = Theme::new(&[]);
    let site = Site::of(&register, &theme, &facing);
    let pages = site.readability_of_pages(Lang::En).unwrap();
    let is_page =
        |it: &str| it.starts_with("site/") && it.ends_with(".html") && !it.contains("/fragment/");
    let html = site.rows().iter().filter(|it| is_page(&it.path));
    // Nobody reads a page that leads on at once: one id of old, in two languages.
    let moved = html.clone().filter(|it| it.path.contains("/mailliste/"));
    assert_eq!(moved.count(), 2);
    assert_eq!(pages.len(), html.count() - 1 - 2);
    for page in &pages {
        let found = page.readability.as_ref().unwrap();
        assert!(found.words > 50 && found.sentences > 5 && found.lix > 10, "{page:?}");
    }
    // The frame is the same on all pages and is not counted; what stands in the main part is.
    let words = |name: &str| {
        let page = pages.iter().find(|it| it.name == name).unwrap();
        page.readability.as_ref().unwrap().words
    };
    assert!(words("index.html") > words("aktivitet/ordrer/index.html"));
    let activities = site.readability_of_activities(Lang::En);
    assert_eq!(activities.len(), register.public_activities().count());
}
