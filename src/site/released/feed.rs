//! The feed of versions: Atom (RFC 4287), one in each language. Addresses are whole where the site knows its own.

use std::io::{self, Write};

use super::with_notices;
use crate::page::past::{FEED, Past, PastPage, class};
use crate::page::{Theme, address, escape};
use crate::register::{Register, wording};
use crate::source::{Lang, sha256};
use crate::version::{Version, Versions};

/// Writes the feed in a language, the newest version first.
pub(in crate::site) fn feed(
    versions: &Versions,
    past: &Past<'_>,
    (register, theme): (&Register, &Theme),
    lang: Lang,
    out: &mut dyn Write,
) -> io::Result<()> {
    let all: Vec<&Version> = with_notices(versions).collect();
    let (Some(first), Some(newest)) = (all.first(), all.iter().map(|it| it.released).max()) else {
        return Ok(());
    };
    let folder = address::language_folder(lang, register);
    let href = |file: &str| match &register.website {
        Some(website) => escape(&format!("{website}{}", file.trim_end_matches("index.html"))),
        None => escape(&format!("{}{file}", address::to_top(&folder))),
    };
    let name = escape(register.organisation.running_name());
    let title = escape(&theme.say(lang, "versions_title"));
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{lang}\">\n\
         <id>{}</id>\n<title>{name}: {title}</title>\n<updated>{newest}T00:00:00Z</updated>\n\
         <author><name>{name}</name></author>\n\
         <link rel=\"self\" type=\"application/atom+xml\" href=\"{}\"/>\n\
         <link rel=\"alternate\" type=\"text/html\" hreflang=\"{lang}\" href=\"{}\"/>",
        id("feed", first, lang),
        href(&format!("{folder}{FEED}")),
        href(&past.file(PastPage::List, lang, register)),
    )?;
    for (place, it) in all.iter().enumerate().rev() {
        let told = &past.versions[place];
        let from = wording::date(told.days.from, lang);
        let heading = format!("{} {from}", theme.say(lang, "effective"));
        let class = theme.say(lang, class(past.class(place, lang)));
        let sentences = told.told(lang).map(|(_, sentence)| sentence);
        let summary: Vec<&str> = std::iter::once(class.as_str()).chain(sentences).collect();
        writeln!(
            out,
            "<entry>\n<id>{}</id>\n<title>{}</title>\n<updated>{}T00:00:00Z</updated>\n\
             <summary type=\"text\">{}</summary>",
            id("entry", it, lang),
            escape(&heading),
            it.released,
            escape(&summary.join("\n")),
        )?;
        let text = past.nearest(past.first_text(place), lang, register);
        let changes = past.has_changes(place).then_some(PastPage::Changes(place));
        let changes = changes.and_then(|it| past.nearest(it, lang, register));
        for (rel, link) in [("alternate", text), ("related", changes)] {
            let Some((file, of)) = link else { continue };
            writeln!(
                out,
                "<link rel=\"{rel}\" type=\"text/html\" hreflang=\"{of}\" href=\"{}\"/>",
                href(&file)
            )?;
        }
        out.write_all(b"</entry>\n")?;
    }
    out.write_all(b"</feed>\n")
}

/// What a feed or entry is known by for good, wherever the site stands: a UUID made from the seal of a version (version 8 of RFC
/// 9562: the bits are ours).
fn id(what: &str, version: &Version, lang: Lang) -> String {
    let hash = sha256(&format!("{what} {} {lang}", version.stored.sha256));
    let part = |from: usize, to: usize| hash.get(from..to).unwrap_or_default();
    format!(
        "urn:uuid:{}-{}-8{}-a{}-{}",
        part(0, 8),
        part(8, 12),
        part(13, 16),
        part(17, 20),
        part(20, 32)
    )
}
