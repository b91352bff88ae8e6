//! What a member was at. A lesson counts once, whether they came to it or made it up.

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::TS;

use crate::classes::{ClassState, EnrolmentState};
use crate::kernel::{ClassId, EnrolmentId, MemberId, Moment};

/// A seat of a member in a lesson of the cohort, or in one elsewhere that makes up for a missed one.
#[derive(Debug, Clone, Serialize, TS)]
pub struct LessonMark {
    #[serde(skip)]
    #[ts(skip)]
    pub member: MemberId,
    pub enrolment: EnrolmentId,
    pub class: ClassId,
    pub state: EnrolmentState,
    /// The lesson that was missed, where this one makes up for it.
    pub makes_up: Option<EnrolmentId>,
    pub theme: String,
    #[ts(type = "string")]
    pub start: Moment,
    #[serde(skip)]
    #[ts(skip)]
    pub class_state: ClassState,
}

/// Lessons that were attended: each once, those made up among them. One that was called off is none.
pub(super) fn attended(marks: &[LessonMark]) -> u32 {
    let there =
        marks.iter().filter(|one| one.state == EnrolmentState::Attended && one.class_state != ClassState::Cancelled);
    // A made-up lesson counts as the one that was missed.
    let lessons: BTreeSet<EnrolmentId> = there.map(|one| one.makes_up.unwrap_or(one.enrolment)).collect();
    u32::try_from(lessons.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(id: i64, state: EnrolmentState, makes_up: Option<i64>) -> LessonMark {
        LessonMark {
            member: MemberId(1),
            enrolment: EnrolmentId(id),
            class: ClassId(id),
            state,
            makes_up: makes_up.map(EnrolmentId),
            theme: String::new(),
            start: "2026-11-23T14:00:00".parse().unwrap(),
            class_state: ClassState::Held,
        }
    }

    #[test]
    fn a_lesson_made_up_counts_once_and_one_called_off_not_at_all() {
        use EnrolmentState::{Absent, Attended, Enrolled};
        let mut marks = vec![mark(1, Attended, None), mark(2, Absent, None), mark(3, Enrolled, None)];
        assert_eq!(attended(&marks), 1);
        marks.push(mark(4, Attended, Some(2)));
        assert_eq!(attended(&marks), 2);
        // Marked as present afterwards after all: still one lesson.
        marks[1].state = Attended;
        assert_eq!(attended(&marks), 2);
        marks[0].class_state = ClassState::Cancelled;
        assert_eq!(attended(&marks), 1);
    }
}
