//! What the list and the case page are given.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{
    CaseState, Channel, Consent, DangerSign, Details, DisputeType, Level, PartyRole, PromptAnswer, Risk, Service,
};
use crate::appointments::Appointment;
use crate::compartments::Reader;
use crate::kernel::{CaseId, Day, EventId, Moment, PersonId, StaffId, StationId};
use crate::people::Person;
use crate::protection::NoContact;
use crate::reports::Report;

/// Which cases to list. Everything is optional; filters narrow each other.
#[derive(Debug, Clone, Default, Deserialize, Serialize, TS)]
#[serde(default)]
#[ts(optional_fields = nullable)]
pub struct CaseFilter {
    /// Two characters of a name, pinyin initials, a phone's last digits, an identity number or a case code.
    pub text: Option<String>,
    /// As main type or among the others.
    pub dispute: Option<DisputeType>,
    pub risk: Option<Risk>,
    pub state: Option<CaseState>,
    pub handler: Option<StaffId>,
    pub service: Option<Service>,
    pub channel: Option<Channel>,
    /// `true`: only cases still being worked on (已受理, 办理中).
    pub open: Option<bool>,
    #[ts(optional = nullable, as = "Option<String>")]
    pub from: Option<Day>,
    #[ts(optional = nullable, as = "Option<String>")]
    pub to: Option<Day>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CaseListAsked {
    pub filter: CaseFilter,
    /// The last row already held (keyset paging); `None` for the first page.
    pub after: Option<CaseCursor>,
    /// 1–200.
    pub limit: u32,
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct CaseCursor {
    #[ts(type = "string")]
    pub opened_at: Moment,
    pub id: CaseId,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseRow {
    pub id: CaseId,
    pub code: String,
    /// Names of the parties in order, at most three.
    pub parties: Vec<String>,
    pub main_type: DisputeType,
    pub risk: Risk,
    pub level: Level,
    pub state: CaseState,
    pub handler: StaffId,
    pub handler_name: String,
    pub station_name: String,
    #[ts(type = "string")]
    pub opened_at: Moment,
    /// Why the row was found: `name`, `initials`, `phone`, `id_number`, `code`; empty without a search text.
    pub found_by: String,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct CasePage {
    pub rows: Vec<CaseRow>,
    /// Send back as `after` for the next page; `None` at the end.
    pub next: Option<CaseCursor>,
    /// How many cases match in all; given with the first page only, and not with a search text.
    pub total: Option<u32>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Party {
    pub role: PartyRole,
    pub relation: Option<String>,
    pub person: Person,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Member {
    pub relation: String,
    pub person: Person,
}

/// The whole case page.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CaseFile {
    pub id: CaseId,
    pub code: String,
    pub station: StationId,
    pub station_name: String,
    pub channel: Channel,
    #[ts(type = "string")]
    pub reported_at: Moment,
    #[ts(type = "string")]
    pub opened_at: Moment,
    pub received_by: StaffId,
    pub received_by_name: String,
    pub handler: StaffId,
    pub handler_name: String,
    pub parties: Vec<Party>,
    pub members: Vec<Member>,
    pub main_type: DisputeType,
    pub other_types: Vec<DisputeType>,
    pub services: Vec<Service>,
    pub facts: String,
    pub dangers: Vec<DangerSign>,
    pub prompts: Vec<PromptAnswer>,
    pub risk: Risk,
    pub risk_reason: String,
    pub level: Level,
    pub consent: Consent,
    pub consent_note: String,
    pub details: Details,
    pub state: CaseState,
    /// The station that holds it; elsewhere it is a copy to read.
    pub holder_name: String,
    pub held_here: bool,
    /// The holder has no PC, and this station writes for it.
    pub kept_here: bool,
    /// 并案: the case that goes on instead of this one, which is only read.
    pub merged_into: Option<CaseId>,
    /// Everyone on the case: they see it whatever its level.
    pub team: Vec<TeamMember>,
    pub appointments: Vec<Appointment>,
    pub timeline: Vec<Event>,
    pub reports: Vec<Report>,
    /// Whose whereabouts are sealed, and for whom.
    pub hidden: Vec<Hidden>,
    /// The last day of a suspension that holds today.
    #[ts(type = "string | null")]
    pub suspended_until: Option<Day>,
    /// Of the registration form (A.1): the edition it stands on, and the newest.
    pub edition: u32,
    pub newest_edition: u32,
    /// Whether this session may decide who has it, where it goes and how it ends.
    pub mine: bool,
    /// By break-glass only: nothing but a note is taken from this session.
    pub looking: bool,
    /// Who must not meet whom today.
    pub no_contacts: Vec<NoContact>,
    #[ts(type = "number")]
    pub version: i64,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct TeamMember {
    pub staff: StaffId,
    pub name: String,
    /// Only until then, by break-glass.
    #[ts(type = "string | null")]
    pub until: Option<Moment>,
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Hidden {
    pub person: PersonId,
    pub readers: Vec<Reader>,
}

/// One entry of the timeline. What happened is a kind and its facts; the words are the interface's.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Event {
    pub id: EventId,
    #[ts(type = "string")]
    pub at: Moment,
    pub by: StaffId,
    pub by_name: String,
    pub kind: EventKind,
    /// What it was before, as a code, where something changed.
    pub from: String,
    /// What it became, as a code, a moment or a name, as the kind says.
    pub to: String,
    /// What the person wrote.
    pub note: String,
}

/// What somebody else did about a case one is on.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ChangedByOther {
    pub event: Event,
    pub case: CaseId,
    pub code: String,
}

crate::kernel::coded! {
    pub enum EventKind {
        Opened = "opened",
        /// A progress note; `note` is its text.
        Noted = "noted",
        /// Facts, people or types were corrected; `to` names what.
        Amended = "amended",
        RiskChanged = "risk_changed",
        LevelChanged = "level_changed",
        HandlerChanged = "handler_changed",
        TeamChanged = "team_changed",
        StateChanged = "state_changed",
        ServicesChanged = "services_changed",
        /// `to`: the start, `note`: practitioner's name.
        AppointmentBooked = "appointment_booked",
        AppointmentMoved = "appointment_moved",
        AppointmentCancelled = "appointment_cancelled",
        AppointmentAttended = "appointment_attended",
        AppointmentMissed = "appointment_missed",
        /// A counselling note was written; its text stays with the practitioner.
        NoteWritten = "note_written",
        /// `to`: the session's theme.
        ClassEnrolled = "class_enrolled",
        ClassAttended = "class_attended",
        ClassMissed = "class_missed",
        /// 加入团体; note: the group
        GroupJoined = "group_joined",
        /// to: when; note: the group
        GroupAttended = "group_attended",
        /// to: when; note: the group
        GroupMissed = "group_missed",
        /// note: the group, and why
        GroupLeft = "group_left",
        /// `to`: the form.
        Printed = "printed",
        SurveyEntered = "survey_entered",
        /// 录入手写的表
        PaperEntered = "paper_entered",
        /// Somebody outside the team looked in; `to`: until when, `note`: why.
        GlassBroken = "glass_broken",
        /// A report to authorities; `to`: its kind.
        Reported = "reported",
        /// Hidden whereabouts were noted or changed; `note`: whose.
        ContactHidden = "contact_hidden",
        /// A service was opened, changed or ended; `to`: service and what it came to, `note`: in short.
        ServiceOpened = "service_opened",
        ServiceChanged = "service_changed",
        ServiceEnded = "service_ended",
        /// A movement was sent, accepted, refused, withdrawn or done; `from`: its kind, `to`: its state, `note`: between whom and why.
        Moved = "moved",
        /// Suspension or extension was applied for, approved, refused or ended; `from`: which, `to`: what.
        Paused = "paused",
        /// Another case of the family was merged into this one (`from`: `from`), or this one into another (`into`), or a lead
        /// parted them (`parted`); `to`: its code.
        Merged = "merged",
        /// A conference spoke of it; `to`: which kind, `note`: what was decided.
        Conferred = "conferred",
        /// An order or a nudge about it; `from`: which, `to`: what became of it.
        Ordered = "ordered",
        /// A visit, or its plan; of a visit `from`: the way, `to`: the outcome, and what was found of the agreement and how
        /// content they are (`done,breached,1`).
        FollowedUp = "followed_up",
        /// 告诫书, 人身安全保护令, no-contact: `from`: which, `to`: what.
        Protected = "protected",
        /// It began with or was seen again in a screening; `to`: the campaign.
        Screened = "screened",
        /// It left in or came with a parcel; `from`: `sent` or `received`, `to`: the station.
        Exchanged = "exchanged",
        /// Family education beside a single session; `from`: which (cohort, order, care), `to`: what, `note`: its title.
        Educated = "educated",
    }
}

/// A correction of the case's own fields (not of its people).
#[derive(Debug, Clone, Deserialize, TS)]
pub struct Amendment {
    pub id: CaseId,
    #[ts(type = "number")]
    pub version: i64,
    pub main_type: DisputeType,
    pub other_types: Vec<DisputeType>,
    pub services: Vec<Service>,
    pub facts: String,
    pub dangers: Vec<DangerSign>,
    pub prompts: Vec<PromptAnswer>,
    pub consent: Consent,
    pub consent_note: String,
    pub details: Details,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct NoteAdded {
    pub id: CaseId,
    /// 1–5,000 characters.
    pub text: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct RiskSet {
    pub id: CaseId,
    pub risk: Risk,
    /// Required: a colour is a person's decision with a reason on record.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct LevelSet {
    pub id: CaseId,
    pub level: Level,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct StateSet {
    pub id: CaseId,
    pub state: CaseState,
    /// Required when the case ends unresolved or is opened again.
    pub note: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct HandlerSet {
    pub id: CaseId,
    pub handler: StaffId,
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct TeamSet {
    pub id: CaseId,
    /// The whole team; the handler and the first receiver stay on it.
    pub team: Vec<StaffId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CaseAsked {
    pub id: CaseId,
}

/// Looking into a case that is closed to one.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct GlassBroken {
    /// The whole case code, or a party's whole identity number.
    pub text: String,
    /// At least five characters.
    pub reason: String,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct GlassNoted {
    #[ts(type = "number")]
    pub id: i64,
}

/// One break-glass access.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Glance {
    #[ts(type = "number")]
    pub id: i64,
    pub case: CaseId,
    pub code: String,
    pub staff: StaffId,
    pub name: String,
    #[ts(type = "string")]
    pub at: Moment,
    #[ts(type = "string")]
    pub until: Moment,
    pub reason: String,
    /// Which lead has taken note; empty while none has.
    pub noted_by: String,
}
