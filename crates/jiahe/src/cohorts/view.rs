//! A cohort as the window sees it, and what it may ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Certificate, Homework, LessonMark, RatedTogether, SelfRating};
use crate::classes::{Class, FeedbackSum};
use crate::kernel::{
    CaseId, ClassId, CohortId, CourseId, GuidanceOrderId, HomeworkId, MemberId, Moment, PersonId, RoomId, StaffId,
    coded,
};

coded! {
    pub enum CohortState {
        /// 招生、开课中
        Open = "open",
        /// 已结业
        Ended = "ended",
        /// 已取消
        Cancelled = "cancelled",
    }
}

coded! {
    pub enum MemberState {
        /// 候补
        Waiting = "waiting",
        /// 已通知有名额, 待确认
        Offered = "offered",
        /// 在班
        Enrolled = "enrolled",
        /// 已退出
        Left = "left",
    }
}

coded! {
    /// Why somebody may take part.
    pub enum Eligibility {
        /// 未成年人的父母或者其他监护人
        Guardian = "guardian",
        /// 按法院、检察院、公安机关的指导令 (家庭教育促进法 49)
        Order = "order",
        /// 其他家庭成员、受托照料人
        Family = "family",
        /// 新婚、备孕夫妇
        Couple = "couple",
        /// 学校、社区推荐
        Recommended = "recommended",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Cohort {
    pub id: CohortId,
    pub course: CourseId,
    pub course_title: String,
    pub title: String,
    /// 承接单位, where it is held at somebody else's.
    pub host: String,
    pub capacity: u32,
    /// Enrolled, and offered a place that they have not answered yet.
    pub taken: u32,
    pub waiting: u32,
    pub lessons: u32,
    /// Lessons that were held, or that somebody was at.
    pub held: u32,
    /// Lessons to have been at for the certificate.
    pub pass_lessons: u32,
    pub certified: u32,
    #[ts(type = "string | null")]
    pub first: Option<Moment>,
    #[ts(type = "string | null")]
    pub last: Option<Moment>,
    pub state: CohortState,
    pub reason: String,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CohortFile {
    pub cohort: Cohort,
    pub lessons: Vec<Class>,
    /// The enrolled in the order in which they came, then the line of those who wait, then who left.
    pub members: Vec<CohortMember>,
    pub homework: Vec<Homework>,
    pub rated: RatedTogether,
    pub feedback: FeedbackSum,
    /// Sessions of the same course elsewhere, still to come: where a missed lesson may be made up.
    pub elsewhere: Vec<Class>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CohortMember {
    pub id: MemberId,
    pub cohort: CohortId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub person: Option<PersonId>,
    pub name: String,
    pub phone: String,
    pub child_age: String,
    pub eligibility: Eligibility,
    pub order: Option<GuidanceOrderId>,
    pub state: MemberState,
    /// The place in the line, from 1; 0 for one who does not wait.
    pub place: u32,
    #[ts(type = "string | null")]
    pub answer_by: Option<Moment>,
    /// Why they left, or what is to be known.
    pub reason: String,
    /// One for each lesson they have a seat in, and for what they made up elsewhere.
    pub marks: Vec<LessonMark>,
    /// Lessons they were at, made-up ones included; each once.
    pub attended: u32,
    pub handed_in: Vec<HomeworkId>,
    pub ratings: Vec<SelfRating>,
    /// After less before, in points of all items together; `None` until both are there.
    pub gain: Option<i32>,
    pub gave_feedback: bool,
    pub certificate: Option<Certificate>,
    pub hidden: bool,
    /// Seen by break-glass only: nothing of it can be changed.
    pub looking: bool,
}

/// Where somebody of a case takes part, for its page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Attending {
    pub cohort: Option<CohortId>,
    /// The cohort's title, or the session's theme.
    pub title: String,
    pub name: String,
    pub state: MemberState,
    pub attended: u32,
    /// Lessons of the cohort that were held; 1 or 0 for a single session.
    pub held: u32,
    pub pass_lessons: u32,
    pub certificate: String,
    /// A session of its own.
    pub class: Option<ClassId>,
    #[ts(type = "string | null")]
    pub start: Option<Moment>,
}

/// Plans a cohort with all its lessons, or none of them.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortPlan {
    pub course: CourseId,
    pub title: String,
    pub host: String,
    pub capacity: u32,
    pub pass_lessons: u32,
    pub lessons: Vec<LessonPlan>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LessonPlan {
    pub theme: String,
    #[ts(type = "string | null")]
    pub start: Option<Moment>,
    pub minutes: u32,
    /// Who teaches, where it is not one of the station.
    pub instructor: String,
    pub instructor_id: Option<StaffId>,
    pub place: String,
    pub room: Option<RoomId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortEntry {
    pub id: CohortId,
    #[ts(type = "number")]
    pub version: i64,
    pub title: String,
    pub host: String,
    pub capacity: u32,
    pub pass_lessons: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortStateSet {
    pub id: CohortId,
    #[ts(type = "number")]
    pub version: i64,
    pub state: CohortState,
    /// Required to cancel.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CohortAsked {
    pub id: CohortId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct AttendingAsked {
    pub case: CaseId,
}
