//! Parcels between stations (design §5): what one station has to tell another waits in its outbox, in order,
//! and goes in every parcel until the other has said how far it read.

mod apply;
mod post;

pub(crate) use post::post;
