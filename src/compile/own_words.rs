//! Fixed words of the user's own in place of ours, in our languages: `text/da.yaml` and `text/en.yaml` among the templates.

use super::language::{entry, unknown_text};
use crate::page;
use crate::source::{Diagnostics, Lang, Role, Sources};
use crate::written::translation;

/// What is wrong with these files. A text without words leaves ours in place.
pub(super) fn judge(sources: &Sources) -> Diagnostics {
    let is_ours = |path: &str| Lang::ALL.iter().any(|it| path == format!("text/{it}.yaml"));
    let files = sources.with_role(Role::Template).filter(|(_, it)| is_ours(&it.path));
    let mut found = Vec::new();
    for (file, it) in files {
        let (read, wrong) = translation(file, &it.text);
        let known = page::furniture();
        found.extend(wrong);
        found.extend(read.texts.iter().filter_map(|it| entry(it, &known)));
        // The wording of the law stands as it is, in our languages.
        found.extend(read.words.iter().map(|it| unknown_text(it, None)));
    }
    found
}
