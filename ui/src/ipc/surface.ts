// Generated from the Rust types by `cargo xtask surface`. Do not edit.

/**
 * Whether a card's station is known here already.
 */
export type Acquaintance = "new" | "same" | "changed";

export type AgeBand = "under_18" | "18_35" | "36_50" | "51_65" | "over_65";

/**
 * A correction of the case's own fields (not of its people).
 */
export type Amendment = { id: CaseId, version: number, main_type: DisputeType, other_types: Array<DisputeType>, services: Array<Service>, facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, consent: Consent, consent_note: string, details: Details, };

export type Appointment = { id: AppointmentId, case: CaseId | null, case_code: string, person: PersonId | null, 
/**
 * Empty when `hidden`.
 */
client: string, client_phone: string, safe_contact: string, service: Service, practitioner: StaffId, practitioner_name: string, room: RoomId | null, room_name: string, mode: Mode, start: string, end: string, state: AppointmentState, 
/**
 * Why it was cancelled or moved.
 */
reason: string, 
/**
 * The hour is taken, but by a case this session may not know of: only time, practitioner and room are given.
 */
hidden: boolean, 
/**
 * Whether a counselling note has been written (its text is asked for apart).
 */
has_note: boolean, version: number, };

export type AppointmentAsked = { id: AppointmentId, };

export type AppointmentId = number;

export type AppointmentState = "booked" | "attended" | "no_show" | "cancelled";

export type AuditAsked = { 
/**
 * Only entries before this number: the next page.
 */
before?: number | null, staff?: StaffId | null, noun?: Noun | null, from?: string | null, to?: string | null, };

/**
 * One line. Holds no personal data of those the station serves.
 */
export type AuditEntry = { seq: number, at: string, staff: StaffId, name: string, 
/**
 * The command's name in the table.
 */
command: string, 
/**
 * The page it came from, `/cases/:id`.
 */
screen: string, noun: string, record: number, detail: string, 
/**
 * Of the case, where the record is one that this session may know of.
 */
case_code: string, 
/**
 * Whose account, where the record is one of the staff.
 */
subject: string, };

export type AuditVerdict = { 
/**
 * How many lines there are.
 */
lines: number, 
/**
 * The first line that does not follow from the one before; `None` when the chain is whole.
 */
broken_at: number | null, 
/**
 * An older database was put in place of a newer one within the last month.
 */
cut: boolean, };

/**
 * Where a dissatisfied family's case goes back to; a station's own choice.
 */
export type BackStep = { 
/**
 * 重新受理 instead of 继续办理.
 */
afresh: boolean, 
/**
 * The service that is asked for again.
 */
service: Service | null, };

/**
 * One file.
 */
export type BackupFile = { path: string, name: string, 
/**
 * When it was made, as its name says.
 */
at: string, 
/**
 * Bytes.
 */
size: number, };

export type BackupFolder = { 
/**
 * An existing folder; empty for none.
 */
path: string, };

export type BackupLooked = { path: string, 
/**
 * The printed recovery key; or a name and a password of this PC.
 */
recovery: string, name: string, password: string, };

export type BackupState = { 
/**
 * When the last one was made that could be opened again.
 */
last: string | null, 
/**
 * Days since then, from the third on; 0 while all is well.
 */
overdue_days: number, 
/**
 * Where they go by themselves.
 */
folder: string, 
/**
 * A second place, a USB stick for instance; empty for none.
 */
second_folder: string, 
/**
 * Whether the second place can be written to now.
 */
second_there: boolean, files: Array<BackupFile>, };

/**
 * What a backup says of itself.
 */
export type BackupTold = { station: string, at: string, cases: number, 
/**
 * Whether there is a station in this folder now, which is then kept beside.
 */
replaces: boolean, 
/**
 * On another PC, or after the key store was emptied, passwords open nothing: the recovery key sets a new one.
 */
needs_recovery: boolean, };

export type Booking = { case: CaseId | null, 
/**
 * A person on the case; or `None` with `client` typed for a walk-in.
 */
person: PersonId | null, 
/**
 * 称呼 of a walk-in without a record.
 */
client: string, client_phone: string, service: Service, practitioner: StaffId, room: RoomId | null, mode: Mode, start: string, 
/**
 * 10–480, 50 by default.
 */
minutes: number, 
/**
 * Book outside the practitioner's weekly plan on purpose.
 */
outside_plan: boolean, };

export type Cancellation = { id: AppointmentId, version: number, 
/**
 * Required.
 */
reason: string, };

/**
 * A file or a pasted text; the path counts when both are there.
 */
export type CardAsked = { path: string, text: string, };

/**
 * What a card says.
 */
export type CardTold = { station: StationId, name: string, tier: Tier, place: string, made_at: string, fingerprint: Array<string>, known: Acquaintance, 
/**
 * Rows of the directory, made by hand, that may be the same station.
 */
alike: Array<Station>, };

export type CaseAsked = { id: CaseId, };

/**
 * 联席会商 or 处置方案 entered by hand.
 */
export type CaseConferred = { id: CaseId, 
/**
 * `false`: conferred about; `true`: the plan is made.
 */
plan: boolean, 
/**
 * Who met and what was found, or the plan.
 */
text: string, };

export type CaseCursor = { opened_at: string, id: CaseId, };

/**
 * The whole case page.
 */
export type CaseFile = { id: CaseId, code: string, station: StationId, station_name: string, channel: Channel, reported_at: string, opened_at: string, received_by: StaffId, received_by_name: string, handler: StaffId, handler_name: string, parties: Array<Party>, members: Array<Member>, main_type: DisputeType, other_types: Array<DisputeType>, services: Array<Service>, facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, risk: Risk, risk_reason: string, level: Level, consent: Consent, consent_note: string, details: Details, state: CaseState, 
/**
 * The station that holds it; elsewhere it is a copy to read.
 */
holder_name: string, held_here: boolean, 
/**
 * Everyone on the case: they see it whatever its level.
 */
team: Array<TeamMember>, appointments: Array<Appointment>, timeline: Array<Event>, reports: Array<Report>, 
/**
 * Whose whereabouts are sealed, and for whom.
 */
hidden: Array<Hidden>, version: number, };

/**
 * Which cases to list. Everything is optional; filters narrow each other.
 */
export type CaseFilter = { 
/**
 * Two characters of a name, pinyin initials, a phone's last digits, an identity number or a case code.
 */
text?: string | null, 
/**
 * As main type or among the others.
 */
dispute?: DisputeType | null, risk?: Risk | null, state?: CaseState | null, handler?: StaffId | null, service?: Service | null, channel?: Channel | null, 
/**
 * `true`: only cases still being worked on (已受理, 办理中).
 */
open?: boolean | null, from?: string | null, to?: string | null, };

