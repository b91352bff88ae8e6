//! Lists about a person.

use crate::kernel::coded;

coded! {
    /// 性别, GB/T 2261.1.
    pub enum Sex {
        Unknown = "0",
        Male = "1",
        Female = "2",
        Unstated = "9",
    }
}

coded! {
    /// Where in the open record a phone or an address may have been written down.
    pub enum OpenPlace {
        /// The facts of the case.
        Facts = "facts",
        RiskReason = "risk_reason",
        ConsentNote = "consent_note",
        /// Measures, obstacles, what was reported.
        Details = "details",
        /// The note beside one of the five prompts.
        Prompt = "prompt",
        /// 记一笔, and every other text on the timeline.
        Timeline = "timeline",
        /// 安全联系提示 of a person of the case.
        SafeContact = "safe_contact",
        /// Phone, address or work of a person of the case.
        Person = "person",
        Appointment = "appointment",
        Service = "service",
        Report = "report",
        FollowUp = "followup",
        Survey = "survey",
        Enrolment = "enrolment",
    }
}
