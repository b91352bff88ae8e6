//! Who comes: somebody of a case and whom they bring, a walk-in, somebody without a name; and under whose consent.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Booking, GuardianConsent, Kind};
use crate::cases::permission;
use crate::fault::{Check, Fault, Result};
use crate::kernel::{Day, PersonId, text};
use crate::schedule;
use crate::store::{self, people::age_on, taken::Missed};
use crate::transact::View;

/// 成年 (民法典 17).
const OF_AGE: i32 = 18;
const OTHERS_MOST: usize = 20;

#[derive(Debug, Clone, Default)]
pub(super) struct Clients {
    /// Everybody on record, the first one first.
    pub people: Vec<PersonId>,
    /// 称呼 and telephone of a walk-in; both empty for somebody on record, whose own are read when shown.
    pub name: String,
    pub phone: String,
}

/// Whom the consent of a minor's hour is from.
#[derive(Debug, Clone)]
pub(super) struct Guardian {
    pub name: String,
    pub consent: GuardianConsent,
}

pub(super) fn read(view: &View<'_>, booking: &Booking, kind: Kind, check: &mut Check) -> Result<Clients> {
    let more = booking.more.clone().unwrap_or_default();
    let Some(person) = booking.person else {
        let (name, phone) = walk_in((&booking.client, &booking.client_phone), more.anonymous, check);
        check.that(!more.anonymous || booking.case.is_none(), "more.anonymous", "anonymous_case");
        check.that(more.others.is_empty(), "more.others", "case_needed_for_others");
        return Ok(Clients { people: Vec::new(), name, phone });
    };
    let Some(case) = booking.case else {
        check.fail("case", "required");
        return Ok(Clients::default());
    };
    check.that(store::people::is_on_case(view.db, person, case)?, "person", "unknown_code");
    check.that(!more.anonymous, "more.anonymous", "anonymous_case");
    check.that(more.others.len() <= OTHERS_MOST, "more.others", "too_many");
    let mut people = vec![person];
    for (index, other) in more.others.iter().enumerate().take(OTHERS_MOST) {
        let path = format!("more.others[{index}]");
        check.that(store::people::is_on_case(view.db, *other, case)?, path.clone(), "unknown_code");
        check.that(!people.contains(other), path, "twice");
        people.push(*other);
    }
    let fits = match kind {
        Kind::Individual => people.len() == 1,
        Kind::Couple => people.len() == 2,
        Kind::Family | Kind::Joint => people.len() >= 2,
        Kind::Group => false,
    };
    check.that(fits, "more.others", "others_of_kind");
    Ok(Clients { people, ..Clients::default() })
}

/// 称呼 and telephone of somebody without a record, as kept.
pub(crate) fn walk_in((name, phone): (&str, &str), anonymous: bool, check: &mut Check) -> (String, String) {
    let (name, typed) = (text::line(name), phone.trim());
    check.that(anonymous || !name.is_empty(), "client", "required");
    check.fits(&name, 60, "client");
    let phone = if typed.is_empty() { Some(String::new()) } else { text::phone(typed) };
    check.that(phone.is_some(), "client_phone", "phone");
    (name, phone.unwrap_or_default())
}

pub(crate) fn is_minor(view: &View<'_>, person: PersonId, day: Day) -> Result<bool> {
    let birth = store::people::get(view.db, person)?.and_then(|person| person.birth);
    Ok(birth.is_some_and(|birth| age_on(birth, day) < OF_AGE))
}

/// An hour of somebody under age needs a guardian's name and consent, or why it is not asked for (未保法 11).
pub(super) fn guardian(view: &View<'_>, booking: &Booking, clients: &Clients, check: &mut Check) -> Result<Guardian> {
    let more = booking.more.clone().unwrap_or_default();
    let name = text::line(&more.guardian);
    check.fits(&name, 60, "more.guardian");
    let mut minor = false;
    for person in &clients.people {
        minor |= is_minor(view, *person, booking.start.date())?;
    }
    let consent = more.guardian_consent.unwrap_or(GuardianConsent::NotNeeded);
    match (minor, consent) {
        (true, GuardianConsent::NotNeeded) => check.fail("more.guardian_consent", "guardian_consent"),
        (true, GuardianConsent::Given) => check.that(!name.is_empty(), "more.guardian", "required"),
        (true, GuardianConsent::Waived) | (false, _) => {}
    }
    Ok(Guardian { name, consent: if minor { consent } else { GuardianConsent::NotNeeded } })
}

/// What the calendar remembers of a client.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ClientRecord {
    /// Hours missed within the days the station looks back.
    pub no_shows: u32,
    pub late_cancelled: u32,
    /// As many as after which somebody must agree before another is booked.
    pub too_many: bool,
    /// Under age today.
    pub minor: bool,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClientAsked {
    pub person: PersonId,
}

/// # Errors
/// [`crate::Code::NotFound`] for a person this session does not know.
pub fn client_record(view: &View<'_>, asked: ClientAsked) -> Result<ClientRecord> {
    knows(view, asked.person)?;
    let (missed, too_many) = standing(view, asked.person)?;
    let minor = is_minor(view, asked.person, view.clock.today())?;
    Ok(ClientRecord { no_shows: missed.no_shows, late_cancelled: missed.late_cancelled, too_many, minor })
}

/// What somebody missed, and whether that is more than the station takes without asking.
///
/// # Errors
/// The store's.
pub(crate) fn standing(view: &View<'_>, person: PersonId) -> Result<(Missed, bool)> {
    let rules = schedule::station_rules(view)?;
    let since = view.clock.today() - chrono::Days::new(u64::from(rules.no_show_days));
    let missed = store::taken::missed(view.db, person, since)?;
    Ok((missed, rules.no_shows_most > 0 && missed.no_shows >= rules.no_shows_most))
}

/// When a person is free tells when they come; only those who may see a case of theirs may ask.
pub(super) fn knows(view: &View<'_>, person: PersonId) -> Result<()> {
    for case in store::people::cases_of(view.db, person)? {
        if permission::may_see(view, case)? {
            return Ok(());
        }
    }
    Err(Fault::not_found("a person"))
}