export type CaseId = number;

export type CaseListAsked = { filter: CaseFilter, 
/**
 * The last row already held (keyset paging); `None` for the first page.
 */
after: CaseCursor | null, 
/**
 * 1–200.
 */
limit: number, };

export type CasePage = { rows: Array<CaseRow>, 
/**
 * Send back as `after` for the next page; `None` at the end.
 */
next: CaseCursor | null, 
/**
 * How many cases match in all; given with the first page only, and not with a search text.
 */
total: number | null, };

export type CaseReasoned = { id: CaseId, reason: string, };

export type CaseRow = { id: CaseId, code: string, 
/**
 * Names of the parties in order, at most three.
 */
parties: Array<string>, main_type: DisputeType, risk: Risk, level: Level, state: CaseState, handler: StaffId, handler_name: string, station_name: string, opened_at: string, 
/**
 * Why the row was found: `name`, `initials`, `phone`, `id_number`, `code`; empty without a search text.
 */
found_by: string, };

/**
 * 办理状态 within one station; moves between stations come with transfers.
 */
export type CaseState = "accepted" | "in_progress" | "resolved" | "unresolved" | "archived";

/**
 * 流转: where the case is, how it came there, what may come next.
 */
export type CaseWay = { 
/**
 * Of Appendix B: 1, 2 or 3.
 */
figure: number, intake: Tier, at: Tier, holder: StationId, holder_name: string, held_here: boolean, 
/**
 * The holder has no PC, and this station enters what it answers.
 */
kept_here: boolean, since: string, stays: Array<Stay>, choices: Array<Choice>, 
/**
 * What the station on paper may have answered.
 */
paper_choices: Array<PaperResult>, movements: Array<Movement>, steps: Array<StepTaken>, 
/**
 * 归档于; empty while it is not.
 */
archived_at: string, 
/**
 * A survey since the last reopening was 不满意 or 很不满意.
 */
dissatisfied: boolean, merged_into: CaseId | null, 
/**
 * Cases merged into this one, with their codes.
 */
merged: Array<MergedCase>, };

export type CasesMerged = { 
/**
 * The one that goes on.
 */
id: CaseId, 
/**
 * The one that ends in it.
 */
other: CaseId, reason: string, };

/**
 * 来源渠道: how a dispute reached the station (5.4.2, 5.5.1; 信访工作条例 17).
 */
export type Channel = "visit" | "call" | "letter" | "online" | "screening" | "from_above" | "from_below" | "department" | "hotline_12338";

/**
 * A step that may be taken next, or why not.
 */
export type Choice = { step: Step, why_not: Why | null, };

export type Class = { id: ClassId, theme: string, instructor: string, place: string, 
/**
 * 对象
 */
audience: string, start: string, end: string, capacity: number, 
/**
 * Enrolled and not withdrawn.
 */
enrolled: number, attended: number, state: ClassState, cancel_reason: string, version: number, };

export type ClassAsked = { id: ClassId, };

export type ClassEntry = { 
/**
 * `None` plans a new session.
 */
id: ClassId | null, version: number, theme: string, instructor: string, place: string, audience: string, start: string | null, minutes: number, capacity: number, };

export type ClassFile = { class: Class, enrolments: Array<Enrolment>, };

export type ClassId = number;

export type ClassState = "planned" | "held" | "cancelled";

export type ClassStateSet = { id: ClassId, version: number, state: ClassState, 
/**
 * Required to cancel.
 */
reason: string, };

export type ClassesAsked = { from: string | null, to: string | null, };

/**
 * What went wrong, as the interface sees it.
 */
export type Code = "invalid" | "not_found" | "forbidden" | "not_signed_in" | "wrong_password" | "try_later" | "wrong_recovery_key" | "recovery_unconfirmed" | "already_set_up" | "not_set_up" | "stale" | "practitioner_busy" | "room_busy" | "client_busy" | "full" | "duplicate" | "wrong_state" | "held_elsewhere" | "no_key_store" | "newer_version" | "damaged" | "wrong_key" | "slots_damaged" | "slots_old" | "compartments_shut" | "compartment_lost" | "password_due" | "suspended" | "backup_damaged" | "no_viewer" | "in_use" | "read_only" | "disk_full" | "card_damaged" | "parcel_damaged" | "parcel_not_for_us" | "parcel_unknown_sender" | "station_unconfirmed" | "parcel_forged" | "parcel_newer" | "parcel_gap" | "parcel_set_back" | "parcel_too_large" | "parcel_content" | "internal";

export type CodeEntry = { code: string, label: string, };

/**
 * National code tables, for pick lists.
 */
export type CodeTables = { 
/**
 * GB/T 4761
 */
relations: Array<CodeEntry>, 
/**
 * GB/T 3304
 */
nations: Array<CodeEntry>, 
/**
 * GB/T 2261.2
 */
marriages: Array<CodeEntry>, 
/**
 * GB/T 4658
 */
educations: Array<CodeEntry>, };

/**
 * What a compartment holds; together with the record's id its place.
 */
export type CompartmentKind = "counselling_note" | "draft" | "reporter" | "hidden_contact";

export type CompartmentUnlock = { password: string, };

export type CompartmentsOpen = { 
/**
 * Until then no password is asked for again; locking the desk ends it at once.
 */
until: string, };

export type Confirm = { station: StationId, 
/**
 * The fingerprint that was compared, as shown.
 */
fingerprint: Array<string>, };

/**
 * 处理敏感个人信息的同意 (个人信息保护法 28–31).
 */
export type Consent = "given" | "guardian" | "not_needed" | "pending";

/**
 * The counselling note (个案记录 问题–干预–反馈): the practitioner's own, not part of the case file.
 */
export type CounsellingNote = { 
/**
 * 问题
 */
problem: string, 
/**
 * 干预
 */
intervention: string, 
/**
 * 反馈
 */
feedback: string, };

/**
 * 必须提示的五件事 when any [`DangerSign`] is ticked: each is told and its outcome noted.
 */
export type DangerPrompt = "police" | "protection_order" | "shelter" | "legal_aid" | "mandatory_report";

/**
 * 家暴危险因素清单: our own, unscored; any item calls for the prompts of [`DangerPrompt`] (domain §5).
 */
export type DangerSign = "strangling" | "weapon" | "escalating" | "death_threat" | "stalking" | "separation" | "substance" | "pregnancy" | "child_witness" | "order_breached" | "suicide_threat";

export type DeskState = "empty" | "locked" | "open" | "trouble";

/**
 * What the first page needs to know before anyone has signed in.
 */
