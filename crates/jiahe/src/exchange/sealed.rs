//! What stays home unless it is sent on purpose: a hidden contact, or who reported. The sender gives a reason
//! and has just typed their password; the text travels sealed once more, and lies sealed at the other station
//! until its lead has said who may read it there.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use zeroize::Zeroizing;

use super::parcel::content;
use super::{ReadersNamed, SealedIn, SealedSent, keys, post};
use crate::api::Noun;
use crate::cases::{EventKind, permission, timeline};
use crate::compartments::{self, CompartmentKind};
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{CaseId, Coded as _, PersonId, StaffId, StationId, text};
use crate::people::{HiddenContact, Person};
use crate::reports::Reporter;
use crate::store::{self, exchange::Arrived};
use crate::transact::{Act, View};

const LARGEST: usize = 64 << 10;

/// As it travels.
#[derive(Serialize, Deserialize)]
struct SealedWire {
    case: i64,
    kind: String,
    record: i64,
    sent_by: String,
    reason: String,
    /// age, in base64.
    sealed: String,
}

/// Whether the record is one of this case.
fn belongs(view: &View<'_>, kind: CompartmentKind, record: i64, case: CaseId) -> Result<bool> {
    match kind {
        CompartmentKind::HiddenContact => store::people::is_on_case(view.db, PersonId(record), case),
        CompartmentKind::Reporter => {
            Ok(store::reports::of_case(view.db, case)?.iter().any(|report| report.id.0 == record))
        }
        // A counselling note and a service's sheets stay with their practitioner (5.6.4), a draft with its writer.
        CompartmentKind::CounsellingNote
        | CompartmentKind::MemberNote
        | CompartmentKind::ServiceSheets
        | CompartmentKind::Draft => Ok(false),
    }
}

/// Posts it to the other station.
///
/// # Errors
/// `reason`, `kind`; [`Code::CompartmentsShut`] until the own password was typed; [`Code::Forbidden`] to anybody
/// who may not read it themselves; [`Code::LookingOnly`]; [`Code::StationUnconfirmed`].
pub fn send_sealed(act: &mut Act<'_>, asked: SealedSent) -> Result<Done> {
    permission::require_glassless(act, asked.case)?;
    let reason = text::block(&asked.reason);
    let mut check = Check::default();
    check.that(reason.chars().count() >= 5, "reason", "too_short");
    check.fits(&reason, 500, "reason");
    check.that(belongs(act, asked.kind, asked.record, asked.case)?, "kind", "unknown_code");
    check.done()?;
    let peer = store::exchange::peer(act.db, asked.station)?.filter(|peer| peer.confirmed_by.is_some());
    let peer = peer.ok_or_else(|| Fault::new(Code::StationUnconfirmed, "seal to a station that was not compared"))?;
    let plain = compartments::open(act, asked.kind, asked.record)?.ok_or_else(|| Fault::not_found("a sealed text"))?;
    let sealed = age::encrypt(&peer.keys.recipient()?, plain.as_bytes()).map_err(|_| Fault::internal("seal a text"))?;
    let wire = SealedWire {
        case: asked.case.0,
        kind: asked.kind.code().to_owned(),
        record: asked.record,
        sent_by: act.session.name.clone(),
        reason: reason.clone(),
        sealed: STANDARD.encode(sealed),
    };
    post(act, asked.station, "exchange.sealed", &wire)?;
    let to = store::stations::get(act.db, asked.station)?.map(|station| station.name).unwrap_or_default();
    timeline::happened(act, asked.case, EventKind::Exchanged, "sealed", &to, &reason)?;
    act.note(
        Noun::Cases,
        asked.case.0,
        format!("{} sent on purpose to station {}", asked.kind.code(), asked.station.0),
    );
    Ok(Done {})
}

