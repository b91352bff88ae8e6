//! The counselling note: for its author and whom they name, not even for the lead, and no part of the
//! case file. It lies in a compartment, so the open database alone does not show it.

use std::collections::BTreeSet;

use super::{Appointment, AppointmentAsked, CounsellingNote, NoteRead, NoteSaved, NoteShared, find};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::compartments::{self, CompartmentKind::CounsellingNote as KIND};
use crate::desk::Done;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{AppointmentId, StaffId, moment, text};
use crate::obligations;
use crate::store;
use crate::transact::Act;

const NOTE_MOST: usize = 20_000;

/// # Errors
/// [`Code::Forbidden`] to anybody but the practitioner; [`Code::WrongState`] for a cancelled hour, or for
/// somebody without an account; a field over 20,000 characters, or all three empty.
pub fn save_note(act: &mut Act<'_>, saved: NoteSaved) -> Result<Done> {
    let (appointment, author) = own(act, saved.id)?;
    if appointment.state.is_off() {
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
        check.fits(text, NOTE_MOST, field);
    }
    check.done()?;
    let plain = serde_json::to_string(&note).map_err(|_| Fault::internal("spell a note"))?;
    let mut readers: BTreeSet<StaffId> =
        compartments::readers(act, KIND, saved.id.0)?.into_iter().map(|reader| reader.staff).collect();
    readers.insert(act.session.staff);
    compartments::seal(act, KIND, saved.id.0, &readers, &plain)?;
    if author.is_none() {
        match store::appointments::case_of(act.db, saved.id)? {
            Some(case) => {
                timeline::happened(act, case, EventKind::NoteWritten, "", &moment::stamp(appointment.start), "")?;
            }
            None => obligations::settle_hour(act, saved.id)?,
        }
    }
    act.note(Noun::Appointments, saved.id.0, "note");
    Ok(Done {})
}

/// Empty when none has been written. Reading is written down, so this is a command that writes.
///
/// # Errors
/// [`Code::Forbidden`] to anybody not named; [`Code::CompartmentsShut`] before the own password was typed.
pub fn read_note(act: &mut Act<'_>, asked: AppointmentAsked) -> Result<NoteRead> {
    let appointment = find::known(act, asked.id)?;
    let plain = compartments::open(act, KIND, asked.id.0)?;
    let note = match plain {
        Some(plain) => serde_json::from_str(&plain).map_err(|_| Fault::new(Code::Damaged, "read a note"))?,
        None if is_theirs(act, &appointment) => CounsellingNote::default(),
        None => return Err(Fault::new(Code::Forbidden, "open another person's counselling note")),
    };
    act.note(Noun::Appointments, asked.id.0, "read note");
    Ok(NoteRead { note, readers: compartments::readers(act, KIND, asked.id.0)? })
}

/// The author names who else may read the note: a supervisor, a successor. The author stays among them.
///
/// # Errors
/// [`Code::Forbidden`] to anybody but the author; `readers[i]` for somebody who has no account here;
/// [`Code::CompartmentsShut`].
pub fn share_note(act: &mut Act<'_>, shared: NoteShared) -> Result<Done> {
    let (_, author) = own(act, shared.id)?;
    author.ok_or_else(|| Fault::not_found("a counselling note"))?;
    let mut check = Check::default();
    for (index, reader) in shared.readers.iter().enumerate() {
        compartments::may_be_reader(act, *reader, &format!("readers[{index}]"), &mut check)?;
    }
    check.done()?;
    let mut readers: BTreeSet<StaffId> = shared.readers.into_iter().collect();
    readers.insert(act.session.staff);
    compartments::set_readers(act, KIND, shared.id.0, &readers)?;
    act.note(Noun::Appointments, shared.id.0, "note shared");
    Ok(Done {})
}

/// Of a group's meeting, either of those who lead it.
fn is_theirs(act: &Act<'_>, appointment: &Appointment) -> bool {
    appointment.practitioner == act.session.staff || appointment.also.contains(&act.session.staff)
}

/// The appointment, if it is this session's own, and who has written a note on it. An hour that moved
/// to another practitioner leaves the note with the first.
fn own(act: &Act<'_>, id: AppointmentId) -> Result<(Appointment, Option<StaffId>)> {
    let appointment = find::known(act, id)?;
    let author = compartments::author(act, KIND, id.0)?;
    let me = act.session.staff;
    if is_theirs(act, &appointment) && author.is_none_or(|author| author == me) {
        return Ok((appointment, author));
    }
    Err(Fault::new(Code::Forbidden, "open another person's counselling note"))
}
