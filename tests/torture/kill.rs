//! A build that is killed at any moment leaves the old site or the new one, whole; whoever reads meanwhile finds one of
//! them; and the next build cleans up.

use std::fs::{self, File};
use std::os::fd::AsRawFd;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::place::{BUILD, Found, Place, Tree, program};
use crate::trace::{CHANGING, inject, kill_at, points};
use crate::{cases, is_full, spread};

#[test]
fn killed_at_a_call_that_changes_something() {
    let sizes: &[usize] = if is_full() { &[0, 10] } else { &[0] };
    for size in sizes {
        let place = Place::new(*size);
        place.reset();
        let all = points(place.path(), &BUILD, &CHANGING);
        let (mut old, mut new) = (0, 0);
        for point in spread(all.clone(), 10) {
            let when = format!("killed at {point:?} of a build with {size} activities");
            place.reset();
            let done = kill_at(place.path(), &BUILD, &point);
            assert!(!done.status.success(), "{when}: it was not");
            match place.judge(&when) {
                Found::Old => old += 1,
                Found::New => new += 1,
                Found::Nothing => panic!("{when}: no site"),
            }
            place.assert_mended(&when);
        }
        eprintln!(
            "killed at {} of {} calls ({size} activities): {old} old sites, {new} new, 0 broken",
            old + new,
            all.len()
        );
        assert!(old > 0 && (new > 0 || !is_full()));
    }
}

/// Where two folders cannot be exchanged there is a moment without a site; the next build ends it.
#[test]
fn killed_where_two_folders_cannot_be_exchanged() {
    let place = Place::new(0);
    place.reset();
    let refused = "renameat2:error=EINVAL";
    let done = inject(
        place.path(),
        &BUILD.map(|it| if it == "--quiet" { "--color=never" } else { it }),
        &[refused],
    );
    assert!(String::from_utf8_lossy(&done.stderr).contains("cannot exchange two folders"));
    assert_eq!(place.judge("two renames"), Found::New);
    place.assert_tidy("two renames");
    let (mut killed, mut without) = (0, 0);
    // Renames come last: two for the site, and one for the one before it.
    for at in 1..=3 {
        let when = format!("killed at rename {at} of two");
        place.reset();
        let killed_at = format!("rename:signal=KILL:when={at}");
        let done = inject(place.path(), &BUILD, &[refused, &killed_at]);
        killed += usize::from(!done.status.success());
        if place.judge(&when) == Found::Nothing {
            without += 1;
        }
        place.assert_mended(&when);
    }
    assert_eq!((killed, without), (3, 1));
}

/// How often readers come; less would only take time from the builds.
const PAUSE: Duration = Duration::from_millis(2);
const SIGNALS: [&str; 5] = ["KILL", "TERM", "INT", "HUP", "PIPE"];

#[test]
fn killed_at_random_while_others_read() {
    let place = Place::new(20);
    let started = Instant::now();
    place.write_content(false);
    assert!(place.run(&BUILD).status.success());
    let took = started.elapsed();
    let readers = Readers::default();
    let kills = cases(5000, 15);
    let (mut rounds, mut killed, mut seed) = (0, 0, 0x2545_f491_4f6c_dd1d_u64);
    // Other work on the machine comes and goes: signals that come after the build show nothing.
    let mut lasts = took;
    thread::scope(|scope| {
        let _stop = StopAtEnd(&readers.stop);
        scope.spawn(|| readers.by_path(&place));
        scope.spawn(|| readers.by_folder(&place, took));
        // On a busy machine many come too late; then there are more, up to a limit.
        while rounds < kills || (killed <= kills / 4 && rounds < 20 * kills) {
            let round = rounds;
            rounds += 1;
            place.write_content(round % 2 == 0);
            let mut build = program()
                .args(BUILD)
                .current_dir(place.path())
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            thread::sleep(lasts.mul_f64(1.1 * (seed % 1000) as f64 / 1000.0));
            let signal = format!("-{}", SIGNALS[round % SIGNALS.len()]);
            // It may be done already.
            let told = Command::new("kill").args([&signal, &build.id().to_string()]).output();
            told.expect("kill is there");
            killed += usize::from(!build.wait().unwrap().success());
            let when = format!("kill {round}, {signal}");
            assert_ne!(place.judge(&when), Found::Nothing, "{when}");
            if round % 10 == 9 {
                place.write_content(true);
                lasts = place.assert_mended(&when);
            }
        }
    });
    let count = |it: &AtomicUsize| it.load(Ordering::Relaxed);
    eprintln!(
        "{rounds} signals, {killed} in time; {} reads of {} sites, 0 broken, 0 mixed, {} that took longer than a build",
        count(&readers.reads),
        count(&readers.sites),
        count(&readers.slow)
    );
    assert!(killed > kills / 4, "only {killed} builds were killed in time");
    assert!(count(&readers.sites) > kills / 4);
}

struct StopAtEnd<'a>(&'a AtomicBool);

impl Drop for StopAtEnd<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Those who read the site while it is replaced.
#[derive(Default)]
struct Readers {
    stop: AtomicBool,
    reads: AtomicUsize,
    sites: AtomicUsize,
    slow: AtomicUsize,
}

impl Readers {
    /// A web server that looks every address up: each file is there, and is that of one of the sites.
    fn by_path(&self, place: &Place) {
        let paths = ["site/index.html", "site/notice.json", "register/register.json"];
        let known = |path: &str| place.whole.each_ref().map(|it| it[path].clone());
        let known = paths.map(known);
        while !self.stop.load(Ordering::Relaxed) {
            thread::sleep(PAUSE);
            for (path, known) in paths.iter().zip(&known) {
                let bytes = fs::read(place.at("dist").join(path))
                    .unwrap_or_else(|it| panic!("{path}: {it}"));
                assert!(known.contains(&bytes), "{path} is neither the old file nor the new one");
                self.reads.fetch_add(1, Ordering::Relaxed);
            }
        }
    }

    /// A copy that holds the folder open: every file is there, and all are of one site.
    fn by_folder(&self, place: &Place, build: Duration) {
        while !self.stop.load(Ordering::Relaxed) {
            thread::sleep(PAUSE);
            let started = Instant::now();
            let folder = File::open(place.at("dist")).unwrap();
            let root = PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd()));
            let read = |path: &String| Some((path.clone(), fs::read(root.join(path)).ok()?));
            let found: Option<Tree> = place.whole[0].keys().map(read).collect();
            match found {
                Some(found) => assert!(place.whole.contains(&found), "files of two sites"),
                // The site before is kept until the next build, and no longer.
                None => {
                    assert!(
                        started.elapsed() > build,
                        "a file of a site that was being read is gone"
                    );
                    self.slow.fetch_add(1, Ordering::Relaxed);
                }
            }
            self.reads.fetch_add(place.whole[0].len(), Ordering::Relaxed);
            self.sites.fetch_add(1, Ordering::Relaxed);
        }
    }
}
