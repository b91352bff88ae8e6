//! Which tables hang on a case, and what their columns name. A new table of a noun is one entry here; the test
//! below fails for a table with a `case_id` that is neither here nor said to stay home.

use crate::cases::{
    CaseState, Channel, Consent, DangerPrompt, DangerSign, DisputeType, EventKind, FamilyKind, Grade, Level, PartyRole,
    Risk, Service,
};
use crate::conferences::{ConferenceKind, TaskState};
use crate::followups::{VisitOutcome, VisitPerformance, VisitWay};
use crate::guidance::{GuidanceKind, GuidanceState};
use crate::kernel::Coded;
use crate::obligations::Rule;
use crate::obligations::pause::{PauseKind, PauseState};
use crate::protection::{OrderRelation, OrderStepKind, ProtectionState, Proxy, ProxyReason, VisitMet};
use crate::reports::ReportKind;
use crate::services::{ServiceOutcome, ServiceState, StepKind};
use crate::store::rows::Hangs;

/// What is in a column, where it matters on the way.
#[derive(Clone, Copy)]
pub(super) enum Kind {
    Station,
    Staff,
    Person,
    Moment,
    Day,
    /// A code of a closed list.
    Term(fn(&str) -> bool),
}

/// How a row that is here already meets one that comes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meets {
    /// Written once: it must be the same.
    Same,
    /// It changes; the one that comes counts, unless the one here has a higher `version`.
    Newer,
    /// The whole list of the case is replaced.
    List,
    /// Put beside what is there.
    Beside,
}

pub(super) struct Table {
    pub name: &'static str,
    pub key: &'static [&'static str],
    pub hangs: Hangs,
    pub meets: Meets,
    /// What never changes of a row that does: another value under the same id is another record.
    pub fixed: &'static [&'static str],
    pub columns: &'static [(&'static str, Kind)],
    /// Columns that are this station's own business and do not travel.
    pub home: &'static [&'static str],
}

pub(super) fn known<T: Coded>(code: &str) -> bool {
    T::parse(code).is_some()
}

