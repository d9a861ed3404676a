//! Floor 4: the second of the program's two questions. Which files does a build consist of, and what stands in each?
//!
//! [`Site`] is a table: a path and how to make what stands there, on demand and in any order. Nothing is held but the
//! table; whoever writes or serves a file asks for it. Everything under `site/` is public, the rest is internal.

mod belonging;
mod checklist;
mod parity;
mod released;
mod sitemap;
mod stats;
mod texts;
mod touched;
pub use checklist::Sheets;
pub use released::{VERSIONS, versions_schema};
pub use stats::Stat;
pub use texts::{ActivityText, Text};

pub use parity::{PARITY, Parity};

use std::io::{self, BufWriter, Write};

use crate::article30::{self, Pins};
use crate::lint::Outcome;
use crate::page::address::{self, PageId};
use crate::page::edition::{Edition, Form};
use crate::page::past::PastPage;
use crate::page::reference::Reference;
use crate::page::{Facing, Fact, Renderer, Theme, pages, style};
use crate::register::{Activity, Key, Register};
use crate::source::{Diagnostics, Lang, Sources};
use crate::version::Versions;
use crate::written;

/// A file of a build.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its path, `/` between its parts.
    pub path: String,
    what: What,
}

#[derive(Clone, Copy, Debug)]
enum What {
    /// A page, its number among all of them, and its language.
    Page(PageId, usize, Lang),
    /// What stands at an address of old: the page that it leads on to, and its language.
    Moved(PageId, Lang),
    /// A page of what was released, and its language.
    Past(PastPage, Lang),
    /// The versions for machines.
    Versions,
    /// The feed of versions.
    Feed(Lang),
    Style,
    Favicon,
    /// The logo, as it is on dark screens or not.
    Logo(bool),
    Headers,
    /// The text edition of a page.
    Edition(PageId, Lang, Form),
    Fragment(Key<Activity>, Lang),
    FragmentStyle,
    Sitemap,
    Robots,
    PublicFacts,
    Record,
    RecordPage,
    Checklist,
    Parity,
    Schema(&'static str),
}

/// The files of a build.
pub struct Site<'a> {
    register: &'a Register,
    theme: &'a Theme,
    facing: &'a Facing,
    renderer: Renderer<'a>,
    sheets: Option<Sheets<'a>>,
    versions: Option<&'a Versions>,
    pins: Pins,
    rows: Vec<Row>,
}

impl Row {
    /// Whether the file grows with the whole register, and is better written while it is made.
    pub fn is_large(&self) -> bool {
        match self.what {
            What::Page(page, ..) => !matches!(page, PageId::Activity(_)),
            What::Past(page, _) => !matches!(page, PastPage::Activity(_)),
            What::Edition(..)
            | What::Versions
            | What::PublicFacts
            | What::Record
            | What::RecordPage
            | What::Checklist
            | What::Parity
            | What::Sitemap => true,
            What::Moved(..)
            | What::Feed(_)
            | What::Style
            | What::Favicon
            | What::Logo(_)
            | What::Headers
            | What::Fragment(..)
            | What::FragmentStyle
            | What::Robots
            | What::Schema(_) => false,
        }
    }

    /// Whether templates make it, so that something can be wrong with it.
    pub fn is_rendered(&self) -> bool {
        matches!(
            self.what,
            What::Page(..)
                | What::Moved(..)
                | What::Past(..)
                | What::Favicon
                | What::Fragment(..)
                | What::RecordPage
                | What::Checklist
        )
    }

    /// Whether it is a text edition, which is best made together with its page: see [`Site::write_with_editions`].
    pub fn is_edition(&self) -> bool {
        matches!(self.what, What::Edition(..))
    }

    /// The paths of a page's text editions: plain text, Markdown.
    pub fn editions(&self) -> Option<[String; 2]> {
        let notice = matches!(self.what, What::Page(PageId::Notice(_), ..));
        let stem = self.path.strip_suffix("html").filter(|_| notice)?;
        Some(Form::ALL.map(|it| format!("{stem}{}", it.ending())))
    }

    /// A page's text editions.
    fn own_editions(&self) -> impl Iterator<Item = Row> + use<> {
        let page = match self.what {
            What::Page(page, _, lang) => Some((page, lang)),
            _ => None,
        };
        let all = self.editions().zip(page).into_iter();
        all.flat_map(|(paths, (page, lang))| {
            let files = paths.into_iter().zip(Form::ALL);
            files.map(move |(path, form)| Row { path, what: What::Edition(page, lang, form) })
        })
    }

    /// The number of the page that it is, and its language.
    fn page(&self) -> Option<(usize, Lang)> {
        match self.what {
            What::Page(_, number, lang) => Some((number, lang)),
            _ => None,
        }
    }
}

