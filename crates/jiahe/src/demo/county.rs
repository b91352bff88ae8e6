//! The demo's desk and its agenda: what happens when. Steps are run in order of time, each through the
//! front door, and may put further steps on the agenda.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveTime, TimeDelta};
use serde_json::{Value, json};

use super::families::Family;
use super::{NAME, PASSWORD};
use crate::api::SessionStep;
use crate::desk::Desk;
use crate::fault::{Fault, Result};
use crate::kernel::{CaseId, Chance, Clock, Day, Moment, Role, RoomId, Session, StaffId};
use crate::store;

/// A step of the agenda.
type Step = Box<dyn FnOnce(&mut County<'_>) -> Result<()>>;

/// A case of the demo, as far as later steps need it.
#[derive(Debug, Clone)]
pub(super) struct Known {
    pub id: CaseId,
    pub handler: StaffId,
    pub family: Family,
}

pub(super) struct County<'a> {
    desk: &'a mut Desk,
    pub chance: Chance,
    /// The moment of the last call.
    now: Moment,
    /// The moment the demo is opened at; nothing happens later.
    pub end: Moment,
    agenda: BTreeMap<(Moment, u32), Step>,
    steps: u32,
    /// Everyone who works here; the lead first.
    pub staff: Vec<Session>,
    pub rooms: Vec<RoomId>,
    pub cases: Vec<Known>,
    /// Numbers handed out, for telephones and identity numbers.
    pub counter: u16,
}

impl<'a> County<'a> {
    /// Sets the station up a year and a week before `clock`, reads the recovery key back, signs the lead in.
    pub fn found(desk: &'a mut Desk, clock: Clock, chance: Chance) -> Result<Self> {
        let began = clock.now.checked_sub_days(Days::new(372)).unwrap_or(clock.now);
        let mut county = Self {
            desk,
            chance,
            now: began,
            end: clock.now,
            agenda: BTreeMap::new(),
            steps: 0,
            staff: Vec::new(),
            rooms: Vec::new(),
            cases: Vec::new(),
            counter: 0,
        };
        let station = json!({
            "name": "岱山县家事纠纷化解综合服务工作室（演示）", "tier": "county", "place": "330921", "parent_name": "舟山市示例中心（演示）",
        });
        let admin = json!({ "name": NAME, "password": PASSWORD, "roles": ["lead", "mediator"] });
        let asked = json!({ "station": station, "admin": admin, "without_key_store": true });
        let (done, _) = county.door(None, "station.set_up", asked)?;
        let (_, step) = county.door(None, "session.sign_in", json!({ "name": NAME, "password": PASSWORD }))?;
        let SessionStep::Begin(lead) = step else { return Err(Fault::internal("sign in to the demo")) };
        let key = done.get("recovery_key").cloned().unwrap_or_default();
        county.call(&lead, "recovery.confirm", json!({ "key": key }))?;
        if let Some(db) = county.desk.database() {
            store::wait_for_disk(db, false)?;
        }
        county.staff.push(lead);
        Ok(county)
    }

    /// Calls the front door; a second passes.
    fn door(&mut self, session: Option<&Session>, command: &str, body: Value) -> Result<(Value, SessionStep)> {
        self.now = (self.now + TimeDelta::seconds(1)).min(self.end);
        let reply = self.desk.call(session, command, body, Clock::at(self.now), &mut self.chance)?;
        Ok((reply.value, reply.session))
    }

    pub fn call(&mut self, session: &Session, command: &str, body: Value) -> Result<Value> {
        Ok(self.door(Some(session), command, body)?.0)
    }

    /// As [`call`](Self::call), where an answer is an id.
    pub fn id(&mut self, session: &Session, command: &str, body: Value) -> Result<i64> {
        self.call(session, command, body)?.as_i64().ok_or_else(|| Fault::internal("read an id of the demo"))
    }

