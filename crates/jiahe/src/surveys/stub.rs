use super::*;
pub fn enter(_v: &mut crate::transact::Act<'_>, _q: SurveyEntry) -> crate::fault::Result<SurveyId> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn list(_v: &crate::transact::View<'_>, _q: SurveysAsked) -> crate::fault::Result<Vec<Survey>> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn summary(_v: &crate::transact::View<'_>, _q: SurveysAsked) -> crate::fault::Result<SurveySummary> {
    Err(crate::fault::Fault::internal("soon"))
}
