//! Time, passed in. Wall-clock time in China (UTC+8 all year, everywhere), whatever the PC's own
//! zone says, kept as TEXT `2026-11-23T09:30:00`, which sorts as time does.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, Timelike};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A calendar day, `2026-11-23`.
pub type Day = NaiveDate;

/// A minute-precise wall-clock moment in China, `2026-11-23T09:30:00`.
pub type Moment = NaiveDateTime;

/// The moment a command runs at; the shell reads it once per call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
pub struct Clock {
    #[ts(type = "string")]
    pub now: Moment,
}

impl Clock {
    #[must_use]
    pub fn at(now: Moment) -> Self {
        Self { now: now.with_nanosecond(0).unwrap_or(now) }
    }

    /// From the PC's clock, in any zone.
    #[must_use]
    pub fn from_instant<Z: chrono::TimeZone>(instant: DateTime<Z>) -> Self {
        let china = FixedOffset::east_opt(8 * 3600).map(|zone| instant.with_timezone(&zone).naive_local());
        Self::at(china.unwrap_or_default())
    }

    #[must_use]
    pub fn today(self) -> Day {
        self.now.date()
    }
}

/// Storage and wire form of a moment.
#[must_use]
pub fn stamp(moment: Moment) -> String {
    moment.format("%Y-%m-%dT%H:%M:%S").to_string()
}
