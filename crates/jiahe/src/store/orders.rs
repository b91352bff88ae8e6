//! Orders, what was said under them, and nudges.

use rusqlite::Row;

use super::Db;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{CaseId, Day, OrderId};
use crate::orders::{Feedback, Nudge, Order, OrderState};

/// The next number of the year, `2026-003`, of the orders that this station gave or wrote down.
///
/// # Errors
/// The engine's.
pub fn next_number(db: &Db, year: i32) -> Result<String> {
    let count: i64 = db.query_row(
        "SELECT count(*) FROM orders WHERE origin <> 'station' AND number LIKE $1",
        [format!("{year}-%")],
        |row| row.get(0),
    )?;
    Ok(format!("{year}-{:03}", count + 1))
}

/// # Errors
/// The engine's.
pub fn insert(db: &Db, one: &Order) -> Result<()> {
    db.execute(
        "INSERT INTO orders (id, case_id, number, origin, authority, document, matter, asked, due, responsible_id, issued_by, issuer, \
         issued_at, from_station, to_station, state, closed_at, closed_by, closed_note, version) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, NULL, '', '', 1)",
        (
            one.id,
            one.case,
            &one.number,
            one.origin,
            &one.authority,
            &one.document,
            &one.matter,
            &one.asked,
            one.due,
            one.responsible,
            one.issued_by,
            &one.issuer,
            one.issued_at,
            one.from_station,
            one.to_station,
            one.state,
        ),
    )?;
    Ok(())
}

/// Who does it and what became of it; the version goes up by one.
///
/// # Errors
/// [`Code::Stale`] when the record's version is not `one.version`.
pub fn update(db: &Db, one: &Order) -> Result<()> {
    let rows = db.execute(
        "UPDATE orders SET responsible_id = $1, state = $2, closed_at = $3, closed_by = $4, closed_note = $5, version = version + 1 \
         WHERE id = $6 AND version = $7",
        (one.responsible, one.state, one.closed_at, &one.closed_by, &one.closed_note, one.id, one.version),
    )?;
    if rows == 0 { Err(Fault::new(Code::Stale, "change an order")) } else { Ok(()) }
}

/// Which orders.
#[derive(Debug, Clone, Copy)]
pub enum Of {
    One(OrderId),
    Case(CaseId),
    Everyone,
}

fn read(row: &Row<'_>, today: Day) -> rusqlite::Result<Order> {
    let (due, state): (Day, OrderState) = (row.get(9)?, row.get(18)?);
    Ok(Order {
        id: row.get(0)?,
        case: row.get(1)?,
        case_code: row.get(2)?,
        number: row.get(3)?,
        origin: row.get(4)?,
        authority: row.get(5)?,
        document: row.get(6)?,
        matter: row.get(7)?,
        asked: row.get(8)?,
        due,
        responsible: row.get(10)?,
        responsible_name: row.get(11)?,
        issued_by: row.get(12)?,
        issuer: row.get(13)?,
        issued_at: row.get(14)?,
        from_station: row.get(15)?,
        to_station: row.get(16)?,
        station_name: row.get(17)?,
        state,
        closed_at: row.get(19)?,
        closed_by: row.get(20)?,
        closed_note: row.get(21)?,
        overdue: state != OrderState::Closed && due < today,
        version: row.get(22)?,
    })
}

