#![doc = "Reads two reports against each other."]

pub mod corpus;
pub mod dates;
pub mod text;
