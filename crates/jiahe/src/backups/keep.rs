//! Which backups there are, where they go, which are kept, and since when none was made.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::{Datelike, NaiveDateTime};

use super::{BackupFile, BackupFolder, BackupState};
use crate::api::{Call, Noun, SessionStep};
use crate::desk::{Desk, Done, Nothing};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Clock, Moment, Session};
use crate::store::{Db, settings};
use crate::transact::Act;

const ENDING: &str = ".jhbak";
const STAMP: &str = "%Y%m%dT%H%M%S";
/// From this day without a backup on, it is said.
const OVERDUE: i64 = 3;
/// 12 daily, 10 weekly, 9 monthly.
const KEPT: (usize, usize, usize) = (12, 10, 9);
/// And the last few whenever they were made: the one before a mistake may be of the same morning.
const LAST: usize = 6;

/// `jiahe-20261124T173000.jhbak`: no name of anybody, and it sorts by time.
pub(super) fn name(at: Moment) -> String {
    format!("jiahe-{}{ENDING}", at.format(STAMP))
}

fn made_at(name: &str) -> Option<Moment> {
    let stamp = name.strip_prefix("jiahe-")?.strip_suffix(ENDING)?;
    NaiveDateTime::parse_from_str(stamp, STAMP).ok()
}

/// Ours in a folder, the newest first.
pub(super) fn files(folder: &Path) -> Vec<BackupFile> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let file = |entry: std::fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let size = entry.metadata().ok().filter(std::fs::Metadata::is_file)?.len();
        Some(BackupFile { path: entry.path().display().to_string(), at: made_at(&name)?, name, size })
    };
    let mut found: Vec<BackupFile> = entries.flatten().filter_map(file).collect();
    found.sort_by_key(|file| std::cmp::Reverse(file.at));
    found
}

/// The moments to keep of these, newest first: the newest of each of the last days, weeks and months,
/// and the last few.
fn kept(moments: &[Moment]) -> BTreeSet<Moment> {
    let mut kept: BTreeSet<Moment> = moments.iter().take(LAST).copied().collect();
    let mut newest_of_each = |most: usize, period: &dyn Fn(&Moment) -> (i32, u32)| {
        let mut seen = BTreeSet::new();
        for moment in moments {
            if seen.len() < most && seen.insert(period(moment)) {
                kept.insert(*moment);
            }
        }
    };
    newest_of_each(KEPT.0, &|moment| (moment.year(), moment.ordinal()));
    newest_of_each(KEPT.1, &|moment| (moment.iso_week().year(), moment.iso_week().week()));
    newest_of_each(KEPT.2, &|moment| (moment.year(), moment.month()));
    kept
}

/// Removes what is not kept. Only files of our own naming are ever touched.
pub(super) fn thin_out(folder: &Path) {
    let files = files(folder);
    let moments: Vec<Moment> = files.iter().map(|file| file.at).collect();
    let kept = kept(&moments);
    for file in files.iter().filter(|file| !kept.contains(&file.at)) {
        let _stays_one_more_day = std::fs::remove_file(&file.path);
    }
}

/// The second folder, as set.
pub(super) fn second(db: &Db) -> Result<Option<PathBuf>> {
    Ok(settings::get(db, settings::BACKUP_FOLDER)?.filter(|path| !path.is_empty()).map(PathBuf::from))
}

fn last(db: &Db) -> Result<Option<Moment>> {
    Ok(settings::get(db, settings::BACKUP_AT)?.and_then(|text| text.parse().ok()))
}

/// Days since the last good backup, from the third on. A station with nothing in it yet is not late.
///
/// # Errors
/// The store's.
pub(crate) fn overdue_days(db: &Db, clock: Clock) -> Result<u32> {
    let since = match last(db)? {
        Some(last) => last,
        None => match crate::store::audit::first(db)? {
            Some(first) => first,
            None => return Ok(0),
        },
    };
    let days = (clock.now - since).num_days();
    Ok(if days >= OVERDUE { u32::try_from(days).unwrap_or(0) } else { 0 })
}

