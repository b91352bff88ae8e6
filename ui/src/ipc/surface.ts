// Generated from the Rust types by `cargo xtask surface`. Do not edit.

export type AgeBand = "under_18" | "18_35" | "36_50" | "51_65" | "over_65";

export type Agreement = { form: AgreementForm, 
/**
 * 协议书编号
 */
number: string, 
/**
 * 主要事实
 */
facts: string, 
/**
 * 争议事项
 */
disputes: string, 
/**
 * 达成协议之日; an oral agreement takes effect on it (人民调解法 30).
 */
agreed_on: string | null, 
/**
 * 各方当事人签名、盖章或按指印
 */
parties_signed_on: string | null, 
/**
 * 调解员签名并加盖调委会印章
 */
sealed_on: string | null, 
/**
 * 份数
 */
copies: number | null, clauses: Array<Clause>, };

export type AgreementForm = "written" | "oral";

export type AidDecision = "pending" | "granted" | "refused";

export type AidGround = "violence" | "abuse" | "abandonment" | "hardship" | "other";

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
has_note: boolean, 
/**
 * Whether this session can open it, or may write the first one.
 */
may_read_note: boolean, 
/**
 * Seen by break-glass only: it can be neither moved, cancelled nor marked.
 */
looking: boolean, version: number, };

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

export type CaseAsked = { id: CaseId, };

export type CaseCursor = { opened_at: string, id: CaseId, };

/**
 * The whole case page.
 */
export type CaseFile = { id: CaseId, code: string, station: StationId, station_name: string, channel: Channel, reported_at: string, opened_at: string, received_by: StaffId, received_by_name: string, handler: StaffId, handler_name: string, parties: Array<Party>, members: Array<Member>, main_type: DisputeType, other_types: Array<DisputeType>, services: Array<Service>, facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, risk: Risk, risk_reason: string, level: Level, consent: Consent, consent_note: string, details: Details, state: CaseState, 
/**
 * Everyone on the case: they see it whatever its level.
 */
team: Array<TeamMember>, appointments: Array<Appointment>, timeline: Array<Event>, reports: Array<Report>, 
/**
 * Whose whereabouts are sealed, and for whom.
 */
hidden: Array<Hidden>, 
/**
 * By break-glass only: nothing but a note is taken from this session.
 */
looking: boolean, version: number, };

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
 * 来源渠道: how a dispute reached the station (5.4.2, 5.5.1; 信访工作条例 17).
 */
export type Channel = "visit" | "call" | "letter" | "online" | "screening" | "from_above" | "from_below" | "department" | "hotline_12338";

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
 * One clause (协议内容逐条).
 */
export type Clause = { 
/**
 * 0 for a new one; the core gives it its own.
 */
id: number, 
/**
 * 谁
 */
who: string, 
/**
 * 做什么
 */
what: string, 
/**
 * 何时以前
 */
due: string | null, performance: Performance, 
/**
 * The day it was seen to be so.
 */
seen_on: string | null, note: string, };

/**
 * How a clause is performed; a breach opens the mediation again.
 */
export type ClausePerformed = { id: ServiceRecordId, version: number, clause: number, performance: Performance, seen_on: string | null, note: string, };

/**
 * What went wrong, as the interface sees it.
 */
export type Code = "invalid" | "not_found" | "forbidden" | "looking_only" | "not_signed_in" | "wrong_password" | "try_later" | "wrong_recovery_key" | "recovery_unconfirmed" | "already_set_up" | "not_set_up" | "stale" | "practitioner_busy" | "room_busy" | "client_busy" | "full" | "duplicate" | "wrong_state" | "no_key_store" | "newer_version" | "damaged" | "wrong_key" | "slots_damaged" | "slots_old" | "trail_cut" | "compartments_shut" | "compartment_lost" | "password_due" | "suspended" | "backup_damaged" | "no_viewer" | "in_use" | "read_only" | "disk_full" | "internal";

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

export type CompartmentUnlock = { password: string, };

