//! Line numbers of many places: each text is read once, however many places are asked for.

use super::{FileId, Sources, Span};

/// Where the lines of every text begin.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<Vec<u32>>,
}

impl Lines {
    /// The lines of these texts.
    pub fn of(sources: &Sources) -> Lines {
        let starts = sources.iter().map(|(_, file)| {
            let ends = file.text.bytes().zip(1..).filter(|(byte, _)| *byte == b'\n');
            std::iter::once(0).chain(ends.map(|(_, after)| after)).collect()
        });
        Lines { starts: starts.collect() }
    }

    /// The line of the first byte of a place, from 1.
    pub fn line(&self, span: Span) -> usize {
        let FileId(file) = span.file;
        let starts = self.starts.get(file as usize).map_or(&[][..], Vec::as_slice);
        starts.partition_point(|it| *it <= span.start).max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Role;

    #[test]
    fn a_line_is_that_of_the_position() {
        let mut sources = Sources::default();
        sources.add(Role::Content, "", "a.yaml", "a: 1\n\nb: 2".to_owned());
        let file = sources.add(Role::Content, "", "b.yaml", "æ: 1\nø: 2\n".to_owned());
        let lines = Lines::of(&sources);
        for (id, text) in [(FileId(0), "a: 1\n\nb: 2"), (file, "æ: 1\nø: 2\n")] {
            for at in 0..text.len() {
                let span = Span::new(id, at..at);
                assert_eq!(lines.line(span), sources.position(id, span.start).line, "{at}");
            }
        }
    }
}
