//! 寄出: writes a parcel with everything the other station has not acknowledged, and how far we have read.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::{Direction, Message, ParcelLine, SendAsked, Sent, card, files, keys, parcel};
use crate::api::Noun;
use crate::cases::{EventKind, timeline};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Coded as _, moment};
use crate::store::{self, settings};
use crate::transact::Act;

/// A parcel takes messages until it is this large; the rest goes once these were acknowledged.
const FULL: usize = 40 << 20;

/// Writes the parcel and notes what left. Sending again is sending: it carries the same and what came since.
///
/// # Errors
/// [`Code::NotFound`], [`Code::StationUnconfirmed`], `path`; the disk's.
pub fn send(act: &mut Act<'_>, asked: SendAsked) -> Result<Sent> {
    let station = store::stations::get(act.db, asked.station)?.ok_or_else(|| Fault::not_found("a station"))?;
    let peer = store::exchange::peer(act.db, station.id)?.filter(|peer| peer.confirmed_by.is_some());
    let mut peer = peer
        .ok_or_else(|| Fault::new(Code::StationUnconfirmed, "send to a station before its fingerprint was compared"))?;
    let pair = keys::ensure(act)?;
    let own = store::stations::own(act.db)?;
    let messages = first_part(store::exchange::waiting(act.db, station.id, peer.acked_to)?);
    let number = store::exchange::next_number(act.db, station.id)?;
    let id = act.fresh();
    let out = parcel::Outgoing {
        parcel: id,
        sender: own.id,
        receiver: station.id,
        schema: store::NEWEST,
        number,
        made_at: act.clock.now,
        posted: store::exchange::last_posted(act.db, station.id)?,
        ack: peer.read_to,
        ack_digest: store::exchange::digest(act.db, station.id, peer.read_to)?.unwrap_or_default(),
    };
    let (first, last) = (messages.first().map_or(0, |m| m.sequence), messages.last().map_or(0, |m| m.sequence));
    let count = u32::try_from(messages.len()).unwrap_or(u32::MAX);
    // From one to whom and when: nothing of any case is in the name of a file.
    let stamp: String = moment::stamp(act.clock.now).chars().filter(char::is_ascii_digit).collect();
    let name = format!("家和包裹-{}-寄-{}-{stamp}", files::plain(&own.name), files::plain(&station.name));
    let to = files::to_write(&asked.path, &name, files::PARCEL, parcel::HEAD)?;
    note_what_leaves(act, &station.name, peer.sent_to, &messages)?;
    let ack = peer.read_to;
    let sealed = parcel::seal(out, messages, &pair, &peer.keys)?;
    files::write(&to, &sealed)?;
    let written = card::written(&to);
    if let Some(folder) = to.parent() {
        settings::set(act.db, settings::EXCHANGE_FOLDER, &folder.display().to_string())?;
    }
    let bytes = i64::try_from(sealed.len()).unwrap_or(i64::MAX);
    let line = ParcelLine {
        id,
        station: station.id,
        station_name: String::new(),
        direction: Direction::Sent,
        number,
        made_at: act.clock.now,
        first,
        last,
        ack,
        bytes,
        file_name: written.file_name.clone(),
        at: act.clock.now,
        by_name: String::new(),
        acknowledged: false,
    };
    store::exchange::insert_parcel(act.db, &line, act.session.staff)?;
    let receipt = peer.read_to > peer.told_to;
    peer.sent_to = peer.sent_to.max(last);
    peer.told_to = peer.read_to;
    store::exchange::advance(act.db, &peer)?;
    act.note(Noun::Exchange, id.0, format!("parcel {number} to station {}: messages {first} to {last}", station.id.0));
    Ok(Sent {
        parcel: id,
        path: written.path,
        file_name: written.file_name,
        messages: count,
        receipt,
        bytes: sealed.len() as u64,
    })
}

fn first_part(mut messages: Vec<Message>) -> Vec<Message> {
    let mut size = 0;
    let fits = messages.iter().take_while(|message| {
        let before = size;
        size += message.body.len();
        before == 0 || size <= FULL
    });
    let keep = fits.count();
    messages.truncate(keep);
    messages
}

/// The trail says of each case what left and where to; the timeline, that the case itself did, the first time.
fn note_what_leaves(act: &mut Act<'_>, to: &str, sent_to: i64, messages: &[Message]) -> Result<()> {
    let mut kinds: BTreeMap<CaseId, BTreeSet<&str>> = BTreeMap::new();
    let mut fresh = BTreeSet::new();
    for message in messages {
        let Some(case) = case_of(&message.body) else { continue };
        kinds.entry(case).or_default().insert(&message.kind);
        if message.sequence > sent_to && message.kind == "movement.offer" {
            fresh.insert(case);
        }
    }
    for (case, kinds) in kinds {
        let kinds: Vec<&str> = kinds.into_iter().collect();
        act.note(Noun::Cases, case.0, format!("left in a parcel: {}", kinds.join(", ")));
        if fresh.contains(&case) && store::cases::get(act.db, case)?.is_some() {
            timeline::happened(act, case, EventKind::Exchanged, Direction::Sent.code(), to, "")?;
        }
    }
    Ok(())
}

/// The case a message is about: every wire struct that is about one names it `case`, itself, in its chain, or
/// in the snapshot that goes along.
pub(super) fn case_of(body: &str) -> Option<CaseId> {
    #[derive(serde::Deserialize)]
    struct About {
        case: Option<Value>,
    }
    let case = serde_json::from_str::<About>(body).ok()?.case?;
    case.as_i64().or_else(|| case.get("case")?.as_i64()).map(CaseId)
}
