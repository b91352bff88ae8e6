//! The day and the week on paper, and whom to call.

use std::process::Command;

use base64::Engine as _;
use jiahe_tests::world::PASSWORD;
use serde_json::{Value, json};

use super::{LAWYER, counter, one};

pub fn text(printed: &Value) -> String {
    let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("paper.pdf");
    std::fs::write(&file, bytes).unwrap();
    let told = Command::new("pdftotext").args(["-layout", &file.to_string_lossy(), "-"]).output().expect("poppler");
    String::from_utf8(told.stdout).unwrap()
}

#[test]
fn the_week_is_printed_with_names_or_without_and_never_those_kept_apart() {
    let mut at = counter();
    let [wife, husband] = at.people;
    at.book(at.booking(wife, "2026-11-24T09:00:00"));
    let mut nameless = at.booking(wife, "2026-11-25T09:00:00");
    (nameless["case"], nameless["person"], nameless["more"]) = (Value::Null, Value::Null, json!({ "anonymous": true }));
    at.book(nameless);
    let asked = |names: bool| json!({ "from": "2026-11-23", "to": "2026-11-29", "practitioner": null, "names": names });
    let named = text(&at.world.ok("prints.calendar", asked(true)));
    for said in ["虚构甲花", "匿名来访", "09:00～09:50", "星期二", "心理疏导", "调解室"] {
        assert!(named.contains(said), "{said} in {named}");
    }
    let plain = text(&at.world.ok("prints.calendar", asked(false)));
    assert!(!plain.contains("虚构甲花") && !plain.contains("心理疏导") && plain.contains("已占用"), "{plain}");
    let calls = text(&at.world.ok("prints.calls", json!({ "day": "2026-11-24" })));
    assert!(calls.contains("13800000001") && calls.contains("怎样联系才安全"), "{calls}");
    let wrong = json!({ "from": "2026-11-23", "to": "2026-11-30", "practitioner": null, "names": false });
    assert_eq!(at.world.faults("prints.calendar", wrong), one("to", "range"));

    let pair = json!({ "case": at.case, "first": wife, "second": husband, "reason": "当面威胁", "until": null });
    at.world.ok("protection.keep_apart", pair);
    let guarded = text(&at.world.ok("prints.calendar", asked(true)));
    let calls = text(&at.world.ok("prints.calls", json!({ "day": "2026-11-24" })));
    for paper in [&guarded, &calls] {
        assert!(!paper.contains("虚构甲花") && !paper.contains("13800000001") && paper.contains("见系统"), "{paper}");
    }
    at.world.ok("cases.set_level", json!({ "id": at.case, "level": "strict", "reason": "人身安全" }));
    at.world.sign_in(LAWYER, PASSWORD);
    let outside = text(&at.world.ok("prints.calendar", asked(true)));
    assert!(outside.contains("已占用") && !outside.contains("虚构甲花"), "{outside}");
}

#[test]
fn ones_own_hours_leave_as_a_calendar_file_that_names_nobody() {
    let mut at = counter();
    let [wife, husband] = at.people;
    at.book(at.booking(wife, "2026-11-24T09:00:00"));
    let gone = at.book(at.booking(husband, "2026-11-25T14:00:00"));
    at.book(at.with_lawyer(wife, "2026-11-26T10:00:00"));
    at.world.ok("appointments.cancel", json!({ "id": gone, "version": 1, "reason": "改日" }));
    at.world.sign_in(super::PSYCHOLOGIST, PASSWORD);
    let days = json!({ "from": "2026-11-23", "to": "2026-12-31" });
    let file = at.world.ok("prints.own_calendar", days);
    let text = file["text"].as_str().unwrap();
    assert_eq!((&file["hours"], &file["file_name"]), (&json!(1), &json!("我的日程 2026-11-23.ics")));
    // 09:00 in Beijing is 01:00 UTC.
    for said in [
        "BEGIN:VCALENDAR\r\n",
        "DTSTART:20261124T010000Z\r\n",
        "DTEND:20261124T015000Z\r\n",
        "STATUS:CONFIRMED",
        "心理疏导",
        "调解室",
    ] {
        assert!(text.contains(said), "{said} in {text}");
    }
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 1, "neither the cancelled one nor anybody else's: {text}");
    for secret in ["虚构甲花", "13800000001", "330921", "测试"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
    assert!(text.lines().all(|line| line.len() <= 75), "folded as RFC 5545 3.1 says: {text}");
    let wrong = json!({ "from": "2026-11-23", "to": "2026-11-22" });
    assert_eq!(at.world.faults("prints.own_calendar", wrong), one("to", "order"));
}
