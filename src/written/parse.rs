//! All files → one [`Document`].

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use super::codes::{DUPLICATE_ID, DUPLICATE_KEY, MISSING_KEY, NOT_A_MAP};
use super::content::Content;
use super::decode::decode;
use super::reader::{self, Key, Kind, Node};
use super::shape::CONTENT;
use super::{Catalogue, Field};
use crate::source::{
    Arg, Diagnostic, Diagnostics, FileId, Limits, Role, Severity, SourceFile, Sources, Span,
};

/// What was written, of all files together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// The joined content.
    pub content: Content,
    /// Whether something was left out because its form is wrong. What is then missing is no news.
    pub incomplete: bool,
    /// The keys in files that something was left out of. What they name is there, though it could not be read.
    pub names: BTreeSet<String>,
}

/// Enough text for a second thread to be worth its start.
const WORTH_A_THREAD: usize = 256 * 1024;
/// So many files are read in one go. What comes of them is larger than what is kept of it, so no thread is far ahead.
const RUN: usize = 32;

/// Reads every file and joins them. What cannot be understood is left out and stands among the findings.
pub fn parse(sources: &Sources) -> (Document, Diagnostics) {
    let files: Vec<(FileId, &str)> =
        sources.with_role(Role::Content).map(|(id, it)| (id, it.text.as_str())).collect();
    let bytes: usize = files.iter().map(|(_, text)| text.len()).sum();
    let threads = if bytes < WORTH_A_THREAD {
        1
    } else {
        thread::available_parallelism().map_or(1, usize::from).min(files.len())
    };
    let mut document = Document::begun(sources);
    let mut found = Vec::new();
    document.content.activities.0.reserve(files.len());
    let read = |run: &[(FileId, &str)]| -> Vec<Piece> {
        run.iter().map(|(id, text)| piece(*id, text, sources.limits())).collect()
    };
    let runs: Vec<&[(FileId, &str)]> = files.chunks(RUN).collect();
    thread::scope(|scope| {
        // Every thread reads its share of the runs; this one reads its own, and takes in all of them in their order.
        let others: Vec<Receiver<Vec<Piece>>> = (1..threads)
            .map(|number| {
                let (send, receive) = sync_channel(1);
                let mut share = runs.iter().skip(number).step_by(threads);
                scope.spawn(move || share.try_for_each(|it| send.send(read(it))));
                receive
            })
            .collect();
        for (run, number) in runs.iter().zip(0..) {
            let pieces = match number % threads {
                0 => read(run),
                other => others[other - 1].recv().expect("reading does not panic"),
            };
            pieces.into_iter().for_each(|it| document.take(it, &mut found));
        }
    });
    (document, found)
}

/// What was read of each file, for the next time: while somebody writes, one file changes and a thousand do not.
#[derive(Default)]
pub struct Kept {
    /// The text that was read, and what came of it.
    files: BTreeMap<FileId, (String, Piece)>,
}

/// The same as [`parse()`], but of the files that were read before only those are read whose text is another.
pub fn parse_changed(sources: &Sources, kept: &mut Kept) -> (Document, Diagnostics) {
    let mut document = Document::begun(sources);
    let mut found = Vec::new();
    let mut before = std::mem::take(&mut kept.files);
    for (file, SourceFile { text, .. }) in sources.with_role(Role::Content) {
        let same = before.remove(&file).filter(|(before, _)| before == text);
        let (text, piece) =
            same.unwrap_or_else(|| (text.clone(), piece(file, text, sources.limits())));
        document.take(piece.clone(), &mut found);
        kept.files.insert(file, (text, piece));
    }
    (document, found)
}

/// The keys at the top of a file; `None` when it cannot be read.
pub fn keys(file: FileId, text: &str, limits: Limits) -> Option<Vec<String>> {
    match reader::read(file, text, limits) {
        (Some(Node { kind: Kind::Map(entries), .. }), found) if found.is_empty() => {
            Some(entries.into_iter().map(|(key, _)| key.text).collect())
        }
        _ => None,
    }
}

/// What came of one file.
#[derive(Clone, Default)]
struct Piece {
    content: Option<Content>,
    broken: bool,
    names: BTreeSet<String>,
    found: Diagnostics,
}

impl Document {
    /// A document that nothing has been taken in yet.
    fn begun(sources: &Sources) -> Document {
        let unreadable: Vec<&str> =
            sources.with_role(Role::Unreadable).map(|(_, it)| it.text.as_str()).collect();
        let names = unreadable.iter().flat_map(|it| likely_keys(it)).collect();
        Document { incomplete: !unreadable.is_empty(), names, ..Document::default() }
    }

