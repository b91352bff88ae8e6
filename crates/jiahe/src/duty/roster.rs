//! Which turns fall on which days, and which of them hold. Pure: shifts, changes, plans and the calendar in, turns out.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::{DutyChangeKind, DutyGap, DutyNeed, Shift, Turn};
use crate::kernel::term::Calendar;
use crate::kernel::{Day, DutyChangeId, ShiftId, StaffId};
use crate::schedule::plan;

/// 停班: why a turn that was called off does not hold.
pub(crate) const OFF: &str = "off";

/// A change that was agreed to.
#[derive(Debug, Clone)]
pub struct Agreed {
    pub id: DutyChangeId,
    pub shift: ShiftId,
    pub day: Day,
    pub kind: DutyChangeKind,
    pub to: Option<StaffId>,
    /// Who had the turn before, and gets the other in a swap.
    pub back: Option<(ShiftId, Day, StaffId)>,
}

fn in_force(shift: &Shift, day: Day) -> bool {
    shift.from <= day && shift.until.is_none_or(|until| day <= until)
}

/// The turns of some days in order of day, service and beginning; `name` knows everybody of the staff. Holidays are
/// left out but for a turn of that one day; a make-up day is worked like the weekday it stands for. What was called off
/// stays, with `off` for its why.
pub(super) fn turns(
    shifts: &[Shift],
    changes: &[Agreed],
    calendar: &Calendar,
    (from, to): (Day, Day),
    name: impl Fn(StaffId) -> String,
) -> Vec<Turn> {
    let mut found = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        let own = shifts
            .iter()
            .any(|shift| u32::from(shift.weekday) == day.weekday().number_from_monday() && in_force(shift, day));
        let like = plan::like(calendar, day, own, false).map(|weekday| weekday.number_from_monday());
        for shift in shifts.iter().filter(|shift| in_force(shift, day)) {
            let once = shift.until == Some(shift.from);
            let falls = if once { true } else { Some(u32::from(shift.weekday)) == like };
            if falls {
                let (staff, change, off) = who(shift, day, changes);
                let instead = staff != shift.staff;
                found.push(Turn {
                    shift: shift.id,
                    day,
                    service: shift.service,
                    staff,
                    staff_name: name(staff),
                    instead_of: if instead { shift.staff_name.clone() } else { String::new() },
                    start: shift.start.clone(),
                    end: shift.end.clone(),
                    place: shift.place.clone(),
                    why: if off { OFF.to_owned() } else { String::new() },
                    change,
                });
            }
        }
    }
    found.sort_by(|a, b| (a.day, a.service, &a.start, &a.staff_name).cmp(&(b.day, b.service, &b.start, &b.staff_name)));
    found
}

/// Who has a turn on a day, by the latest change of it, and whether it was called off.
fn who(shift: &Shift, day: Day, changes: &[Agreed]) -> (StaffId, Option<DutyChangeId>, bool) {
    let given = |one: &&Agreed| one.shift == shift.id && one.day == day;
    let got = |one: &&Agreed| one.back.is_some_and(|(back, on, _)| back == shift.id && on == day);
    let Some(last) = changes.iter().rfind(|one| given(one) || got(one)) else { return (shift.staff, None, false) };
    if !given(&last) {
        let staff = last.back.map_or(shift.staff, |(_, _, staff)| staff);
        return (staff, Some(last.id), false);
    }
    match last.kind {
        DutyChangeKind::Off => (shift.staff, Some(last.id), true),
        DutyChangeKind::StandIn | DutyChangeKind::Swap => (last.to.unwrap_or(shift.staff), Some(last.id), false),
    }
}

