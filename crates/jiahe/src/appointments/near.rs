//! Who must not be at the station at one time: two people kept apart (反家暴 29), and the two sides of a dispute.
//! Whoever is refused an hour for it is told what a busy client is told, word for word.

use super::client::Clients;
use super::free::Span;
use super::hour::Hour;
use crate::fault::Result;
use crate::kernel::{AppointmentId, Day, PersonId};
use crate::protection;
use crate::schedule;
use crate::store;
use crate::transact::View;

/// Whom these people must not meet on a day, and how many minutes lie between. Those who come together are no
/// two sides; those kept apart are apart even then, and then the gap is `None`.
fn to_avoid(
    view: &View<'_>,
    people: &[PersonId],
    known: &[PersonId],
    day: Day,
) -> Result<Vec<(PersonId, Option<u16>)>> {
    let apart = u16::try_from(protection::gap_minutes(view)?).unwrap_or(0);
    let opposing = schedule::station_rules(view)?.opposing_gap.and_then(|gap| u16::try_from(gap).ok());
    let mut found = Vec::new();
    for person in known {
        for pair in store::apart::others(view.db, *person)? {
            if pair.holds_on(day) {
                let gap = (!known.contains(&pair.other)).then_some(apart);
                found.push((pair.other, gap));
                found.extend(store::apart::namesakes(view.db, pair.other)?.into_iter().map(|other| (other, gap)));
            }
        }
    }
    for person in people {
        let Some(gap) = opposing else { continue };
        let sides = store::taken::opposed(view.db, *person)?;
        found.extend(sides.into_iter().filter(|other| !people.contains(other)).map(|other| (other, Some(gap))));
    }
    Ok(found)
}

/// With whatever other records of the same people there are: a name entered twice must not undo an order.
fn also_known(view: &View<'_>, people: &[PersonId]) -> Result<Vec<PersonId>> {
    let mut known = people.to_vec();
    for person in people {
        known.extend(store::apart::namesakes(view.db, *person)?);
    }
    Ok(known)
}

fn people_of(view: &View<'_>, clients: &Clients) -> Result<Vec<PersonId>> {
    if clients.people.is_empty() && !clients.phone.is_empty() {
        return store::apart::people_by_phone(view.db, &clients.phone);
    }
    Ok(clients.people.clone())
}

fn widened(span: Span, gap: u16) -> Span {
    Span { from: span.from.saturating_sub(gap), to: span.to.saturating_add(gap).min(1440) }
}

/// Whether an hour would bring people together who must not meet.
pub(super) fn would_meet(view: &View<'_>, hour: &Hour, clients: &Clients, except: &[AppointmentId]) -> Result<bool> {
    let people = people_of(view, clients)?;
    let (known, day) = (also_known(view, &people)?, hour.start.date());
    for (other, gap) in to_avoid(view, &people, &known, day)? {
        let Some(gap) = gap else { return Ok(true) };
        if !hour.here {
            continue;
        }
        let there = store::taken::at_station(view.db, other, (day, day))?;
        let near = |id: AppointmentId, span: Span| !except.contains(&id) && widened(span, gap).overlaps(hour.span());
        if there.into_iter().any(|one| near(one.id, one.span)) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The minutes of each day that others take from people who must not meet them; and whether two of those who would
/// come together may not.
pub(super) fn closed(view: &View<'_>, people: &[PersonId], (from, to): (Day, Day)) -> Result<Option<Vec<(Day, Span)>>> {
    let mut out = Vec::new();
    if people.is_empty() {
        return Ok(Some(out));
    }
    let known = also_known(view, people)?;
    // A pair may begin or end within the days asked for.
    for day in from.iter_days().take_while(|day| *day <= to) {
        for (other, gap) in to_avoid(view, people, &known, day)? {
            let Some(gap) = gap else { return Ok(None) };
            let there = store::taken::at_station(view.db, other, (day, day))?;
            out.extend(there.into_iter().map(|one| (day, widened(one.span, gap))));
        }
    }
    Ok(Some(out))
}
