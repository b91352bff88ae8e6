//! The duty roster and a group in the window, an hour booked by keyboard alone, two who must not meet, and two operators
//! who want the same hour; with a picture of every page of it.

use fantoccini::key::Key;
use serde_json::{Value, json};

use super::calendar::{booking, furnished, number, ok};
use crate::album::Album;
use crate::clerk::day;
use crate::paper::trouble;
use crate::window::{Told, Window, desk, tag};

async fn keys(window: &Window, keys: &str) -> Told {
    window.client()?.active_element().await?.send_keys(keys).await?;
    Ok(())
}

fn key(key: Key) -> String {
    char::from(key).to_string()
}

/// From the case's page to the hour booked, no hand on the mouse: every key counted.
async fn by_keyboard(window: &Window, album: &mut Album, at: &super::calendar::Desk) -> Told {
    let (case, wife) = (at.case, at.people[0]);
    window.walk(&format!("/appointments?date={}&case={case}&person={wife}", day(1))).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    let before = booked(window, case).await?;
    let mut pressed = 0;
    // The drawer is open and has the focus: what is free, the first of it, book.
    keys(window, &format!("{}k{}", key(Key::Alt), key(Key::Null))).await?;
    pressed += 1;
    window.css("[data-testid=slots] .hour:focus").await?;
    album.page(window, "keyboard-slots").await?;
    keys(window, &key(Key::Enter)).await?;
    pressed += 1;
    window.find(&tag("booking-held")).await?;
    window.css("[data-testid=booking-save]:focus").await?;
    keys(window, &key(Key::Enter)).await?;
    pressed += 1;
    window.gone(&tag("booking-save")).await?;
    let after = booked(window, case).await?;
    println!("booked by {pressed} keys");
    if pressed < 10 && after == before + 1 {
        Ok(())
    } else {
        Err(format!("{pressed} keys, {before} then {after}").into())
    }
}

async fn booked(window: &Window, case: i64) -> Told<usize> {
    Ok(ok(window, "cases.get", json!({ "id": case })).await?["appointments"].as_array().map_or(0, Vec::len))
}

/// Two ask for one hour in quick succession: the second is told, beside the fields.
async fn two_at_once(window: &Window, album: &mut Album, at: &super::calendar::Desk) -> Told {
    window.walk("/today").await?;
    window.walk(&format!("/appointments?date={}&case={}&person={}", day(3), at.case, at.people[0])).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    window.pick("booking-practitioner", "虚构辛咨询").await?;
    window.write("booking-time", "16:00").await?;
    window.pick("booking-room", "心语咨询室").await?;
    // The other has it a moment before.
    ok(window, "appointments.book", booking(at, None, &format!("{}T16:00:00", day(3)))).await?;
    window.click(&tag("booking-save")).await?;
    window.says("这位人员在该时段已有预约").await?;
    album.page(window, "taken-meanwhile").await?;
    window.press(Key::Escape).await?;
    window.gone(&tag("booking-save")).await
}

/// Kept apart: the second is refused like a busy client, and no word of the other.
async fn apart(window: &Window, album: &mut Album, at: &super::calendar::Desk) -> Told {
    let [wife, husband] = at.people;
    let pair = json!({ "case": at.case, "first": wife, "second": husband, "reason": "有暴力", "until": null });
    ok(window, "protection.keep_apart", pair).await?;
    ok(window, "appointments.book", booking(at, Some(wife), &format!("{}T10:00:00", day(4)))).await?;
    let mut near = booking(at, Some(husband), &format!("{}T11:00:00", day(4)));
    near["room"] = Value::Null;
    let refused = window.call("appointments.book", near).await?;
    let code = refused.err().and_then(|fault| Some(fault.get("code")?.as_str()?.to_owned()));
    assert_eq!(code.as_deref(), Some("client_busy"));
    window.walk("/today").await?;
    window.walk(&format!("/appointments?date={}&case={}&person={husband}", day(4), at.case)).await?;
    window.css("[data-testid=booking-person] .is-checked").await?;
    album.page(window, "no-contact-booking").await?;
    window.press(Key::Escape).await?;
    window.gone(&tag("booking-save")).await
}

