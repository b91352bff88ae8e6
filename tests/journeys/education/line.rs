//! Places and the line for them: the first in line is offered one, a person confirms, and two who must not meet never do.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World, moment};
use serde_json::json;

use super::{cohort, file, joins, member, number, walks_in};

const LESSONS: [&str; 2] = ["2026-11-28T14:00:00", "2026-12-05T14:00:00"];

#[test]
fn the_first_in_line_is_offered_a_place_and_confirms() {
    let mut world = World::village();
    let cohort = cohort(&mut world, 1, &LESSONS);
    assert_eq!(world.ok("cohorts.join", walks_in(cohort, "第一家", false)), "enrolled");
    assert_eq!(world.refused("cohorts.join", walks_in(cohort, "第二家", false)).code, Code::Full);
    assert_eq!(world.ok("cohorts.join", walks_in(cohort, "第二家", true)), "waiting");
    assert_eq!(world.ok("cohorts.join", walks_in(cohort, "第三家", true)), "waiting");
    let id = |world: &mut World, name: &str| number(&member(world, cohort, name)["id"]);
    let (first, second, third) = (id(&mut world, "第一家"), id(&mut world, "第二家"), id(&mut world, "第三家"));
    assert_eq!(member(&mut world, cohort, "第三家")["place"], 2);
    let offer = |member: i64| json!({ "member": member, "answer_by": "2026-11-25T18:00:00" });
    assert_eq!(world.refused("cohorts.offer", offer(second)).code, Code::Full);
    assert_eq!(world.refused("cohorts.offer", offer(third)).code, Code::WrongState, "not the first in line");
    assert_eq!(
        world.faults("cohorts.leave", json!({ "member": first, "reason": "" })),
        [("reason".to_owned(), "required".to_owned())]
    );
    world.ok("cohorts.leave", json!({ "member": first, "reason": "搬家" }));
    assert_eq!(file(&mut world, cohort)["lessons"][0]["enrolled"], 0, "the seats are free again");
    // A free place is for those who wait, not for whoever comes along.
    assert_eq!(world.refused("cohorts.join", walks_in(cohort, "第四家", false)).code, Code::Full);
    let late = json!({ "member": second, "answer_by": "2026-11-20T18:00:00" });
    assert_eq!(world.faults("cohorts.offer", late), [("answer_by".to_owned(), "past".to_owned())]);
    world.ok("cohorts.offer", offer(second));
    assert_eq!(file(&mut world, cohort)["cohort"]["taken"], 1, "a place offered is kept");
    assert_eq!(world.refused("cohorts.offer", offer(third)).code, Code::Full);
    // Not this time: to the end of the line.
    world.ok("cohorts.answer", json!({ "member": second, "answer": "later" }));
    assert_eq!(member(&mut world, cohort, "第二家")["place"], 2);
    world.ok("cohorts.offer", offer(third));
    world.ok("cohorts.answer", json!({ "member": third, "answer": "accepts" }));
    assert_eq!(world.refused("cohorts.answer", json!({ "member": third, "answer": "accepts" })).code, Code::WrongState);
    let told = member(&mut world, cohort, "第三家");
    assert_eq!((&told["state"], told["marks"].as_array().unwrap().len()), (&json!("enrolled"), 2));
    world.ok("cohorts.leave", json!({ "member": third, "reason": "不来了" }));
    world.ok("cohorts.offer", offer(second));
    world.ok("cohorts.answer", json!({ "member": second, "answer": "declines" }));
    assert_eq!(member(&mut world, cohort, "第二家")["state"], "left");
    // Whoever left comes back on the same row, at the end.
    assert_eq!(world.ok("cohorts.join", walks_in(cohort, "第二家", false)), "enrolled");
    assert_eq!(id(&mut world, "第二家"), second);
}

#[test]
fn whoever_may_come_says_why_and_parents_say_how_old_the_children_are() {
    let mut world = World::village();
    let cohort = cohort(&mut world, 5, &LESSONS);
    let mut entry = walks_in(cohort, "某妈妈", false);
    entry["child_age"] = json!("");
    assert_eq!(world.faults("cohorts.join", entry.clone()), [("child_age".to_owned(), "required".to_owned())]);
    entry["eligibility"] = json!("couple");
    world.ok("cohorts.join", entry);
    let mut entry = walks_in(cohort, "", false);
    entry["phone"] = json!("打我");
    entry["eligibility"] = json!("order");
    let fields: Vec<String> = world.faults("cohorts.join", entry).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["name", "phone", "order"]);
}

