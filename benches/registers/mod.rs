//! Registers of any size, made up: the same size and seed give the same bytes on every machine.
//!
//! A municipality that does not exist and that keeps the law, so that a check finds nothing, not even a note: one file per
//! activity and the catalogues beside them. An activity depends on the seed and its own number only, so a small register
//! is the beginning of a large one; the catalogues hold what some activity uses.

mod municipality;

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::ops::RangeInclusive;
use std::path::Path;

use municipality::{
    CATEGORIES, Category, NOTICE, ORGANISATION, PUBLIC_SOURCES, PURPOSES, Purpose, RECIPIENTS,
    Recipient, SECURITY_MEASURES, SOURCES, SUBJECTS, Subject, TOPICS, UNITS, WORK,
};

/// The day that the registers are lawful on: their dates are a few weeks older.
pub(crate) const DATE: &str = "2026-11-22";

/// Writes a register of `n` activities into `dir`, which becomes the content folder.
///
/// # Errors
/// When a folder or a file cannot be written.
pub(crate) fn write(dir: &Path, n: usize, seed: u64) -> io::Result<()> {
    let activities = dir.join("activities");
    fs::create_dir_all(&activities)?;
    let mut used = Used::default();
    (1..=n).try_for_each(|number| {
        let (id, yaml) = activity(number, &mut Random::new(seed, number), &mut used);
        fs::write(activities.join(format!("{id}.yaml")), yaml)
    })?;
    fs::write(dir.join("organisation.yaml"), ORGANISATION)?;
    fs::write(dir.join("notice.yaml"), NOTICE)?;
    fs::write(dir.join("security_measures.yaml"), SECURITY_MEASURES)?;
    fs::write(dir.join("data_subjects.yaml"), data_subjects(&used.subjects))?;
    fs::write(dir.join("recipients.yaml"), recipients(&used.recipients))?;
    fs::write(dir.join("data_categories.yaml"), data_categories(&used.categories))
}

/// What some activity uses, by id: a definition that none uses is a finding.
#[derive(Default)]
struct Used {
    categories: BTreeSet<&'static str>,
    subjects: BTreeSet<&'static str>,
    recipients: BTreeSet<&'static str>,
}

/// An activity: its id and its file.
fn activity(number: usize, random: &mut Random, used: &mut Used) -> (String, String) {
    let topic = random.one(TOPICS);
    let (id, matter) = (format!("{}-{number:06}", topic.slug), topic.matter);
    let (work, unit) = (random.one(WORK), random.one(UNITS));
    let categories = random.some(CATEGORIES, 3..=5);
    let subjects = random.some(SUBJECTS, 1..=2);
    let recipients = random.some(RECIPIENTS, 1..=3);
    used.categories.extend(categories.iter().map(|it| it.id));
    used.subjects.extend(subjects.iter().map(|it| it.id));
    used.recipients.extend(recipients.iter().map(|it| it.id));

    let mut yaml = format!(
        "activities:\n  {id}:\n    label: {work} om {matter}, {unit} {number}\n    data_subjects: [{}]\n",
        ids(&subjects, |it| it.id),
    );
    let special = of_kind(&categories, "special");
    yaml += &format!(
        "    legal_basis:\n      - article: 6.1.e\n        law: {}\n{}{}",
        topic.law,
        basis("9.2.f", &special, "      "),
        basis("dbl.11.1", &of_kind(&categories, "national_id"), "      "),
    );
    yaml += &purposes(random, matter, &special);
    let (lines, asked) = data(random, &categories);
    yaml += &lines;
    if asked {
        yaml += &format!(
            "    provision: {{required: statutory, consequence: Uden dem kan vi ikke behandle sagen om {matter}.}}\n",
        );
    }
    yaml += &format!("    recipients: [{}]\n", ids(&recipients, |it| it.id));
    yaml += &retention(random, &categories);
    // Two criteria of risk ask for an assessment (Art. 35): sensitive data, and people in a weak position.
    if !special.is_empty() && subjects.iter().any(|it| it.weak.is_some()) {
        yaml += "    dpia: {done: 2026-03-02}\n";
    }
    (id, yaml)
}

/// The purposes: the first rests on the task of the activity, the last ones may rest on a duty of their own.
fn purposes(random: &mut Random, matter: &str, special: &[&Category]) -> String {
    let purposes = random.some(PURPOSES, 2..=4);
    let inheriting = purposes.len() - random.below(3).min(purposes.len() - 1);
    let mut yaml = "    purposes:\n".to_owned();
    for (index, Purpose { id, text, duty }) in purposes.into_iter().enumerate() {
        yaml += &format!("      {id}:\n        text: {}\n", text.replace("{}", matter));
        if index >= inheriting {
            yaml += &format!(
                "        legal_basis:\n          - article: 6.1.c\n            law: {duty}\n{}",
                basis("9.2.f", special, "          "),
            );
        }
    }
    yaml
}