/// # Errors
/// The store's.
pub fn state(
    desk: &mut Desk,
    _: Option<&Session>,
    _: Nothing,
    call: &mut Call<'_>,
) -> Result<(BackupState, SessionStep)> {
    let folder = desk.backup_folder();
    let db = desk.database().ok_or_else(|| Fault::new(Code::NotSignedIn, "look at the backups"))?;
    let second = second(db)?;
    let state = BackupState {
        last: last(db)?,
        overdue_days: overdue_days(db, call.clock)?,
        folder: folder.display().to_string(),
        second_there: second.as_ref().is_some_and(|second| second.is_dir()),
        second_folder: second.map(|second| second.display().to_string()).unwrap_or_default(),
        files: files(&folder),
    };
    Ok((state, SessionStep::Same))
}

/// A second folder for every backup from now on.
///
/// # Errors
/// `path` is no folder that can be written to.
pub fn set_folder(act: &mut Act<'_>, set: BackupFolder) -> Result<Done> {
    let path = set.path.trim();
    if !path.is_empty() {
        let trial = Path::new(path).join(".jiahe-trial");
        let written = Path::new(path).is_absolute() && std::fs::write(&trial, b"").is_ok();
        let _gone = std::fs::remove_file(&trial);
        if !written {
            return Err(Fault::field("path", "no_folder"));
        }
    }
    settings::set(act.db, settings::BACKUP_FOLDER, path)?;
    act.note(Noun::Backups, 0, "second folder set");
    Ok(Done {})
}

/// Before anybody has signed in: the backups on this PC, and those in a folder somebody points to.
///
/// # Errors
/// None.
pub fn found(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: BackupFolder,
    _: &mut Call<'_>,
) -> Result<(Vec<BackupFile>, SessionStep)> {
    let folder = if asked.path.is_empty() { desk.backup_folder() } else { PathBuf::from(asked.path) };
    Ok((files(&folder), SessionStep::Same))
}

#[cfg(test)]
mod tests {
    use chrono::{Days, TimeDelta};

    use super::*;

    #[test]
    fn twelve_days_ten_weeks_nine_months_are_kept() {
        let end: Moment = "2026-11-24T17:30:00".parse().unwrap();
        // Three a day for two years.
        let mut all: Vec<Moment> =
            (0..730).flat_map(|day| [0, 4, 8].map(|hour| end - Days::new(day) - TimeDelta::hours(hour))).collect();
        all.sort_by_key(|moment| std::cmp::Reverse(*moment));
        let kept = kept(&all);
        assert!(kept.contains(&end), "the newest stays");
        assert!(kept.len() <= KEPT.0 + KEPT.1 + KEPT.2 + LAST);
        for day in 0..12 {
            assert!(kept.contains(&(end - Days::new(day))), "day {day}");
        }
        let oldest = kept.first().unwrap();
        assert_eq!((oldest.year(), oldest.month()), (2026, 3), "nine months back: {oldest}");
        let weeks: BTreeSet<_> = kept.iter().map(|m| (m.iso_week().year(), m.iso_week().week())).collect();
        assert!(weeks.len() >= 10);
    }

    #[test]
    fn only_our_own_files_are_ours() {
        let at: Moment = "2026-11-24T17:30:00".parse().unwrap();
        assert_eq!(name(at), "jiahe-20261124T173000.jhbak");
        assert_eq!(made_at(&name(at)), Some(at));
        for other in ["jiahe-20261324T173000.jhbak", "jiahe-.jhbak", "x.jhbak", "jiahe-20261124T173000.jhbak.part", ""]
        {
            assert_eq!(made_at(other), None, "{other}");
        }
        let folder = tempfile::tempdir().unwrap();
        let photo = folder.path().join("全家福.jpg");
        std::fs::write(&photo, b"x").unwrap();
        for day in 0..40 {
            std::fs::write(folder.path().join(name(at - Days::new(day))), b"x").unwrap();
        }
        thin_out(folder.path());
        assert!(photo.exists());
        let left = files(folder.path()).len();
        assert!((12..=20).contains(&left), "{left} are left");
    }
}