export type DeskStatus = { state: DeskState, demo: boolean, version: string, 
/**
 * Whether the OS key store answers.
 */
key_store: boolean, 
/**
 * Names to choose from, known only on the PC that holds the device secret.
 */
names: Array<SignInName>, 
/**
 * Seconds until another password is heard.
 */
wait_seconds: number, trouble: Fault | null, 
/**
 * The signed-in person, when `open`.
 */
session: SessionInfo | null, };

/**
 * The rest of A.1 (重点家庭登记表), all of it optional at intake.
 */
export type Details = { family_kinds: Array<FamilyKind>, 
/**
 * 涉及人数.
 */
people_count: number | null, difficulty: Grade | null, help: Grade | null, danger: Grade | null, 
/**
 * 是否可能引起治安、刑事案件 (5.5.1.2).
 */
may_escalate: boolean, 
/**
 * 报告时间、对象; required when `may_escalate`.
 */
escalation_report: string, 
/**
 * 已采取措施.
 */
measures: string, 
/**
 * 无法调处原因.
 */
obstacle: string, 
/**
 * 化解时限.
 */
deadline: string | null, };

export type Direction = "sent" | "received";

/**
 * 七类情形 (5.2).
 */
export type DisputeType = "marriage" | "property" | "violence" | "minors" | "support" | "education" | "psychology";

/**
 * Nothing to tell but that it is done.
 */
export type Done = Record<symbol, never>;

export type Draft = { id: DraftId, kind: DraftKind, title: string, body: string, updated_at: string, };

export type DraftAsked = { id: DraftId, };

export type DraftBrief = { id: DraftId, kind: DraftKind, title: string, updated_at: string, };

export type DraftId = number;

export type DraftKind = "intake" | "counselling_note" | "survey";

export type DraftSaved = { 
/**
 * `None` begins a draft.
 */
id: DraftId | null, kind: DraftKind, 
/**
 * What the list on the desk calls it, at most 60 characters.
 */
title: string, 
/**
 * The form as it stands, JSON of at most 1 MiB; the core does not look inside.
 */
body: string, };

/**
 * Enrols a family: from a case (case and person given) or a walk-in (name typed).
 */
export type Enrol = { class: ClassId, case: CaseId | null, person: PersonId | null, name: string, phone: string, child_age: string, };

export type Enrolment = { id: EnrolmentId, case: CaseId | null, 
/**
 * Empty when the case is not this session's to see.
 */
case_code: string, person: PersonId | null, name: string, phone: string, 
/**
 * 子女年龄, as told: `6`, `3、9`.
 */
child_age: string, state: EnrolmentState, hidden: boolean, };

export type EnrolmentId = number;

export type EnrolmentSet = { id: EnrolmentId, state: EnrolmentState, };

export type EnrolmentState = "enrolled" | "attended" | "absent" | "withdrawn";

/**
 * One entry of the timeline. What happened is a kind and its facts; the words are the interface's.
 */
export type Event = { id: EventId, at: string, by: StaffId, by_name: string, kind: EventKind, 
/**
 * What it was before, as a code, where something changed.
 */
from: string, 
/**
 * What it became, as a code, a moment or a name, as the kind says.
 */
to: string, 
/**
 * What the person wrote.
 */
note: string, };

export type EventId = number;

export type EventKind = "opened" | "noted" | "amended" | "risk_changed" | "level_changed" | "handler_changed" | "team_changed" | "state_changed" | "services_changed" | "appointment_booked" | "appointment_moved" | "appointment_cancelled" | "appointment_attended" | "appointment_missed" | "note_written" | "class_enrolled" | "class_attended" | "class_missed" | "printed" | "survey_entered" | "glass_broken" | "reported" | "contact_hidden" | "service_opened" | "service_changed" | "service_ended" | "moved" | "paused" | "merged" | "conferred" | "ordered" | "followed_up" | "protected" | "screened" | "exchanged";

/**
 * All that the page shows.
 */
export type ExchangeOverview = { 
/**
 * Where parcels were last written to; empty before the first.
 */
folder: string, stations: Array<StationLine>, };

/**
 * 家庭类型 (A.1, reconstructed; several may apply).
 */
export type FamilyKind = "ordinary" | "single_parent" | "remarried" | "left_behind" | "migrant" | "low_income" | "disability" | "empty_nest" | "lost_only_child" | "other";

/**
 * An error that crosses the front door.
 */
export type Fault = { code: Code, message: string, fields: Array<FieldFault>, 
/**
 * With [`Code::TryLater`]: seconds until the next attempt is heard.
 */
wait_seconds: number | null, };

/**
 * One field that does not pass: its path in the request (`parties[0].id_number`) and why.
 */
export type FieldFault = { field: string, 
/**
 * A short code such as `required`, `too_long`, `checksum`; worded in `ui/src/words`.
 */
why: string, };

export type FileKind = "parcel" | "card";

export type FirstAdministrator = { name: string, password: string, 
/**
 * Further roles; `administrator` is added.
 */
roles: Array<Role>, };

/**
 * A parcel or a card lying in a folder.
 */
export type FoundFile = { path: string, name: string, kind: FileKind, bytes: number, };

/**
 * One break-glass access.
 */
export type Glance = { id: number, case: CaseId, code: string, staff: StaffId, name: string, at: string, until: string, reason: string, 
/**
 * Which lead has taken note; empty while none has.
 */
noted_by: string, };

/**
 * Looking into a case that is closed to one.
 */
export type GlassBroken = { 
/**
 * The whole case code, or a party's whole identity number.
 */
text: string, 
/**
 * At least five characters.
 */
reason: string, };

export type GlassNoted = { id: number, };

/**
 * 三维评级 of A.1: 解决问题难度 / 需要帮扶力度 / 存在风险程度 (5.5.3.1).
 */
export type Grade = "low" | "medium" | "high";

/**
 * One group of the recovery key, read back from paper.
 */
export type GroupAnswer = { 
/**
 * 0-based.
 */
position: number, text: string, };

export type GroupsAnswered = { answers: Array<GroupAnswer>, };

export type HandlerSet = { id: CaseId, handler: StaffId, reason: string, };

export type Hidden = { person: PersonId, readers: Array<Reader>, };

/**
 * Where a person hides, sealed (`hide.rs`).
 */
export type HiddenContact = { address: string, phone: string, 
/**
 * When and how to call, whom not to tell.
 */
note: string, };

export type HiddenContactRead = { contact: HiddenContact, readers: Array<Reader>, };

export type HideContact = { id: PersonId, contact: HiddenContact, 
/**
 * Who may read it besides whoever writes it.
 */
readers: Array<StaffId>, };

/**
 * Part of the weekly plan.
 */
export type Hours = { 
/**
 * 1 Monday … 7 Sunday.
 */
weekday: number, 
/**
 * `09:00`
 */
start: string, 
/**
 * `11:30`, after `start`.
 */
end: string, };

