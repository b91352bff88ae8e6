//! A cohort from its course to the certificate: lessons, attendance, a lesson made up, homework, who may certify.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::{Value, json};

use super::{cohort, course, file, joins, lesson, member, number, seat, walks_in};

const LESSONS: [&str; 3] = ["2026-11-28T14:00:00", "2026-12-05T14:00:00", "2026-12-12T14:00:00"];

fn mark(world: &mut World, seat: i64, state: &str) {
    world.ok("classes.mark", json!({ "id": seat, "state": state }));
}

#[test]
fn a_cohort_goes_from_its_course_to_the_certificate() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let person = number(&world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"]);
    let cohort = cohort(&mut world, 10, &LESSONS);
    assert_eq!(world.ok("cohorts.join", joins(cohort, case, person)), "enrolled");
    assert_eq!(world.refused("cohorts.join", joins(cohort, case, person)).code, Code::Duplicate);
    assert_eq!(world.ok("cohorts.join", walks_in(cohort, "某爸爸", false)), "enrolled");
    let told = file(&mut world, cohort);
    assert_eq!(
        (&told["cohort"]["taken"], &told["cohort"]["lessons"], &told["cohort"]["pass_lessons"]),
        (&json!(2), &json!(3), &json!(2))
    );
    // Every lesson has a seat for both, on the list that is printed.
    for at in &LESSONS {
        let class = told["lessons"].as_array().unwrap().iter().find(|one| one["start"] == *at).unwrap();
        assert_eq!(
            (&class["enrolled"], &class["form"], &class["cohort_title"]),
            (&json!(2), &json!("lesson"), &json!("秋季一班"))
        );
    }
    world.clock.now = moment("2026-11-28T14:10:00");
    let first = seat(&mut world, cohort, "虚构甲花", 0);
    mark(&mut world, first, "attended");
    let his = seat(&mut world, cohort, "某爸爸", 0);
    mark(&mut world, his, "absent");
    let work = json!({ "id": null, "cohort": cohort, "class": told["lessons"][0]["id"], "title": "记三次倾听", "content": "", "due": "2026-12-05" });
    let work = world.ok("cohorts.give_homework", work);
    let her = number(&member(&mut world, cohort, "虚构甲花")["id"]);
    let hand = |on: Value| json!({ "homework": work, "member": her, "on": on, "note": "写得认真" });
    assert_eq!(world.faults("cohorts.hand_in", hand(json!("2026-12-01"))), [("on".to_owned(), "future".to_owned())]);
    world.ok("cohorts.hand_in", hand(json!("2026-11-28")));
    assert_eq!(member(&mut world, cohort, "虚构甲花")["handed_in"], json!([work]));
    assert_eq!(file(&mut world, cohort)["homework"][0]["handed_in"], 1);

    world.clock.now = moment("2026-12-05T15:00:00");
    let second = seat(&mut world, cohort, "虚构甲花", 1);
    mark(&mut world, second, "attended");
    let his = number(&member(&mut world, cohort, "某爸爸")["id"]);
    let certify = |member: i64, reason: &str| json!({ "member": member, "reason": reason });
    let early = world.faults("cohorts.certify", certify(her, ""));
    assert_eq!(early, [("reason".to_owned(), "required".to_owned())], "the last lesson is not over");
    world.clock.now = moment("2026-12-31T18:00:00");
    let given = world.ok("cohorts.certify", certify(her, ""));
    assert_eq!((&given["number"], &given["attended"], &given["reason"]), (&json!("2026-0001"), &json!(2), &json!("")));
    assert_eq!(world.refused("cohorts.certify", certify(her, "")).code, Code::Duplicate);
    // He was at none: the rule is not reached, and only a lead may decide otherwise, saying why.
    assert_eq!(world.faults("cohorts.certify", certify(his, "")), [("reason".to_owned(), "required".to_owned())]);
    world.hire("测试癸讲师", &["family_educator"]);
    world.sign_in("测试癸讲师", PASSWORD);
    assert_eq!(world.refused("cohorts.certify", certify(his, "自学了全部材料")).code, Code::Forbidden);
    world.sign_in(ADMIN, PASSWORD);
    let given = world.ok("cohorts.certify", certify(his, "出海作业，已自学并通过面谈"));
    assert_eq!((&given["number"], &given["attended"]), (&json!("2026-0002"), &json!(0)));

    let timeline = world.ok("cases.get", json!({ "id": case }))["timeline"].clone();
    let said: Vec<(Value, Value)> = timeline
        .as_array()
        .unwrap()
        .iter()
        .filter(|event| event["kind"] == "educated")
        .map(|event| (event["to"].clone(), event["note"].clone()))
        .collect();
    assert_eq!(said, [(json!("certified"), json!("秋季一班")), (json!("joined"), json!("秋季一班"))]);
    let attending = world.ok("cohorts.of_case", json!({ "case": case }));
    assert_eq!((&attending[0]["attended"], &attending[0]["certificate"]), (&json!(2), &json!("2026-0001")));
    assert_eq!(attending[0]["held"], 2, "two lessons somebody was at");
}