export type CompartmentsOpen = { 
/**
 * Until then no password is asked for again; locking the desk ends it at once.
 */
until: string, };

export type Confirmation = { wish: ConfirmationWish, 
/**
 * What in the agreement a court will not confirm.
 */
excluded: Array<ExcludedMatter>, applied_on: string | null, court: string, 
/**
 * 「调确字」案号
 */
number: string, result: ConfirmationResult, result_on: string | null, };

export type ConfirmationResult = "pending" | "confirmed" | "refused" | "rejected" | "withdrawn";

export type ConfirmationWish = "undecided" | "wanted" | "declined";

/**
 * 处理敏感个人信息的同意 (个人信息保护法 28–31).
 */
export type Consent = "given" | "guardian" | "not_needed" | "pending";

export type ConsentGiver = "nobody" | "client" | "guardian";

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
 * A clock of a record, as it is shown.
 */
export type Countdown = { kind: CountdownKind, 
/**
 * The clause of an agreement, else the record.
 */
about: number, from: string, 
/**
 * The last day.
 */
due: string, 
/**
 * The day it was met; `None` while it runs.
 */
met: string | null, 
/**
 * Which clause, or which step.
 */
note: string, 
/**
 * The day is one that people set, not one of the law.
 */
set: boolean, };

export type CountdownKind = "divorce_withdrawal" | "divorce_certificate" | "petition_notice" | "petition_answer" | "petition_review" | "petition_review_reply" | "petition_recheck" | "petition_recheck_reply" | "mediation_month" | "performance" | "judicial_confirmation" | "legal_aid_decision" | "legal_aid_assignment" | "service_step";

/**
 * 危机评估
 */
export type CrisisForm = { at: string, ideation: Ideation, ideation_note: string, 
/**
 * 计划: when, where, how
 */
plan: string, 
/**
 * 手段: what is within reach
 */
means: string, 
/**
 * 既往史
 */
history: string, 
/**
 * 伤人风险
 */
harm_to_others: string, 
/**
 * 保护因素
 */
protective: string, level: CrisisLevel, 
/**
 * 处置
 */
actions: string, 
/**
 * 通知对象
 */
told: string, };

export type CrisisLevel = "low" | "medium" | "high" | "imminent";

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

export type DraftKind = "intake" | "counselling_note" | "survey" | "service";

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

export type EducationOrigin = "family" | "station" | "school" | "court" | "procurator" | "police";

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
child_age: string, state: EnrolmentState, hidden: boolean, 
/**
 * Seen by break-glass only: it cannot be marked.
 */
looking: boolean, };

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
 * 不予受理的事项 (法释〔2011〕5号 4).
 */
export type ExcludedMatter = "identity" | "adoption" | "marriage";

/**
 * 女方的情形 (民法典 1082).
 */
export type Expecting = "no" | "pregnant" | "birth" | "termination";

export type FamilyEducation = { origin: EducationOrigin, 
/**
 * 责令、督促的机关
 */
ordered_by: string, 
/**
 * 文号
 */
order_number: string, ordered_on: string | null, 
/**
 * 指导对象
 */
learners: string, 
/**
 * 预估: 主要问题
 */
assessment: string, 
/**
 * 指导计划
 */
plan: string, meetings: Array<Meeting>, 
/**
 * 结案: 效果
 */
result: string, };

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

export type FirstAdministrator = { name: string, password: string, 
/**
 * Further roles; `administrator` is added.
 */
roles: Array<Role>, };

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
 * The decision to go on with an older database.
 */
export type GoneOn = { 
/**
 * At least five characters; it stands on the audit trail.
 */
reason: string, };

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

export type HandedTo = "nobody" | "practitioner" | "federation" | "unit";

export type HandlerSet = { id: CaseId, handler: StaffId, reason: string, };

export type HardshipRelief = { 
/**
 * 困难情况
 */
need: string, reliefs: Array<Relief>, };

export type Hidden = { person: PersonId, readers: Array<Reader>, };

/**
 * Where a person hides, sealed (`hide.rs`).
 */