    /// Takes in what came of the next file.
    fn take(&mut self, piece: Piece, found: &mut Diagnostics) {
        found.extend(piece.found);
        self.incomplete |= piece.broken;
        self.names.extend(piece.names);
        if let Some(content) = piece.content {
            join(&mut self.content, content, found);
        }
    }
}

fn piece(file: FileId, text: &str, limits: Limits) -> Piece {
    let (node, found) = reader::read(file, text, limits);
    // What only may be wrong hides nothing.
    let (mut found, doubts): (Diagnostics, Diagnostics) =
        found.into_iter().partition(|it| it.level() == Severity::Error);
    let unread = |found: Diagnostics| {
        let broken = !found.is_empty();
        let names = if broken { likely_keys(text).collect() } else { BTreeSet::new() };
        Piece { broken, names, found, ..Piece::default() }
    };
    let Some(node) = node.filter(|it| !it.is_empty()) else { return unread(found) };
    if node.kind == Kind::Refused {
        return unread(found);
    }
    if !matches!(node.kind, Kind::Map(_)) {
        found.push(Diagnostic::new(&NOT_A_MAP, first_line(&node, text)));
        return unread(found);
    }
    found.extend(CONTENT.check(&node));
    if found.is_empty() {
        return Piece { content: decode(node).ok(), found: doubts, ..Piece::default() };
    }
    let mut names = BTreeSet::new();
    node.keys(&mut |it| {
        names.insert(it.to_owned());
    });
    let content = without_mistakes(node, &found).map(|it| salvage(it, &mut names));
    found.extend(doubts);
    Piece { content, broken: true, names, found }
}

/// What looks like keys in a text that cannot be read: what they name is most likely meant to be there.
fn likely_keys(text: &str) -> impl Iterator<Item = String> {
    let pieces = text.split(['\n', ',', '{']).filter_map(|it| it.split_once(':'));
    let around = |it: char| it.is_whitespace() || "-\"'".contains(it);
    pieces.map(move |(key, _)| key.trim_matches(around).to_owned())
}

/// The node without its mistakes of form. Taking one out can leave a key missing, so this goes on until nothing is wrong.
fn without_mistakes(mut node: Node, found: &[Diagnostic]) -> Option<Node> {
    let mut found = found.to_vec();
    for _ in 0..MAX_ROUNDS {
        if found.is_empty() {
            break;
        }
        let mut words: HashMap<Span, Vec<&str>> = HashMap::new();
        for (place, word) in found.iter().filter_map(missing_words) {
            words.entry(place).or_default().push(word);
        }
        put_words(&mut node, &words);
        let others = found.iter().filter(|it| missing_words(it).is_none());
        let blamed: HashSet<Span> = others.map(|it| it.span).collect();
        node = pruned(node, &blamed)?;
        found = CONTENT.check(&node);
    }
    Some(node)
}

/// Nothing is nested deeper than this, so no mistake can leave more mistakes behind than so many times.
const MAX_ROUNDS: usize = 8;

/// The place and name of a missing key that only says what a thing is called: the rest of the thing can still be read.
fn missing_words(finding: &Diagnostic) -> Option<(Span, &str)> {
    let key = finding.args.iter().find_map(|(_, it)| match it {
        Arg::Text(key) if ["label", "title", "text"].contains(&key.as_str()) => Some(key.as_str()),
        _ => None,
    })?;
    (finding.code == &MISSING_KEY).then_some((finding.span, key))
}

/// Gives the things at these keys words that stand for the missing ones.
fn put_words(node: &mut Node, missing: &HashMap<Span, Vec<&str>>) {
    match &mut node.kind {
        Kind::List(items) => items.iter_mut().for_each(|it| put_words(it, missing)),
        Kind::Map(entries) => {
            for (key, it) in entries {
                put_words(it, missing);
                let Some(words) = missing.get(&key.span) else { continue };
                if let Kind::Map(inside) = &mut it.kind {
                    inside.extend(words.iter().map(|word| {
                        let kind = Kind::Scalar { text: "?".to_owned(), plain: false };
                        let span = key.span;
                        (Key { text: (*word).to_owned(), span }, Node { span, kind })
                    }));
                }
            }
        }
        Kind::Scalar { .. } | Kind::Refused => {}
    }
}

