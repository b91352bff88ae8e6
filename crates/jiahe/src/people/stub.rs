use super::*;
pub fn tables(_d:&mut crate::desk::Desk,_s:Option<&crate::kernel::Session>,_q:crate::desk::Nothing,_c:&mut crate::api::Call<'_>)->crate::fault::Result<(CodeTables,crate::api::SessionStep)>{Err(crate::fault::Fault::internal("soon"))}
pub fn check_identity(_v:&crate::transact::View<'_>,_q:IdentityAsked)->crate::fault::Result<IdentityTold>{Err(crate::fault::Fault::internal("soon"))}
pub fn matches(_v:&crate::transact::View<'_>,_q:MatchAsked)->crate::fault::Result<Vec<Likeness>>{Err(crate::fault::Fault::internal("soon"))}
pub fn amend(_v:&mut crate::transact::Act<'_>,_q:PersonAmendment)->crate::fault::Result<Person>{Err(crate::fault::Fault::internal("soon"))}
