//! The closed lists of the law on domestic violence.

use crate::kernel::coded;

coded! {
    /// 措施 (反家暴 29; 法释〔2022〕17号 10)
    pub enum Measure {
        /// 禁止实施家庭暴力
        Violence = "violence",
        /// 禁止骚扰
        Harassing = "harassing",
        /// 禁止跟踪
        Following = "following",
        /// 禁止接触
        Contact = "contact",
        /// 责令迁出申请人住所
        MoveOut = "move_out",
        /// 其他措施
        Other = "other",
    }
}

coded! {
    /// 双方关系
    pub enum OrderRelation {
        /// 配偶
        Spouse = "spouse",
        /// 父母子女
        ParentChild = "parent_child",
        /// 兄弟姐妹、祖孙等其他家庭成员
        Relative = "relative",
        /// 家庭成员以外共同生活的人 (反家暴 37; 法释〔2022〕17号 4)
        LivesTogether = "lives_together",
        /// 离婚后 (妇女权益保障法 29)
        FormerSpouse = "former_spouse",
        /// 恋爱、交友或终止恋爱关系后 (妇女权益保障法 29)
        Dating = "dating",
    }
}

coded! {
    /// Who applies in the person's place (反家暴 23; 法释〔2022〕17号 2).
    pub enum Proxy {
        /// 近亲属
        Kin = "kin",
        /// 公安机关
        Police = "police",
        /// 妇女联合会
        WomensFederation = "womens_federation",
        /// 居民委员会、村民委员会
        VillageCommittee = "village_committee",
        /// 救助管理机构
        Shelter = "shelter",
        /// 民政部门 (法释〔2022〕17号 2)
        CivilAffairs = "civil_affairs",
        /// 残疾人联合会 (法释〔2022〕17号 2)
        DisabledFederation = "disabled_federation",
        /// 依法设立的老年人组织 (法释〔2022〕17号 2)
        EldersOrganisation = "elders_organisation",
    }
}

impl Proxy {
    /// Named in 反家暴 23 itself; the others only where 法释〔2022〕17号 2 reaches.
    pub(super) fn stands_in_the_law(self) -> bool {
        match self {
            Self::Kin | Self::Police | Self::WomensFederation | Self::VillageCommittee | Self::Shelter => true,
            Self::CivilAffairs | Self::DisabledFederation | Self::EldersOrganisation => false,
        }
    }
}

coded! {
    /// Why the person does not apply in person.
    pub enum ProxyReason {
        /// 无民事行为能力、限制民事行为能力 (反家暴 23)
        Incapable = "incapable",
        /// 受到强制、威吓等 (反家暴 23)
        Coerced = "coerced",
        /// 年老、残疾、重病等, by the person's own will (法释〔2022〕17号 2)
        Frail = "frail",
    }
}

coded! {
    pub enum ProtectionState {
        /// 已申请, 待裁定
        Applied = "applied",
        /// 已作出
        Granted = "granted",
        /// 已驳回
        Refused = "refused",
        /// 已撤回申请
        Withdrawn = "withdrawn",
        /// 已撤销 (反家暴 30)
        Revoked = "revoked",
    }
}

coded! {
    /// What happens to an order beside its decision.
    pub enum OrderStepKind {
        /// 送达申请人 (反家暴 32)
        ServedApplicant = "served_applicant",
        /// 送达被申请人
        ServedRespondent = "served_respondent",
        /// 送达公安机关
        ToldPolice = "told_police",
        /// 送达居民委员会、村民委员会
        ToldVillage = "told_village",
        /// 申请复议, once, within 5 days (反家暴 31)
        ReviewAsked = "review_asked",
        /// 申请人不申请复议
        ReviewDeclined = "review_declined",
        /// 复议维持
        ReviewKept = "review_kept",
        /// 变更 (反家暴 30)
        Varied = "varied",
        /// 延长 (反家暴 30)
        Extended = "extended",
        /// 申请人不申请延长
        RenewalDeclined = "renewal_declined",
        /// 撤销 (反家暴 30), on application or on review
        Revoked = "revoked",
        /// 撤回申请
        Withdrawn = "withdrawn",
        /// 违反保护令 (反家暴 34)
        Breached = "breached",
    }
}

coded! {
    /// Whom a visit met.
    pub enum VisitMet {
        Offender = "offender",
        Victim = "victim",
        Both = "both",
        Nobody = "nobody",
    }
}

coded! {
    pub enum SafetyMatter {
        /// The court has not decided yet.
        Decision = "decision",
        /// A red case with unanswered prompts.
        Prompts = "prompts",
        /// A visit after a warning letter.
        Visit = "visit",
        /// An order that ends within 15 days.
        Ending = "ending",
    }
}
