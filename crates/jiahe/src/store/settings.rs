//! Named values of the station.

use rusqlite::OptionalExtension;

use super::Db;
use crate::fault::Result;

pub const YES: &str = "1";
pub const NO: &str = "0";
/// The recovery key has been read back from paper: [`YES`].
pub const RECOVERY_CONFIRMED: &str = "recovery_confirmed";
/// [`crate::vault::SlotFile::serial`] of the slot file that belongs to this database.
pub const SLOTS_SERIAL: &str = "slots_serial";
/// [`YES`] once the file that notes where the trail ends was seen beside this database: from then on its absence
/// tells.
pub const TRAIL_NOTED: &str = "trail_noted";
/// A second folder for backups, a USB stick for instance.
pub const BACKUP_FOLDER: &str = "backup_folder";
/// When the last backup that could be opened again was made.
pub const BACKUP_AT: &str = "backup_at";
/// Where the audit trail stood then: nothing new means nothing to back up.
pub const BACKUP_SEQ: &str = "backup_seq";
/// Where parcels were last written to.
pub const EXCHANGE_FOLDER: &str = "exchange_folder";
/// The station's part of the case code, from its place.
pub const CODE_PREFIX: &str = "code_prefix";
/// [`crate::obligations::Parameters`] as JSON.
pub const TIME_PARAMETERS: &str = "time_parameters";
/// Minutes between the hours of two people who must not meet.
pub const NO_CONTACT_GAP: &str = "no_contact_gap";
/// [`crate::schedule::StationRules`] as JSON.
pub const CALENDAR_RULES: &str = "calendar_rules";
/// What each service is booked like: [`crate::schedule::ServiceRule`] as JSON.
pub const SERVICE_RULES: &str = "service_rules";
/// On which weekdays a service needs somebody on duty: [`crate::duty::DutyNeed`] as JSON.
pub const DUTY_NEEDS: &str = "duty_needs";
/// Where a dissatisfied family's case goes back to, as JSON.
pub const BACK_STEP: &str = "back_step";
/// Which printer each form went to last, as JSON.
pub const PRINTERS: &str = "printers";

/// # Errors
/// The engine's.
pub fn get(db: &Db, name: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT value FROM settings WHERE name = $1")?
        .query_row([name], |row| row.get(0))
        .optional()?)
}

/// # Errors
/// The engine's.
pub fn set(db: &Db, name: &str, value: &str) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO settings (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
    )?
    .execute([name, value])?;
    Ok(())
}
