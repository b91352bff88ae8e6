//! The table of the rules (domain §4) as data: how long, in which unit, whether it rolls, whether a pause moves
//! it, and by which article. What is local is the station's to set.

use serde::Serialize;
use ts_rs::TS;

use super::{Parameters, Rule};
use crate::kernel::coded;
use crate::kernel::term::{Term, TermUnit};

coded! {
    /// Where a rule stands.
    pub enum Law {
        /// 人民调解法
        Mediation = "mediation",
        /// 司法部令第75号 人民调解工作若干规定
        MediationRules = "mediation_rules",
        /// 民法典
        CivilCode = "civil_code",
        /// 信访工作条例
        Petition = "petition",
        /// 法律援助法
        LegalAid = "legal_aid",
        /// 未成年人保护法
        Minors = "minors",
        /// 反家庭暴力法
        Violence = "violence",
        /// 家庭教育促进法
        FamilyEducation = "family_education",
        /// The group standard itself; the article is a clause.
        Standard = "standard",
        /// A custom of the station, or what somebody promised: no article.
        Custom = "custom",
    }
}

/// One line of the table.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RuleLine {
    pub rule: Rule,
    /// `None`: the record names the day.
    pub count: Option<u32>,
    pub unit: Option<TermUnit>,
    pub rolls: bool,
    /// Whether suspension stops it. What a statute gives to others, the station cannot stop.
    pub stops: bool,
    /// How many days an extension may add in all; `None`: it cannot be extended.
    pub extends_most: Option<u32>,
    /// Only both parties together can ask for the extension.
    pub both_ask: bool,
    pub law: Law,
    /// The article's number, or the clause; empty for a custom.
    pub article: &'static str,
    /// The limit is a station parameter.
    pub local: bool,
}

impl RuleLine {
    #[must_use]
    pub fn term(&self) -> Option<Term> {
        Some(Term { count: self.count?, unit: self.unit?, rolls: self.rolls })
    }
}

/// Statutory: rolls, and nothing of the station's stops it.
fn statutory(rule: Rule, count: u32, unit: TermUnit, law: Law, article: &'static str) -> RuleLine {
    RuleLine {
        rule,
        count: Some(count),
        unit: Some(unit),
        rolls: unit != TermUnit::Hours,
        stops: false,
        extends_most: None,
        both_ask: false,
        law,
        article,
        local: false,
    }
}

/// The record names the day.
fn promised(rule: Rule, law: Law, article: &'static str) -> RuleLine {
    RuleLine { count: None, unit: None, rolls: false, ..statutory(rule, 0, TermUnit::Days, law, article) }
}

/// The station names the limit.
fn local(rule: Rule, days: u32, law: Law, article: &'static str) -> RuleLine {
    RuleLine { rolls: false, local: true, ..statutory(rule, days, TermUnit::Days, law, article) }
}

/// The station's own work: it may be stopped and extended.
fn own(line: RuleLine, most: u32) -> RuleLine {
    RuleLine { stops: true, extends_most: Some(most), ..line }
}

/// The line of one rule.
#[must_use]
pub fn line(rule: Rule, parameters: &Parameters) -> RuleLine {
    use TermUnit::{Days, Hours, Months, WorkingDays};
    match rule {
        Rule::MediationMonth => {
            RuleLine { both_ask: true, ..own(statutory(rule, 1, Months, Law::MediationRules, "33"), 90) }
        }
        Rule::Performance => promised(rule, Law::Mediation, "31"),
        Rule::JudicialConfirmation => statutory(rule, 30, Days, Law::Mediation, "33"),
        Rule::DivorceWithdrawal | Rule::DivorceCertificate => statutory(rule, 30, Days, Law::CivilCode, "1077"),
        Rule::PetitionNotice => statutory(rule, 15, Days, Law::Petition, "22"),
        // The regulation knows an extension, but no suspension.
        Rule::PetitionAnswer => RuleLine { extends_most: Some(30), ..statutory(rule, 60, Days, Law::Petition, "34") },
        Rule::LegalAidDecision => statutory(rule, 7, Days, Law::LegalAid, "43"),
        Rule::LegalAidAssignment => statutory(rule, 3, Days, Law::LegalAid, "43"),
        // 立即: owed at once.
        Rule::MandatoryReport => statutory(rule, 0, Hours, Law::Minors, "11"),
        // 及时: the law names no hours; a day is the station's own outer bound.
        Rule::EscalationReport => statutory(rule, 24, Hours, Law::Mediation, "25"),
        Rule::ProtectionDecision => statutory(rule, 72, Hours, Law::Violence, "28"),
        Rule::ProtectionDecisionUrgent => statutory(rule, 24, Hours, Law::Violence, "28"),
        Rule::ProtectionRenewal => promised(rule, Law::Violence, "30"),
        Rule::ProtectionReview => statutory(rule, 5, Days, Law::Violence, "31"),
        Rule::WarningVisit => local(rule, parameters.warning_visit_days, Law::Violence, "17"),
        Rule::FollowUp => RuleLine { local: true, ..promised(rule, Law::Standard, "5.5.3.1") },
        Rule::TownReport => promised(rule, Law::Standard, "5.5.1.2"),
        Rule::MovementAnswer => promised(rule, Law::Standard, "5.5.1"),
        Rule::ConferenceTask => promised(rule, Law::Standard, "5.5.2.2"),
        Rule::Order => promised(rule, Law::Standard, "5.5.2"),
        Rule::CounsellingNote => statutory(rule, 24, Hours, Law::Custom, ""),
        Rule::Resolution => own(promised(rule, Law::Standard, "5.5.1"), 90),
        Rule::ServiceStep => own(promised(rule, Law::Standard, "5.4"), 90),
        Rule::DangerReview => statutory(rule, 24, Hours, Law::Standard, "5.5.3.1"),
        Rule::GuidanceOrder => promised(rule, Law::FamilyEducation, "49"),
        // The law names no day for the answer; three working days are the station's own.
        Rule::GuidanceReport => statutory(rule, 3, WorkingDays, Law::Custom, ""),
        Rule::PauseDecision => statutory(rule, 3, WorkingDays, Law::Custom, ""),
    }
}
