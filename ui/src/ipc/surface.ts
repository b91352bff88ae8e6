// Generated from the Rust types by `cargo xtask surface`. Do not edit.

/**
 * 谁没有来
 */
export type Absent = "client" | "practitioner" | "both";

/**
 * Whether a card's station is known here already.
 */
export type Acquaintance = "new" | "same" | "changed";

export type AgeBand = "under_18" | "18_35" | "36_50" | "51_65" | "over_65";

export type Agenda = { month: string, groups: Array<AgendaGroup>, };

export type AgendaGroup = { reason: AgendaReason, items: Array<AgendaItem>, };

export type AgendaItem = { case: CaseRow | null, 
/**
 * The comment of a survey without a case, or what is overdue: a rule's code.
 */
note: string, };

/**
 * Why something stands on the agenda.
 */
export type AgendaReason = "new" | "overdue" | "red" | "repeat" | "moved_up" | "dissatisfied" | "chosen";

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
copies: number | null, clauses: Array<Clause>, 
/**
 * 履行方式
 */
manner: string, };

export type AgreementForm = "written" | "oral";

export type AidDecision = "pending" | "granted" | "refused";

export type AidGround = "violence" | "abuse" | "abandonment" | "hardship" | "other";

export type AlikeAsked = { 
/**
 * Not likened to itself.
 */
finding: FindingId | null, head: string, address: string, phone: string, };

/**
 * What a likeness was found among.
 */
export type AlikeKind = "case" | "family" | "finding";

/**
 * What else a free hour must be.
 */
export type AlsoWanted = { kind: Kind | null, others: Array<PersonId>, sex: Sex | null, language: Language | null, equipment: Array<Equipment>, travel: number | null, 
/**
 * Weekdays that suit, 1 Monday … 7 Sunday; empty for all.
 */
weekdays: Array<number>, 
/**
 * The earliest and the latest beginning that suits, `09:00`; empty for any.
 */
earliest: string, latest: string, 
/**
 * No more than so many; 0 for all.
 */
most: number, };

/**
 * A correction of the case's own fields (not of its people).
 */
export type Amendment = { id: CaseId, version: number, main_type: DisputeType, other_types: Array<DisputeType>, services: Array<Service>, facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, consent: Consent, consent_note: string, details: Details, };

/**
 * What somebody said to an offer.
 */
export type Answered = { id: WaitingId, version: number, 
/**
 * Books the hour offered; otherwise they wait on.
 */
accepted: boolean, guardian: string, guardian_consent: GuardianConsent | null, };

export type Appointment = { id: AppointmentId, case: CaseId | null, case_code: string, person: PersonId | null, 
/**
 * Empty when `hidden`.
 */
client: string, client_phone: string, safe_contact: string, service: Service, practitioner: StaffId, practitioner_name: string, room: RoomId | null, room_name: string, mode: Mode, start: string, end: string, state: AppointmentState, 
/**
 * Who did not come.
 */
absent: Absent | null, kind: Kind, others: Array<Companion>, 
/**
 * Minutes kept free before and after, the way included.
 */
pad_before: number, pad_after: number, 
/**
 * Minutes on the way to a home, each way.
 */
travel: number, 
/**
 * 匿名来访
 */
anonymous: boolean, 
/**
 * Of a client under age.
 */
guardian: string, guardian_consent: GuardianConsent, series: SeriesId | null, 
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
looking: boolean, 
/**
 * The group whose meeting it is; who comes to that is told by the group.
 */
group: GroupId | null, 
/**
 * Whom of the staff it takes up besides the practitioner: who leads a group with them.
 */
also: number[], 
/**
 * Whether this session can move it; said only where one is asked for. The hours of a case that another station
 * holds can be cancelled and marked here, and no more.
 */
may_move: boolean, version: number, };

export type AppointmentAsked = { id: AppointmentId, };

export type AppointmentId = number;

export type AppointmentState = "requested" | "confirmed" | "arrived" | "in_session" | "done" | "no_show" | "late_cancelled" | "cancelled";

/**
 * On what kind of record.
 */
export type AttachedTo = "care" | "volume" | "paper" | "survey";

export type Attachment = { id: AttachmentId, format: PictureFormat, width: number, height: number, bytes: number, caption: string, children: ChildrenShown, 
/**
 * Who agreed, and when.
 */
consent: string, added_by_name: string, added_at: string, 
/**
 * Whether this session may take it away again.
 */
mine: boolean, };

export type AttachmentAsked = { id: AttachmentId, };

export type AttachmentEntry = { to: AttachedTo, record: number, caption: string, children: ChildrenShown, 
/**
 * Required where a child can be told.
 */
consent: string, 
/**
 * JPEG or PNG, at most [`PICTURE_MOST`] bytes.
 */
base64: string, };

export type AttachmentId = number;

export type AttachmentRead = { 
/**
 * `image/jpeg` or `image/png`, of the bytes themselves.
 */
mime: string, base64: string, };

/**
 * Who came to a meeting.
 */
export type Attendance = { id: AttendanceId, member: GroupMemberId, state: AttendanceState, has_note: boolean, 
/**
 * Whether this session can open the note, or may write the first one.
 */
may_read_note: boolean, };

export type AttendanceId = number;

export type AttendanceState = "attended" | "absent" | "excused";

export type Attendant = { 
/**
 * Own staff; `None`: somebody from outside, by name.
 */
staff: StaffId | null, name: string, role: Seat, came: boolean, };

/**
 * Where somebody of a case takes part, for its page.
 */
export type Attending = { cohort: CohortId | null, 
/**
 * The cohort's title, or the session's theme.
 */
title: string, name: string, state: MemberState, attended: number, 
/**
 * Lessons of the cohort that were held; 1 or 0 for a single session.
 */
held: number, pass_lessons: number, certificate: string, 
/**
 * A session of its own.
 */
class: ClassId | null, start: string | null, };

export type AttendingAsked = { case: CaseId, };

export type AuditAsked = { 
/**
 * Only entries before this number: the next page.
 */
before?: number | null, staff?: StaffId | null, noun?: Noun | null, from?: string | null, to?: string | null, };

/**
 * One line as it is read. The trail itself holds no personal data: what a record is called is looked up.
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
 * The case it is about, where this session may know of it.
 */
case: CaseId | null, case_code: string, 
/**
 * Whose account, which person, hour (its start), number or name, where this session may know of it.
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

export type BatchAsked = { 
/**
 * At most 50, in the order in which they are to lie.
 */
items: Array<BatchItem>, };

export type BatchFailed = { at: number, code: Code, };

/**
 * One paper of a batch.
 */
export type BatchItem = { "is": "registration", case: CaseId, } | { "is": "sign_in_sheet", class: ClassId, phones: boolean, } | { "is": "survey" } | { "is": "form", form: string, case: CaseId | null, };

/**
 * What came of a few of them.
 */
export type BatchMade = { 
/**
 * Empty where none could be made.
 */
base64: string, pages: number, 
/**
 * What was made.
 */
papers: Array<PaperOf>, 
/**
 * On one of them `〓` stands for what could not be printed.
 */
replaced: boolean, 
/**
 * Which could not be made, by their place, and why.
 */
failed: Array<BatchFailed>, };

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
 * Book outside the practitioner's plan on purpose: plan, leave, holiday, lead time, horizon.
 */
outside_plan: boolean, more?: More | null, 
/**
 * Why a lead lets two people come who must not meet; nobody else may.
 */
decision?: string | null, };

export type CalendarDay = { day: string, name: string, off: boolean, };

export type CalendarFile = { 
/**
 * Ends in `.ics`.
 */
file_name: string, text: string, hours: number, };

export type CalendarPrinted = { from: string, 
/**
 * Last day, included; at most six days after `from`.
 */
to: string, practitioner: StaffId | null, 
/**
 * Whether names are printed: the sheet hangs in the office, so `false` is the default.
 */
names: boolean, };

export type CalendarRules = { station: StationRules, 
/**
 * All eight, in their order.
 */
services: Array<ServiceRule>, };

export type CalendarTold = { years: Array<CalendarYear>, 
/**
 * Years in which something is owed here, and that have no list.
 */
missing: Array<number>, };

/**
 * One year the station can count in.
 */
export type CalendarYear = { year: number, imported: boolean, 
/**
 * Days off on a weekday or named by the list.
 */
off: number, 
/**
 * Saturdays and Sundays that are worked.
 */
made_up: number, days: Array<CalendarDay>, };

export type CallsPrinted = { day: string, };

export type Campaign = { id: CampaignId, title: string, area: string, place: string, from: string, to: string, state: CampaignState, 
/**
 * What was said when it was closed.
 */
closing: string, walks: Array<CampaignWalk>, 
/**
 * Families visited so far.
 */
visited: number, 
/**
 * Findings of it that this session may know of.
 */
found: number, 
/**
 * Of these, since Monday.
 */
this_week: number, version: number, };

export type CampaignAsked = { id: CampaignId, };

export type CampaignEntry = { 
/**
 * `None` plans a new one.
 */
id: CampaignId | null, version: number, title: string, 
/**
 * 村/社区/网格.
 */
area: string, 
/**
 * Its place code, where known.
 */
place: string, from: string | null, to: string | null, walks: Array<CampaignWalkEntry>, };

/**
 * The campaign's page.
 */
export type CampaignFile = { campaign: Campaign, checklist: Checklist, visits: Array<CampaignVisit>, 
/**
 * The newest first.
 */
findings: Array<Finding>, };

export type CampaignId = number;

export type CampaignState = "planned" | "running" | "closed";

export type CampaignStateSet = { id: CampaignId, state: CampaignState, note: string, };

export type CampaignVisit = { day: string, area: string, families: number, };

export type CampaignVisitsSet = { id: CampaignId, day: string | null, area: string, 
/**
 * 0 takes the entry out again.
 */
families: number, };

export type CampaignWalk = { staff: StaffId, name: string, area: string, };

export type CampaignWalkEntry = { staff: StaffId, area: string, };

export type Cancellation = { id: AppointmentId, version: number, 
/**
 * Required.
 */
reason: string, 
/**
 * The client when not given.
 */
by?: CancelledBy | null, 
/**
 * Counts as a late cancellation; only a person says so, and only of a client's within the station's hours.
 */
late: boolean, scope?: SeriesScope | null, };

/**
 * Who cancels.
 */
export type CancelledBy = "client" | "practitioner" | "station";

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

export type CareAsked = { id: CareEventId, };

export type CareEntry = { 
/**
 * `None` enters one.
 */
id: CareEventId | null, version: number, kind: CareKind, focuses: Array<CareFocus>, title: string, held_on: string | null, place: string, host: string, reached: number, children: boolean, content: string, result: string, materials: Array<CareMaterial>, };

export type CareEvent = { id: CareEventId, kind: CareKind, focuses: Array<CareFocus>, title: string, held_on: string, place: string, 
/**
 * 协办、承接单位
 */
host: string, 
/**
 * 覆盖人次
 */
reached: number, 
/**
 * Children took part: names, pictures and schools of theirs stay out of it (未成年人保护法 103).
 */
children: boolean, content: string, result: string, materials: Array<CareMaterial>, pictures: number, entered_by_name: string, version: number, };

export type CareEventId = number;

/**
 * A family on record that it reached.
 */
export type CareFamily = { case: CaseId, case_code: string, note: string, };

export type CareFamilyAdded = { id: CareEventId, case: CaseId, note: string, };

export type CareFile = { event: CareEvent, pictures: Array<Attachment>, 
/**
 * Those of cases this session may know of.
 */
families: Array<CareFamily>, };

/**
 * 聚焦: what it is about.
 */
export type CareFocus = "marriage" | "birth" | "family" | "tradition" | "law" | "children";

export type CareKind = "activity" | "publicity" | "outreach" | "visit";

/**
 * What was given.
 */
export type CareMaterial = { what: string, count: number, };

export type CaseAsked = { id: CaseId, };

/**
 * An intake form begun from a finding or a family.
 */
export type CaseBegun = { finding: FindingId | null, family: KeyFamilyId | null, title: string, 
/**
 * The form as the intake page keeps it; the core does not look inside.
 */
body: string, };

/**
 * 期限 of one case.
 */
export type CaseClocks = { running: Array<Obligation>, met: Array<Obligation>, pauses: Array<Pause>, 
/**
 * The last day of a suspension that holds now.
 */
suspended_until: string | null, };

export type CaseConferences = { 
/**
 * Those this session may read.
 */
conferences: Array<Conference>, plans: Array<Plan>, tasks: Array<Task>, };

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

export type CaseDraft = { draft: DraftId, };

/**
 * The whole case page.
 */
export type CaseFile = { id: CaseId, code: string, station: StationId, station_name: string, channel: Channel, reported_at: string, opened_at: string, received_by: StaffId, received_by_name: string, handler: StaffId, handler_name: string, parties: Array<Party>, members: Array<Member>, main_type: DisputeType, other_types: Array<DisputeType>, services: Array<Service>, facts: string, dangers: Array<DangerSign>, prompts: Array<PromptAnswer>, risk: Risk, risk_reason: string, level: Level, consent: Consent, consent_note: string, details: Details, state: CaseState, 
/**
 * The station that holds it; elsewhere it is a copy to read.
 */
holder_name: string, held_here: boolean, 
/**
 * The holder has no PC, and this station writes for it.
 */
kept_here: boolean, 
/**
 * 并案: the case that goes on instead of this one, which is only read.
 */
merged_into: CaseId | null, 
/**
 * Everyone on the case: they see it whatever its level.
 */
team: Array<TeamMember>, appointments: Array<Appointment>, timeline: Array<Event>, reports: Array<Report>, 
/**
 * Whose whereabouts are sealed, and for whom.
 */
hidden: Array<Hidden>, 
/**
 * The last day of a suspension that holds today.
 */
suspended_until: string | null, 
/**
 * Of the registration form (A.1): the edition it stands on, and the newest.
 */
edition: number, newest_edition: number, 
/**
 * Whether this session may decide who has it, where it goes and how it ends.
 */
mine: boolean, 
/**
 * By break-glass only: nothing but a note is taken from this session.
 */
looking: boolean, 
/**
 * Who must not meet whom today.
 */
no_contacts: Array<NoContact>, version: number, };

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

export type CaseFollowUps = { plan: FollowUpPlan, 
/**
 * The newest first.
 */
visits: Array<FollowUp>, };

export type CaseId = number;

export type CaseLink = { id: CaseId, code: string, };

export type CaseListAsked = { filter: CaseFilter, 
/**
 * The last row already held (keyset paging); `None` for the first page.
 */
after: CaseCursor | null, 
/**
 * 1–200.
 */
limit: number, };

export type CaseOrders = { orders: Array<Order>, nudges: Array<Nudge>, };

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
 * What screening knows of a case.
 */
