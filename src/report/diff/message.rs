//! The e-mail of a letter: the same as plain text and as HTML.

use crate::page::escape;
use crate::source::Lang;

/// What an e-mail says, from the greeting down.
pub(super) struct Draft {
    pub(super) greeting: String,
    pub(super) changes: (String, Vec<String>),
    pub(super) you_can: (String, Vec<String>),
    pub(super) compare: Option<(String, String)>,
    pub(super) contact: Option<String>,
}

impl Draft {
    fn lists(&self) -> impl Iterator<Item = &(String, Vec<String>)> {
        [&self.changes, &self.you_can].into_iter().filter(|(_, points)| !points.is_empty())
    }

    pub(super) fn text(&self) -> String {
        let mut text = format!("{}\n", self.greeting);
        for (heading, points) in self.lists() {
            text.push_str(&format!("\n{heading}:\n"));
            points.iter().for_each(|it| text.push_str(&format!("- {it}\n")));
        }
        if let Some((words, link)) = &self.compare {
            text.push_str(&format!("\n{words}\n{link}\n"));
        }
        if let Some(contact) = &self.contact {
            text.push_str(&format!("\n{contact}\n"));
        }
        text
    }

    /// What stands in the body of a document.
    pub(super) fn body(&self) -> String {
        let mut html = format!("<p>{}</p>\n", escape(&self.greeting));
        for (heading, points) in self.lists() {
            html.push_str(&format!("<h2>{}</h2>\n<ul>\n", escape(heading)));
            points.iter().for_each(|it| html.push_str(&format!("<li>{}</li>\n", escape(it))));
            html.push_str("</ul>\n");
        }
        if let Some((words, link)) = &self.compare {
            let link = escape(link);
            html.push_str(&format!("<p>{} <a href=\"{link}\">{link}</a></p>\n", escape(words)));
        }
        if let Some(contact) = &self.contact {
            html.push_str(&format!("<p>{}</p>\n", escape(contact)));
        }
        html
    }
}

/// A whole document.
pub(super) fn document(title: &str, body: &str, lang: Lang) -> String {
    let title = escape(title);
    let head = format!("<head>\n<meta charset=\"utf-8\">\n<title>{title}</title>\n</head>");
    format!("<!DOCTYPE html>\n<html lang=\"{lang}\">\n{head}\n<body>\n{body}</body>\n</html>\n")
}
