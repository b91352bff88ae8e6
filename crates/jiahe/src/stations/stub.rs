use super::*;
pub fn list_places(_d:&mut crate::desk::Desk,_s:Option<&crate::kernel::Session>,_q:PlacesAsked,_c:&mut crate::api::Call<'_>)->crate::fault::Result<(Vec<PlaceOffered>,crate::api::SessionStep)>{Err(crate::fault::Fault::internal("soon"))}
pub fn list(_v:&crate::transact::View<'_>,_q:crate::desk::Nothing)->crate::fault::Result<Vec<Station>>{Err(crate::fault::Fault::internal("soon"))}
pub fn amend(_v:&mut crate::transact::Act<'_>,_q:StationEntry)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