export type CaseScreening = { findings: Array<Finding>, family: KeyFamilyRow | null, };

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
archived_at: string, archived_on: string | null, 
/**
 * A survey or a visit since the last reopening was 不满意 or 很不满意.
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

export type Certificate = { 
/**
 * `2026-0007`, of the station's year.
 */
number: string, issued_on: string, 
/**
 * Lessons attended by then.
 */
attended: number, 
/**
 * Why a lead gave it all the same.
 */
reason: string, };

export type CertificateAsked = { 
/**
 * `None` prints it blank.
 */
member: MemberId | null, };

export type Certify = { member: MemberId, 
/**
 * Required where the rule is not reached; a lead's.
 */
reason: string, };

/**
 * What somebody else did about a case one is on.
 */
export type ChangedByOther = { event: Event, case: CaseId, code: string, };

/**
 * 来源渠道: how a dispute reached the station (5.4.2, 5.5.1; 信访工作条例 17).
 */
export type Channel = "visit" | "call" | "letter" | "online" | "screening" | "from_above" | "from_below" | "department" | "hotline_12338";

export type Checklist = { 
/**
 * 0 while nobody has asked by it yet.
 */
version: number, 
/**
 * Numbered from 1 by their place.
 */
questions: Array<ChecklistQuestion>, };

/**
 * One question; `code` is a [`super::Sign`] whose words are the program's, `text` the station's own words.
 */
export type ChecklistQuestion = { code: string, text: string, dispute: DisputeType, 
/**
 * Whether the window asks to report at once.
 */
grave: boolean, };

export type ChecklistSaved = { 
/**
 * The version it grew from.
 */
version: number, questions: Array<ChecklistQuestion>, };

/**
 * 未成年人保护法 103: whether a child can be told from it.
 */
export type ChildrenShown = "none" | "masked" | "consented";

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
enrolled: number, attended: number, state: ClassState, cancel_reason: string, form: ClassForm, 
/**
 * 主办、承接单位, where it is given outside.
 */
host: string, 
/**
 * One of this station's own, whose hours it takes.
 */
instructor_id: StaffId | null, 
/**
 * One of this station's rooms, which it takes.
 */
room: RoomId | null, course: CourseId | null, cohort: CohortId | null, 
/**
 * Empty without a cohort.
 */
cohort_title: string, 
/**
 * 签到码, as its QR code says it: of the session alone.
 */
code: string, version: number, };

export type ClassAsked = { id: ClassId, };

export type ClassEntry = { 
/**
 * `None` plans a new session.
 */
id: ClassId | null, version: number, theme: string, instructor: string, place: string, audience: string, start: string | null, minutes: number, capacity: number, 
/**
 * What is there stays when not given.
 */
more?: ClassMore | null, };

/**
 * Of a session, of a cohort, or of neither.
 */
export type ClassFeedbackAsked = { class: ClassId | null, cohort: CohortId | null, };

/**
 * Of a session or of a cohort: one of the two.
 */
export type ClassFeedbackEntry = { class: ClassId | null, cohort: CohortId | null, 
/**
 * Who gave it, where it carries a name; of a cohort only.
 */
member: MemberId | null, 
/**
 * `None`: today.
 */
day: string | null, scores: Array<FeedbackScore>, comment: string, };

export type ClassFile = { class: Class, 
/**
 * In the order of the sign-in sheet, the withdrawn included.
 */
enrolments: Array<Enrolment>, feedback: FeedbackSum, };

export type ClassForm = "lecture" | "outreach" | "lesson";

export type ClassId = number;

/**
 * What a session has besides; `form` is `lecture` or `outreach`, and a lesson stays one.
 */
export type ClassMore = { form: ClassForm, host: string, instructor_id: StaffId | null, room: RoomId | null, course: CourseId | null, 
/**
 * A new session becomes a lesson of it.
 */
cohort: CohortId | null, };

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

export type ClientAsked = { person: PersonId, };

/**
 * What the calendar remembers of a client.
 */
export type ClientRecord = { 
/**
 * Hours missed within the days the station looks back.
 */
no_shows: number, late_cancelled: number, 
/**
 * As many as after which somebody must agree before another is booked.
 */
too_many: boolean, 
/**
 * Under age today.
 */
minor: boolean, };

/**
 * What went wrong, as the interface sees it.
 */
export type Code = "invalid" | "not_found" | "forbidden" | "looking_only" | "not_on_team" | "not_signed_in" | "wrong_password" | "try_later" | "wrong_recovery_key" | "backup_other_key" | "recovery_unconfirmed" | "already_set_up" | "not_set_up" | "stale" | "practitioner_busy" | "room_busy" | "client_busy" | "full" | "duplicate" | "wrong_state" | "held_elsewhere" | "no_key_store" | "newer_version" | "damaged" | "wrong_key" | "slots_damaged" | "slots_old" | "trail_cut" | "compartments_shut" | "compartment_lost" | "password_due" | "suspended" | "backup_damaged" | "no_viewer" | "in_use" | "read_only" | "disk_full" | "card_damaged" | "parcel_damaged" | "parcel_not_for_us" | "parcel_unknown_sender" | "station_unconfirmed" | "parcel_forged" | "parcel_newer" | "parcel_gap" | "parcel_set_back" | "parcel_too_large" | "parcel_content" | "updates_off" | "update_not_ours" | "update_forged" | "update_damaged" | "update_newer_format" | "update_other_platform" | "update_not_newer" | "update_unread" | "internal";

export type CodeAsked = { 
/**
 * As scanned or typed: `JY0K3-…`; case, spaces and dashes do not matter.
 */
code: string, };

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

export type Cohort = { id: CohortId, course: CourseId, course_title: string, title: string, 
/**
 * 承接单位, where it is held at somebody else's.
 */
host: string, capacity: number, 
/**
 * Enrolled, and offered a place that they have not answered yet.
 */
taken: number, waiting: number, lessons: number, 
/**
 * Lessons that were held, or that somebody was at.
 */
held: number, 
/**
 * Lessons to have been at for the certificate.
 */
pass_lessons: number, certified: number, first: string | null, last: string | null, state: CohortState, reason: string, version: number, };

export type CohortAsked = { id: CohortId, };

export type CohortEntry = { id: CohortId, version: number, title: string, host: string, capacity: number, pass_lessons: number, };

export type CohortFile = { cohort: Cohort, lessons: Array<Class>, 
/**
 * The enrolled in the order in which they came, then the line of those who wait, then who left.
 */
members: Array<CohortMember>, homework: Array<Homework>, rated: RatedTogether, feedback: FeedbackSum, 
/**
 * Sessions of the same course elsewhere, still to come: where a missed lesson may be made up.
 */
elsewhere: Array<Class>, };

export type CohortId = number;

/**
 * From a case (case and person given) or a walk-in (name typed).
 */
export type CohortJoin = { cohort: CohortId, case: CaseId | null, person: PersonId | null, name: string, phone: string, child_age: string, eligibility: Eligibility, 
/**
 * Required where that is why they come.
 */
order: GuidanceOrderId | null, 
/**
 * Onto the waiting list where there is no place.
 */
wait: boolean, };

export type CohortLeave = { member: MemberId, 
/**
 * Required.
 */
reason: string, };

export type CohortMember = { id: MemberId, cohort: CohortId, case: CaseId | null, case_code: string, person: PersonId | null, name: string, phone: string, child_age: string, eligibility: Eligibility, order: GuidanceOrderId | null, state: MemberState, 
/**
 * The place in the line, from 1; 0 for one who does not wait.
 */
place: number, answer_by: string | null, 
/**
 * Why they left, or what is to be known.
 */
reason: string, 
/**
 * One for each lesson they have a seat in, and for what they made up elsewhere.
 */
marks: Array<LessonMark>, 
/**
 * Lessons they were at, made-up ones included; each once.
 */
attended: number, handed_in: Array<HomeworkId>, ratings: Array<SelfRating>, 
/**
 * After less before, in points of all items together; `None` until both are there.
 */
gain: number | null, gave_feedback: boolean, certificate: Certificate | null, hidden: boolean, 
/**
 * Seen by break-glass only: nothing of it can be changed.
 */
looking: boolean, };

/**
 * Plans a cohort with all its lessons, or none of them.
 */
export type CohortPlan = { course: CourseId, title: string, host: string, capacity: number, pass_lessons: number, lessons: Array<LessonPlan>, };

export type CohortState = "open" | "ended" | "cancelled";

export type CohortStateSet = { id: CohortId, version: number, state: CohortState, 
/**
 * Required to cancel.
 */
reason: string, };

/**
 * Somebody who comes besides the first.
 */
export type Companion = { person: PersonId, name: string, };

/**
 * What a compartment holds; together with the record's id its place.
 */
export type CompartmentKind = "counselling_note" | "member_note" | "draft" | "reporter" | "hidden_contact" | "service_sheets";

export type CompartmentUnlock = { password: string, };

export type CompartmentsOpen = { 
/**
 * Until then no password is asked for again; locking the desk ends it at once.
 */
until: string, };

/**
 * What a list shows.
 */
export type Conference = { id: ConferenceId, number: string, kind: ConferenceKind, state: ConferenceState, month: string, at: string, place: string, chair_staff: StaffId | null, chair: string, overview: string, complex: string, dangers: string, next_work: string, 
/**
 * Why it was cancelled.
 */
reason: string, signed_by: string, signed_at: string | null, created_by: StaffId, version: number, };

export type ConferenceAsked = { id: ConferenceId, };

/**
 * Plans a conference or changes its plan.
 */
export type ConferenceEntry = { id: ConferenceId | null, version: number, kind: ConferenceKind, 
/**
 * `2026-11`, of a monthly one.
 */
month: string, at: string, place: string, chair_staff: StaffId | null, 
/**
 * Of somebody from outside.
 */
chair: string, present: Array<Attendant>, items: Array<ItemEntry>, 
/**
 * Those who may not know of a case that is spoken of come all the same; they read what is said of it.
 */
outsiders: boolean, };

export type ConferenceFile = { conference: Conference, present: Array<Attendant>, items: Array<Item>, plans: Array<Plan>, tasks: Array<Task>, 
/**
 * Whether the person asking may sign the minutes off.
 */
may_sign: boolean, 
/**
 * Whether they may change the plan, write minutes and decide: the lead, the chair, whoever called it together
 * or takes the minutes. The others in the room read.
 */
may_write: boolean, };

export type ConferenceId = number;

export type ConferenceKind = "joint" | "consultation" | "monthly";

export type ConferenceState = "planned" | "held" | "closed" | "cancelled";

export type ConferenceStep = { id: ConferenceId, version: number, 
/**
 * Required to cancel.
 */
reason: string, };

export type ConferencesAsked = { kind: ConferenceKind | null, state: ConferenceState | null, };

export type Confirm = { station: StationId, 
/**
 * The fingerprint that was compared, as shown.
 */
fingerprint: Array<string>, };

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

export type ContactSealed = { 
/**
 * Where phone or address still stand in what people wrote, in the cases this session may know of.
 */
still_open: Array<StillOpen>, };

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

export type Course = { id: CourseId, title: string, summary: string, targets: Array<CourseTarget>, 
/**
 * Of one lesson.
 */
minutes: number, 
/**
 * Lessons to have been at for the certificate; at most as many as there are.
 */
pass_lessons: number, 
/**
 * In order; at least one.
 */
lessons: Array<CourseLesson>, materials: Array<CourseMaterial>, 
/**
 * Whether new cohorts are planned from it.
 */
active: boolean, 
/**
 * Cohorts that were planned from it.
 */
cohorts: number, version: number, };

export type CourseAsked = { id: CourseId, };

export type CourseEntry = { 
/**
 * `None` adds one.
 */
id: CourseId | null, version: number, title: string, summary: string, targets: Array<CourseTarget>, 
/**
 * 10–480.
 */
minutes: number, pass_lessons: number, lessons: Array<CourseLesson>, materials: Array<CourseMaterial>, active: boolean, };

export type CourseId = number;

/**
 * 一课
 */
export type CourseLesson = { title: string, content: string, };

export type CourseMaterial = { kind: MaterialKind, title: string, 
/**
 * The text itself, or where the paper lies.
 */
content: string, };

/**
 * For parents of children of which age, or for whom else.
 */
export type CourseTarget = "infant" | "preschool" | "primary" | "teen" | "adult";

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

export type DangerReviewed = { id: FollowUpId, 
/**
 * What is to be done.
 */
review: string, 
/**
 * No report to the police is called for.
 */
no_report: boolean, };

/**
 * 家暴危险因素清单: our own, unscored; any item calls for the prompts of [`DangerPrompt`] (domain §5).
 */
export type DangerSign = "strangling" | "weapon" | "escalating" | "death_threat" | "stalking" | "separation" | "substance" | "pregnancy" | "child_witness" | "order_breached" | "suicide_threat";

/**
 * What was decided: about a case (处置方案, with 研判), or, without one, tasks only.
 */
export type Decision = { id: ConferenceId, case: CaseId | null, study: string, decision: string, 
/**
 * Added to those that are there.
 */
tasks: Array<TaskEntry>, };

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
 * Fields of the station's own on the form.
 */
answers: Array<FieldAnswer>, 
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

export type DraftKind = "intake" | "counselling_note" | "survey" | "service" | "screening" | "edition" | "paper";

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
 * 每月一次 (5.5.2.2): what the lead is reminded of.
 */
export type Duty = { month: string, 
/**
 * None is planned or held this month.
 */
due: boolean, };

export type DutyAnswered = { id: DutyChangeId, agreed: boolean, };

export type DutyChangeAsked = { shift: ShiftId, day: string, kind: DutyChangeKind, 
/**
 * Who takes it; nobody with [`DutyChangeKind::Off`].
 */
to: StaffId | null, 
/**
 * With [`DutyChangeKind::Swap`]: the other's turn.
 */
back_shift: ShiftId | null, back_day: string | null, reason: string, };

export type DutyChangeId = number;

export type DutyChangeKind = "off" | "stand_in" | "swap";

export type DutyChangeRef = { id: DutyChangeId, };

export type DutyChangeState = "asked" | "agreed" | "declined" | "withdrawn";

export type DutyChanged = { id: DutyChangeId, state: DutyChangeState, 
/**
 * Hours booked in the turn with whoever gives it away: they are handed over by a person, or stay.
 */
booked: number, };

/**
 * A day on which nobody is there for a service.
 */
export type DutyGap = { day: string, service: Service, 
/**
 * Why whoever should be there is not; empty when nobody was named at all.
 */
why: string, 
/**
 * Who should be there.
 */
staff_name: string, };

/**
 * On which weekdays somebody must be there for a service.
 */
export type DutyNeed = { service: Service, weekdays: number[], };

export type DutyPrinted = { from: string, 
/**
 * Last day, included; at most 30 days after `from`.
 */
to: string, };

/**
 * What was asked of somebody and not answered yet.
 */
