//! What is offered, held while somebody fills in, and offered to whoever waits.

use super::*;

impl Round {
    /// One day of one practitioner, every beginning of it: offered if and only if it can be had, but for those
    /// within an hour offered just before.
    pub(super) fn search(&mut self) {
        let mut hour = self.wanted();
        let operator = self.below(2);
        self.sit(operator);
        if hour.people.is_empty() {
            // What somebody without a record has elsewhere is not asked for in a search.
            hour.phone = String::new();
        }
        let body = self.booking(&hour, false);
        let asked = json!({
            "from": hour.day().to_string(), "days": 1, "practitioners": [body["practitioner"]], "service": body["service"],
            "minutes": hour.minutes, "mode": body["mode"], "person": body["person"],
            "also": { "kind": body["more"]["kind"], "others": body["more"]["others"], "travel": hour.travel },
        });
        let rule = self.asked(operator, false, &[]);
        let free: Vec<Vec<bool>> = match hour.here {
            true => {
                (0..2).map(|room| self.model.beginnings(&Hour { room: Some(room), ..hour.clone() }, &rule)).collect()
            }
            false => vec![self.model.beginnings(&Hour { room: None, ..hour.clone() }, &rule)],
        };
        let told = self.at.world.ok("appointments.slots", asked);
        let step = (hour.minutes as usize).div_ceil(10) * 10;
        let mut behind = vec![false; DAY];
        let mut offers = Vec::new();
        for slot in told.as_array().unwrap() {
            let start: NaiveDateTime = slot["start"].as_str().unwrap().parse().unwrap();
            let room = slot["room"].as_i64().map(|id| self.rooms.iter().position(|one| *one == id).unwrap());
            let offer = Hour { start, room, ..hour.clone() };
            let from = offer.span().0 as usize;
            assert!(free[room.unwrap_or(0)][from], "offered and cannot be had: {slot} {hour:?}\n{:#?}", self.model);
            behind[from..(from + step).min(DAY)].fill(true);
            offers.push(offer);
        }
        for from in (0..DAY).step_by(5) {
            let can = free.iter().any(|room| room[from]);
            assert!(!can || behind[from], "hidden: {from} of {hour:?}\n{told}\n{:#?}", self.model);
        }
        self.tally.searched += 1;
        if offers.is_empty() || !self.one_in(2) {
            return;
        }
        let offer = offers.swap_remove(self.chance.below(offers.len()));
        assert!(self.book_this(offer, false, operator).is_some(), "an hour offered is an hour to be had");
        self.tally.offered += 1;
    }

    pub(super) fn hold(&mut self) {
        let operator = self.below(2);
        self.sit(operator);
        let held = self.model.holds.iter().any(|hold| hold.owner == Some(operator));
        if held && self.one_in(2) {
            self.at.world.ok("appointments.release", json!({}));
            self.drop_own(operator);
            return;
        }
        let hour = self.wanted();
        // Who comes is not said yet.
        let bare = Hour { people: Vec::new(), phone: String::new(), ..hour.clone() };
        let may = self.model.may(&bare, &self.asked(operator, true, &[]));
        let body = json!({
            "practitioner": self.practitioners[hour.practitioner], "room": self.room(&hour), "start": text(hour.start),
            "minutes": hour.minutes, "service": SERVICES[hour.service].0, "mode": Self::mode(&hour), "travel": hour.travel,
        });
        let now = self.now();
        let Some(told) = self.call("appointments.hold", body, may) else { return };
        assert_eq!(told["until"], text(now + TimeDelta::minutes(10)));
        self.drop_own(operator);
        self.model.holds.push(Hold {
            owner: Some(operator),
            waiting: None,
            practitioner: hour.practitioner,
            room: hour.room,
            start: hour.start,
            minutes: hour.minutes,
            pads: hour.pads,
            until: now + TimeDelta::minutes(10),
        });
        self.tally.held += 1;
    }

    pub(super) fn wait(&mut self) {
        self.sit(0);
        if self.waiting.len() < 3 {
            let mut hour = self.wanted();
            hour.people.truncate(1);
            if hour.people.is_empty() && hour.phone.is_empty() {
                hour.phone = PHONES[0].to_owned();
            }
            let body = self.booking(&hour, false);
            let asked = json!({
                "case": body["case"], "person": body["person"], "client": body["client"], "client_phone": body["client_phone"],
                "service": body["service"], "practitioner": null, "mode": body["mode"], "minutes": hour.minutes, "weekdays": [],
                "earliest": "", "latest": "", "until": null, "note": "",
            });
            let id = self.at.world.ok("waiting.add", asked).as_i64().unwrap();
            // Home visits take the station's usual way there.
            if hour.travel > 0 {
                let (before, after) = SERVICES[hour.service].1;
                (hour.travel, hour.pads) = (30, (before + 30, after + 30));
            }
            self.waiting.push((id, 1, hour));
            return;
        }
        let place = self.below(self.waiting.len());
        let (id, version, hour) = self.waiting[place].clone();
        let offered = self.model.holds.iter().position(|hold| hold.waiting == Some(id));
        match offered {
            Some(at) if self.one_in(2) => {
                let accepted = !self.one_in(3);
                let hold = self.model.holds[at].clone();
                let mut model = self.model.clone();
                model.holds.remove(at);
                let there =
                    Hour { practitioner: hold.practitioner, room: hold.room, start: hold.start, ..hour.clone() };
                let may = !accepted || model.may(&there, &self.asked(0, false, &[]));
                let body = json!({ "id": id, "version": version, "accepted": accepted, "guardian": "", "guardian_consent": null });
                let Some(told) = self.call("waiting.answer", body, may) else { return };
                self.model = model;
                self.tally.answered += 1;
                if accepted {
                    self.model.hours.push(Hour { id: told.as_i64().unwrap(), version: 1, ..there });
                    self.drop_own(0);
                    self.waiting.swap_remove(place);
                } else {
                    self.waiting[place].1 += 1;
                }
            }
            _ => {
                let mut there = hour.clone();
                (there.start, there.practitioner) = (self.moment(), self.below(3));
                let mut model = self.model.clone();
                model.holds.retain(|hold| hold.waiting != Some(id));
                let may = model.may(&there, &self.asked(0, false, &[]));
                let until = self.now() + TimeDelta::hours(1 + self.below(30) as i64);
                let body = json!({
                    "id": id, "version": version, "practitioner": self.practitioners[there.practitioner], "room": self.room(&there),
                    "start": text(there.start), "answer_by": text(until),
                });
                if self.call("waiting.offer", body, may).is_none() {
                    return;
                }
                self.model = model;
                self.model.holds.push(Hold {
                    owner: None,
                    waiting: Some(id),
                    practitioner: there.practitioner,
                    room: there.room,
                    start: there.start,
                    minutes: there.minutes,
                    pads: there.pads,
                    until,
                });
                self.waiting[place].1 += 1;
            }
        }
    }
}
