use super::*;
pub fn save(_v:&mut crate::transact::Act<'_>,_q:DraftSaved)->crate::fault::Result<DraftId>{Err(crate::fault::Fault::internal("soon"))}
pub fn discard(_v:&mut crate::transact::Act<'_>,_q:DraftAsked)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn list(_v:&crate::transact::View<'_>,_q:crate::desk::Nothing)->crate::fault::Result<Vec<DraftBrief>>{Err(crate::fault::Fault::internal("soon"))}
pub fn get(_v:&crate::transact::View<'_>,_q:DraftAsked)->crate::fault::Result<Draft>{Err(crate::fault::Fault::internal("soon"))}
