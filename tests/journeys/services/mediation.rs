//! 家事调解: consent, sessions, agreement clause by clause, breach and again, the ways to law, 司法确认.

use jiahe::Code;
use jiahe_tests::world::World;
use serde_json::{Value, json};

use super::{clock, end, file, form, has, kinds, lacks, save, start, wrong};

fn parties(first: &str, second: &str) -> Value {
    let one = |name: &str, consent: &str| {
        let on = if consent == "not_asked" { Value::Null } else { json!("2026-11-20") };
        json!({ "name": name, "consent": consent, "consent_on": on, "note": "" })
    };
    json!([one("虚构甲花", first), one("虚构乙树", second)])
}

fn session(at: &str) -> Value {
    json!({ "at": at, "place": "村调解室", "present": "双方、调解员", "rights_told": true, "said": "双方陈述", "result": "继续调解" })
}

fn agreement() -> Value {
    json!({
        "form": "written", "number": "（2026）岙头调字第1号", "facts": "", "disputes": "房屋出资", "agreed_on": "2026-11-21",
        "parties_signed_on": null, "sealed_on": null, "copies": 3,
        "clauses": [
            { "id": 0, "who": "虚构乙树", "what": "返还出资五万元", "due": "2026-12-31", "performance": "pending", "seen_on": null, "note": "" },
            { "id": 0, "who": "虚构甲花", "what": "配合过户", "due": "2027-01-15", "performance": "pending", "seen_on": null, "note": "" },
        ],
    })
}

/// An agreement of both parties that took effect on the 22nd.
fn agreed() -> (World, i64, i64) {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "mediation");
    let me = world.me();
    save(&mut world, id, |body| {
        body["accepted_on"] = json!("2026-11-19");
        body["parties"] = parties("agrees", "agrees");
        body["mediators"] = json!([me]);
        body["sessions"] = json!([session("2026-11-21T14:00:00")]);
        body["agreement"] = agreement();
    });
    let seen = file(&mut world, id);
    assert_eq!(seen["effective"], Value::Null, "not signed yet (人民调解法 29)");
    // A month from the 19th of November is a Saturday (民法典 203).
    assert_eq!(clock(&seen, "mediation_month"), ("2026-12-21".to_owned(), Value::Null));
    assert_eq!(lacks(&mut world, id, "agreed"), ["body.agreement"]);
    save(&mut world, id, |body| {
        body["agreement"]["parties_signed_on"] = json!("2026-11-21");
        body["agreement"]["sealed_on"] = json!("2026-11-22");
    });
    assert_eq!(file(&mut world, id)["effective"], "2026-11-22", "the later of the two");
    (world, case, id)
}

fn perform(world: &mut World, id: i64, clause: usize, how: &str, note: &str) -> Value {
    let seen = file(world, id);
    let clause = seen["record"]["body"]["agreement"]["clauses"][clause]["id"].clone();
    json!({
        "id": id, "version": seen["record"]["version"], "clause": clause, "performance": how, "seen_on": "2026-11-23", "note": note,
    })
}

#[test]
fn nothing_is_mediated_without_the_consent_of_both() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "mediation");
    let unasked = wrong(&mut world, id, |body| {
        body["parties"] = parties("agrees", "not_asked");
        body["sessions"] = json!([session("2026-11-21T14:00:00")]);
    });
    assert!(has(&unasked, "body.sessions[0].at", "consent_missing"), "{unasked:?}");
    save(&mut world, id, |body| body["parties"] = parties("agrees", "refuses"));
    let seen = file(&mut world, id);
    assert_eq!(seen["prompts"], json!(["no_mediation", "tell_ways"]), "人民调解法 17、26");
    let refused = wrong(&mut world, id, |body| {
        body["sessions"] = json!([session("2026-11-21T14:00:00")]);
        body["agreement"] = agreement();
    });
    assert!(has(&refused, "body.sessions[0].at", "party_refused"), "{refused:?}");
    assert!(has(&refused, "body.agreement", "party_refused"), "{refused:?}");
    // What was held before somebody turned away stays.
    save(&mut world, id, |body| body["sessions"] = json!([session("2026-11-20T09:00:00")]));
    assert_eq!(lacks(&mut world, id, "refused"), ["body.ways_told", "body.ways_told_on"]);
    save(&mut world, id, |body| {
        body["ways_told"] = json!("可向人民法院起诉");
        body["ways_told_on"] = json!("2026-11-23");
    });
    end(&mut world, id, "refused");
    assert_eq!(kinds(&file(&mut world, id)), ["opened", "consent_refused", "session_held", "told", "ended"]);
}

