//! Whether a version is still said in the words that were released: it keeps its content, but the fixed words around it are
//! those of the program and the templates of today.

use anyhow::Result;

use super::load::Loaded;
use crate::page::Facing;
use crate::register::Register;
use crate::site::Site;
use crate::source::{Diagnostic, Lang, Role};
use crate::version::{self, FILE, FOLDER, VERSION_WORDED_ANEW, Version};

/// A notice whose text is another than the stored one, with its language.
pub(super) type Anew = (String, Lang);

/// The notices of `register` that have other words today than the version has stored for them.
///
/// # Errors
/// When a template cannot be rendered.
pub(super) fn anew(version: &Version, register: &Register, loaded: &Loaded) -> Result<Vec<Anew>> {
    let content_hash = version.stored.content_hash.clone();
    let facing = Facing { date: version.effective, content_hash, draft: false };
    let texts = Site::of(register, &loaded.theme, &facing).notice_texts()?;
    let is_other = |it: &crate::site::Text| {
        loaded.versions.text(version, &it.notice, it.lang) != Some(it.text.as_str())
    };
    Ok(texts.into_iter().filter(is_other).map(|it| (it.notice, it.lang)).collect())
}

/// That the version in force would be shown in other words than were released.
///
/// # Errors
/// When a template cannot be rendered.
pub(super) fn check(loaded: &Loaded) -> Result<Option<Diagnostic>> {
    let Some(version) = loaded.versions.in_force(loaded.date) else { return Ok(None) };
    let register = loaded.reading().register(version);
    let anew = anew(version, &register, loaded)?;
    if anew.is_empty() {
        return Ok(None);
    }
    let path = format!("{FOLDER}{}/{FILE}", version.effective);
    let file = loaded.sources.with_role(Role::Version).find(|(_, it)| it.path == path);
    let span = file.map(|(file, it)| version::key(file, it, "notices")).unwrap_or_default();
    Ok(Some(
        Diagnostic::new(&VERSION_WORDED_ANEW, span)
            .with("version", version.stored.effective.clone())
            .with("texts", named(&anew)),
    ))
}

/// The texts, by notice and language.
pub(super) fn named(anew: &[Anew]) -> String {
    anew.iter().map(|(notice, lang)| format!("`{notice}` ({lang})")).collect::<Vec<_>>().join(", ")
}
