//! The lists of screening: the questions asked at the door, states, what a family's line of life shows.

use crate::cases::DisputeType;
use crate::kernel::coded;

coded! {
    /// What one asks and looks for at the door; our own list, from the seven disputes (5.2). A station may
    /// replace any of them. Appended only: older findings name them.
    pub enum Sign {
        /// 夫妻经常争吵、冷战或分居
        Quarrels = "quarrels",
        /// 正在闹离婚或起诉
        Divorce = "divorce",
        /// 房产、拆迁款、继承、分家有争议
        Inheritance = "inheritance",
        /// 欠债、赌博或钱财去向引起争执
        Debts = "debts",
        /// 身上有伤, 或邻里听到打骂、呼救
        Beating = "beating",
        /// 扬言伤人、自伤或同归于尽
        Threats = "threats",
        /// 争执中动过刀具、汽油、农药等
        Weapons = "weapons",
        /// 不让出门、收走手机、控制花钱
        Control = "control",
        /// 孩子无人照看、失学或夜不归宿
        ChildAlone = "child_alone",
        /// 孩子身上有伤, 或疑似受侵害
        ChildHurt = "child_hurt",
        /// 老人无人赡养、照料, 或被推来推去
        ElderNeglected = "elder_neglected",
        /// 病人、残疾人长期由一人照料, 不堪负担
        CareBurden = "care_burden",
        /// 管教靠打骂, 亲子严重对立
        HarshParenting = "harsh_parenting",
        /// 孩子沉迷网络、厌学
        SchoolRefusal = "school_refusal",
        /// 长期情绪低落、失眠、不愿出门
        LowMood = "low_mood",
        /// 有轻生念头或行为
        SelfHarm = "self_harm",
        /// 酗酒、涉毒
        Substance = "substance",
    }
}

impl Sign {
    /// The dispute it speaks of; which disputes there are is ticked by a person.
    #[must_use]
    pub fn dispute(self) -> DisputeType {
        match self {
            Self::Quarrels | Self::Divorce => DisputeType::Marriage,
            Self::Inheritance | Self::Debts => DisputeType::Property,
            Self::Beating | Self::Threats | Self::Weapons | Self::Control | Self::Substance => DisputeType::Violence,
            Self::ChildAlone | Self::ChildHurt => DisputeType::Minors,
            Self::ElderNeglected | Self::CareBurden => DisputeType::Support,
            Self::HarshParenting | Self::SchoolRefusal => DisputeType::Education,
            Self::LowMood | Self::SelfHarm => DisputeType::Psychology,
        }
    }

    /// Whether the window asks if it must be reported at once (5.5.1.2).
    #[must_use]
    pub fn is_grave(self) -> bool {
        match self {
            Self::Beating | Self::Threats | Self::Weapons | Self::ChildHurt | Self::SelfHarm => true,
            Self::Quarrels
            | Self::Divorce
            | Self::Inheritance
            | Self::Debts
            | Self::Control
            | Self::ChildAlone
            | Self::ElderNeglected
            | Self::CareBurden
            | Self::HarshParenting
            | Self::SchoolRefusal
            | Self::LowMood
            | Self::Substance => false,
        }
    }
}

coded! {
    pub enum CampaignState {
        /// 计划中
        Planned = "planned",
        /// 排查中
        Running = "running",
        /// 已结束
        Closed = "closed",
    }
}

coded! {
    /// How an urgent finding was reported.
    pub enum UrgentHow {
        Phone = "phone",
        InPerson = "in_person",
        Message = "message",
    }
}

coded! {
    pub enum FamilyState {
        /// 在册
        On = "on",
        /// 已申请销号, 待批准
        OffAsked = "off_asked",
        /// 已销号
        Off = "off",
    }
}

coded! {
    /// What a likeness was found among.
    pub enum AlikeKind {
        Case = "case",
        Family = "family",
        Finding = "finding",
    }
}

coded! {
    /// One point on a family's line of life; `from` and `to` are codes or names as the kind says.
    pub enum LifeKind {
        /// Found in a screening; `to`: the campaign.
        Screened = "screened",
        Registered = "registered",
        /// Kinds, types or measures were corrected.
        Amended = "amended",
        /// The three ratings; `from`, `to`: `difficulty,help,danger`.
        Rated = "rated",
        /// `from`, `to`: colours.
        RiskChanged = "risk_changed",
        LevelChanged = "level_changed",
        /// `from`, `to`: names.
        HandlerChanged = "handler_changed",
        /// 再走访; `to`: the day it is due next.
        Looked = "looked",
        OffAsked = "off_asked",
        OffRefused = "off_refused",
        TakenOff = "taken_off",
        PutBack = "put_back",
        /// Something of a case; [`super::LifeEntry::event`] says what.
        Case = "case",
    }
}
