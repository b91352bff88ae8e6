//! Ids and terms as column values.

use rusqlite::ToSql;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSqlOutput, ValueRef};

use crate::appointments::{Absent, AppointmentState, GuardianConsent, Kind, Mode};
use crate::attachments::{AttachedTo, ChildrenShown, PictureFormat};
use crate::care::{CareFocus, CareKind};
use crate::cases::flow::Step;
use crate::cases::{
    CaseState, Channel, Consent, DangerPrompt, DangerSign, DisputeType, EventKind, FamilyKind, Grade, Level, PartyRole,
    Risk, Service,
};
use crate::classes::{ClassForm, ClassState, EnrolmentState, FeedbackItem};
use crate::cohorts::{CohortState, Eligibility, MemberState, RatingItem, RatingMoment};
use crate::compartments::CompartmentKind;
use crate::conferences::{AgendaReason, ConferenceKind, ConferenceState, Seat, TaskState};
use crate::courses::{CourseTarget, MaterialKind};
use crate::drafts::DraftKind;
use crate::duty::{DutyChangeKind, DutyChangeState};
use crate::exchange::Direction;
use crate::followups::{VisitOutcome, VisitPerformance, VisitWay};
use crate::groups::{AttendanceState, GroupMemberState, GroupState};
use crate::guidance::{GuidanceKind, GuidanceState};
use crate::kernel::{
    AppointmentId, AttachmentId, AttendanceId, CampaignId, CareEventId, CaseId, ClassId, Coded, CohortId, ConferenceId,
    CourseId, DraftId, DutyChangeId, EnrolmentId, EventId, ExceptionId, FeedbackId, FilledPaperId, FindingId,
    FollowUpId, GroupId, GroupMemberId, GuidanceOrderId, HoldId, HomeworkId, HouseholdId, KeyFamilyId, MemberId,
    MovementId, NoContactId, ObligationId, OrderId, ParcelId, PauseId, PersonId, ProtectionOrderId, ReportId, Role,
    RoomId, SeriesId, ServiceRecordId, ShiftId, StaffId, StationId, SupervisionId, SurveyId, TaskId, UnitId, UrgentId,
    VolumePaperId, WaitingId, WarningId,
};
use crate::movements::{MovementKind, MovementState, Scope};
use crate::obligations::Rule;
use crate::obligations::pause::{PauseKind, PauseState};
use crate::orders::{FeedbackKind, OrderOrigin, OrderState};
use crate::paper::edition::StationForm;
use crate::people::{OpenPlace, Sex};
use crate::protection::{OrderRelation, OrderStepKind, ProtectionState, Proxy, ProxyReason, VisitMet};
use crate::reports::ReportKind;
use crate::rooms::Equipment;
use crate::schedule::{ExceptionKind, Language};
use crate::screening::{CampaignState, FamilyState, LifeKind, UrgentHow};
use crate::services::{ServiceOutcome, ServiceState, StepKind};
use crate::stations::Tier;
use crate::store::obligations::KeptState;
use crate::surveys::{AgeBand, SurveyItem};
use crate::units::UnitKind;
use crate::volumes::Keep;
use crate::waiting::WaitingState;

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
    VolumePaperId,
    FilledPaperId,
    AppointmentId,
    AttachmentId,
    CareEventId,
    CohortId,
    CourseId,
    FeedbackId,
    GuidanceOrderId,
    HomeworkId,
    MemberId,
    AttendanceId,
    CampaignId,
    CaseId,
    ClassId,
    ConferenceId,
    DraftId,
    DutyChangeId,
    EnrolmentId,
    EventId,
    ExceptionId,
    FindingId,
    FollowUpId,
    GroupId,
    GroupMemberId,
    HoldId,
    HouseholdId,
    KeyFamilyId,
    MovementId,
    NoContactId,
    ObligationId,
    OrderId,
    ParcelId,
    PauseId,
    PersonId,
    ProtectionOrderId,
    ReportId,
    RoomId,
    SeriesId,
    ServiceRecordId,
    ShiftId,
    StaffId,
    StationId,
    SupervisionId,
    SurveyId,
    TaskId,
    UnitId,
    UrgentId,
    WaitingId,
    WarningId,
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
    Keep,
    Absent,
    AttachedTo,
    CareFocus,
    CareKind,
    ChildrenShown,
    ClassForm,
    CohortState,
    CourseTarget,
    Eligibility,
    FeedbackItem,
    GuidanceKind,
    GuidanceState,
    MaterialKind,
    MemberState,
    PictureFormat,
    RatingItem,
    RatingMoment,
    AgeBand,
    StationForm,
    AgendaReason,
    AppointmentState,
    AttendanceState,
    CampaignState,
    CaseState,
    Channel,
    ClassState,
    CompartmentKind,
    ConferenceKind,
    ConferenceState,
    Consent,
    DangerPrompt,
    DangerSign,
    Direction,
    DisputeType,
    DraftKind,
    DutyChangeKind,
    DutyChangeState,
    EnrolmentState,
    Equipment,
    EventKind,
    ExceptionKind,
    FamilyKind,
    FamilyState,
    FeedbackKind,
    Grade,
    GroupState,
    GuardianConsent,
    KeptState,
    Kind,
    Language,
    Level,
    LifeKind,
    GroupMemberState,
    Mode,
    MovementKind,
    MovementState,
    OpenPlace,
    OrderOrigin,
    OrderRelation,
    OrderState,
    OrderStepKind,
    PartyRole,
    PauseKind,
    PauseState,
    ProtectionState,
    Proxy,
    ProxyReason,
    ReportKind,
    Risk,
    Role,
    Rule,
    Scope,
    Seat,
    Service,
    ServiceOutcome,
    ServiceState,
    Sex,
    Step,
    StepKind,
    SurveyItem,
    TaskState,
    Tier,
    UnitKind,
    UrgentHow,
    VisitMet,
    VisitOutcome,
    VisitPerformance,
    VisitWay,
    WaitingState,
);
