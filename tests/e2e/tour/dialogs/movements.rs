//! 流转: each step's dialog on a case that may take it.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Album, Told, Window, cases, dialog, side, tag, told, whole};

/// The buttons of the page, and what may be done with what was sent.
const STEPS: [&str; 18] = [
    "assign",
    "report_up",
    "return",
    "transfer",
    "refer",
    "joint",
    "merge",
    "withdraw",
    "resolve",
    "not_resolved",
    "confer",
    "plan",
    "archive",
    "reopen",
    "answer",
    "take-back",
    "finish",
    "paper",
];

pub async fn walk(window: &Window, album: &mut Album) -> Told {
    window.door("/today").await?;
    window.find(&tag("today-movements")).await?;
    for (what, name) in [("accept", "offer-accept"), ("refuse", "offer-refuse")] {
        window.tap(&format!("[data-testid^={name}-]")).await?;
        dialog(window, album, &format!("move-{what}")).await?;
    }
    let mut seen = BTreeSet::new();
    let mut conferring = Value::Null;
    let lists = told(window, "movements.desk", json!({})).await?;
    let mut order: Vec<Value> = Vec::new();
    for list in ["waiting", "refused", "returned"] {
        order.extend(lists[list].as_array().into_iter().flatten().map(|row| row["movement"]["case"].clone()));
    }
    let mut far: Vec<Value> = Vec::new();
    order.extend(cases(window, json!({ "state": "resolved" })).await?.iter().take(2).map(|row| row["id"].clone()));
    for row in cases(window, json!({})).await? {
        let way = told(window, "movements.way", json!({ "id": row["id"] })).await?;
        if way["movements"].as_array().is_some_and(|all| !all.is_empty()) || way["kept_here"] == true {
            order.push(row["id"].clone());
        } else {
            far.push(row["id"].clone());
        }
    }
    order.extend(far.into_iter().take(12));
    for case in order {
        if STEPS.iter().all(|step| seen.contains(step)) {
            break;
        }
        let way = told(window, "movements.way", json!({ "id": case })).await?;
        if !offers_news(&way, &seen) {
            continue;
        }
        side(window, &case, "way").await?;
        if seen.is_empty() || way["kept_here"] == true && !seen.contains("paper") {
            whole(window, album, if seen.is_empty() { "way" } else { "way-on-paper" }).await?;
        }
        for step in STEPS {
            if !seen.contains(step) && window.has(&tag(&format!("way-{step}"))).await? {
                seen.insert(step);
                if step == "confer" {
                    conferring = case.clone();
                }
                window.click(&tag(&format!("way-{step}"))).await?;
                window.find(&tag("act-save")).await?;
                // What is left blank is said beside its field.
                if step == "transfer" {
                    window.click(&tag("act-save")).await?;
                }
                dialog(window, album, &format!("move-{step}")).await?;
            }
        }
    }
    // What comes after the conference: the plan, and that even so it was in vain.
    side(window, &conferring, "way").await?;
    for (step, next) in [("confer", "plan"), ("plan", "not_resolved")] {
        window.click(&tag(&format!("way-{step}"))).await?;
        window.write("act-reason", "领导小组听取汇报，意见一致。").await?;
        window.click(&tag("act-save")).await?;
        window.gone(&tag("act-save")).await?;
        window.click(&tag(&format!("way-{next}"))).await?;
        seen.insert(next);
        dialog(window, album, &format!("move-{next}")).await?;
    }
    // A county reports nothing up: that one is walked by the three desks.
    let missing: Vec<_> = STEPS.iter().filter(|step| **step != "report_up" && !seen.contains(**step)).collect();
    if missing.is_empty() { Ok(()) } else { Err(format!("no case of the demo offers {missing:?}").into()) }
}

/// Whether this case has a button that no case before had.
fn offers_news(way: &Value, seen: &BTreeSet<&str>) -> bool {
    let choice = |one: &Value| {
        let step = one["step"].as_str().unwrap_or_default();
        one["why_not"].is_null() && STEPS.contains(&step) && !seen.contains(step)
    };
    let sent = |one: &Value| {
        let (state, paper) = (one["state"].as_str().unwrap_or_default(), one["paper"] == true);
        let outside = one["kind"] == "refer" || one["kind"] == "joint";
        (state == "sent" && paper && !seen.contains("answer"))
            || (state == "sent" && !seen.contains("take-back"))
            || (state == "accepted" && outside && !seen.contains("finish"))
    };
    let held = way["held_here"] == true;
    let listed =
        |list: &str, good: &dyn Fn(&Value) -> bool| way[list].as_array().is_some_and(|all| all.iter().any(good));
    let here = held && (listed("choices", &choice) || listed("movements", &sent));
    here || (way["kept_here"] == true && !seen.contains("paper"))
}