export type HoursSet = { staff: StaffId, hours: Array<Hours>, };

export type IdentityAsked = { number: string, };

/**
 * What an identity number says of itself (GB 11643).
 */
export type IdentityTold = { 
/**
 * The number as it will be kept: half-width, upper-case X.
 */
number: string, 
/**
 * `None` when it passes, else a field code such as `id_checksum`.
 */
why: string | null, birth: string | null, sex: Sex | null, 
/**
 * Where it was first issued, in words.
 */
place: string, };

/**
 * What became of a parcel.
 */
export type Imported = { told: ParcelTold, 
/**
 * Where something is to be sent now, the sender first.
 */
answers: Array<StationLine>, };

export type Intake = { 
/**
 * The draft this form grew from; gone once the case is saved.
 */
draft: DraftId | null, channel: Channel | null, 
/**
 * When the dispute reached the station.
 */
reported_at: string | null, 
/**
 * 首办负责人 (5.6.1).
 */
received_by: StaffId | null, 
/**
 * Two or more.
 */
parties: Array<PartyEntry>, members: Array<MemberEntry>, main_type: DisputeType | null, other_types: Array<DisputeType>, services: Array<Service>, 
/**
 * 纠纷简述, up to 20,000 characters.
 */
facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, risk: Risk | null, risk_reason: string, level: Level | null, consent: Consent | null, 
/**
 * What the consent covers, or why none is needed.
 */
consent_note: string, details: Details, };

export type ItemCount = { item: SurveyItem, 
/**
 * How many gave 1, 2, 3, 4, 5.
 */
counts: [number, number, number, number, number], };

export type KnownFrom = { id: CaseId, code: string, opened_at: string, };

export type Lack = "consent_pending" | "report_missing" | "obligations_running" | "appointments_open" | "referral_open" | "services_open" | "ways_untold" | "follow_up_missing";

export type Lacking = { lack: Lack, 
/**
 * Without it the case stays out of the archive.
 */
required: boolean, count: number, 
/**
 * The tab of the case page where it is mended; empty for the overview.
 */
tab: string, };

/**
 * 保密等级 (5.6.4).
 */
export type Level = "normal" | "sensitive" | "strict";

export type LevelSet = { id: CaseId, level: Level, reason: string, };

/**
 * Somebody on record who is likely the same person, or of the same household, and why.
 */
export type Likeness = { 
/**
 * Index into [`MatchAsked::people`].
 */
probe: number, person: Person, 
/**
 * Fields that agree: `id_number`, `name`, `phone`, `birth`, `address`.
 */
same: Array<string>, 
/**
 * The cases through which this session knows the person, newest first.
 */
cases: Array<KnownFrom>, };

export type MatchAsked = { people: Array<Probe>, };

export type Meet = { path: string, text: string, 
/**
 * A row of the directory made by hand that is this station.
 */
same_as: StationId | null, };

export type Member = { relation: string, person: Person, };

/**
 * A member of the household who is not a party.
 */
export type MemberEntry = { person: PersonEntry, 
/**
 * 与户主关系, GB/T 4761.
 */
relation: string | null, };

export type MergedCase = { id: CaseId, code: string, };

/**
 * One thing a parcel brings, before it is taken in.
 */
export type MessageTold = { 
/**
 * `movements.sent`; worded in the interface.
 */
kind: string, posted_at: string, 
/**
 * Empty when the session may not know of the case, or there is none.
 */
code: string, parties: Array<string>, 
/**
 * The case is here already.
 */
known: boolean, 
/**
 * There is a case, and this session may not know of it.
 */
hidden: boolean, };

/**
 * 方式
 */
export type Mode = "in_person" | "online" | "phone";

export type Movement = { id: MovementId, case: CaseId, kind: MovementKind, from_station: StationId, from_name: string, to_station: StationId | null, to_unit: UnitId | null, 
/**
 * As it was called then.
 */
to_name: string, scope: Scope | null, 
/**
 * 牵头协调的妇联; empty unless transferred.
 */
coordinator: string, reason: string, 
/**
 * 签收期限
 */
answer_by: string, 
/**
 * 办理期限
 */
deadline: string | null, 
/**
 * Answered on paper and entered by the sender.
 */
paper: boolean, epoch: number, state: MovementState, sent_at: string, sent_by: StaffId, sent_by_name: string, withdraw_at: string | null, withdraw_reason: string, answered_at: string | null, answered_by: string, answer_reason: string, ended_at: string | null, 
/**
 * What a unit or joint station came to.
 */
result: string, seen_at: string | null, };

export type MovementAccepted = { id: MovementId, 
/**
 * Who handles it here from now on.
 */
handler: StaffId, };

export type MovementAsked = { id: MovementId, };

/**
 * 我送出未签收 / 被退回 / 等我签收.
 */
export type MovementDesk = { offers: Array<Offer>, waiting: Array<MovementRow>, 
/**
 * Refused, and nobody here has taken note.
 */
refused: Array<MovementRow>, 
/**
 * Came back here and was not answered yet.
 */
returned: Array<MovementRow>, };

/**
 * What came of a referral or of joint handling.
 */
export type MovementFinished = { id: MovementId, result: string, };

export type MovementId = number;

export type MovementKind = "assign" | "report_up" | "return" | "transfer" | "refer" | "joint";

export type MovementReasoned = { id: MovementId, reason: string, };

/**
 * A movement on the desk, with its case.
 */
export type MovementRow = { code: string, parties: Array<string>, movement: Movement, };

export type MovementSent = { case: CaseId, kind: MovementKind, 
/**
 * Not for a return, which goes to whoever sent it.
 */
to_station: StationId | null, to_unit: UnitId | null, 
/**
 * 协调单位, where a transfer needs one.
 */
coordinator: string, reason: string, answer_by: string, deadline: string | null, };

export type MovementState = "sent" | "accepted" | "refused" | "withdrawn" | "done";

export type NoteAdded = { id: CaseId, 
/**
 * 1–5,000 characters.
 */
text: string, };

export type NoteRead = { note: CounsellingNote, 
/**
 * Everybody who may read it, the author among them; empty before the first save.
 */
readers: Array<Reader>, };

export type NoteSaved = { id: AppointmentId, note: CounsellingNote, };

export type NoteShared = { id: AppointmentId, 
/**
 * Whom else to let read; who is left out no longer may.
 */
readers: Array<StaffId>, };

/**
 * Nothing asked.
 */
export type Nothing = Record<symbol, never>;

/**
 * What a committed write touched; the interface reads those lists again.
 */
