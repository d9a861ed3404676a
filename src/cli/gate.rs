//! What stands between the content and the last version: changes that no version tells, and promises of warning that are not kept.

use anyhow::Result;

use super::load::Loaded;
use super::since::{Broken, Since};
use super::worded;
use crate::diff::Change;
use crate::register::Date;
use crate::source::{Diagnostic, Diagnostics, Lang, Role, Span};
use crate::version::{self, Class, FILE, FOLDER, PROMISE_BROKEN, RELEASE_NEEDED, Version};

/// So many changes are named.
const NAMED: usize = 3;

/// What is wrong, next to what was released.
///
/// # Errors
/// When a template cannot be rendered.
pub(super) fn gate(loaded: &Loaded) -> Result<Diagnostics> {
    let mut found = Vec::new();
    if let Some(since) = loaded.since_last()? {
        let changes: Vec<&Change> = since.material().collect();
        if let Some(first) = changes.first() {
            found.push(needed(&changes, first, &since, loaded));
            found.extend(too_early(&since, loaded));
        }
    }
    found.extend(worded::check(loaded)?);
    for version in loaded.versions.all().iter().filter(|it| it.effective > loaded.date) {
        found.extend(released_too_early(version, loaded)?);
    }
    Ok(found)
}

fn needed(changes: &[&Change], first: &Change, since: &Since<'_>, loaded: &Loaded) -> Diagnostic {
    let named = |lang: Lang| {
        let mut names: Vec<String> = Vec::new();
        for it in changes {
            let place = it.place.iter().map(|it| it.id.as_str()).collect::<Vec<_>>().join(" / ");
            names.push(format!("{} (`{place}`)", it.class.name.get(lang)));
        }
        names.dedup();
        if names.len() > NAMED {
            names.truncate(NAMED);
            names.push("…".to_owned());
        }
        names.join(", ")
    };
    Diagnostic::new(&RELEASE_NEEDED, place(first, loaded))
        .with("number", changes.len().to_string())
        .with("version", since.version.stored.effective.clone())
        .with_both("what", named)
}

/// Where a change is in the content: at the activity or the notice that it is in, else at the first notice.
fn place(change: &Change, loaded: &Loaded) -> Span {
    let register = &loaded.register;
    let concerned = change.place.iter().chain(&change.concerns);
    let at = |of: &str, id: &str| match of {
        "activity" => register.activities.iter().find(|it| it.0 == id).map(|it| it.1.place),
        "notice" => register.notices.iter().find(|it| it.0 == id).map(|it| it.1.place),
        _ => None,
    };
    let mut places = concerned.filter_map(|it| at(it.of, &it.id));
    places.next().unwrap_or_else(|| first_notice(loaded))
}

fn first_notice(loaded: &Loaded) -> Span {
    loaded.register.notices.values().next().map(|it| it.place).unwrap_or_default()
}

/// The content says from when it applies, and that is too early if it is announced today.
fn too_early(since: &Since<'_>, loaded: &Loaded) -> Option<Diagnostic> {
    let notices = loaded.register.notices.values();
    let stated = notices.filter_map(|it| it.effective.as_ref());
    let ahead = stated.filter(|it| it.value > since.version.effective);
    let earliest = ahead.min_by_key(|it| it.value)?;
    let broken = since.broken(loaded, loaded.date, earliest.value)?;
    Some(self::broken(&broken, earliest.value, earliest.span))
}

/// A version that does not apply yet, and will too early.
fn released_too_early(version: &Version, loaded: &Loaded) -> Result<Option<Diagnostic>> {
    let before =
        loaded.versions.before(version).filter(|_| version.stored.class == Class::Material);
    let Some(before) = before else { return Ok(None) };
    let announced = version.stored.announced.as_deref().and_then(Date::parse);
    let announced = announced.unwrap_or(version.released);
    let since = loaded.reading().between(before, version)?;
    let broken = since.broken(loaded, announced, version.effective);
    Ok(broken.map(|it| {
        let path = format!("{FOLDER}{}/{FILE}", version.effective);
        let file = loaded.sources.with_role(Role::Version).find(|(_, it)| it.path == path);
        let span = file.map(|(file, it)| version::key(file, it, "effective"));
        self::broken(&it, version.effective, span.unwrap_or_default())
    }))
}

/// That a promise is broken by a change that takes effect on a day.
pub(super) fn broken(it: &Broken, effective: Date, span: Span) -> Diagnostic {
    Diagnostic::new(&PROMISE_BROKEN, span)
        .with("notice", it.notice.clone())
        .with("days", it.days.to_string())
        .with("effective", effective.to_string())
        .with("earliest", it.earliest.to_string())
}

/// Where a notice is in the content that promised something.
pub(super) fn notice(it: &Broken, loaded: &Loaded) -> Span {
    let mut notices = loaded.register.notices.iter();
    let notice = notices.find(|(id, notice)| {
        **id == it.notice || notice.previous_ids.iter().any(|old| old.value == it.notice)
    });
    let policy = |it: &crate::register::Notice| it.change_policy.as_ref().map(|it| it.span);
    notice.map_or_else(|| first_notice(loaded), |(_, it)| policy(it).unwrap_or(it.place))
}
