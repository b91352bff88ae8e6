//! 禁止接触: two people whom calendar and paper keep apart, without telling either that the other comes.

use std::process::Command;

use base64::Engine as _;
use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

use super::{Danger, MEDIATOR, opened, whys};

const LAWYER: &str = "测试丁律师";
const PSYCHOLOGIST: &str = "测试辛咨询";

/// A property dispute that anybody may see, two practitioners on Tuesday, two rooms.
struct Station {
    at: Danger,
    lawyer: i64,
    psychologist: i64,
    rooms: [i64; 2],
}

fn station() -> Station {
    let mut world = World::village();
    let lawyer = world.hire(LAWYER, &["lawyer"]);
    let psychologist = world.hire(PSYCHOLOGIST, &["psychologist"]);
    world.hire(MEDIATOR, &["mediator"]);
    for staff in [lawyer, psychologist] {
        let hours = json!([{ "weekday": 2, "start": "09:00", "end": "17:00" }]);
        world.ok("staff.set_hours", json!({ "staff": staff, "hours": hours }));
    }
    let mut room = |name: &str| {
        let room = json!({ "id": null, "name": name, "capacity": 6, "active": true });
        world.ok("rooms.save", room).as_i64().unwrap()
    };
    let rooms = [room("调解室"), room("咨询室")];
    // Two sides of a dispute are told apart elsewhere (calendar/sides.rs); here only who must not meet at all.
    let mut rules = world.ok("schedule.rules", json!({}))["station"].clone();
    rules["opposing_gap"] = Value::Null;
    world.ok("schedule.set_station", rules);
    let intake = world.intake();
    Station { at: opened(world, intake), lawyer, psychologist, rooms }
}

impl Station {
    fn apart(&mut self) -> i64 {
        let pair = json!({
            "case": self.at.case, "first": self.at.wife, "second": self.at.husband, "reason": "当面威胁", "until": null,
        });
        self.at.world.ok("protection.keep_apart", pair).as_i64().unwrap()
    }

    /// 50 minutes on Tuesday, the wife with the lawyer, the husband with the psychologist.
    fn booking(&self, person: i64, time: &str) -> Value {
        let (who, room) =
            if person == self.at.wife { (self.lawyer, self.rooms[0]) } else { (self.psychologist, self.rooms[1]) };
        json!({
            "case": self.at.case, "person": person, "client": "", "client_phone": "", "service": "mediation", "practitioner": who,
            "room": room, "mode": "in_person", "start": format!("2026-11-24T{time}:00"), "minutes": 50, "outside_plan": false,
        })
    }

    fn book(&mut self, person: i64, time: &str) -> i64 {
        let booking = self.booking(person, time);
        self.at.world.ok("appointments.book", booking).as_i64().unwrap()
    }

    fn starts(&mut self, person: i64) -> Vec<String> {
        let asked = json!({
            "from": "2026-11-24", "days": 1, "practitioners": [self.psychologist], "service": null, "minutes": 50, "mode": "in_person",
            "person": person,
        });
        let slots = self.at.world.ok("appointments.slots", asked);
        slots.as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap()[11..16].to_owned()).collect()
    }
}

#[test]
fn an_hour_near_the_others_is_refused_like_a_busy_one_and_left_out_of_the_free_hours() {
    let mut station = station();
    let (wife, husband) = (station.at.wife, station.at.husband);
    station.book(wife, "11:00");
    assert!(station.starts(husband).iter().any(|start| start.as_str() < "12:00" && start.as_str() > "10:00"));
    station.apart();
    // The window books: a receptionist on the other side of the desk sees what she would see of a client who is busy.
    station.at.world.sign_in(MEDIATOR, PASSWORD);
    let mut same_hour = station.booking(wife, "11:20");
    (same_hour["practitioner"], same_hour["room"]) = (json!(station.psychologist), json!(station.rooms[1]));
    let busy = station.at.world.refused("appointments.book", same_hour);
    for time in ["10:00", "11:00", "12:30"] {
        let booking = station.booking(husband, time);
        let fault = station.at.world.refused("appointments.book", booking);
        assert_eq!(fault, busy, "{time}: the same answer, word for word");
    }
    let free = station.starts(husband);
    assert!(free.iter().all(|start| start.as_str() <= "09:10" || start.as_str() >= "12:50"), "{free:?}");
    assert!(free.iter().any(|start| start.as_str() >= "12:50"), "{free:?}");

    // By telephone nobody meets; a walk-in under the same number is the same person.
    let mut phone = station.booking(husband, "11:00");
    (phone["mode"], phone["room"]) = (json!("phone"), json!(null));
    let phone = station.at.world.ok("appointments.book", phone);
    station.at.world.ok("appointments.cancel", json!({ "id": phone, "version": 1, "reason": "试" }));
    let mut walk_in = station.booking(husband, "12:00");
    (walk_in["case"], walk_in["person"]) = (json!(null), json!(null));
    (walk_in["client"], walk_in["client_phone"]) = (json!("乙先生"), json!("138 0000 0002"));
    assert_eq!(station.at.world.refused("appointments.book", walk_in).code, Code::ClientBusy);

    let later = station.book(husband, "13:00");
    let moved = json!({
        "id": later, "version": 1, "practitioner": station.psychologist, "room": station.rooms[1], "start": "2026-11-24T12:20:00",
        "minutes": 50, "reason": "提前", "outside_plan": false,
    });
    assert_eq!(station.at.world.refused("appointments.reschedule", moved).code, Code::ClientBusy);
}

