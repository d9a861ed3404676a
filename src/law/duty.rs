//! What a change of a processing can bring with it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, Sheet, read};
use super::words::Words;

/// Something that a change requires, or that must be looked at because of it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChangeDuty {
    /// Its key.
    pub key: String,
    /// What it is, as a phrase.
    pub label: Words,
    /// What is to be done, as a sentence or two.
    pub text: Words,
    /// Where it follows from.
    pub law: Vec<Citation>,
    /// How well the words of the law are known.
    pub evidence: Evidence,
}

/// The duty with that key.
pub fn change_duty(key: &str) -> Option<&'static ChangeDuty> {
    change_duties().iter().find(|it| it.key == key)
}

/// All of them.
pub fn change_duties() -> &'static [ChangeDuty] {
    &SHEET.rows
}

static SHEET: LazyLock<Sheet<ChangeDuty>> = LazyLock::new(|| read(include_str!("duties.yaml")));

#[cfg(test)]
mod tests {
    use super::{change_duties, change_duty};
    use crate::source::Lang;

    #[test]
    fn every_duty_names_its_law_and_no_two_have_the_same_key() {
        let mut keys: Vec<&str> = change_duties().iter().map(|it| it.key.as_str()).collect();
        assert!(change_duties().iter().all(|it| !it.law.is_empty()));
        keys.sort_unstable();
        let all = keys.len();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }

    #[test]
    fn a_new_purpose_for_data_already_held_is_article_13_3() {
        let duty = change_duty("tell_before_13_3").unwrap();
        assert_eq!(duty.law[0].short(Lang::En), "Art. 13(3)");
        assert_eq!(duty.law[0].short(Lang::Da), "art. 13, stk. 3");
    }
}
