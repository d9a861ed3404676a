//! The exemptions from the duty to inform.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::citation::Citation;
use super::table::{Evidence, Sheet, read};
use crate::source::Lang;

/// A provision that exempts from the duty to inform.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeExemption {
    /// What the author writes: `14.5.b`, `dbl.22.1`.
    pub key: String,
    /// Its place in the law.
    pub law: Citation,
    /// Whether it can be used where the data come from the person.
    pub from_person: bool,
    /// What was read.
    pub source: String,
    /// How well the provision is known.
    pub evidence: Evidence,
}

/// The exemption that a text names: by its key, or as a citation is written in either language.
pub fn notice_exemption(text: &str) -> Option<&'static NoticeExemption> {
    BY_FORM.get(&folded(text)).copied()
}

impl NoticeExemption {
    fn forms(&self) -> Vec<String> {
        let mut forms = vec![self.key.clone(), self.law.key().to_owned()];
        for lang in Lang::ALL {
            let long = self.law.long(lang);
            // An article without an act is one of the GDPR.
            let bare = long.split_once(' ').filter(|_| !self.law.articles().is_empty());
            forms.extend(bare.map(|(_, article)| article.to_owned()));
            forms.extend([long.to_owned(), self.law.short(lang).to_owned()]);
        }
        forms
    }
}

/// Lower case, single spaces, and the name of the act without the ending that Danish may give it.
fn folded(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split_whitespace().enumerate();
    let words = words.map(|(at, it)| if at == 0 { it.trim_end_matches('s') } else { it });
    words.collect::<Vec<_>>().join(" ")
}

static SHEET: LazyLock<Sheet<NoticeExemption>> =
    LazyLock::new(|| read(include_str!("exemptions.yaml")));

/// Every way to write each of them, folded.
static BY_FORM: LazyLock<BTreeMap<String, &'static NoticeExemption>> = LazyLock::new(|| {
    let forms =
        |it: &'static NoticeExemption| it.forms().into_iter().map(move |form| (folded(&form), it));
    SHEET.rows.iter().flat_map(forms).collect()
});

#[cfg(test)]
mod tests {
    use super::{SHEET, notice_exemption};

    #[test]
    fn an_exemption_is_known_in_every_way_it_is_written() {
        let written = [
            ("14.5.b", "14.5.b"),
            ("gdpr:14.5.b", "14.5.b"),
            ("Artikel 14, stk. 5, litra b", "14.5.b"),
            ("art. 14, stk. 5, litra b", "14.5.b"),
            ("databeskyttelsesforordningens artikel 13,  stk. 4", "13.4"),
            ("GDPR Article 14(5)(c)", "14.5.c"),
            ("dbl.22.1", "dbl.22.1"),
            ("databeskyttelseslovens § 22, stk. 2", "dbl.22.2"),
        ];
        for (text, key) in written {
            assert_eq!(notice_exemption(text).map(|it| it.key.as_str()), Some(key), "{text}");
        }
    }

    #[test]
    fn other_provisions_are_no_exemptions() {
        for text in
            ["", "14.5", "14.5.e", "13.1", "§ 22, stk. 1", "markedsføringsloven § 22, stk. 1"]
        {
            assert!(notice_exemption(text).is_none(), "{text}");
        }
    }

    #[test]
    fn only_the_exemptions_of_article_14_5_need_data_from_others() {
        for row in &SHEET.rows {
            assert_eq!(row.from_person, !row.key.starts_with("14."), "{}", row.key);
        }
    }
}