export type HiddenContact = { address: string, phone: string, 
/**
 * When and how to call, whom not to tell.
 */
note: string, 
/**
 * Where somebody is registered: often where the family looks first. Empty leaves the open record as it is.
 */
registered_address: string, 
/**
 * 安全联系提示, where it gives something away itself. Empty leaves the open record as it is.
 */
safe_contact: string, };

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

/**
 * 自杀、自伤意念
 */
export type Ideation = "no" | "passive" | "active";

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

export type LegalAdvice = { area: LegalArea, question: string, answer: string, answered_on: string | null, 
/**
 * 提供的材料、文本
 */
materials: string, 
/**
 * 需要后续服务
 */
follow_up: Service | null, follow_up_note: string, };

export type LegalAid = { ground: AidGround, 
/**
 * 申请事项
 */
matter: string, means: MeansTest, 
/**
 * 法律援助机构
 */
agency: string, 
/**
 * 机构收到申请之日
 */
applied_on: string | null, decision: AidDecision, decided_on: string | null, 
/**
 * 不予援助的理由
 */
refusal: string, assigned_on: string | null, 
/**
 * 援助人员
 */
lawyer: string, lawyer_phone: string, 
/**
 * 办理结果
 */
result: string, };

export type LegalArea = "marriage" | "property" | "custody" | "support" | "inheritance" | "violence" | "minors" | "other";

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

export type MarriageCounselling = { kind: MarriageKind, 
/**
 * 参加辅导的人
 */
participants: string, 
/**
 * 主要问题
 */
problem: string, 
/**
 * 婚姻登记机关收到离婚登记申请之日
 */
divorce_applied_on: string | null, 
/**
 * 撤回申请
 */
divorce_withdrawn_on: string | null, 
/**
 * 领取离婚证
 */
certificate_on: string | null, expecting: Expecting, 
/**
 * 分娩、终止妊娠之日
 */
expecting_on: string | null, 
/**
 * 辅导计划
 */
plan: string, meetings: Array<Meeting>, 
/**
 * 效果、反馈
 */
feedback: string, };

export type MarriageKind = "newlywed" | "repair" | "crisis";

export type MatchAsked = { people: Array<Probe>, };

/**
 * 经济困难状况
 */
export type MeansTest = "not_needed" | "shown" | "exempt" | "missing";

export type Mediation = { source: MediationSource, 
/**
 * 受理之日; the month counts from it.
 */
accepted_on: string | null, 
/**
 * 简要情况与申请事项
 */
matter: string, parties: Array<MediationParty>, mediators: Array<StaffId>, 
/**
 * 邀请参与的人 (人民调解法 20)
 */
invited: string, 
/**
 * 双方要求延长到
 */
extended_to: string | null, sessions: Array<MediationSession>, agreement: Agreement | null, confirmation: Confirmation, 
/**
 * 调解不成
 */
failed_on: string | null, failed_reason: string, 
/**
 * 告知的救济途径: 仲裁、行政、司法
 */
ways_told: string, ways_told_on: string | null, };

export type MediationParty = { name: string, consent: PartyConsent, 
/**
 * The day they said so.
 */
consent_on: string | null, note: string, };

/**
 * 调解记录
 */
export type MediationSession = { at: string | null, place: string, 
/**
 * 参加人
 */
present: string, 
/**
 * 已告知权利义务
 */
rights_told: boolean, 
/**
 * 各方陈述、核实的情况
 */
said: string, 
/**
 * 协议内容或不成的原因
 */
result: string, };

/**
 * 纠纷来源 (人民调解法 17, 18).
 */
export type MediationSource = "applied" | "offered" | "entrusted";

/**
 * 转介建议书
 */
export type MedicalReferral = { 
/**
 * 建议去的医疗机构
 */
to: string, advised_on: string | null, 
/**
 * 已交一份给当事人 (一式二份)
 */
copy_given: boolean, note: string, };

/**
 * 一次辅导、指导: when, who, what, with what result.
 */
export type Meeting = { on: string | null, 
/**
 * 参加人
 */
present: string, 
/**
 * 内容; for 家风培育 also the class that was attended.
 */
content: string, result: string, };

