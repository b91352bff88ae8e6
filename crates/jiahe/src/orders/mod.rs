//! 督办: an order with a deadline, answered, and signed off (销号) by its issuer only. 催办: a nudge to whoever owes
//! something; it is seen and answered, and needs no sign-off (5.5.1, 5.6.1).

mod issue;
mod list;
mod nudge;
mod receive;
mod wire;
mod work;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use issue::issue;
pub use list::{get, list, of_case};
pub use nudge::{answer_nudge, nudge, nudges};
pub(crate) use receive::receive;
pub(crate) use work::triggers;
pub use work::{assign, feedback, sign_off};

use crate::kernel::{CaseId, Day, Moment, OrderId, StaffId, StationId, coded};

coded! {
    pub enum OrderOrigin {
        /// By this station's lead.
        Lead = "lead",
        /// By an authority above, on paper.
        Above = "above",
        /// By another station, in a parcel.
        Station = "station",
    }
}

coded! {
    pub enum OrderState {
        Open = "open",
        /// 申请销号
        Answered = "answered",
        /// 已销号
        Closed = "closed",
    }
}

coded! {
    /// One entry under an order.
    pub enum FeedbackKind {
        /// 办理情况
        Progress = "progress",
        /// 申请销号
        Answer = "answer",
        /// 退回: the issuer is not content
        Returned = "returned",
        /// 销号
        Closed = "closed",
    }
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderEntry {
    pub case: Option<CaseId>,
    pub origin: OrderOrigin,
    /// Name of the authority; required from above.
    pub authority: String,
    /// 文号; its number, from above.
    pub document: String,
    /// 事项
    pub matter: String,
    /// 要求
    pub asked: String,
    #[ts(type = "string | null")]
    pub due: Option<Day>,
    pub responsible: Option<StaffId>,
    /// Another station, which names its own responsible.
    pub to_station: Option<StationId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderAsked {
    pub id: OrderId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrdersAsked {
    /// Those I owe.
    pub mine: bool,
    pub open: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct OrderAssigned {
    pub id: OrderId,
    #[ts(type = "number")]
    pub version: i64,
    pub responsible: StaffId,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct FeedbackEntry {
    pub id: OrderId,
    #[ts(type = "number")]
    pub version: i64,
    pub text: String,
    /// 申请销号
    pub answer: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct SignOff {
    pub id: OrderId,
    #[ts(type = "number")]
    pub version: i64,
    /// `false` sends it back.
    pub content: bool,
    pub note: String,
    /// Who signed it off above; of an order from above.
    pub name: String,
    /// By which document.
    pub document: String,
    #[ts(type = "string | null")]
    pub on: Option<Day>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Order {
    pub id: OrderId,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub number: String,
    pub origin: OrderOrigin,
    pub authority: String,
    pub document: String,
    pub matter: String,
    pub asked: String,
    #[ts(type = "string")]
    pub due: Day,
    pub responsible: Option<StaffId>,
    pub responsible_name: String,
    pub issued_by: Option<StaffId>,
    pub issuer: String,
    #[ts(type = "string")]
    pub issued_at: Moment,
    pub from_station: Option<StationId>,
    pub to_station: Option<StationId>,
    /// The other station's name.
    pub station_name: String,
    pub state: OrderState,
    #[ts(type = "string | null")]
    pub closed_at: Option<Moment>,
    pub closed_by: String,
    pub closed_note: String,
    pub overdue: bool,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Feedback {
    #[ts(type = "string")]
    pub at: Moment,
    pub author: String,
    pub kind: FeedbackKind,
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct OrderFile {
    pub order: Order,
    pub feedback: Vec<Feedback>,
    /// Whether the person asking may sign it off.
    pub may_sign: bool,
    /// Whether the person asking may say what was done.
    pub may_answer: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NudgeEntry {
    pub case: Option<CaseId>,
    pub order: Option<OrderId>,
    pub to: Option<StaffId>,
    pub to_station: Option<StationId>,
    /// 1–300 characters.
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NudgeAnswer {
    #[ts(type = "number")]
    pub id: i64,
    /// Blank: seen, no more.
    pub text: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Nudge {
    #[ts(type = "number")]
    pub id: i64,
    pub case: Option<CaseId>,
    pub case_code: String,
    pub order: Option<OrderId>,
    pub text: String,
    pub sender_staff: Option<StaffId>,
    pub sender: String,
    pub receiver: Option<StaffId>,
    pub receiver_name: String,
    pub from_station: Option<StationId>,
    pub to_station: Option<StationId>,
    #[ts(type = "string")]
    pub sent_at: Moment,
    #[ts(type = "string | null")]
    pub seen_at: Option<Moment>,
    pub answer: String,
    #[ts(type = "string | null")]
    pub answered_at: Option<Moment>,
    /// To the person asking, and not answered.
    pub waits_for_me: bool,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseOrders {
    pub orders: Vec<Order>,
    pub nudges: Vec<Nudge>,
}
