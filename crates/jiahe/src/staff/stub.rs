use super::*;
pub fn list(_v:&crate::transact::View<'_>,_q:crate::desk::Nothing)->crate::fault::Result<Vec<StaffMember>>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_hours(_v:&mut crate::transact::Act<'_>,_q:HoursSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
