//! Sealing, opening, and who may.

use std::collections::BTreeSet;

use zeroize::Zeroizing;

use super::{CompartmentKind, Reader};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Coded, StaffId, works_on_cases};
use crate::store::{self, compartments::Kept};
use crate::transact::{Act, View};
use crate::vault::{Compartment, CompartmentKey};

/// Station, kind and record, so that no text can be moved to where others may read it.
fn bound(view: &View<'_>, kind: CompartmentKind, record: i64) -> Vec<u8> {
    format!("jiahe compartment 1\0{}\0{}\0{record}", view.slots.station(), kind.code()).into_bytes()
}

/// Seals `plain` for `readers`, over whatever was there; people without an account are left out. The
/// first author stays.
///
/// # Errors
/// [`Code::WrongState`] when none of the readers has an account here, so nobody could ever open it.
pub(crate) fn seal(
    act: &mut Act<'_>,
    kind: CompartmentKind,
    record: i64,
    readers: &BTreeSet<StaffId>,
    plain: &str,
) -> Result<()> {
    let bound = bound(act, kind, record);
    let (sealed, key) = Compartment::seal(&bound, plain.as_bytes(), act.chance)?;
    let author = author(act, kind, record)?.unwrap_or(act.session.staff);
    let kept = Kept { author, sealed, updated_at: act.clock.now };
    store::compartments::put(act.db, kind, record, &kept)?;
    give(act, kind, record, &key, readers)
}

fn give(
    act: &mut Act<'_>,
    kind: CompartmentKind,
    record: i64,
    key: &CompartmentKey,
    readers: &BTreeSet<StaffId>,
) -> Result<()> {
    let bound = bound(act, kind, record);
    store::compartments::forget_readers(act.db, kind, record)?;
    let mut given = 0;
    for reader in readers {
        let Some(address) = act.slots.address(reader.0) else { continue };
        let letter = key.wrap(&address, &bound, act.chance)?;
        store::compartments::add_reader(act.db, kind, record, *reader, &letter)?;
        given += 1;
    }
    if given == 0 {
        return Err(Fault::new(Code::WrongState, "seal a compartment that nobody could open"));
    }
    Ok(())
}

/// Opens it for the person signed in; `None` when there is none.
///
/// # Errors
/// [`Code::Forbidden`] to anybody not named; [`Code::CompartmentsShut`] until the own password was typed;
/// [`Code::CompartmentLost`] when the letter is for a key the person no longer has.
pub(crate) fn open(view: &View<'_>, kind: CompartmentKind, record: i64) -> Result<Option<Zeroizing<String>>> {
    let Some(kept) = store::compartments::get(view.db, kind, record)? else { return Ok(None) };
    let bound = bound(view, kind, record);
    let key = key(view, kind, record, &bound)?;
    let plain = kept.sealed.open(&key, &bound);
    let plain = plain.ok_or_else(|| Fault::new(Code::Damaged, "open a compartment with its own key"))?;
    let text = std::str::from_utf8(&plain).map_err(|_| Fault::new(Code::Damaged, "read a compartment"))?;
    Ok(Some(Zeroizing::new(text.to_owned())))
}

fn key(view: &View<'_>, kind: CompartmentKind, record: i64, bound: &[u8]) -> Result<CompartmentKey> {
    let letter = store::compartments::letter(view.db, kind, record, view.session.staff)?
        .ok_or_else(|| Fault::new(Code::Forbidden, "open another person's compartment"))?;
    let own = view.own.ok_or_else(|| Fault::new(Code::CompartmentsShut, "open a compartment without the password"))?;
    CompartmentKey::unwrap_with(own, &letter, bound)
        .ok_or_else(|| Fault::new(Code::CompartmentLost, "open a compartment sealed to an earlier own key"))
}

/// Whether somebody can be named on one: who works on cases, and has an account to open it with.
///
/// # Errors
/// The store's.
pub(crate) fn may_be_reader(view: &View<'_>, staff: StaffId, field: &str, check: &mut Check) -> Result<()> {
    let casework = store::staff::get(view.db, staff)?.is_none_or(|member| works_on_cases(&member.roles));
    check.that(casework, field, "not_casework");
    check.that(!casework || view.slots.address(staff.0).is_some(), field, "no_account");
    Ok(())
}

/// Names who may read from now on. Only who can open it can pass it on.
///
/// # Errors
/// As [`open`], and as [`seal`].
pub(crate) fn set_readers(
    act: &mut Act<'_>,
    kind: CompartmentKind,
    record: i64,
    readers: &BTreeSet<StaffId>,
) -> Result<()> {
    let bound = bound(act, kind, record);
    let key = key(act, kind, record, &bound)?;
    give(act, kind, record, &key, readers)
}

/// # Errors
/// The store's.
pub(crate) fn readers(view: &View<'_>, kind: CompartmentKind, record: i64) -> Result<Vec<Reader>> {
    store::compartments::readers(view.db, kind, record)
}

/// Who wrote it first, if there is one.
///
/// # Errors
/// The store's.
pub(crate) fn author(view: &View<'_>, kind: CompartmentKind, record: i64) -> Result<Option<StaffId>> {
    Ok(store::compartments::get(view.db, kind, record)?.map(|kept| kept.author))
}

/// # Errors
/// The store's.
pub(crate) fn discard(act: &Act<'_>, kind: CompartmentKind, record: i64) -> Result<()> {
    store::compartments::remove(act.db, kind, record)
}
