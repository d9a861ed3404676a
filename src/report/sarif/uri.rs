//! A path as a URI reference (RFC 3986).

use std::fmt::Write;

/// The reference to a file: relative when the path is, percent-encoded.
pub(super) fn of_path(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    if path.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            // Writing to a string cannot fail.
            _ => drop(write!(uri, "%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::of_path;

    #[test]
    fn a_path_becomes_a_reference_that_keeps_its_folders() {
        assert_eq!(of_path("content/a b/æ#1.yaml"), "content/a%20b/%C3%A6%231.yaml");
        assert_eq!(of_path("a:b%.yaml"), "a%3Ab%25.yaml");
        assert_eq!(of_path("/srv/x.yaml"), "file:///srv/x.yaml");
    }
}