/// A message of ours arrived.
///
/// # Errors
/// [`Code::ParcelContent`]; [`Code::ParcelNewer`] for a verb this version does not know.
pub(super) fn receive(act: &mut Act<'_>, from: StationId, verb: &str, body: Value) -> Result<()> {
    if verb != "sealed" {
        return Err(Fault::new(Code::ParcelNewer, "know what to do with a message"));
    }
    let wire: SealedWire = serde_json::from_value(body).map_err(|_| content("read a sealed text"))?;
    let kind = CompartmentKind::parse(&wire.kind).ok_or_else(|| content("know the kind of a sealed text"))?;
    let case = CaseId(wire.case);
    let (sent_by, reason) = (text::line(&wire.sent_by), text::block(&wire.reason));
    let fits = text::fits(&sent_by, 60) && text::fits(&reason, 500) && wire.sealed.len() <= LARGEST;
    let may = matches!(kind, CompartmentKind::HiddenContact | CompartmentKind::Reporter);
    if !fits || !may || wire.case <= 0 || wire.record <= 0 {
        return Err(content("read a sealed text"));
    }
    let id: i64 = act.fresh();
    let arrived = Arrived {
        from,
        case,
        kind: kind.code(),
        record: wire.record,
        sent_by: &sent_by,
        reason: &reason,
        body: &wire.sealed,
    };
    store::exchange::keep_sealed(act.db, id, &arrived, act.clock)?;
    // It may come before its case, which waits for somebody to accept it.
    if store::cases::get(act.db, case)?.is_some() {
        let name = store::stations::get(act.db, from)?.map(|station| station.name).unwrap_or_default();
        timeline::happened(act, case, EventKind::Exchanged, "sealed_received", &name, &reason)?;
    }
    act.note(Noun::Cases, case.0, format!("{} came sealed from station {}", kind.code(), from.0));
    Ok(())
}

/// Those waiting for readers, of cases one may know of.
///
/// # Errors
/// The store's.
pub fn sealed(view: &View<'_>, _: Nothing) -> Result<Vec<SealedIn>> {
    let mut found = Vec::new();
    for (one, _) in store::exchange::sealed(view.db)? {
        if permission::may_see(view, one.case)? {
            found.push(one);
        }
    }
    Ok(found)
}

/// Names who may read it here; from then on it is a compartment like any other.
///
/// # Errors
/// `readers`; [`Code::Forbidden`] over a compartment one is not named on; [`Code::ParcelContent`] for a text
/// that was not sealed to us or is none.
pub fn name_readers(act: &mut Act<'_>, asked: ReadersNamed) -> Result<Done> {
    let found = store::exchange::sealed(act.db)?.into_iter().find(|(one, _)| one.id == asked.id);
    let (one, body) = found.ok_or_else(|| Fault::not_found("a sealed text"))?;
    permission::require_glassless(act, one.case)?;
    if !belongs(act, one.kind, one.record, one.case)? {
        return Err(content("find the record of a sealed text"));
    }
    let mut check = Check::default();
    check.that(!asked.readers.is_empty(), "readers", "required");
    for (index, reader) in asked.readers.iter().enumerate() {
        check.that(act.slots.address(reader.0).is_some(), format!("readers[{index}]"), "no_account");
    }
    check.done()?;
    let before = compartments::readers(act, one.kind, one.record)?;
    if !before.is_empty() && before.iter().all(|reader| reader.staff != act.session.staff) {
        return Err(Fault::new(Code::Forbidden, "write over a compartment one is not named on"));
    }
    let pair = keys::have(act)?;
    let spoilt = || content("open a sealed text");
    let sealed = STANDARD.decode(&body).map_err(|_| spoilt())?;
    let plain = Zeroizing::new(age::decrypt(pair.identity(), &sealed).map_err(|_| spoilt())?);
    let plain = std::str::from_utf8(&plain).map_err(|_| spoilt())?;
    let readers: BTreeSet<StaffId> = asked.readers.iter().copied().collect();
    match one.kind {
        CompartmentKind::HiddenContact => {
            serde_json::from_str::<HiddenContact>(plain).map_err(|_| spoilt())?;
            let person = store::people::get(act.db, PersonId(one.record))?.ok_or_else(spoilt)?;
            let open = !person.phone.is_empty() || !person.living_address.is_empty();
            if open {
                let (phone, living_place, living_address) = Default::default();
                store::people::update(act.db, &Person { phone, living_place, living_address, ..person })?;
            }
        }
        CompartmentKind::Reporter => drop(serde_json::from_str::<Reporter>(plain).map_err(|_| spoilt())?),
        CompartmentKind::CounsellingNote
        | CompartmentKind::MemberNote
        | CompartmentKind::ServiceSheets
        | CompartmentKind::Draft => {
            return Err(spoilt());
        }
    }
    compartments::seal(act, one.kind, one.record, &readers, plain)?;
    store::exchange::sealed_is_named(act.db, one.id, act.session.staff)?;
    act.note(Noun::Cases, one.case.0, format!("{} readers named", one.kind.code()));
    act.touch(Noun::Exchange);
    Ok(Done {})
}
