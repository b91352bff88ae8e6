//! A family-education session from its plan to its end.

use super::{Album, COUNSELLOR, Told, Window, tag};
use crate::clerk::day;

pub async fn hold(window: &Window, album: &mut Album) -> Told {
    window.door("/classes").await?;
    window.find(&tag("class-new")).await?;
    album.page(window, "classes-empty").await?;
    window.click(&tag("class-new")).await?;
    window.write("class-theme", "听懂孩子的情绪").await?;
    window.write("class-instructor", COUNSELLOR).await?;
    window.write("class-place", "二楼活动室").await?;
    window.write("class-audience", "小学家长").await?;
    // Yesterday evening's, written in afterwards, so that its end can be told.
    window.write("class-date", &day(-1)).await?;
    window.write("class-time", "18:30").await?;
    album.page(window, "class-plan").await?;
    window.click(&tag("class-save")).await?;
    window.find(&tag("enrol")).await?;
    window.write("enrol-name", "虚构罗先生").await?;
    window.write("enrol-phone", "13600574680").await?;
    window.write("enrol-age", "9").await?;
    window.click(&tag("enrol-save")).await?;
    window.says("虚构罗先生").await?;
    window.click(&tag("enrol-from-case")).await?;
    window.write("enrol-case", "大川").await?;
    window.tap("[data-testid^=enrol-case-]").await?;
    window.tap("[data-testid^=enrol-person-]").await?;
    window.write("enrol-age", "8").await?;
    album.page(window, "class-enrol").await?;
    window.click(&tag("enrol-save")).await?;
    window.css("[data-row=\"1\"]").await?;
    window.tap("[data-row=\"0\"] [data-testid$=-absent]").await?;
    window.tap("[data-row=\"1\"] [data-testid$=-attended]").await?;
    window.says("到 1").await?;
    album.page(window, "class-roll").await?;
    window.click(&tag("class-held")).await?;
    window.tap(".el-dialog .el-button--primary").await?;
    window.find(&tag("class-reopen")).await?;
    window.door("/classes").await?;
    window.click(&tag("tab-past")).await?;
    window.says("听懂孩子的情绪").await?;
    album.page(window, "classes").await
}
