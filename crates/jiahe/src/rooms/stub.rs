use super::*;
pub fn list(_v: &crate::transact::View<'_>, _q: crate::desk::Nothing) -> crate::fault::Result<Vec<Room>> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn save(_v: &mut crate::transact::Act<'_>, _q: RoomEntry) -> crate::fault::Result<RoomId> {
    Err(crate::fault::Fault::internal("soon"))
}
