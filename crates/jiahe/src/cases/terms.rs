//! The standard's own lists: channels, the seven dispute types, the eight services, risk, secrecy.

use crate::kernel::coded;

coded! {
    /// 来源渠道: how a dispute reached the station (5.4.2, 5.5.1; 信访工作条例 17).
    pub enum Channel {
        /// 来访
        Visit = "visit",
        /// 来电
        Call = "call",
        /// 来信
        Letter = "letter",
        /// 网络
        Online = "online",
        /// 排查发现
        Screening = "screening",
        /// 上级交办
        FromAbove = "from_above",
        /// 下级上报
        FromBelow = "from_below",
        /// 部门移送
        Department = "department",
        /// 12338 妇女维权公益服务热线
        Hotline12338 = "hotline_12338",
    }
}

coded! {
    /// 七类情形 (5.2).
    pub enum DisputeType {
        /// 婚恋情感
        Marriage = "marriage",
        /// 家庭财产纠纷
        Property = "property",
        /// 家庭暴力
        Violence = "violence",
        /// 未成年人保护
        Minors = "minors",
        /// 赡养扶养抚养
        Support = "support",
        /// 家庭教育
        Education = "education",
        /// 家庭心理
        Psychology = "psychology",
    }
}

coded! {
    /// 八大功能 (5.4).
    pub enum Service {
        /// 婚姻辅导 (5.4.1)
        MarriageCounselling = "marriage_counselling",
        /// 家事信访 (5.4.2)
        Petition = "petition",
        /// 家事调解 (5.4.3)
        Mediation = "mediation",
        /// 法律咨询 (5.4.4)
        LegalAdvice = "legal_advice",
        /// 心理疏导 (5.4.5)
        PsychologicalCounselling = "psychological_counselling",
        /// 法律援助 (5.4.6)
        LegalAid = "legal_aid",
        /// 困难帮扶 (5.4.7)
        HardshipRelief = "hardship_relief",
        /// 家风培育 (5.4.8)
        FamilyEducation = "family_education",
    }
}

coded! {
    /// 家暴危险因素清单: our own, unscored; any item calls for the prompts of [`DangerPrompt`] (domain §5).
    pub enum DangerSign {
        /// 扼颈
        Strangling = "strangling",
        /// 凶器
        Weapon = "weapon",
        /// 伤情升级
        Escalating = "escalating",
        /// 死亡威胁
        DeathThreat = "death_threat",
        /// 跟踪
        Stalking = "stalking",
        /// 近期分居/起诉
        Separation = "separation",
        /// 酗酒涉毒
        Substance = "substance",
        /// 孕期
        Pregnancy = "pregnancy",
        /// 儿童目睹
        ChildWitness = "child_witness",
        /// 违反保护令/告诫
        OrderBreached = "order_breached",
        /// 加害人自杀威胁
        SuicideThreat = "suicide_threat",
    }
}

coded! {
    /// 必须提示的五件事 when any [`DangerSign`] is ticked: each is told and its outcome noted.
    pub enum DangerPrompt {
        /// 110 报警
        Police = "police",
        /// 人身安全保护令 (反家庭暴力法 23)
        ProtectionOrder = "protection_order",
        /// 庇护 (反家庭暴力法 18)
        Shelter = "shelter",
        /// 法律援助, no means test (法律援助法 32)
        LegalAid = "legal_aid",
        /// 强制报告 (反家庭暴力法 14; 未成年人保护法 11)
        MandatoryReport = "mandatory_report",
    }
}

coded! {
    /// 风险颜色: a person's decision with a reason on record; never computed.
    pub enum Risk {
        Red = "red",
        Orange = "orange",
        Yellow = "yellow",
        Green = "green",
    }
}

coded! {
    /// 保密等级 (5.6.4), the least first.
    pub enum Level {
        /// 普通
        Normal = "normal",
        /// 敏感: team and lead only
        Sensitive = "sensitive",
        /// 严格保密: team only
        Strict = "strict",
    }
}

coded! {
    /// 处理敏感个人信息的同意 (个人信息保护法 28–31).
    pub enum Consent {
        /// 本人单独同意
        Given = "given",
        /// 监护人同意 (不满 14 周岁)
        Guardian = "guardian",
        /// 依法不需同意 (职责、应急): 个人信息保护法 13、18
        NotNeeded = "not_needed",
        /// 尚未取得
        Pending = "pending",
    }
}

coded! {
    /// 办理状态 within one station; moves between stations come with transfers.
    pub enum CaseState {
        /// 已受理
        Accepted = "accepted",
        /// 办理中
        InProgress = "in_progress",
        /// 已化解
        Resolved = "resolved",
        /// 未化解
        Unresolved = "unresolved",
        /// 已归档
        Archived = "archived",
    }
}

coded! {
    /// 当事人角色.
    pub enum PartyRole {
        /// 申请人/求助人
        Applicant = "applicant",
        /// 被申请人/对方
        Respondent = "respondent",
        /// 受害人
        Victim = "victim",
        /// 涉嫌加害人
        Accused = "accused",
        /// 涉案未成年人
        Minor = "minor",
        /// 监护人
        Guardian = "guardian",
        /// 其他相关人
        Other = "other",
    }
}

coded! {
    /// 家庭类型 (A.1, reconstructed; several may apply).
    pub enum FamilyKind {
        /// 一般家庭
        Ordinary = "ordinary",
        /// 单亲家庭
        SingleParent = "single_parent",
        /// 再婚重组家庭
        Remarried = "remarried",
        /// 留守家庭
        LeftBehind = "left_behind",
        /// 流动家庭
        Migrant = "migrant",
        /// 低收入家庭
        LowIncome = "low_income",
        /// 残疾人家庭
        Disability = "disability",
        /// 空巢独居家庭
        EmptyNest = "empty_nest",
        /// 失独家庭
        LostOnlyChild = "lost_only_child",
        /// 其他
        Other = "other",
    }
}

coded! {
    /// 三维评级 of A.1: 解决问题难度 / 需要帮扶力度 / 存在风险程度 (5.5.3.1).
    pub enum Grade {
        Low = "low",
        Medium = "medium",
        High = "high",
    }
}
