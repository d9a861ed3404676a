//! Putting a finished tree in the place of the old one.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::Path;

use anyhow::Context;

use super::target::Refusal;

/// How a tree came into place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// There was no tree before.
    Created,
    /// Exchanged with the old tree in one step: at every moment one of them was there, and whole.
    Exchanged,
    /// The old tree was renamed, then the new one, because the file system cannot exchange: for a moment there was none.
    Renamed,
}

/// Puts a tree where nothing is, or an empty folder. A rename never replaces a folder that holds anything.
pub(super) fn create(new: &Path, out: &Path) -> anyhow::Result<Mode> {
    fs::rename(new, out).map_err(refusal).with_context(|| moving(new, out))?;
    Ok(Mode::Created)
}

/// Puts a tree in the place of another, which is then found at `new` or at `aside`.
pub(super) fn swap(new: &Path, out: &Path, aside: &Path) -> anyhow::Result<Mode> {
    match exchange(new, out) {
        Ok(()) => Ok(Mode::Exchanged),
        Err(error) if cannot_exchange(&error) => rename_twice(new, out, aside),
        Err(error) => Err(refusal(error)).with_context(|| moving(new, out)),
    }
}

/// Puts the old tree back.
pub(super) fn undo(mode: Mode, new: &Path, out: &Path, aside: &Path) -> anyhow::Result<()> {
    match mode {
        Mode::Created => fs::rename(out, new),
        Mode::Exchanged => exchange(new, out),
        Mode::Renamed => fs::rename(out, new).and_then(|()| fs::rename(aside, out)),
    }
    .with_context(|| format!("could not put the old tree back at `{}`", out.display()))
}

fn rename_twice(new: &Path, out: &Path, aside: &Path) -> anyhow::Result<Mode> {
    fs::rename(out, aside).map_err(refusal).with_context(|| moving(out, aside))?;
    if let Err(error) = fs::rename(new, out) {
        fs::rename(aside, out)
            .with_context(|| format!("could not put the old tree back at `{}`", out.display()))?;
        return Err(error).with_context(|| moving(new, out));
    }
    Ok(Mode::Renamed)
}

fn moving(from: &Path, to: &Path) -> String {
    format!("could not move `{}` to `{}`", from.display(), to.display())
}

fn refusal(error: io::Error) -> anyhow::Error {
    match error.kind() {
        ErrorKind::ResourceBusy | ErrorKind::CrossesDevices => Refusal::MountPoint.into(),
        _ => error.into(),
    }
}

/// Whether the file system knows no flags of a rename.
fn cannot_exchange(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn exchange(new: &Path, out: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, out, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Renames a file to a name that must be free.
pub(super) fn move_to_free(new: &Path, path: &Path) -> io::Result<()> {
    match rename_to_free(new, path) {
        Err(error) if cannot_exchange(&error) => {
            // Two steps, where the system has nothing better; other runs of ours are kept away by a lock.
            if fs::symlink_metadata(path).is_ok() {
                return Err(ErrorKind::AlreadyExists.into());
            }
            fs::rename(new, path)
        }
        done => done,
    }
}

#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn rename_to_free(new: &Path, path: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, path, RenameFlags::NOREPLACE)?)
}

#[cfg(not(any(target_os = "linux", target_vendor = "apple")))]
fn rename_to_free(_: &Path, _: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Brings a whole tree to the disk with one call, where the system has one; a call for every file would cost minutes.
pub(super) fn flush(tree: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(File::open(tree)?)?;
    #[cfg(not(target_os = "linux"))]
    let _ = tree;
    Ok(())
}

/// Brings the new names to the disk.
pub(super) fn settle(parent: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(parent)?.sync_all() } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::{Mode, Path, cannot_exchange, fs, rename_twice, undo};

    #[test]
    fn a_file_system_that_cannot_exchange_gets_two_renames_and_they_can_be_undone() {
        let folder = tempfile::tempdir().unwrap();
        let [new, out, aside] = ["new", "out", "aside"].map(|it| folder.path().join(it));
        for tree in [&new, &out] {
            fs::create_dir(tree).unwrap();
            fs::write(tree.join("name"), tree.file_name().unwrap().as_encoded_bytes()).unwrap();
        }
        let name = |tree: &Path| fs::read_to_string(tree.join("name")).unwrap();
        assert_eq!(rename_twice(&new, &out, &aside).unwrap(), Mode::Renamed);
        assert_eq!((name(&out), name(&aside)), ("new".into(), "out".into()));
        undo(Mode::Renamed, &new, &out, &aside).unwrap();
        assert_eq!((name(&new), name(&out)), ("new".into(), "out".into()));

        fs::remove_dir_all(&new).unwrap();
        rename_twice(&new, &out, &aside).unwrap_err();
        assert_eq!(name(&out), "out");
    }

    #[test]
    fn the_errors_that_mean_no_exchange_are_known() {
        for code in [rustix::io::Errno::INVAL, rustix::io::Errno::NOSYS, rustix::io::Errno::NOTSUP]
        {
            assert!(cannot_exchange(&code.into()), "{code:?}");
        }
        assert!(!cannot_exchange(&rustix::io::Errno::NOSPC.into()));
    }
}
