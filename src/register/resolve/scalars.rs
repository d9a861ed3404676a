//! Dates, periods, countries, addresses: from text to meaning, or a finding.

use super::Resolver;
use crate::law::{self, Article};
use crate::register::codes::{
    BAD_ARTICLE, BAD_COUNTRY, BAD_DATE, BAD_DURATION, BAD_EMAIL, BAD_WEB_ADDRESS, EMPTY_TEXT,
};
use crate::register::{Date, Period};
use crate::source::{Code, Diagnostic, Rare, Spanned};
use crate::written::{
    ArticleKey, CountryCode, Email, Field, IsoDate, IsoDuration, RareField, WebAddress,
};

impl Resolver<'_> {
    pub(super) fn date(&mut self, date: Field<IsoDate>) -> Option<Spanned<Date>> {
        self.read(date?, &BAD_DATE, Date::parse)
    }

    pub(super) fn period(&mut self, period: Field<IsoDuration>) -> Option<Spanned<Period>> {
        self.read(period?, &BAD_DURATION, Period::parse)
    }

    pub(super) fn email(&mut self, email: Field<Email>) -> Option<Spanned<String>> {
        self.read(email?, &BAD_EMAIL, |it| is_email(it).then(|| it.to_owned()))
    }

    pub(super) fn web_address(&mut self, address: Field<WebAddress>) -> Option<Spanned<String>> {
        self.read(address?, &BAD_WEB_ADDRESS, |it| is_web_address(it).then(|| it.to_owned()))
    }

    /// What few things have, read as it is where it is there.
    pub(super) fn rare<T, U>(
        &mut self,
        written: RareField<T>,
        read: impl FnOnce(&mut Self, Field<T>) -> Option<U>,
    ) -> Rare<U> {
        read(self, written.map(|it| *it)).map(Box::new)
    }

    /// A string that may not be blank.
    pub(super) fn line(&mut self, text: Field<String>) -> Option<Spanned<String>> {
        text.filter(|it| self.is_said(it))
    }

    /// Whether a string says something. One that must be there and is blank is told of.
    pub(super) fn is_said(&mut self, text: &Spanned<String>) -> bool {
        let said = !text.trim().is_empty();
        if !said {
            self.found.push(Diagnostic::new(&EMPTY_TEXT, text.key));
        }
        said
    }

    pub(super) fn lines(&mut self, texts: Field<Vec<Spanned<String>>>) -> Vec<Spanned<String>> {
        texts
            .into_iter()
            .flat_map(Spanned::into_value)
            .filter_map(|it| self.line(Some(it)))
            .collect()
    }

    pub(super) fn country(&mut self, country: Field<CountryCode>) -> Option<Spanned<String>> {
        let country = country?;
        if law::country(&country).is_some() {
            return Some(country.with(country.value.0.clone()));
        }
        let wanted = country.trim().to_lowercase();
        let by_name = law::countries().iter().find(|it| {
            it.code.to_lowercase() == wanted
                || it.da.to_lowercase() == wanted
                || it.en.to_lowercase() == wanted
        });
        let near = by_name.map(|it| it.code.as_str()).or(match wanted.as_str() {
            "uk" => Some("GB"),
            "usa" => Some("US"),
            _ => None,
        });
        let diagnostic =
            Diagnostic::new(&BAD_COUNTRY, country.span).with("value", &**country).suggest(near);
        self.found.push(diagnostic);
        None
    }

    pub(super) fn article(&mut self, article: &Spanned<ArticleKey>) -> Option<&'static Article> {
        let found = law::article(article);
        if found.is_none() {
            // Only another way of writing the same article is suggested: the nearest one would be another law.
            let near = law::article(&folded_article(article)).map(|it| it.key.as_str());
            let diagnostic = Diagnostic::new(&BAD_ARTICLE, article.span);
            self.found.push(diagnostic.with("value", &***article).suggest(near));
        }
        found
    }

    fn read<T: std::ops::Deref<Target = str>, U>(
        &mut self,
        text: Spanned<T>,
        code: &'static Code,
        read: impl Fn(&str) -> Option<U>,
    ) -> Option<Spanned<U>> {
        let value = read(&text);
        if value.is_none() {
            self.found.push(Diagnostic::new(code, text.span).with("value", &**text));
        }
        value.map(|it| text.with(it))
    }
}

/// `6(1)(f)`, `art. 6, stk. 1, litra f` → `6.1.f`.
fn folded_article(text: &str) -> String {
    let text = text.to_lowercase().replace("artikel", "").replace("litra", "").replace("stk", "");
    let text = text.replace("art", "");
    text.split(|it: char| !it.is_ascii_alphanumeric())
        .filter(|it| !it.is_empty())
        .collect::<Vec<_>>()
        .join(".")
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| {
        let plain = |it: char| it.is_alphanumeric() || ".-_+'&".contains(it);
        !name.is_empty() && name.chars().all(plain) && is_host(host)
    })
}

fn is_host(text: &str) -> bool {
    let label = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_alphanumeric() || it == '-');
    text.contains('.') && text.split('.').all(label)
}

fn is_web_address(text: &str) -> bool {
    let rest = text.strip_prefix("https://").or(text.strip_prefix("http://")).unwrap_or(text);
    let host = rest.split(['/', '?', '#']).next().unwrap_or("");
    let host = host.split_once(':').map_or(host, |(host, _)| host);
    is_host(host) && !rest.contains(|it: char| it.is_whitespace() || "<>\"'\\`{}".contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_that_people_write_are_addresses() {
        assert!(
            is_email("support@healper.dk")
                && is_email("o'neil+x@a-b.co.uk")
                && is_email("dpo@ødis.dk")
        );
        assert!(is_web_address("www.datatilsynet.dk") && is_web_address("https://a.dk/b?c=1#d"));
    }

    #[test]
    fn what_could_become_a_script_is_no_address() {
        for it in [
            "javascript:alert(1)",
            "https://a.dk/\"><script>",
            "a@b",
            "@b.dk",
            "a b@c.dk",
            "//x.dk",
        ] {
            assert!(!is_email(it) && !is_web_address(it), "{it}");
        }
    }

    #[test]
    fn the_ways_lawyers_write_an_article_are_understood() {
        for it in ["6(1)(f)", "artikel 6, stk. 1, litra f", "Art. 6.1.f", "6, stk. 1, f"] {
            assert_eq!(folded_article(it), "6.1.f", "{it}");
        }
    }
}
