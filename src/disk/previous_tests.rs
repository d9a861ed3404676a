//! The generation that stays beside a tree: one, whole, until the next build.

use std::fs;
use std::path::PathBuf;

use super::tests::Place;
use super::{Mode, Target};

fn previous(place: &Place) -> PathBuf {
    place.folder.path().join(".site.prev")
}

fn beside(place: &Place) -> Vec<String> {
    let names = fs::read_dir(place.folder.path()).unwrap();
    let mut names: Vec<String> =
        names.map(|it| it.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn the_tree_before_is_kept_and_the_one_before_that_is_not() {
    let place = Place::with_tree();
    assert!(!previous(&place).exists());
    for (text, before) in [("new", "old"), ("newer", "new"), ("newest", "newer")] {
        let published = place.publish(&[("index.html", text)]).unwrap();
        assert_eq!(published.mode, Mode::Exchanged);
        assert_eq!(published.previous.unwrap(), fs::canonicalize(previous(&place)).unwrap());
        assert_eq!(fs::read_to_string(previous(&place).join("index.html")).unwrap(), before);
        assert_eq!(beside(&place), [".site.prev", "site"]);
    }
}

#[cfg(unix)]
#[test]
fn whoever_reads_from_the_old_tree_finds_its_files_until_the_next_build() {
    let place = Place::with_tree();
    let held =
        rustix::fs::open(place.site(), rustix::fs::OFlags::DIRECTORY, rustix::fs::Mode::empty())
            .unwrap();
    let read = || {
        let flags = rustix::fs::OFlags::RDONLY;
        rustix::fs::openat(&held, "da/side.html", flags, rustix::fs::Mode::empty()).is_ok()
    };
    place.publish(&[("index.html", "new")]).unwrap();
    assert!(read());
    place.publish(&[("index.html", "newer")]).unwrap();
    assert!(!read());
}

#[test]
fn a_tree_that_is_gone_leaves_no_older_one_behind() {
    let place = Place::with_tree();
    place.publish(&[("index.html", "new")]).unwrap();
    fs::remove_dir_all(place.site()).unwrap();
    let published = place.publish(&[("index.html", "newer")]).unwrap();
    assert_eq!((published.mode, published.previous), (Mode::Created, None));
    assert_eq!(beside(&place), ["site"]);
}

#[test]
fn something_foreign_in_the_place_of_the_previous_tree_is_kept_and_told_of() {
    let place = Place::with_tree();
    fs::create_dir(previous(&place)).unwrap();
    fs::write(previous(&place).join("photo"), "mine").unwrap();
    for _ in 0..2 {
        let published = place.publish(&[("index.html", "new")]).unwrap();
        assert_eq!(published.previous, None);
        assert_eq!(published.leftovers, [fs::canonicalize(previous(&place)).unwrap()]);
        assert_eq!(fs::read_to_string(previous(&place).join("photo")).unwrap(), "mine");
        assert_eq!(beside(&place), [".site.prev", "site"]);
    }
    fs::remove_file(previous(&place).join("photo")).unwrap();
    assert!(place.publish(&[("index.html", "new")]).unwrap().leftovers.is_empty());
}

#[test]
fn a_tree_that_a_killed_build_put_aside_stays_until_another_is_published() {
    let place = Place::with_tree();
    let target = Target::resolve(&place.site()).unwrap();
    let old = target.new_tree("0123456789abcdef");
    fs::create_dir(&old).unwrap();
    fs::write(old.join("index.html"), "older").unwrap();
    fs::write(target.lock_file(), "begun 0123456789abcdef\nsealed 0123456789abcdef\n").unwrap();
    let published = super::publish(&place.site(), |staging| {
        assert!(old.join("index.html").exists(), "somebody may still read it");
        staging.write("index.html", b"new")
    });
    assert!(published.unwrap().1.leftovers.is_empty());
    assert_eq!(beside(&place), [".site.prev", "site"]);
}

#[cfg(unix)]
#[test]
fn a_link_that_takes_the_place_of_the_tree_during_a_build_is_put_back_and_not_followed() {
    use std::os::unix::fs::symlink;
    let place = Place::with_tree();
    let other = place.folder.path().join("other");
    fs::create_dir(&other).unwrap();
    super::publish(&other, |staging| staging.write("index.html", b"precious")).unwrap();
    let error = super::publish(&place.site(), |staging| {
        fs::rename(place.site(), place.folder.path().join("moved")).unwrap();
        symlink(&other, place.site()).unwrap();
        staging.write("index.html", b"new")
    });
    assert_eq!(error.unwrap_err().downcast_ref(), Some(&crate::disk::Refusal::Symlink));
    assert_eq!(fs::read_link(place.site()).unwrap(), other);
    assert_eq!(fs::read_to_string(other.join("index.html")).unwrap(), "precious");
}

#[cfg(unix)]
#[test]
fn a_folder_that_becomes_a_link_while_the_tree_grows_is_not_written_through() {
    let place = Place::with_tree();
    let outside = place.folder.path().join("outside");
    fs::create_dir_all(outside.join("b")).unwrap();
    let growing = || {
        let name = beside(&place).into_iter().find(|it| it.ends_with(".new")).unwrap();
        place.folder.path().join(name)
    };
    for path in ["a/file", "a/b/file", "a/new/file"] {
        let error = super::publish(&place.site(), |staging| {
            staging.write("a/b/c", b"1")?;
            fs::rename(growing().join("a"), place.folder.path().join("moved")).unwrap();
            std::os::unix::fs::symlink(&outside, growing().join("a")).unwrap();
            staging.write(path, b"secret").ok();
            staging.create(path)?.finish()
        });
        error.unwrap_err();
        assert_eq!(fs::read_dir(outside.join("b")).unwrap().count(), 0, "{path}");
        assert_eq!(fs::read_dir(&outside).unwrap().count(), 1, "{path}");
        assert_eq!(fs::read_to_string(place.site().join("index.html")).unwrap(), "old");
        fs::remove_dir_all(place.folder.path().join("moved")).unwrap();
        assert_eq!(beside(&place), ["outside", "site"], "{path}");
    }
}
