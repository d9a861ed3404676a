//! What the law wants a notice and the records to hold, item by item, and which rules guard it.

use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, read};
use super::words::Words;

/// The items of a notice and of both records, in the order of the law.
#[derive(Debug, Deserialize)]
pub struct Checklist {
    /// Of a privacy notice: Articles 13 and 14.
    pub notice: Vec<NoticeItem>,
    /// Of the controller's record: Article 30(1).
    pub controller_record: Vec<RecordItem>,
    /// Of the processor's record: Article 30(2).
    pub processor_record: Vec<RecordItem>,
}

/// What a privacy notice must say.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeItem {
    /// The key of the item.
    pub key: String,
    /// What must be said, as a phrase.
    pub label: Words,
    /// Its place where the data come from the data subject; `None` where only Article 14 asks for it.
    pub article_13: Option<Citation>,
    /// Its place where the data come from elsewhere; `None` where only Article 13 asks for it.
    pub article_14: Option<Citation>,
    /// The codes of the rules that guard it.
    pub rules: Vec<String>,
    /// How well the words of the law are known.
    pub evidence: Evidence,
}

/// What a record must hold.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RecordItem {
    /// The key of the item.
    pub key: String,
    /// What must be held, as a phrase.
    pub label: Words,
    /// Its place in the law.
    pub article_30: Citation,
    /// The codes of the rules that guard it.
    pub rules: Vec<String>,
    /// How well the words of the law are known.
    pub evidence: Evidence,
}

/// The checklist of Articles 13, 14 and 30.
pub fn checklist() -> &'static Checklist {
    &CHECKLIST
}

static CHECKLIST: LazyLock<Checklist> = LazyLock::new(|| read(include_str!("checklist.yaml")));

#[cfg(test)]
mod tests {
    use super::checklist;
    use crate::law::Citation;

    fn keys<'a>(citations: impl Iterator<Item = &'a Citation>, act: &str) -> String {
        let places: Vec<_> = citations.map(|it| it.key().strip_prefix(act).unwrap()).collect();
        places.join(" ")
    }

    #[test]
    fn every_point_of_article_13_is_on_the_list() {
        let citations = checklist().notice.iter().filter_map(|it| it.article_13.as_ref());
        let expected = "1.a 1.b 1.c 1.d 1.e 1.f 2.a 2.b 2.c 2.d 2.e 2.f 3 4";
        assert_eq!(keys(citations, "gdpr:13."), expected);
    }

    #[test]
    fn every_point_of_article_14_is_on_the_list() {
        let citations = checklist().notice.iter().filter_map(|it| it.article_14.as_ref());
        let expected = "1.a 1.b 1.c 2.b 1.d 1.e 1.f 2.a 2.c 2.d 2.e 2.f 2.g 4 5";
        assert_eq!(keys(citations, "gdpr:14."), expected);
    }

    #[test]
    fn every_point_of_article_30_is_on_the_list() {
        let list = checklist();
        let records = list.controller_record.iter().chain(&list.processor_record);
        let expected = "1.a 1.b 1.c 1.d 1.e 1.f 1.g 2.a 2.b 2.c 2.d";
        assert_eq!(keys(records.map(|it| &it.article_30), "gdpr:30."), expected);
    }

    #[test]
    fn every_item_has_its_key_its_words_and_a_guard() {
        let list = checklist();
        let notice = list.notice.iter().map(|it| (&it.key, &it.label, &it.rules));
        let records = [&list.controller_record, &list.processor_record].map(|record| {
            record.iter().map(|it| (&it.key, &it.label, &it.rules)).collect::<Vec<_>>()
        });
        for items in [notice.collect()].into_iter().chain(records) {
            for (index, (key, label, rules)) in items.iter().enumerate() {
                assert!(items[..index].iter().all(|it| it.0 != *key), "{key}");
                assert!(!label.da.is_empty() && !label.en.is_empty(), "{key}");
                let code = |it: &String| it.bytes().all(|it| it == b'-' || it.is_ascii_lowercase());
                assert!(!rules.is_empty() && rules.iter().all(code), "{key}");
            }
        }
    }
}
