use super::*;
pub fn registration(_v: &mut crate::transact::Act<'_>, _q: RegistrationAsked) -> crate::fault::Result<Printed> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn survey(_v: &mut crate::transact::Act<'_>, _q: SurveyAsked) -> crate::fault::Result<Printed> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn sign_in_sheet(_v: &mut crate::transact::Act<'_>, _q: SignInSheetAsked) -> crate::fault::Result<Printed> {
    Err(crate::fault::Fault::internal("soon"))
}
