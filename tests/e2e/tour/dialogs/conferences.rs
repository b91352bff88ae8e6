//! 会商督办: plan, agenda, minutes, decisions, tasks; orders from issue to sign-off; nudges.

use serde_json::json;

use super::{Album, Told, Window, cancel, dialog, tag, told, whole};
use crate::clerk::day;

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    window.door("/conferences").await?;
    whole(window, album, "conferences").await?;
    window.click(&tag("conference-new")).await?;
    window.find(&tag("plan-save")).await?;
    window
        .until("the agenda has written itself", async || Ok(window.css("[data-testid^=agenda-line-]").await.is_ok()))
        .await?;
    dialog(window, album, "conference-plan").await?;
    let all = told(window, "conferences.list", json!({ "kind": null, "state": null })).await?;
    let one = |kind: &str, state: &str| {
        let found = all.as_array().and_then(|all| all.iter().find(|one| one["kind"] == kind && one["state"] == state));
        found.map(|one| one["id"].clone()).ok_or_else(|| format!("no {kind} conference is {state}"))
    };
    window.walk(&format!("/conferences/{}", one("monthly", "closed")?)).await?;
    window.find(&tag("conference-state")).await?;
    whole(window, album, "conference-signed").await?;
    window.click(&tag("conference-print")).await?;
    window.css("canvas[data-page=\"1\"]").await?;
    album.page(window, "conference-minutes-paper").await?;
    window.walk(&format!("/conferences/{}", one("monthly", "planned")?)).await?;
    window.find(&tag("conference-items")).await?;
    whole(window, album, "conference-planned").await?;
    window.click(&tag("conference-cancel")).await?;
    dialog(window, album, "conference-cancel").await?;
    window.click(&tag("conference-print-agenda")).await?;
    window.css("canvas[data-page=\"1\"]").await?;
    album.page(window, "conference-agenda-paper").await?;
    window.walk(&format!("/conferences/{}", one("consultation", "planned")?)).await?;
    window.click(&tag("conference-minutes")).await?;
    window.write("minutes-held", &day(0)).await?;
    window.write("minutes-held-time", "00:00").await?;
    window.write("minutes-overview", "三位专家先后发言，意见一致：先看医生，再做家庭辅导。").await?;
    whole(window, album, "conference-minutes").await?;
    window.click(&tag("minutes-save")).await?;
    window.gone(&tag("minutes-dialog")).await?;
    window.tap("[data-testid=conference-items] [data-testid^=decide-]").await?;
    window.write("decide-study", "升级可能小。").await?;
    window.write("decide-decision", "陪同就医，之后每周一次家庭辅导。").await?;
    window.click(&tag("decide-task-add")).await?;
    whole(window, album, "conference-decide").await?;
    window.write("decide-task-0", "陪同到精神卫生科就诊").await?;
    window.pick("decide-owner-0", jiahe::demo::NAME).await?;
    window.write("decide-due-0", &day(5)).await?;
    window.click(&tag("decide-save")).await?;
    window.gone(&tag("decide-dialog")).await?;
    whole(window, album, "conference-held").await?;
    window.click(&tag("conference-sign")).await?;
    dialog(window, album, "conference-sign").await?;
    window.door("/conferences").await?;
    window.click(&tag("tab-tasks")).await?;
    whole(window, album, "tasks").await?;
    window.tap("[data-testid^=task-drop-]").await?;
    dialog(window, album, "task-drop").await
}

pub async fn orders(window: &Window, album: &mut Album) -> Told {
    window.door("/conferences").await?;
    window.click(&tag("tab-orders")).await?;
    whole(window, album, "orders").await?;
    window.click(&tag("order-new")).await?;
    window.tap("[data-testid=issue-origin-above] + .face").await?;
    window.click(&tag("issue-save")).await?;
    dialog(window, album, "order-issue").await?;
    let all = told(window, "orders.list", json!({ "mine": false, "open": true })).await?;
    let one = |origin: &str, state: &str| {
        let found =
            all.as_array().and_then(|all| all.iter().find(|one| one["origin"] == origin && one["state"] == state));
        found.map(|one| one["id"].clone()).ok_or_else(|| format!("no {origin} order is {state}"))
    };
    window.click(&tag(&format!("order-open-{}", one("above", "open")?))).await?;
    window.find(&tag("order-feedback")).await?;
    whole(window, album, "order-from-above").await?;
    window.click(&tag("order-nudge")).await?;
    dialog(window, album, "order-nudge").await?;
    cancel(window).await?;
    window.click(&tag(&format!("order-open-{}", one("lead", "answered")?))).await?;
    window.find(&tag("order-sign")).await?;
    whole(window, album, "order-answered").await?;
    window.click(&tag("order-return")).await?;
    dialog(window, album, "order-return").await?;
    window.click(&tag("order-sign")).await?;
    dialog(window, album, "order-sign-off").await?;
    cancel(window).await?;
    window.click(&tag("tab-nudges")).await?;
    whole(window, album, "nudges").await?;
    window.tap("[data-testid^=nudge-answer-]").await?;
    dialog(window, album, "nudge-answer").await?;
    window.click(&tag("nudge-new")).await?;
    dialog(window, album, "nudge").await
}