/// The node without what was found wrong in it: an entry whose key or value was blamed, an item of a list.
fn pruned(node: Node, blamed: &HashSet<Span>) -> Option<Node> {
    let opening = Span { end: node.span.start + 1, ..node.span };
    let collection = !matches!(node.kind, Kind::Scalar { .. });
    let wrong = node.kind == Kind::Refused
        || blamed.contains(&node.span)
        || (collection && blamed.contains(&opening));
    if wrong {
        return None;
    }
    let kind = match node.kind {
        Kind::Map(entries) => Kind::Map(
            entries
                .into_iter()
                .filter(|(key, _)| !blamed.contains(&key.span))
                .filter_map(|(key, it)| Some((key, pruned(it, blamed)?)))
                .collect(),
        ),
        Kind::List(items) => {
            Kind::List(items.into_iter().filter_map(|it| pruned(it, blamed)).collect())
        }
        other => other,
    };
    Some(Node { kind, ..node })
}

/// Decodes the parts that have no mistake of form left, so that the rest can still be read against them. A thing that
/// lacks a key it must have cannot be decoded; its name stays among `names`.
fn salvage(node: Node, names: &mut BTreeSet<String>) -> Content {
    let span = node.span;
    let mut content = Content::default();
    let Kind::Map(entries) = node.kind else { return content };
    for (key, value) in entries {
        let under_key = |kind| {
            let value = Node { span: value.span, kind };
            Node { span, kind: Kind::Map(vec![(key.clone(), value)]) }
        };
        let good = match value.kind {
            Kind::Map(things) => {
                let is_good = |it: &(Key, Node)| {
                    CONTENT.check(&under_key(Kind::Map(vec![it.clone()]))).is_empty()
                };
                under_key(Kind::Map(things.into_iter().filter(is_good).collect()))
            }
            other => under_key(other),
        };
        if !CONTENT.check(&good).is_empty() {
            continue;
        }
        // What is read here is there to be found; only what is left out must be known by name.
        good.keys(&mut |it| {
            names.remove(it);
        });
        if let Ok(more) = decode(good) {
            join(&mut content, more, &mut Vec::new());
        }
    }
    content
}

fn first_line(node: &Node, text: &str) -> Span {
    let start = node.span.start;
    let line = text[start as usize..].find('\n').unwrap_or(text.len() - start as usize);
    Span { end: (start + line as u32).min(node.span.end).max(start), ..node.span }
}

/// Joins a file's content to what there is. A thing that stands twice is a mistake; the first one counts.
fn join(all: &mut Content, more: Content, found: &mut Diagnostics) {
    // Taken apart key by key, so that a new key cannot be forgotten here.
    let Content {
        organisation,
        website,
        notices,
        rights,
        data_subjects,
        data_categories,
        consents,
        recipients,
        activities,
        security_measures,
        processor_activities,
        register,
        checks,
        decisions,
        adequacy_overrides,
    } = more;
    join_one(&mut all.organisation, organisation, "organisation", found);
    join_one(&mut all.website, website, "website", found);
    join_one(&mut all.rights, rights, "rights", found);
    join_one(&mut all.register, register, "register", found);
    join_one(&mut all.checks, checks, "checks", found);
    join_catalogue(&mut all.notices, notices, found);
    join_catalogue(&mut all.data_subjects, data_subjects, found);
    join_catalogue(&mut all.data_categories, data_categories, found);
    join_catalogue(&mut all.consents, consents, found);
    join_catalogue(&mut all.recipients, recipients, found);
    join_catalogue(&mut all.activities, activities, found);
    join_catalogue(&mut all.security_measures, security_measures, found);
    join_catalogue(&mut all.processor_activities, processor_activities, found);
    join_list(&mut all.decisions, decisions);
    join_list(&mut all.adequacy_overrides, adequacy_overrides);
}

fn join_one<T>(all: &mut Field<T>, more: Field<T>, name: &str, found: &mut Diagnostics) {
    match (&all, more) {
        (_, None) => {}
        (None, more) => *all = more,
        (Some(first), Some(second)) => {
            found.push(
                Diagnostic::new(&DUPLICATE_KEY, second.key)
                    .with("key", name)
                    .related(first.key, "first-here"),
            );
        }
    }
}

fn join_list<T>(all: &mut Field<Vec<T>>, more: Field<Vec<T>>) {
    match (all.as_mut(), more) {
        (_, None) => {}
        (None, more) => *all = more,
        (Some(first), Some(more)) => first.value.extend(more.value),
    }
}

fn join_catalogue<T>(all: &mut Catalogue<T>, more: Catalogue<T>, found: &mut Diagnostics) {
    for (id, thing) in more.0 {
        match all.0.get(&id) {
            Some(first) => found.push(
                Diagnostic::new(&DUPLICATE_ID, thing.key)
                    .with("id", id)
                    .related(first.key, "first-here"),
            ),
            None => {
                all.0.insert(id, thing);
            }
        }
    }
}
