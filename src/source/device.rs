//! Names that Windows keeps for devices.

/// Whether Windows takes a name, in small letters and without its ending, for a device and not for a file.
pub fn is_device(stem: &str) -> bool {
    let is_number = |it: &str| {
        matches!(it.as_bytes(), [b'0'..=b'9']) || matches!(it, "\u{b9}" | "\u{b2}" | "\u{b3}")
    };
    let numbered = |port: &str| stem.strip_prefix(port).is_some_and(is_number);
    matches!(stem, "con" | "prn" | "aux" | "nul" | "conin$" | "conout$")
        || numbered("com")
        || numbered("lpt")
}