export type Noun = "desk" | "cases" | "people" | "appointments" | "classes" | "surveys" | "drafts" | "staff" | "rooms" | "stations" | "reports" | "backups" | "services" | "movements" | "obligations" | "followups" | "conferences" | "orders" | "units" | "screening" | "protection" | "exchange";

/**
 * An offer that waits for somebody here.
 */
export type Offer = { id: MovementId, code: string, kind: MovementKind, from_name: string, sent_by_name: string, sent_at: string, answer_by: string, deadline: string | null, reason: string, 
/**
 * Empty where this session may not know them before the case is here.
 */
parties: Array<string>, main_type: DisputeType, risk: Risk, level: Level, 
/**
 * The case was here before.
 */
known: boolean, 
/**
 * This session may accept or refuse it.
 */
yours: boolean, };

export type Opened = { id: CaseId, 
/**
 * 一事一码.
 */
code: string, };

/**
 * A station without Jiahe, as typed.
 */
export type OtherStationEntry = { 
/**
 * `None` adds one.
 */
id: StationId | null, station: StationEntry, };

export type Outcome = { id: AppointmentId, version: number, 
/**
 * `attended` or `no_show`; `booked` takes a mistaken mark back.
 */
state: AppointmentState, };

export type Overview = { total: number, by_type: Array<[DisputeType, number]>, by_risk: Array<[Risk, number]>, by_state: Array<[CaseState, number]>, by_channel: Array<[Channel, number]>, by_service: Array<[Service, number]>, 
/**
 * `2026-11` and its count, every month of the range.
 */
by_month: Array<[string, number]>, };

export type OverviewAsked = { from: string, to: string, };

/**
 * This station's own card, to be shown.
 */
export type OwnCard = { station: Station, 
/**
 * Groups of five digits.
 */
fingerprint: Array<string>, 
/**
 * The card as text, the same as in the file and the QR code.
 */
text: string, 
/**
 * Squares along one side of the QR code, and its black runs: column, row, length.
 */
modules: number, black: Array<[number, number, number]>, };

/**
 * 回执 of a unit or of a station on paper.
 */
export type PaperAnswer = { id: MovementId, accepted: boolean, day: string, who: string, 
/**
 * Required of a refusal.
 */
reason: string, };

/**
 * What a station on paper answered.
 */
export type PaperResult = "resolved" | "not_resolved" | "returned" | "assigned" | "planned";

/**
 * What a station on paper made of a case it holds.
 */
export type PaperResulted = { case: CaseId, result: PaperResult, 
/**
 * Where it goes: for `not_resolved`, `assigned`; else ignored.
 */
to_station: StationId | null, day: string, who: string, reason: string, };

export type ParcelId = number;

export type ParcelLine = { id: ParcelId, station: StationId, station_name: string, direction: Direction, number: number, made_at: string, 
/**
 * 0 when it carries a receipt and nothing else.
 */
first: number, last: number, ack: number, bytes: number, file_name: string, 
/**
 * When it was written or taken in here.
 */
at: string, by_name: string, 
/**
 * Sent: the other has read all of it.
 */
acknowledged: boolean, };

export type ParcelTold = { parcel: ParcelId, station: StationId, station_name: string, made_at: string, 
/**
 * Taken in before: nothing would be done.
 */
already: boolean, 
/**
 * What is new in it; what was read before is left out.
 */
messages: Array<MessageTold>, 
/**
 * How many in it were read before.
 */
skipped: number, 
/**
 * How many of ours it says they have read, that we did not know of.
 */
acknowledges: number, };

export type ParcelsAsked = { station: StationId | null, };

export type Party = { role: PartyRole, relation: string | null, person: Person, };

export type PartyEntry = { role: PartyRole | null, person: PersonEntry, 
/**
 * 与户主关系, GB/T 4761; `None` for a party of another household.
 */
relation: string | null, };

/**
 * 当事人角色.
 */
export type PartyRole = "applicant" | "respondent" | "victim" | "accused" | "minor" | "guardian" | "other";

export type PasswordChange = { old: string, new: string, };

/**
 * A new password, by the recovery key.
 */
export type PasswordReset = { key: string, name: string, password: string, };

/**
 * A path on this PC: an existing folder, or a file.
 */
export type PathAsked = { path: string, };

/**
 * A person on record.
 */
export type Person = { id: PersonId, name: string, id_number: string, id_reason: string, sex: Sex, birth: string | null, phone: string, safe_contact: string, nation: string, marriage: string, education: string, occupation: string, workplace: string, registered_place: string, registered_address: string, living_place: string, living_address: string, 
/**
 * Goes up with every change; sent back with an amendment.
 */
version: number, };

export type PersonAmendment = { id: PersonId, version: number, entry: PersonEntry, };

export type PersonAsked = { id: PersonId, };

/**
 * A person as typed on a form. Empty strings mean "not given".
 */
export type PersonEntry = { 
/**
 * Someone already in the database, chosen by the clerk; the fields below then update the record.
 */
existing: PersonId | null, 
/**
 * Up to 60 characters, one line.
 */
name: string, 
/**
 * 公民身份号码 (GB 11643) or another number.
 */
id_number: string, 
/**
 * Why a number that does not pass is kept all the same.
 */
id_reason: string, sex: Sex | null, birth: string | null, phone: string, 
/**
 * 安全联系提示: when and how the person may be called without danger.
 */
safe_contact: string, 
/**
 * GB/T 3304
 */
nation: string, 
/**
 * GB/T 2261.2
 */
marriage: string, 
/**
 * GB/T 4658
 */
education: string, occupation: string, workplace: string, 
/**
 * 户籍地: place code and address within it.
 */
registered_place: string, registered_address: string, 
/**
 * 现住地: place code and address within it.
 */
living_place: string, living_address: string, };

export type PersonId = number;

export type PlaceOffered = { code: string, name: string, has_children: boolean, };

export type PlacesAsked = { 
/**
 * `None` lists the provinces.
 */
parent: string | null, };

export type Prefs = { 
/**
 * 16–20 px.
 */
text_size: number, 
/**
 * `zh-CN` or `en`.
 */
language: string, 
/**
 * 1–60.
 */
idle_minutes: number, };

/**
 * A document ready to preview, save or hand to the system's viewer.
 */
export type Printed = { 
/**
 * Without personal data: form and code only.
 */
file_name: string, 
/**
 * The PDF, base64.
 */
base64: string, pages: number, };

/**
 * One person of the form, asked whether they are already known.
 */
export type Probe = { name: string, id_number: string, phone: string, birth: string | null, living_address: string, };

/**
 * One of the five mandatory prompts, answered.
 */
export type PromptAnswer = { prompt: DangerPrompt, 
/**
 * Whether the person was told and helped to it.
 */
done: boolean, 
/**
 * What came of it, or why it was not done; required when not done.
 */
note: string, };

