//! 期限: the clocks of a case, applications to stop them or let them run longer, the plan of visits and a visit.

use serde_json::{Value, json};

use super::{Album, Told, Window, cases, dialog, side, tag, told, whole};
use crate::clerk::day;

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    window.walk("/obligations").await?;
    whole(window, album, "obligations").await?;
    let all = cases(window, json!({})).await?;
    let (mut asked, mut stopped, mut longer, mut visited, mut due) = (None, None, None, None, None);
    for row in &all {
        let id = row["id"].clone();
        let clocks = told(window, "obligations.of_case", json!({ "id": id })).await?;
        let some = |key: &str, want: &str| {
            clocks["pauses"].as_array().is_some_and(|pauses| pauses.iter().any(|one| one[key] == want))
        };
        let runs = clocks["running"].as_array().cloned().unwrap_or_default();
        if some("state", "asked") {
            asked.get_or_insert(id.clone());
        }
        if !clocks["suspended_until"].is_null() {
            stopped.get_or_insert(id.clone());
        }
        if runs.iter().any(|one| one["extends_most"].is_number()) && runs.len() > 2 {
            longer.get_or_insert(id.clone());
        }
        let visits = told(window, "followups.of_case", json!({ "id": id })).await?;
        let running = visits["plan"]["state"] == "proposed" || visits["plan"]["state"] == "running";
        if running && visits["visits"].as_array().is_some_and(|visits| !visits.is_empty()) {
            visited.get_or_insert(id.clone());
        }
        if running {
            due.get_or_insert(id.clone());
        }
    }
    let there = |case: Option<Value>, what: &str| case.ok_or_else(|| format!("no case of the demo is {what}"));
    let case = there(stopped, "suspended")?;
    side(window, &case, "clocks").await?;
    whole(window, album, "clocks-suspended").await?;
    window.tap("[data-testid^=pause-end-]").await?;
    dialog(window, album, "clocks-resume").await?;
    let case = there(asked, "waiting for the lead")?;
    side(window, &case, "clocks").await?;
    album.page(window, "clocks-asked").await?;
    window.tap("[data-testid^=pause-decide-]").await?;
    dialog(window, album, "clocks-decide").await?;
    let case = there(longer, "extendable")?;
    side(window, &case, "clocks").await?;
    whole(window, album, "clocks").await?;
    window.click(&tag("pause-suspend")).await?;
    // What is missing stands beside its field.
    window.click(&tag("pause-save")).await?;
    dialog(window, album, "clocks-suspend").await?;
    window.click(&tag("pause-extend")).await?;
    dialog(window, album, "clocks-extend").await?;
    visit(window, album, &there(visited.or(due), "followed up")?).await
}

async fn visit(window: &Window, album: &mut Album, case: &Value) -> Told {
    side(window, case, "clocks").await?;
    whole(window, album, "visits").await?;
    window.click(&tag("followup-plan")).await?;
    dialog(window, album, "visit-plan").await?;
    window.click(&tag("followup-close")).await?;
    dialog(window, album, "visit-plan-close").await?;
    window.click(&tag("followup-record")).await?;
    window.find(&tag("visit-save")).await?;
    window.click(&tag("visit-save")).await?;
    whole(window, album, "visit").await?;
    window.tap("[data-testid=visit-outcome-nobody_home] + .face").await?;
    window.write("visit-next", &day(3)).await?;
    album.page(window, "visit-nobody-home").await?;
    window.tap("[data-testid=visit-outcome-done] + .face").await?;
    window.tap("[data-testid=visit-performance-breached] + .face").await?;
    window.write("visit-findings", "未按约定付款，对方情绪激动。").await?;
    window.tap("[data-testid=visit-danger]").await?;
    window.write("visit-danger-note", "扬言周末上门。").await?;
    window.tap("[data-testid=visit-risk-red] + .face").await?;
    window.write("visit-risk-reason", "有现实威胁。").await?;
    album.page(window, "visit-danger").await?;
    album.rest(window, "visit-danger").await?;
    window.click(&tag("visit-save")).await?;
    window.gone(&tag("visit-dialog")).await?;
    whole(window, album, "visit-danger-found").await?;
    window.tap("[data-testid^=followup-review-]").await?;
    dialog(window, album, "visit-review").await
}
