//! Taking in a dispute: good input, bad input, drafts, people already known.

use jiahe::Code;
use jiahe::kernel::identity::Sex;
use jiahe_tests::world::{World, id_number, person};
use serde_json::{Value, json};

#[test]
fn a_dispute_is_taken_in_and_found_again_after_a_restart() {
    let mut world = World::village();
    let (id, code) = world.open_case();
    assert!(code.starts_with("330921100C") && code.ends_with("-2026-00001"), "{code}");
    world.restart();
    world.sign_in(jiahe_tests::world::ADMIN, jiahe_tests::world::PASSWORD);
    let file = world.ok("cases.get", json!({ "id": id }));
    assert_eq!(file["code"], code);
    assert_eq!(file["parties"][0]["person"]["name"], "虚构甲花");
    assert_eq!(file["parties"][0]["person"]["birth"], "1988-02-29", "a birthday on 29 February");
    assert_eq!(file["parties"][0]["person"]["sex"], "2", "sex is filled from the number");
    assert_eq!(file["parties"][1]["relation"], "02");
    assert_eq!(file["details"]["people_count"], 2);
    assert_eq!(file["timeline"][0]["kind"], "opened");
    let (_, second) = world.open_case_of("虚构丙", "虚构丁");
    assert!(second.ends_with("-2026-00002"), "{second}");
}

trait Further {
    fn open_case_of(&mut self, one: &str, other: &str) -> (i64, String);
}

impl Further for World {
    fn open_case_of(&mut self, one: &str, other: &str) -> (i64, String) {
        let mut intake = self.intake();
        intake["parties"][0]["person"] = person(one, "", "");
        intake["parties"][1]["person"] = person(other, "", "");
        let opened = self.ok("cases.open", intake);
        (opened["id"].as_i64().unwrap(), opened["code"].as_str().unwrap().to_owned())
    }
}

#[test]
fn an_empty_form_is_answered_field_by_field() {
    let mut world = World::village();
    let mut intake = world.intake();
    for field in ["channel", "reported_at", "received_by", "main_type", "risk", "level", "consent"] {
        intake[field] = Value::Null;
    }
    intake["facts"] = json!("  \n ");
    intake["risk_reason"] = json!("");
    intake["parties"] = json!([{ "role": null, "relation": "77x", "person": person("", "", "打电话") }]);
    let faults = world.faults("cases.open", intake);
    for expected in [
        ("channel", "required"),
        ("reported_at", "required"),
        ("received_by", "required"),
        ("main_type", "required"),
        ("risk", "required"),
        ("risk_reason", "required"),
        ("level", "required"),
        ("consent", "required"),
        ("facts", "required"),
        ("parties", "two_parties"),
        ("parties[0].role", "required"),
        ("parties[0].relation", "unknown_code"),
        ("parties[0].person.name", "required"),
        ("parties[0].person.phone", "phone"),
    ] {
        assert!(
            faults.contains(&(expected.0.to_owned(), expected.1.to_owned())),
            "{expected:?} is not among {faults:?}"
        );
    }
    let page = world.ok("cases.list", json!({ "filter": {}, "after": null, "limit": 10 }));
    assert_eq!(page["total"], 0, "nothing was half-saved");
}

#[test]
fn identity_numbers_that_fail_say_why_and_can_be_kept_with_a_reason() {
    let good = id_number("1990-05-06", Sex::Male, 3);
    let wrong_check = {
        let mut digits = good.clone();
        let last = if digits.pop() == Some('1') { '2' } else { '1' };
        digits.push(last);
        digits
    };
    for (number, why) in [
        (wrong_check.as_str(), "id_checksum"),
        ("330921900506123", "id_fifteen"),
        (&id_number("2031-01-01", Sex::Male, 3), "id_birth_future"),
        ("33092119900230", "id_length"),
    ] {
        let mut world = World::village();
        let mut intake = world.intake();
        intake["parties"][0]["person"]["id_number"] = json!(number);
        assert_eq!(
            world.faults("cases.open", intake.clone()),
            [("parties[0].person.id_number".to_owned(), why.to_owned())]
        );
        intake["parties"][0]["person"]["id_reason"] = json!("当事人未带证件，凭记忆口述");
        let id = world.ok("cases.open", intake)["id"].clone();
        let kept = world.ok("cases.get", json!({ "id": id }));
        assert_eq!(kept["parties"][0]["person"]["id_number"], number);
        assert_eq!(kept["parties"][0]["person"]["id_reason"], "当事人未带证件，凭记忆口述");
    }
}