    /// Writes directly, for what has no command yet.
    pub fn write(&mut self, body: impl FnOnce(&mut crate::transact::Act<'_>) -> Result<()>) -> Result<()> {
        let lead = self.lead()?;
        let clock = Clock::at(self.now);
        let changed = std::collections::BTreeSet::new();
        let mut call = crate::api::Call {
            clock,
            chance: &mut self.chance,
            changed,
            command: "demo.fill",
            screen: "",
            last_id: self.desk.last_id,
        };
        self.desk.transact(Some(&lead), &mut call, body)
    }

    /// Puts a step on the agenda; dropped when it would lie ahead of the demo's present.
    pub fn at(&mut self, moment: Moment, step: impl FnOnce(&mut County<'_>) -> Result<()> + 'static) {
        if moment <= self.end {
            self.steps += 1;
            self.agenda.insert((moment, self.steps), Box::new(step));
        }
    }

    /// Lives through the agenda.
    pub fn live(&mut self) -> Result<()> {
        while let Some(((moment, _), step)) = self.agenda.pop_first() {
            self.now = self.now.max(moment);
            step(self)?;
        }
        self.now = self.end;
        Ok(())
    }

    /// Locks the desk, which closes the file; the next sign-in waits for the disk again.
    pub fn close(mut self) -> Result<()> {
        self.door(None, "session.lock", json!({}))?;
        Ok(())
    }

    pub fn lead(&self) -> Result<Session> {
        self.staff.first().cloned().ok_or_else(|| Fault::internal("find the lead of the demo"))
    }

    pub fn member(&self, id: StaffId) -> Result<Session> {
        self.staff
            .iter()
            .find(|one| one.staff == id)
            .cloned()
            .ok_or_else(|| Fault::internal("find a member of the demo"))
    }

    /// Somebody with the role, or the lead.
    pub fn one_with(&mut self, role: Role) -> Result<Session> {
        let fitting: Vec<Session> = self.staff.iter().filter(|one| one.has(role)).cloned().collect();
        let place = self.chance.below(fitting.len());
        fitting.into_iter().nth(place).map_or_else(|| self.lead(), Ok)
    }

    /// The demo's last day.
    pub fn today(&self) -> Day {
        self.end.date()
    }

    pub fn now(&self) -> Moment {
        self.now
    }

    /// A chance of `percent` in a hundred.
    pub fn happens(&mut self, percent: usize) -> bool {
        self.chance.below(100) < percent
    }

    /// One of the list, which must not be empty.
    pub fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let place = self.chance.below(list.len());
        list.get(place).copied().unwrap_or_default()
    }

    pub fn between(&mut self, from: u64, to: u64) -> u64 {
        from + self.chance.below(usize::try_from(to.saturating_sub(from) + 1).unwrap_or(1)) as u64
    }

    /// A moment of office hours on a working day, `days` or a little more after `after`.
    pub fn working(&mut self, after: Moment, days: u64) -> Moment {
        let mut day = after.date().checked_add_days(Days::new(days)).unwrap_or(after.date());
        while day.weekday().number_from_monday() > 5 {
            day = day.succ_opt().unwrap_or(day);
        }
        let hour = self.pick(&[8, 9, 9, 10, 10, 11, 14, 14, 15, 15, 16]);
        let minute = u32::try_from(self.chance.below(60)).unwrap_or(0);
        day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    }

    /// That hour of the working day `days` working days before the demo's last day.
    pub fn back(&self, days: u64, hour: u32, minute: u32) -> Moment {
        let mut day = self.today();
        let mut left = days;
        while left > 0 || day.weekday().number_from_monday() > 5 {
            day = day.pred_opt().unwrap_or(day);
            left = left.saturating_sub(u64::from(day.weekday().number_from_monday() <= 5));
        }
        day.and_time(NaiveTime::from_hms_opt(hour, minute, 0).unwrap_or_default())
    }

    /// The day so many days after now.
    pub fn ahead(&self, days: u64) -> String {
        self.now.date().checked_add_days(Days::new(days)).unwrap_or(self.now.date()).to_string()
    }

    /// The demo's own folder.
    pub fn folder(&self) -> std::path::PathBuf {
        self.desk.data_folder()
    }

    /// The number after the last one handed out.
    pub fn next(&mut self) -> u16 {
        self.counter = self.counter.wrapping_add(1);
        self.counter
    }
}