export type Member = { relation: string, person: Person, };

/**
 * A member of the household who is not a party.
 */
export type MemberEntry = { person: PersonEntry, 
/**
 * 与户主关系, GB/T 4761.
 */
relation: string | null, };

/**
 * 方式
 */
export type Mode = "in_person" | "online" | "phone";

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
 * An older database in the place of a newer one: how far the two go.
 */
export type Older = { 
/**
 * Lines of the trail that are here.
 */
lines: number, until: string | null, 
/**
 * Lines there were when this PC last closed the desk; `None` when that was under a later station key.
 */
noted_lines: number | null, noted_until: string | null, 
/**
 * Names of those who can decide.
 */
deciders: Array<string>, 
/**
 * Whether the person signed in is one of them.
 */
mine: boolean, };

export type Opened = { id: CaseId, 
/**
 * 一事一码.
 */
code: string, };

export type Outcome = { id: AppointmentId, version: number, 
/**
 * `attended` or `no_show`; `booked` takes a mistaken mark back.
 */
state: AppointmentState, };

/**
 * A score from elsewhere: which scale, by whom. Scales that may not be copied are not filled in here.
 */
export type OutsideScore = { name: string, score: string, on: string, 
/**
 * 出具单位
 */
by: string, };

export type Overview = { total: number, by_type: Array<[DisputeType, number]>, by_risk: Array<[Risk, number]>, by_state: Array<[CaseState, number]>, by_channel: Array<[Channel, number]>, by_service: Array<[Service, number]>, 
/**
 * `2026-11` and its count, every month of the range.
 */
by_month: Array<[string, number]>, };

export type OverviewAsked = { from: string, to: string, };

export type Party = { role: PartyRole, relation: string | null, person: Person, };

/**
 * 是否同意调解
 */
export type PartyConsent = "not_asked" | "agrees" | "refuses";

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
 * 履行情况
 */
export type Performance = "pending" | "partly" | "done" | "breached";

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

export type Petition = { channel: PetitionChannel, received_on: string | null, nature: PetitionNature, 
/**
 * 诉求类别
 */
about: DisputeType | null, urgent: boolean, 
/**
 * 重复
 */
repeated: boolean, 
/**
 * 匿名
 */
anonymous: boolean, sex: string, age: number | null, 
/**
 * 婚姻状况
 */
marriage: string, 
/**
 * 属地
 */
place: string, content: string, 
/**
 * 即时答复
 */
answer: string, handed_to: HandedTo, 
/**
 * 转办的人或单位
 */
handed_name: string, handed_on: string | null, 
/**
 * 报警、移送的机关
 */
reported_to: string, reported_at: string | null, 
/**
 * 接警号、回执
 */
report_receipt: string, 
/**
 * 告知受理
 */
notice_on: string | null, 
/**
 * 受理
 */
accepted_on: string | null, 
/**
 * 延期批准之日
 */
extended_on: string | null, extended_by: string, extended_reason: string, replied_on: string | null, reply: string, 
/**
 * 书面答复, from which 复查 may be asked for
 */
reply_written: boolean, 
/**
 * 申请复查
 */
review_asked_on: string | null, review_replied_on: string | null, 
/**
 * 申请复核
 */
recheck_asked_on: string | null, recheck_replied_on: string | null, 
/**
 * 满意度 1–5
 */
satisfaction: number | null, };

export type PetitionChannel = "letter" | "call" | "visit" | "online" | "hotline_12338";

export type PetitionNature = "inquiry" | "help" | "rights";

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

export type ProposalAsked = { case: CaseId, };

/**
 * Why a service is proposed.
 */
export type ProposalReason = "asked" | "type_marriage" | "type_property" | "type_violence" | "type_minors" | "type_support" | "type_education" | "type_psychology" | "danger" | "high_risk" | "channel" | "hardship";

