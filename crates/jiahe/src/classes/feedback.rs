//! 反馈表: what those who came say of a session or of a cohort. One without a name has no member beside it, and what few
//! said is not shown.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::api::Noun;
use crate::cohorts;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{ClassId, CohortId, Day, FeedbackId, MemberId, coded, text};
use crate::store::{self, feedback::About};
use crate::transact::{Act, View};

/// Of fewer forms than these no average and no unsigned word is shown.
pub const FEWEST: u32 = 5;

coded! {
    pub enum FeedbackItem {
        /// 内容有用
        Useful = "useful",
        /// 讲得明白
        Clear = "clear",
        /// 时间、地点合适
        Suited = "suited",
        /// 有机会提问和交流
        Heard = "heard",
        /// 总体评价
        Overall = "overall",
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, TS)]
pub struct FeedbackScore {
    pub item: FeedbackItem,
    /// 1–5, 5 best.
    pub score: u8,
}

/// Of a session or of a cohort: one of the two.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassFeedbackEntry {
    pub class: Option<ClassId>,
    pub cohort: Option<CohortId>,
    /// Who gave it, where it carries a name; of a cohort only.
    pub member: Option<MemberId>,
    /// `None`: today.
    #[ts(type = "string | null")]
    pub day: Option<Day>,
    pub scores: Vec<FeedbackScore>,
    pub comment: String,
}

/// What is shown of the forms.
#[derive(Debug, Clone, Default, Serialize, TS)]
pub struct FeedbackSum {
    pub forms: u32,
    pub anonymous: u32,
    /// Enough forms to show the averages; else `items` is empty.
    pub shown: bool,
    pub items: Vec<FeedbackMean>,
    /// Those with a name, and once there are enough forms the others, in no order of theirs.
    pub comments: Vec<FeedbackComment>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct FeedbackMean {
    pub item: FeedbackItem,
    /// In hundredths.
    pub mean: u32,
    pub forms: u32,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
pub struct FeedbackComment {
    /// Empty for one without.
    pub name: String,
    pub text: String,
}

/// # Errors
/// Fields that do not pass; [`Code::Duplicate`] for a second form of the same member; [`Code::WrongState`] before the
/// session; [`Code::NotFound`].
pub fn enter(act: &mut Act<'_>, entry: ClassFeedbackEntry) -> Result<FeedbackId> {
    let about = match (entry.class, entry.cohort) {
        (Some(class), None) => About::Class(class),
        (None, Some(cohort)) => About::Cohort(cohort),
        (Some(_), Some(_)) | (None, None) => return Err(Fault::field("class", "required")),
    };
    let today = act.clock.today();
    let mut check = Check::default();
    let begun = match about {
        About::Class(id) => {
            check.that(entry.member.is_none(), "member", "unknown");
            let class = store::classes::get(act.db, id)?.ok_or_else(|| Fault::not_found("a session"))?;
            class.start.date()
        }
        About::Cohort(id) => {
            cohorts::known(act, id)?;
            store::classes::of_cohort(act.db, id)?.first().map_or(today, |class| class.start.date())
        }
    };
    if begun > today {
        return Err(Fault::new(Code::WrongState, "give feedback on what has not begun"));
    }
    if let Some(member) = entry.member {
        let member = cohorts::in_hand(act, member)?;
        check.that(Some(member.cohort) == entry.cohort, "member", "unknown");
        if store::feedback::has_given(act.db, member.id)? {
            return Err(Fault::new(Code::Duplicate, "enter a member's feedback twice"));
        }
    }
    let day = entry.day.unwrap_or(today);
    check.that(day <= today, "day", "future");
    check.that(day >= begun, "day", "too_early");
    let mut answered = BTreeSet::new();
    for (at, one) in entry.scores.iter().enumerate() {
        check.that((1..=5).contains(&one.score), format!("scores[{at}].score"), "range");
        check.that(answered.insert(one.item), format!("scores[{at}].item"), "duplicate");
    }
    check.that(answered.contains(&FeedbackItem::Overall), "scores", "overall");
    let comment = text::block(&entry.comment);
    check.fits(&comment, 2_000, "comment");
    check.done()?;
    let id: FeedbackId = act.fresh();
    store::feedback::insert(act.db, id, about, entry.member, day, &entry.scores, &comment)?;
    match about {
        About::Class(class) => act.note(Noun::Classes, class.0, "feedback"),
        About::Cohort(cohort) => act.note(Noun::Cohorts, cohort.0, "feedback"),
    }
    act.touch(Noun::Classes);
    act.touch(Noun::Cohorts);
    Ok(id)
}

/// What is shown of the forms about a session or a cohort.
pub(crate) fn sum(view: &View<'_>, about: About) -> Result<FeedbackSum> {
    let (forms, anonymous) = store::feedback::counts(view.db, about)?;
    let shown = forms >= FEWEST;
    let mut comments = Vec::new();
    for (member, text) in store::feedback::comments(view.db, about)? {
        let name = match member {
            None if shown => String::new(),
            None => continue,
            // Of somebody this session may not know of not even what they wrote.
            Some(member) => match cohorts::name_of(view, member)? {
                Some(name) => name,
                None => continue,
            },
        };
        comments.push(FeedbackComment { name, text });
    }
    comments.sort();
    let items = if shown { store::feedback::means(view.db, about)? } else { Vec::new() };
    Ok(FeedbackSum { forms, anonymous, shown, items, comments })
}
