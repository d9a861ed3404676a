//! `init`: a complete example to start from, or a file to put the words of another language in.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

use super::args::{Common, InitArgs};
use super::say;
use crate::source::{Lang, Sources, filled, word};
use crate::{compile, disk, site};

macro_rules! example {
    ($($path:literal)*) => {
        [$(($path, include_str!(concat!("example/", $path)))),*]
    };
}

/// The example, a made-up company that says so itself.
const FILES: [(&str, &str); 21] = example! {
    ".gitignore"
    "README.md"
    "content/consents.yaml"
    "content/data_categories.yaml"
    "content/data_subjects.yaml"
    "content/logo-dark.svg"
    "content/logo.svg"
    "content/notices.yaml"
    "content/organisation.yaml"
    "content/processor_activities.yaml"
    "content/recipients.yaml"
    "content/security_measures.yaml"
    "content/activities/arrangementer.yaml"
    "content/activities/kundekonto.yaml"
    "content/activities/kundeservice.yaml"
    "content/activities/noedkontakt.yaml"
    "content/activities/nyhedsbrev.yaml"
    "content/activities/ordrer.yaml"
    "content/activities/personale.yaml"
    "content/activities/regnskab.yaml"
    "content/activities/rekruttering.yaml"
};

/// Runs the command.
pub(super) fn run(args: &InitArgs, common: &Common) -> Result<ExitCode> {
    if let Some(language) = args.language {
        lay_out(language, common)?;
    }
    if let Some(dir) = &args.dir {
        example(dir, common)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn example(dir: &Path, common: &Common) -> Result<()> {
    let lang = common.message_language();
    let of_content = FILES.iter().map(|(path, text)| (PathBuf::from(path), *text));
    let schemas =
        site::PUBLISHED.iter().map(|(name, text)| (Path::new("schema").join(name), *text));
    let files: Vec<_> = of_content.chain(schemas).collect();
    // What an interrupted run began, this one finishes.
    if disk::exists(dir) && !disk::is_empty_folder(dir) && !disk::is_unfinished(dir, &files) {
        bail!("{}", word("not-empty", lang).replace("{path}", &dir.display().to_string()));
    }
    for (path, text) in &files {
        let path = dir.join(path);
        if !disk::exists(&path) {
            disk::write_new(&path, text)?;
        }
    }
    let command = |name: &str| say::argument(&dir.join(name));
    let values = [
        ("path", &*dir.display().to_string()),
        ("content", &command("content")),
        ("out", &command("dist")),
    ];
    say::note(common, &filled(word("began", lang), &values));
    Ok(())
}

/// Writes the file of a language, or adds to it what it lacks: the content says which countries it must name.
fn lay_out(language: Lang, common: &Common) -> Result<()> {
    let lang = common.message_language();
    let (content, templates) = (&common.content, common.templates());
    let sources = match disk::has_yaml(content) {
        true => disk::read(content, &templates, common.limits())?.0,
        false => Sources::default(),
    };
    let (register, _) = compile::compile(&sources);
    let path = templates.join("text").join(format!("{language}.yaml"));
    let shown = path.display().to_string();
    let added = match compile::language_file(language, &sources) {
        Some((file, _)) => {
            let Some((text, added)) = file.completed(&register) else {
                bail!("{}", word("language-on-one-line", lang).replace("{path}", &shown));
            };
            if added > 0 {
                // The texts of a run have the line ends of Unix, whatever the file has.
                let windows = disk::read_text(&path)?.contains("\r\n");
                let text = if windows { text.replace('\n', "\r\n") } else { text };
                disk::replace(&path, &text)?;
            }
            added
        }
        None => {
            let text = compile::new_language_file(&register);
            disk::write_new(&path, &text)?;
            text.lines().filter(|it| it.ends_with(": \"\"")).count()
        }
    };
    let said = if added > 0 { "language-laid-out" } else { "language-all-there" };
    let text = word(said, lang).replace("{path}", &shown);
    say::note(common, &text.replace("{number}", &added.to_string()));
    Ok(())
}
