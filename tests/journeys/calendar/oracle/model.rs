//! The slow judge: what the calendar should hold, minute by minute and hour against hour, written from the rules and
//! not from the engine. It shares no code with it.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, NaiveDateTime, TimeDelta, Timelike};

pub const DAY: usize = 1440;

/// Minutes kept free before and after.
pub type Pads = (i32, i32);

#[derive(Clone, Debug)]
pub struct Hour {
    pub id: i64,
    pub version: i64,
    pub practitioner: usize,
    pub room: Option<usize>,
    pub people: Vec<usize>,
    /// Of somebody without a record.
    pub phone: String,
    pub start: NaiveDateTime,
    pub minutes: i32,
    pub pads: Pads,
    pub travel: i32,
    pub service: usize,
    pub here: bool,
    pub series: Option<usize>,
}

impl Hour {
    pub fn day(&self) -> NaiveDate {
        self.start.date()
    }

    /// First minute, and the minute after the last.
    pub fn span(&self) -> (i32, i32) {
        let from = self.start.hour() as i32 * 60 + self.start.minute() as i32;
        (from, from + self.minutes)
    }
}

#[derive(Clone, Debug)]
pub struct Hold {
    /// 0 and 1 are the two operators; a waiting person's offer is `None` and keeps it from both.
    pub owner: Option<usize>,
    pub waiting: Option<i64>,
    pub practitioner: usize,
    pub room: Option<usize>,
    pub start: NaiveDateTime,
    pub minutes: i32,
    pub pads: Pads,
    pub until: NaiveDateTime,
}

#[derive(Clone, Debug)]
pub struct Exception {
    pub id: i64,
    pub practitioner: usize,
    pub leave: bool,
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub span: (i32, i32),
}

#[derive(Clone, Debug, Default)]
pub struct Plan {
    pub lead: i32,
    pub works_holidays: bool,
    /// Weekday, from, to, minutes on the way there and back.
    pub off: Vec<(u32, i32, i32, i32)>,
}

#[derive(Clone, Debug)]
pub struct Pair {
    pub id: i64,
    pub two: (usize, usize),
    pub from: NaiveDate,
    pub until: Option<NaiveDate>,
}

#[derive(Clone, Debug, Default)]
pub struct Model {
    pub hours: Vec<Hour>,
    pub holds: Vec<Hold>,
    pub exceptions: Vec<Exception>,
    pub plans: Vec<Plan>,
    pub pairs: Vec<Pair>,
    /// Holidays and make-up days: whether it is off.
    pub marks: BTreeMap<NaiveDate, bool>,
    /// Who stands against whom in an open case.
    pub opposed: Vec<(usize, usize)>,
    pub phones: Vec<String>,
    pub opposing_gap: Option<i32>,
}

/// Minutes between the hours of two kept apart, as a station starts with.
const APART_GAP: i32 = 60;
const WEEKLY: [(i32, i32); 2] = [(540, 720), (840, 1020)];

/// Who asks, and what may be looked past.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub now: NaiveDateTime,
    pub operator: usize,
    pub outside_plan: bool,
    /// Hours that are being moved: they are in nobody's way.
    pub except: &'a [i64],
}

impl Model {
    /// When a practitioner can be had, minute by minute.
    fn open(&self, practitioner: usize, day: NaiveDate) -> Vec<bool> {
        let plan = &self.plans[practitioner];
        let weekday = day.weekday().number_from_monday();
        let like = match self.marks.get(&day) {
            Some(true) => plan.works_holidays.then_some(weekday),
            Some(false) if weekday == 6 => Some(5),
            Some(false) if weekday == 7 => Some(1),
            _ => Some(weekday),
        };
        let on = |leave: bool, minute: i32| {
            self.exceptions.iter().any(|one| {
                one.practitioner == practitioner
                    && one.leave == leave
                    && one.from <= day
                    && day <= one.to
                    && one.span.0 <= minute
                    && minute < one.span.1
            })
        };
        let weekly = |minute: i32| {
            let Some(weekday) = like.filter(|weekday| *weekday <= 5) else { return false };
            let at_desk = WEEKLY.iter().any(|(from, to)| *from <= minute && minute < *to);
            let away =
                plan.off.iter().any(|(on, from, to, way)| *on == weekday && from - way <= minute && minute < to + way);
            at_desk && !away && !on(true, minute)
        };
        (0..DAY as i32).map(|minute| weekly(minute) || on(false, minute)).collect()
    }

    /// The minutes of a day in which no part of a new hour with `pads` may lie, beside what takes the same person or
    /// room: of two gaps the longer one is kept.
    fn near(out: &mut [bool], (from, to): (i32, i32), (before, after): Pads, pads: Pads) {
        for minute in 0..DAY as i32 {
            if from - before.max(pads.1) <= minute && minute < to + after.max(pads.0) {
                out[minute as usize] = true;
            }
        }
    }

