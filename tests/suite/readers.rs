//! Outputs read again by parsers that are not ours, each into the same flat shape: what opens, what closes, and text.

use scraper::{ElementRef, Html, Node as HtmlNode};
use serde_json::Value;

/// A piece of what was read.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Something opens: an element, an object, a key. Its name, and its attributes in the order of their names.
    Open(String, Vec<(String, String)>),
    Close,
    Text(String),
}

/// What an output holds, by the ending of its name.
pub fn read(name: &str, text: &str) -> Result<Vec<Piece>, String> {
    let ending = name.rsplit_once('.').map_or("", |(_, it)| it);
    match ending {
        "html" => Ok(html(text)),
        "json" => {
            let value: Value = serde_json::from_str(text).map_err(|it| it.to_string())?;
            Ok(gathered(|all| json(&value, all)))
        }
        "xml" | "svg" | "atom" => xml(text),
        "md" => Ok(markdown(text)),
        "css" => css(text),
        "github" => github(text),
        "yaml" => {
            let value: Value = serde_yaml::from_str(text).map_err(|it| it.to_string())?;
            Ok(gathered(|all| json(&value, all)))
        }
        "txt" => Ok(vec![Piece::Text(folded(text))]),
        _ if name.ends_with("_headers") => Ok(lines(text)),
        _ => terminal(text),
    }
}

fn gathered(gather: impl FnOnce(&mut Vec<Piece>)) -> Vec<Piece> {
    let mut all = Vec::new();
    gather(&mut all);
    all
}

fn open(name: impl Into<String>) -> Piece {
    Piece::Open(name.into(), Vec::new())
}

/// White space folded to single spaces.
pub fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn html(text: &str) -> Vec<Piece> {
    let page = Html::parse_document(text);
    gathered(|all| {
        for child in page.tree.root().children() {
            match (child.value(), ElementRef::wrap(child)) {
                (_, Some(it)) => html_element(it, all),
                (HtmlNode::Comment(_), _) => all.push(open("!--")),
                _ => {}
            }
        }
    })
}

fn html_element(element: ElementRef<'_>, all: &mut Vec<Piece>) {
    let name = element.value().name();
    let mut attributes: Vec<(String, String)> =
        element.value().attrs().map(|(name, it)| (name.to_owned(), it.to_owned())).collect();
    attributes.sort();
    all.push(Piece::Open(name.to_owned(), attributes));
    for child in element.children() {
        match (child.value(), ElementRef::wrap(child)) {
            (_, Some(it)) => html_element(it, all),
            // What a script of data holds is JSON, and is read as such.
            (HtmlNode::Text(it), _) if name == "script" => match serde_json::from_str(it) {
                Ok(value) => json(&value, all),
                Err(_) => all.push(open("broken")),
            },
            (HtmlNode::Text(it), _) => put(all, it),
            (HtmlNode::Comment(_), _) => all.push(open("!--")),
            _ => all.push(open("other")),
        }
    }
    all.push(Piece::Close);
}

/// Text beside text is one text.
fn put(all: &mut Vec<Piece>, text: &str) {
    match all.last_mut() {
        Some(Piece::Text(before)) => before.push_str(text),
        _ => all.push(Piece::Text(text.to_owned())),
    }
}

fn json(value: &Value, all: &mut Vec<Piece>) {
    match value {
        Value::Object(map) => {
            all.push(open("{"));
            for (key, value) in map {
                all.push(Piece::Open("key".to_owned(), vec![("name".to_owned(), key.clone())]));
                match value.as_str().filter(|_| key == "markdown") {
                    Some(text) => all.extend(markdown(text)),
                    None => json(value, all),
                }
                all.push(Piece::Close);
            }
            all.push(Piece::Close);
        }
        Value::Array(items) => {
            all.push(open("["));
            items.iter().for_each(|it| json(it, all));
            all.push(Piece::Close);
        }
        Value::String(text) if text.starts_with("<!DOCTYPE html>\n<html lang=") => {
            all.extend(html(text));
        }
        // One text does not run into the next.
        Value::String(text) => {
            all.extend([open("\""), Piece::Text(text.clone()), Piece::Close]);
        }
        Value::Number(_) => all.push(open("number")),
        other => all.push(open(other.to_string())),
    }
}

fn xml(text: &str) -> Result<Vec<Piece>, String> {
    let document = roxmltree::Document::parse(text).map_err(|it| it.to_string())?;
    let mut all = Vec::new();
    element(document.root_element(), &mut all);
    Ok(all)
}