impl<'a> Site<'a> {
    /// The files that `register` makes: those that grow with it first, so that nobody waits for them at the end.
    pub fn of(register: &'a Register, theme: &'a Theme, facing: &'a Facing) -> Site<'a> {
        let of_page = |((page, lang), number)| Row {
            path: format!("site/{}", address::file(page, lang, register)),
            what: What::Page(page, number, lang),
        };
        let row = |path: &str, what| Row { path: path.to_owned(), what };
        // A page that is shown for any address exists once, in the content's own language.
        let once = |(page, lang): &(PageId, Lang)| {
            *page != PageId::NotFound || *lang == register.language()
        };
        let mut rows: Vec<Row> = vec![
            row("register/register.json", What::Record),
            row("register/register.html", What::RecordPage),
            row(PARITY, What::Parity),
            row("site/notice.json", What::PublicFacts),
            row("site/sitemap.xml", What::Sitemap),
            row("site/robots.txt", What::Robots),
            row("site/assets/style.css", What::Style),
            row("site/assets/favicon.svg", What::Favicon),
            row("site/_headers", What::Headers),
            row("site/assets/fragment.css", What::FragmentStyle),
            // The register is kept apart from the site, so it has assets of its own.
            row("register/assets/style.css", What::Style),
            row("register/assets/favicon.svg", What::Favicon),
        ];
        if let Some(logo) = &register.brand.logo {
            rows.push(row("site/assets/logo.svg", What::Logo(false)));
            if logo.on_dark.is_some() {
                rows.push(row("site/assets/logo-on-dark.svg", What::Logo(true)));
            }
        }
        rows.extend(pages::all(register).filter(once).zip(0..).map(of_page));
        let moved = pages::moved(register);
        rows.extend(moved.map(|(folder, page, lang)| {
            row(&format!("site/{folder}{INDEX}"), What::Moved(page, lang))
        }));
        let editions = rows.iter().flat_map(Row::own_editions).collect::<Vec<_>>();
        rows.extend(editions);
        rows.extend(pages::fragments(register).map(|(key, lang)| Row {
            path: format!("site/{}", address::fragment(key, lang, register)),
            what: What::Fragment(key, lang),
        }));
        let schemas =
            PUBLISHED.iter().map(|(name, text)| row(&format!("schema/{name}"), What::Schema(text)));
        rows.extend(schemas);
        rows.sort_by_key(|it| !it.is_large());
        let renderer = Renderer::new(register, theme, facing);
        let (versions, pins) = (None, Pins::new());
        Site { register, theme, facing, renderer, sheets: None, versions, pins, rows }
    }

    /// With the checklist of what the rules and the decisions left as `outcome`.
    pub fn judged(mut self, sources: &'a Sources, outcome: &'a Outcome) -> Site<'a> {
        let path = "register/checklist.html".to_owned();
        self.rows.insert(0, Row { path, what: What::Checklist });
        // It tells findings, so it is in a language that they exist in.
        let lang = self.register.language().spoken();
        self.sheets = Some(Sheets::of(self.register, sources, outcome, lang).published());
        self
    }