export type DutyRequest = { id: DutyChangeId, kind: DutyChangeKind, shift: ShiftId, service: Service, day: string, start: string, end: string, from_name: string, to: StaffId, to_name: string, 
/**
 * With [`DutyChangeKind::Swap`]: what the other gives.
 */
back_day: string | null, back_service: Service | null, back_start: string, back_end: string, reason: string, 
/**
 * Whether this session may answer it, or take it back.
 */
may_answer: boolean, may_withdraw: boolean, };

/**
 * A form as it is arranged.
 */
export type Edition = { title: string, 
/**
 * Words before the table; the survey has them.
 */
greeting: string, 
/**
 * Small print under it.
 */
note: string, sections: Array<EditionSection>, };

export type EditionAdopted = { case: CaseId, };

export type EditionAsked = { form: StationForm, 
/**
 * 0 for the one the program ships.
 */
number: number, };

export type EditionDrawn = { form: StationForm, edition: Edition, };

export type EditionEntry = { form: StationForm, edition: Edition, 
/**
 * The newest when it was taken up: somebody else's edition is not passed over unseen.
 */
was: number, };

export type EditionKept = { number: number, by_name: string, at: string, };

export type EditionLine = { 
/**
 * Which one it is; never changes. Empty for a field that was just added and is not kept yet.
 */
key: string, label: string, 
/**
 * What is meant by it, where the form says so.
 */
hint: string, 
/**
 * A field of the station's own.
 */
added: OwnField | null, };

export type EditionSection = { 
/**
 * Which one it is; never changes.
 */
key: string, 
/**
 * Empty where it goes on without a bar. Its number is counted when it is printed.
 */
title: string, lines: Array<EditionLine>, };

export type Editions = { 
/**
 * The newest; 0 where the station uses the form as the program ships it.
 */
number: number, edition: Edition, 
/**
 * The newest first.
 */
kept: Array<EditionKept>, };

export type EditionsAsked = { form: StationForm, };

/**
 * 预估: what the family has difficulty with.
 */
export type EducationConcern = "communication" | "discipline" | "learning" | "screens" | "emotion" | "absence" | "discord" | "grandparents" | "separation" | "misconduct";

/**
 * One goal of the plan, and what became of it.
 */
export type EducationGoal = { goal: string, state: GoalState, note: string, };

export type EducationOrigin = "family" | "station" | "school" | "court" | "procurator" | "police";

/**
 * Why somebody may take part.
 */
export type Eligibility = "guardian" | "order" | "family" | "couple" | "recommended";

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
child_age: string, state: EnrolmentState, 
/**
 * Whose place in a cohort it belongs to.
 */
member: MemberId | null, 
/**
 * It makes up for a lesson that was missed.
 */
makes_up: boolean, hidden: boolean, 
/**
 * Seen by break-glass only: it cannot be marked.
 */
looking: boolean, };

export type EnrolmentId = number;

export type EnrolmentSet = { id: EnrolmentId, state: EnrolmentState, };

export type EnrolmentState = "enrolled" | "attended" | "absent" | "withdrawn";

/**
 * What a room has.
 */
export type Equipment = "one_way_mirror" | "sandplay" | "video" | "play_corner" | "step_free";

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

export type EventKind = "opened" | "noted" | "amended" | "risk_changed" | "level_changed" | "handler_changed" | "team_changed" | "state_changed" | "services_changed" | "appointment_booked" | "appointment_moved" | "appointment_cancelled" | "appointment_attended" | "appointment_missed" | "note_written" | "class_enrolled" | "class_attended" | "class_missed" | "group_joined" | "group_attended" | "group_missed" | "group_left" | "printed" | "survey_entered" | "paper_entered" | "glass_broken" | "reported" | "contact_hidden" | "service_opened" | "service_changed" | "service_ended" | "moved" | "paused" | "merged" | "conferred" | "ordered" | "followed_up" | "protected" | "screened" | "exchanged" | "educated";

export type ExceptionAdded = { staff: StaffId, kind: ExceptionKind, from: string, to: string, start: string, end: string, note: string, };

export type ExceptionAsked = { id: ExceptionId, };

export type ExceptionId = number;

/**
 * How many hours that are booked already fall into a leave; a person moves them, nothing does so by itself.
 */
export type ExceptionKept = { id: ExceptionId, booked: number, };

export type ExceptionKind = "leave" | "extra";

/**
 * All that the page shows.
 */
export type ExchangeOverview = { 
/**
 * Where parcels were last written to; empty before the first.
 */
folder: string, stations: Array<StationLine>, };

/**
 * 不予受理的事项 (法释〔2011〕5号 4).
 */
export type ExcludedMatter = "identity" | "adoption" | "marriage";

/**
 * 女方的情形 (民法典 1082).
 */
export type Expecting = "no" | "pregnant" | "birth" | "termination";

/**
 * A case that can be merged into another.
 */
export type FamilyCase = { id: CaseId, code: string, parties: Array<string>, };

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
 * The order on record, of the same case; its meetings count towards it.
 */
order: GuidanceOrderId | null, 
/**
 * 接案: 来访情况、主诉、期望
 */
intake: string, 
/**
 * 指导对象
 */
learners: string, concerns: Array<EducationConcern>, 
/**
 * 预估: 主要问题
 */
assessment: string, 
/**
 * 指导前自评, 1 (很困难) – 10 (很好)
 */
before: number | null, 
/**
 * 指导计划
 */
plan: string, goals: Array<EducationGoal>, meetings: Array<Meeting>, 
/**
 * 指导后自评, 1–10
 */
after: number | null, 
/**
 * 结案: 效果
 */
result: string, };

/**
 * 家庭类型 (A.1, reconstructed; several may apply).
 */
export type FamilyKind = "ordinary" | "single_parent" | "remarried" | "left_behind" | "migrant" | "low_income" | "disability" | "empty_nest" | "lost_only_child" | "other";

export type FamilyLink = { id: KeyFamilyId, head: string, };

/**
 * 解决问题难度 / 需要帮扶力度 / 存在风险程度 (A.1; 5.5.3.1).
 */
export type FamilyRating = { difficulty: Grade | null, help: Grade | null, danger: Grade | null, };

export type FamilyState = "on" | "off_asked" | "off";

/**
 * An error that crosses the front door.
 */
export type Fault = { code: Code, message: string, fields: Array<FieldFault>, 
/**
 * With [`Code::TryLater`]: seconds until the next attempt is heard.
 */
wait_seconds: number | null, };

export type Feedback = { at: string, author: string, kind: FeedbackKind, text: string, };

export type FeedbackComment = { 
/**
 * Empty for one without.
 */
name: string, text: string, };

export type FeedbackEntry = { id: OrderId, version: number, text: string, 
/**
 * 申请销号
 */
answer: boolean, };

export type FeedbackId = number;

export type FeedbackItem = "useful" | "clear" | "suited" | "heard" | "overall";

/**
 * One entry under an order.
 */
export type FeedbackKind = "progress" | "answer" | "returned" | "closed";

export type FeedbackMean = { item: FeedbackItem, 
/**
 * In hundredths.
 */
mean: number, forms: number, };

export type FeedbackScore = { item: FeedbackItem, 
/**
 * 1–5, 5 best.
 */
score: number, };

/**
 * What is shown of the forms.
 */
export type FeedbackSum = { forms: number, anonymous: number, 
/**
 * Enough forms to show the averages; else `items` is empty.
 */
shown: boolean, items: Array<FeedbackMean>, 
/**
 * Those with a name, and once there are enough forms the others, in no order of theirs.
 */
comments: Array<FeedbackComment>, };

/**
 * What was written in a field of the station's own. Days are `2026-11-23`, several words one a line, grades `5` to `1`.
 */
export type FieldAnswer = { key: string, 
/**
 * As the field was called when it was filled in; so it can be read wherever the case goes.
 */
label: string, value: string, };

/**
 * One field that does not pass: its path in the request (`parties[0].id_number`) and why.
 */
export type FieldFault = { field: string, 
/**
 * A short code such as `required`, `checksum`, or with its limit `too_long:60`; worded in `ui/src/words`.
 */
why: string, };

/**
 * What a field of the station's own asks for.
 */
export type FieldKind = "text" | "long" | "date" | "one" | "many" | "rate";

export type FileKind = "parcel" | "card";

export type FilledPaper = { id: FilledPaperId, version: number, form: string, title: string, case: CaseId | null, case_code: string, day: string, entered_by_name: string, entered_at: string, 
/**
 * Typed in after the volume of its case was sealed.
 */
after_seal: boolean, 
/**
 * Whether this session may take it away again.
 */
mine: boolean, 
/**
 * Whether this session may correct it.
 */
open: boolean, };

export type FilledPaperFile = { paper: FilledPaper, body: PaperBody, scans: Array<Attachment>, };

/**
 * 手写后录入的一张表
 */
export type FilledPaperId = number;

export type Finding = { id: FindingId, campaign: CampaignId, campaign_title: string, 
/**
 * The version of the questions it was asked by.
 */
checklist: number, found_on: string, found_by: StaffId, found_by_name: string, area: string, head: string, address: string, phone: string, signs: Array<number>, kinds: Array<DisputeType>, colour: Risk | null, urgent: Urgent | null, remark: string, level: Level, 
/**
 * What became of it, where this session may know.
 */
case: CaseLink | null, family: FamilyLink | null, 
/**
 * 当场化解、不需立案: how; empty while open.
 */
settled: string, entered_at: string, version: number, };

/**
 * A household that is known already and may be the one at hand.
 */
export type FindingAlike = { kind: AlikeKind, 
/**
 * Of the case, the family or the finding.
 */
id: number, 
/**
 * The case's code, the family's area, the campaign's title.
 */
title: string, names: Array<string>, 
/**
 * `name`, `phone`, `address`.
 */
same: Array<string>, };

/**
 * One row of the quick entry.
 */
export type FindingEntry = { 
/**
 * `None` enters a new one.
 */
id: FindingId | null, version: number, campaign: CampaignId, found_on: string | null, 
/**
 * Whoever was at the door; `None`: whoever types.
 */
found_by: StaffId | null, area: string, 
/**
 * 户主姓名.
 */
head: string, address: string, phone: string, 
/**
 * Places of the ticked questions in the campaign's checklist, from 1.
 */
signs: Array<number>, kinds: Array<DisputeType>, 
/**
 * What the finder would call it; no colour of anything until a person decides.
 */
colour: Risk | null, 
/**
 * Reported at once (5.5.1.2).
 */
urgent: UrgentEntry | null, remark: string, 
/**
 * It is this family of the register, or this case's.
 */
family: KeyFamilyId | null, case: CaseId | null, };

export type FindingId = number;

export type FindingSaved = { id: FindingId, 
/**
 * The urgent report left for the station above; else it must be told by phone.
 */
sent_up: boolean, };

export type FindingSettled = { id: FindingId, note: string, };

export type FirstAdministrator = { name: string, password: string, 
/**
 * Further roles; `administrator` is added.
 */
roles: Array<Role>, };

/**
 * One attempt.
 */
export type FollowUp = { id: FollowUpId, person: PersonId | null, person_name: string, at: string, way: VisitWay, outcome: VisitOutcome, performance: VisitPerformance | null, 
/**
 * 5 very satisfied … 1 not at all.
 */
satisfaction: number | null, 
/**
 * 激化隐患
 */
danger: boolean, danger_note: string, findings: string, next_on: string | null, entered_by: string, entered_at: string, 
/**
 * What a lead decided on a danger.
 */
review: string, reviewed_by: string, reviewed_at: string | null, no_report: boolean, };

export type FollowUpEntry = { case: CaseId, 
/**
 * A party or a member of the household.
 */
person: PersonId | null, at: string, way: VisitWay, outcome: VisitOutcome, 
/**
 * Required when somebody was met.
 */
performance: VisitPerformance | null, satisfaction: number | null, danger: boolean, 
/**
 * Required with `danger`.
 */
danger_note: string, 
/**
 * Required when somebody was met.
 */
findings: string, 
/**
 * When to go again; required when nobody was there or it was put off.
 */
next_on: string | null, 
/**
 * A new colour; a person's decision, with why.
 */
risk: Risk | null, risk_reason: string, };

export type FollowUpId = number;

export type FollowUpPlan = { state: PlanState, 
/**
 * Between visits, by the colour unless a person set it.
 */
interval_days: number, by_colour: boolean, due: string | null, 
/**
 * Why it was changed or ended.
 */
reason: string, changed_by: string, changed_at: string | null, };

export type FormAsked = { 
/**
 * Its key.
 */
form: string, 
/**
 * `None` prints the blank form.
 */
case: CaseId | null, 
/**
 * Of which record; the newest where it is not said.
 */
record: number | null, };

/**
 * A form in the gallery.
 */
export type FormLine = { key: string, 
/**
 * As it is printed.
 */
title: string, set: FormSet, 
/**
 * The short number on the paper.
 */
code: number, 
/**
 * Which of the 13 parts of a volume.
 */
part: number | null, source: FormSource, 
/**
 * Whether what was written on it by hand is typed in.
 */
typed: boolean, 
/**
 * What it can be filled from, of the case that was asked for, the newest first.
 */
records: Array<FormRecord>, };

export type FormRecord = { id: number, 
/**
 * `None` for somebody to whom an envelope can go.
 */
day: string | null, 
/**
 * What tells it from the others, if anything does.
 */
about: string, };

/**
 * The shelves of the gallery.
 */
export type FormSet = "volume" | "counselling" | "education" | "petition" | "violence" | "other";

/**
 * Whose records fill it.
 */
export type FormSource = "blank" | "case" | "mediation" | "counselling" | "education" | "petition" | "report" | "warning" | "protection_order" | "movement" | "follow_up" | "station";

export type FormsAsked = { 
/**
 * With a case: which records of it each form can be filled from.
 */
case: CaseId | null, };

/**
 * A parcel or a card lying in a folder.
 */
export type FoundFile = { path: string, name: string, kind: FileKind, bytes: number, };

export type Gap = { 
/**
 * 0–480.
 */
minutes: number, };

export type GiveHomework = { 
/**
 * `None` gives a new one.
 */
id: HomeworkId | null, cohort: CohortId, class: ClassId | null, title: string, content: string, due: string | null, };

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

export type GoalState = "open" | "partly" | "reached" | "missed";

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

export type Group = { id: GroupId, title: string, service: Service, leader: StaffId, leader_name: string, co_leader: StaffId | null, co_leader_name: string, room: RoomId | null, room_name: string, mode: Mode, minutes: number, seats: number, 
/**
 * 对象
 */
audience: string, series: SeriesId, state: GroupState, 
/**
 * Why it ended.
 */
reason: string, members: number, 
/**
 * Suited, and without a seat yet.
 */
waiting: number, meetings: number, 
/**
 * The next meeting.
 */
next: string | null, version: number, };

/**
 * One group of the recovery key, read back from paper.
 */
export type GroupAnswer = { 
/**
 * 0-based.
 */
position: number, text: string, };

