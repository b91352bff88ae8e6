//! What stations tell each other of orders and nudges. A field that a later version adds is read over.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Issued {
    pub id: i64,
    pub case: Option<i64>,
    pub number: String,
    pub matter: String,
    pub asked: String,
    pub due: String,
    pub issuer: String,
}

/// 办理情况, from the station that was ordered; or the issuer's word, with `order.close`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Told {
    pub id: i64,
    pub author: String,
    pub text: String,
    /// 申请销号; with `order.close`: the issuer is content.
    pub last: bool,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Nudged {
    pub id: i64,
    pub case: Option<i64>,
    pub order: Option<i64>,
    pub text: String,
    pub sender: String,
    /// An answer to the nudge of this id, instead of a nudge.
    pub answer: Option<String>,
}
