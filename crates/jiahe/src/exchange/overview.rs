//! Every station and what lies between it and us.

use super::{Direction, ExchangeOverview, ParcelLine, ParcelsAsked, StationLine};
use crate::desk::Nothing;
use crate::fault::Result;
use crate::kernel::StationId;
use crate::stations::Station;
use crate::store::{self, settings};
use crate::transact::View;

const PARCELS_MOST: u32 = 200;

/// Stations with something between us first.
///
/// # Errors
/// The store's.
pub fn overview(view: &View<'_>, _: Nothing) -> Result<ExchangeOverview> {
    let mut stations = lines(view)?;
    stations.sort_by_key(|line| (!line.met, line.waiting == 0 && line.receipts == 0, line.unacknowledged == 0));
    Ok(ExchangeOverview { folder: settings::get(view.db, settings::EXCHANGE_FOLDER)?.unwrap_or_default(), stations })
}

fn lines(view: &View<'_>) -> Result<Vec<StationLine>> {
    let others = store::stations::list(view.db)?.into_iter().filter(|station| !station.own);
    others.map(|station| line(view, station)).collect()
}

fn line(view: &View<'_>, station: Station) -> Result<StationLine> {
    let id = station.id;
    let peer = store::exchange::peer(view.db, id)?;
    let (sent_to, acked_to) = peer.as_ref().map_or((0, 0), |peer| (peer.sent_to, peer.acked_to));
    let (waiting, waiting_since) = store::exchange::count_waiting(view.db, id, sent_to.max(acked_to), i64::MAX)?;
    let (unacknowledged, unacknowledged_since) = store::exchange::count_waiting(view.db, id, acked_to, sent_to)?;
    let by = peer.as_ref().and_then(|peer| peer.confirmed_by);
    let confirmed_by = by.map(|by| store::staff::get(view.db, by)).transpose()?.flatten();
    Ok(StationLine {
        met: peer.is_some(),
        confirmed: by.is_some(),
        changed: peer.as_ref().is_some_and(|peer| peer.changed),
        fingerprint: peer.as_ref().map(|peer| peer.keys.fingerprint(id.0)).unwrap_or_default(),
        confirmed_by: confirmed_by.map(|member| member.name).unwrap_or_default(),
        last_sent: store::exchange::last_parcel(view.db, id, Direction::Sent)?,
        last_received: store::exchange::last_parcel(view.db, id, Direction::Received)?,
        waiting,
        waiting_since,
        unacknowledged,
        unacknowledged_since,
        receipts: peer.as_ref().map_or(0, |peer| (peer.read_to - peer.told_to).max(0)),
        station,
    })
}

/// Where something is to be sent now, this station first.
pub(super) fn answers(view: &View<'_>, first: StationId) -> Result<Vec<StationLine>> {
    let mut lines = lines(view)?;
    lines.retain(|line| line.confirmed && (line.waiting > 0 || line.receipts > 0));
    lines.sort_by_key(|line| line.station.id != first);
    Ok(lines)
}

/// Parcels sent and received, newest first.
///
/// # Errors
/// The store's.
pub fn parcels(view: &View<'_>, asked: ParcelsAsked) -> Result<Vec<ParcelLine>> {
    store::exchange::parcels(view.db, asked.station, PARCELS_MOST)
}