async fn roster(window: &Window, album: &mut Album) -> Told {
    window.walk("/appointments?tab=roster").await?;
    window.click(&tag("shift-add")).await?;
    window.pick("shift-service", "心理疏导").await?;
    window.pick("shift-staff", "虚构辛咨询").await?;
    window.click(&tag("shift-save")).await?;
    window.says("请选择星期几").await?;
    for weekday in 1..=7 {
        window.click(&tag(&format!("shift-day-{weekday}"))).await?;
    }
    window.click(&tag("shift-whole")).await?;
    window.click(&tag("shift-save")).await?;
    window.says("工作时间不包括这一段").await?;
    album.page(window, "duty-shift-wrong").await?;
    window.click(&tag("shift-morning")).await?;
    window.click(&tag("shift-save")).await?;
    window.gone(&tag("shift-save")).await?;
    window.css("[data-testid^=turn-]").await?;
    let leave = json!({
        "staff": ok(window, "duty.shifts", json!({})).await?[0]["staff"], "kind": "leave", "from": day(9), "to": day(10), "start": "",
        "end": "", "note": "培训",
    });
    ok(window, "schedule.add_exception", leave).await?;
    window.css("[data-testid=roster-gaps]").await?;
    window.click(&tag("roster-next")).await?;
    album.page(window, "duty-roster").await?;
    window.tap("[data-testid^=turn-]:not(.bad)").await?;
    window.pick("change-to", "虚构壬咨询").await?;
    window.write("change-reason", "外出办事").await?;
    album.page(window, "duty-change").await?;
    window.click(&tag("change-save")).await?;
    window.css(".turn.other, [data-testid=duty-booked]").await?;
    if window.has(&tag("duty-booked")).await? {
        album.page(window, "duty-booked").await?;
        window.click(&tag("duty-hand-over")).await?;
        window.css("[data-testid=hand-over]").await?;
        album.page(window, "duty-hand-over").await?;
        window.tap(".el-dialog__headerbtn").await?;
    }
    for (button, name) in [("roster-print-week", "duty-week"), ("roster-print-month", "duty-month")] {
        window.click(&tag(button)).await?;
        let saved = window.keep_paper().await?;
        album.page(window, &format!("print-{name}")).await?;
        album.paper(&saved, name, &trouble(&saved, &["驻点值班表", "心理疏导"])?)?;
        window.tap(".el-dialog__headerbtn").await?;
    }
    window.walk("/today").await?;
    window.css("[data-testid=today-on-duty]").await?;
    album.page(window, "duty-today").await
}

