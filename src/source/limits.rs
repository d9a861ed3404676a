//! How much is read at most: nothing that is sent to an organisation can keep its build server busy for ever.

use std::ops::RangeInclusive;

/// What is held to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// A file, in MiB.
    File,
    /// A single text, in KiB.
    Text,
    /// What stands in what in a file of YAML, in levels.
    Depth,
}

impl Limit {
    /// Every limit.
    pub const ALL: [Limit; 3] = [Limit::File, Limit::Text, Limit::Depth];

    /// Its name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Limit::File => "file",
            Limit::Text => "text",
            Limit::Depth => "depth",
        }
    }

    /// What its number counts.
    pub const fn unit(self) -> &'static str {
        match self {
            Limit::File => "MiB",
            Limit::Text => "KiB",
            Limit::Depth => "levels",
        }
    }

    /// From what holds when nobody asks for more, to the most that can be asked for: a limit can be raised, never taken away.
    pub const fn range(self) -> RangeInclusive<usize> {
        match self {
            // Places are kept in 32 bits.
            Limit::File => 64..=1024,
            Limit::Text => 64..=1024,
            Limit::Depth => 32..=128,
        }
    }
}

/// How much a run reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// The largest file, in MiB.
    pub file_mib: usize,
    /// The longest text, in KiB.
    pub text_kib: usize,
    /// The deepest nesting of YAML, in levels.
    pub depth: usize,
}

impl Default for Limits {
    fn default() -> Limits {
        let [file_mib, text_kib, depth] = Limit::ALL.map(|it| *it.range().start());
        Limits { file_mib, text_kib, depth }
    }
}

impl Limits {
    /// The same with one of them raised as far as it goes.
    #[must_use]
    pub fn raised(self, limit: Limit, to: usize) -> Limits {
        let to = to.clamp(*limit.range().start(), *limit.range().end());
        match limit {
            Limit::File => Limits { file_mib: to, ..self },
            Limit::Text => Limits { text_kib: to, ..self },
            Limit::Depth => Limits { depth: to, ..self },
        }
    }

    /// The largest file, in bytes.
    pub fn file_bytes(self) -> u64 {
        self.file_mib as u64 * 1024 * 1024
    }

    /// The longest text, in bytes.
    pub fn text_bytes(self) -> usize {
        self.text_kib * 1024
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_is_never_lowered_and_never_taken_away() {
        for limit in Limit::ALL {
            let with = |to| Limits::default().raised(limit, to);
            assert_eq!(with(0), Limits::default());
            assert_eq!(with(usize::MAX), with(*limit.range().end()));
            assert_ne!(with(usize::MAX), Limits::default());
        }
        let most = Limits::default().raised(Limit::File, usize::MAX).file_bytes();
        assert!(most < u64::from(u32::MAX), "a place in a file is a number of 32 bits");
    }
}
