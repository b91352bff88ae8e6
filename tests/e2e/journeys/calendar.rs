//! The calendar in the window: an hour by what is free, a series with a conflict, somebody who waits, leave, what
//! becomes of an hour; and a picture of every page of it.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::album::Album;
use crate::clerk::day;
use crate::paper::trouble;
use crate::window::{Told, Window, desk, role, tag};

pub struct Desk {
    pub case: i64,
    pub people: [i64; 2],
    pub psychologist: i64,
    pub room: i64,
}

pub async fn ok(window: &Window, command: &str, body: Value) -> Told<Value> {
    window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}").into())
}

pub fn number(value: &Value) -> Told<i64> {
    value.as_i64().ok_or_else(|| format!("no number: {value}").into())
}

/// A psychologist on duty every day of the week, a room, a case of husband and wife.
pub async fn furnished(window: &Window) -> Told<Desk> {
    let staff = json!({
        "id": null, "name": "虚构辛咨询", "phone": "", "roles": ["psychologist"], "active": true, "suspended": false, "password": "",
    });
    let psychologist = number(&ok(window, "staff.save", staff).await?)?;
    let hours: Vec<Value> = (1..8)
        .flat_map(|weekday| {
            [("08:00", "12:00"), ("13:00", "20:00")]
                .map(|(start, end)| json!({ "weekday": weekday, "start": start, "end": end }))
        })
        .collect();
    ok(window, "staff.set_hours", json!({ "staff": psychologist, "hours": hours })).await?;
    let plan = json!({
        "staff": psychologist, "sex": "2", "languages": ["mandarin", "local"], "lead_minutes": 0, "horizon_days": 180,
        "works_holidays": true, "off_hours": [],
    });
    ok(window, "schedule.set_practitioner", plan).await?;
    let room = json!({ "id": null, "name": "心语咨询室", "capacity": 6, "equipment": ["sandplay"], "active": true });
    let room = number(&ok(window, "rooms.save", room).await?)?;
    let me = ok(window, "staff.list", json!({})).await?[0]["id"].clone();
    let person = |name: &str, phone: &str, sex: &str| {
        json!({
            "existing": null, "name": name, "id_number": "", "id_reason": "未带证件", "sex": sex, "birth": "1988-02-29", "phone": phone,
            "safe_contact": "只打本人手机，勿发短信", "nation": "", "marriage": "", "education": "", "occupation": "", "workplace": "",
            "registered_place": "", "registered_address": "", "living_place": "330921100", "living_address": "虚构路 1 号",
        })
    };
    let intake = json!({
        "draft": null, "channel": "visit", "reported_at": format!("{}T09:00:00", day(-2)), "received_by": me,
        "parties": [
            { "role": "applicant", "relation": "12", "person": person("虚构甲花", "19900000001", "2") },
            { "role": "respondent", "relation": "02", "person": person("虚构乙树", "19900000002", "1") },
        ],
        "members": [], "main_type": "property", "other_types": [], "services": ["psychological_counselling"], "facts": "双方因房屋出资争执。",
        "dangers": [], "prompts": [], "risk": "yellow", "risk_reason": "有争吵。", "level": "normal", "consent": "given", "consent_note": "",
        "details": {
            "family_kinds": [], "people_count": null, "difficulty": null, "help": null, "danger": null, "may_escalate": false,
            "escalation_report": "", "measures": "", "obstacle": "", "deadline": null,
        },
    });
    let case = number(&ok(window, "cases.open", intake).await?["id"])?;
    let file = ok(window, "cases.get", json!({ "id": case })).await?;
    let one = |at: usize| number(&file["parties"][at]["person"]["id"]);
    Ok(Desk { case, people: [one(0)?, one(1)?], psychologist, room })
}

pub fn booking(at: &Desk, person: Option<i64>, start: &str) -> Value {
    json!({
        "case": person.map(|_| at.case), "person": person, "client": if person.is_some() { "" } else { "某女士" }, "client_phone": "",
        "service": "psychological_counselling", "practitioner": at.psychologist, "room": at.room, "mode": "in_person", "start": start,
        "minutes": 50, "outside_plan": true,
    })
}

