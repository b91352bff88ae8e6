//! The directory of units and experts.

use super::{Unit, UnitEntry, UnitKind};
use crate::api::Noun;
use crate::desk::Nothing;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{UnitId, text};
use crate::store;
use crate::transact::{Act, View};

/// Those one works with first, by kind and name.
///
/// # Errors
/// The store's.
pub fn list(view: &View<'_>, _: Nothing) -> Result<Vec<Unit>> {
    store::units::list(view.db)
}

/// # Errors
/// Fields that do not pass; [`crate::Code::NotFound`] for a unit that is not there.
pub fn save(act: &mut Act<'_>, entry: UnitEntry) -> Result<UnitId> {
    let mut check = Check::default();
    check.that(entry.kind.is_some(), "kind", "required");
    let mut line = |typed: &str, field: &str, required: bool, most: usize| {
        let kept = text::line(typed);
        check.that(!required || !kept.is_empty(), field, "required");
        check.fits(&kept, most, field);
        kept
    };
    let name = line(&entry.name, "name", true, 60);
    let contact = line(&entry.contact, "contact", false, 60);
    let address = line(&entry.address, "address", false, 120);
    let speciality = line(&entry.speciality, "speciality", entry.kind == Some(UnitKind::Expert), 200);
    let typed = !entry.phone.trim().is_empty();
    let phone = if typed { text::phone(&entry.phone) } else { Some(String::new()) };
    check.that(phone.is_some(), "phone", "phone");
    let twice = store::units::list(act.db)?.into_iter().any(|unit| Some(unit.id) != entry.id && unit.name == name);
    check.that(!twice, "name", "duplicate");
    check.done()?;
    let id = match entry.id {
        Some(id) => {
            store::units::get(act.db, id)?.ok_or_else(|| Fault::not_found("a unit"))?;
            id
        }
        None => act.fresh(),
    };
    let unit = Unit {
        id,
        kind: entry.kind.unwrap_or(UnitKind::Functional),
        name,
        contact,
        phone: phone.unwrap_or_default(),
        address,
        speciality,
        active: entry.active,
    };
    store::units::keep(act.db, &unit, act.clock)?;
    act.note(Noun::Units, id.0, "");
    Ok(id)
}
