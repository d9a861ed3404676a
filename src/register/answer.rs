//! Four-valued answers, resolved.

use super::{Date, Text};

/// An answer: a value, none because, not applicable because, to do. A missing answer is an `Option::None` around it.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer<T> {
    /// The value.
    Value(T),
    /// There is none, and why when it was said.
    None(Option<Text>),
    /// It does not apply here, and why.
    NotApplicable(Text),
    /// Not answered yet.
    Todo {
        /// Who answers.
        owner: String,
        /// By when.
        due: Option<Date>,
    },
}

impl<T> Answer<T> {
    /// The value, when there is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Answer::Value(it) => Some(it),
            _ => None,
        }
    }
}
