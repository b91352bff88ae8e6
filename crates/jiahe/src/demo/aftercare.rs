//! After the case: visits that found somebody in, nobody, or danger; plans that ended; and applications to let
//! clocks stand still or run longer.

use chrono::TimeDelta;
use serde_json::{Value, json};

use super::county::County;
use crate::cases::DisputeType;
use crate::fault::{Code, Result};
use crate::kernel::{CaseId, Role, Session, moment};

/// Puts the first visit on the agenda of a case that ends now.
pub(super) fn plan(county: &mut County<'_>, id: CaseId, by: &Session) {
    let pause = county.between(3, 6);
    again(county, id, by, pause, 1);
}

fn again(county: &mut County<'_>, id: CaseId, by: &Session, days: u64, round: u32) {
    let moment = county.working(county.now(), days);
    let by = by.clone();
    // Of the last fortnight one in six was not made in time.
    let late = moment > county.end - TimeDelta::days(14) && county.happens(17);
    if !late {
        county.at(moment, move |county| visit(county, id, &by, round));
    }
}

fn visit(county: &mut County<'_>, id: CaseId, by: &Session, round: u32) -> Result<()> {
    let outcome = match county.chance.below(100) {
        ..9 => "nobody_home",
        9..13 => "again",
        13..17 => "refused",
        _ => "done",
    };
    let (met, retry) = (outcome == "done", matches!(outcome, "nobody_home" | "again"));
    let danger = met && county.happens(2);
    let next = if retry { Some(county.ahead(3)) } else { None };
    let performance =
        if met { Some(county.pick(&["full", "full", "part", "nothing_agreed", "nothing_agreed"])) } else { None };
    let satisfaction = if met { Some(county.pick(&[5, 5, 4, 4, 3])) } else { None };
    let findings = match outcome {
        "done" => county.pick(&[
            "生活平稳，约定在履行。",
            "孩子按时接送，双方能商量。",
            "老人身体尚好，子女轮流到家。",
            "偶有争执，能自己说开。",
            "生活费已到账，无新的矛盾。",
        ]),
        "refused" => "本人表示已无事，不愿再谈。",
        _ => "",
    };
    let entry = json!({
        "case": id, "person": null, "at": moment::stamp(county.now()), "way": county.pick(&["phone", "phone", "visit", "station"]),
        "outcome": outcome, "performance": performance, "satisfaction": satisfaction, "danger": danger,
        "danger_note": if danger { "对方近日又扬言上门。" } else { "" }, "findings": findings, "next_on": next, "risk": null,
        "risk_reason": "",
    });
    let visit = match county.id(by, "followups.record", entry) {
        // Brought back into hand, or the plan was closed meanwhile.
        Err(fault) if fault.code == Code::WrongState => return Ok(()),
        other => other?,
    };
    if danger {
        let moment = county.now() + TimeDelta::hours(2);
        county.at(moment, move |county| {
            let lead = county.lead()?;
            let told = json!({ "id": visit, "review": "派出所已知悉，社区每日看望一次。", "no_report": true });
            match county.call(&lead, "followups.review", told) {
                // A secret case that the lead is not on.
                Err(fault) if fault.code == Code::NotFound => Ok(()),
                other => other.map(drop),
            }
        });
    }
    if retry {
        again(county, id, by, 3, round);
    } else if round >= 2 || county.happens(55) {
        let reason = "回访平稳，无新的矛盾，结束回访。";
        county.call(by, "followups.close_plan", json!({ "case": id, "reason": reason }))?;
    } else {
        let days = county.between(20, 28);
        again(county, id, by, days.min(6), round + 1);
    }
    Ok(())
}

/// Clocks that stand still, that run longer, and an application that waits for the lead.
pub(super) fn pauses(county: &mut County<'_>) {
    for (days, what) in [(9, "suspended"), (6, "extended"), (2, "asked")] {
        let moment = county.back(days, 9, 40);
        county.at(moment, move |county| pause(county, what));
    }
}

fn pause(county: &mut County<'_>, what: &str) -> Result<()> {
    let by = county.one_with(Role::Mediator)?;
    let dispute = if what == "suspended" { DisputeType::Property } else { DisputeType::Support };
    let id = super::lives::open(county, dispute, &by)?;
    let clocks = county.call(&by, "obligations.of_case", json!({ "id": id }))?;
    let longer = clocks.get("running").and_then(Value::as_array).and_then(|all| {
        let one = all.iter().find(|one| one.get("extends_most").is_some_and(Value::is_number))?;
        one.get("id").cloned()
    });
    let asked = match (what, longer) {
        ("extended", Some(clock)) => json!({
            "case": id, "kind": "extension", "obligation": clock, "days": 10, "until": null, "both_ask": true,
            "reason": "一方出海未归，双方同意延后。",
        }),
        ("asked", _) => json!({
            "case": id, "kind": "suspension", "obligation": null, "days": null, "until": county.ahead(45), "both_ask": false,
            "reason": "老人住院手术，待出院后再谈。",
        }),
        _ => json!({
            "case": id, "kind": "suspension", "obligation": null, "days": null, "until": county.ahead(60), "both_ask": false,
            "reason": "房产确权诉讼未判，等判决后再调解。",
        }),
    };
    let pause = county.id(&by, "obligations.apply_pause", asked)?;
    if what == "asked" {
        return Ok(());
    }
    let lead = county.lead()?;
    county
        .call(&lead, "obligations.decide_pause", json!({ "id": pause, "approve": true, "answer": "同意。" }))
        .map(drop)
}
