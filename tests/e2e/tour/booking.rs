//! Booking an hour: from the case, twice for the same time, and what comes of it.

use super::{ADMIN, Album, COUNSEL, COUNSELLOR, Story, Told, WALK_IN, WIFE, Window, tag};
use crate::clerk::FIRST_PASSWORD;
use crate::clerk::day;
use crate::window::role;

async fn hour(window: &Window, date: &str, time: &str) -> Told {
    window.pick("booking-practitioner", COUNSELLOR).await?;
    window.write("booking-date", date).await?;
    window.write("booking-time", time).await?;
    window.pick("booking-room", "心语咨询室").await
}

async fn from_case(window: &Window, story: &Story, date: &str, time: &str) -> Told {
    window.open_case(&story.code).await?;
    window.click(&tag("case-book")).await?;
    window.find(&tag("booking")).await?;
    window.tap("[data-testid=booking-person] label").await?;
    window.pick("booking-service", "心理疏导").await?;
    hour(window, date, time).await
}

pub async fn book(window: &Window, album: &mut Album, story: &Story) -> Told {
    from_case(window, story, &day(0), "15:00").await?;
    album.page(window, "booking").await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await?;
    window.says(WIFE).await?;
    // Yesterday's hour, written in afterwards, so that its outcome can be told.
    from_case(window, story, &day(-1), "09:30").await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await
}

pub async fn double(window: &Window, album: &mut Album) -> Told {
    window.walk(&format!("/appointments?date={}", day(0))).await?;
    window.css("[data-testid^=agenda-]").await?;
    window.click(&tag("appointment-new")).await?;
    window.write("booking-client", WALK_IN).await?;
    window.write("booking-phone", "13700573579").await?;
    window.pick("booking-service", "心理疏导").await?;
    hour(window, &day(0), "15:20").await?;
    window.click(&tag("booking-save")).await?;
    let beside = "[data-path=practitioner].bad,[data-path=practitioner] [role=alert],.field.bad";
    window.css(beside).await?;
    window.says("这位人员在该时段已有预约").await?;
    album.page(window, "booking-refused").await?;
    window.write("booking-time", "16:00").await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await?;
    window.says(WALK_IN).await?;
    album.page(window, "appointments-day").await
}

pub async fn outcomes(window: &Window, album: &mut Album) -> Told {
    window.click(&role("button", WALK_IN)).await?;
    window.click(&tag("details-cancel")).await?;
    window.css(".el-dialog textarea").await?;
    window.write_into(".el-dialog textarea", "来电说改天再约").await?;
    album.page(window, "appointment-cancel").await?;
    window.tap(".el-dialog .el-button--danger").await?;
    window.says("已取消").await?;
    window.walk(&format!("/appointments?date={}", day(-1))).await?;
    window.walk(&format!("/appointments?date={}&view=day", day(-1))).await?;
    window.gone(&role("button", WALK_IN)).await?;
    close_drawer(window).await?;
    window.tap("[data-testid^=agenda-]").await?;
    window.click(&tag("mark-attended")).await?;
    window.find(&tag("mark-undo")).await?;
    window.find(&tag("note-not-yours")).await?;
    album.page(window, "appointment-attended").await?;
    close_drawer(window).await
}

async fn close_drawer(window: &Window) -> Told {
    if window.has(&tag("details")).await? {
        window.tap(".el-drawer__close-btn").await?;
        window.gone(&tag("details")).await?;
    }
    Ok(())
}

/// The counsellor signs in and writes what only the counsellor may read.
pub async fn note(window: &Window, album: &mut Album) -> Told {
    window.tap("[data-act=sign-out]").await?;
    window.as_person(COUNSELLOR).await?;
    window.password(FIRST_PASSWORD).await?;
    window.find(&tag("own-password")).await?;
    album.page(window, "own-password").await?;
    window.own_password().await?;
    album.page(window, "today-counsellor").await?;
    window.walk(&format!("/appointments?date={}", day(-1))).await?;
    window.tap("[data-testid^=agenda-]").await?;
    window.write("note-problem", COUNSEL).await?;
    window.write("note-intervention", "情绪安抚，安全计划").await?;
    window.write("note-feedback", "愿意继续咨询").await?;
    album.page(window, "counselling-note").await?;
    window.click(&tag("note-save")).await?;
    window.says("个案记录已保存").await?;
    // Read again, it asks for the password: whoever finds the desk open does not read it.
    window.walk("/today").await?;
    window.walk(&format!("/appointments?date={}", day(-1))).await?;
    window.tap("[data-testid^=agenda-]").await?;
    window.click(&tag("note-open")).await?;
    window.find(&tag("compartment-dialog")).await?;
    album.page(window, "note-password").await?;
    window.own_password_again().await?;
    window.comes_to_hold("note-problem", COUNSEL).await?;
    window.walk("/today").await?;
    window.tap("[data-act=sign-out]").await?;
    window.sign_in(ADMIN).await
}
