//! The places that are refused, and that nothing happens to them.

use std::fs;
use std::path::Path;

use super::{Refusal, keep_clear, manifest};
use crate::disk::publish;
use crate::disk::publish::tests::Place;

fn refusal_of(out: &Path) -> Refusal {
    let error = publish(out, |_| Ok(())).unwrap_err();
    let text = format!("{error:#}");
    assert!(text.contains(&out.display().to_string()) && text.contains("is as it was"), "{text}");
    error.downcast_ref::<Refusal>().unwrap_or_else(|| panic!("no refusal: {text}")).clone()
}

#[test]
fn a_foreign_folder_is_refused_and_intact() {
    let place = Place::new();
    fs::create_dir_all(place.site().join("letters")).unwrap();
    for number in 0..12 {
        fs::write(place.site().join(format!("photo-{number:02}")), "mine").unwrap();
    }
    let before = place.everything();
    let Refusal::NotOurs { files, more } = refusal_of(&place.site()) else { panic!() };
    assert_eq!((files[0].as_str(), files[9].as_str(), more), ("letters/", "photo-08", 3));
    assert_eq!(place.everything(), before);
}

#[test]
fn a_foreign_file_in_our_tree_is_refused_and_intact() {
    type Put = fn(&Path);
    let foreign: [(&str, Put); 5] = [
        ("da/note.txt", |site| fs::write(site.join("da/note.txt"), "mine").unwrap()),
        ("da/side.html", |site| fs::write(site.join("da/side.html"), "I changed this").unwrap()),
        ("index.html", |site| fs::write(site.join("index.html"), "odd").unwrap()),
        ("empty/", |site| fs::create_dir(site.join("empty")).unwrap()),
        ("index.html/", |site| {
            fs::remove_file(site.join("index.html")).unwrap();
            fs::create_dir(site.join("index.html")).unwrap();
        }),
    ];
    for (name, put) in foreign {
        let place = Place::with_tree();
        put(&place.site());
        let before = place.everything();
        assert_eq!(
            refusal_of(&place.site()),
            Refusal::NotOurs { files: vec![name.to_owned()], more: 0 }
        );
        assert_eq!(place.everything(), before);
    }
}

#[test]
fn a_tree_whose_manifest_has_sizes_only_is_ours_too() {
    let place = Place::new();
    fs::create_dir(place.site()).unwrap();
    fs::write(place.site().join("a"), "1").unwrap();
    fs::write(place.site().join(manifest::NAME), "{\"version\":1,\"files\":{\"a\":1}}").unwrap();
    place.publish(&[("a", "2")]).unwrap();
}

#[test]
fn a_build_does_not_replace_what_it_reads_nor_read_what_it_wrote() {
    let place = Place::new();
    let at = |path: &str| place.folder.path().join(path);
    fs::create_dir_all(at("project/content")).unwrap();
    let content = at("project/content");
    for out in ["project/content", "project", "project/content/dist", "project/content/a/b", ""] {
        let error = keep_clear(&at(out), &[&content, &at("templates")]).unwrap_err();
        assert_eq!(error.downcast_ref(), Some(&Refusal::Source), "{out}");
    }
    for out in ["project/dist", "dist", "project/content-dist", "templates"] {
        keep_clear(&at(out), &[&content, &at("templates")]).unwrap();
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(&content, at("link")).unwrap();
        keep_clear(&at("project/content/dist"), &[&at("link")]).unwrap_err();
        keep_clear(&at("link/dist"), &[&content]).unwrap_err();
    }
}

#[test]
fn a_manifest_that_cannot_be_used_is_refused() {
    for text in
        ["", "{}", "[1]", "{\"version\":3,\"files\":{}}", "{\"version\":1,\"files\":{\"a\":-1}}"]
    {
        let place = Place::new();
        fs::create_dir(place.site()).unwrap();
        fs::write(place.site().join(manifest::NAME), text).unwrap();
        assert!(matches!(refusal_of(&place.site()), Refusal::Manifest { .. }), "{text}");
        assert!(place.site().join(manifest::NAME).exists());
    }
}

#[cfg(unix)]
#[test]
fn a_symlink_is_refused_as_target_and_inside_it() {
    use std::os::unix::fs::symlink;
    let place = Place::with_tree();
    let link = place.folder.path().join("link");
    symlink(place.site(), &link).unwrap();
    assert_eq!(refusal_of(&link), Refusal::Symlink);
    assert_eq!(refusal_of(&link.join("")), Refusal::Symlink);
    fs::remove_file(&link).unwrap();
    symlink("nowhere", &link).unwrap();
    assert_eq!(refusal_of(&link), Refusal::Symlink);

    fs::remove_file(place.site().join("index.html")).unwrap();
    symlink(&link, place.site().join("index.html")).unwrap();
    assert!(matches!(refusal_of(&place.site()), Refusal::NotOurs { .. }));
}

#[test]
fn places_that_must_not_be_replaced_are_refused() {
    let place = Place::new();
    let file = place.folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    assert_eq!(refusal_of(&file), Refusal::NotAFolder);
    let repository = place.folder.path().join("repository");
    fs::create_dir_all(repository.join(".git")).unwrap();
    assert_eq!(refusal_of(&repository), Refusal::GitRoot);
    assert_eq!(refusal_of(Path::new("/")), Refusal::Root);
    for here in [".", "..", "./", "src/.."] {
        assert_eq!(refusal_of(Path::new(here)), Refusal::CurrentFolder, "{here}");
    }
    let here = std::env::current_dir().unwrap();
    assert_eq!(refusal_of(&here), Refusal::CurrentFolder);
    assert_eq!(refusal_of(here.parent().unwrap()), Refusal::CurrentFolder);
    publish(Path::new(""), |_| Ok(())).unwrap_err();
    assert_eq!(refusal_of(&place.folder.path().join("repository/..")), Refusal::NoName);
    #[cfg(target_os = "linux")]
    assert_eq!(refusal_of(Path::new("/proc")), Refusal::MountPoint);
    assert_eq!(fs::read_to_string(file).unwrap(), "mine");
}
