//! What is still missing before a case goes into the archive. Each noun says what it misses; what is required
//! holds the case back, the rest is passed over with a reason.

use serde::Serialize;
use ts_rs::TS;

use super::{CaseAsked, Consent, permission};
use crate::appointments;
use crate::fault::{Code, Fault, FieldFault, Result};
use crate::followups;
use crate::kernel::{CaseId, Coded, coded};
use crate::movements::MovementState;
use crate::obligations::{self, Rule};
use crate::protection;
use crate::services::{self, ServiceState};
use crate::store;
use crate::transact::View;
use crate::volumes;

coded! {
    pub enum Lack {
        /// 处理敏感个人信息的同意尚未取得 (个人信息保护法 29)
        ConsentPending = "consent_pending",
        /// A report that the law or 5.5.1.2 asks for is not on record.
        ReportMissing = "report_missing",
        ObligationsRunning = "obligations_running",
        AppointmentsOpen = "appointments_open",
        /// A referral or joint handling without its result.
        ReferralOpen = "referral_open",
        ServicesOpen = "services_open",
        /// 调解不成: the ways to law were not told (人民调解法 26)
        WaysUntold = "ways_untold",
        /// 必须告知 of a violent case without an answer (反家暴 15, 23; 5.5.1.2)
        PromptsUntold = "prompts_untold",
        /// 常态化回访 (5.5.3.1): the visits were called off before one was made.
        FollowUpMissing = "follow_up_missing",
        /// The last visit found the agreement broken or somebody dissatisfied (5.5.3.1).
        FollowUpIll = "follow_up_ill",
        /// 卷宗: a part that the volume of an ended mediation must have is neither printed nor scanned (人民调解法 27).
        VolumeIncomplete = "volume_incomplete",
    }
}

impl Lack {
    fn is_work(self) -> bool {
        match self {
            Self::ReportMissing | Self::AppointmentsOpen | Self::ReferralOpen | Self::ServicesOpen => true,
            Self::ConsentPending
            | Self::ObligationsRunning
            | Self::WaysUntold
            | Self::PromptsUntold
            | Self::FollowUpMissing
            | Self::FollowUpIll
            | Self::VolumeIncomplete => false,
        }
    }
}

#[derive(Debug, Clone, Serialize, TS)]
pub struct Lacking {
    pub lack: Lack,
    /// Without it the case stays out of the archive.
    pub required: bool,
    /// Work that goes on: whoever calls the case settled is asked how.
    pub work: bool,
    pub count: u32,
    /// The tab of the case page where it is mended; empty for the overview.
    pub tab: String,
}

impl Lacking {
    #[must_use]
    pub fn new(lack: Lack, required: bool, count: usize, tab: &str) -> Self {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        Self { lack, required, work: lack.is_work(), count, tab: tab.to_owned() }
    }
}

