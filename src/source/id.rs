//! What an id looks like: it becomes a folder, an address and an anchor.

use super::is_device;

/// The longest id, in bytes.
const LONGEST: usize = 64;

/// Whether a text is an id: small letters of English, digits and hyphens, and no name that Windows keeps for a device.
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= LONGEST
        && !text.starts_with('-')
        && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-')
        && !is_device(text)
}

#[cfg(test)]
mod tests {
    use super::is_id;

    #[test]
    fn an_id_leads_nowhere_but_to_its_own_folder() {
        for it in ["a", "0", "a-b", "a--", &"a".repeat(64)] {
            assert!(is_id(it), "{it}");
        }
        for it in ["", "-a", "A", "æ", "a.b", "a/b", "..", "a b", "con", "a\n", &"a".repeat(65)] {
            assert!(!is_id(it), "{it:?}");
        }
    }
}
