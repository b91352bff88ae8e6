//! The last thing before the program is replaced.

use super::{UpdateBegun, Version};
use crate::api::{Call, Noun, SessionStep};
use crate::backups;
use crate::desk::{Desk, Done};
use crate::fault::{Code, Fault, Result};
use crate::kernel::Session;

/// Makes a backup and writes down from what to what the program goes. No backup, no update.
///
/// # Errors
/// `version`; [`Code::UpdateNotNewer`]; the backup's.
pub fn begin(
    desk: &mut Desk,
    session: Option<&Session>,
    asked: UpdateBegun,
    call: &mut Call<'_>,
) -> Result<(Done, SessionStep)> {
    let of = session.ok_or_else(|| Fault::new(Code::NotSignedIn, "begin an update"))?;
    let to: Version = asked.version.parse().map_err(|_| Fault::field("version", "format"))?;
    let from: Version = desk.version().parse().map_err(|_| Fault::internal("know the program's own version"))?;
    if to <= from {
        return Err(Fault::new(Code::UpdateNotNewer, "begin an update"));
    }
    backups::make(desk, of, call)?;
    desk.transact(session, call, |act| {
        act.note(Noun::Backups, 0, format!("backed up before the update from {from} to {to}"));
        Ok(())
    })?;
    Ok((Done {}, SessionStep::Same))
}
