//! `check --write-decisions`: skeletons of decisions on what was found, appended to the file that holds them.

use std::path::PathBuf;

use anyhow::{Result, bail};

use super::args::Common;
use super::load::Loaded;
use super::say;
use crate::disk;
use crate::lint::{skeletons, with_decisions};
use crate::source::{Role, word};

/// The file that decisions are written to where there are none yet.
const USUAL: &str = "decisions.yaml";
/// How it begins: editors find the schema by it.
const HEAD: &str = "# yaml-language-server: $schema=../schema/content.schema.json\n";

/// Writes them.
///
/// # Errors
/// When the file cannot be written, or its list stands on one line.
pub(super) fn write(loaded: &Loaded, common: &Common) -> Result<()> {
    let lang = loaded.lang;
    let items = skeletons(&loaded.found, &loaded.register, loaded.date, lang);
    if items.is_empty() {
        say::note(common, word("nothing-to-decide", lang));
        return Ok(());
    }
    let path = file(loaded, common);
    let old = disk::read_text_if_any(&path)?.unwrap_or_else(|| HEAD.to_owned());
    let shown = path.display().to_string();
    let Some(new) = with_decisions(&old, &items) else {
        bail!("{}", word("decisions-on-one-line", lang).replace("{path}", &shown));
    };
    disk::replace(&path, &new)?;
    let number = items.lines().filter(|it| it.starts_with("- ")).count().to_string();
    let text = word("decisions-written", lang).replace("{number}", &number);
    say::note(common, &text.replace("{path}", &shown));
    Ok(())
}

/// The file with the list, else the usual one.
fn file(loaded: &Loaded, common: &Common) -> PathBuf {
    let holds = |text: &str| text.lines().any(|it| it.starts_with("decisions:"));
    let mut content = loaded.sources.with_role(Role::Content);
    let name = content.find(|(_, it)| holds(&it.text)).map(|(_, it)| it.path.clone());
    common.content.join(name.as_deref().unwrap_or(USUAL))
}