/// The open ones first, the most urgent of them on top.
///
/// # Errors
/// The engine's.
pub fn list(db: &Db, of: Of, today: Day) -> Result<Vec<Order>> {
    let (condition, value) = match of {
        Of::One(id) => ("o.id = $1", id.0),
        Of::Case(id) => ("o.case_id = $1", id.0),
        Of::Everyone => ("$1 = 0", 0),
    };
    let mut statement = db.prepare_cached(&format!(
        "SELECT o.id, o.case_id, coalesce(c.code, ''), o.number, o.origin, o.authority, o.document, o.matter, o.asked, o.due, \
         o.responsible_id, coalesce(s.name, ''), o.issued_by, o.issuer, o.issued_at, o.from_station, o.to_station, \
         coalesce(n.name, ''), o.state, o.closed_at, o.closed_by, o.closed_note, o.version \
         FROM orders o LEFT JOIN cases c ON c.id = o.case_id LEFT JOIN staff s ON s.id = o.responsible_id \
         LEFT JOIN stations n ON n.id = coalesce(o.to_station, o.from_station) \
         WHERE {condition} ORDER BY o.state = 'closed', o.due, o.id LIMIT 2000"
    ))?;
    Ok(statement.query_map([value], |row| read(row, today))?.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn add_feedback(db: &Db, row: i64, order: OrderId, one: &Feedback) -> Result<()> {
    db.execute(
        "INSERT INTO order_feedback (id, order_id, at, author, kind, text) VALUES ($1, $2, $3, $4, $5, $6)",
        (row, order, one.at, &one.author, one.kind, &one.text),
    )?;
    Ok(())
}

/// In the order it was said.
///
/// # Errors
/// The engine's.
pub fn feedback(db: &Db, order: OrderId) -> Result<Vec<Feedback>> {
    let mut statement =
        db.prepare_cached("SELECT at, author, kind, text FROM order_feedback WHERE order_id = $1 ORDER BY id")?;
    let rows = statement.query_map([order], |row| {
        Ok(Feedback { at: row.get(0)?, author: row.get(1)?, kind: row.get(2)?, text: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn add_nudge(db: &Db, one: &Nudge) -> Result<()> {
    db.execute(
        "INSERT INTO nudges (id, case_id, order_id, text, sender_id, sender, receiver_id, from_station, to_station, sent_at, seen_at, \
         answer, answered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, NULL, '', NULL)",
        (
            one.id,
            one.case,
            one.order,
            &one.text,
            one.sender_staff,
            &one.sender,
            one.receiver,
            one.from_station,
            one.to_station,
            one.sent_at,
        ),
    )?;
    Ok(())
}

/// # Errors
/// The engine's.
pub fn settle_nudge(db: &Db, one: &Nudge) -> Result<()> {
    db.execute(
        "UPDATE nudges SET seen_at = $1, answer = $2, answered_at = $3 WHERE id = $4",
        (one.seen_at, &one.answer, one.answered_at, one.id),
    )?;
    Ok(())
}

fn select(db: &Db, condition: &str, value: i64) -> Result<Vec<Nudge>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT g.id, g.case_id, coalesce(c.code, ''), g.order_id, g.text, g.sender_id, g.sender, g.receiver_id, \
         coalesce(s.name, n.name, ''), g.from_station, g.to_station, g.sent_at, g.seen_at, g.answer, g.answered_at \
         FROM nudges g LEFT JOIN cases c ON c.id = g.case_id LEFT JOIN staff s ON s.id = g.receiver_id \
         LEFT JOIN stations n ON n.id = g.to_station WHERE {condition} ORDER BY g.id DESC LIMIT 1000"
    ))?;
    let rows = statement.query_map([value], |row| {
        Ok(Nudge {
            id: row.get(0)?,
            case: row.get(1)?,
            case_code: row.get(2)?,
            order: row.get(3)?,
            text: row.get(4)?,
            sender_staff: row.get(5)?,
            sender: row.get(6)?,
            receiver: row.get(7)?,
            receiver_name: row.get(8)?,
            from_station: row.get(9)?,
            to_station: row.get(10)?,
            sent_at: row.get(11)?,
            seen_at: row.get(12)?,
            answer: row.get(13)?,
            answered_at: row.get(14)?,
            waits_for_me: false,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// # Errors
/// The engine's.
pub fn nudges(db: &Db) -> Result<Vec<Nudge>> {
    select(db, "$1 = 0", 0)
}

/// # Errors
/// The engine's.
pub fn nudges_of_case(db: &Db, case: CaseId) -> Result<Vec<Nudge>> {
    select(db, "g.case_id = $1", case.0)
}
