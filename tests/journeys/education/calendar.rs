//! Lessons take their instructor and their room on the calendar, and the calendar's hours keep lessons away.

use jiahe::Code;
use jiahe_tests::world::{World, member};
use serde_json::{Value, json};

use super::{course, file, lesson, number};

fn booking(practitioner: i64, room: &Value, start: &str) -> Value {
    json!({
        "case": null, "person": null, "client": "某女士", "client_phone": "", "service": "family_education",
        "practitioner": practitioner, "room": room, "mode": "in_person", "start": start, "minutes": 50, "outside_plan": true,
    })
}

fn own(start: &str, instructor: i64, room: &Value) -> Value {
    let mut one = lesson(start);
    (one["instructor_id"], one["room"], one["place"], one["instructor"]) =
        (json!(instructor), room.clone(), json!(""), json!(""));
    one
}

#[test]
fn a_lesson_and_an_hour_never_take_the_same_instructor_or_room() {
    let mut world = World::village();
    let educator = world.hire("测试癸讲师", &["family_educator"]);
    let hours = json!([{ "weekday": 6, "start": "13:00", "end": "18:00" }]);
    world.ok("staff.set_hours", json!({ "staff": educator, "hours": hours }));
    let room = json!({ "id": null, "name": "亲子活动室", "capacity": 13, "equipment": [], "active": true });
    let room = world.ok("rooms.save", room);
    world.ok("appointments.book", booking(educator, &room, "2026-12-05T14:30:00"));
    let id = world.ok("courses.save", course(true, &["一", "二"], 1));
    let plan = |lessons: Value, capacity: u32| json!({ "course": id, "title": "班", "host": "", "capacity": capacity, "pass_lessons": 1, "lessons": lessons });
    let two = json!([own("2026-11-28T14:00:00", educator, &room), own("2026-12-05T14:00:00", educator, &room)]);
    let faults = world.faults("cohorts.plan", plan(two, 12));
    assert_eq!(
        faults,
        [("lessons[1].instructor_id".to_owned(), "busy".to_owned()), ("lessons[1].room".to_owned(), "busy".to_owned())],
        "nothing of it is planned"
    );
    assert_eq!(world.ok("cohorts.list", json!({})), json!([]));
    let twice = json!([own("2026-11-28T14:00:00", educator, &room), own("2026-11-28T15:00:00", educator, &room)]);
    assert_eq!(world.faults("cohorts.plan", plan(twice, 12)), [("lessons[1].start".to_owned(), "overlap".to_owned())]);
    let one = json!([own("2026-11-28T14:00:00", educator, &room)]);
    assert_eq!(
        world.faults("cohorts.plan", plan(one.clone(), 13)),
        [("lessons[0].room".to_owned(), "too_small".to_owned())]
    );
    let cohort = number(&world.ok("cohorts.plan", plan(one, 12)));
    let told = file(&mut world, cohort)["lessons"][0].clone();
    assert_eq!(
        (&told["instructor"], &told["place"]),
        (&json!("测试癸讲师"), &json!("亲子活动室")),
        "read from the record"
    );

    // Neither is booked in that time, and neither is offered.
    assert_eq!(
        world.refused("appointments.book", booking(educator, &Value::Null, "2026-11-28T15:00:00")).code,
        Code::PractitionerBusy
    );
    let me = world.me();
    assert_eq!(world.refused("appointments.book", booking(me, &room, "2026-11-28T13:40:00")).code, Code::RoomBusy);
    let asked = json!({
        "from": "2026-11-28", "days": 1, "minutes": 50, "practitioners": [educator], "service": "family_education", "mode": "in_person",
        "person": null, "also": null,
    });
    let offered = world.ok("appointments.slots", asked);
    let starts: Vec<&str> = offered.as_array().unwrap().iter().map(|slot| slot["start"].as_str().unwrap()).collect();
    assert!(!starts.is_empty(), "the rest of the afternoon is free");
    assert!(
        starts.iter().all(|start| *start >= "2026-11-28T15:30:00" || *start <= "2026-11-28T13:10:00"),
        "{starts:?}"
    );
    world.ok("appointments.book", booking(educator, &room, starts[0]));
    // The calendar shows what is taken, without anybody of it.
    let shown = world.ok("classes.hours", json!({ "from": "2026-11-23", "to": "2026-11-29" }));
    assert_eq!((&shown[0]["instructor"], &shown[0]["room"]), (&json!(educator), &room));
    assert_eq!(world.faults("classes.hours", json!({ "from": null, "to": "2026-11-29" }))[0].0, "from");
    // A room with lessons to come stays open.
    let shut = json!({ "id": room, "name": "亲子活动室", "capacity": 13, "equipment": [], "active": false });
    assert!(world.faults("rooms.save", shut).contains(&("active".to_owned(), "hours_booked".to_owned())));
}

