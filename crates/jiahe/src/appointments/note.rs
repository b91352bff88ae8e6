//! The counselling note: its author's alone, not even the lead's, and no part of the case file. Who
//! opened it and when is on the audit trail.

use super::{Appointment, AppointmentAsked, AppointmentState, CounsellingNote, NoteSaved, find};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, StaffId, moment, text};
use crate::store;
use crate::transact::Act;

const NOTE_MOST: usize = 20_000;

/// # Errors
/// [`Code::Forbidden`] to anybody but the practitioner; [`Code::WrongState`] for a cancelled hour; a
/// field over 20,000 characters, or all three empty.
pub fn save_note(act: &mut Act<'_>, saved: NoteSaved) -> Result<Done> {
    let (appointment, author) = own(act, saved.id)?;
    if appointment.state == AppointmentState::Cancelled {
        return Err(Fault::new(Code::WrongState, "write a note on a cancelled appointment"));
    }
    let note = CounsellingNote {
        problem: text::block(&saved.note.problem),
        intervention: text::block(&saved.note.intervention),
        feedback: text::block(&saved.note.feedback),
    };
    let mut check = Check::default();
    let fields =
        [("note.problem", &note.problem), ("note.intervention", &note.intervention), ("note.feedback", &note.feedback)];
    check.that(fields.iter().any(|(_, text)| !text.is_empty()), "note.problem", "required");
    for (field, text) in fields {
        check.that(text::fits(text, NOTE_MOST), field, "too_long");
    }
    check.done()?;
    store::appointments::save_note(act.db, saved.id, act.session.staff, &note, act.clock)?;
    if author.is_none()
        && let Some(case) = store::appointments::case_of(act.db, saved.id)?
    {
        timeline::happened(act, case, EventKind::NoteWritten, "", &moment::stamp(appointment.start), "")?;
    }
    act.note(Noun::Appointments, saved.id.0, "note");
    Ok(Done {})
}

/// Empty when none has been written. Reading is written down, so this is a command that writes.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but the practitioner who wrote it.
pub fn read_note(act: &mut Act<'_>, asked: AppointmentAsked) -> Result<CounsellingNote> {
    own(act, asked.id)?;
    act.note(Noun::Appointments, asked.id.0, "read note");
    Ok(store::appointments::note(act.db, asked.id)?.unwrap_or_default())
}

/// The appointment, if it is this session's own, and who has written a note on it. An hour that moved
/// to another practitioner leaves the note with the first.
fn own(act: &Act<'_>, id: AppointmentId) -> Result<(Appointment, Option<StaffId>)> {
    let appointment = find::known(act, id)?;
    let author = store::appointments::note_author(act.db, id)?;
    let me = act.session.staff;
    if appointment.practitioner == me && author.is_none_or(|author| author == me) {
        return Ok((appointment, author));
    }
    Err(Fault::new(Code::Forbidden, "open another person's counselling note"))
}
