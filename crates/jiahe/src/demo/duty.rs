//! The duty roster of the demo: who sits at the window for what, a day nobody covers, and a stand-in that was asked for.

use chrono::{Datelike as _, Days};
use serde_json::{Value, json};

use super::county::County;
use crate::fault::Result;
use crate::kernel::{Day, Session};

/// Service, place in the list of staff, weekdays, from, to.
const SHIFTS: [(&str, usize, &[u8], &str, &str); 7] = [
    ("psychological_counselling", 1, &[2, 4], "08:30", "11:30"),
    ("psychological_counselling", 9, &[1], "14:00", "17:00"),
    ("mediation", 3, &[1, 2, 3, 4, 5], "08:30", "11:30"),
    ("mediation", 4, &[1, 2, 3, 4, 5], "14:00", "17:00"),
    ("legal_advice", 5, &[1, 4], "08:30", "11:30"),
    ("marriage_counselling", 6, &[3, 5], "14:00", "17:00"),
    ("family_education", 7, &[6], "14:00", "17:00"),
];

/// When somebody should be there; nobody is, for the mind, on Fridays.
const NEEDS: [(&str, &[u8]); 3] =
    [("mediation", &[1, 2, 3, 4, 5]), ("legal_advice", &[1, 4]), ("psychological_counselling", &[1, 2, 4, 5])];

/// Two months ago.
pub(super) fn plan(county: &mut County<'_>) {
    county.at(county.back(40, 9, 0), begin);
}

fn begin(county: &mut County<'_>) -> Result<()> {
    let lead = county.lead()?;
    let from = county.now().date().to_string();
    for (service, who, weekdays, start, end) in SHIFTS {
        let Some(staff) = county.staff.get(who).map(|one| one.staff) else { continue };
        let shift = json!({
            "id": null, "service": service, "staff": staff, "weekdays": weekdays, "start": start, "end": end, "place": "",
            "from": from, "until": null,
        });
        county.call(&lead, "duty.save_shift", shift)?;
    }
    for (service, weekdays) in NEEDS {
        county.call(&lead, "duty.set_needs", json!({ "service": service, "weekdays": weekdays }))?;
    }
    county.at(county.end - chrono::TimeDelta::hours(3), ask);
    Ok(())
}

/// The mediator of the mornings asks the one of the afternoons for the next Wednesday they are on duty, and the lead
/// for the Thursday after it.
fn ask(county: &mut County<'_>) -> Result<()> {
    let (lead, Some(asking), Some(other)) =
        (county.lead()?, county.staff.get(3).cloned(), county.staff.get(4).map(|one| one.staff))
    else {
        return Ok(());
    };
    for (weekday, to, reason) in [(3, other, "送孩子体检"), (4, lead.staff, "去县里培训")] {
        let Some((day, shift)) = next_turn(county, &asking, weekday)? else { continue };
        let asked = json!({
            "shift": shift, "day": day.to_string(), "kind": "stand_in", "to": to, "back_shift": null, "back_day": null,
            "reason": reason,
        });
        county.call(&asking, "duty.change", asked)?;
    }
    Ok(())
}

/// Their first turn on that weekday after this week that holds.
fn next_turn(county: &mut County<'_>, of: &Session, weekday: u32) -> Result<Option<(Day, Value)>> {
    let monday = county.today() + Days::new(u64::from(7 - county.today().weekday().num_days_from_monday()));
    let span = json!({ "from": monday.to_string(), "to": (monday + Days::new(27)).to_string() });
    let roster = county.call(of, "duty.roster", span)?;
    let turns = roster.get("turns").and_then(Value::as_array).cloned().unwrap_or_default();
    Ok(turns.iter().find_map(|turn| {
        let day: Day = turn.get("day")?.as_str()?.parse().ok()?;
        let theirs = turn.get("staff")?.as_i64()? == of.staff.0 && turn.get("why")?.as_str()?.is_empty();
        (theirs && day.weekday().number_from_monday() == weekday).then(|| Some((day, turn.get("shift")?.clone())))?
    }))
}
