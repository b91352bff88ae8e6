//! 护航关爱 (5.5.3.2): what a station did outside of single cases: activities, publicity, lessons at somebody's door,
//! visits; what was given, whom it reached, and pictures of it.

mod keep;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use keep::{add_family, get, list, save};

use crate::attachments::Attachment;
use crate::kernel::{CareEventId, CaseId, Day, coded};

coded! {
    pub enum CareKind {
        /// 组织活动
        Activity = "activity",
        /// 宣传教育
        Publicity = "publicity",
        /// 送课上门
        Outreach = "outreach",
        /// 走访慰问
        Visit = "visit",
    }
}

coded! {
    /// 聚焦: what it is about.
    pub enum CareFocus {
        /// 婚恋观
        Marriage = "marriage",
        /// 生育观
        Birth = "birth",
        /// 家庭观
        Family = "family",
        /// 家风家教
        Tradition = "tradition",
        /// 反家暴、法治宣传
        Law = "law",
        /// 未成年人关爱
        Children = "children",
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CareEvent {
    pub id: CareEventId,
    pub kind: CareKind,
    pub focuses: BTreeSet<CareFocus>,
    pub title: String,
    #[ts(type = "string")]
    pub held_on: Day,
    pub place: String,
    /// 协办、承接单位
    pub host: String,
    /// 覆盖人次
    pub reached: u32,
    /// Children took part: names, pictures and schools of theirs stay out of it (未成年人保护法 103).
    pub children: bool,
    pub content: String,
    pub result: String,
    pub materials: Vec<CareMaterial>,
    pub pictures: u32,
    pub entered_by_name: String,
    #[ts(type = "number")]
    pub version: i64,
}

/// What was given.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct CareMaterial {
    pub what: String,
    pub count: u32,
}

/// A family on record that it reached.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CareFamily {
    pub case: CaseId,
    pub case_code: String,
    pub note: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CareFile {
    pub event: CareEvent,
    pub pictures: Vec<Attachment>,
    /// Those of cases this session may know of.
    pub families: Vec<CareFamily>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CareEntry {
    /// `None` enters one.
    pub id: Option<CareEventId>,
    #[ts(type = "number")]
    pub version: i64,
    pub kind: CareKind,
    pub focuses: BTreeSet<CareFocus>,
    pub title: String,
    #[ts(type = "string | null")]
    pub held_on: Option<Day>,
    pub place: String,
    pub host: String,
    pub reached: u32,
    pub children: bool,
    pub content: String,
    pub result: String,
    pub materials: Vec<CareMaterial>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CareAsked {
    pub id: CareEventId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CareFamilyAdded {
    pub id: CareEventId,
    pub case: CaseId,
    pub note: String,
}
