//! 班期 (5.4.8): a cohort takes a course in several lessons. Each lesson is a session of family education (`classes/`)
//! in which every member has a seat; what a cohort adds is the place in it, the waiting list, homework, self-ratings and
//! the certificate.

mod certify;
mod get;
mod homework;
mod join;
mod plan;
mod progress;
mod rate;
mod view;

pub use certify::{Certificate, Certify, certify};
pub use get::{get, list, of_case};
pub(crate) use get::{in_hand, known, name_of};
pub use homework::{GiveHomework, HandIn, Homework, give_homework, hand_in};
pub use join::{
    CohortJoin, CohortLeave, PlaceAnswer, PlaceAnswered, PlaceOffer, answer, join, leave, lesson_added, offer,
};
pub(crate) use plan::open;
pub use plan::{plan, save, set_state};
pub use progress::LessonMark;
pub use rate::{Rate, RatedItem, RatedTogether, RatingItem, RatingMoment, RatingScore, SelfRating, rate};
pub use view::*;
