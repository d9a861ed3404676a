//! Publishing as a whole: what is there afterwards, and what is not.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::{Mode, Published, Staging, Target, manifest, publish};
use crate::disk::{Refusal, StagedFile};

/// A folder to publish in; `site` is the target.
pub(in crate::disk) struct Place {
    pub(in crate::disk) folder: tempfile::TempDir,
}

impl Place {
    pub(in crate::disk) fn new() -> Self {
        // In memory where that is possible: bringing a tree to a busy disk takes longer than the rest of its test.
        let memory = Path::new("/dev/shm");
        let base = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
        Self { folder: tempfile::tempdir_in(base).unwrap() }
    }

    /// One with a tree published in it.
    pub(in crate::disk) fn with_tree() -> Self {
        let place = Self::new();
        place.publish(&[("index.html", "old"), ("da/side.html", "old page")]).unwrap();
        place
    }

    pub(in crate::disk) fn site(&self) -> PathBuf {
        self.folder.path().join("site")
    }

    pub(in crate::disk) fn publish(&self, files: &[(&str, &str)]) -> anyhow::Result<Published> {
        let fill = |staging: &Staging| {
            files.iter().try_for_each(|(path, text)| staging.write(path, text.as_bytes()))
        };
        Ok(publish(&self.site(), fill)?.1)
    }

    /// Every file below the folder with its text, the previous generation left out; folders end in `/`.
    pub(in crate::disk) fn everything(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        let mut pending = vec![self.folder.path().to_owned()];
        while let Some(folder) = pending.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let entry = entry.unwrap();
                let path = entry.path();
                let shown =
                    path.strip_prefix(self.folder.path()).unwrap().to_str().unwrap().to_owned();
                // The lock file stays, empty, where it cannot be removed under the lock.
                if shown == ".site.prev" || (cfg!(not(unix)) && shown == ".site.lock") {
                    continue;
                }
                if entry.file_type().unwrap().is_dir() {
                    found.insert(shown + "/", String::new());
                    pending.push(path);
                } else {
                    found.insert(shown, fs::read_to_string(path).unwrap_or_default());
                }
            }
        }
        found
    }
}

#[test]
fn a_tree_is_created_with_a_sorted_manifest_and_nothing_beside_it() {
    let place = Place::new();
    let published = place.publish(&[("b/c.html", "page"), ("a.txt", "text!")]).unwrap();
    assert_eq!(
        published,
        Published {
            files: 2,
            bytes: 9,
            mode: Mode::Created,
            previous: None,
            leftovers: Vec::new()
        }
    );
    let manifest = "{\"version\":2,\"files\":{\n\
        \"a.txt\":{\"size\":5,\"sha256\":\"11be352b0020a5f9d597a4d8a0fe1db1892021ba9a020bc91e81fa983048e991\"},\n\
        \"b/c.html\":{\"size\":4,\"sha256\":\"3660315a9af3df255d8f19ab077e4797822b41488a0e2a04bc6af71213c23274\"}\n}}\n";
    let expected = [
        ("site/", ""),
        ("site/.fortegnelse-manifest.json", manifest),
        ("site/a.txt", "text!"),
        ("site/b/", ""),
        ("site/b/c.html", "page"),
    ];
    let expected = expected.map(|(path, text)| (path.to_owned(), text.to_owned()));
    assert_eq!(place.everything(), BTreeMap::from(expected));
}

#[test]
fn missing_parents_are_made_and_an_empty_folder_is_taken() {
    let place = Place::new();
    let deep = place.folder.path().join("x/y/site");
    assert_eq!(publish(&deep, |it| it.write("a", b"1")).unwrap().1.mode, Mode::Created);
    fs::create_dir(place.site()).unwrap();
    assert_eq!(place.publish(&[("a", "1")]).unwrap().mode, Mode::Created);
    assert_eq!(place.publish(&[]).unwrap().files, 0);
    assert_eq!(place.publish(&[("a", "1")]).unwrap().files, 1);
}

#[test]
fn an_old_tree_is_replaced_whole() {
    let place = Place::with_tree();
    let published = place.publish(&[("index.html", "new")]).unwrap();
    assert_ne!(published.mode, Mode::Created);
    assert_eq!(fs::read_to_string(place.site().join("index.html")).unwrap(), "new");
    assert_eq!(place.everything().len(), 3, "{:?}", place.everything());
}

#[test]
fn the_same_files_in_another_order_give_the_same_bytes() {
    let (one, other) = (Place::new(), Place::new());
    one.publish(&[("a", "1"), ("b/c", "2"), ("b/d", "3")]).unwrap();
    other.publish(&[("b/d", "3"), ("a", "1"), ("b/c", "2")]).unwrap();
    assert_eq!(one.everything(), other.everything());
}

