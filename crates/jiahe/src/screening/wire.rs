//! What screening tells the station above. Urgent: enough to act on. Weekly: figures, and nobody's name.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct UrgentWire {
    /// Its id where it was found.
    pub origin: i64,
    pub found_on: String,
    pub area: String,
    pub head: String,
    pub address: String,
    /// Codes of the seven disputes.
    pub kinds: Vec<String>,
    pub told: String,
    pub told_at: String,
    pub how: String,
    pub remark: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Debug, Clone, Copy, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct SumsWire {
    pub visited: u32,
    pub found: u32,
    pub cases: u32,
    pub registered: u32,
    pub urgent: u32,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct AreaWire {
    pub area: String,
    pub sums: SumsWire,
}

#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub(super) struct WeeklyWire {
    pub monday: String,
    pub sums: SumsWire,
    /// By code of the dispute.
    pub kinds: BTreeMap<String, u32>,
    /// By code of the colour; `none` where nobody said.
    pub colours: BTreeMap<String, u32>,
    pub areas: Vec<AreaWire>,
    pub note: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}
