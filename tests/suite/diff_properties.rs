//! What holds for any two registers: made-up ones, changed at random, the same at each run.

use std::collections::BTreeMap;

use fortegnelse::diff::{self, Diff, Kind, Snapshot};
use serde_json::{Value, json};

use crate::diff::record;
use crate::project::Project;

/// Numbers that look random and are the same for the same seed (xorshift).
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as usize % limit.max(1)
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.below(from.len())]
    }
}

fn list<'a>(of: &'a mut Value, name: &str) -> Option<&'a mut Vec<Value>> {
    of[name].as_array_mut().filter(|it| !it.is_empty())
}

fn any<'a>(of: &'a mut Value, name: &str, random: &mut Random) -> Option<&'a mut Value> {
    let items = list(of, name)?;
    let at = random.below(items.len());
    items.get_mut(at)
}

/// Takes an item away, or puts in one like another under a name of its own.
fn come_or_go(of: &mut Value, name: &str, number: usize, random: &mut Random) -> Option<()> {
    let items = list(of, name)?;
    let at = random.below(items.len());
    if random.below(2) == 0 {
        items.remove(at);
    } else {
        let mut item = items[at].clone();
        item["id"] = json!(format!("ny-{number}"));
        items.push(item);
    }
    Some(())
}

/// Something else, somewhere; `None` where there is nothing of the kind.
fn mutate(register: &mut Value, number: usize, random: &mut Random) -> Option<()> {
    let categories: Vec<Value> = register["data_categories"].as_array()?.clone();
    match random.below(12) {
        0 => register["controller"]["email"] = json!(format!("post{number}@example.dk")),
        1 => come_or_go(register, "activities", number, random)?,
        2 => {
            let role = random.pick(&["controller", "processor", "joint_controller"]);
            any(register, "recipients", random)?["role"] = json!(role);
        }
        3 => register["notices"][0]["change_policy"]["days_before"] = json!(random.below(90) + 1),
        kind => {
            let activity = any(register, "activities", random)?;
            match kind {
                4 => {
                    let lists =
                        ["purposes", "recipients", "data_subjects", "retention", "transfers"];
                    come_or_go(activity, random.pick(&lists), number, random)?;
                }
                5 => {
                    let period = random.pick(&["P6M", "P1Y", "P18M", "P5Y", "P10Y"]);
                    any(activity, "retention", random)?["period"] = json!(period);
                }
                6 => {
                    let article = random.pick(&["6.1.a", "6.1.b", "6.1.c", "6.1.e", "6.1.f"]);
                    let purpose = any(activity, "purposes", random)?;
                    any(purpose, "legal_basis", random)?["article"] = json!(article);
                }
                7 => {
                    let yes = random.below(2) == 0;
                    any(activity, "purposes", random)?["direct_marketing"] = json!(yes);
                }
                8 => {
                    let text = json!({"da": format!("Noget helt andet, nummer {number}")});
                    any(activity, "purposes", random)?["text"] = text;
                }
                9 => {
                    let line = any(activity, "lines", random)?;
                    let items = list(line, "categories")?;
                    let at = random.below(items.len());
                    items.remove(at);
                }
                10 => {
                    let category = &categories[random.below(categories.len())]["id"];
                    let items = list(any(activity, "lines", random)?, "categories")?;
                    if items.iter().all(|it| it["id"] != *category) {
                        items.push(json!({"id": category}));
                    }
                }
                _ => {
                    let both = json!({"da": "Kredit", "en": "Credit"});
                    activity["automated_decision"] = match random.below(2) {
                        0 => json!({"no_value": {"answer": "none"}}),
                        _ => json!({"solely": true, "significant": true, "logic": both}),
                    };
                }
            }
        }
    }
    Some(())
}

/// The registers that are changed: the published example and one of the pairs.
fn registers() -> Vec<Value> {
    let folders = ["src/cli/example/content", "tests/fixtures/diff/shop/new"];
    let read = |it: &str| serde_json::from_str(&record(&Project::of_folder(it))).unwrap();
    folders.into_iter().map(read).collect()
}