fn element(node: roxmltree::Node<'_, '_>, all: &mut Vec<Piece>) {
    let attributes = node.attributes().map(|it| (it.name().to_owned(), it.value().to_owned()));
    all.push(Piece::Open(node.tag_name().name().to_owned(), attributes.collect()));
    for child in node.children() {
        match (child.is_element(), child.is_text()) {
            (true, _) => element(child, all),
            (_, true) => put(all, child.text().unwrap_or_default()),
            _ => all.push(open("other")),
        }
    }
    all.push(Piece::Close);
}

fn markdown(text: &str) -> Vec<Piece> {
    use pulldown_cmark::{Event, Options, Parser, Tag};
    let mut all = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    for event in Parser::new_ext(text, options) {
        match event {
            Event::Start(Tag::Link { dest_url, title, .. }) => {
                let address = |name: &str, it: &str| (name.to_owned(), it.to_owned());
                let attributes = vec![address("href", &dest_url), address("title", &title)];
                all.push(Piece::Open("link".to_owned(), attributes));
            }
            Event::Start(tag) => all.push(open(format!("{tag:?}"))),
            Event::End(_) => all.push(Piece::Close),
            Event::Text(it) => put(&mut all, &it),
            Event::Code(it) => {
                all.extend([open("code"), Piece::Text(it.to_string()), Piece::Close]);
            }
            Event::SoftBreak => put(&mut all, " "),
            other => all.push(open(format!("{other:?}"))),
        }
    }
    all
}

fn css(text: &str) -> Result<Vec<Piece>, String> {
    let mut parser = cssparser::Parser::new(text);
    let mut all = Vec::new();
    rules(&mut parser, &mut all)?;
    Ok(all)
}

fn rules(parser: &mut cssparser::Parser<'_>, all: &mut Vec<Piece>) -> Result<(), String> {
    use cssparser::Token;
    while let Ok(token) = parser.next().cloned() {
        match &token {
            Token::QuotedString(it) => put(all, it),
            Token::BadString(it) | Token::BadUrl(it) => return Err(format!("broken string: {it}")),
            other => all.push(open(format!("{other:?}"))),
        }
        let opens = matches!(token, Token::Function(_) | Token::ParenthesisBlock)
            || matches!(token, Token::SquareBracketBlock | Token::CurlyBracketBlock);
        if opens {
            let inside = parser.parse_nested_block(|it| {
                rules(it, all).map_err(cssparser::ParseError::<String>::custom)
            });
            inside.map_err(|it| format!("{it:?}"))?;
            all.push(Piece::Close);
        }
    }
    Ok(())
}

/// As the runner of GitHub Actions reads them: one command a line, its properties, its message.
fn github(text: &str) -> Result<Vec<Piece>, String> {
    let mut all = Vec::new();
    for line in text.lines() {
        let command = line.strip_prefix("::").and_then(|it| it.split_once("::"));
        let (head, message) = command.ok_or_else(|| format!("no command: {line}"))?;
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let known = ["error", "warning", "notice"].contains(&name);
        let mut found = Vec::new();
        for property in properties.split(',') {
            let (key, value) =
                property.split_once('=').ok_or_else(|| format!("no property: {property}"))?;
            // Where it stands depends on how long the texts before it are.
            let place = ["line", "col", "endLine", "endColumn"].contains(&key);
            let value = if place { String::new() } else { decoded(value) };
            if !place || key == "line" {
                found.push((key.to_owned(), value));
            }
        }
        if !known {
            return Err(format!("unknown command: {line}"));
        }
        all.extend([Piece::Open(name.to_owned(), found), Piece::Text(decoded(message))]);
        all.push(Piece::Close);
    }
    Ok(all)
}

fn decoded(text: &str) -> String {
    let text = text.replace("%0D", "\r").replace("%0A", "\n");
    text.replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
}

fn lines(text: &str) -> Vec<Piece> {
    let lines = text.lines();
    lines.flat_map(|it| [open("line"), Piece::Text(it.to_owned()), Piece::Close]).collect()
}

/// What a terminal shows: nothing but text, line breaks and our own colours; and no line that a build server takes for a
/// command. Its words are not compared: they are wrapped and underlined.
fn terminal(text: &str) -> Result<Vec<Piece>, String> {
    let mut rest = text;
    let mut shown = String::new();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        shown.push_str(before);
        let style = after.strip_prefix('[').and_then(|it| it.split_once('m'));
        let ours = |it: &str| it.bytes().all(|it| it.is_ascii_digit() || it == b';');
        let (_, after) = style.filter(|(it, _)| ours(it)).ok_or("an escape that is no colour")?;
        rest = after;
    }
    shown.push_str(rest);
    if let Some(it) = shown.chars().find(|it| it.is_control() && *it != '\n') {
        return Err(format!("the control character {it:?}"));
    }
    match shown.lines().find(|it| it.trim_start().starts_with("::")) {
        Some(line) => Err(format!("a command: {line}")),
        None => Ok(Vec::new()),
    }
}