#[test]
fn only_a_lead_decides_otherwise_and_the_reason_is_on_the_trail() {
    let mut station = station();
    let (wife, husband) = (station.at.wife, station.at.husband);
    station.apart();
    station.book(wife, "11:00");
    let mut booking = station.booking(husband, "11:30");
    booking["decision"] = json!("法院要求同日到场，分楼层、错时进出");
    station.at.world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(station.at.world.refused("appointments.book", booking.clone()).code, Code::Forbidden);
    station.at.world.sign_in(ADMIN, PASSWORD);
    station.at.world.ok("appointments.book", booking);
    let told = station.at.events();
    assert_eq!((told[0].0.as_str(), told[0].1.as_str()), ("no_contact", "overruled"));
    assert!(told[0].2.contains("分楼层"));
    let trail = "SELECT count(*) FROM audit WHERE detail = 'no contact overruled by the lead'";
    let traces: i64 = station.at.world.database().query_row(trail, [], |row| row.get(0)).unwrap();
    assert_eq!(traces, 1);
    assert_eq!(station.at.told()["no_contacts"][0]["clashes"].as_array().unwrap().len(), 1, "and the tab says so");
    // A decision nobody needed leaves no trace.
    let mut apart = station.booking(husband, "15:00");
    apart["decision"] = json!("不必要的理由");
    station.at.world.ok("appointments.book", apart);
    let traces: i64 = station.at.world.database().query_row(trail, [], |row| row.get(0)).unwrap();
    assert_eq!(traces, 1);
    // The same for an hour that is moved: the mediator is refused, the lead says why.
    let later = station.book(husband, "16:00");
    let mut moved = json!({
        "id": later, "version": 1, "practitioner": station.psychologist, "room": station.rooms[1],
        "start": "2026-11-24T12:20:00", "minutes": 50, "reason": "提前", "outside_plan": false,
        "decision": "双方分走两个门",
    });
    station.at.world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(station.at.world.refused("appointments.reschedule", moved.clone()).code, Code::Forbidden);
    moved["decision"] = json!(null);
    assert_eq!(station.at.world.refused("appointments.reschedule", moved.clone()).code, Code::ClientBusy);
    station.at.world.sign_in(ADMIN, PASSWORD);
    assert_eq!(station.at.world.refused("appointments.reschedule", moved.clone()).code, Code::ClientBusy);
    moved["decision"] = json!("双方分走两个门");
    station.at.world.ok("appointments.reschedule", moved);
    assert!(station.at.events()[0].2.contains("两个门"));
}

#[test]
fn they_never_sit_in_one_session() {
    let mut station = station();
    station.apart();
    let class = station.at.world.ok(
        "classes.save",
        json!({
            "id": null, "version": 0, "theme": "情绪管理", "instructor": "测试讲师", "place": "礼堂", "audience": "家长",
            "start": "2026-11-28T14:00:00", "minutes": 90, "capacity": 30,
        }),
    );
    let enrol = |case: i64, person: i64| json!({ "class": class, "case": case, "person": person, "name": "", "phone": "", "child_age": "" });
    let (case, wife, husband) = (station.at.case, station.at.wife, station.at.husband);
    station.at.world.ok("classes.enrol", enrol(case, wife));
    assert_eq!(station.at.world.refused("classes.enrol", enrol(case, husband)).code, Code::ClientBusy);
}