/// From the case to the hour booked: pick who, what for, look what is free, take it, save.
async fn by_what_is_free(window: &Window, album: &mut Album, at: &Desk) -> Told {
    // What was typed is not thrown away by a key.
    window.walk(&format!("/appointments?date={}", day(1))).await?;
    window.click(&tag("appointment-new")).await?;
    window.write("booking-client", "某女士").await?;
    window.press(Key::Escape).await?;
    window.says("放弃这次预约？").await?;
    album.page(window, "calendar-drop").await?;
    window.press(Key::Escape).await?;
    window.gone(&role("button", "放弃填写")).await?;
    window.comes_to_hold("booking-client", "某女士").await?;
    window.click(&tag("booking-cancel")).await?;
    window.click(&role("button", "放弃填写")).await?;
    window.gone(&tag("booking-save")).await?;
    let (case, wife) = (at.case, at.people[0]);
    window.walk(&format!("/appointments?date={}&case={case}&person={wife}", day(1))).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    window.click(&tag("booking-find")).await?;
    window.tap("[data-testid=slots] .hour").await?;
    window.find(&tag("booking-held")).await?;
    album.page(window, "calendar-booking").await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await?;
    window.css("[data-testid^=agenda-]").await.map(drop)
}

/// Every other week, with somebody else's hour in the way of the second.
async fn series(window: &Window, album: &mut Album, at: &Desk) -> Told {
    ok(window, "appointments.book", booking(at, None, &format!("{}T10:20:00", day(16)))).await?;
    let (case, wife) = (at.case, at.people[0]);
    window.walk("/today").await?;
    window.walk(&format!("/appointments?date={}&case={case}&person={wife}", day(2))).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    window.pick("booking-practitioner", "虚构辛咨询").await?;
    window.write("booking-time", "10:00").await?;
    window.pick("booking-room", "心语咨询室").await?;
    window.click(&tag("repeat-fortnightly")).await?;
    window.click(&tag("repeat-preview")).await?;
    window.says("有 1 次约不上").await?;
    window.css("[data-testid=series-1].bad").await?;
    album.page(window, "calendar-series-conflict").await?;
    window.click(&tag("series-1-take")).await?;
    window.says("4 次都可以约").await?;
    window.click(&tag("booking-save-series")).await?;
    window.gone(&tag("booking-save-series")).await?;
    let file = ok(window, "cases.get", json!({ "id": case })).await?;
    let booked =
        file["appointments"].as_array().map_or(0, |all| all.iter().filter(|one| !one["series"].is_null()).count());
    assert_eq!(booked, 4, "{file}");
    Ok(())
}

async fn waiting(window: &Window, album: &mut Album) -> Told {
    window.walk("/today").await?;
    window.walk("/appointments?tab=waiting").await?;
    window.click(&tag("waiting-add")).await?;
    window.write("waiting-client", "李女士").await?;
    window.write("waiting-phone", "19900000009").await?;
    window.pick("waiting-service", "心理疏导").await?;
    album.page(window, "calendar-waiting-form").await?;
    window.click(&tag("waiting-save")).await?;
    window.gone(&tag("waiting-save")).await?;
    window.tap("[data-testid^=waiting-offer-]").await?;
    window.find(&tag("offer-save")).await?;
    album.page(window, "calendar-offer").await?;
    window.click(&tag("offer-save")).await?;
    window.gone(&tag("offer-save")).await?;
    window.css("[data-testid^=waiting-accept-]").await?;
    album.page(window, "calendar-waiting").await?;
    window.tap("[data-testid^=waiting-accept-]").await?;
    window.css("[data-testid^=agenda-]").await?;
    window.says("李女士").await
}

/// Yesterday's hour, written in afterwards: held, and what follows.
async fn afterwards(window: &Window, album: &mut Album, at: &Desk) -> Told {
    let id = number(
        &ok(window, "appointments.book", booking(at, Some(at.people[0]), &format!("{}T09:00:00", day(-1)))).await?,
    )?;
    window.walk(&format!("/appointments?date={}&open={id}", day(-1))).await?;
    window.click(&tag("mark-no-show")).await?;
    window.click(&tag("absent-practitioner")).await?;
    album.page(window, "calendar-absent").await?;
    window.click(&tag("absent-save")).await?;
    window.gone(&tag("absent-save")).await?;
    window.click(&tag("mark-undo")).await?;
    window.click(&tag("mark-attended")).await?;
    window.find(&tag("after")).await?;
    album.page(window, "calendar-after").await?;
    window.click(&tag("after-next")).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    window.comes_to_hold("booking-time", "09:00").await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await?;
    window.walk("/today").await
}