export type RangeAsked = { from: string, 
/**
 * Last day, included; at most 62 days after `from`.
 */
to: string, practitioner: StaffId | null, };

/**
 * Who may read a compartment.
 */
export type Reader = { staff: StaffId, name: string, };

export type ReadersNamed = { id: number, readers: Array<StaffId>, };

export type RecoveryTyped = { key: string, };

export type RegistrationAsked = { 
/**
 * `None` prints the blank form.
 */
case: CaseId | null, };

export type Report = { id: ReportId, kind: ReportKind, situation: string, suspect: string, measures: string, reported_at: string, receipt: string, told: string, feedback: string, entered_by: string, entered_at: string, 
/**
 * A reporter is on record, in the lead's compartment.
 */
has_reporter: boolean, };

export type ReportAsked = { id: ReportId, };

export type ReportEntry = { case: CaseId, kind: ReportKind, 
/**
 * 情形, required.
 */
situation: string, 
/**
 * 疑似加害人
 */
suspect: string, 
/**
 * 已采取措施
 */
measures: string, 
/**
 * 报案时间
 */
reported_at: string, 
/**
 * 接警单位、接警号
 */
receipt: string, 
/**
 * 同步告知单位
 */
told: string, 
/**
 * 反馈
 */
feedback: string, reporter: Reporter, };

export type ReportId = number;

/**
 * 为谁报告
 */
export type ReportKind = "minor" | "incapable" | "escalation";

/**
 * 发现人; for the lead's eyes.
 */
export type Reporter = { name: string, phone: string, 
/**
 * How they know: 教师, 医生, 邻居 …
 */
relation: string, };

export type Reschedule = { id: AppointmentId, version: number, practitioner: StaffId, room: RoomId | null, start: string, minutes: number, reason: string, outside_plan: boolean, };

/**
 * 风险颜色: a person's decision with a reason on record; never computed.
 */
export type Risk = "red" | "orange" | "yellow" | "green";

export type RiskSet = { id: CaseId, risk: Risk, 
/**
 * Required: a colour is a person's decision with a reason on record.
 */
reason: string, };

/**
 * 岗位: what a person does at the station; one person may have several.
 */
export type Role = "receptionist" | "mediator" | "lawyer" | "psychologist" | "marriage_counsellor" | "family_educator" | "lead" | "administrator" | "volunteer";

export type Room = { id: RoomId, name: string, capacity: number, active: boolean, };

export type RoomEntry = { 
/**
 * `None` adds a room.
 */
id: RoomId | null, name: string, capacity: number, active: boolean, };

export type RoomId = number;

/**
 * How far a transfer goes (5.5.2.1).
 */
export type Scope = "within_town" | "cross_town" | "cross_county";

/**
 * One answer: 5 很满意 … 1 很不满意.
 */
export type Score = { item: SurveyItem, 
/**
 * 1–5.
 */
score: number, };

/**
 * A sealed text that came and waits for somebody to say who may read it here.
 */
export type SealedIn = { id: number, station: StationId, station_name: string, case: CaseId, code: string, kind: CompartmentKind, record: number, 
/**
 * Whose whereabouts; empty for a reporter.
 */
person_name: string, sent_by: string, reason: string, received_at: string, };

/**
 * Sends a compartment to another station, on purpose.
 */
export type SealedSent = { case: CaseId, 
/**
 * `hidden_contact` (the record is the person) or `reporter` (the record is the report).
 */
kind: CompartmentKind, record: number, station: StationId, 
/**
 * At least five characters.
 */
reason: string, };

export type SendAsked = { station: StationId, 
/**
 * An existing folder: the parcel gets a name of its own there. Or a file ending in `.jhp`.
 */
path: string, };

export type Sent = { parcel: ParcelId, path: string, file_name: string, messages: number, 
/**
 * It tells the other how far we have read.
 */
receipt: boolean, bytes: number, };

/**
 * 八大功能 (5.4).
 */
export type Service = "marriage_counselling" | "petition" | "mediation" | "legal_advice" | "psychological_counselling" | "legal_aid" | "hardship_relief" | "family_education";

export type SessionInfo = { staff: StaffId, name: string, roles: Array<Role>, station_name: string, tier: Tier, place: string, 
/**
 * Until the recovery key has been read back, no real case may be saved.
 */
recovery_confirmed: boolean, prefs: Prefs, 
/**
 * The PC's clock is behind the last entry of the audit trail: seconds, else 0.
 */
clock_behind_seconds: number, 
/**
 * The password was given by somebody else and must be replaced before anything else.
 */
password_due: boolean, 
/**
 * The database is older than when this PC last closed it: somebody put an old one back.
 */
trail_cut: boolean, 
/**
 * Whether a copied data folder is worthless on another PC.
 */
key_store: boolean, 
/**
 * Days since the last good backup, from the third on; 0 while all is well.
 */
backup_overdue_days: number, };

export type SetUp = { station: StationEntry, admin: FirstAdministrator, 
/**
 * The person agreed to go on without an OS key store.
 */
without_key_store: boolean, };

export type SetUpDone = { 
/**
 * The recovery key, shown once.
 */
recovery_key: string, groups: Array<string>, };

/**
 * 性别, GB/T 2261.1.
 */
export type Sex = "0" | "1" | "2" | "9";

export type SignIn = { name: string, password: string, };

export type SignInName = { id: StaffId, name: string, };

export type SignInSheetAsked = { class: ClassId, 
/**
 * Whether phone numbers are printed; the sheet lies open in the room, so `false` is the default.
 */
phones: boolean, };

/**
 * A free hour.
 */
export type Slot = { practitioner: StaffId, start: string, end: string, 
/**
 * A room that is free then, where one is needed.
 */
room: RoomId | null, };

export type SlotsAsked = { from: string, 
/**
 * 1–92.
 */
days: number, 
/**
 * Empty: every active practitioner of the service.
 */
practitioners: Array<StaffId>, service: Service | null, minutes: number, 
/**
 * Whether a free room is needed (线下).
 */
mode: Mode, 
/**
 * The client must be free too.
 */
person: PersonId | null, };

export type StaffEntry = { 
/**
 * `None` adds a person.
 */
id: StaffId | null, name: string, phone: string, roles: Array<Role>, active: boolean, suspended: boolean, 
/**
 * First password of an account; empty leaves the account as it is.
 */
password: string, };

export type StaffId = number;

export type StaffMember = { id: StaffId, name: string, phone: string, roles: Array<Role>, 
/**
 * Works here; `false` once the person has left.
 */
active: boolean, 
/**
 * Works here, but may not sign in for now.
 */
suspended: boolean, 
/**
 * Whether the person can sign in on this PC.
 */
has_account: boolean, 
/**
 * The account still has the password somebody else gave it.
 */
password_due: boolean, hours: Array<Hours>, };