/// The days on which a service needs somebody and nobody holds a turn. `needs` as set; for a service of which nothing
/// is set, the weekdays on which it has shifts. Holidays need nobody.
pub(super) fn gaps(
    shifts: &[Shift],
    turns: &[Turn],
    needs: &[DutyNeed],
    calendar: &Calendar,
    (from, to): (Day, Day),
) -> Vec<DutyGap> {
    let mut wanted: BTreeMap<_, Vec<&DutyNeed>> = BTreeMap::new();
    for need in needs {
        wanted.entry(need.service).or_default().push(need);
    }
    let mut found = Vec::new();
    for day in from.iter_days().take_while(|day| *day <= to) {
        let Some(like) = plan::like(calendar, day, false, false).map(|weekday| weekday.number_from_monday()) else {
            continue;
        };
        let own = day.weekday().number_from_monday();
        for service in crate::kernel::Coded::ALL {
            let of = shifts.iter().filter(|shift| shift.service == *service && in_force(shift, day));
            let needed = match wanted.get(service) {
                Some(set) => set.iter().any(|need| need.weekdays.iter().any(|weekday| u32::from(*weekday) == like)),
                None => of.clone().any(|shift| [like, own].contains(&u32::from(shift.weekday))),
            };
            let mut there = turns.iter().filter(|turn| turn.day == day && turn.service == *service);
            if !needed || there.clone().any(|turn| turn.why.is_empty()) {
                continue;
            }
            let missing = there.next();
            found.push(DutyGap {
                day,
                service: *service,
                why: missing.map(|turn| turn.why.clone()).unwrap_or_default(),
                staff_name: missing.map(|turn| turn.staff_name.clone()).unwrap_or_default(),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cases::Service;
    use crate::kernel::term::Marked;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn shift(id: i64, staff: i64, weekday: u8) -> Shift {
        Shift {
            id: ShiftId(id),
            service: Service::Mediation,
            staff: StaffId(staff),
            staff_name: format!("{staff}"),
            weekday,
            start: "09:00".into(),
            end: "12:00".into(),
            place: String::new(),
            from: day("2026-09-01"),
            until: None,
        }
    }

    fn told(shifts: &[Shift], changes: &[Agreed], calendar: &Calendar, days: (&str, &str)) -> Vec<(String, i64)> {
        let all = turns(shifts, changes, calendar, (day(days.0), day(days.1)), |staff| staff.0.to_string());
        let held = all.into_iter().filter(|turn| turn.why.is_empty());
        held.map(|turn| (turn.day.format("%m-%d").to_string(), turn.staff.0)).collect()
    }

    fn named(all: &[(&str, i64)]) -> Vec<(String, i64)> {
        all.iter().map(|(day, staff)| ((*day).to_owned(), *staff)).collect()
    }

    #[test]
    fn turns_recur_rest_on_holidays_and_follow_make_up_days() {
        let mut calendar = Calendar::default();
        let mark = |off| Marked { name: "国庆".into(), off };
        // 2026-10-01 is a Thursday, 2026-10-10 a Saturday worked like a Friday.
        let marks = [("2026-10-01", true), ("2026-10-02", true), ("2026-10-10", false)];
        calendar.put(2026, marks.map(|(on, off)| (day(on), mark(off))).into_iter().collect());
        let shifts = [shift(1, 7, 4), shift(2, 8, 5)];
        let days = ("2026-09-28", "2026-10-11");
        assert_eq!(told(&shifts, &[], &calendar, days), named(&[("10-08", 7), ("10-09", 8), ("10-10", 8)]));
        // One turn on the holiday itself.
        let once = Shift { from: day("2026-10-01"), until: Some(day("2026-10-01")), ..shift(3, 9, 4) };
        let all = [shift(1, 7, 4), once];
        assert_eq!(told(&all, &[], &calendar, days), named(&[("10-01", 9), ("10-08", 7)]));
    }

    #[test]
    fn a_swap_changes_both_days_and_the_last_change_of_a_day_counts() {
        let calendar = Calendar::default();
        let shifts = [shift(1, 7, 1), shift(2, 8, 2)];
        let swap = Agreed {
            id: DutyChangeId(1),
            shift: ShiftId(1),
            day: day("2026-11-23"),
            kind: DutyChangeKind::Swap,
            to: Some(StaffId(8)),
            back: Some((ShiftId(2), day("2026-11-24"), StaffId(7))),
        };
        let days = ("2026-11-23", "2026-11-25");
        assert_eq!(told(&shifts, std::slice::from_ref(&swap), &calendar, days), named(&[("11-23", 8), ("11-24", 7)]));
        let off = Agreed { id: DutyChangeId(2), kind: DutyChangeKind::Off, to: None, back: None, ..swap.clone() };
        assert_eq!(told(&shifts, &[swap, off], &calendar, days), named(&[("11-24", 7)]));
    }

    #[test]
    fn a_gap_is_a_needed_working_day_on_which_nobody_holds_a_turn() {
        let mut calendar = Calendar::default();
        let holiday = Marked { name: "元旦".into(), off: true };
        calendar.put(2026, [(day("2026-11-27"), holiday)].into());
        let shifts = [shift(1, 7, 1), shift(2, 8, 3)];
        let days = (day("2026-11-23"), day("2026-11-29"));
        let mut turns = turns(&shifts, &[], &calendar, days, |staff| staff.0.to_string());
        assert_eq!(gaps(&shifts, &turns, &[], &calendar, days), [], "nothing more is needed than there are shifts");
        turns[1].why = "on_leave".into();
        let found = gaps(&shifts, &turns, &[], &calendar, days);
        assert_eq!((found.len(), found[0].day, found[0].why.as_str()), (1, day("2026-11-25"), "on_leave"));
        let daily = [DutyNeed { service: Service::Mediation, weekdays: (1..6).collect() }];
        let found: Vec<Day> = gaps(&shifts, &turns, &daily, &calendar, days).iter().map(|gap| gap.day).collect();
        assert_eq!(found, [day("2026-11-24"), day("2026-11-25"), day("2026-11-26")], "the holiday is left out");
    }
}