/**
 * Somebody on a case (case and person given), or whoever gives a name.
 */
export type GroupApplied = { group: GroupId, case: CaseId | null, person: PersonId | null, name: string, phone: string, 
/**
 * Of somebody under age.
 */
guardian: string, guardian_consent: GuardianConsent | null, };

export type GroupAsked = { id: GroupId, };

export type GroupClosed = { id: GroupId, version: number, reason: string, };

export type GroupEntry = { 
/**
 * `None` begins a group.
 */
id: GroupId | null, version: number, title: string, service: Service, leader: StaffId, co_leader: StaffId | null, room: RoomId | null, mode: Mode, 
/**
 * 10–480.
 */
minutes: number, 
/**
 * 2–40.
 */
seats: number, audience: string, };

export type GroupFile = { group: Group, members: Array<GroupMember>, meetings: Array<GroupMeeting>, 
/**
 * Whether this session screens, and may change the group: who leads it, and the lead of the station.
 */
may_run: boolean, 
/**
 * Whether this session writes notes here: who leads it.
 */
leads: boolean, };

export type GroupId = number;

export type GroupMeeting = { appointment: AppointmentId, start: string, end: string, room_name: string, state: AppointmentState, attendance: Array<Attendance>, };

export type GroupMember = { id: GroupMemberId, case: CaseId | null, case_code: string, person: PersonId | null, name: string, phone: string, safe_contact: string, guardian: string, guardian_consent: GuardianConsent, state: GroupMemberState, 
/**
 * What the screening found, or why they left: for those who decide about the group.
 */
reason: string, screened_by_name: string, screened_at: string | null, hidden: boolean, 
/**
 * Seen by break-glass only: nothing of it can be changed.
 */
looking: boolean, version: number, };

export type GroupMemberId = number;

export type GroupMemberState = "applied" | "unsuited" | "suited" | "member" | "left";

export type GroupSheetAsked = { group: GroupId, appointment: AppointmentId, };

export type GroupState = "open" | "closed";

export type GroupsAnswered = { answers: Array<GroupAnswer>, };

export type GroupsAsked = { 
/**
 * Those that ended as well.
 */
all: boolean, };

/**
 * 监护人是否同意
 */
export type GuardianConsent = "not_needed" | "given" | "waived";

export type GuidanceAsked = { case: CaseId, };

export type GuidanceEntry = { 
/**
 * `None` enters one.
 */
id: GuidanceOrderId | null, version: number, case: CaseId, person: PersonId, kind: GuidanceKind, issuer: string, number: string, ordered_on: string | null, received_on: string | null, lessons: number, hours: number, due: string | null, content: string, };

export type GuidanceKind = "court" | "procurator" | "police";

export type GuidanceOrder = { id: GuidanceOrderId, case: CaseId, case_code: string, 
/**
 * Who has to take guidance.
 */
person: PersonId, person_name: string, kind: GuidanceKind, issuer: string, number: string, ordered_on: string, received_on: string, 
/**
 * 0: it does not say how many.
 */
lessons: number, hours: number, due: string, content: string, state: GuidanceState, settled_on: string | null, settled_note: string, told_on: string | null, told_note: string, 
/**
 * Lessons the person was at since the order, sessions of an individual guidance among them.
 */
attended: number, 
/**
 * And how long these lasted, in minutes, as far as it is known.
 */
minutes: number, version: number, };

export type GuidanceOrderId = number;

export type GuidanceSettled = { id: GuidanceOrderId, version: number, 
/**
 * Anything but `running`, or `running` to take it back.
 */
state: GuidanceState, on: string | null, 
/**
 * Required unless it is fulfilled as it was asked for.
 */
note: string, };

export type GuidanceState = "running" | "fulfilled" | "unfulfilled" | "revoked";

export type HandIn = { homework: HomeworkId, member: MemberId, 
/**
 * `None` takes it back.
 */
on: string | null, note: string, };

export type HandOver = { hours: Array<HandOverHour>, lessons: Array<HandOverLesson>, 
/**
 * Hours of cases this session may not see: their teams move them.
 */
hidden: number, };

export type HandOverAsked = { from: StaffId, 
/**
 * Nobody yet: then only what there is.
 */
to: StaffId | null, outside_plan: boolean, 
/**
 * Only the hours that lie in this part of a day, as when somebody takes a turn of duty.
 */
within?: PartOfDay | null, };

export type HandOverHour = { id: AppointmentId, start: string, end: string, client: string, service: Service, 
/**
 * Why the other cannot take it; empty when they can.
 */
why: string, };

/**
 * A session of family education that somebody else would lead.
 */
export type HandOverLesson = { id: ClassId, start: string, end: string, theme: string, why: string, };

export type HandedOver = { from: StaffId, to: StaffId, ids: Array<AppointmentId>, lessons?: Array<ClassId>, reason: string, outside_plan: boolean, };

export type HandedTo = "nobody" | "practitioner" | "federation" | "unit";

export type HandlerSet = { id: CaseId, handler: StaffId, reason: string, };

export type HardshipRelief = { 
/**
 * 困难情况
 */
need: string, reliefs: Array<Relief>, };

export type Held = { id: HoldId, until: string, };

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
 * An hour kept for whoever fills in a booking.
 */
export type HoldAsked = { practitioner: StaffId, room: RoomId | null, start: string, minutes: number, 
/**
 * What it will be booked for, so that the minutes around it are kept as well.
 */
service?: Service | null, mode?: Mode | null, 
/**
 * Minutes on the way to a home, each way.
 */
travel?: number | null, };

export type HoldId = number;

export type Homework = { id: HomeworkId, 
/**
 * The lesson it was given in.
 */
class: ClassId | null, title: string, content: string, due: string | null, given_at: string, handed_in: number, };

export type HomeworkId = number;

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

export type IssuerTold = { id: GuidanceOrderId, version: number, on: string | null, 
/**
 * To whom and how, required.
 */
note: string, };

export type Item = { case: CaseRow | null, reason: AgendaReason, title: string, };

export type ItemCount = { item: SurveyItem, 
/**
 * How many gave 1, 2, 3, 4, 5.
 */
counts: [number, number, number, number, number], };

export type ItemEntry = { case: CaseId | null, reason: AgendaReason, 
/**
 * Required without a case.
 */
title: string, };

export type JoinAsked = { 
/**
 * What the file is called, without personal data.
 */
name: string, 
/**
 * Files made by [`batch`], base64; at most 100.
 */
files: Array<string>, };

/**
 * 保管期限
 */
export type Keep = "short" | "long" | "ever";

export type KeptApart = { case: CaseId, first: PersonId, second: PersonId, reason: string, 
/**
 * Last day; `None` until somebody ends it.
 */
until: string | null, };

export type KeyFamily = { row: KeyFamilyRow, people: Array<Member>, rating: FamilyRating, 
/**
 * Why it has its colour.
 */
risk_reason: string, measures: string, entered_at: string, findings: Array<Finding>, cases: Array<KeyFamilyCase>, 
/**
 * From screening to re-screening, the newest first.
 */
life: Array<LifeEntry>, version: number, };

export type KeyFamilyAdded = { id: KeyFamilyId, 
/**
 * Whether whoever entered it may look at it from now on.
 */
yours: boolean, };

export type KeyFamilyAmended = { id: KeyFamilyId, version: number, area: string, kinds: Array<FamilyKind>, types: Array<DisputeType>, rating: FamilyRating, measures: string, };

export type KeyFamilyAsked = { id: KeyFamilyId, };

export type KeyFamilyCase = { id: CaseId, code: string, main_type: DisputeType, risk: Risk, state: CaseState, opened_at: string, };

export type KeyFamilyEntry = { 
/**
 * What it grew from.
 */
finding: FindingId | null, 
/**
 * Its people are those of this case.
 */
case: CaseId | null, 
/**
 * The head first; none are needed where the case names them.
 */
people: Array<MemberEntry>, 
/**
 * 村/社区/网格.
 */
area: string, kinds: Array<FamilyKind>, types: Array<DisputeType>, rating: FamilyRating, risk: Risk | null, risk_reason: string, 
/**
 * `None`: 敏感 with violence or minors, else 普通.
 */
level: Level | null, handler: StaffId | null, measures: string, 
/**
 * When somebody looks again.
 */
due: string | null, };

export type KeyFamilyFilter = { 
/**
 * Part of a name, pinyin initials, or part of the area.
 */
text?: string | null, risk?: Risk | null, area?: string | null, handler?: StaffId | null, 
/**
 * `true`: on the register; `false`: taken off.
 */
on?: boolean | null, 
/**
 * `true`: only those to be looked at within a week.
 */
due?: boolean | null, };

export type KeyFamilyHandlerSet = { id: KeyFamilyId, handler: StaffId, reason: string, };

export type KeyFamilyId = number;

export type KeyFamilyLevelSet = { id: KeyFamilyId, level: Level, reason: string, };

/**
 * 再走访: what was seen, and when next.
 */
export type KeyFamilyLooked = { id: KeyFamilyId, day: string | null, note: string, due: string | null, };

export type KeyFamilyOffAnswered = { id: KeyFamilyId, approved: boolean, 
/**
 * Required when it is refused.
 */
note: string, };

export type KeyFamilyReason = { id: KeyFamilyId, reason: string, };

/**
 * A colour, a level or a responsible person, each with why.
 */
export type KeyFamilyRiskSet = { id: KeyFamilyId, risk: Risk, reason: string, };

export type KeyFamilyRow = { id: KeyFamilyId, 
/**
 * 户主.
 */
head: string, area: string, kinds: Array<FamilyKind>, types: Array<DisputeType>, risk: Risk, level: Level, state: FamilyState, handler: StaffId, handler_name: string, due: string | null, };

/**
 * For how many.
 */
export type Kind = "individual" | "couple" | "family" | "joint" | "group";

export type KnownFrom = { id: CaseId, code: string, opened_at: string, };

export type Lack = "consent_pending" | "report_missing" | "obligations_running" | "appointments_open" | "referral_open" | "services_open" | "ways_untold" | "prompts_untold" | "follow_up_missing" | "follow_up_ill" | "volume_incomplete";

export type Lacking = { lack: Lack, 
/**
 * Without it the case stays out of the archive.
 */
required: boolean, 
/**
 * Work that goes on: whoever calls the case settled is asked how.
 */
work: boolean, count: number, 
/**
 * The tab of the case page where it is mended; empty for the overview.
 */
tab: string, };

/**
 * What is spoken besides 普通话, or instead of it.
 */
export type Language = "mandarin" | "local" | "wu" | "cantonese" | "min" | "hakka" | "southwestern" | "sign" | "minority" | "foreign";

/**
 * Where a rule stands.
 */
export type Law = "mediation" | "mediation_rules" | "civil_code" | "petition" | "legal_aid" | "minors" | "violence" | "family_education" | "standard" | "custom";

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
 * A session on the calendar: nobody who comes to it is named.
 */
export type LessonHour = { class: ClassId, theme: string, form: ClassForm, instructor: StaffId | null, room: RoomId | null, place: string, start: string, end: string, };

/**
 * A seat of a member in a lesson of the cohort, or in one elsewhere that makes up for a missed one.
 */
export type LessonMark = { enrolment: EnrolmentId, class: ClassId, state: EnrolmentState, 
/**
 * The lesson that was missed, where this one makes up for it.
 */
makes_up: EnrolmentId | null, theme: string, start: string, };

export type LessonPlan = { theme: string, start: string | null, minutes: number, 
/**
 * Who teaches, where it is not one of the station.
 */
instructor: string, instructor_id: StaffId | null, place: string, room: RoomId | null, };

export type LetMeet = { id: NoContactId, reason: string, };

/**
 * 保密等级 (5.6.4), the least first.
 */
export type Level = "normal" | "sensitive" | "strict";

export type LevelSet = { id: CaseId, level: Level, reason: string, };

export type LifeEntry = { at: string, kind: LifeKind, by_name: string, 
/**
 * With [`LifeKind::Case`].
 */
event: EventKind | null, case: CaseLink | null, from: string, to: string, note: string, };

/**
 * One point on a family's line of life; `from` and `to` are codes or names as the kind says.
 */
export type LifeKind = "screened" | "registered" | "amended" | "rated" | "risk_changed" | "level_changed" | "handler_changed" | "looked" | "off_asked" | "off_refused" | "taken_off" | "put_back" | "case";

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

/**
 * What one practitioner did, and was supervised for, in some days.
 */
export type Load = { staff: StaffId, name: string, 
/**
 * Hours held, and their minutes.
 */
held: number, minutes: number, 
/**
 * Different people seen on record.
 */
clients: number, no_shows: number, late_cancelled: number, 
/**
 * Begun, and nobody has said what became of it.
 */
unrecorded: number, 
/**
 * Held without a note on it.
 */
without_note: number, 
/**
 * Still to come, from now on.
 */
coming: number, 
/**
 * Cases one handles that are open now.
 */
open_cases: number, supervised_minutes: number, };

export type LoadAsked = { from: string, to: string, };

export type MakeUp = { 
/**
 * The seat in the lesson that was missed.
 */
missed: EnrolmentId, class: ClassId, };

/**
 * A day marked by the list of holidays.
 */
export type MarkedDay = { day: string, name: string, off: boolean, };

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

export type MaterialKind = "text" | "paper" | "handout";

/**
 * 经济困难状况
 */
export type MeansTest = "not_needed" | "shown" | "exempt" | "missing";

/**
 * 措施 (反家暴 29; 法释〔2022〕17号 10)
 */
export type Measure = "violence" | "harassing" | "following" | "contact" | "move_out" | "other";

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

export type Meet = { path: string, text: string, 
/**
 * A row of the directory made by hand that is this station.
 */
same_as: StationId | null, };

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
content: string, result: string, 
/**
 * How long it took, where that is asked for: an order to take guidance counts hours.
 */
minutes: number | null, };

export type MeetingsAsked = { group: GroupId, first: string, 
/**
 * 1 for every week, 2 for every other; at most 8.
 */
every_weeks: number, 
/**
 * 1–26.
 */
times: number, outside_plan: boolean, };

export type MeetingsPlanned = { group: GroupId, starts: string[], outside_plan: boolean, };

export type Member = { relation: string, person: Person, };

export type MemberAdmitted = { id: GroupMemberId, version: number, 
/**
 * Why a lead lets two people sit together who must not meet; nobody else may.
 */
decision?: string | null, };

export type MemberAttended = { appointment: AppointmentId, member: GroupMemberId, state: AttendanceState, };

/**
 * A member of the household who is not a party.
 */
export type MemberEntry = { person: PersonEntry, 
/**
 * 与户主关系, GB/T 4761.
 */
relation: string | null, };

export type MemberId = number;

export type MemberLeft = { id: GroupMemberId, version: number, reason: string, };

export type MemberNoteAsked = { id: AttendanceId, };

