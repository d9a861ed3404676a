//! What search engines read.

use std::io::{self, Write};

use crate::page::address::{self, PageId};
use crate::page::pages;
use crate::page::past::Past;
use crate::register::Register;

/// `sitemap.xml`: every page, with the date of its text. Addresses are whole when the content says where the site stands; a site that does not know
/// its own address has no pages to announce.
pub(super) fn sitemap(register: &Register, past: &Past<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")?;
    let Some(website) = &register.website else {
        return out.write_all(
            b"<!-- website.address is not set in the content, so no addresses can be listed. -->\n\
              <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"/>\n",
        );
    };
    out.write_all(b"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n")?;
    let present =
        pages::all(register).filter(|(page, _)| *page != PageId::NotFound).map(|(page, lang)| {
            (address::folder(page, lang, register), pages::last_updated(page, register))
        });
    let past = past
        .pages(register)
        .into_iter()
        .map(|(page, lang)| (past.folder(page, lang, register), past.updated(page)));
    for (folder, updated) in present.chain(past) {
        write!(out, "<url><loc>{}{folder}</loc>", xml(website))?;
        if let Some(day) = updated {
            write!(out, "<lastmod>{day}</lastmod>")?;
        }
        out.write_all(b"</url>\n")?;
    }
    out.write_all(b"</urlset>\n")
}

/// `robots.txt`: everything may be read.
pub(super) fn robots(register: &Register) -> String {
    let mut text = "User-agent: *\nAllow: /\n".to_owned();
    if let Some(website) = &register.website {
        text.push_str(&format!("Sitemap: {website}sitemap.xml\n"));
    }
    text
}

/// Ids need no escaping; an address may hold an `&`.
fn xml(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