/// The entry of a list of legal bases for these data, if there are any.
fn basis(article: &str, categories: &[&Category], indent: &str) -> String {
    if categories.is_empty() {
        return String::new();
    }
    let data = ids(categories, |it| it.id);
    format!("{indent}- article: {article}\n{indent}  data: [{data}]\n")
}

/// The lines of data, and whether people are asked for any of them.
fn data(random: &mut Random, categories: &[&Category]) -> (String, bool) {
    let mut yaml = "    data:\n".to_owned();
    let mut asked = false;
    for Category { id, kind, .. } in categories {
        let source = match random.below(4) {
            0 | 1 => {
                asked = true;
                "data_subject".to_owned()
            }
            2 if *kind == "ordinary" => {
                format!("public, source_name: {}", random.one(PUBLIC_SOURCES))
            }
            _ => format!("third_party, source_name: {}", random.one(SOURCES)),
        };
        yaml += &format!("      {id}: {{source: {source}}}\n");
    }
    (yaml, asked)
}

/// The periods: data that rarely share one have their own.
fn retention(random: &mut Random, categories: &[&Category]) -> String {
    let [special, accounts] = ["special", "accounting"].map(|it| of_kind(categories, it));
    let mut yaml = "    retention:\n".to_owned();
    if special.len() + accounts.len() < categories.len() {
        yaml += &format!(
            "      sagen:\n        period: P{}Y\n        from: {}\n",
            random.one(&[1, 2, 3, 5, 10]),
            random.one(&["case_closed", "last_entry", "communication_ended", "contract_ended"]),
        );
    }
    if !special.is_empty() {
        yaml += &format!(
            "      foelsomme:\n        data: [{}]\n        period: P{}M\n        from: case_closed\n",
            ids(&special, |it| it.id),
            random.one(&[6, 12, 18, 24]),
        );
    }
    if !accounts.is_empty() {
        yaml += &format!(
            "      regnskab:\n        data: [{}]\n        period: P5Y\n        from: financial_year_end\n        \
             basis_law: bogføringsloven § 12\n",
            ids(&accounts, |it| it.id),
        );
    }
    yaml
}

fn of_kind<'a>(categories: &[&'a Category], kind: &str) -> Vec<&'a Category> {
    categories.iter().copied().filter(|it| it.kind == kind).collect()
}

fn ids<T>(things: &[&T], id: impl Fn(&T) -> &'static str) -> String {
    things.iter().map(|it| id(it)).collect::<Vec<_>>().join(", ")
}

fn data_categories(used: &BTreeSet<&str>) -> String {
    let mut yaml = "data_categories:\n".to_owned();
    let needed = CATEGORIES.iter().filter(|it| used.contains(it.id));
    for Category { id, label, kind, special_type, fields } in needed {
        // Accounting records are ordinary data with a period of their own.
        let kind = if *kind == "accounting" { "ordinary\n    accounting: true" } else { kind };
        yaml += &format!("  {id}:\n    label: {label}\n    kind: {kind}\n    fields: [{fields}]\n");
        if let Some(special_type) = special_type {
            yaml += &format!("    special_type: {special_type}\n");
        }
    }
    yaml
}

fn data_subjects(used: &BTreeSet<&str>) -> String {
    let mut yaml = "data_subjects:\n".to_owned();
    for Subject { id, label, kind, weak } in SUBJECTS.iter().filter(|it| used.contains(it.id)) {
        let position = weak.unwrap_or("children: none");
        yaml += &format!("  {id}:\n    label: {label}\n    kind: {kind}\n    {position}\n");
    }
    yaml
}

fn recipients(used: &BTreeSet<&str>) -> String {
    let mut yaml = "recipients:\n".to_owned();
    let needed = RECIPIENTS.iter().filter(|it| used.contains(it.id));
    for Recipient { id, label, role, told } in needed {
        yaml += &format!("  {id}:\n    label: {label}\n    role: {role}\n    country: DK\n");
        yaml += &match *role {
            "processor" => {
                format!("    name: {told}\n    agreement: databehandleraftale af 2026-01-15\n",)
            }
            "authority" => format!("    law: {told}\n"),
            _ => format!("    sector: {told}\n"),
        };
    }
    yaml
}

/// SplitMix64: small, well known, and the same everywhere.
struct Random(u64);

impl Random {
    fn new(seed: u64, number: usize) -> Random {
        // Neighbouring numbers get states far apart.
        let mut random = Random(seed ^ (number as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93));
        random.next();
        random
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        bits ^ (bits >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        // The remainder is smaller than the limit, which was a usize.
        (self.next() % limit as u64) as usize
    }

    fn one<'a, T>(&mut self, things: &'a [T]) -> &'a T {
        &things[self.below(things.len())]
    }

    /// So many different things, in their own order.
    fn some<'a, T>(&mut self, things: &'a [T], count: RangeInclusive<usize>) -> Vec<&'a T> {
        let wanted = count.start() + self.below(count.end() - count.start() + 1);
        let mut chosen = BTreeSet::new();
        while chosen.len() < wanted {
            chosen.insert(self.below(things.len()));
        }
        chosen.into_iter().map(|it| &things[it]).collect()
    }
}
