//! 个人记录: a note on one member in one meeting, sealed like the counselling note: for its author, who leads the group,
//! and whom they name. The note of the meeting as a whole is the counselling note of its hour.

use std::collections::BTreeSet;

use super::{MemberNoteAsked, MemberNoteRead, MemberNoteSaved, MemberNoteShared, list};
use crate::api::Noun;
use crate::compartments::{self, CompartmentKind::MemberNote as KIND};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AttendanceId, StaffId, text};
use crate::store;
use crate::transact::Act;

const NOTE_MOST: usize = 20_000;

/// The group's id, if this session leads it and the note is not somebody else's.
fn own(act: &Act<'_>, id: AttendanceId) -> Result<i64> {
    let group = group_of(act, id)?;
    let theirs = compartments::author(act, KIND, id.0)?.is_none_or(|author| author == act.session.staff);
    if list::leads(act, &group) && theirs {
        return Ok(group.id.0);
    }
    Err(Fault::new(Code::Forbidden, "open another person's note"))
}

fn group_of(act: &Act<'_>, id: AttendanceId) -> Result<super::Group> {
    let group = store::groups::of_attendance(act.db, id)?.ok_or_else(|| Fault::not_found("an attendance"))?;
    list::known(act, group)
}

/// # Errors
/// [`Code::Forbidden`] to anybody who does not lead the group; nothing, or more than 20,000 characters.
pub fn save_note(act: &mut Act<'_>, saved: MemberNoteSaved) -> Result<Done> {
    let group = own(act, saved.id)?;
    let kept = text::block(&saved.text);
    let mut check = Check::default();
    check.that(!kept.is_empty(), "text", "required");
    check.fits(&kept, NOTE_MOST, "text");
    check.done()?;
    let mut readers: BTreeSet<StaffId> =
        compartments::readers(act, KIND, saved.id.0)?.into_iter().map(|reader| reader.staff).collect();
    readers.insert(act.session.staff);
    compartments::seal(act, KIND, saved.id.0, &readers, &kept)?;
    act.note(Noun::Groups, group, "member note");
    Ok(Done {})
}

/// Empty when none has been written. Reading is written down, so this is a command that writes.
///
/// # Errors
/// [`Code::Forbidden`] to anybody not named; [`Code::CompartmentsShut`] before the own password was typed.
pub fn read_note(act: &mut Act<'_>, asked: MemberNoteAsked) -> Result<MemberNoteRead> {
    let group = group_of(act, asked.id)?;
    let text = match compartments::open(act, KIND, asked.id.0)? {
        Some(plain) => plain.to_string(),
        None if list::leads(act, &group) => String::new(),
        None => return Err(Fault::new(Code::Forbidden, "open another person's note")),
    };
    act.note(Noun::Groups, group.id.0, "read member note");
    Ok(MemberNoteRead { text, readers: compartments::readers(act, KIND, asked.id.0)? })
}

/// # Errors
/// [`Code::Forbidden`] to anybody but the author; `readers[i]` for somebody who has no account here;
/// [`Code::CompartmentsShut`].
pub fn share_note(act: &mut Act<'_>, shared: MemberNoteShared) -> Result<Done> {
    let group = own(act, shared.id)?;
    compartments::author(act, KIND, shared.id.0)?.ok_or_else(|| Fault::not_found("a note on a member"))?;
    let mut check = Check::default();
    for (index, reader) in shared.readers.iter().enumerate() {
        compartments::may_be_reader(act, *reader, &format!("readers[{index}]"), &mut check)?;
    }
    check.done()?;
    let mut readers: BTreeSet<StaffId> = shared.readers.into_iter().collect();
    readers.insert(act.session.staff);
    compartments::set_readers(act, KIND, shared.id.0, &readers)?;
    act.note(Noun::Groups, group, "member note shared");
    Ok(Done {})
}
