//! A machine that refuses any call: the old site stands and the message says so, or the new one is whole.

use std::process::Command;

use crate::place::{BUILD, Found, Place, program_path, said, tree};
use crate::spread;
use crate::trace::{CHANGING, LOOKING, fail_at, points};

const ERRORS: [&str; 7] = ["ENOSPC", "EIO", "EDQUOT", "EACCES", "EMFILE", "EROFS", "EXDEV"];

#[test]
fn refused_at_any_call() {
    let place = Place::new(0);
    place.reset();
    let calls = [&CHANGING[..], &LOOKING].concat();
    let points = points(place.path(), &BUILD, &calls);
    let all = points.iter().flat_map(|point| ERRORS.map(|error| (point.clone(), error))).collect();
    let (mut fine, mut told, mut unsettled, mut before_main, mut stopped) = (0, 0, 0, 0, 0);
    for (point, error) in spread(all, 12) {
        let when = format!("{error} at {point:?}");
        place.reset();
        let done = fail_at(place.path(), &BUILD, &point, error);
        let (code, text) = (done.status.code(), said(&done));
        let found = place.judge(&when);
        match code {
            // What could not be looked at or removed did not matter, or is left to the next build.
            Some(0) => {
                assert_eq!(found, Found::New, "{when}");
                fine += 1;
            }
            Some(73) if text.contains("is in place and whole") => {
                assert_eq!(found, Found::New, "{when}: {text}");
                assert!(text.contains("`dist`"), "{when}: {text}");
                unsettled += 1;
            }
            Some(73) => {
                assert_eq!(found, Found::Old, "{when}: {text}");
                assert!(
                    text.contains("nothing was written, and `dist` is as it was"),
                    "{when}: {text}"
                );
                told += 1;
            }
            Some(2) => {
                assert_eq!(found, Found::Old, "{when}: {text}");
                assert!(text.starts_with("cannot run: "), "{when}: {text}");
                told += 1;
            }
            // The system could not start the program.
            Some(127) if text.contains("error while loading shared libraries") => before_main += 1,
            // Rust's standard library takes a folder that cannot be closed for a mistake in the program.
            Some(70) => stopped += 1,
            None | Some(_) => panic!("{when}: {code:?} {text}"),
        }
        place.assert_mended(&when);
    }
    eprintln!(
        "refused at {} calls: {told} told with the old site whole, {unsettled} published but not confirmed, {fine} without \
         harm, {before_main} before the program began, {stopped} stopped with a whole site; 0 broken",
        fine + told + unsettled + before_main + stopped
    );
}

/// In a file system of its own, so it needs root; where mounting is not allowed, nothing is shown and that is said.
#[test]
fn on_a_drive_that_is_full() {
    let place = Place::new(0);
    let size: usize = place.whole[1].values().map(|it| it.len().div_ceil(4096) * 4096).sum();
    let (mut told, mut built) = (0, 0);
    for free in spread((0..40).map(|it| size * it / 32).collect(), 3) {
        place.reset();
        let (mount, outside) = (place.at("mount"), place.at("outside"));
        // So much room as the old site takes, and `free` bytes more.
        let script = format!(
            "set -e; mkdir mount outside; mount -t tmpfs none mount; cp -a content dist mount
             used=$(df --output=used -B1 mount | tail -n1); mount -o remount,size=$((used + {free})) mount
             cd mount; set +e; {} {}; code=$?; set -e
             cp -a dist ../outside; ls -A >../outside/names; exit $code",
            program_path().display(),
            BUILD.join(" "),
        );
        let done = Command::new("unshare")
            .args(["--mount", "sh", "-c", &script])
            .current_dir(place.path())
            .output()
            .unwrap();
        let text = said(&done);
        if text.contains("unshare: ") || text.contains("mount: ") {
            eprintln!("not shown: a file system cannot be mounted here: {text}");
            return;
        }
        let now = tree(&outside.join("dist"));
        let names = std::fs::read_to_string(outside.join("names")).unwrap();
        match done.status.code() {
            Some(0) => {
                assert!(now == place.whole[1], "{free}");
                built += 1;
            }
            Some(73) => {
                assert!(now == place.whole[0], "{free}: {text}");
                assert!(text.contains("the drive is full"), "{free}: {text}");
                assert!(
                    names.lines().all(|it| ["content", "dist"].contains(&it)),
                    "{free}: {names}"
                );
                told += 1;
            }
            code => panic!("{free}: {code:?} {text}"),
        }
        std::fs::remove_dir(mount).unwrap();
    }
    eprintln!(
        "on a drive with too little room: {told} old sites, told; with enough: {built} new sites; 0 broken"
    );
    assert!(told > 0 && built > 0);
}
