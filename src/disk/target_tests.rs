//! The places that are refused, and that nothing happens to them.

use std::fs;
use std::path::Path;

use super::{Refusal, manifest};
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
    let foreign: [(&str, Put); 4] = [
        ("da/note.txt", |site| fs::write(site.join("da/note.txt"), "mine").unwrap()),
        ("da/side.html", |site| fs::write(site.join("da/side.html"), "I changed this").unwrap()),
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
fn a_manifest_that_cannot_be_used_is_refused() {
    for text in
        ["", "{}", "[1]", "{\"version\":2,\"files\":{}}", "{\"version\":1,\"files\":{\"a\":-1}}"]
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
