//! A parcel of 5 MB: sealed and written, looked into, taken in; each with its audit row on the disk.

use std::path::PathBuf;

use jiahe_tests::stations::{self, id, meet, send, town, village};
use serde_json::json;

use crate::figure::{Figures, Times};

const SIZE: usize = 5 << 20;

pub fn measure(figures: &mut Figures) {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, there, here) = (stations::stick(), id(&mut village), id(&mut town));
    // Sealed texts of a case that has not come: read, kept, and of no other consequence.
    let text = "x".repeat(40 << 10);
    let body =
        json!({ "case": 1, "kind": "hidden_contact", "record": 1, "sent_by": "某", "reason": "测量", "sealed": text });
    for number in 0..SIZE / body.to_string().len() {
        let post = "INSERT INTO outbox (station_id, sequence, kind, body, posted_at) VALUES ($1, $2, 'exchange.sealed', $3, '2026-11-23T09:30:00')";
        town.database().execute(post, (there, number as i64 + 1, body.to_string())).expect("an outbox");
    }
    let mut parcels: Vec<PathBuf> = Vec::new();
    let sealing = Times::measure(20, |_| parcels.push(send(&mut town, there, stick.path())));
    let size = std::fs::metadata(&parcels[0]).expect("a parcel").len();
    assert!(size >= (SIZE - (64 << 10)) as u64, "{size} bytes are no 5 MB");
    figures.times("seal a parcel of 5 MB", &sealing, 200.0);
    let looking = Times::measure(20, |run| {
        village.ok("exchange.preview", json!({ "path": parcels[run] }));
    });
    figures.times("open a parcel of 5 MB", &looking, 200.0);
    let taking = Times::measure(1, |run| {
        village.ok("exchange.import", json!({ "path": parcels[run] }));
    });
    figures.times("take a parcel of 5 MB in", &taking, 200.0);
    send(&mut village, here, stick.path());
}
