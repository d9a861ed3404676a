//! One YAML source of truth → notice, register, schemas.

pub mod source;

pub mod law;
pub mod written;

pub mod register;

pub mod article30;
pub mod page;

pub mod compile;
pub mod site;

pub mod disk;
pub mod report;

pub mod cli;
