//! Floor 4: the first of the program's two questions. What do these texts mean, and what is wrong with them?
//!
//! Parse, resolve, in that order, and nothing else. The register holds what could be understood; a caller that needs all
//! of it (a build) refuses when a finding is an error.

use sha2::{Digest, Sha256};

use crate::register::{self, Register, resolve};
use crate::source::{self, Code, Diagnostics, Role, Sources};
use crate::{page, written};

/// Reads the content among `sources`.
pub fn compile(sources: &Sources) -> (Register, Diagnostics) {
    let (document, mut found) = written::parse(sources);
    let (register, more) = resolve(document, sources);
    found.extend(more);
    source::sort(&mut found, sources);
    (register, found)
}

/// The SHA-256 of the content, hexadecimal: the same for the same files, wherever they lie.
pub fn content_hash(sources: &Sources) -> String {
    let mut hash = Sha256::new();
    for (_, file) in sources.with_role(Role::Content) {
        for part in [&file.path, &file.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    hash.finalize().iter().map(|it| format!("{it:02x}")).collect()
}

/// Every kind of finding there is, by name.
pub fn codes() -> Vec<&'static Code> {
    let floors = [source::CODES, written::CODES, register::CODES, page::CODES];
    let mut codes: Vec<&'static Code> = floors.into_iter().flatten().copied().collect();
    codes.sort_by_key(|it| it.name);
    codes
}
