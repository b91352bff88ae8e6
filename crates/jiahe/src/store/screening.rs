//! Screening: campaigns with their questions, findings, the register of families, summaries of weeks.

pub mod campaigns;
pub mod families;
pub mod findings;
pub mod upward;
