//! Ids are newtypes over one kind of number: the second since 2020, and a random place within it. They sort
//! by time of creation, fit a JavaScript number, and those of two stations meet once in four million pairs
//! made in the same second.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Chance, Moment};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        pub struct $name(#[ts(type = "number")] pub i64);

        impl From<i64> for $name {
            fn from(id: i64) -> Self { Self(id) }
        }
    )+};
}

ids!(
    StationId,
    StaffId,
    PersonId,
    HouseholdId,
    CaseId,
    EventId,
    DraftId,
    AppointmentId,
    RoomId,
    ClassId,
    EnrolmentId,
    ReportId,
    SurveyId,
    ServiceRecordId,
    MovementId,
    PauseId,
    ObligationId,
    FollowUpId,
    ConferenceId,
    TaskId,
    OrderId,
    UnitId,
    CampaignId,
    FindingId,
    KeyFamilyId,
    UrgentId,
    WarningId,
    ProtectionOrderId,
    NoContactId,
    ParcelId,
    SeriesId,
    ExceptionId,
    WaitingId,
    HoldId,
    SupervisionId,
    CourseId,
    CohortId,
    MemberId,
    GuidanceOrderId,
    HomeworkId,
    FeedbackId,
    CareEventId,
    AttachmentId,
    /// 卷宗里的一份扫描件
    VolumePaperId,
    /// 手写后录入的一张表
    FilledPaperId,
    ShiftId,
    DutyChangeId,
    GroupId,
    GroupMemberId,
    AttendanceId
);

/// No record made at `moment` or later has a smaller id.
#[must_use]
pub fn first_of(moment: Moment) -> i64 {
    let epoch = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap_or_default().and_time(chrono::NaiveTime::MIN);
    (moment - epoch).num_milliseconds().max(0) << 12
}

/// A fresh id for a record created at `now`.
#[must_use]
pub fn fresh(now: Moment, chance: &mut Chance) -> i64 {
    // The clock has whole seconds: their thousandths are free for chance as well.
    let noise = i64::from(u32::from_le_bytes(chance.bytes())) % (1000 << 12);
    first_of(now) + noise
}
