//! A kind of finding, by the name that a person gave.

use anyhow::{Result, bail};

use crate::compile;
use crate::source::{Code, Lang, nearest, word};

/// The code called `name`.
///
/// # Errors
/// When there is none; the nearest is named, if one is near.
pub(super) fn find(name: &str, lang: Lang) -> Result<&'static Code> {
    let codes = compile::codes();
    if let Some(code) = codes.iter().find(|it| it.name == name) {
        return Ok(code);
    }
    let unknown = word("unknown-code", lang).replace("{name}", name);
    match nearest(name, codes.iter().map(|it| it.name)) {
        Some(near) => bail!("{unknown}; {}", word("did-you-mean", lang).replace("{name}", near)),
        None => bail!("{unknown}; {}", word("list-codes", lang)),
    }
}