const ID: &[&str] = &["id"];
const ON_CASE: Hangs = Hangs::Case("case_id");
const OF_HOUSEHOLD: fn(&'static str) -> Hangs =
    |column| Hangs::Under { column, of: "cases", key: "household_id", by: &Hangs::Case("id") };

use Kind::{Day, Moment, Person, Staff, Station, Term};

/// In an order in which each row finds what it refers to.
pub(super) fn tables() -> Vec<Table> {
    let list =
        |name, key, columns| Table { name, key, hangs: ON_CASE, meets: Meets::List, fixed: &[], columns, home: &[] };
    let row =
        |name, fixed, columns| Table { name, key: ID, hangs: ON_CASE, meets: Meets::Newer, fixed, columns, home: &[] };
    vec![
        Table {
            name: "households",
            key: ID,
            hangs: OF_HOUSEHOLD("id"),
            meets: Meets::Same,
            fixed: &[],
            columns: &[("created_at", Moment)],
            home: &[],
        },
        Table {
            name: "cases",
            key: ID,
            hangs: Hangs::Case("id"),
            meets: Meets::Newer,
            fixed: &["code", "station_id", "opened_at", "received_by"],
            columns: &[
                ("station_id", Station),
                ("received_by", Staff),
                ("handler", Staff),
                ("reported_at", Moment),
                ("opened_at", Moment),
                ("deadline", Day),
                ("channel", Term(known::<Channel>)),
                ("main_type", Term(known::<DisputeType>)),
                ("risk", Term(known::<Risk>)),
                ("level", Term(known::<Level>)),
                ("consent", Term(known::<Consent>)),
                ("difficulty", Term(known::<Grade>)),
                ("help", Term(known::<Grade>)),
                ("danger", Term(known::<Grade>)),
                ("state", Term(known::<CaseState>)),
            ],
            // Who holds it follows from its chain of movements (`movements::chain`), which travels beside.
            home: &["holder_id", "epoch", "in_transit", "merged_into"],
        },
        Table {
            name: "household_members",
            key: &["household_id", "person_id"],
            hangs: OF_HOUSEHOLD("household_id"),
            meets: Meets::Beside,
            fixed: &[],
            columns: &[("person_id", Person)],
            home: &[],
        },
        list("case_types", &["type", "case_id"], &[("type", Term(known::<DisputeType>))]),
        list("case_services", &["service", "case_id"], &[("service", Term(known::<Service>))]),
        list("case_dangers", &["case_id", "sign"], &[("sign", Term(known::<DangerSign>))]),
        list(
            "case_prompts",
            &["case_id", "prompt"],
            &[("prompt", Term(known::<DangerPrompt>)), ("told_at", Moment), ("answered_at", Moment)],
        ),
        list("case_family_kinds", &["case_id", "kind"], &[("kind", Term(known::<FamilyKind>))]),
        list("case_answers", &["case_id", "key"], &[]),
        list("case_parties", &["case_id", "position"], &[("person_id", Person), ("role", Term(known::<PartyRole>))]),
        Table {
            name: "case_events",
            key: ID,
            hangs: ON_CASE,
            meets: Meets::Same,
            fixed: &[],
            columns: &[("at", Moment), ("staff_id", Staff), ("kind", Term(known::<EventKind>))],
            home: &[],
        },
        // Who found it lies in a compartment and stays home.
        Table {
            name: "reports",
            key: ID,
            hangs: ON_CASE,
            meets: Meets::Newer,
            fixed: &["entered_by", "entered_at"],
            columns: &[
                ("kind", Term(known::<ReportKind>)),
                ("reported_at", Moment),
                ("entered_by", Staff),
                ("entered_at", Moment),
            ],
            home: &[],
        },
        row(
            "case_pauses",
            &["applicant", "applied_at"],
            &[
                ("applicant", Staff),
                ("applied_at", Moment),
                ("until", Day),
                ("decided_by", Staff),
                ("decided_at", Moment),
                ("ended_by", Staff),
                ("ended_at", Moment),
                ("kind", Term(known::<PauseKind>)),
                ("state", Term(known::<PauseState>)),
                ("rule", Term(known::<Rule>)),
            ],
        ),
        // One to a case: what the holder planned counts.
        list("followup_plans", ID, &[("next_on", Day), ("changed_by", Staff), ("changed_at", Moment)]),
        row(
            "followups",
            &["at", "entered_by", "entered_at"],
            &[
                ("person_id", Person),
                ("at", Moment),
                ("next_on", Day),
                ("entered_by", Staff),
                ("entered_at", Moment),
                ("reviewed_by", Staff),
                ("reviewed_at", Moment),
                ("way", Term(known::<VisitWay>)),
                ("outcome", Term(known::<VisitOutcome>)),
                ("performance", Term(known::<VisitPerformance>)),
            ],
        ),
        // Scales, crisis form and safety plan lie in a compartment and stay home.
        row(
            "service_records",
            &["service", "opened_at", "opened_by"],
            &[
                ("assigned_staff", Staff),
                ("person_id", Person),
                ("next_on", Day),
                ("opened_at", Moment),
                ("opened_by", Staff),
                ("ended_at", Moment),
                ("service", Term(known::<Service>)),
                ("state", Term(known::<ServiceState>)),
                ("outcome", Term(known::<ServiceOutcome>)),
                ("body", Term(crate::services::is_body)),
            ],
        ),
        Table {
            name: "service_steps",
            key: ID,
            hangs: Hangs::Under { column: "record_id", of: "service_records", key: "id", by: &ON_CASE },
            meets: Meets::Same,
            fixed: &[],
            columns: &[("at", Moment), ("staff_id", Staff), ("kind", Term(known::<StepKind>))],
            home: &[],
        },
        row(
            "warnings",
            &["entered_by", "entered_at"],
            &[
                ("issued_on", Day),
                ("offender_id", Person),
                ("victim_id", Person),
                ("given_offender", Day),
                ("given_victim", Day),
                ("told_village", Day),
                ("ended_on", Day),
                ("entered_by", Staff),
                ("entered_at", Moment),
            ],
        ),
        row(
            "warning_visits",
            &["warning_id", "entered_by", "entered_at"],
            &[("visited_at", Moment), ("met", Term(known::<VisitMet>)), ("entered_by", Staff), ("entered_at", Moment)],
        ),
        row(
            "protection_orders",
            &["applicant_id", "respondent_id", "entered_by", "entered_at"],
            &[
                ("applicant_id", Person),
                ("respondent_id", Person),
                ("applied_at", Moment),
                ("decided_at", Moment),
                ("from_on", Day),
                ("until_on", Day),
                ("entered_by", Staff),
                ("entered_at", Moment),
                ("relation", Term(known::<OrderRelation>)),
                ("proxy", Term(known::<Proxy>)),
                ("proxy_reason", Term(known::<ProxyReason>)),
                ("state", Term(known::<ProtectionState>)),
            ],
        ),
        row(
            "protection_steps",
            &["order_id", "entered_by", "entered_at"],
            &[
                ("kind", Term(known::<OrderStepKind>)),
                ("day", Day),
                ("until_on", Day),
                ("entered_by", Staff),
                ("entered_at", Moment),
            ],
        ),
        row(
            "no_contacts",
            &["first_id", "second_id", "set_by", "set_at"],
            &[
                ("first_id", Person),
                ("second_id", Person),
                ("from_on", Day),
                ("until_on", Day),
                ("set_by", Staff),
                ("set_at", Moment),
                ("ended_on", Day),
                ("ended_by", Staff),
            ],
        ),
        row(
            "guidance_orders",
            &["entered_by", "entered_at"],
            &[
                ("person_id", Person),
                ("ordered_on", Day),
                ("received_on", Day),
                ("due_on", Day),
                ("settled_on", Day),
                ("told_on", Day),
                ("entered_by", Staff),
                ("entered_at", Moment),
                ("kind", Term(known::<GuidanceKind>)),
                ("state", Term(known::<GuidanceState>)),
            ],
        ),
        row(
            "conference_plans",
            &["conference_id", "made_at"],
            &[("kind", Term(known::<ConferenceKind>)), ("made_at", Moment)],
        ),
        row(
            "conference_tasks",
            &["conference_id", "set_at"],
            &[
                ("owner_id", Staff),
                ("due", Day),
                ("state", Term(known::<TaskState>)),
                ("set_at", Moment),
                ("settled_at", Moment),
            ],
        ),
    ]
}

/// Tables with a `case_id` that stay home, and why.
#[cfg(test)]
const STAY: &[(&str, &str)] = &[
    ("case_team", "who works on it here is this station's business"),
    ("glass", "so is who looked in"),
    ("appointments", "hours and rooms are this station's; what came of them is on the timeline"),
    ("waiting", "so is who waits for one"),
    ("group_members", "so is who sits in a group here; the timeline tells"),
    ("enrolments", "seats of this station's classes; the timeline tells"),
    ("cohort_members", "places in this station's cohorts; the timeline tells"),
    ("care_families", "who came to what this station did; the timeline tells"),
    ("surveys", "given to this station, counted here"),
    ("obligations", "computed again where the case arrives"),
    ("conference_items", "the agenda of this station's conference"),
    ("orders", "told as messages of their own"),
    ("nudges", "so are these"),
    ("findings", "what was seen on this station's round; what came of it is the case"),
    ("key_family_cases", "the register is this station's"),
    ("movements", "told as a chain, to everyone of the circle"),
    ("flow_steps", "part of the chain"),
    ("case_circle", "part of the chain"),
    ("movement_offers", "what waits for an answer here"),
    ("carried", "sent on as what it is"),
    ("sealed_in", "sealed to this station"),
    ("volume_papers", "scans stay where the paper is filed"),
    ("volumes", "so does the seal on them"),
    ("filled_papers", "typed in from a paper that is filed here"),
    ("case_editions", "how this station prints it"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::{Chance, Clock};
    use crate::store::{self, rows};
    use crate::vault::StationKey;

    #[test]
    fn every_table_of_a_case_travels_or_is_said_to_stay() {
        let folder = tempfile::tempdir().unwrap();
        let clock = Clock::at("2026-11-23T09:30:00".parse().unwrap());
        let db = store::create(&folder.path().join("a.db"), &StationKey::fresh(&mut Chance::seeded(1)), clock).unwrap();
        let travelling: Vec<&str> = tables().iter().map(|table| table.name).collect();
        for table in rows::with_column(&db, "case_id").unwrap() {
            let stays = STAY.iter().any(|(name, _)| *name == table);
            assert!(stays != travelling.contains(&table.as_str()), "{table}: add it to tables() or to STAY");
        }
        for table in tables() {
            let there = rows::columns(&db, table.name).unwrap();
            let named = table.key.iter().chain(table.fixed).chain(table.home).copied();
            for column in named.chain(table.columns.iter().map(|(column, _)| *column)) {
                assert!(there.iter().any(|name| name == column), "{}.{column} is no column", table.name);
            }
        }
    }
}
