//! What stations tell each other about a case's way. Wire structs are not domain structs: unknown fields are
//! kept, missing ones empty, and nothing is believed before [`Chain`]'s readers have looked at it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Movement, MovementKind, MovementState, Scope, StepTaken};
use crate::cases::flow::Step;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Coded, Day, Moment, MovementId, StaffId, StationId, moment, text};
use crate::stations::{Station, Tier};

const TEXT_MOST: usize = 5_000;
/// Movements, steps and stations of one case; far above what a family's dispute comes to.
const ROWS_MOST: usize = 2_000;

/// `movement.offer`: a movement and, where the case goes along, the case.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct OfferWire {
    pub movement: i64,
    pub brief: Brief,
    pub chain: Chain,
    /// As `exchange::snapshot` packs it.
    pub case: Value,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// What somebody sees before they accept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Brief {
    pub parties: Vec<String>,
    pub main_type: String,
    pub risk: String,
    pub level: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `movement.withdraw`: please give it back.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct WithdrawWire {
    pub movement: i64,
    pub reason: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

/// `movement.answer`, `movement.notice`, and part of an offer: everything known of a case's way.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Chain {
    pub case: i64,
    pub code: String,
    /// Where it was taken in.
    pub opened: i64,
    pub circle: Vec<i64>,
    pub stations: Vec<StationWire>,
    pub movements: Vec<MovementWire>,
    pub steps: Vec<StepWire>,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct StationWire {
    pub id: i64,
    pub name: String,
    pub tier: String,
    pub place: String,
    pub parent_name: String,
    pub on_paper: bool,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct MovementWire {
    pub id: i64,
    pub kind: String,
    pub from_station: i64,
    pub to_station: Option<i64>,
    pub to_name: String,
    pub scope: Option<String>,
    pub coordinator: String,
    pub reason: String,
    pub answer_by: String,
    pub deadline: Option<String>,
    pub paper: bool,
    pub epoch: i64,
    pub state: String,
    pub sent_at: String,
    pub sent_by: i64,
    pub sent_by_name: String,
    pub withdraw_at: Option<String>,
    pub withdraw_reason: String,
    pub answered_at: Option<String>,
    pub answered_by: String,
    pub answer_reason: String,
    pub ended_at: Option<String>,
    pub result: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct StepWire {
    pub id: i64,
    pub epoch: i64,
    pub station: i64,
    pub step: String,
    pub reason: String,
    pub at: String,
    pub by_name: String,
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

fn odd(what: &str) -> Fault {
    Fault::new(Code::Invalid, format!("read {what} of a movement message"))
}

fn term<T: Coded>(code: &str, what: &str) -> Result<T> {
    T::parse(code).ok_or_else(|| odd(what))
}

fn at(text: &str, what: &str) -> Result<Moment> {
    text.parse().map_err(|_| odd(what))
}

fn maybe_at(text: Option<&str>, what: &str) -> Result<Option<Moment>> {
    text.map(|text| at(text, what)).transpose()
}

fn day(text: &str, what: &str) -> Result<Day> {
    text.parse().map_err(|_| odd(what))
}

fn block(typed: &str) -> Result<String> {
    let kept = text::block(typed);
    if text::fits(&kept, TEXT_MOST) { Ok(kept) } else { Err(odd("a text")) }
}

fn record(id: i64) -> Result<i64> {
    if id > 0 { Ok(id) } else { Err(odd("an id")) }
}

impl Chain {
    /// # Errors
    /// [`Code::Invalid`] for a body that is none, or one without end.
    pub fn parse(body: Value) -> Result<Self> {
        let chain: Self = serde_json::from_value(body).map_err(|_| odd("the chain"))?;
        chain.check()?;
        Ok(chain)
    }

    /// # Errors
    /// As [`parse`](Self::parse).
    pub fn check(&self) -> Result<()> {
        let most = self.circle.len().max(self.stations.len()).max(self.movements.len()).max(self.steps.len());
        record(self.case)?;
        record(self.opened)?;
        if most > ROWS_MOST { Err(odd("the length")) } else { Ok(()) }
    }
}

impl StationWire {
    pub fn of(station: &Station) -> Self {
        Self {
            id: station.id.0,
            name: station.name.clone(),
            tier: station.tier.code().to_owned(),
            place: station.place.clone(),
            parent_name: station.parent_name.clone(),
            on_paper: station.on_paper,
            extra: Map::new(),
        }
    }

    /// # Errors
    /// A tier this version does not know, or an endless name.
    pub fn read(&self) -> Result<Station> {
        let name = text::line(&self.name);
        if name.is_empty() || !text::fits(&name, 60) || !text::fits(&self.place, 12) {
            return Err(odd("a station"));
        }
        Ok(Station {
            id: StationId(record(self.id)?),
            name,
            tier: term::<Tier>(&self.tier, "a tier")?,
            place: text::line(&self.place),
            parent_name: text::line(&self.parent_name),
            own: false,
            on_paper: self.on_paper,
        })
    }
}

impl MovementWire {
    pub fn of(movement: &Movement) -> Self {
        let at = |moment: Option<Moment>| moment.map(moment::stamp);
        Self {
            id: movement.id.0,
            kind: movement.kind.code().to_owned(),
            from_station: movement.from_station.0,
            to_station: movement.to_station.map(|station| station.0),
            to_name: movement.to_name.clone(),
            scope: movement.scope.map(|scope| scope.code().to_owned()),
            coordinator: movement.coordinator.clone(),
            reason: movement.reason.clone(),
            answer_by: movement.answer_by.to_string(),
            deadline: movement.deadline.map(|day| day.to_string()),
            paper: movement.paper,
            epoch: movement.epoch,
            state: movement.state.code().to_owned(),
            sent_at: moment::stamp(movement.sent_at),
            sent_by: movement.sent_by.0,
            sent_by_name: movement.sent_by_name.clone(),
            withdraw_at: at(movement.withdraw_at),
            withdraw_reason: movement.withdraw_reason.clone(),
            answered_at: at(movement.answered_at),
            answered_by: movement.answered_by.clone(),
            answer_reason: movement.answer_reason.clone(),
            ended_at: at(movement.ended_at),
            result: movement.result.clone(),
            extra: Map::new(),
        }
    }

    /// # Errors
    /// A term this version does not know, or nonsense.
    pub fn read(&self, case: CaseId) -> Result<Movement> {
        let kind: MovementKind = term(&self.kind, "a kind")?;
        if kind.moves_custody() != (self.epoch > 0) || (kind.moves_custody() && self.to_station.is_none()) {
            return Err(odd("an epoch"));
        }
        Ok(Movement {
            id: MovementId(record(self.id)?),
            case,
            kind,
            from_station: StationId(record(self.from_station)?),
            from_name: String::new(),
            to_station: self.to_station.map(record).transpose()?.map(StationId),
            to_unit: None,
            to_name: block(&self.to_name)?,
            scope: self.scope.as_deref().map(|code| term::<Scope>(code, "a scope")).transpose()?,
            coordinator: block(&self.coordinator)?,
            reason: block(&self.reason)?,
            answer_by: day(&self.answer_by, "a day")?,
            deadline: self.deadline.as_deref().map(|text| day(text, "a day")).transpose()?,
            paper: self.paper,
            epoch: self.epoch,
            state: term::<MovementState>(&self.state, "a state")?,
            sent_at: at(&self.sent_at, "a moment")?,
            sent_by: StaffId(self.sent_by),
            sent_by_name: block(&self.sent_by_name)?,
            withdraw_at: maybe_at(self.withdraw_at.as_deref(), "a moment")?,
            withdraw_reason: block(&self.withdraw_reason)?,
            answered_at: maybe_at(self.answered_at.as_deref(), "a moment")?,
            answered_by: block(&self.answered_by)?,
            answer_reason: block(&self.answer_reason)?,
            ended_at: maybe_at(self.ended_at.as_deref(), "a moment")?,
            result: block(&self.result)?,
            seen_at: None,
        })
    }
}

impl StepWire {
    pub fn of(step: &StepTaken) -> Self {
        Self {
            id: step.id,
            epoch: step.epoch,
            station: step.station.0,
            step: step.step.code().to_owned(),
            reason: step.reason.clone(),
            at: moment::stamp(step.at),
            by_name: step.by_name.clone(),
            extra: Map::new(),
        }
    }

    /// # Errors
    /// A step this version does not know, or nonsense.
    pub fn read(&self) -> Result<StepTaken> {
        Ok(StepTaken {
            id: record(self.id)?,
            epoch: self.epoch.max(0),
            station: StationId(record(self.station)?),
            station_name: String::new(),
            tier: Tier::Village,
            step: term::<Step>(&self.step, "a step")?,
            reason: block(&self.reason)?,
            at: at(&self.at, "a moment")?,
            by_name: block(&self.by_name)?,
        })
    }
}
