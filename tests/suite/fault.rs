//! What happens when the program itself is wrong.

use std::process::Command;

/// In a process of its own: the fault.
#[test]
#[ignore = "ends the process; the test below runs it"]
fn a_fault() {
    fortegnelse::cli::end_on_fault();
    let secret = String::from("Sikkerhedsforanstaltning");
    let _: u32 = secret.parse().expect(&secret);
}

#[test]
fn a_fault_ends_the_run_with_its_own_code_and_says_nothing_of_the_content() {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "fault::a_fault", "--ignored", "--nocapture"]);
    let done = command.output().unwrap();
    assert_eq!(done.status.code(), Some(70));
    let said = String::from_utf8(done.stderr).unwrap();
    assert!(said.starts_with("Fejl i programmet selv (") && said.contains("fault.rs:"), "{said}");
    assert!(said.contains("A fault of the program itself (") && !said.contains("Sikkerhed"));
    assert!(!said.contains(env!("CARGO_MANIFEST_DIR")), "{said}");
}
