//! 家事信访 and 12338 (5.4.2): 咨询 is answered at once, 求助 goes to a practitioner or the local 妇联, 侵权 and 家暴 to
//! the authorities; the clocks of 信访工作条例 22, 34–36.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::cases::DisputeType;
use crate::kernel::{Day, Moment, coded};
use crate::services::body::{Beside, Sheet, begun};
use crate::services::clocks::{Countdown, due};
use crate::services::form::Form;
use crate::services::{CountdownKind, ServiceOutcome, ServicePrompt, StepKind};

coded! {
    pub enum PetitionChannel {
        /// 来信
        Letter = "letter",
        /// 来电
        Call = "call",
        /// 来访
        Visit = "visit",
        /// 网络
        Online = "online",
        /// 12338
        Hotline12338 = "hotline_12338",
    }
}

coded! {
    pub enum PetitionNature {
        /// 咨询
        Inquiry = "inquiry",
        /// 求助
        Help = "help",
        /// 侵权、家庭暴力
        Rights = "rights",
    }
}

coded! {
    pub enum HandedTo {
        /// 尚未
        Nobody = "nobody",
        /// 专业人员
        Practitioner = "practitioner",
        /// 属地妇联
        Federation = "federation",
        /// 有权处理的单位
        Unit = "unit",
    }
}

#[derive(Debug, Clone, Deserialize, Serialize, TS)]
#[serde(default)]
pub struct Petition {
    pub channel: PetitionChannel,
    #[ts(type = "string | null")]
    pub received_on: Option<Day>,
    pub nature: PetitionNature,
    /// 诉求类别
    pub about: Option<DisputeType>,
    pub urgent: bool,
    /// 重复
    pub repeated: bool,
    /// 匿名
    pub anonymous: bool,
    pub sex: String,
    pub age: Option<u32>,
    /// 婚姻状况
    pub marriage: String,
    /// 属地
    pub place: String,
    pub content: String,
    /// 即时答复
    pub answer: String,
    pub handed_to: HandedTo,
    /// 转办的人或单位
    pub handed_name: String,
    #[ts(type = "string | null")]
    pub handed_on: Option<Day>,
    /// 报警、移送的机关
    pub reported_to: String,
    #[ts(type = "string | null")]
    pub reported_at: Option<Moment>,
    /// 接警号、回执
    pub report_receipt: String,
    /// 告知受理
    #[ts(type = "string | null")]
    pub notice_on: Option<Day>,
    /// 受理
    #[ts(type = "string | null")]
    pub accepted_on: Option<Day>,
    /// 延期批准之日
    #[ts(type = "string | null")]
    pub extended_on: Option<Day>,
    pub extended_by: String,
    pub extended_reason: String,
    #[ts(type = "string | null")]
    pub replied_on: Option<Day>,
    pub reply: String,
    /// 书面答复, from which 复查 may be asked for
    pub reply_written: bool,
    /// 申请复查
    #[ts(type = "string | null")]
    pub review_asked_on: Option<Day>,
    #[ts(type = "string | null")]
    pub review_replied_on: Option<Day>,
    /// 申请复核
    #[ts(type = "string | null")]
    pub recheck_asked_on: Option<Day>,
    #[ts(type = "string | null")]
    pub recheck_replied_on: Option<Day>,
    /// 满意度 1–5
    pub satisfaction: Option<u8>,
    #[serde(flatten)]
    #[ts(skip)]
    pub beside: Beside,
}

