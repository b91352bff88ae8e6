//! Ids and terms as column values.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::appointments::{AppointmentState, Mode};
use crate::cases::flow::Step;
use crate::cases::{
    CaseState, Channel, Consent, DangerPrompt, DangerSign, DisputeType, EventKind, FamilyKind, Grade, Level, PartyRole,
    Risk, Service,
};
use crate::classes::{ClassState, EnrolmentState};
use crate::compartments::CompartmentKind;
use crate::drafts::DraftKind;
use crate::exchange::Direction;
use crate::kernel::{
    AppointmentId, CaseId, ClassId, Coded, DraftId, EnrolmentId, EventId, HouseholdId, MovementId, ParcelId, PersonId,
    ReportId, Role, RoomId, StaffId, StationId, SurveyId, UnitId,
};
use crate::movements::{MovementKind, MovementState, Scope};
use crate::people::Sex;
use crate::reports::ReportKind;
use crate::stations::Tier;
use crate::surveys::{AgeBand, SurveyItem};
use crate::units::UnitKind;

macro_rules! ids {
    ($($name:ident),+ $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { self.0.to_sql() }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> { i64::column_result(value).map(Self) }
        }
    )+};
}

ids!(
    AppointmentId,
    CaseId,
    ClassId,
    DraftId,
    EnrolmentId,
    EventId,
    HouseholdId,
    MovementId,
    ParcelId,
    PersonId,
    ReportId,
    RoomId,
    StaffId,
    StationId,
    SurveyId,
    UnitId
);

#[derive(Debug)]
struct UnknownTerm;

impl std::fmt::Display for UnknownTerm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a term this version does not know")
    }
}

impl std::error::Error for UnknownTerm {}

macro_rules! terms {
    ($($name:ident),+ $(,)?) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> { Ok(self.code().into()) }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                Self::parse(value.as_str()?).ok_or_else(|| FromSqlError::Other(Box::new(UnknownTerm)))
            }
        }
    )+};
}

terms!(
    AgeBand,
    AppointmentState,
    CaseState,
    Channel,
    ClassState,
    CompartmentKind,
    Consent,
    DangerPrompt,
    DangerSign,
    Direction,
    DisputeType,
    DraftKind,
    EnrolmentState,
    EventKind,
    FamilyKind,
    Grade,
    Level,
    Mode,
    MovementKind,
    MovementState,
    PartyRole,
    ReportKind,
    Risk,
    Role,
    Scope,
    Service,
    Sex,
    Step,
    SurveyItem,
    Tier,
    UnitKind,
);