#[test]
fn a_missed_lesson_is_made_up_in_another_of_the_same_course() {
    let mut world = World::village();
    let cohort = cohort(&mut world, 10, &LESSONS);
    world.ok("cohorts.join", walks_in(cohort, "某爸爸", false));
    let course = file(&mut world, cohort)["cohort"]["course"].clone();
    let plan = json!({
        "course": course, "title": "秋季二班", "host": "", "capacity": 1, "pass_lessons": 1,
        "lessons": [lesson("2026-12-01T19:00:00")],
    });
    let other = number(&world.ok("cohorts.plan", plan));
    let elsewhere = file(&mut world, cohort)["elsewhere"].clone();
    assert_eq!(elsewhere.as_array().unwrap().len(), 1, "sessions of the same course elsewhere: {elsewhere}");
    let class = elsewhere[0]["id"].clone();
    let missed = seat(&mut world, cohort, "某爸爸", 0);
    let make_up = |class: &Value| json!({ "missed": missed, "class": class });
    assert_eq!(world.refused("classes.make_up", make_up(&class)).code, Code::WrongState, "not missed yet");
    world.clock.now = moment("2026-11-28T15:00:00");
    mark(&mut world, missed, "absent");
    let lecture = json!({
        "id": null, "version": 0, "theme": "别的课", "instructor": "某", "place": "某处", "audience": "",
        "start": "2026-12-02T14:00:00", "minutes": 60, "capacity": 9,
    });
    let lecture = world.ok("classes.save", lecture);
    assert_eq!(world.faults("classes.make_up", make_up(&lecture)), [("class".to_owned(), "other_course".to_owned())]);
    let made = number(&world.ok("classes.make_up", make_up(&class)));
    assert_eq!(world.refused("classes.make_up", make_up(&class)).code, Code::WrongState, "made up for already");
    world.clock.now = moment("2026-12-01T19:30:00");
    mark(&mut world, made, "attended");
    let him = member(&mut world, cohort, "某爸爸");
    assert_eq!(him["attended"], 1);
    assert_eq!(him["marks"][1]["makes_up"], missed, "{him}");
    // It is no place in the other cohort: its line is not touched by it.
    assert_eq!(file(&mut world, other)["cohort"]["taken"], 0);
    let there = world.ok("classes.get", json!({ "id": class }));
    assert_eq!((&there["enrolments"][0]["makes_up"], &there["class"]["attended"]), (&json!(true), &json!(1)));
}

#[test]
fn a_course_says_what_is_wrong_with_it_and_a_starter_is_only_a_form() {
    let mut world = World::village();
    let starters = world.ok("courses.starters", json!({}));
    assert!(starters.as_array().unwrap().len() >= 3);
    assert_eq!(world.ok("courses.list", json!({})), json!([]), "nothing is in the library by itself");
    for starter in starters.as_array().unwrap() {
        world.ok("courses.save", starter.clone());
    }
    let mut bad = course(true, &["一", " "], 3);
    bad["title"] = json!("");
    bad["targets"] = json!([]);
    bad["minutes"] = json!(5);
    let fields: Vec<String> = world.faults("courses.save", bad).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["title", "targets", "minutes", "lessons[1].title", "pass_lessons"]);
    let id = world.ok("courses.save", course(true, &["一", "二"], 1));
    let mut kept = world.ok("courses.get", json!({ "id": id }));
    kept["active"] = json!(false);
    kept["lessons"] = json!([{ "title": "只剩一课", "content": "" }]);
    world.ok("courses.save", kept.clone());
    assert_eq!(world.refused("courses.save", kept).code, Code::Stale);
    let plan = json!({ "course": id, "title": "班", "host": "", "capacity": 5, "pass_lessons": 1, "lessons": [lesson(LESSONS[0])] });
    assert_eq!(
        world.faults("cohorts.plan", plan),
        [("course".to_owned(), "unknown_code".to_owned())],
        "a course out of use"
    );
}

#[test]
fn a_cohort_called_off_calls_off_its_lessons_and_ends_only_after_the_last() {
    let mut world = World::village();
    let cohort = cohort(&mut world, 10, &LESSONS);
    let set = |version: i64, state: &str, reason: &str| json!({ "id": cohort, "version": version, "state": state, "reason": reason });
    assert_eq!(world.refused("cohorts.set_state", set(1, "ended", "")).code, Code::WrongState, "lessons are to come");
    assert_eq!(
        world.faults("cohorts.set_state", set(1, "cancelled", "")),
        [("reason".to_owned(), "required".to_owned())]
    );
    world.ok("cohorts.set_state", set(1, "cancelled", "台风"));
    let told = file(&mut world, cohort);
    assert!(told["lessons"].as_array().unwrap().iter().all(|one| one["state"] == "cancelled"));
    assert_eq!(world.refused("cohorts.join", walks_in(cohort, "某人", false)).code, Code::WrongState);
    world.ok("cohorts.set_state", set(2, "open", ""));
    // A lesson taken up again seats whoever joined meanwhile.
    world.ok("cohorts.join", walks_in(cohort, "某人", false));
    let class = &told["lessons"][0];
    let again = json!({ "id": class["id"], "version": 2, "state": "planned", "reason": "" });
    world.ok("classes.set_state", again);
    assert_eq!(file(&mut world, cohort)["lessons"][0]["enrolled"], 1);
    let entry =
        json!({ "id": cohort, "version": 3, "title": "秋季班", "host": "虚构小学", "capacity": 0, "pass_lessons": 9 });
    let fields: Vec<String> = world.faults("cohorts.save", entry.clone()).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["capacity", "pass_lessons"]);
    let entry =
        json!({ "id": cohort, "version": 3, "title": "秋季班", "host": "虚构小学", "capacity": 4, "pass_lessons": 1 });
    world.ok("cohorts.save", entry);
    let told = file(&mut world, cohort);
    assert_eq!((&told["cohort"]["title"], &told["lessons"][0]["capacity"]), (&json!("秋季班"), &json!(4)));
    assert_eq!(world.ok("cohorts.list", json!({}))[0]["host"], "虚构小学");
}