    fn takes(
        &self,
        day: NaiveDate,
        pads: Pads,
        asked: &Asked<'_>,
        is: impl Fn(usize, Option<usize>) -> bool,
    ) -> Vec<bool> {
        let mut out = vec![false; DAY];
        for one in self.hours.iter().filter(|one| one.day() == day && !asked.except.contains(&one.id)) {
            if is(one.practitioner, one.room) {
                Self::near(&mut out, one.span(), one.pads, pads);
            }
        }
        for one in self.holds.iter().filter(|one| one.start.date() == day && one.until > asked.now) {
            if one.owner != Some(asked.operator) && is(one.practitioner, one.room) {
                let from = one.start.hour() as i32 * 60 + one.start.minute() as i32;
                Self::near(&mut out, (from, from + one.minutes), one.pads, pads);
            }
        }
        out
    }

    /// Whom somebody is: on record, or whoever has that telephone.
    fn known_as(&self, people: &[usize], phone: &str) -> Vec<usize> {
        if !people.is_empty() || phone.is_empty() {
            return people.to_vec();
        }
        (0..self.phones.len()).filter(|one| self.phones[*one] == phone).collect()
    }

    /// When those who come cannot: they have an hour then, or somebody they must not meet is there.
    fn client(&self, wanted: &Hour, asked: &Asked<'_>) -> Vec<bool> {
        let mut out = vec![false; DAY];
        let day = wanted.day();
        let others: Vec<&Hour> =
            self.hours.iter().filter(|one| one.day() == day && !asked.except.contains(&one.id)).collect();
        for one in &others {
            let same = one.people.iter().any(|person| wanted.people.contains(person))
                || (one.people.is_empty()
                    && wanted.people.is_empty()
                    && !one.phone.is_empty()
                    && one.phone == wanted.phone);
            if same {
                Self::near(&mut out, one.span(), (0, 0), (0, 0));
            }
        }
        let who = self.known_as(&wanted.people, &wanted.phone);
        let other_of = |two: (usize, usize), one: usize| match two {
            (a, b) if a == one => Some(b),
            (a, b) if b == one => Some(a),
            _ => None,
        };
        for person in &who {
            let apart =
                self.pairs.iter().filter(|pair| pair.from <= day && pair.until.is_none_or(|until| day <= until));
            let apart = apart.filter_map(|pair| other_of(pair.two, *person)).map(|other| (other, APART_GAP, true));
            let sides = self.opposed.iter().filter_map(|two| other_of(*two, *person));
            let sides = sides.filter_map(|other| self.opposing_gap.map(|gap| (other, gap, false)));
            for (other, gap, kept_apart) in apart.chain(sides) {
                if who.contains(&other) {
                    if kept_apart {
                        out.fill(true);
                    }
                    continue;
                }
                for one in others.iter().filter(|one| one.here && wanted.here) {
                    if self.known_as(&one.people, &one.phone).contains(&other) {
                        Self::near(&mut out, one.span(), (gap, gap), (0, 0));
                    }
                }
            }
        }
        out
    }

    /// Every minute of the day at which an hour like this one may begin.
    pub fn beginnings(&self, wanted: &Hour, asked: &Asked<'_>) -> Vec<bool> {
        let day = wanted.day();
        let plan = if asked.outside_plan { vec![true; DAY] } else { self.open(wanted.practitioner, day) };
        let practitioner = self.takes(day, wanted.pads, asked, |one, _| one == wanted.practitioner);
        let room = match wanted.room {
            Some(room) => self.takes(day, wanted.pads, asked, |_, one| one == Some(room)),
            None => vec![false; DAY],
        };
        let client = self.client(wanted, asked);
        let closed: Vec<bool> =
            (0..DAY).map(|minute| !plan[minute] || practitioner[minute] || room[minute] || client[minute]).collect();
        let midnight = day.and_hms_opt(0, 0, 0).unwrap();
        (0..DAY)
            .map(|from| {
                let start = midnight + TimeDelta::minutes(from as i64);
                let lead = TimeDelta::minutes(i64::from(self.plans[wanted.practitioner].lead));
                let soon = start > asked.now && start < asked.now + lead && !asked.outside_plan;
                // The smaller room seats one with the practitioner.
                let fits = wanted.room != Some(1) || wanted.people.len() < 2;
                let to = from + wanted.minutes as usize;
                // An hour is of one day: its end is no later than 23:59.
                fits && !soon && to < DAY && !closed[from..to].contains(&true)
            })
            .collect()
    }

    pub fn may(&self, wanted: &Hour, asked: &Asked<'_>) -> bool {
        let from = wanted.span().0;
        from >= 0 && (from as usize) < DAY && self.beginnings(wanted, asked)[from as usize]
    }

    /// Everything that stands, pair by pair: nobody twice, gaps kept, no two who must not meet.
    pub fn judge(&self) {
        for (index, one) in self.hours.iter().enumerate() {
            for other in &self.hours[..index] {
                if one.day() != other.day() {
                    continue;
                }
                let (a, b) = (one.span(), other.span());
                let shares = |gap: i32| (a.0..a.1).any(|minute| b.0 - gap <= minute && minute < b.1 + gap);
                let between = if a.0 < b.0 { one.pads.1.max(other.pads.0) } else { one.pads.0.max(other.pads.1) };
                let same_room = one.room.is_some() && one.room == other.room;
                assert!(
                    !((one.practitioner == other.practitioner || same_room) && shares(between)),
                    "{one:?}\n{other:?}"
                );
                let same = one.people.iter().any(|person| other.people.contains(person));
                assert!(!(same && shares(0)), "a client twice: {one:?}\n{other:?}");
            }
        }
    }
}
