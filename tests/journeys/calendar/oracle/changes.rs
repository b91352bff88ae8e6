//! What changes under the calendar: hours moved and called off, leave, plans, holidays, who must not meet.

use super::*;

impl Round {
    /// Which hours a change is about: the one, those of its series after it, or all of it.
    pub(super) fn about(&self, one: &Hour, scope: usize) -> Vec<Hour> {
        let of_series = |other: &&Hour| other.series.is_some() && other.series == one.series && other.id != one.id;
        let now = self.now();
        let later = |other: &&Hour| other.start > now && (scope == 2 || other.start > one.start);
        let mut all = vec![one.clone()];
        if scope > 0 {
            let mut others: Vec<Hour> = self.model.hours.iter().filter(of_series).filter(later).cloned().collect();
            others.sort_by_key(|other| other.start);
            all.extend(others);
        }
        all
    }

    pub(super) fn change(&mut self, scope: usize) -> &'static str {
        ["one", "following", "all"][scope]
    }

    pub(super) fn shift(&mut self) {
        if self.model.hours.is_empty() {
            return;
        }
        let one = self.model.hours[self.chance.below(self.model.hours.len())].clone();
        let (scope, outside) = (self.below(3), self.one_in(2));
        self.sit(0);
        let all = self.about(&one, scope);
        let start = if self.one_in(2) {
            one.start + TimeDelta::minutes(5 * (self.below(24) as i64 - 12))
        } else {
            self.moment()
        };
        let practitioner = if self.one_in(2) { one.practitioner } else { self.below(3) };
        let room = if one.here && self.one_in(2) { Some(self.below(2)) } else { one.room };
        let minutes = if self.one_in(3) { [30, 50, 90][self.below(3)] } else { one.minutes };
        let ids: Vec<i64> = all.iter().map(|one| one.id).collect();
        let moved = |at: &Self| {
            let mut model = at.model.clone();
            model.hours.retain(|one| !ids.contains(&one.id));
            let mut may = true;
            for before in &all {
                let there = Hour {
                    practitioner: if practitioner == one.practitioner { before.practitioner } else { practitioner },
                    room: if room == one.room { before.room } else { room },
                    start: before.start + (start - one.start),
                    minutes: if minutes == one.minutes { before.minutes } else { minutes },
                    version: before.version + 1,
                    ..before.clone()
                };
                may &= there.start + TimeDelta::days(31) >= at.now();
                may &= model.may(&there, &at.asked(0, outside, &[]));
                model.hours.push(there);
            }
            (may, model)
        };
        let body = json!({
            "id": one.id, "version": one.version, "practitioner": self.practitioners[practitioner],
            "room": room.map(|room| self.rooms[room]), "start": text(start), "minutes": minutes, "reason": "改期",
            "outside_plan": outside, "scope": self.change(scope),
        });
        // The preview says beforehand what moving comes to.
        let may = moved(self).0;
        let told = self.at.world.ok("appointments.preview_move", body.clone());
        let fits = told.as_array().unwrap().iter().all(|hour| hour["why"] == "");
        assert_eq!(fits, may, "the preview of {body}: {told}\n{:#?}", self.model);
        let (may, model) = moved(self);
        if self.call("appointments.reschedule", body, may).is_some() {
            self.model = model;
            self.tally.moved += 1;
        }
    }

    pub(super) fn cancel(&mut self) {
        if self.model.hours.is_empty() {
            return;
        }
        let one = self.model.hours[self.chance.below(self.model.hours.len())].clone();
        let scope = if self.one_in(3) { self.below(3) } else { 0 };
        let ids: Vec<i64> = self.about(&one, scope).iter().map(|one| one.id).collect();
        self.sit(0);
        let body = json!({ "id": one.id, "version": one.version, "reason": "取消", "by": "station", "scope": self.change(scope) });
        self.at.world.ok("appointments.cancel", body);
        self.model.hours.retain(|one| !ids.contains(&one.id));
        self.tally.cancelled += ids.len();
    }

    pub(super) fn exception(&mut self) {
        self.sit(0);
        if self.model.exceptions.len() > 6 || (!self.model.exceptions.is_empty() && self.one_in(3)) {
            let place = self.below(self.model.exceptions.len());
            let gone = self.model.exceptions.swap_remove(place);
            self.at.world.ok("schedule.drop_exception", json!({ "id": gone.id }));
            return;
        }
        let (practitioner, from, leave) = (self.below(3), self.day(), self.one_in(2));
        let to = from + Days::new(self.below(3) as u64);
        let whole = leave && self.one_in(3);
        let start = (8 + self.below(6)) as i32 * 60;
        let end = start + (1 + self.below(6)) as i32 * 60;
        let clock = |minute: i32| if whole { String::new() } else { format!("{:02}:{:02}", minute / 60, minute % 60) };
        let body = json!({
            "staff": self.practitioners[practitioner], "kind": if leave { "leave" } else { "extra" }, "from": from.to_string(),
            "to": to.to_string(), "start": clock(start), "end": clock(end), "note": "",
        });
        let id = self.at.world.ok("schedule.add_exception", body)["id"].as_i64().unwrap();
        let span = if whole { (0, DAY as i32) } else { (start, end) };
        self.model.exceptions.push(Exception { id, practitioner, leave, from, to, span });
    }

    pub(super) fn plan(&mut self) {
        self.sit(0);
        let which = self.below(3);
        let off =
            if self.one_in(2) { vec![] } else { vec![(1 + self.below(5) as u32, 600, 660, 0), (3, 900, 960, 20)] };
        let off: Vec<(u32, i32, i32, i32)> = off;
        let plan = Plan { lead: self.below(3) as i32 * 4_000, works_holidays: self.one_in(3), off };
        let clock = |minute: i32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let off: Vec<Value> = plan
            .off
            .iter()
            .map(|(weekday, from, to, way)| {
                let place = if *way > 0 { "衢山镇站" } else { "" };
                json!({ "weekday": weekday, "start": clock(*from), "end": clock(*to), "place": place, "travel": way })
            })
            .collect();
        let body = json!({
            "staff": self.practitioners[which], "sex": null, "languages": [], "lead_minutes": plan.lead, "horizon_days": 180,
            "works_holidays": plan.works_holidays, "off_hours": off,
        });
        self.at.world.ok("schedule.set_practitioner", body);
        self.model.plans[which] = plan;
    }

    /// Another list of holidays for the year: some of the days off, a Saturday or Sunday worked.
    pub(super) fn holidays(&mut self) {
        self.sit(0);
        let mut marks = std::collections::BTreeMap::new();
        for _ in 0..self.below(4) {
            let day = self.day();
            let rest = day.weekday().number_from_monday() > 5;
            marks.insert(day, !rest);
        }
        // A list is never empty.
        marks.insert(NaiveDate::from_ymd_opt(2026, 10, 1).unwrap(), true);
        let days: Vec<Value> =
            marks.iter().map(|(day, off)| json!({ "name": "假日", "date": day.to_string(), "off": off })).collect();
        let list = json!({ "years": [{ "year": 2026, "days": days }] }).to_string();
        self.at.world.ok("obligations.import_years", json!({ "text": list }));
        self.model.marks = marks;
    }

    pub(super) fn keep_apart(&mut self) {
        self.sit(0);
        if self.one_in(4) {
            let gap = if self.one_in(3) { None } else { Some(self.below(5) as i32 * 15) };
            self.at.rules(&[("opposing_gap", json!(gap))]);
            self.model.opposing_gap = gap;
            return;
        }
        let which = self.below(2);
        let two = self.model.opposed[which];
        let held = self.model.pairs.iter().position(|pair| pair.two == two);
        if let Some(place) = held {
            let pair = self.model.pairs.swap_remove(place);
            self.at.world.ok("protection.let_meet", json!({ "id": pair.id, "reason": "双方已和解" }));
            return;
        }
        let until = self.one_in(2).then(|| self.day());
        let body = json!({
            "case": self.cases[which], "first": self.people[two.0], "second": self.people[two.1], "reason": "有暴力", "until": until,
        });
        let from = self.now().date();
        let id = self.at.world.ok("protection.keep_apart", body).as_i64().unwrap();
        self.model.pairs.push(Pair { id, two, from, until });
    }
}