#[test]
fn a_session_called_off_gives_its_room_back_and_cannot_take_it_again() {
    let mut world = World::village();
    let room = json!({ "id": null, "name": "亲子活动室", "capacity": 13, "equipment": [], "active": true });
    let room = world.ok("rooms.save", room);
    let me = world.me();
    let session = |form: &str, host: &str, room: &Value| {
        json!({
            "id": null, "version": 0, "theme": "家风讲座", "instructor": "外请某老师", "place": "", "audience": "",
            "start": "2026-11-28T14:00:00", "minutes": 90, "capacity": 9,
            "more": { "form": form, "host": host, "instructor_id": null, "room": room, "course": null, "cohort": null },
        })
    };
    let outside = world.faults("classes.save", session("outreach", "", &room));
    let expected =
        [("more.host", "required"), ("more.room", "room_outside")].map(|(a, b)| (a.to_owned(), b.to_owned()));
    assert_eq!(outside, expected, "a lesson at somebody's door says whose, and takes no room of ours");
    let id = world.ok("classes.save", session("lecture", "", &room));
    let set = |version: i64, state: &str| json!({ "id": id, "version": version, "state": state, "reason": "台风" });
    world.ok("classes.set_state", set(1, "cancelled"));
    world.ok("appointments.book", booking(me, &room, "2026-11-28T14:00:00"));
    assert_eq!(world.faults("classes.set_state", set(2, "planned")), [("room".to_owned(), "busy".to_owned())]);
    // An older window that knows nothing of rooms leaves them as they are.
    let other = number(&world.ok("classes.save", {
        let mut one = session("outreach", "虚构小学", &Value::Null);
        one["place"] = json!("虚构小学报告厅");
        one
    }));
    let mut bare = session("lecture", "", &Value::Null);
    bare.as_object_mut().unwrap().remove("more");
    (bare["id"], bare["version"], bare["place"]) = (json!(other), json!(1), json!("虚构小学"));
    world.ok("classes.save", bare);
    let kept = world.ok("classes.get", json!({ "id": other }))["class"].clone();
    assert_eq!((&kept["form"], &kept["host"]), (&json!("outreach"), &json!("虚构小学")));
}

#[test]
fn the_code_on_the_sheet_opens_the_session_and_says_nothing_else() {
    let mut world = World::village();
    let id = world.ok("courses.save", course(true, &["一"], 1));
    let plan = json!({ "course": id, "title": "班", "host": "", "capacity": 9, "pass_lessons": 1, "lessons": [lesson("2026-11-28T14:00:00")] });
    let cohort = number(&world.ok("cohorts.plan", plan));
    let class = file(&mut world, cohort)["lessons"][0].clone();
    let code = class["code"].as_str().unwrap();
    let spelt = code.to_lowercase().replace('-', " ");
    assert_eq!(world.ok("classes.find", json!({ "code": spelt })), class["id"]);
    let mut wrong = code.to_owned();
    let last = wrong.pop().unwrap();
    wrong.push(if last == 'A' { 'B' } else { 'A' });
    assert_eq!(world.faults("classes.find", json!({ "code": wrong })), [("code".to_owned(), "class_code".to_owned())]);
    let other = jiahe::classes::code(jiahe::kernel::ClassId(7));
    assert_eq!(world.refused("classes.find", json!({ "code": other })).code, Code::NotFound);
    let mut one = lesson("2026-12-05T14:00:00");
    one["audience"] = json!("");
    (one["id"], one["version"], one["capacity"]) = (Value::Null, json!(0), json!(9));
    one["more"] =
        json!({ "form": "lesson", "host": "", "instructor_id": null, "room": null, "course": null, "cohort": cohort });
    world.ok("classes.save", one);
    assert_eq!(file(&mut world, cohort)["cohort"]["lessons"], 2, "a lesson more");
}

#[test]
fn the_lessons_of_somebody_who_leaves_go_to_whoever_is_free_then() {
    let mut world = World::village();
    let educator = world.hire("测试癸讲师", &["family_educator"]);
    let other = world.hire("测试子讲师", &["family_educator"]);
    let id = world.ok("courses.save", course(true, &["一", "二"], 1));
    let two = ["2026-11-28T14:00:00", "2026-12-05T14:00:00"].map(|start| {
        let mut one = own(start, educator, &Value::Null);
        one["place"] = json!("文化礼堂");
        one
    });
    let plan = json!({ "course": id, "title": "班", "host": "", "capacity": 12, "pass_lessons": 1, "lessons": two });
    let cohort = number(&world.ok("cohorts.plan", plan));
    world.ok("appointments.book", booking(other, &Value::Null, "2026-12-05T14:30:00"));
    let asked = |to: Value| json!({ "from": educator, "to": to, "outside_plan": false });
    assert_eq!(world.ok("appointments.stranded", json!({})), json!([]), "still here");
    let mut leaver = member(Some(educator), "测试癸讲师", &["family_educator"], "");
    leaver["active"] = json!(false);
    world.ok("staff.save", leaver);
    let stranded = world.ok("appointments.stranded", json!({}));
    assert_eq!((&stranded[0]["hours"], &stranded[0]["lessons"]), (&json!(0), &json!(2)));
    let preview = world.ok("appointments.preview_hand_over", asked(json!(other)));
    let whys: Vec<&Value> = preview["lessons"].as_array().unwrap().iter().map(|one| &one["why"]).collect();
    assert_eq!(whys, [&json!(""), &json!("busy")]);
    let lessons: Vec<Value> = preview["lessons"].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
    let give = |lessons: &[Value], to: i64| json!({ "from": educator, "to": to, "ids": [], "lessons": lessons, "reason": "调离", "outside_plan": false });
    assert_eq!(
        world.faults("appointments.hand_over", give(&lessons, other)),
        [("lessons[1]".to_owned(), "busy".to_owned())],
        "both or none"
    );
    assert_eq!(file(&mut world, cohort)["lessons"][0]["instructor_id"], educator);
    assert_eq!(world.ok("appointments.hand_over", give(&lessons[..1], other)), 1);
    let told = file(&mut world, cohort);
    assert_eq!(
        (&told["lessons"][0]["instructor"], &told["lessons"][0]["instructor_id"]),
        (&json!("测试子讲师"), &json!(other))
    );
    assert_eq!(world.refused("appointments.hand_over", give(&lessons[..1], other)).code, Code::Stale, "twice");
    let me = world.me();
    assert_eq!(world.ok("appointments.hand_over", give(&lessons[1..], me)), 1);
    assert_eq!(world.ok("appointments.stranded", json!({})), json!([]));
}
