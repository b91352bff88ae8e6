use super::*;
pub fn range(_v: &crate::transact::View<'_>, _q: RangeAsked) -> crate::fault::Result<Vec<Appointment>> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn get(_v: &crate::transact::View<'_>, _q: AppointmentAsked) -> crate::fault::Result<Appointment> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn slots(_v: &crate::transact::View<'_>, _q: SlotsAsked) -> crate::fault::Result<Vec<Slot>> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn book(_v: &mut crate::transact::Act<'_>, _q: Booking) -> crate::fault::Result<AppointmentId> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn reschedule(_v: &mut crate::transact::Act<'_>, _q: Reschedule) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn cancel(_v: &mut crate::transact::Act<'_>, _q: Cancellation) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn mark(_v: &mut crate::transact::Act<'_>, _q: Outcome) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn save_note(_v: &mut crate::transact::Act<'_>, _q: NoteSaved) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn read_note(_v: &mut crate::transact::Act<'_>, _q: AppointmentAsked) -> crate::fault::Result<CounsellingNote> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn of_case(_v: &crate::transact::View<'_>, _c: CaseId) -> crate::fault::Result<Vec<Appointment>> {
    Ok(vec![])
}
