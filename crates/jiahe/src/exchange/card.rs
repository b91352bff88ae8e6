//! First meeting: cards (名片) are exchanged by any means, and count only after two people have compared the
//! fingerprint by phone or face to face. A card is signed by its own key, which proves nothing but that it is
//! whole; who it belongs to is what the comparison tells.

use std::io::Read as _;

use serde::{Deserialize, Serialize};

use super::{Acquaintance, CardAsked, CardTold, Confirm, Meet, OwnCard, PathAsked, Written, files, keys};
use crate::api::Noun;
use crate::desk::{Done, Nothing};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Coded as _, Moment, StationId, places, text};
use crate::paper::qr;
use crate::stations::{Station, Tier};
use crate::store;
use crate::transact::{Act, View};
use crate::vault::{PublicPair, StationPair};

const FORMAT: &str = "jiahe-card";
const VERSION: u32 = 1;
const LARGEST: u64 = 16 << 10;
/// What a card file begins with.
const HEAD: &[u8] = b"{\"format\":\"jiahe-card\"";

/// The file: the body as the exact text that was signed.
#[derive(Serialize, Deserialize)]
struct CardFile {
    format: String,
    version: u32,
    body: String,
    signature: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Card {
    station: i64,
    name: String,
    tier: String,
    place: String,
    sealing: String,
    verifying: String,
    made_at: Moment,
}

/// A card that was read and is sound in itself.
struct Sound {
    station: Station,
    keys: PublicPair,
    made_at: Moment,
}

fn signed_text(body: &str) -> Vec<u8> {
    [b"jiahe card 1\0", body.as_bytes()].concat()
}

fn spell(station: &Station, pair: &StationPair, at: Moment) -> Result<String> {
    let failed = |_| Fault::internal("spell a card");
    let PublicPair { sealing, verifying } = pair.public();
    let card = Card {
        station: station.id.0,
        name: station.name.clone(),
        tier: station.tier.code().to_owned(),
        place: station.place.clone(),
        sealing,
        verifying,
        made_at: at,
    };
    let body = serde_json::to_string(&card).map_err(failed)?;
    let signature = pair.sign(&signed_text(&body)).iter().map(|byte| format!("{byte:02x}")).collect();
    serde_json::to_string(&CardFile { format: FORMAT.into(), version: VERSION, body, signature }).map_err(failed)
}

fn damaged(attempted: &str) -> Fault {
    Fault::new(Code::CardDamaged, attempted)
}

fn read(told: &str) -> Result<Sound> {
    let heading: serde_json::Value = serde_json::from_str(told).map_err(|_| damaged("read a card"))?;
    if heading.get("format").and_then(serde_json::Value::as_str) != Some(FORMAT) {
        return Err(damaged("know the format of a card"));
    }
    if heading.get("version").and_then(serde_json::Value::as_u64).unwrap_or(0) > u64::from(VERSION) {
        return Err(Fault::new(Code::ParcelNewer, "read a card of a newer version"));
    }
    let file: CardFile = serde_json::from_value(heading).map_err(|_| damaged("read a card"))?;
    let card: Card = serde_json::from_str(&file.body).map_err(|_| damaged("read a card's body"))?;
    let keys = PublicPair { sealing: card.sealing, verifying: card.verifying };
    let signature = unhex(&file.signature).ok_or_else(|| damaged("read a card's signature"))?;
    let tier = Tier::parse(&card.tier).ok_or_else(|| damaged("know a card's tier"))?;
    let name = text::line(&card.name);
    let fits =
        !name.is_empty() && name == card.name && text::fits(&name, 60) && places::place_name(&card.place).is_some();
    if card.station <= 0 || !fits || !keys.is_sound() || !keys.signed(&signed_text(&file.body), &signature) {
        return Err(damaged("check a card"));
    }
    let id = StationId(card.station);
    let station =
        Station { id, name, tier, place: card.place, parent_name: String::new(), own: false, on_paper: false };
    Ok(Sound { station, keys, made_at: card.made_at })
}

fn unhex(text: &str) -> Option<[u8; 64]> {
    let mut out = [0u8; 64];
    if text.len() != 128 {
        return None;
    }
    for (to, pair) in out.iter_mut().zip(text.as_bytes().chunks(2)) {
        *to = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(out)
}

fn read_from(path: &str, typed: &str) -> Result<Sound> {
    if path.is_empty() {
        return read(typed.trim());
    }
    let (file, _) = files::to_read(path, LARGEST, Code::CardDamaged)?;
    let mut told = String::new();
    file.take(LARGEST).read_to_string(&mut told).map_err(|_| damaged("read a card"))?;
    read(told.trim())
}

/// This station's own card, as text and QR code; its keys are made now if this is the first time.
///
/// # Errors
/// The store's.
pub fn card(act: &mut Act<'_>, _: Nothing) -> Result<OwnCard> {
    let pair = keys::ensure(act)?;
    let station = store::stations::own(act.db)?;
    let text = spell(&station, &pair, act.clock.now)?;
    let bars = qr::bars(&text)?;
    act.note(Noun::Exchange, station.id.0, "own card shown");
    let fingerprint = pair.public().fingerprint(station.id.0);
    Ok(OwnCard { station, fingerprint, text, modules: bars.modules, black: bars.black })
}

/// Writes the own card into a folder, or over an earlier card.
///
/// # Errors
/// `path`; the disk's.
pub fn save_card(act: &mut Act<'_>, asked: PathAsked) -> Result<Written> {
    let pair = keys::ensure(act)?;
    let station = store::stations::own(act.db)?;
    let name = format!("家和名片-{}", files::plain(&station.name));
    let to = files::to_write(&asked.path, &name, files::CARD, HEAD)?;
    files::write(&to, spell(&station, &pair, act.clock.now)?.as_bytes())?;
    act.note(Noun::Exchange, station.id.0, "own card written to a file");
    Ok(written(&to))
}

pub(super) fn written(to: &std::path::Path) -> Written {
    let file_name = to.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    Written { path: to.display().to_string(), file_name }
}

/// What a card says, and whether its station is known.
///
/// # Errors
/// [`Code::CardDamaged`], [`Code::ParcelNewer`]; `path` for one's own card.
pub fn look_at_card(view: &View<'_>, asked: CardAsked) -> Result<CardTold> {
    let read = read_from(&asked.path, &asked.text)?;
    told(view, &read)
}

fn told(view: &View<'_>, read: &Sound) -> Result<CardTold> {
    let Station { id, name, tier, place, .. } = read.station.clone();
    if id == store::stations::own(view.db)?.id {
        return Err(Fault::field("path", "own_card"));
    }
    let known = match store::exchange::peer(view.db, id)? {
        None => Acquaintance::New,
        Some(peer) if peer.keys == read.keys => Acquaintance::Same,
        Some(_) => Acquaintance::Changed,
    };
    let mut alike = Vec::new();
    if known == Acquaintance::New {
        for other in store::stations::list(view.db)? {
            let by_hand = !other.own && other.id != id && store::exchange::peer(view.db, other.id)?.is_none();
            if by_hand && other.tier == tier {
                alike.push(other);
            }
        }
        alike.sort_by_key(|other| (other.name != name, other.place != place, other.id));
    }
    let fingerprint = read.keys.fingerprint(id.0);
    Ok(CardTold { station: id, name, tier, place, made_at: read.made_at, fingerprint, known, alike })
}

/// Takes a card in. It counts for nothing until somebody has confirmed its fingerprint; other keys than before
/// must be confirmed again.
///
/// # Errors
/// As [`look_at_card`]; `same_as` for a row that cannot be this station.
pub fn meet(act: &mut Act<'_>, asked: Meet) -> Result<CardTold> {
    let read = read_from(&asked.path, &asked.text)?;
    let told = told(act, &read)?;
    let id = read.station.id;
    match store::stations::get(act.db, id)? {
        Some(there) => {
            let parent_name = there.parent_name;
            store::stations::update(act.db, &Station { parent_name, ..read.station.clone() })?;
        }
        None => store::stations::insert(act.db, &read.station, act.clock)?,
    }
    if let Some(same) = asked.same_as {
        if !told.alike.iter().any(|other| other.id == same) {
            return Err(Fault::field("same_as", "unknown_code"));
        }
        store::rows::replace_reference(act.db, "stations", same.0, id.0)?;
        act.note(Noun::Exchange, id.0, format!("is the station {} of the directory", same.0));
    }
    if told.known != Acquaintance::Same {
        let changed = told.known == Acquaintance::Changed;
        store::exchange::meet(act.db, id, &read.keys, changed, act.clock)?;
    }
    let said = match told.known {
        Acquaintance::New => "card taken in",
        Acquaintance::Same => "card taken in again",
        Acquaintance::Changed => "card with other keys taken in",
    };
    act.note(Noun::Exchange, id.0, said);
    act.touch(Noun::Stations);
    Ok(told)
}

/// A person says that both sides read the same fingerprint.
///
/// # Errors
/// [`Code::NotFound`] for a station never met; [`Code::Stale`] when the fingerprint is another one by now.
pub fn confirm(act: &mut Act<'_>, asked: Confirm) -> Result<Done> {
    let peer =
        store::exchange::peer(act.db, asked.station)?.ok_or_else(|| Fault::not_found("a station that was met"))?;
    if peer.keys.fingerprint(asked.station.0) != asked.fingerprint {
        return Err(Fault::new(Code::Stale, "confirm a fingerprint that is another one by now"));
    }
    store::exchange::confirm(act.db, asked.station, act.session.staff, act.clock)?;
    act.note(Noun::Exchange, asked.station.0, "fingerprint compared");
    Ok(Done {})
}
