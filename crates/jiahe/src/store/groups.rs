//! Groups, their members, and who came.

use rusqlite::{OptionalExtension, Row};

use super::Db;
use crate::appointments::GuardianConsent;
use crate::cases::Level;
use crate::fault::Result;
use crate::groups::{Attendance, AttendanceState, Group, GroupMember, GroupMemberState, MemberAttended};
use crate::kernel::{AppointmentId, AttendanceId, CaseId, Clock, GroupId, GroupMemberId, Moment, PersonId, StaffId};

/// A member, and what the permission rule needs to know.
#[derive(Debug, Clone)]
pub struct Listed {
    pub member: GroupMember,
    /// `None` without a case.
    pub level: Option<Level>,
    pub on_team: bool,
    /// Break-glass access to the case is open.
    pub through: bool,
}

/// `$1` is now.
const GROUP: &str = "SELECT g.id, g.title, g.service, g.leader_id, l.name, g.co_leader_id, coalesce(o.name, ''), g.room_id, \
     coalesce(r.name, ''), g.mode, g.minutes, g.seats, g.audience, g.series_id, g.state, g.reason, \
     (SELECT count(*) FROM group_members m WHERE m.group_id = g.id AND m.state = 'member'), \
     (SELECT count(*) FROM group_members m WHERE m.group_id = g.id AND m.state = 'suited'), \
     (SELECT count(*) FROM appointments a WHERE a.group_id = g.id AND a.takes = 1), \
     (SELECT min(a.start_at) FROM appointments a WHERE a.group_id = g.id AND a.takes = 1 AND a.start_at > $1), g.version \
     FROM counselling_groups g JOIN staff l ON l.id = g.leader_id LEFT JOIN staff o ON o.id = g.co_leader_id \
     LEFT JOIN rooms r ON r.id = g.room_id";

fn read(row: &Row<'_>) -> rusqlite::Result<Group> {
    Ok(Group {
        id: row.get(0)?,
        title: row.get(1)?,
        service: row.get(2)?,
        leader: row.get(3)?,
        leader_name: row.get(4)?,
        co_leader: row.get(5)?,
        co_leader_name: row.get(6)?,
        room: row.get(7)?,
        room_name: row.get(8)?,
        mode: row.get(9)?,
        minutes: row.get(10)?,
        seats: row.get(11)?,
        audience: row.get(12)?,
        series: row.get(13)?,
        state: row.get(14)?,
        reason: row.get(15)?,
        members: row.get(16)?,
        waiting: row.get(17)?,
        meetings: row.get(18)?,
        next: row.get(19)?,
        version: row.get(20)?,
    })
}

