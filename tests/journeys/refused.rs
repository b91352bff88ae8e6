//! What was refused is written down too: to somebody signed in at once, at the sign-in page with the next sign-in.

use jiahe::Code;
use jiahe_tests::world::{ADMIN, PASSWORD, World};
use serde_json::{Value, json};

const MEDIATOR: &str = "测试丙调解";

fn refusals(world: &mut World) -> Vec<(String, String)> {
    let mut rows = world
        .database()
        .prepare("SELECT command, detail FROM audit WHERE detail LIKE 'refused:%' ORDER BY seq")
        .unwrap()
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<Vec<(String, String)>, _>>()
        .unwrap();
    rows.shrink_to_fit();
    rows
}

fn row(command: &str, detail: &str) -> (String, String) {
    (command.to_owned(), detail.to_owned())
}

#[test]
fn what_is_refused_to_somebody_signed_in_is_one_line_a_minute() {
    let mut world = World::village();
    let mediator = world.hire(MEDIATOR, &["mediator"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let code = world.ok("cases.open", intake)["code"].clone();
    world.sign_in(MEDIATOR, PASSWORD);
    for _ in 0..5 {
        assert_eq!(world.refused("audit.list", json!({})).code, Code::Forbidden);
    }
    assert_eq!(refusals(&mut world), [row("audit.list", "refused: not allowed")], "a key held down is one line");
    world.pass(2);
    world.refused("audit.list", json!({}));
    world.refused("compartments.unlock", json!({ "password": "不是这个密码" }));
    world.refused("session.change_password", json!({ "old": "不是这个密码", "new": "天涯共此时-8472" }));
    let wrong = json!({ "key": "0000-0000" });
    world.refused("recovery.confirm", wrong);
    world.faults("cases.break_glass", json!({ "text": "330921C001-2026-99999", "reason": "夜间报警需核对住址" }));
    let typed = ["330921C001-2026-99999", "夜间报警", "不是这个密码"];
    let told = refusals(&mut world);
    assert_eq!(
        told[1..],
        [
            row("audit.list", "refused: not allowed"),
            row("compartments.unlock", "refused: wrong password"),
            row("session.change_password", "refused: wrong password"),
            row("cases.break_glass", "refused: no such case"),
        ]
    );
    // A slip of the pen in a form is nobody's business.
    world.faults("cases.break_glass", json!({ "text": code, "reason": "急" }));
    assert_eq!(refusals(&mut world).len(), 5);
    let dump: String = world
        .database()
        .prepare("SELECT detail FROM audit")
        .unwrap()
        .query_map([], |row| row.get::<_, String>(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert!(typed.iter().all(|text| !dump.contains(text)), "that it was tried, not with what");

    world.sign_in(ADMIN, PASSWORD);
    let lines = world.ok("audit.list", json!({ "staff": mediator }));
    let refused = lines.as_array().unwrap().iter().find(|line| line["detail"] == "refused: not allowed").unwrap();
    assert_eq!((&refused["name"], &refused["command"]), (&json!(MEDIATOR), &json!("audit.list")));
    assert_eq!(world.ok("audit.verify", json!({}))["broken_at"], json!(null));
}

#[test]
fn the_lead_reads_whose_record_it_was() {
    let mut world = World::village();
    let (case, code) = world.open_case();
    let mediator = world.hire(MEDIATOR, &["mediator"]);
    let person = world.ok("cases.get", json!({ "id": case }))["parties"][0]["person"]["id"].clone();
    let contact = json!({ "address": "庇护所", "phone": "", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": contact, "readers": [] }));
    world.unlock();
    world.ok("people.read_contact", json!({ "id": person }));
    let line = world.ok("audit.list", json!({ "noun": "people" }))[0].clone();
    assert_eq!((&line["command"], &line["subject"]), (&json!("people.read_contact"), &json!("虚构甲花")));
    assert_eq!((&line["case"], &line["case_code"]), (&json!(case), &json!(code)), "and the case they are of");
    world.sign_in(MEDIATOR, PASSWORD);
    world.unlock();
    assert_eq!(world.refused("people.read_contact", json!({ "id": person })).code, Code::Forbidden);
    world.sign_in(ADMIN, PASSWORD);
    let line = world.ok("audit.list", json!({ "staff": mediator, "noun": "people" }))[0].clone();
    assert_eq!((&line["detail"], &line["subject"]), (&json!("refused: not allowed"), &json!("虚构甲花")));

    // A case closed to the lead stays a line without a name: that it happened, not to whom.
    let me = world.me();
    let mut strict = world.intake();
    strict["level"] = json!("strict");
    strict["received_by"] = json!(mediator);
    strict["parties"][0]["person"]["name"] = json!("虚构密某");
    world.sign_in(MEDIATOR, PASSWORD);
    let hidden = world.ok("cases.open", strict);
    let file = world.ok("cases.get", json!({ "id": hidden["id"] }));
    assert!(file["team"].as_array().unwrap().iter().all(|one| one["staff"] != me));
    let person = file["parties"][0]["person"]["id"].clone();
    let sealed = json!({ "address": "别处", "phone": "", "note": "" });
    world.ok("people.hide_contact", json!({ "id": person, "contact": sealed, "readers": [] }));
    world.sign_in(ADMIN, PASSWORD);
    let lines = world.ok("audit.list", json!({ "staff": mediator })).to_string();
    assert!(lines.contains("contact hidden") && !lines.contains("虚构密某"), "{lines}");
    assert!(!lines.contains(hidden["code"].as_str().unwrap()), "{lines}");
}

#[test]
fn nobody_drowns_the_trail_in_refusals() {
    let mut world = World::village();
    world.hire(MEDIATOR, &["mediator"]);
    world.sign_in(MEDIATOR, PASSWORD);
    for _ in 0..14 {
        for command in ["audit.list", "audit.verify", "cases.glances", "keys.rotate"] {
            assert_eq!(world.refused(command, json!({})).code, Code::Forbidden);
        }
        world.pass(2);
    }
    let told = refusals(&mut world);
    assert_eq!(told.len(), 21, "twenty an hour, and one that says there was more");
    assert_eq!(told[20].1, "refused: and more of it");
    world.pass(60);
    world.refused("audit.list", json!({}));
    assert_eq!(refusals(&mut world).len(), 22, "an hour later it is written down again");
}

fn wrong(name: &str) -> Value {
    json!({ "name": name, "password": "不是这个密码" })
}

#[test]
fn wrong_passwords_at_the_sign_in_page_are_told_to_whose_name_it_was() {
    let mut world = World::village();
    let mediator = world.hire(MEDIATOR, &["mediator"]);
    world.sign_in(MEDIATOR, PASSWORD);
    world.sign_in(ADMIN, PASSWORD);
    world.ok("session.lock", json!({}));
    for _ in 0..2 {
        assert_eq!(world.refused("session.sign_in", wrong(MEDIATOR)).code, Code::WrongPassword);
    }
    world.refused("session.sign_in", wrong("没有此人"));
    world.restart();
    world.pass(30);
    let session = world.sign_in(ADMIN, PASSWORD);
    assert_eq!(session["failed_sign_ins"], 0, "nobody tried the administrator's name");
    let lines = world.ok("audit.list", json!({ "noun": "staff" }));
    let told: Vec<(Value, Value)> = lines
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| line["detail"].as_str().unwrap().starts_with("failed sign-ins"))
        .map(|line| (line["record"].clone(), line["subject"].clone()))
        .collect();
    assert_eq!(told.len(), 2);
    let actors = |lines: &Value| -> Vec<Value> {
        let lines = lines.as_array().unwrap().iter();
        lines
            .filter(|line| line["command"] == "session.sign_in" && line["noun"] == "staff")
            .map(|line| line["name"].clone())
            .collect()
    };
    assert_eq!(actors(&lines), [json!(""), json!("")], "nobody was signed in, least of all whoever came next");
    let theirs = world.ok("audit.list", json!({ "staff": mediator, "noun": "staff" })).to_string();
    assert!(theirs.contains("failed sign-ins: 2"), "found under whose name was tried: {theirs}");
    let me = world.me();
    assert!(!world.ok("audit.list", json!({ "staff": me })).to_string().contains("failed sign-ins"));
    assert!(told.contains(&(json!(mediator), json!(MEDIATOR))), "{told:?}");
    assert!(told.contains(&(json!(0), json!(""))), "and a name that nobody has: {told:?}");
    world.ok("session.lock", json!({}));

    let last = world.clock.now;
    world.refused("session.sign_in", wrong(MEDIATOR));
    world.pass(60);
    let session = world.sign_in(MEDIATOR, PASSWORD);
    assert_eq!(session["failed_sign_ins"], 3, "those the administrator's sign-in wrote down, and the one since");
    let told: jiahe::kernel::Moment = session["failed_last"].as_str().unwrap().parse().unwrap();
    assert!((told - last).num_seconds() <= 1);
    assert_eq!(world.ok("desk.status", json!({}))["session"]["failed_sign_ins"], 3, "until the next sign-in");
    world.ok("session.lock", json!({}));
    assert_eq!(world.sign_in(MEDIATOR, PASSWORD)["failed_sign_ins"], 0, "told once");
}

#[test]
fn the_old_password_is_not_guessed_any_quicker_at_the_form_that_changes_it() {
    let mut world = World::village();
    let guess = json!({ "old": "不是这个密码", "new": "天涯共此时-8472" });
    for _ in 0..3 {
        assert_eq!(world.refused("session.change_password", guess.clone()).code, Code::WrongPassword);
    }
    assert_eq!(world.refused("session.change_password", guess).code, Code::TryLater);
    world.pass(1);
    world.ok("session.change_password", json!({ "old": PASSWORD, "new": "天涯共此时-8472" }));
}
