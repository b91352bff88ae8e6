//! 反馈表 and 结业证书 of family education.

use serde::Deserialize;
use ts_rs::TS;

use super::{BLANK, Printed, leave, printed};
use crate::api::Noun;
use crate::classes::{self, ClassAsked, ClassState};
use crate::cohorts;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{ClassId, CohortId, MemberId};
use crate::paper::certificate::{self, CertificatePaper};
use crate::paper::class_feedback::{self, ClassFeedback};
use crate::store;
use crate::transact::Act;

/// Of a session, of a cohort, or of neither.
#[derive(Debug, Clone, Deserialize, TS)]
pub struct ClassFeedbackAsked {
    pub class: Option<ClassId>,
    pub cohort: Option<CohortId>,
}

#[derive(Debug, Clone, Deserialize, TS)]
pub struct CertificateAsked {
    /// `None` prints it blank.
    pub member: Option<MemberId>,
}

/// # Errors
/// [`Code::NotFound`].
pub fn class_feedback(act: &mut Act<'_>, asked: ClassFeedbackAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let mut form = ClassFeedback {
        station: store::stations::own(act.db)?.name,
        printed: Some(leave(act, "")),
        ..ClassFeedback::default()
    };
    let id = match (asked.class, asked.cohort) {
        (Some(id), _) => {
            let class = classes::get(act, ClassAsked { id })?.class;
            form.time = format!("{}～{}", class.start.format("%Y年%-m月%-d日 %H:%M"), class.end.format("%H:%M"));
            (form.theme, form.instructor) = (class.theme, class.instructor);
            id.0
        }
        (None, Some(id)) => {
            form.theme = cohorts::known(act, id)?.title;
            let lessons = store::classes::of_cohort(act.db, id)?;
            let mut names: Vec<String> = Vec::new();
            for lesson in lessons.iter().filter(|lesson| lesson.state != ClassState::Cancelled) {
                if !names.contains(&lesson.instructor) {
                    names.push(lesson.instructor.clone());
                }
            }
            form.instructor = names.join("、");
            if let (Some(first), Some(last)) = (lessons.first(), lessons.last()) {
                let day = |moment: crate::kernel::Moment| moment.format("%Y年%-m月%-d日").to_string();
                form.time = format!("{}～{}", day(first.start), day(last.start));
            }
            id.0
        }
        (None, None) => 0,
    };
    let pdf = class_feedback::print(&form, &fonts)?;
    act.note(Noun::Classes, id, "feedback form");
    Ok(printed("class_feedback", &act.clock.today().format("%Y-%m-%d").to_string(), pdf, (Noun::Classes, id)))
}

/// # Errors
/// [`Code::WrongState`] where none was given yet; [`Code::NotFound`], also for one of a case that is closed to this session.
pub fn certificate(act: &mut Act<'_>, asked: CertificateAsked) -> Result<Printed> {
    let fonts = act.fonts.get()?;
    let station = store::stations::own(act.db)?.name;
    let Some(id) = asked.member else {
        let blank = CertificatePaper { station, printed: Some(leave(act, "")), ..CertificatePaper::default() };
        let pdf = certificate::print(&blank, &fonts)?;
        act.note(Noun::Cohorts, 0, "certificate");
        return Ok(printed("certificate", "空白", pdf, BLANK));
    };
    let member = cohorts::in_hand(act, id)?;
    let given = member.certificate.ok_or_else(|| Fault::new(Code::WrongState, "print a certificate nobody gave"))?;
    let cohort = cohorts::known(act, member.cohort)?;
    let paper = CertificatePaper {
        station,
        number: given.number.clone(),
        name: member.name,
        course: cohort.course_title,
        cohort: cohort.title,
        first: cohort.first.map(|first| first.date()),
        // One given early attests to nothing that is still to come.
        last: cohort.last.map(|last| last.date().min(given.issued_on)),
        lessons: Some(cohort.lessons),
        attended: Some(given.attended),
        issued_on: Some(given.issued_on),
        // It is theirs to keep: no line of the station's own business at its foot.
        printed: None,
    };
    let pdf = certificate::print(&paper, &fonts)?;
    act.note(Noun::Cohorts, cohort.id.0, "certificate");
    let whose = member.case.map_or((Noun::Cohorts, cohort.id.0), |case| (Noun::Cases, case.0));
    Ok(printed("certificate", &given.number, pdf, whose))
}