export type MemberNoteRead = { text: string, 
/**
 * Everybody who may read it, the author among them; empty before the first save.
 */
readers: Array<Reader>, };

/**
 * 个人记录: what a leader keeps of one member in one meeting.
 */
export type MemberNoteSaved = { id: AttendanceId, text: string, };

export type MemberNoteShared = { id: AttendanceId, 
/**
 * Whom else to let read; who is left out no longer may.
 */
readers: Array<StaffId>, };

export type MemberScreened = { id: GroupMemberId, version: number, suited: boolean, reason: string, };

export type MemberState = "waiting" | "offered" | "enrolled" | "left";

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
 * 会议纪要; writing them says that it was held.
 */
export type MinutesEntry = { id: ConferenceId, version: number, held_at: string, present: Array<Attendant>, 
/**
 * 总体情况
 */
overview: string, 
/**
 * 复杂案例
 */
complex: string, 
/**
 * 重大隐患
 */
dangers: string, 
/**
 * 下阶段工作
 */
next_work: string, 
/**
 * As of [`ConferenceEntry`].
 */
outsiders: boolean, };

/**
 * 方式
 */
export type Mode = "in_person" | "online" | "phone" | "home";

export type MonthAsked = { 
/**
 * `2026-11`
 */
month: string, };

/**
 * What most bookings leave as it is.
 */
export type More = { kind: Kind | null, 
/**
 * Others of the case who come as well.
 */
others: Array<PersonId>, 
/**
 * 匿名初谈: no name, no telephone, no record.
 */
anonymous: boolean, guardian: string, guardian_consent: GuardianConsent | null, 
/**
 * Minutes on the way to a home, each way; the station's usual ones when not given.
 */
travel: number | null, 
/**
 * What the room must have.
 */
equipment: Array<Equipment>, 
/**
 * Only asked for: somebody confirms it later.
 */
request: boolean, 
/**
 * Agreed to book for somebody who missed too many hours.
 */
despite_no_shows: boolean, };

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

/**
 * 禁止接触 between two people.
 */
export type NoContact = { id: NoContactId, first: PersonId, first_name: string, second: PersonId, second_name: string, 
/**
 * From this order, and ending with it; `None` when a person set it.
 */
order: ProtectionOrderId | null, reason: string, from: string, until: string | null, set_by: StaffId, set_by_name: string, ended_on: string | null, end_reason: string, 
/**
 * It holds today.
 */
holds: boolean, 
/**
 * Hours of this case, booked already, at which the two would meet: to be moved.
 */
clashes: string[], };

export type NoContactId = number;

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
export type Noun = "desk" | "cases" | "people" | "appointments" | "classes" | "surveys" | "drafts" | "staff" | "rooms" | "stations" | "reports" | "backups" | "services" | "movements" | "obligations" | "followups" | "conferences" | "orders" | "units" | "screening" | "protection" | "exchange" | "schedule" | "waiting" | "courses" | "cohorts" | "guidance" | "care" | "duty" | "groups" | "volumes" | "editions" | "papers";

export type Nudge = { id: number, case: CaseId | null, case_code: string, order: OrderId | null, text: string, sender_staff: StaffId | null, sender: string, receiver: StaffId | null, receiver_name: string, from_station: StationId | null, to_station: StationId | null, sent_at: string, seen_at: string | null, answer: string, answered_at: string | null, 
/**
 * To the person asking, and not answered.
 */
waits_for_me: boolean, };

export type NudgeAnswer = { id: number, 
/**
 * Blank: seen, no more.
 */
text: string, };

export type NudgeEntry = { case: CaseId | null, order: OrderId | null, to: StaffId | null, to_station: StationId | null, 
/**
 * 1–300 characters.
 */
text: string, };

/**
 * One clock.
 */
export type Obligation = { id: ObligationId, 
/**
 * `None` without a case, or where the case is closed to whoever owes it.
 */
case: CaseId | null, code: string, 
/**
 * At most three.
 */
parties: Array<string>, noun: Noun, record: number, rule: Rule, law: Law, article: string, count: number | null, unit: TermUnit | null, at: string, due: string, 
/**
 * The last day before it rolled over.
 */
last_day: string | null, 
/**
 * The holiday that the last day fell on; empty for a day of rest without a name; `None`: it did not roll.
 */
rested: string | null, 
/**
 * Days it was extended and stood still.
 */
moved: number, missing_year: number | null, 
/**
 * Every lead owes it.
 */
lead: boolean, owner: StaffId | null, owner_name: string, 
/**
 * Stands still now, while the case is suspended.
 */
stopped: boolean, when: When, met: string | null, 
/**
 * An extension may be asked for; so many days in all.
 */
extends_most: number | null, both_ask: boolean, };

export type ObligationCounts = { overdue: number, today: number, week: number, later: number, };

export type ObligationId = number;

export type ObligationPage = { counts: ObligationCounts, 
/**
 * The most urgent first.
 */
rows: Array<Obligation>, 
/**
 * Whether more follow.
 */
more: boolean, 
/**
 * Years in which something ends and that have no list of holidays.
 */
missing_years: Array<number>, };

export type ObligationsAsked = { whose: Whose, when: When | null, rule: Rule | null, 
/**
 * Only those that need a year's list that is not there.
 */
missing_year: boolean, 
/**
 * How many rows to leave out, and how many to give at most (1–200).
 */
skip: number, limit: number, };

/**
 * Weekly time that is not to be had: a break, or with a place the hours at another station.
 */
export type OffHours = { 
/**
 * 1 Monday … 7 Sunday.
 */
weekday: number, start: string, end: string, 
/**
 * Another station, 乡镇站点; empty for a break.
 */
place: string, 
/**
 * Minutes on the way there and back again, each.
 */
travel: number, };

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

export type Offered = { id: WaitingId, version: number, practitioner: StaffId, room: RoomId | null, start: string, 
/**
 * Until when the hour is kept for them.
 */
answer_by: string, };

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

/**
 * Where in the open record a phone or an address may have been written down.
 */
export type OpenPlace = "facts" | "risk_reason" | "consent_note" | "details" | "prompt" | "timeline" | "safe_contact" | "person" | "appointment" | "service" | "report" | "followup" | "survey" | "enrolment";

/**
 * Minutes since midnight.
 */
export type OpenSpan = { from: number, to: number, };

export type Opened = { id: CaseId, 
/**
 * 一事一码.
 */
code: string, };

export type Order = { id: OrderId, case: CaseId | null, case_code: string, number: string, origin: OrderOrigin, authority: string, document: string, matter: string, asked: string, due: string, responsible: StaffId | null, responsible_name: string, issued_by: StaffId | null, issuer: string, issued_at: string, from_station: StationId | null, to_station: StationId | null, 
/**
 * The other station's name.
 */
station_name: string, state: OrderState, closed_at: string | null, closed_by: string, closed_note: string, overdue: boolean, version: number, };

export type OrderApplication = { case: CaseId, applicant: PersonId, respondent: PersonId, relation: OrderRelation, proxy: Proxy | null, proxy_name: string, proxy_reason: ProxyReason | null, 
/**
 * With [`ProxyReason::Frail`]: it is the person's own will.
 */
willing: boolean, court: string, grounds: string, applied_at: string, urgent: boolean, };

export type OrderAsked = { id: OrderId, };

export type OrderAssigned = { id: OrderId, version: number, responsible: StaffId, };

export type OrderDecision = { id: ProtectionOrderId, version: number, granted: boolean, decided_at: string, 
/**
 * 案号
 */
number: string, measures: Array<Measure>, other_measure: string, 
/**
 * Last day; at most six months from the decision (反家暴 30).
 */
until: string | null, 
/**
 * Why it was refused.
 */
reason: string, };

export type OrderEntry = { case: CaseId | null, origin: OrderOrigin, 
/**
 * Name of the authority; required from above.
 */
authority: string, 
/**
 * 文号; its number, from above.
 */
document: string, 
/**
 * 事项
 */
matter: string, 
/**
 * 要求
 */
asked: string, due: string | null, responsible: StaffId | null, 
/**
 * Another station, which names its own responsible.
 */
to_station: StationId | null, };

export type OrderFile = { order: Order, feedback: Array<Feedback>, 
/**
 * Whether the person asking may sign it off.
 */
may_sign: boolean, 
/**
 * Whether the person asking may say what was done.
 */
may_answer: boolean, };

export type OrderId = number;

export type OrderOrigin = "lead" | "above" | "station";

/**
 * 双方关系
 */
export type OrderRelation = "spouse" | "parent_child" | "relative" | "lives_together" | "former_spouse" | "dating";

export type OrderState = "open" | "answered" | "closed";

export type OrderStep = { id: number, kind: OrderStepKind, day: string, until: string | null, note: string, entered_by: string, entered_at: string, };

/**
 * What happens to an order beside its decision.
 */
export type OrderStepKind = "served_applicant" | "served_respondent" | "told_police" | "told_village" | "review_asked" | "review_declined" | "review_kept" | "varied" | "extended" | "renewal_declined" | "revoked" | "withdrawn" | "breached";

export type OrderStepTaken = { id: ProtectionOrderId, version: number, kind: OrderStepKind, day: string, note: string, 
/**
 * With [`OrderStepKind::Extended`]: the new last day.
 */
until: string | null, 
/**
 * With [`OrderStepKind::Varied`]: what holds now.
 */
measures: Array<Measure>, other_measure: string, };

export type OrdersAsked = { 
/**
 * Those I owe.
 */
mine: boolean, open: boolean, };

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
 * What became of it; `confirmed` takes a mistaken mark back.
 */
state: AppointmentState, 
/**
 * With `no_show`: who did not come, the client when not given.
 */
absent?: Absent | null, };

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

export type OwnCalendarAsked = { from: string, 
/**
 * Last day, included; at most 62 days after `from`.
 */
to: string, };

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
 * Counts of an item of the station's own.
 */
export type OwnCount = { label: string, 
/**
 * How many gave 1, 2, 3, 4, 5.
 */
counts: [number, number, number, number, number], };

export type OwnField = { kind: FieldKind, 
/**
 * The words offered by `one` and `many`.
 */
options: Array<string>, };

/**
 * What the station calls its colours (普陀: 黄 is 困境, 橙 婚姻, 红 家暴); empty: the plain word.
 */
export type Palette = { red: string, orange: string, yellow: string, green: string, };

/**
 * 回执 of a unit or of a station on paper.
 */
export type PaperAnswer = { id: MovementId, accepted: boolean, day: string, who: string, 
/**
 * Required of a refusal.
 */
reason: string, };

export type PaperAsked = { id: FilledPaperId, };

/**
 * What stands on it: places by their key, rows of tables by the key of their list. Several ticked words stand one a line.
 */
export type PaperBody = { places: { [key in string]: string }, rows: { [key in string]: Array<{ [key in string]: string }> }, };

export type PaperCodeAsked = { 
/**
 * What the code on a paper says (`JIAHE:503:330921A-2026-00012`), or the number printed under it.
 */
code: string, };

export type PaperEntry = { 
/**
 * `None` for a new one.
 */
id: FilledPaperId | null, version: number, form: string, case: CaseId | null, 
/**
 * When it was written, as the paper says.
 */
day: string | null, body: PaperBody, };

/**
 * Which form it is, and of which case.
 */
export type PaperFound = { 
/**
 * `registration` and `survey` have pages of their own.
 */
form: string, case: CaseId | null, };

export type PaperLeaving = { papers: Array<PaperOf>, way: PaperWay, 
/**
 * For a printer.
 */
job: PrintJob | null, };

export type PaperLeft = { papers: Array<PaperOf>, way: PaperWay, 
/**
 * Of a print job: `1-3,5`; empty for all. Only a paper whose pages all left counts as printed.
 */
pages: string, 
/**
 * False where the printer or the disk refused it, or whoever prints thought better of it.
 */
gone: boolean, };

/**
 * What comes next on the paper.
 */
export type PaperLine = { "is": "heading", words: string, } | { "is": "place", place: PaperPlace, } | { "is": "rows", list: string, 
/**
 * What the paper calls one of them, `{n}` for its number (`第{n}次调解`); empty where it only counts.
 */
name: string, least: number, places: Array<PaperPlace>, };

/**
 * What a paper is, told again when it leaves.
 */
export type PaperOf = { 
/**
 * The key of its form.
 */
form: string, 
/**
 * Whose it is: of a case it is on the timeline of the case; `Desk` for a blank one.
 */
noun: Noun, id: number, 
/**
 * How many pages it has in the file, in which they lie in this order.
 */
pages: number, };

/**
 * A place to be filled in.
 */
export type PaperPlace = { key: string, 
/**
 * What stands before it on the paper.
 */
label: string, kind: PlaceKind, options: Array<string>, };

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

/**
 * A form as it is typed in.
 */
export type PaperSheet = { key: string, title: string, code: number, 
/**
 * Which of the 13 parts of a volume.
 */
part: number | null, lines: Array<PaperLine>, };

export type PaperSheetAsked = { form: string, };

/**
 * How a paper leaves.
 */
export type PaperWay = "printer" | "file" | "viewer";

export type PapersAsked = { 
/**
 * `None` for those of no case.
 */
case: CaseId | null, };

/**
 * Days, unless said otherwise.
 */
export type Parameters = { 
/**
 * 告诫书 → 查访 (反家庭暴力法 17).
 */
warning_visit_days: number, 
/**
 * The first visit after an agreement.
 */
first_visit_days: number, red_days: number, orange_days: number, yellow_days: number, green_days: number, palette: Palette, };

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

export type PartOfDay = { day: string, 
/**
 * `09:00`
 */
start: string, end: string, };

/**
 * How far a part has come.
 */
export type PartState = "scanned" | "typed" | "printed" | "ready" | "missing";

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
 * A path on this PC: an existing folder, or a file.
 */
export type PathAsked = { path: string, };

/**
 * One application, and what became of it.
 */
export type Pause = { id: PauseId, case: CaseId, kind: PauseKind, 
/**
 * Which clock is extended.
 */
rule: Rule | null, record: number | null, days: number | null, 
/**
 * Last day of the suspension.
 */
until: string | null, both_ask: boolean, reason: string, applicant: StaffId, applicant_name: string, applied_at: string, state: PauseState, decided_by: string, decided_at: string | null, answer: string, ended_by: string, ended_at: string | null, end_reason: string, };

export type PauseApplied = { case: CaseId, kind: PauseKind, 
/**
 * The clock to extend.
 */
obligation: ObligationId | null, 
/**
 * How many days longer.
 */
days: number | null, 
/**
 * Last day of the suspension.
 */
until: string | null, 
/**
 * Both parties ask for it (调解期限: 司法部令第75号 33).
 */
both_ask: boolean, reason: string, };

export type PauseDecided = { id: PauseId, approve: boolean, 
/**
 * Required when refused.
 */
answer: string, };

export type PauseEnded = { id: PauseId, reason: string, };

export type PauseId = number;

