//! 签到表 of a family-education session. It lies open in the room: of a case this session may not
//! know of, not even the name is on it.

use super::{Printed, SignInSheetAsked, leave, printed};
use crate::api::Noun;
use crate::classes::{self, ClassAsked, EnrolmentState};
use crate::fault::Result;
use crate::paper::sign_in_sheet::{self, Attendee, SignInSheet};
use crate::store;
use crate::transact::Act;

/// # Errors
/// [`crate::Code::NotFound`].
pub fn sign_in_sheet(act: &mut Act<'_>, asked: SignInSheetAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let file = classes::get(act, ClassAsked { id: asked.class })?;
    let class = file.class;
    let expected = file.enrolments.into_iter().filter(|one| match one.state {
        EnrolmentState::Withdrawn => false,
        EnrolmentState::Enrolled | EnrolmentState::Attended | EnrolmentState::Absent => true,
    });
    // A seat that is taken by somebody of a closed case is a line to sign on, without a name; what is only
    // looked at does not leave on paper either.
    let enrolled: Vec<Attendee> = expected
        .map(|one| {
            if one.looking {
                Attendee { name: String::new(), phone: asked.phones.then(String::new), children: String::new() }
            } else {
                Attendee { name: one.name, phone: asked.phones.then_some(one.phone), children: one.child_age }
            }
        })
        .collect();
    let sheet = SignInSheet {
        station: store::stations::own(act.db)?.name,
        theme: class.theme,
        instructor: class.instructor,
        time: format!("{}～{}", class.start.format("%Y年%-m月%-d日 %H:%M"), class.end.format("%H:%M")),
        place: class.place,
        target: class.audience,
        blank_rows: 18usize.saturating_sub(enrolled.len()).max(3),
        enrolled,
        code: class.code,
        printed: Some(leave(act, "")),
    };
    let pdf = sign_in_sheet::print(&sheet, &fonts)?;
    act.note(Noun::Classes, class.id.0, if asked.phones { "sign-in sheet with phones" } else { "sign-in sheet" });
    Ok(printed("sign_in_sheet", &class.start.format("%Y-%m-%d").to_string(), pdf, (Noun::Classes, class.id.0)))
}
