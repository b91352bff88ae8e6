//! Statistics (统计): counts of the cases this session may see; every number opens its list.

mod overview;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use overview::overview;

use crate::cases::{CaseState, Channel, DisputeType, Risk, Service};
use crate::kernel::Day;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OverviewAsked {
    #[ts(type = "string")]
    pub from: Day,
    #[ts(type = "string")]
    pub to: Day,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Overview {
    pub total: u32,
    pub by_type: Vec<(DisputeType, u32)>,
    pub by_risk: Vec<(Risk, u32)>,
    pub by_state: Vec<(CaseState, u32)>,
    pub by_channel: Vec<(Channel, u32)>,
    pub by_service: Vec<(Service, u32)>,
    /// `2026-11` and its count, every month of the range.
    pub by_month: Vec<(String, u32)>,
}