/// A register and what became of it, some hundred times.
fn pairs() -> impl Iterator<Item = (u64, Value, Value)> {
    let all = registers();
    (1..=150).flat_map(move |seed: u64| {
        all.clone().into_iter().map(move |old| {
            let mut random = Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
            let mut new = old.clone();
            for number in 0..=random.below(3) {
                let _ = mutate(&mut new, number, &mut random);
            }
            (seed, old, new)
        })
    })
}

fn compare(old: &Value, new: &Value) -> Diff {
    let read = |it: &Value| Snapshot::of_register(&it.to_string()).unwrap();
    diff::diff(&read(old), &read(new))
}

/// What a change is called on the way back. A class that stands in no row is its own opposite.
const OPPOSITES: [(&str, &str); 10] = [
    ("new_activity", "removed_activity"),
    ("new_purpose", "removed_purpose"),
    ("new_data_category", "removed_data_category"),
    ("new_special_category", "removed_data_category"),
    ("new_criminal_or_national_id", "removed_data_category"),
    ("new_recipient", "removed_recipient"),
    ("new_third_country", "removed_third_country"),
    ("longer_retention", "shorter_retention"),
    ("automated_decision_added", "automated_decision_removed"),
    ("wider", "narrower"),
];

fn are_opposite(one: &str, other: &str) -> bool {
    let stands = |it: &str| OPPOSITES.iter().any(|(a, b)| *a == it || *b == it);
    let row = |a: &str, b: &str| OPPOSITES.contains(&(a, b)) || OPPOSITES.contains(&(b, a));
    row(one, other) || (one == other && !stands(one))
}

/// The changes by where they are and what is different, `turned` as seen from the other side.
fn changes(diff: &Diff, turned: bool) -> BTreeMap<(Vec<String>, Vec<String>), (String, Kind)> {
    let of = |it: &diff::Change| {
        let places = it.place.iter().map(|it| it.id.clone()).collect();
        let mut facts: Vec<String> = (it.details.iter())
            .map(|it| {
                let [before, after] =
                    if turned { [&it.after, &it.before] } else { [&it.before, &it.after] };
                format!("{} {before:?} {after:?}", it.path)
            })
            .collect();
        facts.sort();
        let kind = match it.kind {
            Kind::Added if turned => Kind::Removed,
            Kind::Removed if turned => Kind::Added,
            kind => kind,
        };
        ((places, facts), (it.class.key.clone(), kind))
    };
    diff.changes.iter().map(of).collect()
}

#[test]
fn the_way_back_has_the_opposite_of_every_change() {
    let mut seen: Vec<String> = Vec::new();
    for (seed, old, new) in pairs() {
        let (there, back) = (compare(&old, &new), compare(&new, &old));
        let (there, back) = (changes(&there, false), changes(&back, true));
        assert!(there.keys().eq(back.keys()), "{seed}: {there:#?} {back:#?}");
        for ((at, (class, kind)), (opposite, other)) in there.iter().zip(back.values()) {
            assert!(are_opposite(class, opposite), "{seed}: {class} {opposite} {at:?}");
            assert_eq!(kind, other, "{seed}: {at:?}");
            seen.extend([class.clone(), opposite.clone()]);
        }
    }
    // The made-up changes are worth something only if they are of many kinds.
    for (one, other) in OPPOSITES.iter().filter(|it| !it.0.contains("criminal")) {
        assert!(seen.iter().any(|it| it == one) && seen.iter().any(|it| it == other), "{one}");
    }
}

#[test]
fn nothing_changed_between_a_made_up_register_and_itself_whatever_the_order() {
    for (seed, _, register) in pairs() {
        assert!(compare(&register, &register).changes.is_empty(), "{seed}");
        let mut turned = register.clone();
        let mut random = Random(seed | 1);
        // They come from maps of the content, and a map has no order.
        for name in ["activities", "recipients", "data_categories", "data_subjects", "consents"] {
            turn(&mut turned, name, &mut random);
        }
        for activity in turned["activities"].as_array_mut().unwrap() {
            for name in ["purposes", "lines", "retention", "recipients"] {
                turn(activity, name, &mut random);
            }
        }
        assert!(compare(&register, &turned).changes.is_empty(), "{seed}");
    }
}

fn turn(of: &mut Value, name: &str, random: &mut Random) {
    if let Some(items) = list(of, name) {
        let by = random.below(items.len());
        items.rotate_left(by);
        if random.below(2) == 0 {
            items.reverse();
        }
    }
}