impl Default for Petition {
    fn default() -> Self {
        Self {
            channel: PetitionChannel::Visit,
            received_on: None,
            nature: PetitionNature::Inquiry,
            about: None,
            urgent: false,
            repeated: false,
            anonymous: false,
            sex: String::new(),
            age: None,
            marriage: String::new(),
            place: String::new(),
            content: String::new(),
            answer: String::new(),
            handed_to: HandedTo::Nobody,
            handed_name: String::new(),
            handed_on: None,
            reported_to: String::new(),
            reported_at: None,
            report_receipt: String::new(),
            notice_on: None,
            accepted_on: None,
            extended_on: None,
            extended_by: String::new(),
            extended_reason: String::new(),
            replied_on: None,
            reply: String::new(),
            reply_written: false,
            review_asked_on: None,
            review_replied_on: None,
            recheck_asked_on: None,
            recheck_replied_on: None,
            satisfaction: None,
            beside: Beside::new(),
        }
    }
}

/// 延长期限不得超过30日 (信访工作条例 34).
const EXTENSION: u64 = 30;

impl Petition {
    /// 侵权、家庭暴力, and neither the police nor another authority was told.
    pub(in crate::services) fn unreported(&self) -> bool {
        self.nature == PetitionNature::Rights && self.reported_at.is_none()
    }

    fn lines(&mut self, form: &mut Form<'_>) {
        form.line(&mut self.sex, "sex");
        form.that(self.age.is_none_or(|age| age <= 120), "age", "range");
        form.line(&mut self.marriage, "marriage");
        form.line(&mut self.place, "place");
        form.block(&mut self.content, "content");
        form.block(&mut self.answer, "answer");
        form.line(&mut self.handed_name, "handed_name");
        form.line(&mut self.reported_to, "reported_to");
        form.line(&mut self.report_receipt, "report_receipt");
        form.line(&mut self.extended_by, "extended_by");
        form.block(&mut self.extended_reason, "extended_reason");
        form.block(&mut self.reply, "reply");
        form.that(self.satisfaction.is_none_or(|score| (1..=5).contains(&score)), "satisfaction", "range");
    }

    fn days(&self, form: &mut Form<'_>) {
        let after = |form: &mut Form<'_>, earlier, later, field| {
            form.past(later, field);
            form.order(earlier, later, field);
        };
        form.past(self.received_on, "received_on");
        for (day, field) in
            [(self.handed_on, "handed_on"), (self.notice_on, "notice_on"), (self.accepted_on, "accepted_on")]
        {
            after(form, self.received_on, day, field);
        }
        after(form, self.accepted_on, self.extended_on, "extended_on");
        after(form, self.accepted_on.or(self.received_on), self.replied_on, "replied_on");
        after(form, self.replied_on, self.review_asked_on, "review_asked_on");
        after(form, self.review_asked_on, self.review_replied_on, "review_replied_on");
        after(form, self.review_replied_on, self.recheck_asked_on, "recheck_asked_on");
        after(form, self.recheck_asked_on, self.recheck_replied_on, "recheck_replied_on");
        form.that(self.reported_at.is_none_or(|at| at <= form.now), "reported_at", "future");
    }
}

impl Sheet for Petition {
    fn read(&mut self, _: &Self, form: &mut Form<'_>) {
        self.lines(form);
        self.days(form);
        if self.extended_on.is_some() {
            form.given(self.accepted_on, "accepted_on");
            form.required(&self.extended_by, "extended_by");
            form.required(&self.extended_reason, "extended_reason");
            let last = self.accepted_on.map(|on| due(CountdownKind::PetitionAnswer, on));
            form.that(last.zip(self.extended_on).is_none_or(|(last, on)| on <= last), "extended_on", "extended_late");
        }
        if self.replied_on.is_some() {
            form.required(&self.reply, "reply");
        }
        match self.handed_to {
            HandedTo::Nobody => {}
            HandedTo::Practitioner | HandedTo::Federation | HandedTo::Unit => {
                form.required(&self.handed_name, "handed_name");
                form.given(self.handed_on, "handed_on");
            }
        }
        if !self.reported_to.is_empty() {
            form.given(self.reported_at, "reported_at");
        }
        if self.reported_at.is_some() {
            form.required(&self.reported_to, "reported_to");
        }
    }

