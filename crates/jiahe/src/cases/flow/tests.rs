//! Every path of B.1–B.3, written down as the appendix tells it, against every path the machine lets through.

use std::collections::BTreeSet;

use super::Step::{Archive, Assign, Confer, NotResolved, Plan, ReportUp, Resolve};
use super::*;
use crate::kernel::Coded;

/// The tiers and answers, in one word each: `c` assigned or reported to the county …
fn arrival(step: Step, at: Tier) -> Option<Past> {
    match step {
        Assign => below(at).map(|tier| Past::Arrived(MovementKind::Assign, tier)),
        ReportUp => above(at).map(|tier| Past::Arrived(MovementKind::ReportUp, tier)),
        Step::Return
        | Step::Transfer
        | Step::Refer
        | Step::Joint
        | Resolve
        | NotResolved
        | Confer
        | Plan
        | Step::Withdraw
        | Step::Merge
        | Archive
        | Step::Reopen => None,
    }
}

/// The steps of the figures; each at most once per place, or a conference would go on for ever.
const FIGURE: [Step; 7] = [Assign, ReportUp, Resolve, NotResolved, Confer, Plan, Archive];

fn walk(way: Way, done: &mut Vec<Step>, ended: &mut BTreeSet<Vec<Step>>) {
    assert!(done.len() < 16, "the flow goes in a circle: {done:?}");
    let mut stuck = true;
    for step in FIGURE {
        if matches!(step, Confer | Plan) && done.contains(&step) || way.may(step).is_err() {
            continue;
        }
        stuck = false;
        done.push(step);
        let past = arrival(step, way.at).unwrap_or(Past::Did(step));
        walk(way.after(past), done, ended);
        done.pop();
    }
    if stuck {
        ended.insert(done.clone());
    }
}

fn paths(intake: Tier, serious: bool) -> BTreeSet<Vec<Step>> {
    let mut ended = BTreeSet::new();
    walk(Way::begin(intake, serious), &mut Vec::new(), &mut ended);
    ended
}

/// What the county does with what nobody below resolved; what the plan comes to is archived by it.
fn at_the_county(before: &[Step]) -> Vec<Vec<Step>> {
    [Resolve, NotResolved].map(|came| [before, &[Confer, Plan, came, Archive]].concat()).to_vec()
}

#[test]
fn what_the_county_takes_in_follows_figure_b1_and_nothing_else() {
    let mut told =
        vec![vec![Assign, Assign, Resolve, Archive], vec![Assign, Assign, NotResolved, ReportUp, Resolve, Archive]];
    told.extend(at_the_county(&[Assign, Assign, NotResolved, ReportUp, NotResolved, ReportUp]));
    assert_eq!(paths(Tier::County, false), told.into_iter().collect());
}

#[test]
fn what_a_town_takes_in_follows_figure_b2_and_nothing_else() {
    let mut told = vec![vec![Resolve, Archive]];
    told.extend(at_the_county(&[NotResolved, ReportUp]));
    assert_eq!(paths(Tier::Town, false), told.into_iter().collect());
}

#[test]
fn what_a_village_takes_in_follows_figure_b3_and_nothing_else() {
    let mut told = vec![vec![Resolve, Archive], vec![NotResolved, ReportUp, Resolve, Archive]];
    told.extend(at_the_county(&[NotResolved, ReportUp, NotResolved, ReportUp]));
    assert_eq!(paths(Tier::Village, false), told.into_iter().collect());
}

#[test]
fn what_may_turn_into_a_crime_is_reported_to_the_town_at_once() {
    let at_once = paths(Tier::Village, true);
    assert!(at_once.contains(&vec![ReportUp, Resolve, Archive]), "without an attempt of the village's own (5.5.1.2)");
    assert!(at_once.is_superset(&paths(Tier::Village, false)));
    assert_eq!(paths(Tier::Town, true), paths(Tier::Town, false), "the town mediates first all the same");
    assert!(paths(Tier::County, true).contains(&vec![Assign, Assign, ReportUp, Resolve, Archive]));
}

