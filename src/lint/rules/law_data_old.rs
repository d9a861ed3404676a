//! The program's tables of law were last checked more than a year before the day of the check.

use crate::law;
use crate::lint::{Case, Findings};

pub(super) fn check(case: &Case<'_>, findings: &mut Findings) {
    let old = law::older_than_a_year(case.date.civil());
    let Some(oldest) = old.iter().map(|it| it.checked_on).min() else { return };
    let tables = old.iter().map(|it| it.name.as_str()).collect();
    let finding = findings.at(case.register.organisation.place).with_own("tables", tables);
    findings.add(finding.with("date", oldest.to_string()));
}

#[cfg(test)]
mod tests {
    use crate::law;
    use crate::lint::RULES;
    use crate::source::Lang;

    #[test]
    fn the_page_names_every_table() {
        let rule = RULES.iter().find(|it| it.code.name == "law-data-old").unwrap();
        let page = rule.code.page();
        for table in law::tables() {
            for lang in Lang::ALL {
                assert!(page.word(&table.name, lang).is_some(), "{}", table.name);
            }
        }
    }
}
