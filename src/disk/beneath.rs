//! Opening files under a folder so that no link leads out of it, whatever is swapped for one meanwhile.
//!
//! A look at a path and the use of it are two steps, and between them a folder can be replaced by a link. So what is
//! under a folder is opened from a handle of that folder, and the system follows no link on the way.

use std::fs::File;
use std::io;
use std::path::Path;

#[cfg(unix)]
use rustix::{
    fd::OwnedFd,
    fs::{CWD, Mode, OFlags, mkdirat, openat},
    io::Errno,
};

/// A folder, held open.
#[derive(Debug)]
pub(super) struct Beneath {
    #[cfg(unix)]
    folder: OwnedFd,
    #[cfg(not(unix))]
    folder: std::path::PathBuf,
}

#[cfg(unix)]
impl Beneath {
    /// A folder that a person named; it may be a link, and is then where that leads.
    pub(super) fn named(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: openat(CWD, folder, FOLDER, Mode::empty())? })
    }

    /// A folder that was just made, so it is no link.
    pub(super) fn made(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: openat(CWD, folder, FOLDER | OFlags::NOFOLLOW, Mode::empty())? })
    }

    /// Opens a file for reading. A pipe that has taken its place does not make the program wait.
    pub(super) fn read(&self, path: &Path) -> io::Result<File> {
        Ok(self.open(path, OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty())?.into())
    }

    /// Makes a file that must not be there yet.
    pub(super) fn create(&self, path: &Path) -> io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL;
        Ok(self.open(path, flags, Mode::from_raw_mode(0o666))?.into())
    }

    /// Makes a folder; the one it is in is there.
    pub(super) fn make_folder(&self, path: &Path) -> io::Result<()> {
        let mode = Mode::from_raw_mode(0o777);
        let above = path.parent().filter(|it| !it.as_os_str().is_empty());
        match (above, path.file_name()) {
            (Some(above), Some(name)) => {
                mkdirat(self.open(above, FOLDER, Mode::empty())?, name, mode)
            }
            _ => mkdirat(&self.folder, path, mode),
        }?;
        Ok(())
    }

    fn open(&self, path: &Path, flags: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let flags = flags | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        #[cfg(target_os = "linux")]
        {
            use rustix::fs::{ResolveFlags, openat2};
            let resolve = ResolveFlags::BENEATH | ResolveFlags::NO_SYMLINKS;
            match openat2(&self.folder, path, flags, mode, resolve) {
                // Before Linux 5.6, and where a container's filter does not know the call.
                Err(Errno::NOSYS | Errno::PERM) => (),
                opened => return Ok(opened?),
            }
        }
        self.step_by_step(path, flags, mode)
    }

    /// The same with one call for each part of the path.
    fn step_by_step(&self, path: &Path, flags: OFlags, mode: Mode) -> io::Result<OwnedFd> {
        let name = path.file_name().ok_or(Errno::INVAL)?;
        let mut above: Option<OwnedFd> = None;
        for part in path.parent().into_iter().flatten() {
            let from = above.as_ref().unwrap_or(&self.folder);
            above = Some(openat(from, part, FOLDER | OFlags::NOFOLLOW, Mode::empty())?);
        }
        Ok(openat(above.as_ref().unwrap_or(&self.folder), name, flags, mode)?)
    }
}

#[cfg(unix)]
const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);

/// Whether a file could not be opened because there is a link on the way.
#[cfg(unix)]
pub(super) fn met_a_link(error: &io::Error) -> bool {
    Errno::from_io_error(error) == Some(Errno::LOOP)
}

#[cfg(not(unix))]
impl Beneath {
    pub(super) fn named(folder: &Path) -> io::Result<Self> {
        Ok(Self { folder: folder.to_owned() })
    }

    pub(super) fn made(folder: &Path) -> io::Result<Self> {
        Self::named(folder)
    }

    pub(super) fn read(&self, path: &Path) -> io::Result<File> {
        File::open(self.folder.join(path))
    }

    pub(super) fn create(&self, path: &Path) -> io::Result<File> {
        File::create_new(self.folder.join(path))
    }

    pub(super) fn make_folder(&self, path: &Path) -> io::Result<()> {
        std::fs::create_dir(self.folder.join(path))
    }
}

#[cfg(not(unix))]
pub(super) fn met_a_link(_: &io::Error) -> bool {
    false
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs;
    use std::io::{Read, Write};
    use std::os::unix::fs::symlink;

    use super::{Beneath, File, Mode, OFlags, OwnedFd, Path, io, met_a_link};

    type Open = fn(&Beneath, &Path) -> io::Result<OwnedFd>;

    /// Both ways of opening: the one call, and the steps that take its place on old systems.
    const WAYS: [Open; 2] = [
        |it, path| it.open(path, OFlags::RDONLY, Mode::empty()),
        |it, path| it.step_by_step(path, OFlags::RDONLY | OFlags::NOFOLLOW, Mode::empty()),
    ];

    #[test]
    fn a_file_is_found_and_no_link_is_followed_on_either_way() {
        let place = tempfile::tempdir().unwrap();
        let (inside, outside) = (place.path().join("inside"), place.path().join("outside"));
        for folder in [&inside, &outside] {
            fs::create_dir_all(folder.join("a/b")).unwrap();
            fs::write(folder.join("a/b/file"), folder.file_name().unwrap().as_encoded_bytes())
                .unwrap();
        }
        symlink(&outside, inside.join("absolute")).unwrap();
        symlink("a", inside.join("relative")).unwrap();
        symlink("../../../outside/a/b/file", inside.join("a/b/link")).unwrap();
        let beneath = Beneath::named(&inside).unwrap();
        for open in WAYS {
            let mut text = String::new();
            let found = open(&beneath, Path::new("a/b/file")).unwrap();
            File::from(found).read_to_string(&mut text).unwrap();
            assert_eq!(text, "inside");
            for path in ["absolute/a/b/file", "relative/b/file", "a/b/link"] {
                open(&beneath, Path::new(path)).unwrap_err();
            }
        }
        assert!(met_a_link(&beneath.read(Path::new("a/b/link")).unwrap_err()));
    }

    #[test]
    fn nothing_is_made_behind_a_link() {
        let place = tempfile::tempdir().unwrap();
        let (inside, outside) = (place.path().join("inside"), place.path().join("outside"));
        fs::create_dir(&inside).unwrap();
        fs::create_dir(&outside).unwrap();
        symlink(&outside, inside.join("link")).unwrap();
        let beneath = Beneath::made(&inside).unwrap();
        beneath.create(Path::new("link/file")).unwrap_err();
        beneath.make_folder(Path::new("link/folder")).unwrap_err();
        beneath.make_folder(Path::new("a")).unwrap();
        beneath.make_folder(Path::new("a/b")).unwrap();
        beneath.create(Path::new("a/b/file")).unwrap().write_all(b"x").unwrap();
        beneath.create(Path::new("a/b/file")).unwrap_err();
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 0);
        assert_eq!(fs::read(inside.join("a/b/file")).unwrap(), b"x");
        Beneath::made(&inside.join("link")).unwrap_err();
    }
}
