//! A chain of versions in memory, and everything that can be done to it.

use std::collections::BTreeMap;

use super::*;
use crate::register::Date;
use crate::source::{Diagnostic, Lang, Role, Sources, sha256};

/// Files by path from the content folder.
type Disk = BTreeMap<String, Vec<u8>>;

/// A version with a notice, an activity and a content of two files.
fn release(disk: &mut Disk, effective: &str, number: u32, since: &str, previous: Option<Previous>) {
    let mut files: Vec<(&str, String)> = vec![
        ("register.json", "{}\n".to_owned()),
        ("notice.kunder.da.md", format!("# Politik\n\nFra {effective}.\n")),
        ("source/a-b.yaml", "b: 1\n".to_owned()),
        ("source/a/c.yaml", "c: \"\u{e6}\"\n".to_owned()),
        ("source/logo.svg", "<svg/>".to_owned()),
    ];
    if since == effective {
        files.push(("activity.konto.da.md", format!("# Konto\n\n{number}\n")));
    }
    let da = |text: &str| ByLanguage::from([("da".to_owned(), text.to_owned())]);
    let stored = Stored {
        schema_version: FORMAT.to_owned(),
        program: "0.1.0".to_owned(),
        effective: effective.to_owned(),
        released: "2023-01-01".to_owned(),
        announced: None,
        approved_by: "Anne \"A\"".to_owned(),
        class: if previous.is_some() { Class::Material } else { Class::First },
        content_hash: "0".repeat(64),
        previous,
        notices: vec![Notice {
            id: "kunder".to_owned(),
            folder: String::new(),
            title: da("Politik"),
            text: da("notice.kunder.da.md"),
        }],
        activities: vec![Activity {
            id: "konto".to_owned(),
            number,
            valid_from: since.to_owned(),
            label: da("Konto"),
            text: da("activity.konto.da.md"),
        }],
        changes: Vec::new(),
        files: files.iter().map(|(path, text)| ((*path).to_owned(), sha256(text))).collect(),
        sha256: String::new(),
    };
    files.push((FILE, sealed(&stored)));
    for (path, text) in files {
        disk.insert(format!("{FOLDER}{effective}/{path}"), text.into_bytes());
    }
}

/// What the version of that day says of itself, for the one after it.
fn link(disk: &Disk, effective: &str) -> Option<Previous> {
    let text = &disk[&format!("{FOLDER}{effective}/{FILE}")];
    let stored: Stored = serde_json::from_slice(text).unwrap();
    Some(Previous { effective: stored.effective, sha256: stored.sha256 })
}

fn three() -> Disk {
    let mut disk = Disk::new();
    release(&mut disk, "2023-12-01", 1, "2023-12-01", None);
    let first = link(&disk, "2023-12-01");
    release(&mut disk, "2024-06-01", 1, "2023-12-01", first);
    let second = link(&disk, "2024-06-01");
    release(&mut disk, "2025-01-01", 2, "2025-01-01", second);
    disk
}

/// As the disk is read: what is not text ends where it stops being text.
fn read(disk: &Disk) -> (Versions, Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    for (path, bytes) in disk {
        sources.add(Role::Version, "content/", path, crate::source::as_it_stands(bytes));
    }
    let (versions, found) = Versions::read(&sources);
    (versions, found, sources)
}

/// Where each finding is and what it says, in English.
fn told(disk: &Disk) -> Vec<String> {
    let (_, found, sources) = read(disk);
    let place = |it: &Diagnostic| {
        let at = sources.position(it.span.file, it.span.start);
        format!("{}:{}", sources.display_path(it.span.file), at.line)
    };
    let told = |it: &Diagnostic| {
        let message = it.message(Lang::En);
        format!("{} {}", place(it), message.rsplit(": ").next().unwrap_or_default())
    };
    found.iter().map(told).collect()
}

fn day(text: &str) -> Date {
    Date::parse(text).unwrap()
}

#[test]
fn a_chain_that_nobody_touched_is_read_whole() {
    let (versions, found, _) = read(&three());
    assert_eq!(found, []);
    let days: Vec<String> = versions.all().iter().map(|it| it.effective.to_string()).collect();
    assert_eq!(days, ["2023-12-01", "2024-06-01", "2025-01-01"]);
}

#[test]
fn on_each_day_one_version_applies_and_the_next_is_to_come() {
    let (versions, ..) = read(&three());
    let on = |day: &str| {
        let name = |it: Option<&Version>| it.map(|it| it.effective.to_string());
        (name(versions.in_force(self::day(day))), name(versions.coming(self::day(day))))
    };
    let some = |it: &str| Some(it.to_owned());
    assert_eq!(on("2023-11-30"), (None, some("2023-12-01")));
    assert_eq!(on("2023-12-01"), (some("2023-12-01"), some("2024-06-01")));
    assert_eq!(on("2024-12-31"), (some("2024-06-01"), some("2025-01-01")));
    assert_eq!(on("2025-01-01"), (some("2025-01-01"), None));
}

#[test]
fn an_activity_that_says_the_same_has_its_text_in_the_version_it_is_from() {
    let (versions, ..) = read(&three());
    let texts: Vec<_> =
        versions.all().iter().map(|it| versions.activity_text(it, "konto", Lang::Da)).collect();
    let first = Some("# Konto\n\n1\n");
    assert_eq!(texts, [first, first, Some("# Konto\n\n2\n")]);
    assert_eq!(versions.activity_text(&versions.all()[0], "konto", Lang::En), None);
    assert_eq!(versions.number("konto"), Some(2));
    assert_eq!(versions.number("nyt"), None);
}

