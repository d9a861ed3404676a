//! Publishing a tree of files in one step: a visitor sees the old tree or the new one, never half of either.
//!
//! 1. [`target`](super::target) refuses a place that cannot be replaced without harm;
//! 2. [`journal`](super::journal) takes the lock, clears what a killed build left, and notes the folder to come;
//! 3. [`staging`](super::staging) receives every file, beside the target and out of sight;
//! 4. [`manifest`] is written last: it makes the tree ours, and lets the next build replace it;
//! 5. [`swap`] puts the new tree in place with one system call, and the old one stays beside it, as the previous
//!    generation, until the next build: whoever reads from it, a web server or a copy under way, finds its files.
//!
//! There is no signal handler: an interrupted build and a killed one leave the same thing behind, which the next clears.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::journal::Journal;
use super::manifest::{self, Standing};
use super::staging::Staging;
use super::swap::{self, Mode};
use super::target::Target;
use super::trouble::Trouble;

/// What a publication did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// How many files the tree holds, the manifest not counted.
    pub files: usize,
    /// Their bytes together.
    pub bytes: u64,
    /// How the tree came into place.
    pub mode: Mode,
    /// Where the old tree is until the next build.
    pub previous: Option<PathBuf>,
    /// Folders of this or an earlier build that could not be removed; every later build tries again.
    pub leftovers: Vec<PathBuf>,
}

/// Publishes a tree at `out` in one step: `fill` writes every file into a staging folder beside it, and only when all
/// of them are on the disk does the tree take its place.
///
/// When anything fails, `fill` included, `out` is as it was; a [`Refusal`](super::Refusal) in the error says that `out`
/// is a place this function does not replace. Only [`Trouble::Settling`] says that the new tree is in place all the same.
pub fn publish<T>(
    out: &Path,
    fill: impl FnOnce(&Staging) -> anyhow::Result<T>,
) -> anyhow::Result<(T, Published)> {
    let untouched = || Trouble::Publishing(out.to_owned());
    let target = Target::resolve(out).with_context(untouched)?;
    let mut journal = Journal::open(&target).with_context(untouched)?;
    let outcome = grow(&target, &mut journal, fill)
        .with_context(untouched)
        .and_then(|(value, grown)| Ok((value, place(&target, &grown, out)?)));
    let leftovers = journal.close(&target);
    let (value, mut published) = outcome?;
    published.leftovers.extend(leftovers?);
    Ok((value, published))
}

/// A new tree beside the target, sealed and on the disk.
struct Grown {
    before: Standing,
    new: PathBuf,
    aside: PathBuf,
    gone: PathBuf,
    files: usize,
    bytes: u64,
}

/// Everything that does not touch the target. What it leaves when it fails, closing the journal removes.
fn grow<T>(
    target: &Target,
    journal: &mut Journal,
    fill: impl FnOnce(&Staging) -> anyhow::Result<T>,
) -> anyhow::Result<(T, Grown)> {
    let before = manifest::standing(&target.tree)?;
    let token = journal.begin()?;
    let (new, aside) = (target.new_tree(&token), target.old_tree(&token));
    let gone = target.gone_tree(&token);
    let staging = Staging::make(new.clone())?;
    let value = fill(&staging)?;
    let (files, bytes) = staging.seal()?;
    journal.seal(&token)?;
    Ok((value, Grown { before, new, aside, gone, files, bytes }))
}

/// Puts the new tree in place and keeps the old one.
fn place(target: &Target, grown: &Grown, out: &Path) -> anyhow::Result<Published> {
    let untouched = || Trouble::Publishing(out.to_owned());
    let Grown { before, new, aside, gone, files, bytes } = grown;
    let mode = match before {
        Standing::Absent | Standing::Empty => swap::create(new, &target.tree),
        Standing::Ours => swap::swap(new, &target.tree, aside),
    };
    let mode = mode.with_context(untouched)?;
    let old = match mode {
        Mode::Created => None,
        Mode::Exchanged => Some(new.as_path()),
        Mode::Renamed => Some(aside.as_path()),
    };
    // Whoever put a file into the old tree while the new one grew did so before this moment: the path now leads to the
    // new one. So this look is final, and after it the old tree can go.
    if let Some(refused) = old.and_then(|old| manifest::standing(old).err()) {
        swap::undo(mode, new, &target.tree, aside)?;
        return Err(refused).with_context(untouched);
    }
    let settled = swap::settle(&target.parent);
    // Kept all the more when nobody knows whether the new tree stays.
    let (previous, leftovers) = retire(target, old, gone);
    settled.with_context(|| Trouble::Settling(out.to_owned()))?;
    Ok(Published { files: *files, bytes: *bytes, mode, previous, leftovers })
}

/// Makes the old tree the previous generation, in the place of the one before it; says where it is, and what stands
/// there instead that is not ours. What cannot be removed now is the journal's business: closing it tries again, and so
/// does the next build.
fn retire(target: &Target, old: Option<&Path>, gone: &Path) -> (Option<PathBuf>, Vec<PathBuf>) {
    let kept = target.previous_tree();
    let is_free = match manifest::standing(&kept) {
        Ok(Standing::Absent) => true,
        // Renamed first, since a tree whose removal is cut short must carry the token.
        Ok(Standing::Empty | Standing::Ours) => fs::rename(&kept, gone).is_ok(),
        Err(_) => return (None, vec![kept]),
    };
    let previous = old.filter(|old| is_free && fs::rename(old, &kept).is_ok()).map(|_| kept);
    fs::remove_dir_all(gone).ok();
    (previous, Vec::new())
}

#[cfg(test)]
#[path = "previous_tests.rs"]
mod previous_tests;
#[cfg(test)]
#[path = "publish_tests.rs"]
pub(super) mod tests;