#[test]
fn a_file_of_ours_that_is_gone_is_no_reason_to_refuse() {
    let place = Place::with_tree();
    fs::remove_dir_all(place.site().join("da")).unwrap();
    place.publish(&[("index.html", "new")]).unwrap();
}

#[test]
fn a_foreign_file_that_arrives_during_the_build_is_refused_and_intact() {
    let place = Place::with_tree();
    let late = place.site().join("da/late.txt");
    let error = publish(&place.site(), |staging| {
        fs::write(&late, "mine").unwrap();
        staging.write("index.html", b"new")
    });
    let files = vec!["da/late.txt".to_owned()];
    assert_eq!(error.unwrap_err().downcast_ref(), Some(&Refusal::NotOurs { files, more: 0 }));
    assert_eq!(fs::read_to_string(late).unwrap(), "mine");
    assert_eq!(fs::read_to_string(place.site().join("index.html")).unwrap(), "old");
    assert_eq!(place.everything().len(), 6, "{:?}", place.everything());
}

#[test]
fn hostile_paths_are_refused() {
    let place = Place::new();
    let hostile = [
        "",
        ".",
        "..",
        "/",
        "/etc/passwd",
        "../up",
        "a/../../up",
        "a/./b",
        "a//b",
        "a/",
        "a\\b",
        "..\\up",
        "C:",
        "C:/x",
        "a:stream",
        "nul\0",
        "line\nbreak",
        ".fortegnelse-manifest.json",
        ".Fortegnelse-Manifest.JSON",
    ];
    for path in hostile {
        let error = publish(&place.site(), |staging| staging.write(path, b"x")).unwrap_err();
        assert!(format!("{error:#}").contains("is as it was"), "{error:#}");
        publish(&place.site(), |staging| staging.create(path)?.finish()).unwrap_err();
        assert!(place.everything().is_empty(), "{path:?}: {:?}", place.everything());
    }
}

#[test]
fn the_same_path_twice_is_an_error_even_when_it_is_ignored() {
    let place = Place::with_tree();
    let before = place.everything();
    let error = place.publish(&[("a/b", "1"), ("a/b", "2")]).unwrap_err();
    assert!(format!("{error:#}").contains("`a/b` was written twice"), "{error:#}");
    let ignored = publish(&place.site(), |staging| {
        staging.write("a", b"1")?;
        staging.write("a", b"2").ok();
        staging.write("a/b", b"2").ok();
        Ok(())
    });
    let error = ignored.unwrap_err();
    assert!(format!("{error:#}").contains("2 of the files were not written"), "{error:#}");
    assert_eq!(place.everything(), before);
}

#[test]
fn a_failing_fill_leaves_the_old_tree_whole_and_nothing_beside_it() {
    let place = Place::with_tree();
    let before = place.everything();
    let failed: anyhow::Result<((), _)> = publish(&place.site(), |staging| {
        staging.write("a/b/c", b"half")?;
        anyhow::bail!("the author slipped")
    });
    let error = format!("{:#}", failed.unwrap_err());
    assert!(error.contains("is as it was: the author slipped"), "{error}");
    assert_eq!(place.everything(), before);
}

#[test]
fn what_a_killed_build_left_is_removed_by_the_next() {
    let place = Place::with_tree();
    let killed = std::panic::catch_unwind(|| {
        publish(&place.site(), |staging| -> anyhow::Result<()> {
            staging.write("a/b", b"half")?;
            panic!("killed")
        })
    });
    assert!(killed.is_err());
    assert!(
        place.everything().keys().any(|it| it.ends_with(".new/a/b")),
        "{:?}",
        place.everything()
    );
    place.publish(&[("index.html", "new")]).unwrap();
    assert_eq!(place.everything().len(), 3, "{:?}", place.everything());
}

#[test]
fn a_tree_with_half_a_manifest_is_removed_by_the_next_build() {
    let place = Place::with_tree();
    let target = Target::resolve(&place.site()).unwrap();
    let new = target.new_tree("0123456789abcdef");
    fs::create_dir(&new).unwrap();
    fs::write(new.join(manifest::NAME), "{\"version\":1,\"fi").unwrap();
    fs::write(new.join("index.html"), "half").unwrap();
    fs::write(target.lock_file(), "begun 0123456789abcdef\n").unwrap();
    assert!(place.publish(&[("index.html", "new")]).unwrap().leftovers.is_empty());
    assert_eq!(place.everything().len(), 3, "{:?}", place.everything());
}