#[test]
fn a_lower_case_x_and_full_width_digits_are_read() {
    let number =
        (0..500).map(|seq| id_number("1990-05-06", Sex::Male, seq)).find(|number| number.ends_with('X')).unwrap();
    let mut world = World::village();
    let mut intake = world.intake();
    let typed: String = number
        .to_lowercase()
        .chars()
        .map(|c| if c.is_ascii_digit() { char::from_u32(u32::from(c) + 0xfee0).unwrap() } else { c })
        .collect();
    intake["parties"][0]["person"]["id_number"] = json!(typed);
    let id = world.ok("cases.open", intake)["id"].clone();
    assert_eq!(world.ok("cases.get", json!({ "id": id }))["parties"][0]["person"]["id_number"], number);
}

#[test]
fn twenty_thousand_characters_emoji_and_rare_characters_come_back_as_they_went_in() {
    let mut world = World::village();
    let mut intake = world.intake();
    let facts: String = "喆堃犇龑镕𠅤👩\u{200d}👧".chars().cycle().take(20_000).collect();
    intake["facts"] = json!(facts);
    intake["parties"][0]["person"]["name"] = json!("喆\n堃𠅤");
    intake["parties"][1]["person"]["occupation"] = json!("<script>alert('甲')</script>\"';--");
    let id = world.ok("cases.open", intake.clone())["id"].clone();
    let file = world.ok("cases.get", json!({ "id": id }));
    assert_eq!(file["facts"], json!(facts));
    assert_eq!(file["parties"][0]["person"]["name"], "喆 堃𠅤", "a line break in a name becomes a space");
    assert_eq!(
        file["parties"][1]["person"]["occupation"], "<script>alert('甲')</script>\"';--",
        "text is kept as text"
    );

    intake["facts"] = json!(format!("{facts}多"));
    assert_eq!(world.faults("cases.open", intake), [("facts".to_owned(), "too_long:20000".to_owned())]);
}

#[test]
fn danger_signs_call_for_all_five_prompts() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["main_type"] = json!("violence");
    intake["dangers"] = json!(["strangling", "child_witness"]);
    intake["prompts"] = json!([{ "prompt": "police", "done": false, "note": "" }]);
    intake["details"]["may_escalate"] = json!(true);
    let faults = world.faults("cases.open", intake.clone());
    for expected in [
        ("level", "starts_sensitive"),
        ("prompts.protection_order", "prompt_missing"),
        ("prompts.mandatory_report", "prompt_missing"),
        ("prompts[0].note", "required"),
        ("details.escalation_report", "required"),
    ] {
        assert!(
            faults.contains(&(expected.0.to_owned(), expected.1.to_owned())),
            "{expected:?} is not among {faults:?}"
        );
    }
    intake["level"] = json!("sensitive");
    intake["details"]["escalation_report"] = json!("已于 9:10 电话报告镇站");
    intake["prompts"] = ["police", "protection_order", "shelter", "legal_aid", "mandatory_report"]
        .map(|prompt| json!({ "prompt": prompt, "done": true, "note": "" }))
        .into();
    let id = world.ok("cases.open", intake)["id"].clone();
    assert_eq!(world.ok("cases.get", json!({ "id": id }))["prompts"].as_array().unwrap().len(), 5);
}

#[test]
fn a_child_under_fourteen_needs_the_guardians_consent() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][0]["person"]["id_number"] = json!(id_number("2014-01-01", Sex::Female, 9));
    assert_eq!(world.faults("cases.open", intake.clone()), [("consent".to_owned(), "guardian_needed".to_owned())]);
    intake["consent"] = json!("guardian");
    world.ok("cases.open", intake);
}

#[test]
fn somebody_already_known_is_named_with_what_agrees_and_is_not_entered_twice() {
    let mut world = World::village();
    let (_, code) = world.open_case();
    let number = id_number("1988-02-29", Sex::Female, 1);
    let probe = |name: &str, number: &str, phone: &str, address: &str| json!({ "name": name, "id_number": number, "phone": phone, "birth": null, "living_address": address });
    let found = world.ok(
        "people.match",
        json!({ "people": [
        probe("虚构甲花", &number.to_lowercase(), "", ""),
        probe("完全别人", "", "138 0000 0002", "虚构路 1 号"),
        probe("完全别人", "", "", ""),
    ] }),
    );
    let found = found.as_array().unwrap();
    assert_eq!(found[0]["same"], json!(["id_number", "name"]));
    assert_eq!(found[0]["cases"][0]["code"], json!(code));
    let of_second: Vec<&Value> = found.iter().filter(|likeness| likeness["probe"] == 1).collect();
    assert_eq!(of_second[0]["same"], json!(["phone", "address"]));
    assert!(found.iter().all(|likeness| likeness["probe"] != 2), "nobody is like a stranger");

    let known = found[0]["person"]["id"].clone();
    let mut intake = world.intake();
    intake["parties"][0]["person"] = person("虚构甲花", "", "13911111111");
    intake["parties"][0]["person"]["existing"] = known.clone();
    intake["parties"][1]["person"] = person("虚构戊", "", "");
    let id = world.ok("cases.open", intake)["id"].clone();
    let file = world.ok("cases.get", json!({ "id": id }));
    assert_eq!(file["parties"][0]["person"]["id"], known);
    assert_eq!(file["parties"][0]["person"]["id_number"], json!(number), "what was left empty stays");
    assert_eq!(file["parties"][0]["person"]["phone"], "13911111111", "what was typed wins");
    assert_eq!(file["members"][0]["person"]["name"], "虚构乙树", "the household came along");
}