#[test]
fn two_who_must_not_meet_are_never_in_one_cohort() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let parties = world.ok("cases.get", json!({ "id": case }))["parties"].clone();
    let people = [0, 1].map(|at: usize| number(&parties[at]["person"]["id"]));
    world.ok(
        "protection.keep_apart",
        json!({ "case": case, "first": people[0], "second": people[1], "reason": "扬言上门", "until": null }),
    );
    let two = cohort(&mut world, 1, &LESSONS);
    world.ok("cohorts.join", joins(two, case, people[0]));
    // Neither onto the list nor onto the line; and word for word what is said of anybody who cannot.
    let mut waits = joins(two, case, people[1]);
    waits["wait"] = json!(true);
    assert_eq!(world.refused("cohorts.join", waits.clone()).code, Code::ClientBusy);
    // They came to wait in two cohorts' lines while they might meet, and one has a place since: no offer brings them together.
    let her = number(&member(&mut world, two, "虚构甲花")["id"]);
    world.ok("cohorts.leave", json!({ "member": her, "reason": "改期" }));
    assert_eq!(world.ok("cohorts.join", joins(two, case, people[1])), "enrolled");
    let mut back = joins(two, case, people[0]);
    back["wait"] = json!(true);
    assert_eq!(world.refused("cohorts.join", back).code, Code::ClientBusy);
    // A make-up is a seat like any other.
    let course = file(&mut world, two)["cohort"]["course"].clone();
    let plan = json!({
        "course": course, "title": "二班", "host": "", "capacity": 9, "pass_lessons": 1, "lessons": [super::lesson("2026-11-24T19:00:00")],
    });
    let other = number(&world.ok("cohorts.plan", plan));
    world.ok("cohorts.join", joins(other, case, people[0]));
    world.clock.now = moment("2026-11-24T20:00:00");
    let seat = super::seat(&mut world, other, "虚构甲花", 0);
    world.ok("classes.mark", json!({ "id": seat, "state": "absent" }));
    let lesson = file(&mut world, two)["lessons"][0]["id"].clone();
    let plan = file(&mut world, two)["cohort"].clone();
    let wider =
        json!({ "id": two, "version": plan["version"], "title": "一班", "host": "", "capacity": 9, "pass_lessons": 1 });
    world.ok("cohorts.save", wider);
    let make_up = json!({ "missed": seat, "class": lesson });
    assert_eq!(world.refused("classes.make_up", make_up).code, Code::ClientBusy);
}

#[test]
fn outside_the_team_a_place_has_no_name_and_nothing_is_printed_of_it() {
    let mut world = World::village();
    world.hire("测试癸讲师", &["family_educator"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let case = number(&world.ok("cases.open", intake)["id"]);
    let person = number(&world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"]);
    let cohort = cohort(&mut world, 5, &LESSONS);
    world.ok("cohorts.join", joins(cohort, case, person));
    let id = member(&mut world, cohort, "虚构甲花")["id"].clone();
    world.sign_in("测试癸讲师", PASSWORD);
    let told = file(&mut world, cohort);
    assert_eq!(told["cohort"]["taken"], 1, "the place is taken");
    let place = &told["members"][0];
    assert_eq!(
        (&place["hidden"], &place["name"], &place["case"], &place["person"]),
        (&json!(true), &json!(""), &json!(null), &json!(null))
    );
    assert_eq!((&place["marks"], &place["attended"], &place["ratings"]), (&json!([]), &json!(0), &json!([])));
    for (command, body) in [
        ("cohorts.leave", json!({ "member": id, "reason": "退" })),
        ("cohorts.certify", json!({ "member": id, "reason": "" })),
        ("cohorts.rate", json!({ "member": id, "moment": "before", "scores": [] })),
        ("prints.certificate", json!({ "member": id })),
        ("cohorts.of_case", json!({ "case": case })),
    ] {
        assert_eq!(world.refused(command, body).code, Code::NotFound, "{command}");
    }
    world.sign_in(ADMIN, PASSWORD);
    assert_eq!(member(&mut world, cohort, "虚构甲花")["case"], case);
}
