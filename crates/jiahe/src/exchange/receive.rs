//! 收到: looks into a parcel, and takes it in, all of it or nothing.

use super::parcel::{Opened, content, digest};
use super::{
    Direction, Imported, Message, MessageTold, ParcelLine, ParcelTold, PathAsked, Peer, apply, files, keys, overview,
    parcel, send, snapshot,
};
use crate::api::Noun;
use crate::cases::permission;
use crate::fault::{Code, Fault, Result};
use crate::store;
use crate::transact::{Act, View};

/// A good parcel, and what is new in it.
struct Checked {
    manifest: parcel::Manifest,
    peer: Peer,
    already: bool,
    fresh: Vec<Message>,
    skipped: u32,
    /// No later one of this sender was read before it.
    newest: bool,
}

fn check(view: &View<'_>, path: &str) -> Result<(Checked, u64)> {
    let (file, bytes) = files::to_read(path, parcel::FILE_MOST, Code::ParcelDamaged)?;
    let head = parcel::head(file)?;
    let pair = keys::have(view)?;
    let own = store::stations::own(view.db)?.id;
    let opened = parcel::open(head, &pair, own, |sender| store::exchange::peer(view.db, sender))?;
    Ok((fitting(view, opened)?, bytes))
}

/// Whether it follows on what was read before.
fn fitting(view: &View<'_>, opened: Opened) -> Result<Checked> {
    let Opened { manifest, messages, peer } = opened;
    let newest = manifest.number > peer.heard_number || manifest.made_at > peer.heard_at;
    if store::exchange::parcel(view.db, manifest.parcel)?.is_some_and(|there| there.direction == Direction::Received) {
        return Ok(Checked { manifest, peer, already: true, fresh: Vec::new(), skipped: 0, newest: false });
    }
    if newest && manifest.posted < peer.read_to {
        return Err(set_back());
    }
    let (mut fresh, mut skipped) = (Vec::new(), 0);
    for message in messages {
        if message.sequence > peer.read_to {
            fresh.push(message);
            continue;
        }
        let before = store::exchange::digest(view.db, peer.station, message.sequence)?;
        if before.is_some_and(|before| before != digest(&message.kind, &message.body)) {
            return Err(set_back());
        }
        skipped += 1;
    }
    if fresh.first().is_some_and(|first| first.sequence > peer.read_to + 1) {
        return Err(Fault::new(Code::ParcelGap, "read a parcel whose forerunner never came"));
    }
    Ok(Checked { manifest, peer, already: false, fresh, skipped, newest })
}

fn set_back() -> Fault {
    Fault::new(Code::ParcelSetBack, "read a parcel of a station that went back to an older copy")
}

/// Who sent it, and what taking it in would bring; nothing is changed.
///
/// # Errors
/// One code for each way in which it is not a good parcel for us.
pub fn preview(view: &View<'_>, asked: PathAsked) -> Result<ParcelTold> {
    let (checked, _) = check(view, &asked.path)?;
    told(view, &checked)
}

fn told(view: &View<'_>, checked: &Checked) -> Result<ParcelTold> {
    let Checked { manifest, peer, already, fresh, skipped, newest } = checked;
    let station = store::stations::get(view.db, peer.station)?.ok_or_else(|| Fault::not_found("a station"))?;
    let messages = fresh.iter().map(|message| message_told(view, message)).collect::<Result<_>>()?;
    Ok(ParcelTold {
        parcel: manifest.parcel,
        station: station.id,
        station_name: station.name,
        made_at: manifest.made_at,
        already: *already,
        messages,
        skipped: *skipped,
        acknowledges: if *newest { (manifest.ack - peer.acked_to).max(0) } else { 0 },
    })
}

/// Of a case one may not know, no more than that there is one.
fn message_told(view: &View<'_>, message: &Message) -> Result<MessageTold> {
    let mut told = MessageTold {
        kind: message.kind.clone(),
        posted_at: message.posted_at,
        code: String::new(),
        parties: Vec::new(),
        known: false,
        hidden: false,
    };
    let Some(case) = send::case_of(&message.body) else { return Ok(told) };
    if let Some(there) = store::cases::get(view.db, case)? {
        told.known = true;
        told.hidden = !permission::may_see(view, case)?;
        if !told.hidden {
            told.code = there.code.clone();
            told.parties =
                store::cases::parties(view.db, &there)?.into_iter().map(|party| party.person.name).take(3).collect();
        }
        return Ok(told);
    }
    let body: serde_json::Value = serde_json::from_str(&message.body).map_err(|_| content("read a message"))?;
    if let Some(glance) = snapshot::glance(&body) {
        told.hidden = !permission::sees(permission::sight(view.session), glance.level, false);
        if !told.hidden {
            (told.code, told.parties) = (glance.code, glance.parties);
        }
    }
    Ok(told)
}

