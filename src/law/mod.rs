//! What the law says, as dated data: official wording, legal bases, rights, transfer mechanisms, countries, adequacy,
//! statutory periods, wording that is outdated or not standard.
//!
//! Each `*.yaml` beside the code is one table. Its head says what was read and when it was checked, and a row that
//! quotes or states law carries the mark of its evidence; a correction of the law is an edit of a table. A table is parsed
//! when it is first asked for and keeps the order of its rows. Where the law changes on a day, the look-up takes the day.
//!
//! This floor must not know what an author wrote, which rules exist or how a page looks: it answers look-ups, and never
//! asks which answer a register needs. It reads no clock.
//!
//! Start with [`article()`], the legal bases; [`Citation`] writes the place of a provision in each language.

use std::sync::LazyLock;

use jiff::civil::Date;

mod table;
mod words;

mod act;
mod citation;
mod document;
mod place;

mod article;
mod right;
mod transfer;

mod adequacy;
mod authority;
mod country;

mod checklist;
mod duty;
mod exemption;
mod limit;
mod retention;

mod phrase;
mod reference;
pub mod terms;

mod translation;

pub use adequacy::{Adequacy, Scope, adequacy, adequacy_decisions};
pub use article::{Article, Family, article, articles};
pub use authority::{Authority, authority};
pub use checklist::{Checklist, NoticeItem, RecordItem, checklist};
pub use citation::Citation;
pub use country::{Country, countries, country};
pub use duty::{ChangeDuty, change_duties, change_duty};
pub use exemption::{NoticeExemption, notice_exemption};
pub use limit::{Limit, Limits, child_age, limit, limits};
pub use reference::{
    OutdatedReference, instead_as_source_of_rights, outdated_reference, repealed_clauses,
};
pub use retention::{
    JournalPeriod, PeriodBasis, StatutoryPeriod, journal_period, journal_periods, statutory_period,
};
pub use right::{
    Applies, Right, RightKey, Statements, is_lawful_fee, right, rights, speaks_of_marketing,
    statements,
};
pub use table::{Evidence, Table};
pub use transfer::{Mechanism, mechanism, mechanisms};
pub use translation::to_translate;
pub use words::Words;

/// The heads of all tables, for whoever must say how old the law in this build is.
pub fn tables() -> &'static [Table] {
    &TABLES
}

/// The tables that were last compared with their source more than a year before that day.
pub fn older_than_a_year(on: Date) -> Vec<&'static Table> {
    let overdue = |it: &&Table| {
        it.checked_on.checked_add(jiff::Span::new().years(1)).is_ok_and(|until| until < on)
    };
    tables().iter().filter(overdue).collect()
}

const FILES: [&str; 15] = [
    include_str!("citations.yaml"),
    include_str!("documents.yaml"),
    include_str!("articles.yaml"),
    include_str!("rights.yaml"),
    include_str!("transfers.yaml"),
    include_str!("adequacy.yaml"),
    include_str!("countries.yaml"),
    include_str!("authority.yaml"),
    include_str!("limits.yaml"),
    include_str!("statutory_retention.yaml"),
    include_str!("outdated_references.yaml"),
    include_str!("terms.yaml"),
    include_str!("checklist.yaml"),
    include_str!("exemptions.yaml"),
    include_str!("duties.yaml"),
];

static TABLES: LazyLock<Vec<Table>> =
    LazyLock::new(|| FILES.iter().map(|it| table::read_head(it)).collect());

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use jiff::civil::date;

    use super::{FILES, older_than_a_year, tables};

    #[test]
    fn every_table_says_what_was_read() {
        for table in tables() {
            assert!(!table.name.is_empty() && !table.source.is_empty(), "{table:?}");
        }
    }

    /// Law that changes is dated row by row, and no row is older than its table claims.
    #[test]
    fn the_tables_that_change_say_of_each_row_what_was_read_and_when() {
        let dated = ["adequacy", "statutory_retention", "limits", "outdated_references"];
        for name in dated {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/law/{name}.yaml"));
            #[expect(clippy::disallowed_methods, reason = "the test reads the folder's files")]
            let text = fs::read_to_string(path).unwrap();
            let whole: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
            let head = whole["table"]["checked_on"].as_str().unwrap();
            let lists = ["rows", "journals", "clauses"].iter().filter_map(|it| whole.get(it));
            let rows: Vec<_> = lists.flat_map(|it| it.as_sequence().unwrap()).collect();
            assert!(rows.len() >= 5, "{name}");
            for row in rows {
                assert!(row["source"].is_string(), "{name}: {row:?}");
                assert!(row["checked_on"].as_str().is_some_and(|it| it >= head), "{name}: {row:?}");
            }
        }
    }

    #[test]
    fn every_table_has_its_own_name() {
        let mut names: Vec<&str> = tables().iter().map(|it| it.name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), tables().len());
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "the test compares the list with the folder")]
    fn every_data_file_is_a_table() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/law");
        let paths = fs::read_dir(folder).unwrap().map(|it| it.unwrap().path());
        let files: Vec<_> =
            paths.filter(|it| it.extension().is_some_and(|it| it == "yaml")).collect();
        assert_eq!(files.len(), FILES.len());
        for path in files {
            let text = fs::read_to_string(&path).unwrap();
            assert!(FILES.contains(&text.as_str()), "{}", path.display());
        }
    }

    #[test]
    fn a_table_grows_old_after_a_year() {
        let oldest = tables().iter().map(|it| it.checked_on).min().unwrap();
        assert_eq!(oldest, date(2026, 8, 5));
        assert!(older_than_a_year(date(2027, 8, 5)).is_empty());
        let old = older_than_a_year(date(2027, 8, 6));
        assert!(!old.is_empty() && old.iter().all(|it| it.checked_on == oldest));
        assert_eq!(older_than_a_year(date(2027, 11, 23)).len(), tables().len());
    }
}
