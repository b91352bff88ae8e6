//! Parcels between stations (design §5): what one station has to tell another waits in its outbox, in order,
//! and goes in every parcel until the other has said how far it read.

mod apply;
mod post;

#[expect(unused_imports, reason = "called by the nouns that have something to tell")]
pub(crate) use post::post;
