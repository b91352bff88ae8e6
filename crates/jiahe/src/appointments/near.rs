//! Who must not be at the station at one time: two people kept apart (反家暴 29), and the two sides of a dispute.
//! Whoever is refused an hour for it is told what a busy client is told, word for word.

use super::client::Clients;
use super::free::Span;
use super::hour::Hour;
use crate::fault::Result;
use crate::kernel::{AppointmentId, Day, PersonId};
use crate::protection;
use crate::schedule;
use crate::store::{self, apart::Other};
use crate::transact::View;

/// Somebody whom those who come must not meet.
struct Avoided {
    person: PersonId,
    /// Minutes between; `None` for two kept apart who would come together.
    gap: Option<u16>,
    /// Two kept apart are so on some days; the sides of an open dispute on every day.
    pair: Option<Other>,
}

impl Avoided {
    fn holds_on(&self, day: Day) -> bool {
        self.pair.is_none_or(|pair| pair.holds_on(day))
    }
}

/// Those who come together are no two sides; those kept apart are apart even then.
fn to_avoid(view: &View<'_>, people: &[PersonId]) -> Result<Vec<Avoided>> {
    let apart = u16::try_from(protection::gap_minutes(view)?).unwrap_or(0);
    let opposing = schedule::station_rules(view)?.opposing_gap.and_then(|gap| u16::try_from(gap).ok());
    let mut found = Vec::new();
    for person in people {
        for pair in store::apart::others(view.db, *person)? {
            let gap = (!people.contains(&pair.other)).then_some(apart);
            found.push(Avoided { person: pair.other, gap, pair: Some(pair) });
        }
        if opposing.is_some() {
            let sides = store::taken::opposed(view.db, *person)?;
            let sides = sides.into_iter().filter(|other| !people.contains(other));
            found.extend(sides.map(|person| Avoided { person, gap: opposing, pair: None }));
        }
    }
    Ok(found)
}

fn people_of(view: &View<'_>, clients: &Clients) -> Result<Vec<PersonId>> {
    if clients.people.is_empty() && !clients.phone.is_empty() {
        return store::apart::people_by_phone(view.db, &clients.phone);
    }
    Ok(clients.people.clone())
}

/// Whether somebody must not sit in one group with the others on any of those days: kept apart, or the two sides of a
/// dispute, who only come together to a joint hour.
pub(crate) fn would_share(view: &View<'_>, people: &[PersonId], others: &[PersonId], days: &[Day]) -> Result<bool> {
    for other in to_avoid(view, people)? {
        if others.contains(&other.person) && days.iter().any(|day| other.holds_on(*day)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn widened(span: Span, gap: u16) -> Span {
    Span { from: span.from.saturating_sub(gap), to: span.to.saturating_add(gap).min(1440) }
}

/// Whether an hour would bring people together who must not meet.
pub(super) fn would_meet(view: &View<'_>, hour: &Hour, clients: &Clients, except: &[AppointmentId]) -> Result<bool> {
    let people = people_of(view, clients)?;
    let day = hour.start.date();
    for other in to_avoid(view, &people)?.into_iter().filter(|other| other.holds_on(day)) {
        let Some(gap) = other.gap else { return Ok(true) };
        if !hour.here {
            continue;
        }
        let there = store::taken::at_station(view.db, other.person, (day, day))?;
        let near = |id: AppointmentId, span: Span| !except.contains(&id) && widened(span, gap).overlaps(hour.span());
        if there.into_iter().any(|one| near(one.id, one.span)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same of one of a group: those who sit in it with them are left out.
pub(super) fn would_meet_outside(
    view: &View<'_>,
    hour: &Hour,
    person: PersonId,
    inside: &[PersonId],
    except: &[AppointmentId],
) -> Result<bool> {
    if !hour.here {
        return Ok(false);
    }
    let day = hour.start.date();
    for other in to_avoid(view, &[person])? {
        let Some(gap) = other.gap.filter(|_| other.holds_on(day) && !inside.contains(&other.person)) else { continue };
        let there = store::taken::at_station(view.db, other.person, (day, day))?;
        if there.into_iter().any(|one| !except.contains(&one.id) && widened(one.span, gap).overlaps(hour.span())) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The minutes of each day that others take from people who must not meet them: near an hour of theirs if one comes to
/// the station (`here`), and whole days on which two of those who would come together may not.
pub(super) fn closed(
    view: &View<'_>,
    people: &[PersonId],
    (from, to): (Day, Day),
    here: bool,
) -> Result<Vec<(Day, Span)>> {
    let mut out = Vec::new();
    if people.is_empty() {
        return Ok(out);
    }
    for other in to_avoid(view, people)? {
        let Some(gap) = other.gap else {
            // A pair may begin or end within the days asked for.
            let days = from.iter_days().take_while(|day| *day <= to).filter(|day| other.holds_on(*day));
            out.extend(days.map(|day| (day, Span { from: 0, to: 1440 })));
            continue;
        };
        if !here {
            continue;
        }
        let there = store::taken::at_station(view.db, other.person, (from, to))?;
        out.extend(
            there.into_iter().filter(|one| other.holds_on(one.day)).map(|one| (one.day, widened(one.span, gap))),
        );
    }
    Ok(out)
}
