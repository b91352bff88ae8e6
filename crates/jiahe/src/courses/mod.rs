//! The course library (5.4.8): what is taught to whom, in which lessons and with which materials. The lessons of a
//! cohort are planned from it.

mod keep;
mod starters;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{get, list, save};
pub use starters::starters;

use crate::kernel::{CourseId, coded};

coded! {
    /// For parents of children of which age, or for whom else.
    pub enum CourseTarget {
        /// 0～3 岁
        Infant = "infant",
        /// 3～6 岁
        Preschool = "preschool",
        /// 6～12 岁
        Primary = "primary",
        /// 12～18 岁
        Teen = "teen",
        /// 成年人: 新婚夫妇、祖辈
        Adult = "adult",
    }
}

coded! {
    pub enum MaterialKind {
        /// 文字材料, kept here
        Text = "text",
        /// 纸质资料、书刊: where it lies
        Paper = "paper",
        /// 发放的讲义
        Handout = "handout",
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Course {
    pub id: CourseId,
    pub title: String,
    pub summary: String,
    pub targets: BTreeSet<CourseTarget>,
    /// Of one lesson.
    pub minutes: u32,
    /// Lessons to have been at for the certificate; at most as many as there are.
    pub pass_lessons: u32,
    /// In order; at least one.
    pub lessons: Vec<CourseLesson>,
    pub materials: Vec<CourseMaterial>,
    /// Whether new cohorts are planned from it.
    pub active: bool,
    /// Cohorts that were planned from it.
    pub cohorts: u32,
    #[ts(type = "number")]
    pub version: i64,
}

/// 一课
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct CourseLesson {
    pub title: String,
    pub content: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct CourseMaterial {
    pub kind: MaterialKind,
    pub title: String,
    /// The text itself, or where the paper lies.
    pub content: String,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct CourseEntry {
    /// `None` adds one.
    pub id: Option<CourseId>,
    #[ts(type = "number")]
    pub version: i64,
    pub title: String,
    pub summary: String,
    pub targets: BTreeSet<CourseTarget>,
    /// 10–480.
    pub minutes: u32,
    pub pass_lessons: u32,
    pub lessons: Vec<CourseLesson>,
    pub materials: Vec<CourseMaterial>,
    pub active: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CourseAsked {
    pub id: CourseId,
}
