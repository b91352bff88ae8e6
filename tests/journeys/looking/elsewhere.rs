//! What through the glass becomes of the commands that are about more than the case itself: education, the register,
//! orders, letters, what several cases share.

use super::*;

/// The same, for courses and care activities: what names somebody of the case is shut.
pub(super) fn education(command: &str, at: &Things) -> Option<Through> {
    use Through::{NoCase, Open, Shut};
    let member = at.member;
    Some(match command {
        "courses.save" | "cohorts.plan" | "cohorts.save" | "cohorts.set_state" | "cohorts.give_homework" => NoCase,
        "care.save" | "care.add_picture" | "care.discard_picture" => NoCase,
        "cohorts.offer" => Shut(json!({ "member": member, "answer_by": "2026-11-25T09:00:00" })),
        "cohorts.answer" => Shut(json!({ "member": member, "answer": "declines" })),
        "cohorts.leave" => Shut(json!({ "member": member, "reason": "想退" })),
        "cohorts.hand_in" => Shut(json!({ "homework": 1, "member": member, "on": null, "note": "" })),
        "cohorts.rate" => Shut(json!({ "member": member, "moment": "before", "scores": [] })),
        "cohorts.certify" => Shut(json!({ "member": member, "reason": "" })),
        "prints.certificate" => Shut(json!({ "member": member })),
        "prints.class_feedback" => Open(json!({ "class": null, "cohort": at.cohort })),
        _ => return None,
    })
}

/// The same, for what has its own rule of who may know.
pub(super) fn elsewhere(command: &str, at: &Things) -> Through {
    use Through::{Hidden, NoCase, NotTheirs, Shut};
    let why = |id: i64| json!({ "id": id, "reason": "想改", "note": "想改" });
    match command {
        "services.read_sheets" => NotTheirs(json!({ "id": at.counselling })),
        // Of whoever is in the room; its cases are decided about one by one.
        "conferences.write_minutes" | "conferences.cancel" => NoCase,
        "conferences.close" => NotTheirs(json!({ "id": at.conference, "version": 2, "reason": "" })),
        // Tells of each paper that it may not be made.
        "prints.batch" => NoCase,
        "prints.conference" => Shut(json!({ "id": at.conference })),
        "prints.order" => Shut(json!({ "id": at.order })),
        "orders.answer_nudge" => Hidden(json!({ "id": at.nudge, "text": "好" })),
        // What is offered is no case here yet; an offer of this one is answered by whoever may know of it.
        "movements.accept" | "movements.refuse" => NoCase,
        "screening.amend_family" => Hidden(json!({
            "id": at.family, "version": 1, "area": "一网格", "kinds": [], "types": [], "measures": "",
            "rating": { "difficulty": null, "help": null, "danger": null },
        })),
        "screening.set_family_risk" => Hidden(json!({ "id": at.family, "risk": "green", "reason": "想改" })),
        "screening.set_family_level" => Hidden(json!({ "id": at.family, "level": "normal", "reason": "想改" })),
        "screening.set_family_handler" => Hidden(json!({ "id": at.family, "handler": at.me, "reason": "想改" })),
        "screening.look" => Hidden(json!({ "id": at.family, "day": "2026-11-23", "note": "看过", "due": null })),
        "screening.ask_off" | "screening.put_back" => Hidden(why(at.family)),
        "screening.answer_off" => Hidden(json!({ "id": at.family, "approved": true, "note": "" })),
        "screening.begin_case" => {
            Hidden(json!({ "finding": null, "family": at.family, "title": "虚构", "body": "{\"v\":1}" }))
        }
        "screening.save_campaign"
        | "screening.set_campaign_state"
        | "screening.set_visits"
        | "screening.settle_finding"
        | "screening.note_urgent" => NoCase,
        "exchange.card" | "exchange.save_card" | "exchange.send" | "exchange.import" => NoCase,
        // The lead's and the administrators'.
        "cases.set_back_step"
        | "units.save"
        | "stations.save_other"
        | "obligations.recompute"
        | "obligations.set_parameters"
        | "obligations.import_years"
        | "obligations.decide_pause"
        | "cases.part"
        | "followups.review"
        | "prints.agenda"
        | "editions.keep"
        | "orders.issue"
        | "orders.assign"
        | "screening.save_checklist"
        | "screening.send_week"
        | "screening.print_week"
        | "protection.set_gap"
        | "schedule.set_station"
        | "schedule.set_service"
        | "duty.save_shift"
        | "duty.end_shift"
        | "duty.set_needs"
        | "exchange.meet"
        | "exchange.confirm"
        | "exchange.name_readers" => NotTheirs(json!({})),
        // Whoever runs the desk, or their own practitioner.
        "appointments.hand_over" => {
            NotTheirs(json!({ "from": 1, "to": 2, "ids": [3], "reason": "想转", "outside_plan": false }))
        }
        other => panic!("decide what {other} may do through the glass"),
    }
}