async fn pages(window: &Window, album: &mut Album, at: &Desk) -> Told {
    let duty = at.psychologist;
    window.walk("/appointments?tab=duty").await?;
    window.click(&tag(&format!("duty-{duty}"))).await?;
    window.click(&tag("exception-add")).await?;
    window.write("exception-from", &day(30)).await?;
    window.write("exception-to", &day(31)).await?;
    window.write("exception-note", "外出培训").await?;
    album.page(window, "calendar-leave").await?;
    window.click(&tag("exception-save")).await?;
    window.css("[data-testid=exceptions] li").await?;
    window.click(&tag("off-place")).await?;
    // Signing out asks, as leaving the page does.
    window.tap("[data-act=sign-out]").await?;
    window.says("放弃没有保存的修改？").await?;
    window.press(Key::Escape).await?;
    window.gone(&role("button", "放弃修改")).await?;
    window.click(&tag("plan-save")).await?;
    album.page(window, "calendar-plan").await?;
    window.walk("/appointments?tab=load").await?;
    window.css("[data-testid=load] tbody tr").await?;
    album.page(window, "calendar-load").await?;
    window.walk(&format!("/appointments?view=month&date={}", day(2))).await?;
    window.css("[data-testid=month] .hour").await?;
    album.page(window, "calendar-month").await?;
    window.walk(&format!("/appointments?date={}", day(2))).await?;
    window.css("[data-testid^=event-]").await?;
    album.page(window, "calendar-day").await?;
    // Another day begins in the morning, wherever one was in the day before.
    let top = "return Math.round(document.querySelector('.ec-main').scrollTop)";
    let morning = window.client()?.execute(top, vec![]).await?;
    window.client()?.execute("document.querySelector('.ec-main').scrollTop = 9999", vec![]).await?;
    window.walk(&format!("/appointments?date={}", day(3))).await?;
    window.until("the morning", async || Ok(window.client()?.execute(top, vec![]).await? == morning)).await?;
    window.walk(&format!("/appointments?date={}", day(2))).await?;
    window.css("[data-testid^=event-]").await?;
    window.click(&tag("find-slots")).await?;
    window.css("[data-testid=slots] .hour").await?;
    album.page(window, "calendar-find").await?;
    window.walk("/settings/booking").await?;
    window.click(&tag("service-rule-psychological_counselling")).await?;
    window.write("service-after", "10").await?;
    album.page(window, "calendar-service").await?;
    window.click(&tag("service-save")).await?;
    window.gone(&tag("service-save")).await?;
    window.click(&tag("rules-save")).await?;
    album.page(window, "calendar-rules").await?;
    window.walk("/settings/rooms").await?;
    window.tap("[data-testid^=settings-room-change-]").await?;
    window.find(&tag("settings-room-save")).await?;
    album.page(window, "calendar-room").await
}