    fn ends(&self, outcome: ServiceOutcome, form: &mut Form<'_>) {
        form.required(&self.content, "content");
        match outcome {
            ServiceOutcome::Answered => {
                // 侵权、家暴 are not closed by an answer alone (反家庭暴力法 13).
                match self.nature {
                    PetitionNature::Inquiry if self.replied_on.is_none() => form.required(&self.answer, "answer"),
                    PetitionNature::Inquiry => {}
                    PetitionNature::Help => form.given(self.replied_on, "replied_on"),
                    PetitionNature::Rights => {
                        form.given(self.replied_on, "replied_on");
                        form.given(self.reported_at, "reported_at");
                    }
                }
            }
            ServiceOutcome::HandedOver => match self.handed_to {
                HandedTo::Nobody => form.fail("handed_to", "required"),
                HandedTo::Practitioner | HandedTo::Federation | HandedTo::Unit => {}
            },
            ServiceOutcome::Reported => form.given(self.reported_at, "reported_at"),
            ServiceOutcome::NotAccepted => form.given(self.notice_on, "notice_on"),
            _ => {}
        }
    }

    fn countdowns(&self, opened: Day) -> Vec<Countdown> {
        use CountdownKind as K;
        let mut found = Vec::new();
        let received = self.received_on.unwrap_or(opened);
        let at_once = self.nature == PetitionNature::Inquiry && !self.answer.is_empty();
        if !at_once || self.notice_on.is_some() {
            found.push(Countdown::of(K::PetitionNotice, received, self.notice_on.or(self.accepted_on)));
        }
        if let Some(accepted) = self.accepted_on {
            let mut answer = Countdown::of(K::PetitionAnswer, accepted, self.replied_on);
            if self.extended_on.is_some() {
                answer.due = answer.due.checked_add_days(chrono::Days::new(EXTENSION)).unwrap_or(answer.due);
                answer.set = true;
            }
            found.push(answer);
        }
        for (from, kind, met) in [
            (self.replied_on.filter(|_| self.reply_written), K::PetitionReview, self.review_asked_on),
            (self.review_asked_on, K::PetitionReviewReply, self.review_replied_on),
            (self.review_replied_on, K::PetitionRecheck, self.recheck_asked_on),
            (self.recheck_asked_on, K::PetitionRecheckReply, self.recheck_replied_on),
        ] {
            if let Some(from) = from {
                found.push(Countdown::of(kind, from, met));
            }
        }
        found
    }

    fn prompts(&self, _: Day) -> Vec<ServicePrompt> {
        match (self.nature, self.handed_to) {
            _ if self.unreported() => vec![ServicePrompt::ReportViolence],
            (PetitionNature::Help, HandedTo::Nobody) => vec![ServicePrompt::HandOver],
            _ => Vec::new(),
        }
    }

    fn milestones(&self, before: &Self) -> Vec<(StepKind, String)> {
        let mut found = Vec::new();
        for (now, was, kind, note) in [
            (self.handed_on, before.handed_on, StepKind::HandedOver, self.handed_name.as_str()),
            (self.notice_on, before.notice_on, StepKind::NoticeGiven, ""),
            (self.extended_on, before.extended_on, StepKind::Extended, self.extended_by.as_str()),
            (self.replied_on, before.replied_on, StepKind::Replied, ""),
            (self.review_asked_on, before.review_asked_on, StepKind::ReviewAsked, ""),
            (self.recheck_asked_on, before.recheck_asked_on, StepKind::ReviewAsked, ""),
        ] {
            if begun(now, was) {
                found.push((kind, note.to_owned()));
            }
        }
        if self.reported_at.is_some() && before.reported_at.is_none() {
            found.push((StepKind::Reported, self.reported_to.clone()));
        }
        if !self.answer.is_empty() && before.answer.is_empty() {
            found.push((StepKind::Replied, String::new()));
        }
        found
    }
}
