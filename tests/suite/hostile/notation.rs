//! How the tables of hostile text write what cannot be seen: names between `⟨` and `⟩`.

/// `⟨tab⟩`, `⟨cr⟩`, `⟨space⟩`, `⟨U+202E⟩`, `⟨byte F8⟩`, `⟨x 40⟩` (the sign before it, so many times in all) and `⟨end⟩` (nothing
/// follows, not even a line break) → the bytes.
pub fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, from)) = rest.split_once('⟨') {
        bytes.extend(before.as_bytes());
        let (name, after) = from.split_once('⟩').unwrap_or_else(|| panic!("{from} lacks ⟩"));
        rest = after;
        let number = |it: &str| u32::from_str_radix(it, 16).expect("a number follows");
        match name.split_at(name.find([' ', '+']).unwrap_or(name.len())) {
            ("tab", "") => bytes.push(b'\t'),
            ("cr", "") => bytes.push(b'\r'),
            ("space", "") => bytes.push(b' '),
            ("end", "") => return bytes,
            ("byte", many) => {
                bytes.extend(many.split_whitespace().map(|it| number(it) as u8));
            }
            ("U", point) => {
                let it = char::from_u32(number(&point[1..])).expect("a code point");
                bytes.extend(it.to_string().as_bytes());
            }
            ("x", many) => {
                let sign = before.chars().next_back().expect("a sign stands before it").to_string();
                let many: usize = many.trim().parse().expect("how many times");
                (1..many).for_each(|_| bytes.extend(sign.as_bytes()));
            }
            _ => panic!("⟨{name}⟩ is not known"),
        }
    }
    bytes.extend(rest.as_bytes());
    bytes
}

#[test]
fn what_cannot_be_seen_is_written_by_name() {
    assert_eq!(bytes("a⟨tab⟩b⟨U+202E⟩⟨byte C3 28⟩"), b"a\tb\xE2\x80\xAE\xC3\x28");
    assert_eq!(bytes("[⟨x 3⟩]⟨end⟩\n"), b"[[[]");
}