/// The day and the week on paper, whom to call tomorrow, and one's own hours as a file.
async fn papers(window: &Window, album: &mut Album, at: &Desk) -> Told {
    for (view, item, name, words) in [
        ("day", "print-names", "calendar-names", ["预约日程表", "虚构甲花"]),
        ("week", "print-plain", "calendar-plain", ["预约日程表", "已占用"]),
        ("day", "print-calls", "calendar-calls", ["提醒联系单", "怎样联系才安全"]),
    ] {
        window.walk("/today").await?;
        window.walk(&format!("/appointments?view={view}&date={}", day(2))).await?;
        window.css("[data-testid^=event-],[data-testid^=agenda-]").await?;
        window.click(&tag("calendar-print")).await?;
        window.click(&tag(item)).await?;
        let saved = window.keep_paper().await?;
        album.page(window, &format!("print-{name}")).await?;
        album.paper(&saved, name, &trouble(&saved, &words)?)?;
        window.tap(".el-dialog__headerbtn").await?;
    }
    let me = ok(window, "staff.list", json!({})).await?;
    let me = me.as_array().into_iter().flatten().find(|one| one["has_account"] == true).ok_or("nobody is signed in")?;
    let mut own = booking(at, None, &format!("{}T15:00:00", day(3)));
    (own["practitioner"], own["service"]) = (me["id"].clone(), json!("petition"));
    ok(window, "appointments.book", own).await?;
    window.click(&tag("calendar-print")).await?;
    window.click(&tag("print-own")).await?;
    window.until("kept", async || Ok(window.read(&tag("calendar-kept")).await?.ends_with(".ics"))).await?;
    let kept = window.read(&tag("calendar-kept")).await?;
    album.page(window, "calendar-own").await?;
    let file = kept.rsplit_once('：').map_or("", |(_, path)| path.trim());
    let file = std::fs::read_to_string(file).map_err(|error| format!("{kept}: {error}"))?;
    if !file.starts_with("BEGIN:VCALENDAR") || file.contains("某女士") {
        return Err(format!("no calendar without names: {file}").into());
    }
    window.tap(".el-dialog__headerbtn").await
}

/// She leaves; what is booked with her goes to somebody else, hour by hour where they are free.
async fn leaves(window: &Window, album: &mut Album, at: &Desk) -> Told {
    let staff = |id: Value, name: &str, active: bool| {
        json!({
            "id": id, "name": name, "phone": "", "roles": ["psychologist"], "active": active, "suspended": false, "password": "",
        })
    };
    let other = number(&ok(window, "staff.save", staff(Value::Null, "虚构壬咨询", true)).await?)?;
    let hours: Vec<Value> =
        (1..6).map(|weekday| json!({ "weekday": weekday, "start": "08:00", "end": "20:00" })).collect();
    ok(window, "staff.set_hours", json!({ "staff": other, "hours": hours })).await?;
    ok(window, "staff.save", staff(json!(at.psychologist), "虚构辛咨询", false)).await?;
    window.walk("/today").await?;
    window.walk("/appointments").await?;
    window.css(&format!("[data-testid=stranded-{}]", at.psychologist)).await?;
    album.page(window, "calendar-stranded").await?;
    window.tap(&format!("[data-testid=stranded-{}] button", at.psychologist)).await?;
    window.pick("hand-over-to", "虚构壬咨询").await?;
    window.click(&tag("hand-over-save")).await?;
    window.says("请写明原因").await?;
    window.write("hand-over-reason", "调离本站").await?;
    album.page(window, "calendar-hand-over").await?;
    window.click(&tag("hand-over-save")).await?;
    window.says("请通知当事人").await?;
    let left = ok(window, "appointments.stranded", json!({})).await?;
    let moved =
        ok(window, "appointments.preview_hand_over", json!({ "from": other, "to": null, "outside_plan": false }))
            .await?;
    let moved = moved["hours"].as_array().map_or(0, Vec::len);
    if moved < 4 { Err(format!("{moved} moved, left {left}").into()) } else { Ok(()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_are_booked_waited_for_and_told_in_the_window() -> Told {
    let window = desk().size(1366, 768).open().await?;
    window.founded().await?;
    let at = furnished(&window).await?;
    let mut album = Album::open_in("calendar")?;
    let told = by_what_is_free(&window, &mut album, &at).await;
    album.step(&window, "an hour by what is free", told).await;
    let told = series(&window, &mut album, &at).await;
    album.step(&window, "a series with a conflict", told).await;
    let told = waiting(&window, &mut album).await;
    album.step(&window, "somebody who waits", told).await;
    let told = afterwards(&window, &mut album, &at).await;
    album.step(&window, "what becomes of an hour", told).await;
    let told = pages(&window, &mut album, &at).await;
    album.step(&window, "the pages of it", told).await;
    let told = papers(&window, &mut album, &at).await;
    album.step(&window, "on paper", told).await;
    let told = leaves(&window, &mut album, &at).await;
    album.step(&window, "hours of somebody who leaves", told).await;
    album.close()
}