export type PsychologicalCounselling = { 
/**
 * 求助的主要问题, in a few words
 */
wish: string, consent: ConsentGiver, consent_on: string | null, 
/**
 * 监护人
 */
guardian: string, 
/**
 * 已说明: 不诊断不治疗, 保密与例外
 */
explained: boolean, emergency_contact: string, emergency_phone: string, referral: MedicalReferral, 
/**
 * 结束时的小结
 */
closing: string, };

export type RangeAsked = { from: string, 
/**
 * Last day, included; at most 62 days after `from`.
 */
to: string, practitioner: StaffId | null, };

/**
 * Who may read a compartment.
 */
export type Reader = { staff: StaffId, name: string, };

export type RecoveryTyped = { key: string, };

export type RegistrationAsked = { 
/**
 * `None` prints the blank form.
 */
case: CaseId | null, };

export type Relief = { to: ReliefUnit, 
/**
 * 具体单位、联系人
 */
unit: string, 
/**
 * 申请什么
 */
what: string, state: ReliefState, applied_on: string | null, 
/**
 * 得到了什么, or why it was refused
 */
received: string, received_on: string | null, };

export type ReliefState = "planned" | "applied" | "received" | "refused";

export type ReliefUnit = "civil_affairs" | "disabled_federation" | "judicial_relief" | "employment" | "education" | "medical" | "women_federation" | "charity" | "other";

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
 * 安全计划
 */
export type SafetyPlan = { made_on: string, 
/**
 * 预警信号
 */
warning_signs: string, 
/**
 * 自己可以做的
 */
coping: string, 
/**
 * 可以去的地方、可以找的人
 */
people: string, 
/**
 * 专业机构和电话
 */
professionals: string, 
/**
 * 环境安全: what is put out of reach
 */
safe_place: string, 
/**
 * 活下去的理由
 */
reasons: string, };

export type Scale = "phq9" | "gad7";

export type ScaleBand = "minimal" | "mild" | "moderate" | "moderately_severe" | "severe";

/**
 * The sum of a filled-in scale, in the order of the sheets: screening, no diagnosis.
 */
export type ScaleSum = { scale: Scale, on: string, sum: number, most: number, band: ScaleBand, 
/**
 * PHQ-9 item 9 above zero.
 */
harm: boolean, };

/**
 * One answer: 5 很满意 … 1 很不满意.
 */
export type Score = { item: SurveyItem, 
/**
 * 1–5.
 */
score: number, };

/**
 * A scale filled in by the client.
 */
export type Screening = { scale: Scale, on: string, 
/**
 * 0–3 each, as many as the scale has items.
 */
answers: Array<number>, note: string, };

/**
 * 八大功能 (5.4).
 */
export type Service = "marriage_counselling" | "petition" | "mediation" | "legal_advice" | "psychological_counselling" | "legal_aid" | "hardship_relief" | "family_education";

export type ServiceAsked = { id: ServiceRecordId, };

export type ServiceBody = { "service": "marriage_counselling" } & MarriageCounselling | { "service": "petition" } & Petition | { "service": "mediation" } & Mediation | { "service": "legal_advice" } & LegalAdvice | { "service": "psychological_counselling" } & PsychologicalCounselling | { "service": "legal_aid" } & LegalAid | { "service": "hardship_relief" } & HardshipRelief | { "service": "family_education" } & FamilyEducation;

export type ServiceChosen = { service: Service, assigned: StaffId | null, unit: string, };

export type ServiceCursor = { opened_at: string, id: ServiceRecordId, };

export type ServiceEnding = { id: ServiceRecordId, version: number, outcome: ServiceOutcome, note: string, };

/**
 * The whole page of a record.
 */
export type ServiceFile = { record: ServiceRecord, 
/**
 * Newest first.
 */
steps: Array<ServiceStep>, 
/**
 * The next first, those met last.
 */
clocks: Array<Countdown>, prompts: Array<ServicePrompt>, 
/**
 * The outcomes this service knows.
 */
outcomes: Array<ServiceOutcome>, 
/**
 * When the agreement took effect.
 */
effective: string | null, 
/**
 * Who may read scales, crisis form and safety plan; empty while there are none.
 */
sheet_readers: Array<Reader>, 
/**
 * Whether this session may change it.
 */
may_change: boolean, };

