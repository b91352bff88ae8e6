//! Terms of the calendar.

use crate::kernel::coded;

coded! {
    /// 方式
    pub enum Mode {
        /// 线下
        InPerson = "in_person",
        /// 线上
        Online = "online",
        /// 电话
        Phone = "phone",
        /// 上门
        Home = "home",
    }
}

coded! {
    /// For how many.
    pub enum Kind {
        /// 个别
        Individual = "individual",
        /// 夫妻
        Couple = "couple",
        /// 家庭
        Family = "family",
        /// 双方到场: both sides of a dispute in one session
        Joint = "joint",
        /// 团体: a meeting of a group, planned on its page
        Group = "group",
    }
}

coded! {
    /// 谁没有来
    pub enum Absent {
        Client = "client",
        Practitioner = "practitioner",
        Both = "both",
    }
}

coded! {
    /// 监护人是否同意
    pub enum GuardianConsent {
        /// 不需要: of age
        NotNeeded = "not_needed",
        /// 已同意
        Given = "given",
        /// 未征得，依法不以其同意为前提 (未保法 11: the guardian is the danger)
        Waived = "waived",
    }
}

coded! {
    /// Who cancels.
    pub enum CancelledBy {
        Client = "client",
        Practitioner = "practitioner",
        Station = "station",
    }
}

coded! {
    /// How much of a series a change is about.
    pub enum SeriesScope {
        /// 只改这一次
        One = "one",
        /// 这一次和以后各次
        Following = "following",
        /// 整个系列中还没有开始的
        All = "all",
    }
}

coded! {
    pub enum AppointmentState {
        /// 待确认
        Requested = "requested",
        /// 已预约
        Confirmed = "confirmed",
        /// 已到达
        Arrived = "arrived",
        /// 进行中
        InSession = "in_session",
        /// 已完成
        Done = "done",
        /// 未到
        NoShow = "no_show",
        /// 临时取消
        LateCancelled = "late_cancelled",
        /// 已取消
        Cancelled = "cancelled",
    }
}

impl AppointmentState {
    /// Whether the hour is kept from others.
    #[must_use]
    pub fn takes_time(self) -> bool {
        match self {
            Self::Requested | Self::Confirmed | Self::Arrived | Self::InSession | Self::Done => true,
            Self::NoShow | Self::LateCancelled | Self::Cancelled => false,
        }
    }

    /// Whether nobody has said yet what became of it.
    #[must_use]
    pub fn is_open(self) -> bool {
        match self {
            Self::Requested | Self::Confirmed | Self::Arrived | Self::InSession => true,
            Self::Done | Self::NoShow | Self::LateCancelled | Self::Cancelled => false,
        }
    }

    /// Whether it can still be moved or cancelled.
    #[must_use]
    pub fn is_coming(self) -> bool {
        match self {
            Self::Requested | Self::Confirmed => true,
            Self::Arrived | Self::InSession | Self::Done | Self::NoShow | Self::LateCancelled | Self::Cancelled => {
                false
            }
        }
    }

    /// Whether it was called off, and is off every list of the day.
    #[must_use]
    pub fn is_off(self) -> bool {
        match self {
            Self::Cancelled | Self::LateCancelled => true,
            Self::Requested | Self::Confirmed | Self::Arrived | Self::InSession | Self::Done | Self::NoShow => false,
        }
    }
}
