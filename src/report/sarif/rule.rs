//! A kind of finding as a rule of SARIF: its page.

use super::log::{Configuration, Level, Message, Rule, RuleProperties, Text};
use crate::law::Citation;
use crate::source::{Code, Lang, general, word};

/// So many tags are taken by the host that takes fewest.
const MOST_TAGS: usize = 20;

/// The rule of a code, in one language. Tags are the keys of its law, the same in both.
pub(super) fn rule(code: &Code, lang: Lang) -> Rule {
    let page = code.page();
    let law = page.law().iter().filter_map(|it| Citation::parse(it));
    let (why, fix) = (page.why(lang), general(page.fix(lang)));
    let (mut text, mut markdown) = (vec![why.to_owned()], vec![why.to_owned()]);
    text.push(format!("{}: {fix}", word("do", lang)));
    markdown.push(format!("**{}:** {fix}", word("do", lang)));
    for citation in law {
        let (name, said) = (word("law", lang), citation.long(lang));
        text.push(format!("{name}: {said}"));
        markdown.push(match citation.url(lang) {
            Some(url) => format!("**{name}:** [{said}]({url})"),
            None => format!("**{name}:** {said}"),
        });
    }
    for form in [&mut text, &mut markdown] {
        form.push(page.manual(lang).trim().to_owned());
    }
    Rule {
        id: code.name,
        short_description: Text { text: page.title(lang) },
        full_description: Text { text: why.to_owned() },
        help: Message { text: text.join("\n\n"), markdown: markdown.join("\n\n") },
        default_configuration: Configuration { level: Level::from(page.level()) },
        properties: RuleProperties { tags: page.law().iter().take(MOST_TAGS).cloned().collect() },
    }
}
