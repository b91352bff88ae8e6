//! The case and its people, as every form names them.

use chrono::Datelike;

use super::super::labels;
use super::super::withheld::{Guard, KEPT, Withheld};
use super::{day, number};
use crate::cases::{CaseState, DisputeType, Level, Member, Party, PartyRole};
use crate::fault::{Fault, Result};
use crate::kernel::tables::{Table, label};
use crate::kernel::{CaseId, Day, StaffId, places};
use crate::paper::form::Values;
use crate::people::Person;
use crate::services;
use crate::store::{self, cases::CaseRecord, cases::Lists};
use crate::transact::View;

/// One case with its people, and what of them may stand on paper.
pub(in crate::prints) struct CaseAbout {
    pub(super) case: CaseRecord,
    lists: Lists,
    pub(super) parties: Vec<Party>,
    members: Vec<Member>,
    guard: Guard,
}

/// Whole years, at `today`.
pub(super) fn age(person: &Person, today: Day) -> String {
    let Some(born) = person.birth else { return String::new() };
    let before = (today.month(), today.day()) < (born.month(), born.day());
    let years = today.year() - born.year() - i32::from(before);
    if years >= 0 { years.to_string() } else { String::new() }
}

impl CaseAbout {
    pub(in crate::prints) fn of(view: &View<'_>, id: CaseId) -> Result<Self> {
        let case = store::cases::get(view.db, id)?.ok_or_else(|| Fault::not_found("a case"))?;
        let lists = store::cases::lists(view.db, &case)?;
        let parties = store::cases::parties(view.db, &case)?;
        let members = store::cases::members(view.db, &case, &parties)?;
        let guard = Guard::of(view, &case, &lists, &parties, &members)?;
        Ok(Self { case, lists, parties, members, guard })
    }

    /// Somebody of it; phone and address only on what stays inside.
    pub(super) fn person(&self, view: &View<'_>, person: &Person, role: &str, inside: bool) -> Result<Values> {
        let withheld = self.guard.hides(view, person)?;
        let today = view.clock.today();
        let mut values = Values::default();
        let place =
            format!("{}{}", places::place_name(&person.living_place).unwrap_or_default(), person.living_address);
        values.put("name", &person.name);
        values.put("role", role);
        values.put("sex", labels::sex(person.sex));
        values.put("age", age(person, today));
        values.put("birth", day(person.birth));
        values.put("nation", label(Table::Nation, &person.nation).unwrap_or_default());
        values.put("job", &person.occupation);
        values.put("id_number", &person.id_number);
        if person.id_number.chars().count() == 18 {
            values.tick("id_kind", &["居民身份证"]);
        }
        if inside || withheld == Withheld::Sealed {
            values.put("phone", withheld.reach(person.phone.clone()));
            values.put("address", withheld.reach(place));
        }
        Ok(values)
    }

    /// Which case it is and who has it; nobody of the family.
    pub(super) fn heading(&self, view: &View<'_>) -> Result<Values> {
        let mut values = Values::default();
        values.put("code", &self.case.code);
        values.put("station", &store::stations::own(view.db)?.name);
        values.put("today", day(Some(view.clock.today())));
        values.put("by", &view.session.name);
        let handler = store::staff::get(view.db, self.case.handler)?;
        // By which the station is reached: of whoever has the case.
        values.put("station.phone", handler.as_ref().map(|handler| handler.phone.clone()).unwrap_or_default());
        values.put("handler", handler.map(|handler| handler.name).unwrap_or_default());
        Ok(values)
    }

    /// What every form of a case may ask for.
    pub(in crate::prints) fn values(&self, view: &View<'_>, inside: bool) -> Result<Values> {
        let case = &self.case;
        let mut values = self.heading(view)?;
        values.put("case.received_by", name(view, case.received_by)?);
        values.put("case.type", labels::dispute(case.main_type));
        let others: Vec<&str> = self.lists.other_types.iter().map(|one| labels::dispute(*one)).collect();
        values.put("case.others", others.join("、"));
        values.put("case.channel", labels::channel(case.channel));
        values.put("case.opened", day(Some(case.opened_at.date())));
        values.put("case.risk", labels::risk(case.risk));
        values.put("case.level", labels::level(case.level));
        values.put("case.state", state(case.state));
        values.put("case.people", number(case.details.people_count));
        values.put("case.year", case.opened_at.format("%Y").to_string());
        values.put("case.station", values.text("station").to_owned());
        values.put("case.code", &case.code);
        // What stands on a shelf is read by whoever passes.
        let kind = if case.level == Level::Normal { labels::dispute(case.main_type) } else { "家事纠纷" };
        values.put("case.spine", format!("{kind}案"));
        let mut all = Vec::new();
        for party in &self.parties {
            let role = if inside { labels::role(party.role) } else { labels::side(party.role) };
            all.push(self.person(view, &party.person, role, inside)?);
        }
        // One side, and the other: the first whom it is asked of.
        let first = self.first();
        let against = |at: usize| {
            self.parties.get(at).is_some_and(|party| matches!(party.role, PartyRole::Respondent | PartyRole::Accused))
        };
        let second = (0..self.parties.len()).find(|at| *at != first && against(*at));
        let second = second.or_else(|| (0..self.parties.len()).find(|at| *at != first));
        for (side, at) in [("a", Some(first)), ("b", second)] {
            if let Some(person) = at.and_then(|at| all.get(at)) {
                for key in ["name", "sex", "age", "nation", "job", "phone", "address", "id_number"] {
                    values.put(&format!("{side}.{key}"), person.text(key));
                }
            }
        }
        let names: Vec<&str> = self.parties.iter().map(|party| party.person.name.as_str()).collect();
        values.put("parties.names", names.join("、"));
        values.list("parties", all);
        if let Some(child) = self.parties.iter().find(|party| party.role == PartyRole::Minor) {
            values.put("child", &child.person.name);
        }
        Ok(values)
    }

