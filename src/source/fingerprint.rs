//! Fingerprints as people and programs write them.

use sha2::{Digest, Sha256};

/// Bytes as hexadecimal, in small letters.
pub fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|it| format!("{it:02x}")).collect()
}

/// The SHA-256 of a text, hexadecimal: what `sha256sum` says of a file with these bytes.
pub fn sha256(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::sha256;

    #[test]
    fn it_is_what_others_say_it_is() {
        let known = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256("abc"), known);
    }
}
