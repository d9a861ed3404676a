//! Floor 4: the first of the program's two questions. What do these texts mean, and what is wrong with them?
//!
//! Parse and resolve ([`compile()`]), then the rules of law and the answers to them ([`judge()`]). The register holds what
//! could be understood; a caller that needs all of it (a build) refuses when a finding is an error, and only content
//! whose form is right is judged: what could not be read would be missed.

mod sorted;
pub use sorted::sorted;

use sha2::{Digest, Sha256};

use crate::lint::{self, Outcome};
use crate::register::{self, Date, Register, resolve};
use crate::source::{self, Code, Diagnostics, Lang, Role, Sources};
use crate::written::{Document, Kept};
use crate::{page, version, written};

mod codes;
mod language;
mod needed;
mod own_words;
pub use codes::CODES;
pub use language::{LanguageFile, language_file, new_language_file};

/// Reads the content among `sources`, and the words of its languages where they are not ours.
pub fn compile(sources: &Sources) -> (Register, Diagnostics) {
    resolved(written::parse(sources), sources)
}

/// The same for content that is read again and again while somebody writes it: `kept` is what the last time left, and of
/// the files only those are read whose text has changed since.
pub fn compile_changed(sources: &Sources, kept: &mut Kept) -> (Register, Diagnostics) {
    resolved(written::parse_changed(sources, kept), sources)
}

fn resolved(
    (document, mut found): (Document, Diagnostics),
    sources: &Sources,
) -> (Register, Diagnostics) {
    let (files, more) = language::files(&document.content, sources);
    found.extend(more);
    let given: Vec<Lang> = files.iter().map(|it| it.with_words()).collect();
    let (mut register, more) = resolve(document, sources, &given);
    found.extend(more);
    for file in &files {
        let (more, lacking) = file.judge(&register);
        found.extend(more);
        register.leave_out(file.lang(), lacking);
    }
    found.extend(own_words::judge(sources));
    source::sort(&mut found, sources);
    (register, found)
}

/// What the law has to say about a register whose form is right, on the day `date`, and which of it is answered.
pub fn judge(register: &Register, sources: &Sources, date: Date) -> Outcome {
    let found = lint::check(register, sources, date);
    let mut outcome = lint::answer(found, register, date);
    source::sort(&mut outcome.open, sources);
    outcome
}

/// The SHA-256 of the content, hexadecimal: the same for the same files, wherever they lie.
pub fn content_hash(sources: &Sources) -> String {
    let mut hash = Sha256::new();
    for (_, file) in [Role::Content, Role::Picture].into_iter().flat_map(|it| sources.with_role(it))
    {
        for part in [&file.path, &file.text] {
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
    }
    source::hexadecimal(&hash.finalize())
}

/// Every kind of finding there is, by name.
pub fn codes() -> Vec<&'static Code> {
    let below = [source::CODES, written::CODES, register::CODES];
    let floors = below.into_iter().chain([lint::CODES, page::CODES, version::CODES, CODES]);
    let rules = lint::RULES.iter().map(|it| &it.code);
    let mut codes: Vec<&'static Code> = floors.flatten().copied().chain(rules).collect();
    codes.sort_by_key(|it| it.name);
    codes
}