#[test]
fn the_content_of_a_version_comes_in_the_order_in_which_a_folder_is_read() {
    let (versions, ..) = read(&three());
    let content = versions.all()[1].content();
    let files: Vec<_> = content.iter().map(|(_, it)| (it.role, it.path.as_str())).collect();
    let wanted =
        [(Role::Content, "a/c.yaml"), (Role::Content, "a-b.yaml"), (Role::Picture, "logo.svg")];
    assert_eq!(files, wanted);
    let shown = content.display_path(crate::source::FileId(0));
    assert_eq!(shown, "content/versions/2024-06-01/source/a/c.yaml");
}

#[test]
fn every_byte_counts() {
    let whole = three();
    let mut disk = whole.clone();
    for (path, bytes) in &whole {
        let version = path.split('/').nth(1).unwrap();
        for at in 0..bytes.len() {
            // Each bit of some byte, and the one between small and capital letters of each.
            for flip in [1 << (at % 8), 0x20] {
                disk.get_mut(path).unwrap()[at] ^= flip;
                let (versions, found, sources) = read(&disk);
                let place = found.first().map(|it| sources.display_path(it.span.file));
                let wanted = format!("content/{path}");
                assert_eq!(place, Some(wanted), "byte {at} ^ {flip:#x}: {}", told(&disk).join(" "));
                assert!(versions.all().iter().all(|it| it.stored.effective != version));
                disk.get_mut(path).unwrap()[at] ^= flip;
            }
        }
    }
    assert_eq!(disk, whole);
}

#[test]
fn no_byte_can_come_or_go() {
    let whole = three();
    for (path, bytes) in &whole {
        for at in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            for added in [b"\xEF\xBB\xBF".as_slice(), b"\r", b" ", b"\n"] {
                let mut disk = whole.clone();
                disk.get_mut(path).unwrap().splice(at..at, added.iter().copied());
                assert!(!told(&disk).is_empty(), "{path} {at} {added:?}");
            }
            let mut disk = whole.clone();
            disk.get_mut(path).unwrap().remove(at);
            assert!(!told(&disk).is_empty(), "{path} {at}");
        }
    }
}

#[test]
fn no_file_can_go_or_come() {
    let whole = three();
    for path in whole.keys() {
        let mut disk = whole.clone();
        disk.remove(path);
        assert!(!told(&disk).is_empty(), "{path}");
    }
    let mut disk = whole.clone();
    disk.remove("versions/2024-06-01/register.json");
    assert_eq!(
        told(&disk),
        ["content/versions/2024-06-01/version.json:41 a file that it names is missing"]
    );
    disk.insert("versions/2024-06-01/ny.md".to_owned(), b"x".to_vec());
    assert_eq!(told(&disk)[1], "content/versions/2024-06-01/ny.md:1 the file is not part of it");
    let mut disk = whole;
    disk.remove("versions/2024-06-01/version.json");
    assert!(told(&disk)[0].ends_with("`version.json` is missing"), "{:?}", told(&disk));
    disk.insert("versions/README.md".to_owned(), b"x".to_vec());
    assert!(told(&disk)[0].starts_with("content/versions/README.md:1 it is no version"));
}

/// The same files, those of one version in another folder.
fn moved(disk: &Disk, from: &str, to: &str) -> Disk {
    let path = |it: &String| it.replace(&format!("{FOLDER}{from}/"), &format!("{FOLDER}{to}/"));
    disk.iter().map(|(it, bytes)| (path(it), bytes.clone())).collect()
}

#[test]
fn a_version_cannot_take_the_name_of_another_day() {
    for name in ["2024-06-02", "2022-01-01", "2024-13-01", "ny"] {
        let told = told(&moved(&three(), "2024-06-01", name));
        let wanted = format!(
            "content/versions/{name}/version.json:4 the name of the folder is not the date from which it applies"
        );
        assert!(told.contains(&wanted), "{told:?}");
    }
}

#[test]
fn a_version_made_anew_does_not_fit_the_one_after_it() {
    let mut disk = three();
    let first = link(&disk, "2023-12-01");
    release(&mut disk, "2024-06-01", 7, "2024-06-01", first);
    let link = "the version that it follows is not the one that lies before it";
    assert_eq!(told(&disk), [format!("content/versions/2025-01-01/version.json:9 {link}")]);
}

#[test]
fn a_version_that_was_taken_out_is_missed_by_the_one_after_it() {
    let link = "the version that it follows is not the one that lies before it";
    for day in ["2023-12-01", "2024-06-01"] {
        let mut disk = three();
        disk.retain(|path, _| !path.contains(day));
        assert!(told(&disk)[0].ends_with(link), "{:?}", told(&disk));
    }
}

#[test]
fn line_ends_that_git_changed_are_told_as_such() {
    let mut disk = three();
    let crlf = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).replace('\n', "\r\n").into_bytes();
    for path in ["versions/2025-01-01/version.json", "versions/2024-06-01/source/a-b.yaml"] {
        let changed = crlf(&disk[path]);
        disk.insert(path.to_owned(), changed);
    }
    assert!(told(&disk).iter().all(|it| it.ends_with("the line ends of the file were changed")));
    assert_eq!(told(&disk).len(), 2);
}

#[test]
fn what_a_newer_program_wrote_is_told_as_such() {
    let mut disk = Disk::new();
    release(&mut disk, "2023-12-01", 1, "2023-12-01", None);
    let path = "versions/2023-12-01/version.json";
    let text = String::from_utf8(disk[path].clone()).unwrap();
    let stored: Stored = serde_json::from_str(&text).unwrap();
    let newer = sealed(&Stored { schema_version: "2.0.0".to_owned(), ..stored });
    disk.insert(path.to_owned(), newer.into_bytes());
    assert!(told(&disk)[0].contains("version.json:2 "), "{:?}", told(&disk));
    assert!(told(&disk)[0].contains("a newer program may"), "{:?}", told(&disk));
}