#[test]
fn the_end_frees_the_calendar_by_a_person_or_with_the_order() {
    let mut station = station();
    let (case, wife, husband) = (station.at.case, station.at.wife, station.at.husband);
    let pair = station.apart();
    let twice = json!({ "case": case, "first": husband, "second": wife, "reason": "再次", "until": null });
    assert_eq!(station.at.world.refused("protection.keep_apart", twice).code, Code::Duplicate);
    let wrong = json!({ "case": case, "first": wife, "second": wife, "reason": "", "until": "2026-11-01" });
    let faults = station.at.world.faults("protection.keep_apart", wrong);
    assert_eq!(whys(&faults), [("second", "same_person"), ("reason", "required"), ("until", "past")]);
    station.book(wife, "11:00");
    let end = |id: i64, reason: &str| json!({ "id": id, "reason": reason });
    assert_eq!(whys(&station.at.world.faults("protection.let_meet", end(pair, ""))), [("reason", "required")]);
    station.at.world.ok("protection.let_meet", end(pair, "双方同意，危险解除"));
    let booked = station.book(husband, "11:00");
    station.at.world.ok("appointments.cancel", json!({ "id": booked, "version": 1, "reason": "试" }));
    assert_eq!(station.at.world.ok("cases.get", json!({ "id": case }))["no_contacts"], json!([]));

    // An order that forbids contact keeps them apart by itself, to its last day and no longer.
    let order = station.at.granted();
    let shown = station.at.world.ok("cases.get", json!({ "id": case }))["no_contacts"].clone();
    assert_eq!((&shown[0]["order"], &shown[0]["until"]), (&json!(order), &json!("2027-02-23")));
    let bound = shown[0]["id"].as_i64().unwrap();
    assert_eq!(station.at.world.refused("protection.let_meet", end(bound, "想结束")).code, Code::WrongState);
    let booking = station.booking(husband, "11:00");
    assert_eq!(station.at.world.refused("appointments.book", booking).code, Code::ClientBusy);
    let far = |station: &Station, person: i64, day: &str| {
        let mut booking = station.booking(person, "11:00");
        booking["start"] = json!(format!("{day}T11:00:00"));
        booking["outside_plan"] = json!(true);
        booking
    };
    let (hers, his) = (far(&station, wife, "2027-02-24"), far(&station, husband, "2027-02-24"));
    station.at.world.ok("appointments.book", hers);
    station.at.world.ok("appointments.book", his);
    // Contact no longer forbidden: the pair ends with the variation.
    let mut varied = station.at.step(order, 2, "varied", "2026-11-23");
    (varied["note"], varied["measures"]) = (json!("仅禁止暴力"), json!(["violence"]));
    station.at.world.ok("protection.step", varied);
    station.book(husband, "11:00");
}

#[test]
fn the_gap_is_the_stations() {
    let mut station = station();
    let (wife, husband) = (station.at.wife, station.at.husband);
    assert_eq!(station.at.world.ok("protection.gap", json!({}))["minutes"], 60);
    assert_eq!(whys(&station.at.world.faults("protection.set_gap", json!({ "minutes": 481 }))), [("minutes", "range")]);
    station.apart();
    station.book(wife, "11:00");
    let at_noon = station.booking(husband, "12:00");
    assert_eq!(station.at.world.refused("appointments.book", at_noon.clone()).code, Code::ClientBusy);
    station.at.world.ok("protection.set_gap", json!({ "minutes": 10 }));
    station.at.world.ok("appointments.book", at_noon);
    station.at.world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(station.at.world.refused("protection.set_gap", json!({ "minutes": 5 })).code, Code::Forbidden);
}

#[test]
fn no_paper_names_where_either_of_them_is() {
    let mut station = station();
    let case = station.at.case;
    let text = |printed: &Value| {
        let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("paper.pdf");
        std::fs::write(&file, bytes).unwrap();
        let told = Command::new("pdftotext").args(["-raw", &file.to_string_lossy(), "-"]).output().expect("poppler");
        String::from_utf8(told.stdout).unwrap()
    };
    let open = text(&station.at.world.ok("prints.registration", json!({ "case": case })));
    assert!(open.contains("13800000001") && open.contains("虚构路"), "a property dispute as ever");
    let pair = station.apart();
    let kept = text(&station.at.world.ok("prints.registration", json!({ "case": case })));
    for secret in ["13800000001", "13800000002", "虚构路"] {
        assert!(!kept.contains(secret), "{secret} is on the form");
    }
    station.at.world.ok("protection.let_meet", json!({ "id": pair, "reason": "危险解除" }));
    station.at.world.clock.now = moment("2026-11-23T10:00:00");
    let again = text(&station.at.world.ok("prints.registration", json!({ "case": case })));
    assert!(again.contains("13800000002"));
}
