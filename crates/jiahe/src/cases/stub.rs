use super::*;
pub fn open(_v:&mut crate::transact::Act<'_>,_q:Intake)->crate::fault::Result<Opened>{Err(crate::fault::Fault::internal("soon"))}
pub fn amend(_v:&mut crate::transact::Act<'_>,_q:Amendment)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn add_note(_v:&mut crate::transact::Act<'_>,_q:NoteAdded)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_risk(_v:&mut crate::transact::Act<'_>,_q:RiskSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_level(_v:&mut crate::transact::Act<'_>,_q:LevelSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_state(_v:&mut crate::transact::Act<'_>,_q:StateSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_handler(_v:&mut crate::transact::Act<'_>,_q:HandlerSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn set_team(_v:&mut crate::transact::Act<'_>,_q:TeamSet)->crate::fault::Result<crate::desk::Done>{Err(crate::fault::Fault::internal("soon"))}
pub fn list(_v:&crate::transact::View<'_>,_q:CaseListAsked)->crate::fault::Result<CasePage>{Err(crate::fault::Fault::internal("soon"))}
pub fn get(_v:&crate::transact::View<'_>,_q:CaseAsked)->crate::fault::Result<CaseFile>{Err(crate::fault::Fault::internal("soon"))}
