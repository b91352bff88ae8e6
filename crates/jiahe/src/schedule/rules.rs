//! The station's rules of booking, and what each service is booked like; both kept as JSON among the settings.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CalendarRules, ServiceRule};
use crate::api::Noun;
use crate::appointments::{Kind, Mode};
use crate::cases::Service;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::Coded;
use crate::store::{self, settings};
use crate::transact::{Act, View};

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
pub struct StationRules {
    /// Minutes between the hours of two sides of a dispute at the station; `None` lets them meet.
    pub opposing_gap: Option<u32>,
    /// A client who cancels later than so many hours before cancels late.
    pub cancel_hours: u32,
    /// How long one waits before the client counts as not coming.
    pub wait_minutes: u32,
    /// After so many hours missed, a person agrees before another is booked; 0 never asks.
    pub no_shows_most: u32,
    /// Within so many days.
    pub no_show_days: u32,
    /// Usual minutes on the way to a home, each way.
    pub home_travel: u32,
}

impl Default for StationRules {
    /// 知情同意书: 改期提前 24 小时, 迟到 30 分钟取消.
    fn default() -> Self {
        Self {
            opposing_gap: Some(30),
            cancel_hours: 24,
            wait_minutes: 30,
            no_shows_most: 3,
            no_show_days: 180,
            home_travel: 30,
        }
    }
}

fn kept<T: for<'de> Deserialize<'de>>(view: &View<'_>, name: &str) -> Result<Option<T>> {
    let text = store::settings::get(view.db, name)?;
    text.map(|text| serde_json::from_str(&text).map_err(|_| Fault::new(Code::Damaged, "read rules of booking")))
        .transpose()
}

fn keep<T: Serialize>(act: &Act<'_>, name: &str, rules: &T) -> Result<()> {
    let text = serde_json::to_string(rules).map_err(|_| Fault::internal("spell rules of booking"))?;
    store::settings::set(act.db, name, &text)
}

/// # Errors
/// The store's.
pub(crate) fn station(view: &View<'_>) -> Result<StationRules> {
    Ok(kept(view, settings::CALENDAR_RULES)?.unwrap_or_default())
}

fn services(view: &View<'_>) -> Result<Vec<ServiceRule>> {
    let kept: Vec<ServiceRule> = kept(view, settings::SERVICE_RULES)?.unwrap_or_default();
    let of = |service: Service| kept.iter().find(|rule| rule.service == service).cloned();
    Ok(Service::ALL.iter().map(|service| of(*service).unwrap_or_else(|| usual(*service))).collect())
}

fn usual(service: Service) -> ServiceRule {
    ServiceRule {
        service,
        minutes: 50,
        before: 0,
        after: 0,
        modes: Mode::ALL.iter().copied().collect(),
        kinds: Kind::ALL.iter().copied().collect(),
    }
}

/// # Errors
/// The store's.
pub(crate) fn service(view: &View<'_>, service: Service) -> Result<ServiceRule> {
    Ok(services(view)?.into_iter().find(|rule| rule.service == service).unwrap_or_else(|| usual(service)))
}

/// # Errors
/// The store's.
pub fn get(view: &View<'_>, _: Nothing) -> Result<CalendarRules> {
    Ok(CalendarRules { station: station(view)?, services: services(view)? })
}

/// # Errors
/// Figures out of range.
pub fn set_station(act: &mut Act<'_>, asked: StationRules) -> Result<Done> {
    let mut check = Check::default();
    check.that(asked.opposing_gap.is_none_or(|gap| gap <= 480), "opposing_gap", "range");
    check.that(asked.cancel_hours <= 168, "cancel_hours", "range");
    check.that(asked.wait_minutes <= 120, "wait_minutes", "range");
    check.that(asked.no_shows_most <= 20, "no_shows_most", "range");
    check.that((1..=730).contains(&asked.no_show_days), "no_show_days", "range");
    check.that(asked.home_travel <= 240, "home_travel", "range");
    check.done()?;
    keep(act, settings::CALENDAR_RULES, &asked)?;
    act.note(Noun::Schedule, 0, "rules of booking");
    act.touch(Noun::Appointments);
    Ok(Done {})
}

/// # Errors
/// Figures out of range; no mode or no kind left.
pub fn set_service(act: &mut Act<'_>, asked: ServiceRule) -> Result<Done> {
    let mut check = Check::default();
    check.that((10..=480).contains(&asked.minutes), "minutes", "range");
    check.that(asked.before <= 120, "before", "range");
    check.that(asked.after <= 120, "after", "range");
    check.that(!asked.modes.is_empty(), "modes", "required");
    check.that(!asked.kinds.is_empty(), "kinds", "required");
    check.done()?;
    let service = asked.service;
    let rules: Vec<ServiceRule> =
        services(act)?.into_iter().map(|rule| if rule.service == service { asked.clone() } else { rule }).collect();
    keep(act, settings::SERVICE_RULES, &rules)?;
    act.note(Noun::Schedule, 0, service.code());
    act.touch(Noun::Appointments);
    Ok(Done {})
}