export type PauseKind = "suspension" | "extension";

export type PauseState = "asked" | "approved" | "refused" | "withdrawn" | "ended";

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

export type PictureFormat = "jpeg" | "png" | "pdf";

export type PlaceAnswer = "accepts" | "declines" | "later";

export type PlaceAnswered = { member: MemberId, answer: PlaceAnswer, };

export type PlaceKind = "text" | "long" | "date" | "choice";

export type PlaceOffer = { member: MemberId, 
/**
 * Until when the place is kept.
 */
answer_by: string, };

export type PlaceOffered = { code: string, name: string, has_children: boolean, };

export type PlacesAsked = { 
/**
 * `None` lists the provinces.
 */
parent: string | null, };

/**
 * 处置方案 of a case.
 */
export type Plan = { case: CaseId, conference: ConferenceId, kind: ConferenceKind, number: string, study: string, decision: string, made_by: string, made_at: string, };

export type PlanAsked = { from: string, 
/**
 * Last day, included; at most 62 days after `from`.
 */
to: string, };

export type PlanClosed = { case: CaseId, reason: string, };

/**
 * A day, or days, on which the weekly plan does not hold.
 */
export type PlanException = { id: ExceptionId, kind: ExceptionKind, from: string, to: string, 
/**
 * Both empty for the whole day.
 */
start: string, end: string, note: string, };

export type PlanSet = { case: CaseId, 
/**
 * 1–365; `None`: by the colour.
 */
interval_days: number | null, next_on: string | null, reason: string, };

export type PlanState = "none" | "proposed" | "running" | "closed";

export type PlanTold = { days: Array<PlannedDay>, marked: Array<MarkedDay>, };

/**
 * When somebody can be had on one day, everything considered but what is booked.
 */
export type PlannedDay = { staff: StaffId, day: string, open: Array<OpenSpan>, leave: boolean, };

/**
 * What the calendar knows of a practitioner beside the weekly hours.
 */
export type Practitioner = { staff: StaffId, sex: Sex | null, languages: Array<Language>, 
/**
 * How long before an hour it must be booked.
 */
lead_minutes: number, 
/**
 * How far ahead one may book.
 */
horizon_days: number, 
/**
 * The weekly plan holds on statutory holidays as well.
 */
works_holidays: boolean, off_hours: Array<OffHours>, 
/**
 * Those that are not over for a month.
 */
exceptions: Array<PlanException>, };

export type PractitionerSet = { staff: StaffId, sex: Sex | null, languages: Array<Language>, lead_minutes: number, horizon_days: number, works_holidays: boolean, off_hours: Array<OffHours>, };

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
 * What is asked of a printer.
 */
export type PrintJob = { printer: string, 
/**
 * 1 to 99.
 */
copies: number, 
/**
 * `1-3,5`; empty for all.
 */
pages: string, grey: boolean, };

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
base64: string, pages: number, 
/**
 * What it is, for [`leaving`] and [`left`]; nothing for what is only looked at.
 */
papers: Array<PaperOf>, 
/**
 * Something on it could not be printed: `〓` stands there.
 */
replaced: boolean, };

export type PrinterAsked = { 
/**
 * The key of the form.
 */
form: string, };

/**
 * How a form was printed last.
 */
export type PrinterKept = { printer: string, 
/**
 * Without colour.
 */
grey: boolean, };

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

export type PromptTold = { case: CaseId, prompt: DangerPrompt, 
/**
 * Done: when, where and by whom are required. Not wanted or not needed: why.
 */
done: boolean, told_at: string | null, place: string, told_by: string, note: string, };

/**
 * One of the mandatory prompts, and what came of it.
 */
export type Prompted = { prompt: DangerPrompt, 
/**
 * The case calls for it: violence, a danger sign, a minor.
 */
needed: boolean, 
/**
 * `None` while nobody has answered.
 */
done: boolean | null, told_at: string | null, place: string, told_by: string, note: string, 
/**
 * A warning or an order was breached since: to be asked again.
 */
again: boolean, };

export type ProposalAsked = { case: CaseId, };

/**
 * Why a service is proposed.
 */
export type ProposalReason = "asked" | "type_marriage" | "type_property" | "type_violence" | "type_minors" | "type_support" | "type_education" | "type_psychology" | "danger" | "high_risk" | "channel" | "hardship";

/**
 * Everything about safety on one case.
 */
export type Protection = { 
/**
 * The prompts this case calls for, and any other that was answered, in the order of the terms.
 */
prompts: Array<Prompted>, warnings: Array<Warning>, orders: Array<ProtectionOrder>, no_contacts: Array<NoContact>, 
/**
 * Minutes that no-contact keeps between two people's hours at the station.
 */
gap: number, };

/**
 * 人身安全保护令
 */
export type ProtectionOrder = { id: ProtectionOrderId, applicant: PersonId, applicant_name: string, respondent: PersonId, respondent_name: string, relation: OrderRelation, proxy: Proxy | null, proxy_name: string, proxy_reason: ProxyReason | null, court: string, grounds: string, applied_at: string, urgent: boolean, state: ProtectionState, 
/**
 * Until when the court must decide: 72 hours, urgent 24, never rolled over (反家暴 28).
 */
decide_by: string, decided_at: string | null, number: string, measures: Array<Measure>, other_measure: string, 
/**
 * Why it was refused.
 */
reason: string, from: string | null, until: string | null, 
/**
 * It binds today.
 */
in_force: boolean, steps: Array<OrderStep>, version: number, };

export type ProtectionOrderId = number;

export type ProtectionState = "applied" | "granted" | "refused" | "withdrawn" | "revoked";

/**
 * Who applies in the person's place (反家暴 23; 法释〔2022〕17号 2).
 */
export type Proxy = "kin" | "police" | "womens_federation" | "village_committee" | "shelter" | "civil_affairs" | "disabled_federation" | "elders_organisation";

/**
 * Why the person does not apply in person.
 */
export type ProxyReason = "incapable" | "coerced" | "frail";

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

export type Rate = { member: MemberId, moment: RatingMoment, 
/**
 * Every item once; what was rated before is replaced.
 */
scores: Array<RatingScore>, };

export type RatedItem = { item: RatingItem, 
/**
 * Means in hundredths.
 */
before: number, after: number, };

/**
 * The cohort's ratings together: of few pairs nothing is shown but how many.
 */
export type RatedTogether = { 
/**
 * Members who rated themselves before and after.
 */
pairs: number, shown: boolean, items: Array<RatedItem>, };

export type RatingItem = "listen" | "calm" | "rules" | "together" | "agree" | "help";

export type RatingMoment = "before" | "after";

export type RatingScore = { item: RatingItem, 
/**
 * 1 (几乎没有) – 5 (总是).
 */
score: number, };

/**
 * Who may read a compartment.
 */
export type Reader = { staff: StaffId, name: string, };

export type ReadersNamed = { id: number, readers: Array<StaffId>, };

export type Recomputed = { 
/**
 * Cases and records whose clocks had to be put right.
 */
changed: number, };

/**
 * A new recovery key opens everything: whoever makes one says their own password again.
 */
export type RecoveryRenewed = { password: string, };

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

export type Reschedule = { id: AppointmentId, version: number, practitioner: StaffId, room: RoomId | null, start: string, minutes: number, reason: string, outside_plan: boolean, 
/**
 * How much of its series moves along, by as much.
 */
scope?: SeriesScope | null, 
/**
 * Why a lead lets two people come who must not meet; nobody else may.
 */
decision?: string | null, };

/**
 * What was here before lies in a `kept-` folder; what was entered after `from`, who left and which passwords
 * were set since then is no longer here.
 */
export type Restored = { at: string, 
/**
 * When the backup was made.
 */
from: string, };

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

export type Room = { id: RoomId, name: string, capacity: number, equipment: Array<Equipment>, active: boolean, };

export type RoomEntry = { 
/**
 * `None` adds a room.
 */
id: RoomId | null, name: string, capacity: number, 
/**
 * What is there stays when not given.
 */
equipment?: Array<Equipment> | null, active: boolean, };

export type RoomId = number;

export type Roster = { turns: Array<Turn>, requests: Array<DutyRequest>, needs: Array<DutyNeed>, 
/**
 * Holidays and days worked to make up for one.
 */
marked: Array<MarkedDay>, };

export type RosterAsked = { from: string, 
/**
 * Last day, included; at most 62 days after `from`.
 */
to: string, };

/**
 * Which clock. How long it runs, its unit and its article stand in the table of rules.
 */
export type Rule = "mediation_month" | "performance" | "judicial_confirmation" | "divorce_withdrawal" | "divorce_certificate" | "petition_notice" | "petition_answer" | "legal_aid_decision" | "legal_aid_assignment" | "mandatory_report" | "escalation_report" | "protection_decision" | "protection_decision_urgent" | "protection_renewal" | "protection_review" | "warning_visit" | "follow_up" | "town_report" | "movement_answer" | "conference_task" | "order" | "counselling_note" | "resolution" | "service_step" | "danger_review" | "pause_decision" | "guidance_order" | "guidance_report";

/**
 * One line of the table.
 */
export type RuleLine = { rule: Rule, 
/**
 * `None`: the record names the day.
 */
count: number | null, unit: TermUnit | null, rolls: boolean, 
/**
 * Whether suspension stops it. What a statute gives to others, the station cannot stop.
 */
stops: boolean, 
/**
 * How many days an extension may add in all; `None`: it cannot be extended.
 */
extends_most: number | null, 
/**
 * Only both parties together can ask for the extension.
 */
both_ask: boolean, law: Law, 
/**
 * The article's number, or the clause; empty for a custom.
 */
article: string, 
/**
 * The limit is a station parameter.
 */
local: boolean, };

/**
 * What the lead, and each handler, must see to.
 */
export type SafetyBoard = { rows: Array<SafetyRow>, };

export type SafetyMatter = "decision" | "prompts" | "visit" | "ending";

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

/**
 * One line of it, by what presses most.
 */
export type SafetyRow = { what: SafetyMatter, case: CaseId, code: string, handler_name: string, 
/**
 * By when.
 */
by: string | null, 
/**
 * With prompts: how many are unanswered.
 */
count: number, };

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

export type ScanAdded = { of: ScanOf, 
/**
 * PDF, JPEG or PNG. What the file was called is not asked for.
 */
base64: string, };

export type ScanAsked = { of: ScanOf, scan: AttachmentId, };

/**
 * Of what a scan is.
 */
export type ScanOf = { "is": "paper", id: FilledPaperId, } | { "is": "survey", id: SurveyId, };

export type ScansAsked = { of: ScanOf, };

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
 * A scale filled in by the client.
 */
export type Screening = { scale: Scale, on: string, 
/**
 * 0–3 each, as many as the scale has items.
 */
answers: Array<number>, note: string, };

/**
 * On the workbench.
 */
export type ScreeningToday = { campaigns: Array<Campaign>, 
/**
 * Not yet taken note of.
 */
urgents: Array<Urgent>, 
/**
 * With signs of danger and nothing come of them: the lead's, and of whoever found or entered them.
 */
grave: Array<Finding>, 
/**
 * One's own families to be looked at within a week.
 */
due: Array<KeyFamilyRow>, 
/**
 * Applications to be answered; the lead's.
 */
off_asked: Array<KeyFamilyRow>, };

export type Sealed = { digest: string, pages: number, keep: Keep, by_name: string, at: string, };

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

/**
 * As what somebody sits in a conference (5.5.2.2).
 */
export type Seat = "federation_chair" | "leading_group" | "mediator" | "lawyer" | "psychologist" | "marriage_counsellor" | "family_educator" | "police" | "civil_affairs" | "justice" | "recorder" | "other";

export type SelfRating = { moment: RatingMoment, scores: Array<RatingScore>, sum: number, };

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

export type SeriesAsked = { 
/**
 * The first hour.
 */
booking: Booking, 
/**
 * 1 for every week, 2 for every other; at most 8.
 */
every_weeks: number, 
/**
 * 2–52.
 */
times: number, };

/**
 * The hours of a series as agreed on after the preview.
 */
export type SeriesBooked = { booking: Booking, starts: string[], };

/**
 * One hour of a series before anything is saved.
 */
export type SeriesHour = { start: string, end: string, 
/**
 * Why it cannot be had; empty when it can.
 */
why: string, 
/**
 * Hours near it that can, of the same practitioner.
 */
instead: Array<Slot>, };

export type SeriesId = number;

/**
 * How much of a series a change is about.
 */
export type SeriesScope = "one" | "following" | "all";

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

/**
 * What a service is booked like.
 */
export type ServiceRule = { service: Service, minutes: number, 
/**
 * Minutes kept free before and after.
 */
before: number, after: number, modes: Array<Mode>, kinds: Array<Kind>, };

export type ServiceSaved = { id: ServiceRecordId, version: number, assigned: StaffId | null, unit: string, person: PersonId | null, client: string, client_phone: string, summary: string, next_step: string, next_on: string | null, body: ServiceBody, };

/**
 * Everything in the compartment of one record.
 */
export type ServiceSheets = { screenings: Array<Screening>, outside: Array<OutsideScore>, crises: Array<CrisisForm>, plan: SafetyPlan | null, };

export type ServiceState = "open" | "ended" | "stopped";

export type ServiceStep = { at: string, by: StaffId, by_name: string, kind: StepKind, note: string, };

export type ServiceStepTaken = { id: ServiceRecordId, 
/**
 * One of those written by hand.
 */
kind: StepKind, at: string, note: string, };

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
 * A backup took the place of what was here, within the last week.
 */
restored: Restored | null, 
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

/**
 * A turn that recurs.
 */
export type Shift = { id: ShiftId, service: Service, staff: StaffId, staff_name: string, 
/**
 * 1 Monday … 7 Sunday.
 */
weekday: number, start: string, end: string, 
/**
 * Another station; empty for this one.
 */
place: string, from: string, 
/**
 * Its last day.
 */
until: string | null, };

export type ShiftEnded = { id: ShiftId, 
/**
 * Its last day; the day before it began takes it away altogether.
 */
last: string, };

/**
 * A shift as the form sends it: a new one on every weekday named, or (with `id`) one changed.
 */
export type ShiftEntry = { id: ShiftId | null, service: Service, staff: StaffId, weekdays: number[], start: string, end: string, place: string, from: string, until: string | null, };

export type ShiftId = number;

export type SignIn = { name: string, password: string, };

export type SignInName = { id: StaffId, name: string, };

export type SignInSheetAsked = { class: ClassId, 
/**
 * Whether phone numbers are printed; the sheet lies open in the room, so `false` is the default.
 */
phones: boolean, };

export type SignOff = { id: OrderId, version: number, 
/**
 * `false` sends it back.
 */
content: boolean, note: string, 
/**
 * Who signed it off above; of an order from above.
 */
name: string, 
/**
 * By which document.
 */
document: string, on: string | null, };

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
person: PersonId | null, also?: AlsoWanted | null, };

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

