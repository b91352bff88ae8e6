use super::*;
pub fn overview(_v: &crate::transact::View<'_>, _q: OverviewAsked) -> crate::fault::Result<Overview> {
    Err(crate::fault::Fault::internal("soon"))
}
