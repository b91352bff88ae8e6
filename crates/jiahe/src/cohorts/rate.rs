//! 课前、课后自评: what parents say of themselves before the first lesson and after the last, and the difference. It is
//! their own word, no test of anybody.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{CohortMember, MemberState, in_hand};
use crate::api::Noun;
use crate::classes::FEWEST;
use crate::desk::Done;
use crate::fault::{Check, Result};
use crate::kernel::{Coded, MemberId, coded};
use crate::store;
use crate::transact::Act;

coded! {
    pub enum RatingMoment {
        /// 课前
        Before = "before",
        /// 课后
        After = "after",
    }
}

coded! {
    pub enum RatingItem {
        /// 能耐心听孩子把话说完
        Listen = "listen",
        /// 生气时能管住自己, 不吼不打
        Calm = "calm",
        /// 和孩子定的规矩清楚、说到做到
        Rules = "rules",
        /// 每天有专心陪伴孩子的时间
        Together = "together",
        /// 家里大人的教育意见比较一致
        Agree = "agree",
        /// 遇到困难知道去哪里求助
        Help = "help",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct RatingScore {
    pub item: RatingItem,
    /// 1 (几乎没有) – 5 (总是).
    pub score: u8,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SelfRating {
    pub moment: RatingMoment,
    pub scores: Vec<RatingScore>,
    pub sum: u32,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct Rate {
    pub member: MemberId,
    pub moment: RatingMoment,
    /// Every item once; what was rated before is replaced.
    pub scores: Vec<RatingScore>,
}

/// The cohort's ratings together: of few pairs nothing is shown but how many.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct RatedTogether {
    /// Members who rated themselves before and after.
    pub pairs: u32,
    pub shown: bool,
    pub items: Vec<RatedItem>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct RatedItem {
    pub item: RatingItem,
    /// Means in hundredths.
    pub before: u32,
    pub after: u32,
}

/// # Errors
/// A score outside 1–5, an item twice or left out.
pub fn rate(act: &mut Act<'_>, asked: Rate) -> Result<Done> {
    let member = in_hand(act, asked.member)?;
    let mut check = Check::default();
    let mut answered = BTreeSet::new();
    for (at, one) in asked.scores.iter().enumerate() {
        check.that((1..=5).contains(&one.score), format!("scores[{at}].score"), "range");
        check.that(answered.insert(one.item), format!("scores[{at}].item"), "duplicate");
    }
    check.that(answered.len() == RatingItem::ALL.len(), "scores", "all_items");
    check.done()?;
    store::cohort_work::rate(act.db, member.id, asked.moment, &asked.scores)?;
    act.note(Noun::Cohorts, member.cohort.0, "self-rating");
    Ok(Done {})
}

/// Puts one score where it belongs.
pub(super) fn put(ratings: &mut Vec<SelfRating>, (moment, score): (RatingMoment, RatingScore)) {
    if !ratings.iter().any(|one| one.moment == moment) {
        ratings.push(SelfRating { moment, scores: Vec::new(), sum: 0 });
    }
    if let Some(one) = ratings.iter_mut().find(|one| one.moment == moment) {
        one.scores.push(score);
        one.sum += u32::from(score.score);
    }
}

fn at(ratings: &[SelfRating], moment: RatingMoment) -> Option<&SelfRating> {
    ratings.iter().find(|one| one.moment == moment)
}

pub(super) fn gain(ratings: &[SelfRating]) -> Option<i32> {
    let sum = |moment| at(ratings, moment).and_then(|one| i32::try_from(one.sum).ok());
    Some(sum(RatingMoment::After)? - sum(RatingMoment::Before)?)
}

pub(super) fn together<'a>(members: impl Iterator<Item = &'a CohortMember>) -> RatedTogether {
    let pairs: Vec<(&SelfRating, &SelfRating)> = members
        .filter(|member| member.state == MemberState::Enrolled)
        .filter_map(|member| {
            Some((at(&member.ratings, RatingMoment::Before)?, at(&member.ratings, RatingMoment::After)?))
        })
        .collect();
    let count = u32::try_from(pairs.len()).unwrap_or(u32::MAX);
    if count < FEWEST {
        return RatedTogether { pairs: count, shown: false, items: Vec::new() };
    }
    let mean = |item: RatingItem, of: fn(&(&SelfRating, &SelfRating)) -> Vec<RatingScore>| {
        let scores = pairs.iter().flat_map(of).filter(|one| one.item == item);
        let sum: u32 = scores.map(|one| u32::from(one.score)).sum();
        (sum * 100 + count / 2) / count
    };
    let items = RatingItem::ALL.iter().map(|item| RatedItem {
        item: *item,
        before: mean(*item, |pair| pair.0.scores.clone()),
        after: mean(*item, |pair| pair.1.scores.clone()),
    });
    RatedTogether { pairs: count, shown: true, items: items.collect() }
}
