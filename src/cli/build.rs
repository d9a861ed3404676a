//! `build`: content → site, register, schemas, in one step or not at all.

use std::io::{IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};

use super::args::{BuildArgs, Common};
use super::load::Which;
use super::{FINDINGS, load, say, worded};
use crate::disk::{self, Mode, Published, Staging};
use crate::site::{PARITY, Site};
use crate::source::{self, Diagnostics, Lang, Severity, word};

/// A build that takes longer than this says how far it is.
const PATIENCE: Duration = Duration::from_secs(1);

/// Runs the command.
pub(super) fn run(args: &BuildArgs, common: &Common) -> Result<ExitCode> {
    load::has_content(&common.content, common)?;
    disk::keep_clear(&args.out, &[&common.content, &common.templates()])?;
    // A draft is there to see what the content has become.
    let which = if args.draft { Which::Present } else { Which::InForce };
    let mut loaded = load::load(common, args.draft, which)?;
    let threshold = Severity::from(args.deny);
    // A draft is built whatever the law has to say, and says so on every page.
    if !loaded.whole || !loaded.unaltered || (!args.draft && load::denied(&loaded.found, threshold))
    {
        return Ok(refuse(&loaded, common));
    }
    let facing = loaded.facing(args.draft);
    let site = loaded.site(&facing);
    let mut of_pages = Vec::new();
    let published = disk::publish(&args.out, |staging| {
        of_pages = write_all(&site, staging, loaded.lang, common)?;
        if load::denied(&of_pages, threshold) { Err(anyhow!(FoundMore)) } else { Ok(()) }
    });
    loaded.found.extend(of_pages);
    source::sort(&mut loaded.found, &loaded.sources);
    match published {
        Ok(((), published)) => {
            if common.format.is_document() || !loaded.found.is_empty() {
                say::findings(&loaded.told(), common);
            }
            let text = word("built", loaded.lang)
                .replace("{files}", &published.files.to_string())
                .replace("{out}", &args.out.display().to_string());
            say::note(common, &text);
            say::note(common, &how(args, &published, loaded.lang));
            for lang in loaded.register.left_out_languages() {
                let lacks = [
                    (loaded.register.untranslated_in(lang), "notice-translation-missing"),
                    (loaded.register.unworded_in(lang), "language-file-incomplete"),
                ];
                let codes = lacks.iter().filter(|(number, _)| *number > 0).map(|(_, code)| *code);
                let number: usize = lacks.iter().map(|(number, _)| number).sum();
                let text = word("language-left-out", loaded.lang)
                    .replace("{language}", lang.name(loaded.lang))
                    .replace("{number}", &number.to_string())
                    .replace("{codes}", &codes.collect::<Vec<_>>().join(", "));
                say::note(common, &text);
            }
            if args.draft {
                say::note(common, word("built-draft", loaded.lang));
            }
            if !args.draft {
                in_force(&loaded, common)?;
            }
            for left in &published.leftovers {
                let text =
                    word("left-over", loaded.lang).replace("{path}", &left.display().to_string());
                say::note(common, &text);
            }
            Ok(ExitCode::SUCCESS)
        }
        Err(error) if error.downcast_ref::<FoundMore>().is_some() => Ok(refuse(&loaded, common)),
        Err(error) => Err(error),
    }
}

/// Says where the pages are not what the files of the content say, or not what was released.
fn in_force(loaded: &load::Loaded, common: &Common) -> Result<()> {
    if let Some(first) = loaded.versions.all().first().filter(|it| it.effective > loaded.date) {
        let text = word("built-before-first", loaded.lang);
        say::note(common, &text.replace("{version}", &first.effective.to_string()));
    }
    let Some(version) = loaded.versions.in_force(loaded.date) else { return Ok(()) };
    let anew = if version.stored.content_hash == loaded.content_hash {
        worded::anew(version, &loaded.register, loaded)?
    } else {
        Vec::new()
    };
    if !anew.is_empty() {
        let text = word("built-worded-anew", loaded.lang);
        say::note(common, &text.replace("{texts}", &worded::named(&anew)));
    }
    if loaded.instead.is_none() {
        return Ok(());
    }
    let text = word("built-in-force", loaded.lang);
    say::note(common, &text.replace("{version}", &version.effective.to_string()));
    let open = loaded.outcome.open.iter().filter(|it| it.level() > Severity::Note).count();
    if open > 0 {
        let text = word("built-in-force-findings", loaded.lang);
        say::note(common, &text.replace("{number}", &open.to_string()));
    }
    Ok(())
}