export type StateSet = { id: CaseId, state: CaseState, 
/**
 * Required when the case ends unresolved or is opened again.
 */
note: string, };

export type Station = { id: StationId, name: string, tier: Tier, 
/**
 * GB/T 2260 (six digits), with GB/T 10114 town digits where known.
 */
place: string, parent_name: string, 
/**
 * Whether it is the station this desk belongs to.
 */
own: boolean, 
/**
 * Works without Jiahe: what is sent there is answered on paper.
 */
on_paper: boolean, };

export type StationEntry = { name: string, tier: Tier | null, place: string, parent_name: string, };

export type StationId = number;

/**
 * One station and what lies between it and us.
 */
export type StationLine = { station: Station, 
/**
 * Its card was taken in.
 */
met: boolean, confirmed: boolean, 
/**
 * Its keys have changed since they were confirmed.
 */
changed: boolean, 
/**
 * Empty before its card was taken in.
 */
fingerprint: Array<string>, confirmed_by: string, last_sent: string | null, last_received: string | null, 
/**
 * Messages that have not gone in any parcel yet, and the oldest of them.
 */
waiting: number, waiting_since: string | null, 
/**
 * Messages that went and were not acknowledged, and since when.
 */
unacknowledged: number, unacknowledged_since: string | null, 
/**
 * Messages of theirs that we have read and not told them so yet.
 */
receipts: number, };

/**
 * One stay of the case at a station, in order.
 */
export type Stay = { station: StationId, station_name: string, tier: Tier, since: string, came_by: MovementKind | null, 
/**
 * The last thing answered here.
 */
outcome: Step | null, };

/**
 * What can be done with a case on its way.
 */
export type Step = "assign" | "report_up" | "return" | "transfer" | "refer" | "joint" | "resolve" | "not_resolved" | "confer" | "plan" | "withdraw" | "merge" | "archive" | "reopen";

/**
 * One answer on the way.
 */
export type StepTaken = { id: number, epoch: number, station: StationId, station_name: string, tier: Tier, step: Step, reason: string, at: string, by_name: string, };

export type StrengthAsked = { password: string, name: string, };

export type StrengthTold = { 
/**
 * `weak`, `fair`, `strong`
 */
level: string, 
/**
 * Why it is refused, as a field code; `None` when acceptable.
 */
why: string | null, };

export type Survey = { id: SurveyId, case_code: string, entry: SurveyEntry, entered_at: string, entered_by_name: string, };

export type SurveyAsked = { 
/**
 * `None` prints the blank form.
 */
survey: SurveyId | null, };

export type SurveyEntry = { 
/**
 * `None` when anonymous or unconnected.
 */
case: CaseId | null, anonymous: boolean, day: string | null, service: Service | null, sex: Sex | null, age: AgeBand | null, 
/**
 * Unanswered items are left out; `overall` is required.
 */
scores: Array<Score>, first_time: boolean | null, recommend: boolean | null, comment: string, 
/**
 * 需要答复请留电话; refused when anonymous.
 */
reply_phone: string, };

export type SurveyId = number;

/**
 * 调查项目
 */
export type SurveyItem = "reception" | "skill" | "fairness" | "speed" | "privacy" | "place" | "result" | "follow_up" | "overall";

/**
 * Counts per item and level, for the chart.
 */
export type SurveySummary = { count: number, items: Array<ItemCount>, 
/**
 * Share of 很满意 and 满意 among answered `overall`, in percent; `None` without answers.
 */
satisfied_percent: number | null, };

export type SurveysAsked = { from: string | null, to: string | null, service: Service | null, };

export type TeamMember = { staff: StaffId, name: string, 
/**
 * Only until then, by break-glass.
 */
until: string | null, };

export type TeamSet = { id: CaseId, 
/**
 * The whole team; the handler and the first receiver stay on it.
 */
team: Array<StaffId>, };

/**
 * 三级 (4.1.1.1)
 */
export type Tier = "county" | "town" | "village";

export type Unit = { id: UnitId, kind: UnitKind, name: string, 
/**
 * 联系人
 */
contact: string, phone: string, address: string, 
/**
 * 职责, or an expert's field.
 */
speciality: string, 
/**
 * `false` once one no longer works with it; what was sent there stays.
 */
active: boolean, };

export type UnitEntry = { 
/**
 * `None` adds one.
 */
id: UnitId | null, kind: UnitKind | null, name: string, contact: string, phone: string, address: string, speciality: string, active: boolean, };

export type UnitId = number;

export type UnitKind = "leading" | "functional" | "social" | "expert";

/**
 * Why a step may not be done now.
 */
export type Why = "held_elsewhere" | "in_transit" | "ended" | "archived" | "not_ended" | "merged" | "intake_mediates" | "assign_first" | "been_below" | "lowest" | "highest" | "mediate_first" | "resolved_here" | "goes_up" | "not_received" | "answered" | "county_only" | "confer_first" | "plan_first";

export type Workbench = { today: string, appointments: Array<Appointment>, 
/**
 * Past appointments of one's own without an outcome.
 */
unrecorded: Array<Appointment>, classes: Array<Class>, 
/**
 * Opened in the last seven days, newest first, at most 20.
 */
new_cases: Array<CaseRow>, 
/**
 * Red and orange cases that are not ended and are mine, at most 20.
 */
pressing: Array<CaseRow>, drafts: Array<DraftBrief>, open_cases: number, 
/**
 * Break-glass accesses that no lead has taken note of yet; the lead's only.
 */
glances: Array<Glance>, 
/**
 * What was done to accounts in the last seven days by somebody else; the lead's only.
 */
account_changes: Array<AuditEntry>, };

export type Written = { path: string, file_name: string, };