#[test]
fn the_archive_lies_where_it_was_resolved() {
    for intake in Tier::ALL {
        for path in paths(*intake, false) {
            let mut way = Way::begin(*intake, false);
            for step in path {
                let past = arrival(step, way.at).unwrap_or(Past::Did(step));
                let resolved_at = way.at;
                way = way.after(past);
                if way.archived {
                    assert_eq!(way.at, resolved_at);
                    assert!(way.outcome == Some(Outcome::Resolved) || way.at == Tier::County);
                }
            }
            assert!(way.archived, "every path ends in an archive");
        }
    }
}

#[test]
fn each_refusal_says_why() {
    let county = Way::begin(Tier::County, false);
    let town = Way::begin(Tier::Town, false);
    let village = Way::begin(Tier::Village, false);
    assert_eq!(county.may(Resolve), Err(Why::AssignFirst));
    assert_eq!(county.may(Confer), Err(Why::AssignFirst));
    assert_eq!(county.may(ReportUp), Err(Why::Highest));
    assert_eq!(town.may(Assign), Err(Why::IntakeMediates));
    assert_eq!(town.may(ReportUp), Err(Why::MediateFirst));
    assert_eq!(town.may(Confer), Err(Why::CountyOnly));
    assert_eq!(village.may(Assign), Err(Why::Lowest));
    assert_eq!(village.may(Archive), Err(Why::NotEnded));
    assert_eq!(village.may(Step::Return), Err(Why::NotReceived));
    assert_eq!(village.may(Step::Reopen), Err(Why::NotEnded));
    let failed = village.after(Past::Did(NotResolved));
    assert_eq!(failed.may(Archive), Err(Why::GoesUp));
    assert_eq!(failed.may(Step::Transfer), Err(Why::GoesUp));
    assert_eq!(failed.may(Resolve), Err(Why::Ended));
    let resolved = village.after(Past::Did(Resolve));
    assert_eq!(resolved.may(ReportUp), Err(Why::ResolvedHere));
    assert_eq!(resolved.may(Step::Refer), Err(Why::Ended));
    let filed = resolved.after(Past::Did(Archive));
    assert_eq!(filed.may(Step::Joint), Err(Why::Archived));
    assert_eq!(filed.may(Step::Reopen), Ok(()));
    let up = failed.after(Past::Arrived(MovementKind::ReportUp, Tier::Town)).after(Past::Did(NotResolved));
    let at_county = up.after(Past::Arrived(MovementKind::ReportUp, Tier::County));
    assert_eq!(at_county.may(Resolve), Err(Why::ConferFirst));
    assert_eq!(at_county.may(Plan), Err(Why::ConferFirst));
    let conferred = at_county.after(Past::Did(Confer));
    assert_eq!(conferred.may(Resolve), Err(Why::PlanFirst));
    assert_eq!(conferred.may(Step::Return), Err(Why::Answered));
    assert_eq!(village.after(Past::Did(Step::Merge)).may(Step::Reopen), Err(Why::Merged));
}

#[test]
fn what_is_returned_is_tried_again_or_assigned_to_another() {
    let down = Way::begin(Tier::County, false).after(Past::Arrived(MovementKind::Assign, Tier::Town));
    assert_eq!(down.may(Step::Return), Ok(()));
    let back = down.after(Past::Arrived(MovementKind::Return, Tier::County));
    assert_eq!(back.may(Assign), Ok(()), "to another town");
    assert_eq!(back.may(Step::Return), Err(Why::NotReceived), "nobody returns a return");
    let up = Way::begin(Tier::Village, false)
        .after(Past::Did(NotResolved))
        .after(Past::Arrived(MovementKind::ReportUp, Tier::Town))
        .after(Past::Arrived(MovementKind::Return, Tier::Village));
    assert_eq!(up.may(ReportUp), Err(Why::MediateFirst), "the village tries again first");
    assert_eq!(up.may(Resolve), Ok(()));
}
