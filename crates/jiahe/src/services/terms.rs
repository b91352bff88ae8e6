//! The lists that all eight services share: states, outcomes, steps, clocks, prompts, reasons.

use crate::kernel::coded;
use crate::obligations::Rule;

coded! {
    pub enum ServiceState {
        /// 进行中
        Open = "open",
        /// 已办结
        Ended = "ended",
        /// 已终止
        Stopped = "stopped",
    }
}

coded! {
    /// What it came to; which of them a service knows: [`super::ServiceBody::outcomes`].
    pub enum ServiceOutcome {
        /// 关系改善、和好
        Reconciled = "reconciled",
        /// 撤回离婚登记申请 (民法典 1077)
        DivorceWithdrawn = "divorce_withdrawn",
        /// 逾期未领证, 视为撤回 (民法典 1077)
        DivorceLapsed = "divorce_lapsed",
        /// 领取离婚证
        DivorceRegistered = "divorce_registered",
        /// 辅导完成
        Completed = "completed",
        /// 已答复
        Answered = "answered",
        /// 已转交
        HandedOver = "handed_over",
        /// 已报警、移送有权机关
        Reported = "reported",
        /// 不予受理, 已告知
        NotAccepted = "not_accepted",
        /// 达成调解协议
        Agreed = "agreed",
        /// 协议已履行完毕
        Performed = "performed",
        /// 调解不成 (人民调解法 26)
        Failed = "failed",
        /// 一方明确拒绝调解 (人民调解法 17)
        Refused = "refused",
        /// 已援助办结
        Aided = "aided",
        /// 不予援助
        AidRefused = "aid_refused",
        /// 获得帮扶
        Received = "received",
        /// 未获批准
        NotGranted = "not_granted",
        /// 有改善
        Improved = "improved",
        /// 没有明显变化
        Unchanged = "unchanged",
        /// 建议就医、已转介
        ReferredMedical = "referred_medical",
        /// 转到其他服务
        Onward = "onward",
        /// 当事人不再需要、撤回申请
        Withdrawn = "withdrawn",
        /// 联系不上
        LostContact = "lost_contact",
    }
}

impl ServiceOutcome {
    /// 办结 or 终止.
    #[must_use]
    pub fn state(self) -> ServiceState {
        match self {
            Self::Reconciled
            | Self::DivorceWithdrawn
            | Self::DivorceLapsed
            | Self::DivorceRegistered
            | Self::Completed
            | Self::Answered
            | Self::HandedOver
            | Self::Reported
            | Self::Agreed
            | Self::Performed
            | Self::Aided
            | Self::Received
            | Self::Improved
            | Self::Unchanged
            | Self::ReferredMedical
            | Self::Onward => ServiceState::Ended,
            Self::NotAccepted
            | Self::Failed
            | Self::Refused
            | Self::AidRefused
            | Self::NotGranted
            | Self::Withdrawn
            | Self::LostContact => ServiceState::Stopped,
        }
    }
}

coded! {
    /// A dated step. The first seven are written by hand, the others write themselves when a field says so.
    pub enum StepKind {
        /// 联系当事人
        Contacted = "contacted",
        /// 走访
        Visited = "visited",
        /// 面谈
        Met = "met",
        /// 告知
        Told = "told",
        /// 收取、提供材料
        Materials = "materials",
        /// 与单位协调
        Coordinated = "coordinated",
        /// 其他
        Noted = "noted",
        Opened = "opened",
        /// 换了承办人或承办单位
        Assigned = "assigned",
        Ended = "ended",
        Reopened = "reopened",
        /// 提出离婚登记申请
        DivorceApplied = "divorce_applied",
        DivorceWithdrawn = "divorce_withdrawn",
        CertificateTaken = "certificate_taken",
        /// 辅导、课程、调解 held once more
        SessionHeld = "session_held",
        /// 告知受理
        NoticeGiven = "notice_given",
        /// 延长办理期限
        Extended = "extended",
        /// 答复
        Replied = "replied",
        /// 转交
        HandedOver = "handed_over",
        /// 报警、移送
        Reported = "reported",
        /// 申请复查、复核
        ReviewAsked = "review_asked",
        ConsentGiven = "consent_given",
        ConsentRefused = "consent_refused",
        /// 达成协议, 已生效
        Agreed = "agreed",
        Performed = "performed",
        Breached = "breached",
        /// 调解不成, 已告知救济途径
        Failed = "failed",
        ConfirmationApplied = "confirmation_applied",
        ConfirmationDecided = "confirmation_decided",
        /// 提出申请 (法援, 帮扶)
        Applied = "applied",
        /// 审查决定
        Decided = "decided",
        /// 指派
        LawyerAssigned = "lawyer_assigned",
        /// 获得帮扶
        Received = "received",
        /// 量表: only that it was filled in.
        Screened = "screened",
        /// 危机评估: only that there is one.
        CrisisAssessed = "crisis_assessed",
        /// 安全计划: only that there is one.
        SafetyPlanned = "safety_planned",
        /// 建议就医
        Referred = "referred",
    }
}

