//! The flows of Appendix B (图B.1–B.3) and 5.5.2.1 as one pure machine: which tier took the case in, which
//! holds it now, what each has answered, hence what may come next, and why the rest may not. Knows no store.
//!
//! - B.1, taken in by the county: assigned level by level to the village; not resolved there → town → county.
//! - B.2, taken in by a town: mediated there first; not resolved → county.
//! - B.3, taken in by a village: mediated there first; not resolved → town → county.
//!
//! Whoever resolves it keeps it in the archive. At the county: 联席会商, then 处置方案, then what came of it.

use crate::kernel::coded;
use crate::movements::MovementKind;
use crate::stations::Tier;

coded! {
    /// What can be done with a case on its way.
    pub enum Step {
        /// 交办
        Assign = "assign",
        /// 上报
        ReportUp = "report_up",
        /// 退回
        Return = "return",
        /// 移交
        Transfer = "transfer",
        /// 转介
        Refer = "refer",
        /// 协同
        Joint = "joint",
        /// 调处成功
        Resolve = "resolve",
        /// 调处不成功
        NotResolved = "not_resolved",
        /// 联席会商
        Confer = "confer",
        /// 处置方案
        Plan = "plan",
        /// 当事人撤回
        Withdraw = "withdraw",
        /// 并入另一个案
        Merge = "merge",
        /// 归档
        Archive = "archive",
        /// 重新办理
        Reopen = "reopen",
    }
}

coded! {
    /// Why a step may not be done now.
    pub enum Why {
        /// Another station holds it.
        HeldElsewhere = "held_elsewhere",
        /// It was sent, and nobody has answered.
        InTransit = "in_transit",
        /// An outcome is on record.
        Ended = "ended",
        Archived = "archived",
        /// No outcome is on record.
        NotEnded = "not_ended",
        Merged = "merged",
        /// B.2, B.3: whoever took it in mediates first; only what the county took in is assigned.
        IntakeMediates = "intake_mediates",
        /// B.1: it goes down to the village first.
        AssignFirst = "assign_first",
        /// B.1: it was down there already.
        BeenBelow = "been_below",
        /// Nobody stands below a village.
        Lowest = "lowest",
        /// Nobody stands above the county; there it is conferred about.
        Highest = "highest",
        /// Mediate here before reporting up.
        MediateFirst = "mediate_first",
        /// Resolved here: it is archived here.
        ResolvedHere = "resolved_here",
        /// Not resolved here: it is reported up.
        GoesUp = "goes_up",
        /// It was not sent here by anyone, or came back.
        NotReceived = "not_received",
        /// This station has given its answer.
        Answered = "answered",
        /// Only the county confers.
        CountyOnly = "county_only",
        ConferFirst = "confer_first",
        PlanFirst = "plan_first",
    }
}

/// What happened, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Past {
    /// A station of this tier accepted it.
    Arrived(MovementKind, Tier),
    /// Whoever held it did this.
    Did(Step),
}

/// How a stay at one station ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Resolved,
    NotResolved,
    Withdrawn,
    Merged,
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    pub intake: Tier,
    pub at: Tier,
    /// 可能引起治安、刑事案件 (5.5.1.2): a village reports it to the town at once.
    pub serious: bool,
    /// How it came to the station that holds it; `None` where it was taken in.
    pub came_by: Option<MovementKind>,
    /// The tier below had it and reported it up.
    pub been_below: bool,
    pub outcome: Option<Outcome>,
    pub conferred: bool,
    pub planned: bool,
    pub archived: bool,
}

/// The tier below.
#[must_use]
pub fn below(tier: Tier) -> Option<Tier> {
    match tier {
        Tier::County => Some(Tier::Town),
        Tier::Town => Some(Tier::Village),
        Tier::Village => None,
    }
}

/// The tier above.
#[must_use]
pub fn above(tier: Tier) -> Option<Tier> {
    match tier {
        Tier::County => None,
        Tier::Town => Some(Tier::County),
        Tier::Village => Some(Tier::Town),
    }
}

impl Way {
    #[must_use]
    pub fn begin(intake: Tier, serious: bool) -> Self {
        Self {
            intake,
            at: intake,
            serious,
            came_by: None,
            been_below: false,
            outcome: None,
            conferred: false,
            planned: false,
            archived: false,
        }
    }

    /// From the beginning through everything that happened.
    #[must_use]
    pub fn through(intake: Tier, serious: bool, past: &[Past]) -> Self {
        past.iter().fold(Self::begin(intake, serious), |way, past| way.after(*past))
    }