#[test]
fn the_first_record_says_that_rights_were_told_and_failure_names_the_ways_to_law() {
    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "mediation");
    save(&mut world, id, |body| body["parties"] = parties("agrees", "agrees"));
    let untold = wrong(&mut world, id, |body| {
        let mut one = session("2026-11-21T14:00:00");
        one["rights_told"] = json!(false);
        one["result"] = json!("");
        body["sessions"] = json!([one]);
    });
    assert!(has(&untold, "body.sessions[0].rights_told", "rights_untold"), "{untold:?}");
    assert!(has(&untold, "body.sessions[0].result", "required"), "{untold:?}");
    assert_eq!(
        lacks(&mut world, id, "failed"),
        ["body.failed_on", "body.failed_reason", "body.ways_told", "body.ways_told_on"]
    );
    save(&mut world, id, |body| {
        body["failed_on"] = json!("2026-11-22");
        body["failed_reason"] = json!("分歧过大");
    });
    assert_eq!(file(&mut world, id)["prompts"], json!(["tell_ways"]));
    save(&mut world, id, |body| {
        body["ways_told"] = json!("仲裁、行政、司法途径");
        body["ways_told_on"] = json!("2026-11-22");
    });
    end(&mut world, id, "failed");
    assert_eq!(file(&mut world, id)["record"]["state"], "stopped");
}

#[test]
fn an_agreement_counts_clause_by_clause_and_a_breach_opens_the_mediation_again() {
    let (mut world, case, id) = agreed();
    let seen = file(&mut world, id);
    let clauses = seen["record"]["body"]["agreement"]["clauses"].as_array().unwrap();
    assert!(clauses.iter().all(|clause| clause["id"].as_i64().unwrap() > 0));
    assert_eq!(clock(&seen, "mediation_month").1, json!("2026-11-22"));
    assert_eq!(clock(&seen, "performance"), ("2026-12-31".to_owned(), Value::Null));
    assert_eq!(seen["clocks"].as_array().unwrap().iter().filter(|one| one["kind"] == "performance").count(), 2);
    // Nobody gives a clause another one's number, nor takes the agreement away.
    let swapped = wrong(&mut world, id, |body| body["agreement"]["clauses"][0]["id"] = json!(12));
    assert!(has(&swapped, "body.agreement.clauses[0].id", "unknown"), "{swapped:?}");
    let gone = wrong(&mut world, id, |body| body["agreement"] = Value::Null);
    assert!(has(&gone, "body.agreement", "kept"), "{gone:?}");
    assert_eq!(lacks(&mut world, id, "performed"), ["body.agreement.clauses"]);
    end(&mut world, id, "agreed");
    assert_eq!(clock(&file(&mut world, id), "performance").1, Value::Null, "what was promised outlives the record");

    let done = perform(&mut world, id, 0, "done", "收条已存");
    world.ok("services.perform", done.clone());
    assert_eq!(world.refused("services.perform", done).code, Code::Stale);
    let silent = perform(&mut world, id, 1, "breached", "");
    assert_eq!(world.faults("services.perform", silent), [("note".to_owned(), "required".to_owned())]);
    let nothing = json!({ "id": id, "version": 1, "clause": 5, "performance": "done", "seen_on": null, "note": "" });
    assert_eq!(world.refused("services.perform", nothing).code, Code::NotFound);
    let breach = perform(&mut world, id, 1, "breached", "拒不配合过户");
    world.ok("services.perform", breach);
    let seen = file(&mut world, id);
    assert_eq!((&seen["record"]["state"], &seen["record"]["outcome"]), (&json!("open"), &Value::Null));
    assert_eq!(seen["prompts"], json!(["breach"]));
    let steps = kinds(&seen);
    assert_eq!(steps[steps.len() - 4..], ["ended", "performed", "breached", "reopened"]);
    let told = super::told(&mut world, case);
    assert!(told.contains(&("service_changed".to_owned(), "mediation,breached".to_owned())), "{told:?}");
    // Mediated again, and kept this time.
    save(&mut world, id, |body| {
        let again = session("2026-11-23T09:00:00");
        body["sessions"].as_array_mut().unwrap().push(again);
        body["agreement"]["clauses"][1]["performance"] = json!("done");
        body["agreement"]["clauses"][1]["note"] = json!("再次调解后已过户");
    });
    end(&mut world, id, "performed");
}