#[test]
fn the_same_number_twice_on_one_form_is_refused() {
    let mut world = World::village();
    let mut intake = world.intake();
    intake["parties"][1]["person"]["id_number"] = intake["parties"][0]["person"]["id_number"].clone();
    assert_eq!(world.faults("cases.open", intake), [("parties[1].person.id_number".to_owned(), "twice".to_owned())]);
}

#[test]
fn a_draft_is_its_owners_alone_survives_a_power_cut_and_goes_when_the_case_is_saved() {
    let mut world = World::village();
    world.hire("测试乙接待", &["receptionist"]);
    let draft = world.ok(
        "drafts.save",
        json!({ "id": null, "kind": "intake", "title": "虚构甲花 财产", "body": "{\"facts\":\"写到一半" }),
    );
    world.ok("drafts.save", json!({ "id": draft, "kind": "intake", "title": "虚构甲花 财产", "body": "{\"facts\":\"写到一半，又写了一句\"}" }));
    world.kill();
    world.clock_forward();
    let mut world = world.on_a_copy();
    world.sign_in(jiahe_tests::world::ADMIN, jiahe_tests::world::PASSWORD);
    assert_eq!(world.ok("drafts.get", json!({ "id": draft }))["body"], "{\"facts\":\"写到一半，又写了一句\"}");

    world.sign_in("测试乙接待", jiahe_tests::world::PASSWORD);
    assert_eq!(world.ok("drafts.list", json!({})), json!([]));
    assert_eq!(world.refused("drafts.get", json!({ "id": draft })).code, Code::NotFound);
    let steal = json!({ "id": draft, "kind": "intake", "title": "", "body": "{}" });
    assert_eq!(world.refused("drafts.save", steal).code, Code::NotFound);

    world.sign_in(jiahe_tests::world::ADMIN, jiahe_tests::world::PASSWORD);
    let mut intake = world.intake();
    intake["draft"] = draft.clone();
    world.ok("cases.open", intake);
    assert_eq!(world.refused("drafts.get", json!({ "id": draft })).code, Code::NotFound);
}

trait PowerCut {
    fn clock_forward(&mut self);
    fn on_a_copy(self) -> World;
}

impl PowerCut for World {
    fn clock_forward(&mut self) {
        self.pass(1);
    }

    /// The killed program still holds the lock in this very process: go on with a copy of its files, as they
    /// lie on the disk.
    fn on_a_copy(mut self) -> World {
        let copy = tempfile::tempdir().unwrap();
        for entry in std::fs::read_dir(self.path()).unwrap() {
            let entry = entry.unwrap();
            if entry.file_type().unwrap().is_file() {
                std::fs::copy(entry.path(), copy.path().join(entry.file_name())).unwrap();
            }
        }
        self.folder = copy;
        self.start();
        self
    }
}

#[test]
fn numbers_begin_anew_with_the_year_and_go_on_after_a_restart() {
    let mut world = World::village();
    world.open_case_of("虚构甲", "虚构乙");
    world.clock = jiahe::kernel::Clock::at(jiahe_tests::world::moment("2026-12-31T23:58:00"));
    let (_, last) = world.open_case_of("虚构丙", "虚构丁");
    world.pass(5);
    let (_, first) = world.open_case_of("虚构戊", "虚构己");
    world.restart();
    world.sign_in(jiahe_tests::world::ADMIN, jiahe_tests::world::PASSWORD);
    let (_, second) = world.open_case_of("虚构庚", "虚构辛");
    assert!(
        last.ends_with("-2026-00002") && first.ends_with("-2027-00001") && second.ends_with("-2027-00002"),
        "{last} {first} {second}"
    );
}
