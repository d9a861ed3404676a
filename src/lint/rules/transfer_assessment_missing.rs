//! FIXME

use crate::lint::{Case, Findings};

pub(super) fn check(_case: &Case<'_>, _findings: &mut Findings) {}