    /// With the released texts of activities, for what other systems read.
    pub fn pinned(mut self, pins: Pins) -> Site<'a> {
        self.pins = pins;
        self
    }

    /// With somebody who looks on, to tell authors of templates what they see.
    pub fn watched(mut self, reference: &'a Reference) -> Site<'a> {
        self.renderer = self.renderer.watched(reference);
        self
    }

    /// The table.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// Makes a file, and returns the facts that it is the home of. What is wrong with it is added to `found`.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn write(
        &self,
        row: &Row,
        out: &mut dyn Write,
        found: &mut Diagnostics,
    ) -> io::Result<Vec<Fact>> {
        let renderer = &self.renderer;
        let (date, hash) = (self.facing.date.to_string(), self.facing.content_hash.as_str());
        match row.what {
            What::Page(page, _, lang) => return renderer.page(page, lang, out, found),
            What::Moved(page, lang) => {
                let folder = row.path.strip_prefix("site/").and_then(|it| it.strip_suffix(INDEX));
                renderer.moved(folder.unwrap_or_default(), page, lang, out, found)
            }
            What::Past(page, lang) => renderer.past_page(page, lang, out, found),
            What::Versions => self.versions.map_or(Ok(()), |it| {
                json(&released::json(it, &renderer.past, self.register, self.facing), out)
            }),
            What::Feed(lang) => self.versions.map_or(Ok(()), |it| {
                released::feed(it, &renderer.past, (self.register, self.theme), lang, out)
            }),
            What::Style => out.write_all(style(self.theme, self.register, self.facing).as_bytes()),
            What::Favicon => renderer.favicon(out, found),
            What::Logo(on_dark) => {
                let logo = self.register.brand.logo.as_ref();
                let picture = logo
                    .and_then(|it| if on_dark { it.on_dark.as_ref() } else { Some(&it.picture) });
                out.write_all(picture.map_or("", |it| &it.svg).as_bytes())
            }
            What::Headers => out.write_all(self.theme.headers().as_bytes()),
            What::Edition(page, lang, form) => {
                let mut edition = Edition::of(renderer, page, lang, form, out);
                // What is wrong with the page is told by whoever writes it.
                renderer.page(page, lang, &mut edition, &mut Vec::new())?;
                edition.finish()
            }
            What::Fragment(key, lang) => renderer.fragment(key, lang, out, found),
            What::FragmentStyle => out.write_all(self.theme.fragment_style().as_bytes()),
            What::Sitemap => sitemap::sitemap(self.register, &renderer.past, out),
            What::Robots => out.write_all(sitemap::robots(self.register).as_bytes()),
            What::PublicFacts => json(
                &article30::notice::PublicFacts::of(self.register, date, hash, &self.pins),
                out,
            ),
            What::Record => {
                json(&article30::v1::Register::of(self.register, date, hash, &self.pins), out)
            }
            What::RecordPage => renderer.register_page(out, found),
            What::Checklist => match &self.sheets {
                Some(sheets) => checklist::page(sheets, renderer, out, found),
                None => Ok(()),
            },
            What::Parity => self.parity(out),
            What::Schema(text) => out.write_all(text.as_bytes()),
        }?;
        Ok(Vec::new())
    }

    /// Makes a page and its text editions ([`Row::editions`]) in one go: the page is rendered once. Otherwise as
    /// [`Site::write`].
    ///
    /// # Errors
    /// When one of them refuses to take what is written.
    pub fn write_with_editions(
        &self,
        row: &Row,
        out: &mut dyn Write,
        editions: [&mut dyn Write; 2],
        found: &mut Diagnostics,
    ) -> io::Result<Vec<Fact>> {
        let What::Page(page, _, lang) = row.what else { return self.write(row, out, found) };
        let [text, markdown] = editions;
        let [plain, marked] = Form::ALL;
        let mut all = Together {
            page: out,
            editions: [
                Edition::of(&self.renderer, page, lang, plain, text),
                Edition::of(&self.renderer, page, lang, marked, markdown),
            ],
        };
        let facts = self.renderer.page(page, lang, &mut all, found)?;
        all.editions.into_iter().try_for_each(Edition::finish)?;
        Ok(facts)
    }

    /// `parity.json` by itself. Who also wants the pages lets it grow with them instead: see [`Parity`].
    fn parity(&self, out: &mut dyn Write) -> io::Result<()> {
        let parity = self.begin_parity(out)?;
        for row in self.rows.iter().filter(|it| it.page().is_some()) {
            let facts = self.write(row, &mut io::sink(), &mut Vec::new())?;
            parity.take(row, &facts)?;
        }
        parity.end().map(|_| ())
    }

    /// Begins `parity.json`, to grow with the pages.
    ///
    /// # Errors
    /// When `out` refuses to take it.
    pub fn begin_parity<W: Write>(&self, out: W) -> io::Result<Parity<'_, W>> {
        Parity::begin(self.register, out)
    }
}

/// A page and its text editions, written at the same time.
struct Together<'w> {
    page: &'w mut dyn Write,
    editions: [Edition<'w>; 2],
}

impl Write for Together<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.page.write_all(bytes)?;
        Edition::write_to_each(&mut self.editions, bytes)?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.page.flush()
    }
}

/// The file that a host shows for a folder.
const INDEX: &str = "index.html";

/// The published schemas as they stand in `schema/`: a test holds them against those that the types make.
pub const PUBLISHED: [(&str, &str); 7] = [
    ("content.schema.json", written::PUBLISHED),
    ("diff.schema.json", include_str!("../../schema/diff.schema.json")),
    ("findings.v1.schema.json", include_str!("../../schema/findings.v1.schema.json")),
    ("notice.schema.json", include_str!("../../schema/notice.schema.json")),
    ("register.schema.json", include_str!("../../schema/register.schema.json")),
    ("version.schema.json", include_str!("../../schema/version.schema.json")),
    (VERSIONS, include_str!("../../schema/versions.schema.json")),
];

/// Writes JSON. A serializer writes a few bytes at a time, so it gets a buffer that it need not ask who it is.
fn json(value: &impl serde::Serialize, out: &mut dyn Write) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(BUFFER, out);
    serde_json::to_writer(&mut out, value)?;
    out.write_all(b"\n")?;
    out.flush()
}

/// The buffer between a serializer and its file.
const BUFFER: usize = 32 * 1024;