    /// What happened has happened: no judgement here.
    #[must_use]
    pub fn after(self, past: Past) -> Self {
        match past {
            Past::Arrived(kind, tier) => Self {
                at: tier,
                came_by: Some(kind),
                been_below: match kind {
                    MovementKind::ReportUp => true,
                    MovementKind::Assign => false,
                    // In B.1 the new place has villages of its own.
                    MovementKind::Transfer => self.been_below && self.intake != Tier::County,
                    MovementKind::Return | MovementKind::Refer | MovementKind::Joint => self.been_below,
                },
                outcome: None,
                conferred: false,
                planned: false,
                archived: false,
                ..self
            },
            Past::Did(step) => match step {
                Step::Resolve => Self { outcome: Some(Outcome::Resolved), ..self },
                Step::NotResolved => Self { outcome: Some(Outcome::NotResolved), ..self },
                Step::Withdraw => Self { outcome: Some(Outcome::Withdrawn), ..self },
                Step::Merge => Self { outcome: Some(Outcome::Merged), archived: true, ..self },
                Step::Confer => Self { conferred: true, ..self },
                Step::Plan => Self { planned: true, ..self },
                Step::Archive => Self { archived: true, ..self },
                Step::Reopen => Self { outcome: None, archived: false, ..self },
                Step::Assign | Step::ReportUp | Step::Return | Step::Transfer | Step::Refer | Step::Joint => self,
            },
        }
    }

    /// Which figure of Appendix B it follows: 1, 2 or 3.
    #[must_use]
    pub fn figure(&self) -> u8 {
        match self.intake {
            Tier::County => 1,
            Tier::Town => 2,
            Tier::Village => 3,
        }
    }

    /// Why the station that holds it may not do this now.
    ///
    /// # Errors
    /// The reason.
    pub fn may(&self, step: Step) -> Result<(), Why> {
        if self.outcome == Some(Outcome::Merged) {
            return Err(Why::Merged);
        }
        match step {
            Step::Reopen => {
                if self.archived || self.outcome.is_some() {
                    Ok(())
                } else {
                    Err(Why::NotEnded)
                }
            }
            _ if self.archived => Err(Why::Archived),
            Step::Archive => match self.outcome {
                None => Err(Why::NotEnded),
                Some(Outcome::NotResolved) if self.at != Tier::County => Err(Why::GoesUp),
                Some(Outcome::NotResolved | Outcome::Resolved | Outcome::Withdrawn | Outcome::Merged) => Ok(()),
            },
            Step::Resolve | Step::NotResolved => self.answer(),
            Step::ReportUp => self.report_up(),
            _ if self.outcome.is_some() => Err(match self.outcome {
                Some(Outcome::NotResolved) if self.at != Tier::County => match step {
                    Step::Return => Why::Answered,
                    _ => Why::GoesUp,
                },
                _ => Why::Ended,
            }),
            Step::Assign => self.assign(),
            Step::Return => match self.came_by {
                None | Some(MovementKind::Return) => Err(Why::NotReceived),
                Some(_) if self.conferred => Err(Why::Answered),
                Some(_) => Ok(()),
            },
            Step::Transfer if self.conferred => Err(Why::Answered),
            Step::Confer => match self.at {
                Tier::County => self.down_first(),
                Tier::Town | Tier::Village => Err(Why::CountyOnly),
            },
            Step::Plan => match self.at {
                Tier::County if self.conferred => Ok(()),
                Tier::County => self.down_first().and(Err(Why::ConferFirst)),
                Tier::Town | Tier::Village => Err(Why::CountyOnly),
            },
            Step::Transfer | Step::Refer | Step::Joint | Step::Withdraw | Step::Merge => Ok(()),
        }
    }

    /// B.1: county and town send it down before they do anything else with it.
    fn down_first(&self) -> Result<(), Why> {
        if self.intake == Tier::County && !self.been_below && self.at != Tier::Village {
            return Err(Why::AssignFirst);
        }
        Ok(())
    }

    fn answer(&self) -> Result<(), Why> {
        if self.outcome.is_some() {
            return Err(Why::Ended);
        }
        self.down_first()?;
        match self.at {
            Tier::Village | Tier::Town => Ok(()),
            Tier::County if self.planned => Ok(()),
            Tier::County if self.conferred => Err(Why::PlanFirst),
            Tier::County => Err(Why::ConferFirst),
        }
    }

    fn report_up(&self) -> Result<(), Why> {
        if self.at == Tier::County {
            return Err(Why::Highest);
        }
        match self.outcome {
            Some(Outcome::NotResolved) => Ok(()),
            Some(Outcome::Resolved) => Err(Why::ResolvedHere),
            Some(Outcome::Withdrawn | Outcome::Merged) => Err(Why::Ended),
            None if self.serious && self.at == Tier::Village => Ok(()),
            None => self.down_first().and(Err(Why::MediateFirst)),
        }
    }

    fn assign(&self) -> Result<(), Why> {
        if self.at == Tier::Village {
            return Err(Why::Lowest);
        }
        if self.intake != Tier::County {
            return Err(Why::IntakeMediates);
        }
        if self.been_below { Err(Why::BeenBelow) } else { Ok(()) }
    }
}

#[cfg(test)]
mod tests;
