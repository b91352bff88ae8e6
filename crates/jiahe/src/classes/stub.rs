use super::*;
pub fn list(_v: &crate::transact::View<'_>, _q: ClassesAsked) -> crate::fault::Result<Vec<Class>> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn get(_v: &crate::transact::View<'_>, _q: ClassAsked) -> crate::fault::Result<ClassFile> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn save(_v: &mut crate::transact::Act<'_>, _q: ClassEntry) -> crate::fault::Result<ClassId> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn set_state(_v: &mut crate::transact::Act<'_>, _q: ClassStateSet) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn enrol(_v: &mut crate::transact::Act<'_>, _q: Enrol) -> crate::fault::Result<EnrolmentId> {
    Err(crate::fault::Fault::internal("soon"))
}
pub fn mark(_v: &mut crate::transact::Act<'_>, _q: EnrolmentSet) -> crate::fault::Result<crate::desk::Done> {
    Err(crate::fault::Fault::internal("soon"))
}
