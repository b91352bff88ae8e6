//! What those who took part say: ratings of themselves before and after, feedback without a name, and how few is too few.

use jiahe::Code;
use jiahe_tests::world::{World, moment};
use serde_json::{Value, json};

use super::{cohort, file, member, number, walks_in};

const ITEMS: [&str; 6] = ["listen", "calm", "rules", "together", "agree", "help"];

fn rating(member: i64, moment: &str, score: u8) -> Value {
    let scores: Vec<Value> = ITEMS.iter().map(|item| json!({ "item": item, "score": score })).collect();
    json!({ "member": member, "moment": moment, "scores": scores })
}

fn feedback(cohort: i64, member: Option<i64>, overall: u8, comment: &str) -> Value {
    json!({
        "class": null, "cohort": cohort, "member": member, "day": null, "comment": comment,
        "scores": [{ "item": "useful", "score": 4 }, { "item": "overall", "score": overall }],
    })
}

/// Five families in a cohort that has begun.
fn begun() -> (World, i64, Vec<i64>) {
    let mut world = World::village();
    let cohort = cohort(&mut world, 9, &["2026-11-24T14:00:00", "2026-12-01T14:00:00"]);
    let names = ["甲家", "乙家", "丙家", "丁家", "戊家"];
    for name in names {
        world.ok("cohorts.join", walks_in(cohort, name, false));
    }
    world.clock.now = moment("2026-11-24T15:00:00");
    let ids = names.iter().map(|name| number(&member(&mut world, cohort, name)["id"])).collect();
    (world, cohort, ids)
}

#[test]
fn the_difference_is_shown_for_each_and_for_the_cohort_from_five_on() {
    let (mut world, cohort, ids) = begun();
    let mut few = rating(ids[0], "before", 2);
    few["scores"].as_array_mut().unwrap().pop();
    assert_eq!(world.faults("cohorts.rate", few), [("scores".to_owned(), "all_items".to_owned())]);
    assert_eq!(world.faults("cohorts.rate", rating(ids[0], "before", 6)).len(), 6);
    for (at, id) in ids.iter().enumerate() {
        world.ok("cohorts.rate", rating(*id, "before", 2));
        if at < 4 {
            world.ok("cohorts.rate", rating(*id, "after", 4));
        }
    }
    let told = file(&mut world, cohort);
    assert_eq!(told["members"][0]["gain"], 12, "six items, two points each");
    assert_eq!(told["members"][4]["gain"], Value::Null, "not rated after");
    assert_eq!(told["rated"], json!({ "pairs": 4, "shown": false, "items": [] }), "four are too few to show");
    world.ok("cohorts.rate", rating(ids[4], "after", 1));
    let rated = file(&mut world, cohort)["rated"].clone();
    assert_eq!((&rated["pairs"], &rated["shown"]), (&json!(5), &json!(true)));
    assert_eq!(rated["items"][0], json!({ "item": "listen", "before": 200, "after": 340 }));
    assert_eq!(file(&mut world, cohort)["members"][4]["gain"], -6, "a loss is shown as one");
}

#[test]
fn feedback_without_a_name_names_nobody_and_few_forms_are_only_counted() {
    let (mut world, cohort, ids) = begun();
    world.ok("classes.enter_feedback", feedback(cohort, Some(ids[0]), 5, "老师讲得细"));
    assert_eq!(world.refused("classes.enter_feedback", feedback(cohort, Some(ids[0]), 5, "")).code, Code::Duplicate);
    for comment in ["第二条意见", "第一条意见", ""] {
        world.ok("classes.enter_feedback", feedback(cohort, None, 3, comment));
    }
    let told = file(&mut world, cohort)["feedback"].clone();
    assert_eq!(
        (&told["forms"], &told["anonymous"], &told["shown"], &told["items"]),
        (&json!(4), &json!(3), &json!(false), &json!([]))
    );
    assert_eq!(
        told["comments"],
        json!([{ "name": "甲家", "text": "老师讲得细" }]),
        "whoever signed is shown; the others not yet"
    );
    world.ok("classes.enter_feedback", feedback(cohort, None, 4, ""));
    let told = file(&mut world, cohort)["feedback"].clone();
    assert_eq!(told["items"][1], json!({ "item": "overall", "mean": 360, "forms": 5 }));
    let texts: Vec<&Value> = told["comments"].as_array().unwrap().iter().map(|one| &one["text"]).collect();
    assert_eq!(texts, ["第一条意见", "第二条意见", "老师讲得细"], "not in the order they were entered in");
    let mut bad = feedback(cohort, None, 9, "");
    bad["scores"] = json!([{ "item": "useful", "score": 9 }, { "item": "useful", "score": 1 }]);
    bad["day"] = json!("2026-11-30");
    let fields: Vec<String> = world.faults("classes.enter_feedback", bad).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["day", "scores[0].score", "scores[1].item", "scores"]);
    let neither = json!({ "class": null, "cohort": null, "member": null, "day": null, "scores": [], "comment": "" });
    assert_eq!(world.faults("classes.enter_feedback", neither)[0].0, "class");
    // Of a single session as well; never before it.
    let session = json!({
        "id": null, "version": 0, "theme": "讲座", "instructor": "某", "place": "某处", "audience": "", "start": "2026-11-30T14:00:00",
        "minutes": 60, "capacity": 9,
    });
    let class = world.ok("classes.save", session);
    let mut early = feedback(cohort, None, 5, "");
    (early["class"], early["cohort"]) = (class.clone(), Value::Null);
    assert_eq!(world.refused("classes.enter_feedback", early.clone()).code, Code::WrongState);
    world.clock.now = moment("2026-11-30T15:00:00");
    world.ok("classes.enter_feedback", early);
    assert_eq!(world.ok("classes.get", json!({ "id": class }))["feedback"]["forms"], 1);
}