/**
 * The forms that a station may arrange.
 */
export type StationForm = "registration" | "survey";

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

export type StationRules = { 
/**
 * Minutes between the hours of two sides of a dispute at the station; `None` lets them meet.
 */
opposing_gap: number | null, 
/**
 * A client who cancels later than so many hours before cancels late.
 */
cancel_hours: number, 
/**
 * How long one waits before the client counts as not coming.
 */
wait_minutes: number, 
/**
 * After so many hours missed, a person agrees before another is booked; 0 never asks.
 */
no_shows_most: number, 
/**
 * Within so many days.
 */
no_show_days: number, 
/**
 * Usual minutes on the way to a home, each way.
 */
home_travel: number, };

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
 * A dated step. The first seven are written by hand, the others write themselves when a field says so.
 */
export type StepKind = "contacted" | "visited" | "met" | "told" | "materials" | "coordinated" | "noted" | "opened" | "assigned" | "ended" | "reopened" | "divorce_applied" | "divorce_withdrawn" | "certificate_taken" | "session_held" | "notice_given" | "extended" | "replied" | "handed_over" | "reported" | "review_asked" | "consent_given" | "consent_refused" | "agreed" | "performed" | "breached" | "failed" | "confirmation_applied" | "confirmation_decided" | "applied" | "decided" | "lawyer_assigned" | "received" | "screened" | "crisis_assessed" | "safety_planned" | "referred";

/**
 * One answer on the way.
 */
export type StepTaken = { id: number, epoch: number, station: StationId, station_name: string, tier: Tier, step: Step, reason: string, at: string, by_name: string, };

export type StillOpen = { case: CaseId, code: string, place: OpenPlace, 
/**
 * Whose, which service, or when.
 */
of: string, phone: boolean, address: boolean, };

/**
 * Somebody who no longer works here, with hours that somebody still expects to come to.
 */
export type Stranded = { staff: StaffId, name: string, hours: number, 
/**
 * Of cases this session may not see.
 */
hidden: number, 
/**
 * Sessions of family education.
 */
lessons: number, };

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

export type Supervised = { staff: StaffId, on: string, minutes: number, supervisor: string, note: string, };

export type SupervisionId = number;

export type Survey = { id: SurveyId, case_code: string, 
/**
 * The edition of the form that was filled in.
 */
edition: number, entry: SurveyEntry, entered_at: string, entered_by_name: string, };

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
reply_phone: string, 
/**
 * Fields of the station's own on the form.
 */
answers: Array<FieldAnswer>, };

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
satisfied_percent: number | null, 
/**
 * What the station asks beyond the nine.
 */
own: Array<OwnCount>, };

export type SurveysAsked = { from: string | null, to: string | null, service: Service | null, };

export type Task = { id: TaskId, case: CaseId | null, 
/**
 * Empty without a case.
 */
case_code: string, conference: ConferenceId, what: string, owner_staff: StaffId | null, owner: string, due: string, state: TaskState, note: string, set_at: string, settled_at: string | null, 
/**
 * Open, and its day is over.
 */
overdue: boolean, version: number, };

export type TaskEntry = { what: string, owner_staff: StaffId | null, 
/**
 * A unit or person from outside.
 */
owner: string, due: string | null, };

export type TaskId = number;

export type TaskSet = { id: TaskId, version: number, state: TaskState, 
/**
 * Required to drop it.
 */
note: string, };

export type TaskState = "open" | "done" | "dropped";

export type TasksAsked = { mine: boolean, open: boolean, };

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
 * What a limit is counted in.
 */
export type TermUnit = "hours" | "days" | "working_days" | "months";

/**
 * 三级 (4.1.1.1)
 */
export type Tier = "county" | "town" | "village";

/**
 * Somebody on duty on one day.
 */
export type Turn = { shift: ShiftId, day: string, service: Service, staff: StaffId, staff_name: string, 
/**
 * Whose turn it would have been.
 */
instead_of: string, start: string, end: string, place: string, 
/**
 * Why it does not hold: `off`, `on_leave`, `outside_hours`, `holiday`, `not_away`, `left`; empty when it does.
 */
why: string, 
/**
 * What changed it, so that it can be taken back.
 */
change: DutyChangeId | null, };

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

export type UpdateBegun = { 
/**
 * What the program is about to be replaced by: `0.2.0`.
 */
version: string, };

/**
 * 及时报送: of this station's findings, or told by a station below.
 */
export type Urgent = { id: UrgentId, 
/**
 * The station below that told it; empty for one's own.
 */
station: string, finding: FindingId | null, campaign: CampaignId | null, found_on: string, area: string, head: string, address: string, kinds: Array<DisputeType>, told: string, told_at: string, how: UrgentHow, remark: string, 
/**
 * It left for the station above.
 */
sent_up: boolean, 
/**
 * Which lead has taken note; empty while none has.
 */
noted_by: string, noted_at: string | null, 
/**
 * What the lead arranged.
 */
noted: string, };

export type UrgentEntry = { 
/**
 * To whom.
 */
told: string, told_at: string | null, how: UrgentHow | null, };

/**
 * How an urgent finding was reported.
 */
export type UrgentHow = "phone" | "in_person" | "message";

export type UrgentId = number;

export type UrgentNoted = { id: UrgentId, note: string, };

export type VisitEntry = { warning: WarningId, visited_at: string, 
/**
 * Who went.
 */
visitor: string, met: VisitMet, findings: string, breached: boolean, };

/**
 * Whom a visit met.
 */
export type VisitMet = "offender" | "victim" | "both" | "nobody";

/**
 * What came of an attempt.
 */
export type VisitOutcome = "done" | "nobody_home" | "refused" | "again";

/**
 * 协议履行情况
 */
export type VisitPerformance = "full" | "part" | "none" | "breached" | "nothing_agreed";

/**
 * 回访方式
 */
export type VisitWay = "visit" | "phone" | "station" | "online";

export type VisitsEnded = { id: WarningId, version: number, reason: string, };

/**
 * What the case page shows of the volume.
 */
export type Volume = { 
/**
 * The case has a mediation, whose volume this is.
 */
mediated: boolean, parts: Array<VolumePart>, 
/**
 * Scans that belong to no part.
 */
others: Array<VolumePaper>, sealed: Sealed | null, 
/**
 * Whether this session may seal it, and nothing that is required is missing.
 */
may_seal: boolean, };

export type VolumeAsked = { case: CaseId, };

export type VolumePaper = { id: VolumePaperId, part: number, 
/**
 * Key of the form that was scanned; empty for other papers.
 */
form: string, note: string, format: PictureFormat, pages: number, bytes: number, 
/**
 * Put in after the volume was sealed.
 */
after_seal: boolean, entered_by_name: string, entered_at: string, 
/**
 * Whether this session may take it out again.
 */
mine: boolean, };

export type VolumePaperAsked = { id: VolumePaperId, };

/**
 * A scan to be put into the volume.
 */
export type VolumePaperEntry = { case: CaseId, 
/**
 * 1 to 13; 0 beside the volume.
 */
part: number, 
/**
 * Key or number of the form; may be empty.
 */
form: string, note: string, 
/**
 * PDF, JPEG or PNG. What the file was called is not asked for.
 */
base64: string, };

/**
 * 卷宗里的一份扫描件
 */
export type VolumePaperId = number;

export type VolumePart = { 
/**
 * 1 to 13.
 */
part: number, 
/**
 * Every volume has it, or this one must (an agreement that was reached, say).
 */
required: boolean, state: PartState, printed_on: string | null, 
/**
 * Of the papers that were written by hand and typed in, the newest.
 */
typed_on: string | null, 
/**
 * One of them was typed in after the volume was sealed.
 */
typed_later: boolean, papers: Array<VolumePaper>, 
/**
 * The form that makes it; empty where paper only is put in.
 */
form: string, };

export type VolumeSealing = { case: CaseId, keep: Keep, };

/**
 * Somebody who waits.
 */
export type Waiting = { id: WaitingId, case: CaseId | null, case_code: string, person: PersonId | null, client: string, client_phone: string, safe_contact: string, service: Service, 
/**
 * With whom; `None` for anybody of the service.
 */
practitioner: StaffId | null, mode: Mode, minutes: number, 
/**
 * 1 Monday … 7 Sunday; empty for any day.
 */
weekdays: Array<number>, 
/**
 * The earliest and the latest beginning that suits, `09:00`; empty for any.
 */
earliest: string, latest: string, until: string | null, note: string, state: WaitingState, offered: WaitingOffer | null, appointment: AppointmentId | null, 
/**
 * Why it is over.
 */
reason: string, since: string, 
/**
 * The next free hour that suits somebody who waits.
 */
fits: Slot | null, 
/**
 * The day until which they wait, or the moment until which the offer holds, is over.
 */
overdue: boolean, version: number, };

export type WaitingAdded = { case: CaseId | null, person: PersonId | null, client: string, client_phone: string, service: Service, practitioner: StaffId | null, mode: Mode, minutes: number, weekdays: Array<number>, earliest: string, latest: string, until: string | null, note: string, };

export type WaitingAsked = { 
/**
 * Those that are over as well, of the last ninety days.
 */
all: boolean, };

export type WaitingClosed = { id: WaitingId, version: number, 
/**
 * `expired` or `withdrawn`.
 */
state: WaitingState, reason: string, };

export type WaitingId = number;

export type WaitingOffer = { practitioner: StaffId, room: RoomId | null, start: string, answer_by: string, };

export type WaitingState = "waiting" | "offered" | "booked" | "expired" | "withdrawn";

/**
 * 告诫书
 */
export type Warning = { id: WarningId, 
/**
 * 派出所
 */
police: string, 
/**
 * 文号
 */
number: string, issued_on: string, offender: PersonId, offender_name: string, victim: PersonId, victim_name: string, 
/**
 * 家庭暴力的事实陈述 (反家暴 16)
 */
facts: string, given_offender: string | null, given_victim: string | null, told_village: string | null, ended_on: string | null, end_reason: string, visits: Array<WarningVisit>, version: number, };

export type WarningEntry = { case: CaseId, 
/**
 * `None` for a new letter.
 */
id: WarningId | null, version: number, police: string, number: string, issued_on: string, offender: PersonId, victim: PersonId, facts: string, given_offender: string | null, given_victim: string | null, told_village: string | null, };

export type WarningId = number;

/**
 * 查访
 */
export type WarningVisit = { id: number, visited_at: string, visitor: string, met: VisitMet, findings: string, breached: boolean, entered_at: string, };

/**
 * A week's figures, without anybody's name.
 */
export type Weekly = { monday: string, sums: WeeklySums, by_kind: Array<[DisputeType, number]>, 
/**
 * As the finders would call it; last, without a code, where nobody said.
 */
by_colour: Array<[Risk | null, number]>, areas: Array<WeeklyArea>, note: string, sent_at: string | null, 
/**
 * It left for the station above; else it is handed over on paper.
 */
sent_up: boolean, };

export type WeeklyArea = { area: string, sums: WeeklySums, };

export type WeeklyAsked = { 
/**
 * `None`: this station.
 */
station: StationId | null, 
/**
 * Any day of the week.
 */
day: string, };

export type WeeklySent = { day: string, note: string, };

export type WeeklySums = { 
/**
 * Families visited.
 */
visited: number, found: number, 
/**
 * Of these opened as cases, put on the register, reported at once.
 */
cases: number, registered: number, urgent: number, };

/**
 * Who has sent what: a row per station below, a gap where nothing came.
 */
export type Weeks = { 
/**
 * The newest first.
 */
mondays: string[], own: WeeksRow, below: Array<WeeksRow>, 
/**
 * The station above, where parcels can reach it.
 */
above: string | null, };

export type WeeksAsked = { 
/**
 * 1–26, up to this week.
 */
weeks: number, };

export type WeeksRow = { station: StationId, name: string, cells: Array<Weekly | null>, };

/**
 * How near the end is.
 */
export type When = "overdue" | "today" | "week" | "later";

/**
 * Whose clocks.
 */
export type Whose = "mine" | "everyone";

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

export type Written = { path: string, file_name: string, };

