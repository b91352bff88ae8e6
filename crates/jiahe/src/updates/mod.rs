//! Updates from a file: who may begin one, and what happens to the data before. The file itself is `jiahe-update`'s,
//! the installer the shell's.

mod begin;

use serde::Deserialize;
use ts_rs::TS;

pub use begin::begin;
pub use jiahe_update::{Manifest, Own, PublicKeys, Refused, Version};

use crate::fault::{Code, Fault};
use crate::vault;

#[derive(Debug, Clone, Deserialize, TS)]
pub struct UpdateBegun {
    /// What the program is about to be replaced by: `0.2.0`.
    pub version: String,
}

/// Why an update file is not taken, as a fault.
#[must_use]
pub fn fault(refused: &Refused) -> Fault {
    let code = match refused {
        Refused::NotOurs => Code::UpdateNotOurs,
        Refused::Forged => Code::UpdateForged,
        Refused::NewerFormat => Code::UpdateNewerFormat,
        Refused::OtherPlatform => Code::UpdateOtherPlatform,
        Refused::NotNewer => Code::UpdateNotNewer,
        Refused::Damaged => Code::UpdateDamaged,
        Refused::Unfit(_) => Code::Internal,
        Refused::Read(_) => Code::UpdateUnread,
        Refused::Write(error) => return vault::refused(error),
    };
    Fault::new(code, "take an update")
}
