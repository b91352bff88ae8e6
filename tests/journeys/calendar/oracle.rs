//! Random work on the calendar against a slow judge. `JIAHE_CALENDAR=N` does so many steps; a few are always done.

use jiahe::kernel::Chance;
use serde_json::{Value, json};

use super::{Counter, counter};

fn steps() -> usize {
    std::env::var("JIAHE_CALENDAR").ok().and_then(|text| text.parse().ok()).unwrap_or(120)
}

const DAYS: [&str; 5] = ["2026-11-30", "2026-12-01", "2026-12-02", "2026-12-03", "2026-12-04"];

/// Minutes since midnight.
fn minutes(moment: &Value) -> i64 {
    let text = moment.as_str().unwrap();
    text[11..13].parse::<i64>().unwrap() * 60 + text[14..16].parse::<i64>().unwrap()
}

fn day(moment: &Value) -> String {
    moment.as_str().unwrap()[..10].to_owned()
}

/// Everything that stands in the calendar, pair by pair: nobody twice, gaps kept, the two sides apart.
fn judge(at: &mut Counter, gap: i64) -> usize {
    let asked = json!({ "from": DAYS[0], "to": "2026-12-31", "practitioner": null });
    let all = at.world.ok("appointments.range", asked);
    let all: Vec<&Value> = all
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| !["no_show", "cancelled", "late_cancelled"].contains(&one["state"].as_str().unwrap()))
        .collect();
    for (index, one) in all.iter().enumerate() {
        for other in &all[..index] {
            if day(&one["start"]) != day(&other["start"]) {
                continue;
            }
            let (a, b) =
                ((minutes(&one["start"]), minutes(&one["end"])), (minutes(&other["start"]), minutes(&other["end"])));
            let within = |gap: i64| (a.0..a.1).any(|minute| b.0 - gap <= minute && minute < b.1 + gap);
            let pad = |one: &Value, name: &str| one[name].as_i64().unwrap();
            let between = if a.0 < b.0 {
                pad(one, "pad_after").max(pad(other, "pad_before"))
            } else {
                pad(one, "pad_before").max(pad(other, "pad_after"))
            };
            let shared = |name: &str| !one[name].is_null() && one[name] == other[name];
            assert!(!(shared("practitioner") || shared("room")) || !within(between), "{one}\n{other}");
            let here = one["mode"] == "in_person" && other["mode"] == "in_person";
            assert!(!shared("person") || !within(0), "{one}\n{other}");
            let sides = !one["person"].is_null() && !other["person"].is_null() && one["person"] != other["person"];
            assert!(!(here && sides && within(gap)), "{one}\n{other}");
        }
    }
    all.len()
}

#[test]
fn random_work_never_books_anybody_twice_and_offers_exactly_what_can_be_had() {
    let mut at = counter();
    let mut chance = Chance::seeded(2_026);
    at.service("psychological_counselling", &[("before", json!(5)), ("after", json!(10))]);
    let gap = 30;
    let (mut known, mut leaves): (Vec<i64>, Vec<Value>) = (Vec::new(), Vec::new());
    let (mut booked, mut refused, mut offered) = (0, 0, 0);
    for step in 0..steps() {
        let person = at.people[chance.below(2)];
        let on = DAYS[chance.below(5)];
        let time = format!("{on}T{:02}:{:02}:00", 9 + chance.below(8), chance.below(12) * 5);
        let mut booking = if chance.below(2) == 0 { at.booking(person, &time) } else { at.with_lawyer(person, &time) };
        booking["minutes"] = json!(30 + chance.below(3) * 20);
        if chance.below(5) == 0 {
            (booking["mode"], booking["room"]) = (json!("phone"), Value::Null);
        }
        match chance.below(12) {
            0..5 => {
                // What can be had lies behind no other than an hour offered; what is offered can be had.
                let asked = json!({
                    "from": on, "days": 1, "practitioners": [booking["practitioner"]], "service": booking["service"],
                    "minutes": booking["minutes"], "mode": booking["mode"], "person": person,
                });
                let slots = at.world.ok("appointments.slots", asked);
                let slots: Vec<&Value> = slots.as_array().unwrap().iter().collect();
                if let Some(slot) = (!slots.is_empty()).then(|| slots[chance.below(slots.len())]) {
                    let mut taken = booking.clone();
                    (taken["start"], taken["room"]) = (slot["start"].clone(), slot["room"].clone());
                    let id = at.book(taken);
                    at.world
                        .ok("appointments.cancel", json!({ "id": id, "version": 1, "reason": "试", "by": "station" }));
                    offered += 1;
                }
                let long = booking["minutes"].as_i64().unwrap();
                let start = minutes(&booking["start"]);
                match at.world.call("appointments.book", booking) {
                    Ok(id) => {
                        let behind = |slot: &&&Value| {
                            minutes(&slot["start"]) <= start && start < minutes(&slot["start"]) + long.max(10) + 9
                        };
                        assert!(slots.iter().any(|slot| behind(&slot)), "step {step}: {time} is hidden");
                        known.push(id.as_i64().unwrap());
                        booked += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
            5..7 if !known.is_empty() => {
                let id = known[chance.below(known.len())];
                let one = at.get(id);
                let body = json!({
                    "id": id, "version": one["version"], "practitioner": one["practitioner"], "room": one["room"], "start": time,
                    "minutes": 50, "reason": "改期", "outside_plan": chance.below(3) == 0,
                });
                if at.world.call("appointments.reschedule", body).is_err() {
                    refused += 1;
                }
            }
            7..9 if !known.is_empty() => {
                let id = known.swap_remove(chance.below(known.len()));
                let version = at.get(id)["version"].clone();
                at.world.ok(
                    "appointments.cancel",
                    json!({ "id": id, "version": version, "reason": "取消", "by": "station" }),
                );
            }
            9 => {
                let starts: Vec<String> = (0..3)
                    .map(|week| format!("2026-12-{:02}T{}", 7 + week * 7 + chance.below(5), &time[11..]))
                    .collect();
                if let Ok(ids) =
                    at.world.call("appointments.book_series", json!({ "booking": booking, "starts": starts }))
                {
                    known.extend(ids.as_array().unwrap().iter().map(|id| id.as_i64().unwrap()));
                }
            }
            10 => {
                let leave = json!({
                    "staff": booking["practitioner"], "kind": if chance.below(2) == 0 { "leave" } else { "extra" }, "from": on, "to": on,
                    "start": "10:00", "end": "18:00", "note": "",
                });
                leaves.push(at.world.ok("schedule.add_exception", leave)["id"].clone());
            }
            _ => {
                if let Some(id) = leaves.pop() {
                    at.world.ok("schedule.drop_exception", json!({ "id": id }));
                }
                let works = chance.below(2) == 0;
                at.practitioner(&[("works_holidays", json!(works)), ("lead_minutes", json!(chance.below(3) * 60))]);
            }
        }
        if step % 10 == 0 {
            judge(&mut at, gap);
        }
    }
    let kept = judge(&mut at, gap);
    println!("{} steps: {booked} booked, {refused} refused, {offered} offered hours booked, {kept} stand", steps());
    assert!(booked > 5 && refused > 5 && offered > 5, "{booked} {refused} {offered}");
}
