//! What the law says, as dated data: official wording, legal bases, rights, transfer mechanisms, countries.
//!
//! Each `*.yaml` beside the code is one table. Its head says what was read and when it was checked, and a row that
//! quotes or states law carries the mark of its evidence; a correction of the law is an edit of a table. A table is parsed
//! when it is first asked for and keeps the order of its rows.
//!
//! This floor must not know what an author wrote, which rules exist or how a page looks: it answers look-ups, and never
//! asks which answer a register needs. It reads no clock: whether a table has grown old is somebody else's question.
//!
//! Start with [`article()`], the legal bases; [`Citation`] writes the place of a provision in each language.

mod table;
mod words;

mod act;
mod citation;
mod document;
mod place;

mod article;
mod right;
mod transfer;

mod authority;
mod country;

pub use article::{Article, Family, article, articles};
pub use authority::{Authority, authority};
pub use citation::Citation;
pub use country::{Country, countries, country};
pub use right::{Applies, Right, RightKey, Statements, right, rights, statements};
pub use table::{Evidence, Table};
pub use transfer::{Mechanism, mechanism, mechanisms};
pub use words::Words;

/// The heads of all tables, for whoever must say how old the law in this build is.
pub fn tables() -> Vec<Table> {
    vec![
        act::table().clone(),
        document::table().clone(),
        article::table().clone(),
        right::table().clone(),
        transfer::table().clone(),
        country::table().clone(),
        authority::table().clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::tables;

    #[test]
    fn every_table_says_what_was_read_and_when() {
        for table in tables() {
            assert!(!table.name.is_empty() && !table.source.is_empty(), "{table:?}");
            assert!(is_date(&table.checked_on), "{table:?}");
            assert!(table.valid_from.as_deref().is_none_or(is_date), "{table:?}");
        }
    }

    #[test]
    fn every_table_has_its_own_name() {
        let mut names: Vec<String> = tables().into_iter().map(|it| it.name).collect();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), tables().len());
    }

    fn is_date(text: &str) -> bool {
        text.len() == 10
            && text.bytes().enumerate().all(|(index, byte)| match index {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    }
}
