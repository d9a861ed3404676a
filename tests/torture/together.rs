//! Many builds at once: they take turns, the site is that of one of them, and nothing is left beside it.

use std::fs;
use std::process::{Child, Stdio};

use crate::cases;
use crate::place::{BUILD, Place, names, program, said, tree};

#[test]
fn many_builds_at_once() {
    let (rounds, builds) = (cases(20, 1), cases(50, 6));
    let place = Place::new(0);
    let content = fs::read_to_string(place.at("content/content.yaml")).unwrap();
    let (mut done, mut busy) = (0, 0);
    for round in 0..rounds {
        let start = |number: usize| -> Child {
            let folder = format!("content-{number}");
            fs::create_dir_all(place.at(&folder)).unwrap();
            let text = content.replace("Efter ApS", &format!("Nummer {number} ApS"));
            fs::write(place.at(&folder).join("content.yaml"), text).unwrap();
            let mut command = program();
            command.args(BUILD).args(["--content", &folder]).current_dir(place.path());
            command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
        };
        let running: Vec<Child> = (0..builds).map(start).collect();
        for child in running {
            let output = child.wait_with_output().unwrap();
            match output.status.code() {
                Some(0) => done += 1,
                Some(75) => busy += 1,
                code => panic!("{code:?} {}", said(&output)),
            }
        }
        let site = tree(&place.at("dist"));
        let page = String::from_utf8(site["site/index.html"].clone()).unwrap();
        let number = (0..builds).find(|it| page.contains(&format!("Nummer {it} ApS")));
        let number = number.unwrap_or_else(|| panic!("round {round}: the site of none of them"));
        let folder = format!("content-{number}");
        let again = [&BUILD[..], &["--content", &folder, "--out", "again"]].concat();
        assert!(place.run(&again).status.success());
        assert!(tree(&place.at("again")) == site, "round {round}: files of several builds");
        for name in names(place.path()) {
            let known =
                ["dist", ".dist.prev", "again", ".again.prev", "content"].contains(&name.as_str());
            assert!(known || name.starts_with("content-"), "round {round}: {name}");
        }
    }
    eprintln!(
        "{rounds} times {builds} builds at once: {done} took their turn, {busy} gave up after 10 seconds"
    );
    assert!(done >= rounds);
}