/** Every command of the front door. */
export interface Commands {
  'desk.status': { req: Nothing; res: DeskStatus };
  'station.set_up': { req: SetUp; res: SetUpDone };
  'vault.strength': { req: StrengthAsked; res: StrengthTold };
  'session.sign_in': { req: SignIn; res: SessionInfo };
  'session.lock': { req: Nothing; res: Done };
  'session.change_password': { req: PasswordChange; res: Done };
  'recovery.print': { req: Nothing; res: Printed };
  'recovery.confirm_groups': { req: GroupsAnswered; res: Done };
  'recovery.confirm': { req: RecoveryTyped; res: Done };
  'recovery.renew': { req: Nothing; res: SetUpDone };
  'recovery.reset_password': { req: PasswordReset; res: Done };
  'keys.rotate': { req: Nothing; res: Done };
  'compartments.unlock': { req: CompartmentUnlock; res: CompartmentsOpen };
  'compartments.close': { req: Nothing; res: Done };
  'prefs.set': { req: Prefs; res: Done };
  'desk.today': { req: Nothing; res: Workbench };
  'places.list': { req: PlacesAsked; res: Array<PlaceOffered> };
  'tables.all': { req: Nothing; res: CodeTables };
  'stations.list': { req: Nothing; res: Array<Station> };
  'stations.amend': { req: StationEntry; res: Done };
  'backups.state': { req: Nothing; res: BackupState };
  'backups.make': { req: Nothing; res: BackupState };
  'backups.set_folder': { req: BackupFolder; res: Done };
  'backups.found': { req: BackupFolder; res: Array<BackupFile> };
  'backups.inspect': { req: BackupLooked; res: BackupTold };
  'backups.restore': { req: BackupLooked; res: Done };
  'audit.list': { req: AuditAsked; res: Array<AuditEntry> };
  'audit.verify': { req: Nothing; res: AuditVerdict };
  'people.check_identity': { req: IdentityAsked; res: IdentityTold };
  'people.match': { req: MatchAsked; res: Array<Likeness> };
  'people.amend': { req: PersonAmendment; res: Person };
  'people.hide_contact': { req: HideContact; res: Done };
  'people.read_contact': { req: PersonAsked; res: HiddenContactRead };
  'drafts.save': { req: DraftSaved; res: DraftId };
  'drafts.list': { req: Nothing; res: Array<DraftBrief> };
  'drafts.get': { req: DraftAsked; res: Draft };
  'drafts.discard': { req: DraftAsked; res: Done };
  'cases.open': { req: Intake; res: Opened };
  'cases.list': { req: CaseListAsked; res: CasePage };
  'cases.get': { req: CaseAsked; res: CaseFile };
  'cases.amend': { req: Amendment; res: Done };
  'cases.add_note': { req: NoteAdded; res: Done };
  'cases.set_risk': { req: RiskSet; res: Done };
  'cases.set_level': { req: LevelSet; res: Done };
  'cases.set_state': { req: StateSet; res: Done };
  'cases.set_handler': { req: HandlerSet; res: Done };
  'cases.set_team': { req: TeamSet; res: Done };
  'cases.break_glass': { req: GlassBroken; res: CaseId };
  'cases.note_glass': { req: GlassNoted; res: Done };
  'cases.glances': { req: Nothing; res: Array<Glance> };
  'reports.add': { req: ReportEntry; res: ReportId };
  'reports.list': { req: CaseAsked; res: Array<Report> };
  'reports.reporter': { req: ReportAsked; res: Reporter };
  'staff.list': { req: Nothing; res: Array<StaffMember> };
  'staff.save': { req: StaffEntry; res: StaffId };
  'staff.set_hours': { req: HoursSet; res: Done };
  'rooms.list': { req: Nothing; res: Array<Room> };
  'rooms.save': { req: RoomEntry; res: RoomId };
  'appointments.range': { req: RangeAsked; res: Array<Appointment> };
  'appointments.get': { req: AppointmentAsked; res: Appointment };
  'appointments.slots': { req: SlotsAsked; res: Array<Slot> };
  'appointments.book': { req: Booking; res: AppointmentId };
  'appointments.reschedule': { req: Reschedule; res: Done };
  'appointments.cancel': { req: Cancellation; res: Done };
  'appointments.mark': { req: Outcome; res: Done };
  'appointments.save_note': { req: NoteSaved; res: Done };
  'appointments.read_note': { req: AppointmentAsked; res: NoteRead };
  'appointments.share_note': { req: NoteShared; res: Done };
  'movements.way': { req: CaseAsked; res: CaseWay };
  'movements.desk': { req: Nothing; res: MovementDesk };
  'movements.send': { req: MovementSent; res: MovementId };
  'movements.accept': { req: MovementAccepted; res: CaseId };
  'movements.refuse': { req: MovementReasoned; res: Done };
  'movements.withdraw': { req: MovementReasoned; res: Done };
  'movements.acknowledge': { req: MovementAsked; res: Done };
  'movements.finish': { req: MovementFinished; res: Done };
  'movements.answer_paper': { req: PaperAnswer; res: Done };
  'movements.paper_result': { req: PaperResulted; res: Done };
  'cases.close_check': { req: CaseAsked; res: Array<Lacking> };
  'cases.withdraw': { req: CaseReasoned; res: Done };
  'cases.confer': { req: CaseConferred; res: Done };
  'cases.merge': { req: CasesMerged; res: Done };
  'cases.bring_back': { req: CaseReasoned; res: Done };
  'cases.back_step': { req: Nothing; res: BackStep };
  'cases.set_back_step': { req: BackStep; res: Done };
  'units.list': { req: Nothing; res: Array<Unit> };
  'units.save': { req: UnitEntry; res: UnitId };
  'stations.save_other': { req: OtherStationEntry; res: StationId };
  'exchange.overview': { req: Nothing; res: ExchangeOverview };
  'exchange.card': { req: Nothing; res: OwnCard };
  'exchange.save_card': { req: PathAsked; res: Written };
  'exchange.look_at_card': { req: CardAsked; res: CardTold };
  'exchange.meet': { req: Meet; res: CardTold };
  'exchange.confirm': { req: Confirm; res: Done };
  'exchange.found': { req: PathAsked; res: Array<FoundFile> };
  'exchange.send': { req: SendAsked; res: Sent };
  'exchange.preview': { req: PathAsked; res: ParcelTold };
  'exchange.import': { req: PathAsked; res: Imported };
  'exchange.parcels': { req: ParcelsAsked; res: Array<ParcelLine> };
  'exchange.send_sealed': { req: SealedSent; res: Done };
  'exchange.sealed': { req: Nothing; res: Array<SealedIn> };
  'exchange.name_readers': { req: ReadersNamed; res: Done };
  'classes.list': { req: ClassesAsked; res: Array<Class> };
  'classes.get': { req: ClassAsked; res: ClassFile };
  'classes.save': { req: ClassEntry; res: ClassId };
  'classes.set_state': { req: ClassStateSet; res: Done };
  'classes.enrol': { req: Enrol; res: EnrolmentId };
  'classes.mark': { req: EnrolmentSet; res: Done };
  'surveys.enter': { req: SurveyEntry; res: SurveyId };
  'surveys.list': { req: SurveysAsked; res: Array<Survey> };
  'surveys.summary': { req: SurveysAsked; res: SurveySummary };
  'prints.registration': { req: RegistrationAsked; res: Printed };
  'prints.survey': { req: SurveyAsked; res: Printed };
  'prints.sign_in_sheet': { req: SignInSheetAsked; res: Printed };
  'statistics.overview': { req: OverviewAsked; res: Overview };
}
