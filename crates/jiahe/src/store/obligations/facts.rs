//! What of a case sets clocks going: read for one case, or in one look for all of them.

use std::collections::BTreeMap;

use crate::cases::{CaseState, Risk};
use crate::fault::Result;
use crate::kernel::{CaseId, Day, Moment, StaffId, StationId};
use crate::store::Db;

#[derive(Debug, Clone)]
pub struct Facts {
    pub case: CaseId,
    pub handler: StaffId,
    pub holder: StationId,
    pub opened_at: Moment,
    pub reported_at: Moment,
    pub state: CaseState,
    pub risk: Risk,
    pub may_escalate: bool,
    pub deadline: Option<Day>,
    pub mediation: bool,
    /// 家庭暴力 or 未成年人保护 among the types.
    pub grave: bool,
    pub danger: bool,
    pub counselled: bool,
    pub visited: bool,
    pub planned: bool,
    pub paused: bool,
    pub served: bool,
    /// A warning letter or a protection order, or a child who may be harmed.
    pub guarded: bool,
    pub tasked: bool,
    pub ordered: bool,
    pub moved: bool,
    /// Somebody is ordered to take guidance in family education.
    pub guided: bool,
    pub turns: Turns,
}

/// When the case last ended, last began anew, and was last given the service of mediation.
#[derive(Debug, Clone, Default)]
pub struct Turns {
    pub ended: Option<Moment>,
    pub reopened: Option<Moment>,
    pub mediation: Option<Moment>,
}

impl Facts {
    /// When the case ended, if it has; one that ended without a word of it, when it was opened.
    #[must_use]
    pub fn over(&self) -> Option<Moment> {
        match self.state {
            CaseState::Accepted | CaseState::InProgress => None,
            CaseState::Resolved | CaseState::Unresolved | CaseState::Archived => {
                Some(self.turns.ended.unwrap_or(self.opened_at))
            }
        }
    }
}

/// `$1` is the case; for all of them it is not given.
fn only(of: Option<CaseId>, column: &str) -> String {
    if of.is_some() { format!("{column} = $1") } else { "$1 IS NULL".to_owned() }
}

/// # Errors
/// The engine's.
pub fn facts(db: &Db, case: CaseId) -> Result<Option<Facts>> {
    Ok(facts_of(db, Some(case))?.pop())
}

/// Of one case, or of every case there is in the order they lie on the disk.
///
/// # Errors
/// The engine's.
pub fn facts_of(db: &Db, of: Option<CaseId>) -> Result<Vec<Facts>> {
    let mut turns = turns(db, of)?;
    let mut statement = db.prepare_cached(&format!(
        "SELECT c.opened_at, c.reported_at, c.state, c.risk, c.may_escalate, c.deadline,
           EXISTS (SELECT 1 FROM case_services v WHERE v.case_id = c.id AND v.service = 'mediation'),
           EXISTS (SELECT 1 FROM case_types y WHERE y.case_id = c.id AND y.type IN ('violence', 'minors')),
           EXISTS (SELECT 1 FROM case_dangers d WHERE d.case_id = c.id),
           EXISTS (SELECT 1 FROM appointments a WHERE a.case_id = c.id AND a.state = 'done'
             AND a.service = 'psychological_counselling'),
           EXISTS (SELECT 1 FROM followups f WHERE f.case_id = c.id),
           EXISTS (SELECT 1 FROM followup_plans p WHERE p.case_id = c.id),
           EXISTS (SELECT 1 FROM case_pauses z WHERE z.case_id = c.id),
           EXISTS (SELECT 1 FROM service_records r WHERE r.case_id = c.id),
           c.main_type = 'minors' OR EXISTS (SELECT 1 FROM case_types y WHERE y.case_id = c.id AND y.type = 'minors')
             OR EXISTS (SELECT 1 FROM case_dangers d WHERE d.case_id = c.id AND d.sign = 'child_witness')
             OR EXISTS (SELECT 1 FROM case_parties x WHERE x.case_id = c.id AND x.role = 'minor')
             OR EXISTS (SELECT 1 FROM warnings w WHERE w.case_id = c.id)
             OR EXISTS (SELECT 1 FROM protection_orders o WHERE o.case_id = c.id),
           EXISTS (SELECT 1 FROM conference_tasks k WHERE k.case_id = c.id),
           EXISTS (SELECT 1 FROM orders g WHERE g.case_id = c.id),
           EXISTS (SELECT 1 FROM movements m WHERE m.case_id = c.id),
           c.id, c.handler, COALESCE(c.holder_id, c.station_id),
           EXISTS (SELECT 1 FROM guidance_orders h WHERE h.case_id = c.id)
         FROM cases c WHERE {} ORDER BY c.id",
        only(of, "c.id")
    ))?;
    let rows = statement.query_map([of], |row| {
        let case: CaseId = row.get(18)?;
        Ok(Facts {
            case,
            handler: row.get(19)?,
            holder: row.get(20)?,
            opened_at: row.get(0)?,
            reported_at: row.get(1)?,
            state: row.get(2)?,
            risk: row.get(3)?,
            may_escalate: row.get(4)?,
            deadline: row.get(5)?,
            mediation: row.get(6)?,
            grave: row.get(7)?,
            danger: row.get(8)?,
            counselled: row.get(9)?,
            visited: row.get(10)?,
            planned: row.get(11)?,
            paused: row.get(12)?,
            served: row.get(13)?,
            guarded: row.get(14)?,
            tasked: row.get(15)?,
            ordered: row.get(16)?,
            moved: row.get(17)?,
            guided: row.get(21)?,
            turns: turns.remove(&case).unwrap_or_default(),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn turns(db: &Db, of: Option<CaseId>) -> Result<BTreeMap<CaseId, Turns>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT case_id, max(CASE WHEN kind = 'state_changed' AND to_value IN ('resolved', 'unresolved') THEN at END),
           max(CASE WHEN kind = 'state_changed' AND to_value = 'in_progress'
             AND from_value IN ('resolved', 'unresolved', 'archived') THEN at END),
           max(CASE WHEN kind = 'services_changed' AND to_value LIKE '%mediation%'
             AND from_value NOT LIKE '%mediation%' THEN at END)
         FROM case_events WHERE {} AND kind IN ('state_changed', 'services_changed') GROUP BY case_id",
        only(of, "case_id")
    ))?;
    let rows = statement.query_map([of], |row| {
        Ok((row.get(0)?, Turns { ended: row.get(1)?, reopened: row.get(2)?, mediation: row.get(3)? }))
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