/// # Errors
/// The engine's.
pub fn list(db: &Db, all: bool, now: Moment) -> Result<Vec<Group>> {
    let mut statement =
        db.prepare_cached(&format!("{GROUP} WHERE $2 OR g.state = 'open' ORDER BY g.state DESC, g.title, g.id"))?;
    Ok(statement.query_map((now, all), read)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn get(db: &Db, id: GroupId, now: Moment) -> Result<Option<Group>> {
    Ok(db.prepare_cached(&format!("{GROUP} WHERE g.id = $2"))?.query_row((now, id), read).optional()?)
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, new: &Group, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO counselling_groups (id, title, service, leader_id, co_leader_id, room_id, mode, minutes, seats, audience, series_id, state,
           reason, set_up_by, set_up_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, '', $13, $14, 1)",
        rusqlite::params![
            new.id,
            new.title,
            new.service,
            new.leader,
            new.co_leader,
            new.room,
            new.mode,
            new.minutes,
            new.seats,
            new.audience,
            new.series,
            new.state,
            by,
            clock.now,
        ],
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn update(db: &Db, to: &Group) -> Result<()> {
    db.execute(
        "UPDATE counselling_groups SET title = $1, service = $2, leader_id = $3, co_leader_id = $4, room_id = $5, mode = $6, minutes = $7,
           seats = $8, audience = $9, version = version + 1 WHERE id = $10",
        (
            &to.title,
            to.service,
            to.leader,
            to.co_leader,
            to.room,
            to.mode,
            to.minutes,
            to.seats,
            &to.audience,
            to.id,
        ),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn close(db: &Db, id: GroupId, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE counselling_groups SET state = 'closed', reason = $1, version = version + 1 WHERE id = $2",
        (reason, id),
    )?;
    Ok(())
}

/// `$1` is the staff member who asks.
const MEMBER: &str = "SELECT m.id, m.case_id, coalesce(c.code, ''), m.person_id, coalesce(p.name, m.name), coalesce(p.phone, m.phone), \
     coalesce(p.safe_contact, ''), m.guardian, m.guardian_consent, m.state, m.reason, coalesce(s.name, ''), m.screened_at, m.version, c.level, \
     EXISTS (SELECT 1 FROM case_team t WHERE t.case_id = m.case_id AND t.staff_id = $1), \
     EXISTS (SELECT 1 FROM glass x WHERE x.ended = 0 AND x.case_id = m.case_id AND x.staff_id = $1), m.group_id \
     FROM group_members m LEFT JOIN cases c ON c.id = m.case_id LEFT JOIN people p ON p.id = m.person_id \
     LEFT JOIN staff s ON s.id = m.screened_by";

fn read_member(row: &Row<'_>) -> rusqlite::Result<Listed> {
    let member = GroupMember {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        person: row.get(3)?,
        name: row.get(4)?,
        phone: row.get(5)?,
        safe_contact: row.get(6)?,
        guardian: row.get(7)?,
        guardian_consent: row.get(8)?,
        state: row.get(9)?,
        reason: row.get(10)?,
        screened_by_name: row.get(11)?,
        screened_at: row.get(12)?,
        hidden: false,
        looking: false,
        version: row.get(13)?,
    };
    Ok(Listed { member, level: row.get(14)?, on_team: row.get(15)?, through: row.get(16)? })
}

/// In the order in which they applied.
///
/// # Errors
/// The engine's.
pub fn members(db: &Db, me: StaffId, group: GroupId) -> Result<Vec<Listed>> {
    let mut statement = db.prepare_cached(&format!("{MEMBER} WHERE m.group_id = $2 ORDER BY m.applied_at, m.id"))?;
    Ok(statement.query_map((me, group), read_member)?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn member(db: &Db, me: StaffId, id: GroupMemberId) -> Result<Option<(GroupId, Listed)>> {
    let both = |row: &Row<'_>| Ok((row.get(17)?, read_member(row)?));
    Ok(db.prepare_cached(&format!("{MEMBER} WHERE m.id = $2"))?.query_row((me, id), both).optional()?)
}

/// Whose case it is, whoever asks.
///
/// # Errors
/// The engine's.
pub fn case_of(db: &Db, id: GroupMemberId) -> Result<Option<CaseId>> {
    Ok(db.prepare_cached("SELECT case_id FROM group_members WHERE id = $1")?.query_row([id], |row| row.get(0))?)
}

/// A row to be written.
#[derive(Debug, Clone, Copy)]
pub struct NewMember<'a> {
    pub id: GroupMemberId,
    pub group: GroupId,
    pub case: Option<CaseId>,
    pub person: Option<PersonId>,
    /// Empty when `person` is given: theirs is read from the record.
    pub name: &'a str,
    pub phone: &'a str,
    pub guardian: &'a str,
    pub guardian_consent: GuardianConsent,
    pub by: StaffId,
}

/// # Errors
/// The engine's.
pub fn apply(db: &Db, new: &NewMember<'_>, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO group_members (id, group_id, case_id, person_id, name, phone, guardian, guardian_consent, state, reason, screened_by,
           screened_at, applied_by, applied_at, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'applied', '', NULL, NULL, $9, $10, 1)",
        (
            new.id,
            new.group,
            new.case,
            new.person,
            new.name,
            new.phone,
            new.guardian,
            new.guardian_consent,
            new.by,
            clock.now,
        ),
    )?;
    Ok(())
}

/// Whether somebody is on the list and has not left.
///
/// # Errors
/// The engine's.
pub fn is_listed(db: &Db, group: GroupId, person: Option<PersonId>, (name, phone): (&str, &str)) -> Result<bool> {
    let found = match person {
        Some(person) => db
            .prepare_cached("SELECT 1 FROM group_members WHERE group_id = $1 AND person_id = $2 AND state <> 'left'")?
            .exists((group, person))?,
        None => db
            .prepare_cached(
                "SELECT 1 FROM group_members WHERE group_id = $1 AND person_id IS NULL AND name = $2 AND phone = $3 AND state <> 'left'",
            )?
            .exists((group, name, phone))?,
    };
    Ok(found)
}

/// # Errors
/// The engine's.
pub fn screen(
    db: &Db,
    id: GroupMemberId,
    state: GroupMemberState,
    reason: &str,
    by: StaffId,
    clock: Clock,
) -> Result<()> {
    db.execute(
        "UPDATE group_members SET state = $1, reason = $2, screened_by = $3, screened_at = $4, version = version + 1 WHERE id = $5",
        (state, reason, by, clock.now, id),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn set_state(db: &Db, id: GroupMemberId, state: GroupMemberState, reason: &str) -> Result<()> {
    db.execute(
        "UPDATE group_members SET state = $1, reason = $2, version = version + 1 WHERE id = $3",
        (state, reason, id),
    )?;
    Ok(())
}

/// The members on record.
///
/// # Errors
/// The engine's.
pub fn people_in(db: &Db, group: GroupId) -> Result<Vec<PersonId>> {
    let sql = "SELECT DISTINCT person_id FROM group_members WHERE group_id = $1 AND state = 'member' AND person_id IS NOT NULL
         ORDER BY person_id";
    Ok(db.prepare_cached(sql)?.query_map([group], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

/// All members, on record or by telephone.
///
/// # Errors
/// The engine's.
pub fn identities(db: &Db, group: GroupId) -> Result<Vec<(Option<PersonId>, String)>> {
    let sql = "SELECT person_id, phone FROM group_members WHERE group_id = $1 AND state = 'member'";
    let rows =
        db.prepare_cached(sql)?.query_map([group], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>();
    Ok(rows?)
}

/// # Errors
/// The engine's.
pub fn attendance(db: &Db, me: StaffId, meeting: AppointmentId) -> Result<Vec<Attendance>> {
    let mut statement = db.prepare_cached(
        "SELECT t.id, t.member_id, t.state, EXISTS (SELECT 1 FROM compartments n WHERE n.kind = 'member_note' AND n.record = t.id),
           EXISTS (SELECT 1 FROM compartment_letters l WHERE l.kind = 'member_note' AND l.record = t.id AND l.staff_id = $1)
         FROM group_attendance t WHERE t.appointment_id = $2 ORDER BY t.member_id",
    )?;
    let rows = statement.query_map((me, meeting), |row| {
        Ok(Attendance {
            id: row.get(0)?,
            member: row.get(1)?,
            state: row.get(2)?,
            has_note: row.get(3)?,
            may_read_note: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn attendance_of(
    db: &Db,
    meeting: AppointmentId,
    member: GroupMemberId,
) -> Result<Option<(AttendanceId, AttendanceState)>> {
    let sql = "SELECT id, state FROM group_attendance WHERE appointment_id = $1 AND member_id = $2";
    let read = |row: &Row<'_>| Ok((row.get(0)?, row.get(1)?));
    Ok(db.prepare_cached(sql)?.query_row((meeting, member), read).optional()?)
}

/// # Errors
/// The engine's.
pub fn attend(db: &Db, id: AttendanceId, set: &MemberAttended, by: StaffId, clock: Clock) -> Result<()> {
    db.execute(
        "INSERT INTO group_attendance (id, appointment_id, member_id, state, marked_by, marked_at) VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, marked_by = excluded.marked_by, marked_at = excluded.marked_at",
        (id, set.appointment, set.member, set.state, by, clock.now),
    )?;
    Ok(())
}

/// Whose meeting an attendance is of.
///
/// # Errors
/// The engine's.
pub fn of_attendance(db: &Db, id: AttendanceId) -> Result<Option<GroupId>> {
    let sql = "SELECT m.group_id FROM group_attendance t JOIN group_members m ON m.id = t.member_id WHERE t.id = $1";
    Ok(db.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
}