export type ServiceFilter = { case?: CaseId | null, service?: Service | null, state?: ServiceState | null, assigned?: StaffId | null, 
/**
 * `true`: only records without a case.
 */
walk_in?: boolean | null, };

export type ServiceOpening = { 
/**
 * `None`: a walk-in question.
 */
case: CaseId | null, service: Service, assigned: StaffId | null, unit: string, 
/**
 * Somebody on the case.
 */
person: PersonId | null, 
/**
 * A walk-in's name and phone; both may be empty.
 */
client: string, client_phone: string, 
/**
 * 事由, required.
 */
summary: string, 
/**
 * Already filled in, as for a question answered at once.
 */
body: ServiceBody | null, 
/**
 * Ends it in the same breath.
 */
outcome: ServiceOutcome | null, };

/**
 * What it came to; which of them a service knows: [`super::ServiceBody::outcomes`].
 */
export type ServiceOutcome = "reconciled" | "divorce_withdrawn" | "divorce_lapsed" | "divorce_registered" | "completed" | "answered" | "handed_over" | "reported" | "not_accepted" | "agreed" | "performed" | "failed" | "refused" | "aided" | "aid_refused" | "received" | "not_granted" | "improved" | "unchanged" | "referred_medical" | "onward" | "withdrawn" | "lost_contact";

export type ServicePage = { rows: Array<ServiceRow>, next: ServiceCursor | null, };

/**
 * What the person at the desk must bear in mind now; computed, never stored.
 */
export type ServicePrompt = "man_may_not_file" | "no_mediation" | "tell_ways" | "cannot_confirm" | "confirmation_late" | "breach" | "no_means_test" | "report_violence" | "hand_over" | "consent_missing";

/**
 * A service that the rules propose; a person decides.
 */
export type ServiceProposal = { service: Service, reasons: Array<ProposalReason>, 
/**
 * A record of it runs already.
 */
running: boolean, 
/**
 * 家庭暴力: 面对面调解 is not proposed, only possible.
 */
caution: boolean, };

export type ServiceRecord = { id: ServiceRecordId, 
/**
 * `None` for a walk-in question.
 */
case: CaseId | null, case_code: string, service: Service, state: ServiceState, assigned: StaffId | null, assigned_name: string, 
/**
 * 承办单位, where it is somebody outside.
 */
unit: string, person: PersonId | null, 
/**
 * The person's name, or what a walk-in is called; may be empty.
 */
client: string, client_phone: string, 
/**
 * 安全联系提示 of the person: read before dialling.
 */
safe_contact: string, summary: string, body: ServiceBody, next_step: string, next_on: string | null, opened_at: string, opened_by: StaffId, opened_by_name: string, ended_at: string | null, outcome: ServiceOutcome | null, outcome_note: string, version: number, };

export type ServiceRecordId = number;

export type ServiceReopening = { id: ServiceRecordId, version: number, 
/**
 * Required.
 */
reason: string, };

export type ServiceRow = { id: ServiceRecordId, case: CaseId | null, case_code: string, service: Service, state: ServiceState, assigned: StaffId | null, assigned_name: string, unit: string, client: string, summary: string, opened_at: string, ended_at: string | null, outcome: ServiceOutcome | null, 
/**
 * The first clock that still runs.
 */
next: Countdown | null, };

export type ServiceSaved = { id: ServiceRecordId, version: number, assigned: StaffId | null, unit: string, person: PersonId | null, client: string, client_phone: string, summary: string, next_step: string, next_on: string | null, body: ServiceBody, };

/**
 * Everything in the compartment of one record.
 */
export type ServiceSheets = { screenings: Array<Screening>, outside: Array<OutsideScore>, crises: Array<CrisisForm>, plan: SafetyPlan | null, };

export type ServiceState = "open" | "ended" | "stopped";

export type ServiceStep = { at: string, by: StaffId, by_name: string, kind: StepKind, note: string, };