export type YearsImported = { 
/**
 * The file's text.
 */
text: string, };

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
  'recovery.renew': { req: RecoveryRenewed; res: SetUpDone };
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
  'updates.begin': { req: UpdateBegun; res: Done };
  'audit.list': { req: AuditAsked; res: Array<AuditEntry> };
  'audit.verify': { req: Nothing; res: AuditVerdict };
  'people.check_identity': { req: IdentityAsked; res: IdentityTold };
  'people.match': { req: MatchAsked; res: Array<Likeness> };
  'people.amend': { req: PersonAmendment; res: Person };
  'people.hide_contact': { req: HideContact; res: ContactSealed };
  'people.read_contact': { req: PersonAsked; res: HiddenContactRead };
  'drafts.save': { req: DraftSaved; res: DraftId };
  'drafts.list': { req: Nothing; res: Array<DraftBrief> };
  'drafts.get': { req: DraftAsked; res: Draft };
  'drafts.discard': { req: DraftAsked; res: Done };
  'cases.open': { req: Intake; res: Opened };
  'cases.list': { req: CaseListAsked; res: CasePage };
  'cases.get': { req: CaseAsked; res: CaseFile };
  'cases.by_others': { req: Nothing; res: Array<ChangedByOther> };
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
  'appointments.client': { req: ClientAsked; res: ClientRecord };
  'appointments.hold': { req: HoldAsked; res: Held };
  'appointments.release': { req: Nothing; res: Done };
  'appointments.book': { req: Booking; res: AppointmentId };
  'appointments.preview_series': { req: SeriesAsked; res: Array<SeriesHour> };
  'appointments.book_series': { req: SeriesBooked; res: Array<AppointmentId> };
  'appointments.preview_move': { req: Reschedule; res: Array<SeriesHour> };
  'appointments.reschedule': { req: Reschedule; res: Done };
  'appointments.stranded': { req: Nothing; res: Array<Stranded> };
  'appointments.preview_hand_over': { req: HandOverAsked; res: HandOver };
  'appointments.hand_over': { req: HandedOver; res: number };
  'appointments.cancel': { req: Cancellation; res: Done };
  'appointments.mark': { req: Outcome; res: Done };
  'appointments.save_note': { req: NoteSaved; res: Done };
  'appointments.read_note': { req: AppointmentAsked; res: NoteRead };
  'appointments.share_note': { req: NoteShared; res: Done };
  'schedule.practitioners': { req: Nothing; res: Array<Practitioner> };
  'schedule.set_practitioner': { req: PractitionerSet; res: Done };
  'schedule.add_exception': { req: ExceptionAdded; res: ExceptionKept };
  'schedule.drop_exception': { req: ExceptionAsked; res: Done };
  'schedule.plan': { req: PlanAsked; res: PlanTold };
  'schedule.rules': { req: Nothing; res: CalendarRules };
  'schedule.set_station': { req: StationRules; res: Done };
  'schedule.set_service': { req: ServiceRule; res: Done };
  'schedule.load': { req: LoadAsked; res: Array<Load> };
  'schedule.supervise': { req: Supervised; res: SupervisionId };
  'waiting.list': { req: WaitingAsked; res: Array<Waiting> };
  'waiting.add': { req: WaitingAdded; res: WaitingId };
  'waiting.offer': { req: Offered; res: Done };
  'waiting.answer': { req: Answered; res: AppointmentId | null };
  'waiting.close': { req: WaitingClosed; res: Done };
  'duty.roster': { req: RosterAsked; res: Roster };
  'duty.gaps': { req: Nothing; res: Array<DutyGap> };
  'duty.today': { req: Nothing; res: Array<Turn> };
  'duty.shifts': { req: Nothing; res: Array<Shift> };
  'duty.save_shift': { req: ShiftEntry; res: Array<ShiftId> };
  'duty.end_shift': { req: ShiftEnded; res: Done };
  'duty.set_needs': { req: DutyNeed; res: Done };
  'duty.change': { req: DutyChangeAsked; res: DutyChanged };
  'duty.answer': { req: DutyAnswered; res: DutyChanged };
  'duty.withdraw': { req: DutyChangeRef; res: Done };
  'prints.duty': { req: DutyPrinted; res: Printed };
  'groups.list': { req: GroupsAsked; res: Array<Group> };
  'groups.get': { req: GroupAsked; res: GroupFile };
  'groups.save': { req: GroupEntry; res: GroupId };
  'groups.close': { req: GroupClosed; res: Done };
  'groups.preview': { req: MeetingsAsked; res: Array<SeriesHour> };
  'groups.plan': { req: MeetingsPlanned; res: Array<AppointmentId> };
  'groups.apply': { req: GroupApplied; res: GroupMemberId };
  'groups.screen': { req: MemberScreened; res: Done };
  'groups.admit': { req: MemberAdmitted; res: Done };
  'groups.leave': { req: MemberLeft; res: Done };
  'groups.attend': { req: MemberAttended; res: AttendanceId };
  'groups.save_note': { req: MemberNoteSaved; res: Done };
  'groups.read_note': { req: MemberNoteAsked; res: MemberNoteRead };
  'groups.share_note': { req: MemberNoteShared; res: Done };
  'prints.group_sheet': { req: GroupSheetAsked; res: Printed };
  'services.open': { req: ServiceOpening; res: ServiceRecordId };
  'services.open_many': { req: ServicesChosen; res: Array<ServiceRecordId> };
  'services.list': { req: ServicesAsked; res: ServicePage };
  'services.get': { req: ServiceAsked; res: ServiceFile };
  'services.save': { req: ServiceSaved; res: Done };
  'services.step': { req: ServiceStepTaken; res: Done };
  'services.perform': { req: ClausePerformed; res: Done };
  'services.end': { req: ServiceEnding; res: Done };
  'services.reopen': { req: ServiceReopening; res: Done };
  'services.propose': { req: ProposalAsked; res: Array<ServiceProposal> };
  'services.read_sheets': { req: ServiceAsked; res: SheetsRead };
  'services.save_sheets': { req: SheetsSaved; res: SheetsRead };
  'services.share_sheets': { req: SheetsShared; res: Done };
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
  'cases.family': { req: CaseAsked; res: Array<FamilyCase> };
  'cases.merge': { req: CasesMerged; res: Done };
  'cases.part': { req: CaseReasoned; res: Done };
  'cases.bring_back': { req: CaseReasoned; res: Done };
  'cases.back_step': { req: Nothing; res: BackStep };
  'cases.set_back_step': { req: BackStep; res: Done };
  'units.list': { req: Nothing; res: Array<Unit> };
  'units.save': { req: UnitEntry; res: UnitId };
  'stations.save_other': { req: OtherStationEntry; res: StationId };
  'obligations.desk': { req: Nothing; res: ObligationPage };
  'obligations.list': { req: ObligationsAsked; res: ObligationPage };
  'obligations.of_case': { req: CaseAsked; res: CaseClocks };
  'obligations.rules': { req: Nothing; res: Array<RuleLine> };
  'obligations.recompute': { req: Nothing; res: Recomputed };
  'obligations.parameters': { req: Nothing; res: Parameters };
  'obligations.set_parameters': { req: Parameters; res: Done };
  'obligations.calendar': { req: Nothing; res: CalendarTold };
  'obligations.import_years': { req: YearsImported; res: Array<number> };
  'obligations.apply_pause': { req: PauseApplied; res: PauseId };
  'obligations.decide_pause': { req: PauseDecided; res: Done };
  'obligations.end_pause': { req: PauseEnded; res: Done };
  'followups.of_case': { req: CaseAsked; res: CaseFollowUps };
  'followups.set_plan': { req: PlanSet; res: Done };
  'followups.close_plan': { req: PlanClosed; res: Done };
  'followups.record': { req: FollowUpEntry; res: FollowUpId };
  'followups.review': { req: DangerReviewed; res: Done };
  'conferences.list': { req: ConferencesAsked; res: Array<Conference> };
  'conferences.get': { req: ConferenceAsked; res: ConferenceFile };
  'conferences.of_case': { req: CaseAsked; res: CaseConferences };
  'conferences.agenda': { req: MonthAsked; res: Agenda };
  'conferences.duty': { req: Nothing; res: Duty };
  'conferences.tasks': { req: TasksAsked; res: Array<Task> };
  'conferences.save': { req: ConferenceEntry; res: ConferenceId };
  'conferences.write_minutes': { req: MinutesEntry; res: Done };
  'conferences.decide': { req: Decision; res: Done };
  'conferences.close': { req: ConferenceStep; res: Done };
  'conferences.cancel': { req: ConferenceStep; res: Done };
  'conferences.set_task': { req: TaskSet; res: Done };
  'prints.conference': { req: ConferenceAsked; res: Printed };
  'prints.agenda': { req: MonthAsked; res: Printed };
  'prints.order': { req: OrderAsked; res: Printed };
  'orders.list': { req: OrdersAsked; res: Array<Order> };
  'orders.get': { req: OrderAsked; res: OrderFile };
  'orders.of_case': { req: CaseAsked; res: CaseOrders };
  'orders.nudges': { req: Nothing; res: Array<Nudge> };
  'orders.issue': { req: OrderEntry; res: OrderId };
  'orders.assign': { req: OrderAssigned; res: Done };
  'orders.feedback': { req: FeedbackEntry; res: Done };
  'orders.sign_off': { req: SignOff; res: Done };
  'orders.nudge': { req: NudgeEntry; res: number };
  'orders.answer_nudge': { req: NudgeAnswer; res: Done };
  'screening.today': { req: Nothing; res: ScreeningToday };
  'screening.checklist': { req: Nothing; res: Checklist };
  'screening.save_checklist': { req: ChecklistSaved; res: Done };
  'screening.campaigns': { req: Nothing; res: Array<Campaign> };
  'screening.campaign': { req: CampaignAsked; res: CampaignFile };
  'screening.save_campaign': { req: CampaignEntry; res: CampaignId };
  'screening.set_campaign_state': { req: CampaignStateSet; res: Done };
  'screening.set_visits': { req: CampaignVisitsSet; res: Done };
  'screening.alike': { req: AlikeAsked; res: Array<FindingAlike> };
  'screening.enter': { req: FindingEntry; res: FindingSaved };
  'screening.settle_finding': { req: FindingSettled; res: Done };
  'screening.begin_case': { req: CaseBegun; res: CaseDraft };
  'screening.urgents': { req: Nothing; res: Array<Urgent> };
  'screening.note_urgent': { req: UrgentNoted; res: Done };
  'screening.families': { req: KeyFamilyFilter; res: Array<KeyFamilyRow> };
  'screening.family': { req: KeyFamilyAsked; res: KeyFamily };
  'screening.of_case': { req: CaseAsked; res: CaseScreening };
  'screening.register': { req: KeyFamilyEntry; res: KeyFamilyAdded };
  'screening.amend_family': { req: KeyFamilyAmended; res: Done };
  'screening.set_family_risk': { req: KeyFamilyRiskSet; res: Done };
  'screening.set_family_level': { req: KeyFamilyLevelSet; res: Done };
  'screening.set_family_handler': { req: KeyFamilyHandlerSet; res: Done };
  'screening.look': { req: KeyFamilyLooked; res: Done };
  'screening.ask_off': { req: KeyFamilyReason; res: Done };
  'screening.answer_off': { req: KeyFamilyOffAnswered; res: Done };
  'screening.put_back': { req: KeyFamilyReason; res: Done };
  'screening.week': { req: WeeklyAsked; res: Weekly };
  'screening.send_week': { req: WeeklySent; res: Weekly };
  'screening.weeks': { req: WeeksAsked; res: Weeks };
  'screening.print_week': { req: WeeklyAsked; res: Printed };
  'protection.of_case': { req: CaseAsked; res: Protection };
  'protection.board': { req: Nothing; res: SafetyBoard };
  'protection.answer': { req: PromptTold; res: Done };
  'protection.save_warning': { req: WarningEntry; res: WarningId };
  'protection.visit': { req: VisitEntry; res: Done };
  'protection.end_visits': { req: VisitsEnded; res: Done };
  'protection.apply': { req: OrderApplication; res: ProtectionOrderId };
  'protection.decide': { req: OrderDecision; res: Done };
  'protection.step': { req: OrderStepTaken; res: Done };
  'protection.keep_apart': { req: KeptApart; res: NoContactId };
  'protection.let_meet': { req: LetMeet; res: Done };
  'protection.gap': { req: Nothing; res: Gap };
  'protection.set_gap': { req: Gap; res: Done };
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
  'classes.find': { req: CodeAsked; res: ClassId };
  'classes.hours': { req: ClassesAsked; res: Array<LessonHour> };
  'classes.make_up': { req: MakeUp; res: EnrolmentId };
  'classes.enter_feedback': { req: ClassFeedbackEntry; res: FeedbackId };
  'courses.list': { req: Nothing; res: Array<Course> };
  'courses.get': { req: CourseAsked; res: Course };
  'courses.starters': { req: Nothing; res: Array<CourseEntry> };
  'courses.save': { req: CourseEntry; res: CourseId };
  'cohorts.list': { req: Nothing; res: Array<Cohort> };
  'cohorts.get': { req: CohortAsked; res: CohortFile };
  'cohorts.of_case': { req: AttendingAsked; res: Array<Attending> };
  'cohorts.plan': { req: CohortPlan; res: CohortId };
  'cohorts.save': { req: CohortEntry; res: Done };
  'cohorts.set_state': { req: CohortStateSet; res: Done };
  'cohorts.join': { req: CohortJoin; res: MemberState };
  'cohorts.offer': { req: PlaceOffer; res: Done };
  'cohorts.answer': { req: PlaceAnswered; res: Done };
  'cohorts.leave': { req: CohortLeave; res: Done };
  'cohorts.give_homework': { req: GiveHomework; res: HomeworkId };
  'cohorts.hand_in': { req: HandIn; res: Done };
  'cohorts.rate': { req: Rate; res: Done };
  'cohorts.certify': { req: Certify; res: Certificate };
  'guidance.desk': { req: Nothing; res: Array<GuidanceOrder> };
  'guidance.of_case': { req: GuidanceAsked; res: Array<GuidanceOrder> };
  'guidance.save': { req: GuidanceEntry; res: GuidanceOrderId };
  'guidance.settle': { req: GuidanceSettled; res: Done };
  'guidance.tell': { req: IssuerTold; res: Done };
  'care.list': { req: Nothing; res: Array<CareEvent> };
  'care.get': { req: CareAsked; res: CareFile };
  'care.save': { req: CareEntry; res: CareEventId };
  'care.add_family': { req: CareFamilyAdded; res: Done };
  'care.add_picture': { req: AttachmentEntry; res: AttachmentId };
  'care.picture': { req: AttachmentAsked; res: AttachmentRead };
  'care.discard_picture': { req: AttachmentAsked; res: Done };
  'surveys.enter': { req: SurveyEntry; res: SurveyId };
  'surveys.list': { req: SurveysAsked; res: Array<Survey> };
  'surveys.summary': { req: SurveysAsked; res: SurveySummary };
  'editions.get': { req: EditionsAsked; res: Editions };
  'editions.version': { req: EditionAsked; res: Edition };
  'editions.preview': { req: EditionDrawn; res: Printed };
  'editions.keep': { req: EditionEntry; res: number };
  'editions.adopt': { req: EditionAdopted; res: Done };
  'papers.find': { req: PaperCodeAsked; res: PaperFound };
  'papers.sheet': { req: PaperSheetAsked; res: PaperSheet };
  'papers.list': { req: PapersAsked; res: Array<FilledPaper> };
  'papers.get': { req: PaperAsked; res: FilledPaperFile };
  'papers.save': { req: PaperEntry; res: FilledPaperId };
  'papers.print': { req: PaperAsked; res: Printed };
  'papers.discard': { req: PaperAsked; res: Done };
  'papers.add_scan': { req: ScanAdded; res: AttachmentId };
  'papers.scans': { req: ScansAsked; res: Array<Attachment> };
  'papers.read_scan': { req: ScanAsked; res: AttachmentRead };
  'papers.take_scan': { req: ScanAsked; res: Done };
  'prints.batch': { req: BatchAsked; res: BatchMade };
  'prints.join': { req: JoinAsked; res: Printed };
  'prints.forms': { req: FormsAsked; res: Array<FormLine> };
  'prints.form': { req: FormAsked; res: Printed };
  'prints.printer': { req: PrinterAsked; res: PrinterKept | null };
  'prints.leaving': { req: PaperLeaving; res: Done };
  'prints.left': { req: PaperLeft; res: Done };
  'volumes.get': { req: VolumeAsked; res: Volume };
  'volumes.add_paper': { req: VolumePaperEntry; res: VolumePaperId };
  'volumes.read_paper': { req: VolumePaperAsked; res: AttachmentRead };
  'volumes.discard_paper': { req: VolumePaperAsked; res: Done };
  'volumes.seal': { req: VolumeSealing; res: Done };
  'volumes.print': { req: VolumeAsked; res: Printed };
  'prints.registration': { req: RegistrationAsked; res: Printed };
  'prints.survey': { req: SurveyAsked; res: Printed };
  'prints.sign_in_sheet': { req: SignInSheetAsked; res: Printed };
  'prints.class_feedback': { req: ClassFeedbackAsked; res: Printed };
  'prints.certificate': { req: CertificateAsked; res: Printed };
  'prints.calendar': { req: CalendarPrinted; res: Printed };
  'prints.calls': { req: CallsPrinted; res: Printed };
  'prints.own_calendar': { req: OwnCalendarAsked; res: CalendarFile };
  'statistics.overview': { req: OverviewAsked; res: Overview };
}