/// Takes a parcel in: every message in order, each once, in this one transaction.
///
/// # Errors
/// As [`preview`]; [`Code::ParcelContent`] for what no noun takes in.
pub fn import(act: &mut Act<'_>, asked: PathAsked) -> Result<Imported> {
    let (checked, bytes) = check(act, &asked.path)?;
    let told = told(act, &checked)?;
    let Checked { manifest, mut peer, already, fresh, newest, .. } = checked;
    if already {
        act.note(Noun::Exchange, manifest.parcel.0, "parcel received before; nothing done");
        return Ok(Imported { told, answers: overview::answers(act, peer.station)? });
    }
    for message in fresh {
        let body = serde_json::from_str(&message.body).map_err(|_| content("read a message"))?;
        apply::apply(act, peer.station, &message.kind, body).map_err(|fault| refusal(fault, manifest.schema))?;
        let read = digest(&message.kind, &message.body);
        store::exchange::note_read(act.db, peer.station, message.sequence, &read)?;
        peer.read_to = message.sequence;
    }
    // What was applied may have posted, so the outbox is asked now.
    if newest {
        heed(act, &manifest, &mut peer)?;
        (peer.heard_number, peer.heard_at) = (manifest.number, manifest.made_at);
    }
    store::exchange::advance(act.db, &peer)?;
    let file_name = std::path::Path::new(&asked.path).file_name().map(|name| name.to_string_lossy().into_owned());
    let line = ParcelLine {
        id: manifest.parcel,
        station: peer.station,
        station_name: String::new(),
        direction: Direction::Received,
        number: manifest.number,
        made_at: manifest.made_at,
        first: manifest.first,
        last: manifest.last,
        ack: manifest.ack,
        bytes: i64::try_from(bytes).unwrap_or(i64::MAX),
        file_name: file_name.unwrap_or_default(),
        at: act.clock.now,
        by_name: String::new(),
        acknowledged: false,
    };
    store::exchange::insert_parcel(act.db, &line, act.session.staff)?;
    let told_of = format!(
        "parcel {} from station {}: messages {} to {}, read {}",
        manifest.number,
        peer.station.0,
        manifest.first,
        manifest.last,
        told.messages.len()
    );
    act.note(Noun::Exchange, manifest.parcel.0, told_of);
    Ok(Imported { told, answers: overview::answers(act, peer.station)? })
}

/// How far the other has read. Where that cannot be, one of us went back to an older backup: the other, and
/// then what it lost is sent again; or we, and then what we have to tell gets numbers it has not used up.
fn heed(act: &mut Act<'_>, manifest: &parcel::Manifest, peer: &mut Peer) -> Result<()> {
    let ours = store::exchange::posted(act.db, peer.station, manifest.ack)?;
    let same = ours.is_some_and(|(kind, body)| digest(&kind, &body) == manifest.ack_digest);
    if manifest.ack > peer.acked_to && !same {
        let by = manifest.ack - peer.acked_to;
        store::exchange::renumber(act.db, peer.station, peer.acked_to, by)?;
        act.note(Noun::Exchange, peer.station.0, "older data was put back here: messages numbered anew");
        peer.sent_to = manifest.ack;
    }
    peer.acked_to = manifest.ack;
    Ok(())
}

/// A noun says what is wrong with a record; of a parcel it is enough that its content cannot be taken in.
fn refusal(fault: Fault, schema: i64) -> Fault {
    match fault.code {
        Code::DiskFull | Code::ReadOnly | Code::Damaged | Code::WrongKey | Code::InUse | Code::ParcelNewer => fault,
        _ if schema > store::NEWEST => Fault::new(Code::ParcelNewer, fault.message),
        _ => content(&fault.message),
    }
}
