//! 表样: how the station arranges the two reconstructed forms (domain §5), 重点家庭登记表 (A.1) and 满意度调查表 (C):
//! labels, their order, fields of its own. Every arrangement that was kept stays: what was filled in on it is printed on
//! it.

mod answers;
mod keep;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use answers::answers;
pub use keep::{adopt, get, keep, preview, version};
pub(crate) use keep::{current, known, numbered};

use crate::kernel::{CaseId, Moment};
use crate::paper::edition::{Edition, StationForm};

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EditionsAsked {
    pub form: StationForm,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Editions {
    /// The newest; 0 where the station uses the form as the program ships it.
    pub number: u32,
    pub edition: Edition,
    /// The newest first.
    pub kept: Vec<EditionKept>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct EditionKept {
    pub number: u32,
    pub by_name: String,
    #[ts(type = "string")]
    pub at: Moment,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EditionAsked {
    pub form: StationForm,
    /// 0 for the one the program ships.
    pub number: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EditionEntry {
    pub form: StationForm,
    pub edition: Edition,
    /// The newest when it was taken up: somebody else's edition is not passed over unseen.
    pub was: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EditionDrawn {
    pub form: StationForm,
    pub edition: Edition,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct EditionAdopted {
    pub case: CaseId,
}