#[test]
fn confirmation_counts_thirty_days_from_effect_and_names_what_a_court_will_not_confirm() {
    let (mut world, _, id) = agreed();
    assert_eq!(clock(&file(&mut world, id), "judicial_confirmation"), ("2026-12-22".to_owned(), Value::Null));
    save(&mut world, id, |body| body["confirmation"]["excluded"] = json!(["marriage", "marriage"]));
    let seen = file(&mut world, id);
    assert_eq!(seen["prompts"], json!(["cannot_confirm"]), "法释〔2011〕5号");
    assert_eq!(seen["record"]["body"]["confirmation"]["excluded"], json!(["marriage"]));
    let courtless = wrong(&mut world, id, |body| body["confirmation"]["applied_on"] = json!("2026-11-23"));
    assert!(has(&courtless, "body.confirmation.court", "required"), "{courtless:?}");
    save(&mut world, id, |body| {
        body["confirmation"] = json!({
            "wish": "wanted", "excluded": [], "applied_on": "2026-11-23", "court": "岱山县人民法院", "number": "", "result": "pending", "result_on": null,
        });
    });
    assert_eq!(clock(&file(&mut world, id), "judicial_confirmation").1, json!("2026-11-23"));
    world.pass(60 * 24 * 5);
    save(&mut world, id, |body| {
        body["confirmation"]["result"] = json!("confirmed");
        body["confirmation"]["result_on"] = json!("2026-11-28");
    });
    let steps = kinds(&file(&mut world, id));
    assert_eq!(steps[steps.len() - 2..], ["confirmation_applied", "confirmation_decided"]);

    // By word of mouth: it takes effect on the day it was reached (人民调解法 30); declined, nothing counts down.
    let (mut world, _, id) = agreed();
    save(&mut world, id, |body| {
        body["agreement"]["form"] = json!("oral");
        body["confirmation"]["wish"] = json!("declined");
    });
    let seen = file(&mut world, id);
    assert_eq!(seen["effective"], "2026-11-21");
    assert!(!seen["clocks"].to_string().contains("judicial_confirmation"));
    let clauses = form(&mut world, id, |_| ())["body"]["agreement"]["clauses"].clone();
    assert_eq!(clauses.as_array().unwrap().len(), 2);
}

#[test]
fn a_mediation_is_not_agreed_and_failed_at_once_and_has_two_sides() {
    let (mut world, _, id) = agreed();
    let failed = |body: &mut Value| {
        body["failed_on"] = json!("2026-11-22");
        body["failed_reason"] = json!("谈崩了");
    };
    assert_eq!(wrong(&mut world, id, failed), [("body.failed_on".to_owned(), "agreed_already".to_owned())]);
    // Breached, it is mediated again, and that may fail.
    let breach = perform(&mut world, id, 0, "breached", "至今未付");
    world.ok("services.perform", breach);
    assert_eq!(lacks(&mut world, id, "agreed"), ["body.agreement.clauses"], "not over while a clause is breached");
    assert_eq!(clock(&file(&mut world, id), "performance").1, Value::Null, "what was breached is still owed");
    save(&mut world, id, failed);
    assert!(lacks(&mut world, id, "agreed").contains(&"body.failed_on".to_owned()));

    let mut world = World::village();
    let (case, _) = world.open_case();
    let id = start(&mut world, case, "mediation");
    let blank = file(&mut world, id)["record"]["body"]["parties"].clone();
    assert_eq!((&blank[0]["name"], &blank[1]["name"]), (&json!("虚构甲花"), &json!("虚构乙树")), "not typed again");
    let twice = |body: &mut Value| {
        body["accepted_on"] = json!("2026-11-19");
        body["failed_on"] = json!("2026-11-18");
        body["parties"] = parties("agrees", "agrees");
        body["parties"][1]["name"] = json!(" 虚构甲花");
    };
    let mut faults = wrong(&mut world, id, twice);
    faults.sort();
    assert_eq!(
        faults,
        [
            ("body.failed_on".to_owned(), "order".to_owned()),
            ("body.parties[1].name".to_owned(), "same_person".to_owned()),
        ]
    );
}