#[test]
fn an_old_tree_set_aside_by_a_killed_build_comes_back() {
    let place = Place::with_tree();
    let target = Target::resolve(&place.site()).unwrap();
    let before = place.everything();
    let token = "0123456789abcdef";
    fs::rename(&target.tree, target.old_tree(token)).unwrap();
    fs::create_dir(target.new_tree(token)).unwrap();
    fs::write(target.lock_file(), format!("begun {token}\nsealed {token}\n")).unwrap();
    publish(&place.site(), |_| -> anyhow::Result<()> { anyhow::bail!("not yet") }).unwrap_err();
    assert_eq!(place.everything(), before);
}

#[test]
fn a_leftover_tree_with_a_foreign_file_is_kept_and_reported() {
    let place = Place::with_tree();
    let target = Target::resolve(&place.site()).unwrap();
    let leftover = target.new_tree("0123456789abcdef");
    fs::rename(&target.tree, &leftover).unwrap();
    fs::write(leftover.join("late.txt"), "mine").unwrap();
    fs::write(target.lock_file(), "sealed 0123456789abcdef\n").unwrap();
    for _ in 0..2 {
        assert_eq!(
            place.publish(&[("a", "1")]).unwrap().leftovers,
            std::slice::from_ref(&leftover)
        );
    }
    fs::remove_file(leftover.join("late.txt")).unwrap();
    assert!(place.publish(&[("a", "1")]).unwrap().leftovers.is_empty());
    assert_eq!(place.everything().len(), 3, "{:?}", place.everything());
}

#[test]
fn a_streamed_file_counts_when_it_is_finished() {
    let place = Place::new();
    let block = vec![b'x'; 100_000];
    let published = publish(&place.site(), |staging| {
        let mut file = staging.create("big/file.json")?;
        write!(file, "[")?;
        file.write_all(&block)?;
        write!(file, "]")?;
        file.finish()
    });
    assert_eq!(published.unwrap().1.bytes, 100_002);
    place.publish(&[("index.html", "the size in the manifest was right")]).unwrap();
}

#[test]
fn an_unfinished_streamed_file_makes_the_publication_fail() {
    let place = Place::with_tree();
    let before = place.everything();
    let endings: [fn(StagedFile<'_>); 2] = [|it| drop(it), |it| std::mem::forget(it)];
    for end in endings {
        let failed = publish(&place.site(), |staging| {
            staging.write("index.html", b"new")?;
            let mut file = staging.create("stream.json")?;
            file.write_all(b"half")?;
            end(file);
            Ok(())
        });
        let error = format!("{:#}", failed.unwrap_err());
        assert!(error.contains("`stream.json`"), "{error}");
        assert_eq!(place.everything(), before);
    }
}

#[test]
fn builds_at_the_same_time_take_turns() {
    let place = Place::new();
    let inside = AtomicUsize::new(0);
    thread::scope(|scope| {
        for number in 0..8 {
            let (place, inside) = (&place, &inside);
            scope.spawn(move || {
                for round in 0..5 {
                    let text = format!("{number} {round}");
                    let fill = |staging: &Staging| {
                        assert_eq!(inside.fetch_add(1, Ordering::SeqCst), 0);
                        staging.write("one", text.as_bytes())?;
                        thread::sleep(Duration::from_millis(1));
                        staging.write("two", text.as_bytes())?;
                        inside.fetch_sub(1, Ordering::SeqCst);
                        Ok(())
                    };
                    publish(&place.site(), fill).unwrap();
                }
            });
        }
    });
    let found = place.everything();
    assert_eq!(found["site/one"], found["site/two"]);
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn eight_threads_write_a_thousand_files_each() {
    let place = Place::new();
    let fill = |staging: &Staging| {
        thread::scope(|scope| {
            for number in 0..8 {
                scope.spawn(move || {
                    for file in 0..1000 {
                        let path = format!("{}/{}/{number}-{file}.html", file % 7, file % 11);
                        staging.write(&path, path.as_bytes()).unwrap();
                    }
                });
            }
        });
        Ok(())
    };
    assert_eq!(publish(&place.site(), fill).unwrap().1.files, 8000);
    assert_eq!(publish(&place.site(), fill).unwrap().1.files, 8000);
    let found = place.everything();
    assert_eq!(found.len(), 1 + 7 + 77 + 8000 + 1);
    assert!(found.iter().all(|(path, text)| !path.ends_with(".html") || path.ends_with(text)));
}

#[cfg(unix)]
#[test]
fn files_and_folders_get_the_permissions_anything_new_gets() {
    use std::os::unix::fs::PermissionsExt;
    let place = Place::with_tree();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    let (file, folder) = (place.folder.path().join("file"), place.folder.path().join("folder"));
    fs::write(&file, "").unwrap();
    fs::create_dir(&folder).unwrap();
    assert_eq!(mode(&place.site().join("da/side.html")), mode(&file));
    assert_eq!(mode(&place.site()), mode(&folder));
    assert_eq!(mode(&place.site().join("da")), mode(&folder));
}
