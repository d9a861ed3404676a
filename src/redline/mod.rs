//! Floor 0: two texts side by side, as a lawyer marks up a contract: what went, what came, what stayed.
//!
//! [`pairs()`] says which parts of two texts belong together, [`pieces()`] which words of two parts do. This floor knows nothing
//! of what the texts say.

mod ops;
pub use ops::{comparable, likeness};
mod pairs;
pub use pairs::{Pair, pairs};
mod pieces;
pub use pieces::{Piece, pieces};