async fn group(window: &Window, album: &mut Album, at: &super::calendar::Desk) -> Told {
    window.walk("/appointments?tab=groups").await?;
    window.click(&tag("group-add")).await?;
    window.click(&tag("group-save")).await?;
    window.says("请填写团体名称").await?;
    window.write("group-title", "牵手前行").await?;
    window.pick("group-leader", "虚构辛咨询").await?;
    window.pick("group-co-leader", "虚构壬咨询").await?;
    window.pick("group-room", "心语咨询室").await?;
    window.write("group-seats", "4").await?;
    window.write("group-audience", "离异后独自带孩子的母亲").await?;
    album.page(window, "group-form").await?;
    window.click(&tag("group-save")).await?;
    window.css("[data-testid=group-members]").await?;
    let group = number(&ok(window, "groups.list", json!({ "all": false })).await?[0]["id"])?;
    for (person, who) in [(at.people[0], "甲花"), (at.people[1], "甲花")] {
        window.click(&tag("group-apply")).await?;
        window.write("apply-case", who).await?;
        window.tap(&format!("[data-testid=apply-case-{}]", at.case)).await?;
        window.click(&tag(&format!("apply-person-{person}"))).await?;
        window.click(&tag("apply-save")).await?;
        window.gone(&tag("apply-save")).await?;
    }
    let file = ok(window, "groups.get", json!({ "id": group })).await?;
    let members = [number(&file["members"][0]["id"])?, number(&file["members"][1]["id"])?];
    for member in members {
        window.click(&tag(&format!("screen-{member}"))).await?;
        window.css(".el-dialog textarea").await?;
        window.write_into(".el-dialog textarea", "愿意分享，情绪稳定").await?;
        if member == members[0] {
            album.page(window, "group-screen").await?;
        }
        window.click(&tag("confirm-do")).await?;
        window.css(&format!("[data-testid=admit-{member}]")).await?;
    }
    window.click(&tag(&format!("admit-{}", members[0]))).await?;
    window.css(&format!("[data-testid=member-{}].member", members[0])).await?;
    // The other must not meet her: refused like a busy client.
    window.click(&tag(&format!("admit-{}", members[1]))).await?;
    window.says("当事人在该时段不可约").await?;
    album.page(window, "group-apart").await?;
    window.click(&tag("meetings-plan")).await?;
    window.write("plan-day", &day(0)).await?;
    window.write("plan-time", "19:00").await?;
    window.click(&tag("plan-preview")).await?;
    window.css("[data-testid=plan-0].bad").await?;
    album.page(window, "group-plan-wrong").await?;
    window.click(&tag("plan-outside")).await?;
    window.click(&tag("plan-preview")).await?;
    window.css("[data-testid=plan-0].good").await?;
    window.click(&tag("plan-save")).await?;
    window.gone(&tag("plan-save")).await?;
    window.click(&tag("roll-0")).await?;
    window.click(&tag(&format!("mark-{}-attended", members[0]))).await?;
    window.says("到 1").await?;
    album.page(window, "group-page").await?;
    window.click(&tag("sheet-0")).await?;
    let saved = window.keep_paper().await?;
    album.page(window, "print-group-sheet").await?;
    album.paper(&saved, "group-sheet", &trouble(&saved, &["团体辅导签到表", "虚构甲花"])?)?;
    window.tap(".el-dialog__headerbtn").await?;
    window.walk("/appointments?tab=groups").await?;
    window.css("[data-testid=groups] li").await?;
    album.page(window, "groups").await?;
    window.walk(&format!("/appointments?date={}", day(7))).await?;
    window.css("[data-testid^=event-]").await?;
    album.page(window, "group-on-board").await
}

#[tokio::test(flavor = "multi_thread")]
async fn duty_groups_and_the_keyboard_in_the_window() -> Told {
    let window = desk().size(1366, 768).open().await?;
    window.founded().await?;
    let at = furnished(&window).await?;
    let other = json!({
        "id": null, "name": "虚构壬咨询", "phone": "", "roles": ["psychologist"], "active": true, "suspended": false, "password": "",
    });
    let other = number(&ok(&window, "staff.save", other).await?)?;
    let hours: Vec<Value> =
        (1..6).map(|weekday| json!({ "weekday": weekday, "start": "08:00", "end": "20:00" })).collect();
    ok(&window, "staff.set_hours", json!({ "staff": other, "hours": hours })).await?;
    let mut album = Album::open_in("duty")?;
    let told = by_keyboard(&window, &mut album, &at).await;
    album.step(&window, "by keyboard alone", told).await;
    let told = two_at_once(&window, &mut album, &at).await;
    album.step(&window, "two who want one hour", told).await;
    let told = apart(&window, &mut album, &at).await;
    album.step(&window, "two kept apart", told).await;
    let told = roster(&window, &mut album).await;
    album.step(&window, "the duty roster", told).await;
    let told = group(&window, &mut album, &at).await;
    album.step(&window, "a group", told).await;
    album.close()
}