/// How the files came into place, and where those before them are.
fn how(args: &BuildArgs, published: &Published, lang: Lang) -> String {
    let key = match published.mode {
        Mode::Created => "built-created",
        Mode::Exchanged => "built-exchanged",
        Mode::Renamed => "built-renamed",
    };
    let mut text = word(key, lang).replace("{out}", &args.out.display().to_string());
    if let Some(name) = published.previous.as_deref().and_then(Path::file_name) {
        // Beside the folder, so named like it.
        let path = args.out.with_file_name(name).display().to_string();
        text.extend([" ", &word("built-kept", lang).replace("{path}", &path)]);
    }
    text
}

/// Findings came to light while pages were made; nothing is published.
#[derive(Debug)]
struct FoundMore;

impl std::fmt::Display for FoundMore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("findings")
    }
}

impl std::error::Error for FoundMore {}

fn refuse(loaded: &load::Loaded, common: &Common) -> ExitCode {
    say::findings(&loaded.told(), common);
    say::note(common, word("not-built", loaded.lang));
    ExitCode::from(FINDINGS)
}

/// Writes every file of the site, each thread taking the next one.
fn write_all(
    site: &Site<'_>,
    staging: &Staging,
    lang: Lang,
    common: &Common,
) -> Result<Diagnostics> {
    let rows = site.rows();
    let next = AtomicUsize::new(0);
    let parity = site.begin_parity(staging.create(PARITY)?)?;
    let found = Mutex::new(Vec::new());
    let progress = Progress::new(rows.len(), lang, common);
    let work = || -> Result<()> {
        let mut mine = Vec::new();
        let mut buffer = Vec::new();
        while let Some(row) = rows.get(next.fetch_add(1, Ordering::Relaxed)) {
            // These grow with the pages.
            if row.path == PARITY || row.is_edition() {
                continue;
            }
            let facts = if let Some([text, markdown]) = row.editions() {
                let mut file = staging.create(&row.path)?;
                let (mut text, mut markdown) = (staging.create(&text)?, staging.create(&markdown)?);
                let editions: [&mut dyn Write; 2] = [&mut text, &mut markdown];
                let facts = site.write_with_editions(row, &mut file, editions, &mut mine)?;
                [file, text, markdown].into_iter().try_for_each(|it| it.finish())?;
                facts
            } else if row.is_large() {
                let mut file = staging.create(&row.path)?;
                let facts = site.write(row, &mut file, &mut mine)?;
                file.finish()?;
                facts
            } else {
                buffer.clear();
                let facts = site.write(row, &mut buffer, &mut mine)?;
                staging.write(&row.path, &buffer)?;
                facts
            };
            parity.take(row, &facts)?;
            progress.show(next.load(Ordering::Relaxed));
        }
        found.lock().map_err(|_| anyhow!("a thread stopped"))?.extend(mine);
        Ok(())
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mine = work();
        let theirs =
            others.into_iter().map(|it| it.join().map_err(|_| anyhow!("a thread stopped"))?);
        theirs.chain([mine]).collect::<Result<Vec<()>>>()
    })?;
    parity.end()?.finish()?;
    progress.clear();
    found.into_inner().map_err(|_| anyhow!("a thread stopped"))
}

/// How far a long build is, on a terminal.
struct Progress {
    started: Instant,
    all: usize,
    shown: AtomicUsize,
    lang: Lang,
    wanted: bool,
}

impl Progress {
    fn new(all: usize, lang: Lang, common: &Common) -> Progress {
        let wanted = !common.quiet && std::io::stderr().is_terminal();
        Progress { started: Instant::now(), all, shown: AtomicUsize::new(0), lang, wanted }
    }

    fn show(&self, done: usize) {
        if !self.wanted || self.started.elapsed() < PATIENCE {
            return;
        }
        let percent = done.min(self.all) * 100 / self.all.max(1);
        if self.shown.fetch_max(percent, Ordering::Relaxed) < percent {
            let _ = write!(std::io::stderr(), "\r{} {percent} %", word("building", self.lang));
        }
    }

    fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) > 0 {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