export type ServicesAsked = { filter: ServiceFilter, after: ServiceCursor | null, 
/**
 * 1–200.
 */
limit: number, };

/**
 * Opens several at once on a case: what was chosen of a proposal.
 */
export type ServicesChosen = { case: CaseId, chosen: Array<ServiceChosen>, };

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
 * The database was older than when this PC last closed it, within the last month: somebody put an old
 * one back.
 */
trail_cut: boolean, 
/**
 * It is now, and nobody has decided yet: nothing else is answered.
 */
older: Older | null, 
/**
 * Wrong passwords at this person's name since they were here last.
 */
failed_sign_ins: number, failed_last: string | null, 
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

export type SheetsRead = { sheets: ServiceSheets, sums: Array<ScaleSum>, readers: Array<Reader>, 
/**
 * A scale says that somebody thinks of dying, and no crisis form has been filled in since.
 */
crisis_due: boolean, updated_at: string | null, };

export type SheetsSaved = { id: ServiceRecordId, sheets: ServiceSheets, 
/**
 * As it was when read; somebody else may have written since.
 */
updated_at: string | null, };

export type SheetsShared = { id: ServiceRecordId, 
/**
 * Whom else to let read; who is left out no longer may.
 */
readers: Array<StaffId>, };

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
own: boolean, };

export type StationEntry = { name: string, tier: Tier | null, place: string, parent_name: string, };

export type StationId = number;

/**
 * A dated step. The first seven are written by hand, the others write themselves when a field says so.
 */
export type StepKind = "contacted" | "visited" | "met" | "told" | "materials" | "coordinated" | "noted" | "opened" | "assigned" | "ended" | "reopened" | "divorce_applied" | "divorce_withdrawn" | "certificate_taken" | "session_held" | "notice_given" | "extended" | "replied" | "handed_over" | "reported" | "review_asked" | "consent_given" | "consent_refused" | "agreed" | "performed" | "breached" | "failed" | "confirmation_applied" | "confirmation_decided" | "applied" | "decided" | "lawyer_assigned" | "received" | "screened" | "crisis_assessed" | "safety_planned" | "referred";

export type StepTaken = { id: ServiceRecordId, 
/**
 * One of those written by hand.
 */
kind: StepKind, at: string, note: string, };

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
 * One's own red cases that are still open, and the orange ones, however many.
 */
red_cases: number, orange_cases: number, 
/**
 * Break-glass accesses that no lead has taken note of yet; the lead's only.
 */
glances: Array<Glance>, 
/**
 * What was done to accounts in the last seven days by somebody else; the lead's only.
 */
account_changes: Array<AuditEntry>, };

/** Every command of the front door. */
export interface Commands {
  'desk.status': { req: Nothing; res: DeskStatus };
  'station.set_up': { req: SetUp; res: SetUpDone };
  'vault.strength': { req: StrengthAsked; res: StrengthTold };
  'session.sign_in': { req: SignIn; res: SessionInfo };
  'session.lock': { req: Nothing; res: Done };
  'session.change_password': { req: PasswordChange; res: Done };
  'trail.go_on': { req: GoneOn; res: Done };
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
  'services.open': { req: ServiceOpening; res: ServiceRecordId };
  'services.open_many': { req: ServicesChosen; res: Array<ServiceRecordId> };
  'services.list': { req: ServicesAsked; res: ServicePage };
  'services.get': { req: ServiceAsked; res: ServiceFile };
  'services.save': { req: ServiceSaved; res: Done };
  'services.step': { req: StepTaken; res: Done };
  'services.perform': { req: ClausePerformed; res: Done };
  'services.end': { req: ServiceEnding; res: Done };
  'services.reopen': { req: ServiceReopening; res: Done };
  'services.propose': { req: ProposalAsked; res: Array<ServiceProposal> };
  'services.read_sheets': { req: ServiceAsked; res: SheetsRead };
  'services.save_sheets': { req: SheetsSaved; res: SheetsRead };
  'services.share_sheets': { req: SheetsShared; res: Done };
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