impl StepKind {
    /// Whether people write it themselves.
    #[must_use]
    pub fn by_hand(self) -> bool {
        self <= Self::Noted
    }
}

coded! {
    pub enum CountdownKind {
        /// 冷静期: 可撤回 (民法典 1077)
        DivorceWithdrawal = "divorce_withdrawal",
        /// 冷静期满后申领离婚证 (民法典 1077)
        DivorceCertificate = "divorce_certificate",
        /// 告知受理 (信访工作条例 22)
        PetitionNotice = "petition_notice",
        /// 办结 (信访工作条例 34)
        PetitionAnswer = "petition_answer",
        /// 信访人可申请复查 (信访工作条例 35)
        PetitionReview = "petition_review",
        /// 复查意见 (信访工作条例 35)
        PetitionReviewReply = "petition_review_reply",
        /// 信访人可申请复核 (信访工作条例 36)
        PetitionRecheck = "petition_recheck",
        /// 复核意见 (信访工作条例 36)
        PetitionRecheckReply = "petition_recheck_reply",
        /// 一个月内调结 (司法部令第75号 33)
        MediationMonth = "mediation_month",
        /// 一条协议的履行期限
        Performance = "performance",
        /// 申请司法确认 (人民调解法 33)
        JudicialConfirmation = "judicial_confirmation",
        /// 法援审查决定 (法律援助法 43)
        LegalAidDecision = "legal_aid_decision",
        /// 指派法援人员 (法律援助法 43)
        LegalAidAssignment = "legal_aid_assignment",
        /// 下一步
        ServiceStep = "service_step",
    }
}

impl CountdownKind {
    /// The clock on somebody's desk; `None` where only the person concerned has something to do.
    #[must_use]
    pub fn rule(self) -> Option<Rule> {
        match self {
            Self::DivorceWithdrawal => Some(Rule::DivorceWithdrawal),
            Self::DivorceCertificate => Some(Rule::DivorceCertificate),
            Self::PetitionNotice => Some(Rule::PetitionNotice),
            Self::PetitionAnswer => Some(Rule::PetitionAnswer),
            Self::MediationMonth => Some(Rule::MediationMonth),
            Self::Performance => Some(Rule::Performance),
            Self::JudicialConfirmation => Some(Rule::JudicialConfirmation),
            Self::LegalAidDecision => Some(Rule::LegalAidDecision),
            Self::LegalAidAssignment => Some(Rule::LegalAidAssignment),
            Self::ServiceStep => Some(Rule::ServiceStep),
            Self::PetitionReview | Self::PetitionReviewReply | Self::PetitionRecheck | Self::PetitionRecheckReply => {
                None
            }
        }
    }
}

coded! {
    /// What the person at the desk must bear in mind now; computed, never stored.
    pub enum ServicePrompt {
        /// 男方此时不得提出离婚, with the exceptions (民法典 1082)
        ManMayNotFile = "man_may_not_file",
        /// 一方明确拒绝, 不得调解 (人民调解法 17)
        NoMediation = "no_mediation",
        /// 终止调解, 告知救济途径 (人民调解法 26)
        TellWays = "tell_ways",
        /// 身份、收养、婚姻关系 cannot be confirmed (法释〔2011〕5号 4)
        CannotConfirm = "cannot_confirm",
        /// 申请司法确认已超过三十日 (人民调解法 33)
        ConfirmationLate = "confirmation_late",
        /// 有条款违反协议, 可再次调解或告知起诉 (人民调解法 31、32)
        Breach = "breach",
        /// 不受经济困难条件限制 (法律援助法 32)
        NoMeansTest = "no_means_test",
        /// 侵权、家暴 have not been reported yet
        ReportViolence = "report_violence",
        /// 求助 has not been handed to anybody yet
        HandOver = "hand_over",
        /// 知情同意 is missing
        ConsentMissing = "consent_missing",
    }
}

coded! {
    /// Why a service is proposed.
    pub enum ProposalReason {
        /// 登记时已选
        Asked = "asked",
        TypeMarriage = "type_marriage",
        TypeProperty = "type_property",
        TypeViolence = "type_violence",
        TypeMinors = "type_minors",
        TypeSupport = "type_support",
        TypeEducation = "type_education",
        TypePsychology = "type_psychology",
        /// 有家暴危险因素
        Danger = "danger",
        /// 红色、橙色
        HighRisk = "high_risk",
        /// 来信、来电、12338
        Channel = "channel",
        /// 低收入、残疾等家庭
        Hardship = "hardship",
    }
}
