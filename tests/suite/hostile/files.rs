//! Things that are no ordinary file, where a file or a folder should be.

use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use rustix::fs::{CWD, FileType, Mode, mknodat};

use crate::project::{FRAME, folder};

/// The exit code of `check` over this content; `None` when it hangs.
fn check(folder: &Path, content: &str) -> Option<i32> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_fortegnelse"))
        .args(["check", "--content", content])
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let began = Instant::now();
    while began.elapsed() < Duration::from_secs(60) {
        if let Some(status) = child.try_wait().unwrap() {
            return status.code();
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    None
}

fn fifo(path: &Path) {
    mknodat(CWD, path, FileType::Fifo, Mode::RUSR | Mode::WUSR, 0).unwrap();
}

#[test]
fn what_is_no_file_in_the_content_stops_the_run_and_never_hangs_it() {
    type Make = fn(&Path);
    let things: [(&str, Make); 7] = [
        ("a pipe", fifo),
        ("a link to endless zeros", |it| symlink("/dev/zero", it).unwrap()),
        ("a link to a file", |it| symlink("content.yaml", it).unwrap()),
        ("a link to nothing", |it| symlink("nothing", it).unwrap()),
        ("a link to itself", |it| symlink(it.file_name().unwrap(), it).unwrap()),
        ("a link to the folder above", |it| symlink("..", it).unwrap()),
        ("a socket", |it| drop(UnixListener::bind(it).unwrap())),
    ];
    for (name, make) in things {
        for file in ["x.yaml", "x.svg", "x.txt"] {
            let folder = folder(FRAME);
            make(&folder.path().join("content").join(file));
            assert_eq!(check(folder.path(), "content"), Some(2), "{name} as {file}");
        }
    }
}

#[test]
fn what_is_no_folder_is_no_content() {
    let folder = folder(FRAME);
    fifo(&folder.path().join("pipe"));
    for content in ["/dev/zero", "/dev/null", "pipe", "content/content.yaml", "nothing"] {
        assert_eq!(check(folder.path(), content), Some(2), "{content}");
    }
}

#[test]
fn a_folder_with_the_name_of_a_file_is_a_folder() {
    let folder = folder("");
    std::fs::create_dir(folder.path().join("content/a.yaml")).unwrap();
    std::fs::write(folder.path().join("content/a.yaml/b.yaml"), "foo: x\n").unwrap();
    assert_eq!(check(folder.path(), "content"), Some(1));
}

#[test]
fn folders_inside_each_other_are_read_as_deep_as_the_limit() {
    for (depth, code) in [(15, 1), (16, 1), (17, 2)] {
        let folder = folder(FRAME);
        let deep = folder.path().join("content").join("a/".repeat(depth));
        std::fs::create_dir_all(&deep).unwrap();
        std::fs::write(deep.join("b.yaml"), "foo: x\n").unwrap();
        assert_eq!(check(folder.path(), "content"), Some(code), "{depth}");
    }
}

#[test]
fn names_that_are_code_elsewhere_are_names() {
    let folder = folder(FRAME);
    for name in [
        "$(touch x).yaml",
        "-rf.yaml",
        "a\nb.yaml",
        "%0A::error::.yaml",
        "\u{1B}[31m.yaml",
        "æ ø.yaml",
    ] {
        std::fs::write(folder.path().join("content").join(name), "foo: x\n").unwrap();
    }
    assert_eq!(check(folder.path(), "content"), Some(1));
    assert!(!folder.path().join("x").exists());
}