/// A noun's answer.
type Source = fn(&View<'_>, CaseId) -> Result<Vec<Lacking>>;

/// One line per noun.
const SOURCES: &[Source] = &[consent, clocks, prompts, services, hours, referrals, follow_ups, volume];

/// # Errors
/// [`Code::NotFound`] also for a case this session may not know of.
pub fn close_check(view: &View<'_>, asked: CaseAsked) -> Result<Vec<Lacking>> {
    permission::require(view, asked.id)?;
    lacking(view, asked.id)
}

pub(super) fn lacking(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let mut found = Vec::new();
    for source in SOURCES {
        found.extend(source(view, case)?.into_iter().filter(|one| one.count > 0));
    }
    found.sort_by_key(|one| !one.required);
    Ok(found)
}

/// Whether work on the case is still open: it may be settled all the same, by whoever says how.
///
/// # Errors
/// The store's.
pub(super) fn is_open(view: &View<'_>, case: CaseId) -> Result<bool> {
    Ok(lacking(view, case)?.iter().any(|one| one.work))
}

/// # Errors
/// [`Code::WrongState`] naming each requirement that is missing; `note` when something else is passed over
/// without a reason.
pub(super) fn require_complete(view: &View<'_>, case: CaseId, note: &str) -> Result<()> {
    let lacking = lacking(view, case)?;
    let required: Vec<FieldFault> = lacking
        .iter()
        .filter(|one| one.required)
        .map(|one| FieldFault { field: "state".to_owned(), why: one.lack.code().to_owned() })
        .collect();
    if !required.is_empty() {
        return Err(Fault { fields: required, ..Fault::new(Code::WrongState, "archive a case that is not complete") });
    }
    if !lacking.is_empty() && note.is_empty() {
        return Err(Fault::field("note", "required"));
    }
    Ok(())
}

fn consent(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let pending = store::cases::get(view.db, case)?.is_some_and(|record| record.consent == Consent::Pending);
    Ok(vec![Lacking::new(Lack::ConsentPending, true, usize::from(pending), "")])
}

fn prompts(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    Ok(vec![Lacking::new(Lack::PromptsUntold, false, protection::untold(view, case)?, "safety")])
}

fn clocks(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let (mut reports, mut others) = (0, 0);
    for rule in obligations::running(view, case)? {
        match rule {
            Rule::MandatoryReport | Rule::EscalationReport | Rule::TownReport => reports += 1,
            // They go on after the archive.
            Rule::FollowUp | Rule::WarningVisit | Rule::ProtectionRenewal | Rule::ProtectionReview => {}
            // A referral without its result says so itself.
            Rule::MovementAnswer => {}
            Rule::MediationMonth
            | Rule::Performance
            | Rule::JudicialConfirmation
            | Rule::DivorceWithdrawal
            | Rule::DivorceCertificate
            | Rule::PetitionNotice
            | Rule::PetitionAnswer
            | Rule::LegalAidDecision
            | Rule::LegalAidAssignment
            | Rule::ProtectionDecision
            | Rule::ProtectionDecisionUrgent
            | Rule::ConferenceTask
            | Rule::Order
            | Rule::CounsellingNote
            | Rule::Resolution
            | Rule::DangerReview
            | Rule::GuidanceOrder
            | Rule::GuidanceReport
            | Rule::PauseDecision
            | Rule::ServiceStep => others += 1,
        }
    }
    Ok(vec![
        Lacking::new(Lack::ReportMissing, true, reports, ""),
        Lacking::new(Lack::ObligationsRunning, false, others, "clocks"),
    ])
}

fn hours(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let open = appointments::of_case(view, case)?.iter().filter(|one| one.state.is_open()).count();
    Ok(vec![Lacking::new(Lack::AppointmentsOpen, false, open, "")])
}

fn referrals(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let movements = store::movements::of_case(view.db, case)?;
    let open = movements.iter().filter(|one| match one.state {
        MovementState::Sent | MovementState::Accepted => !one.kind.moves_custody(),
        MovementState::Refused | MovementState::Withdrawn | MovementState::Done => false,
    });
    Ok(vec![Lacking::new(Lack::ReferralOpen, false, open.count(), "way")])
}

fn services(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let records = services::of_case(view, case)?;
    let open = records.iter().filter(|record| match record.state {
        ServiceState::Open => true,
        ServiceState::Ended | ServiceState::Stopped => false,
    });
    let untold = records.iter().filter(|record| record.body.ways_untold()).count();
    Ok(vec![
        Lacking::new(Lack::WaysUntold, true, untold, "services"),
        Lacking::new(Lack::ServicesOpen, false, open.count(), "services"),
    ])
}

fn follow_ups(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    let missing = followups::given_up(view, case)?;
    let ill = followups::ends_ill(view, case)?;
    Ok(vec![
        Lacking::new(Lack::FollowUpMissing, false, usize::from(missing), "clocks"),
        Lacking::new(Lack::FollowUpIll, false, usize::from(ill), "clocks"),
    ])
}

fn volume(view: &View<'_>, case: CaseId) -> Result<Vec<Lacking>> {
    Ok(vec![Lacking::new(Lack::VolumeIncomplete, false, volumes::missing(view, case)?, "volume")])
}
