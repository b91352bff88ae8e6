//! What is local (domain §4): intervals, and what the station calls its colours.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::recompute;
use crate::api::Noun;
use crate::cases::Risk;
use crate::desk::{Done, Nothing};
use crate::fault::{Check, Fault, Result};
use crate::kernel::text;
use crate::store::{self, settings};
use crate::transact::{Act, View};

/// Days, unless said otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Parameters {
    /// 告诫书 → 查访 (反家庭暴力法 17).
    pub warning_visit_days: u32,
    /// The first visit after an agreement.
    pub first_visit_days: u32,
    pub red_days: u32,
    pub orange_days: u32,
    pub yellow_days: u32,
    pub green_days: u32,
    pub palette: Palette,
}

/// What the station calls its colours (普陀: 黄 is 困境, 橙 婚姻, 红 家暴); empty: the plain word.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Palette {
    pub red: String,
    pub orange: String,
    pub yellow: String,
    pub green: String,
}

impl Default for Parameters {
    fn default() -> Self {
        Self {
            warning_visit_days: 30,
            first_visit_days: 7,
            red_days: 7,
            orange_days: 30,
            yellow_days: 30,
            green_days: 90,
            palette: Palette::default(),
        }
    }
}

impl Parameters {
    #[must_use]
    pub fn interval(&self, risk: Risk) -> u32 {
        match risk {
            Risk::Red => self.red_days,
            Risk::Orange => self.orange_days,
            Risk::Yellow => self.yellow_days,
            Risk::Green => self.green_days,
        }
    }
}

/// # Errors
/// The store's.
pub fn of_station(view: &View<'_>) -> Result<Parameters> {
    let kept = settings::get(view.db, settings::TIME_PARAMETERS)?;
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// # Errors
/// The store's.
pub fn get(view: &View<'_>, _: Nothing) -> Result<Parameters> {
    of_station(view)
}

/// Every clock is computed again by the new limits.
///
/// # Errors
/// A limit outside 1–365 days, a colour word over eight characters.
pub fn set(act: &mut Act<'_>, asked: Parameters) -> Result<Done> {
    let mut check = Check::default();
    for (field, days) in [
        ("warning_visit_days", asked.warning_visit_days),
        ("first_visit_days", asked.first_visit_days),
        ("red_days", asked.red_days),
        ("orange_days", asked.orange_days),
        ("yellow_days", asked.yellow_days),
        ("green_days", asked.green_days),
    ] {
        check.that((1..=365).contains(&days), field, "range");
    }
    let Palette { red, orange, yellow, green } = &asked.palette;
    for (field, word) in [("red", red), ("orange", orange), ("yellow", yellow), ("green", green)] {
        check.fits(&text::line(word), 8, format!("palette.{field}"));
    }
    check.done()?;
    let palette = Palette {
        red: text::line(red),
        orange: text::line(orange),
        yellow: text::line(yellow),
        green: text::line(green),
    };
    let kept = serde_json::to_string(&Parameters { palette, ..asked })
        .map_err(|_| Fault::internal("spell the time parameters"))?;
    store::settings::set(act.db, settings::TIME_PARAMETERS, &kept)?;
    act.note(Noun::Obligations, 0, "parameters");
    recompute::all(act)?;
    Ok(Done {})
}
