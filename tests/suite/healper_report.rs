//! What the rules of law say of the published notice, without the decisions on it, as a person reads it.

use fortegnelse::compile::judge;
use fortegnelse::register::Date;
use fortegnelse::report;
use fortegnelse::source::Lang;

use crate::project::{Project, repository};

/// Columns.
const WIDTH: usize = 100;

#[test]
fn the_findings_in_the_published_notice_read_as_they_did() {
    let project = Project::of_folder("content");
    let mut register = project.register();
    register.decisions.clear();
    let outcome = judge(&register, &project.sources, Date::parse("2026-11-22").unwrap());
    for lang in Lang::ALL {
        let text = project.told_of(&outcome.open, lang, |told| report::human(&told, WIDTH));
        let text = anstream::adapter::strip_str(&text).to_string();
        let name = format!("healper.report.{lang}.txt");
        let path = repository().join("tests/expected").join(name);
        snapbox::assert_data_eq!(text, snapbox::Data::read_from(&path, None).raw());
    }
}
