//! Publishing under torture: killed at every system call, refused by the machine at every call, read while it happens,
//! many builds at once. README.md beside this file says how to run all of it; without being asked, a small part is run.

#![expect(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "a test reads files where it likes, and fails where it cannot go on"
)]

mod errors;
mod kill;
mod place;
mod together;
mod trace;
mod writers;

/// So many cases of a sweep: all of them when everything is asked for, else `few`.
fn cases(all: usize, few: usize) -> usize {
    if is_full() { all } else { few.min(all) }
}

/// Whether everything is asked for.
fn is_full() -> bool {
    std::env::var_os("TORTURE").is_some_and(|it| it == "full")
}

/// Some of `all`, evenly spread; all of them when everything is asked for.
fn spread<T>(all: Vec<T>, few: usize) -> Vec<T> {
    let (count, wanted) = (all.len(), cases(all.len(), few));
    let is_wanted = |at: usize| at * wanted / count != (at + 1) * wanted / count;
    all.into_iter().enumerate().filter(|(at, _)| is_wanted(*at)).map(|(_, it)| it).collect()
}

#[test]
fn a_small_part_is_spread_over_the_whole() {
    if !is_full() {
        assert_eq!(spread((0..10).collect(), 3), [3, 6, 9]);
        assert_eq!(spread((0..3).collect(), 10), [0, 1, 2]);
    }
}