    pub(in crate::prints) fn guarded(&self) -> bool {
        self.guard.whole()
    }

    /// The parties, as those to whom an envelope can go; whoever asks first.
    pub(super) fn addressees(&self) -> Vec<(i64, String)> {
        let first = self.first();
        let order = self.parties.get(first).into_iter();
        let others = self.parties.iter().enumerate().filter(|(at, _)| *at != first).map(|(_, party)| party);
        // To a child goes no letter.
        let grown = order.chain(others).filter(|party| party.role != PartyRole::Minor);
        grown.map(|party| (party.person.id.0, party.person.name.clone())).collect()
    }

    /// An envelope goes through other hands: nothing on it says that there is something to keep, nor from whom it comes
    /// where nobody may know that somebody turned to the station.
    pub(super) fn post(&self, view: &View<'_>, person: i64, values: &mut Values) -> Result<()> {
        let Some(party) = self.parties.iter().find(|party| party.person.id.0 == person) else { return Ok(()) };
        let told = self.person(view, &party.person, "", true)?;
        values.put("post.name", &party.person.name);
        values.put("post.address", Some(told.text("address")).filter(|text| *text != KEPT).unwrap_or_default());
        if !self.guard.whole() && self.case.level == Level::Normal {
            values.put("post.from", values.text("station").to_owned());
        }
        Ok(())
    }

    /// The first who asks.
    fn first(&self) -> usize {
        let asks = |role: PartyRole| matches!(role, PartyRole::Applicant | PartyRole::Victim | PartyRole::Guardian);
        self.parties.iter().position(|party| asks(party.role)).unwrap_or(0)
    }

    /// What the summary says beyond: facts, the whole household, services and what happened.
    pub(super) fn summary(&self, view: &View<'_>, values: &mut Values) -> Result<()> {
        let case = &self.case;
        values.put("case.facts", &case.facts);
        values.put("case.risk_reason", &case.risk_reason);
        values.put("case.measures", &case.details.measures);
        let mut everybody = Vec::new();
        for party in &self.parties {
            everybody.push(self.person(view, &party.person, labels::role(party.role), true)?);
        }
        for member in &self.members {
            let relation = label(Table::Relation, &member.relation).unwrap_or_default();
            everybody.push(self.person(view, &member.person, relation, true)?);
        }
        values.list("everybody", everybody);
        let records = services::of_case(view, case.id)?;
        let services = records.iter().map(|record| {
            let mut line = Values::default();
            line.put("name", labels::service(record.service));
            line.put("by", if record.assigned_name.is_empty() { &record.unit } else { &record.assigned_name });
            line.put("on", day(Some(record.opened_at.date())));
            line.put("state", super::bodies::outcome(record));
            line.put("about", &record.summary);
            line
        });
        values.list("services", services.collect());
        let events = store::events::of_case(view.db, case.id)?;
        let told = events.iter().rev().filter_map(|event| {
            let kind = super::lists::event(event.kind)?;
            let mut line = Values::default();
            line.put("on", day(Some(event.at.date())));
            line.put("kind", kind);
            line.put("note", &event.note);
            Some(line)
        });
        values.list("events", told.collect());
        Ok(())
    }

    pub(super) fn violent(&self) -> bool {
        self.case.main_type == DisputeType::Violence || self.lists.other_types.contains(&DisputeType::Violence)
    }

    pub(super) fn find(&self, id: crate::kernel::PersonId) -> Option<&Person> {
        let people =
            self.parties.iter().map(|party| &party.person).chain(self.members.iter().map(|member| &member.person));
        people.into_iter().find(|person| person.id == id)
    }
}

fn name(view: &View<'_>, id: StaffId) -> Result<String> {
    Ok(store::staff::get(view.db, id)?.map(|member| member.name).unwrap_or_default())
}

fn state(term: CaseState) -> &'static str {
    match term {
        CaseState::Accepted => "已受理",
        CaseState::InProgress => "办理中",
        CaseState::Resolved => "已化解",
        CaseState::Unresolved => "未化解",
        CaseState::Archived => "已归档",
    }
}
