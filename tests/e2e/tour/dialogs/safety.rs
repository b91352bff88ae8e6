//! 人身安全: what was told, warning letters with visits, protection orders, who must not meet.

use serde_json::{Value, json};

use super::{Album, Told, Window, cancel, cases, dialog, side, tag, told, whole};
use crate::clerk::day;

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    let mut best: Option<(usize, Value)> = None;
    for row in cases(window, json!({ "dispute": "violence" })).await? {
        if row["state"] == "archived" {
            continue;
        }
        let of = told(window, "protection.of_case", json!({ "id": row["id"] })).await?;
        let many = |list: &str| usize::from(of[list].as_array().is_some_and(|all| !all.is_empty()));
        let kept_apart = |by_order: bool| {
            let all = of["no_contacts"].as_array();
            all.is_some_and(|all| all.iter().any(|one| one["order"].is_null() != by_order && one["holds"] == true))
        };
        // What an order keeps apart nobody here may let meet, nor keep apart once more.
        if kept_apart(true) {
            continue;
        }
        let apart = kept_apart(false);
        let warned = of["warnings"].as_array().is_some_and(|all| all.iter().any(|one| one["ended_on"].is_null()));
        let rank = many("orders") + many("prompts") + usize::from(warned) * 2 + usize::from(apart) * 2;
        if best.as_ref().is_none_or(|(before, _)| rank > *before) {
            best = Some((rank, row["id"].clone()));
        }
    }
    let (_, case) = best.ok_or("no violent case that goes on")?;
    side(window, &case, "safety").await?;
    whole(window, album, "safety").await?;
    if window.has(&tag("safety-answer-police")).await? {
        window.click(&tag("safety-answer-police")).await?;
        // Nothing is taken for granted: whether they were told is said by whoever told them.
        window.click(&tag("safety-save")).await?;
        whole(window, album, "safety-answer").await?;
        window.click(&tag("safety-done-yes")).await?;
        window.click(&tag("safety-save")).await?;
        window.gone(&tag("safety-dialog")).await?;
    }
    window.click(&tag("safety-warning-add")).await?;
    window.click(&tag("safety-save")).await?;
    whole(window, album, "safety-warning").await?;
    window.write("safety-police", "示例派出所（演示）").await?;
    window.write("safety-number", "演示告字第 901 号").await?;
    window.write("safety-given_offender", &day(0)).await?;
    window.click(&tag("safety-save")).await?;
    window.gone(&tag("safety-dialog")).await?;
    window.click(&tag("safety-visit")).await?;
    dialog(window, album, "safety-visit").await?;
    window.click(&tag("safety-apart-add")).await?;
    window.write("safety-reason", "害怕见到对方").await?;
    whole(window, album, "safety-apart").await?;
    // The demo has kept some apart already.
    if window.has(&tag("safety-let-meet")).await? {
        cancel(window).await?;
    } else {
        window.click(&tag("safety-save")).await?;
        window.gone(&tag("safety-dialog")).await?;
    }
    window.click(&tag("safety-let-meet")).await?;
    dialog(window, album, "safety-let-meet").await?;
    window.click(&tag("safety-apply")).await?;
    window.tap("[data-testid=safety-relation-spouse] + .face").await?;
    window.write("safety-court", "示例县人民法院（演示）").await?;
    window.write("safety-grounds", "多次殴打，近日又扬言伤人。").await?;
    window.tap("[data-testid=safety-urgent]").await?;
    whole(window, album, "safety-apply").await?;
    window.click(&tag("safety-save")).await?;
    window.gone(&tag("safety-dialog")).await?;
    window.find(&tag("safety-clock")).await?;
    album.page(window, "safety-order-clock").await?;
    window.click(&tag("safety-decide")).await?;
    window.write("safety-number", "（演示）民保令 902 号").await?;
    window.write("safety-until", &day(90)).await?;
    whole(window, album, "safety-decide").await?;
    window.click(&tag("safety-save")).await?;
    window.gone(&tag("safety-dialog")).await?;
    window.click(&tag("safety-step")).await?;
    dialog(window, album, "safety-step").await?;
    whole(window, album, "safety-in-the-end").await?;
    // Sent on purpose only: the sealed things of a case that has some.
    for row in cases(window, json!({})).await? {
        let file = told(window, "cases.get", json!({ "id": row["id"] })).await?;
        let some = |list: &str| file[list].as_array().cloned().unwrap_or_default();
        if !some("hidden").is_empty() || some("reports").iter().any(|one| one["has_reporter"] == true) {
            side(window, &row["id"], "sealed").await?;
            return album.page(window, "sealed").await;
        }
    }
    Err("no case of the demo has anything sealed".into())
}
