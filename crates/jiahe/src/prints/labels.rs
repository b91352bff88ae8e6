//! The printed Chinese of the terms. Forms are Chinese whatever the screen's language is.

use crate::cases::{Channel, DisputeType, FamilyKind, Grade, Level, PartyRole, Risk, Service};
use crate::paper::registration;
use crate::people::Sex;
use crate::surveys::AgeBand;

pub(super) fn dispute(term: DisputeType) -> &'static str {
    match term {
        DisputeType::Marriage => "婚恋情感",
        DisputeType::Property => "家庭财产纠纷",
        DisputeType::Violence => "家庭暴力",
        DisputeType::Minors => "未成年人保护",
        DisputeType::Support => "赡养扶养抚养",
        DisputeType::Education => "家庭教育",
        DisputeType::Psychology => "家庭心理",
    }
}

pub(super) fn service(term: Service) -> &'static str {
    match term {
        Service::MarriageCounselling => "婚姻辅导",
        Service::Petition => "家事信访",
        Service::Mediation => "家事调解",
        Service::LegalAdvice => "法律咨询",
        Service::PsychologicalCounselling => "心理疏导",
        Service::LegalAid => "法律援助",
        Service::HardshipRelief => "困难帮扶",
        Service::FamilyEducation => "家风培育",
    }
}

pub(super) fn channel(term: Channel) -> &'static str {
    match term {
        Channel::Visit => "来访",
        Channel::Call => "来电",
        Channel::Letter => "来信",
        Channel::Online => "网络",
        Channel::Screening => "排查发现",
        Channel::FromAbove => "上级交办",
        Channel::FromBelow => "下级上报",
        Channel::Department => "部门移送",
        Channel::Hotline12338 => "12338热线",
    }
}

pub(super) fn family_kind(term: FamilyKind) -> &'static str {
    match term {
        FamilyKind::Ordinary => "一般家庭",
        FamilyKind::SingleParent => "单亲家庭",
        FamilyKind::Remarried => "再婚重组家庭",
        FamilyKind::LeftBehind => "留守家庭",
        FamilyKind::Migrant => "流动家庭",
        FamilyKind::LowIncome => "低收入家庭",
        FamilyKind::Disability => "残疾人家庭",
        FamilyKind::EmptyNest => "空巢独居家庭",
        FamilyKind::LostOnlyChild => "失独家庭",
        FamilyKind::Other => "其他家庭",
    }
}

pub(super) fn grade(term: Grade) -> registration::Level {
    match term {
        Grade::High => registration::Level::High,
        Grade::Medium => registration::Level::Middle,
        Grade::Low => registration::Level::Low,
    }
}

pub(super) fn risk(term: Risk) -> &'static str {
    match term {
        Risk::Red => "红",
        Risk::Orange => "橙",
        Risk::Yellow => "黄",
        Risk::Green => "绿",
    }
}

pub(crate) fn level(term: Level) -> &'static str {
    match term {
        Level::Normal => "普通",
        Level::Sensitive => "敏感",
        Level::Strict => "严格保密",
    }
}

pub(super) fn role(term: PartyRole) -> &'static str {
    match term {
        PartyRole::Applicant => "申请人",
        PartyRole::Respondent => "对方当事人",
        PartyRole::Victim => "受害人",
        PartyRole::Accused => "涉嫌加害人",
        PartyRole::Minor => "涉案未成年人",
        PartyRole::Guardian => "监护人",
        PartyRole::Other => "相关人",
    }
}

/// The same on a paper that both sides get: there nobody is called victim or suspect.
pub(super) fn side(term: PartyRole) -> &'static str {
    match term {
        PartyRole::Victim => role(PartyRole::Applicant),
        PartyRole::Accused => role(PartyRole::Respondent),
        other => role(other),
    }
}

/// Empty where it was not said.
pub(super) fn sex(term: Sex) -> &'static str {
    match term {
        Sex::Male => "男",
        Sex::Female => "女",
        Sex::Unknown | Sex::Unstated => "",
    }
}

pub(super) fn age(term: AgeBand) -> &'static str {
    match term {
        AgeBand::Under18 => "18岁以下",
        AgeBand::From18 => "18～35岁",
        AgeBand::From36 => "36～50岁",
        AgeBand::From51 => "51～65岁",
        AgeBand::Over65 => "66岁及以上",
    }
}

/// The seven disputes in words, with a number each.
pub(crate) fn by_kind(counted: &[(DisputeType, u32)]) -> Vec<(String, u32)> {
    counted.iter().map(|(kind, n)| (dispute(*kind).to_owned(), *n)).collect()
}

/// The colours in words, with a number each.
pub(crate) fn by_colour(counted: &[(Option<Risk>, u32)]) -> Vec<(String, u32)> {
    counted.iter().map(|(colour, n)| (colour.map_or("未填", risk).to_owned(), *n)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Coded;
    use crate::paper::edition::{StationForm, standard};
    use crate::paper::words::{RegistrationWords, SurveyWords};
    use crate::surveys::SurveyItem;

    #[test]
    fn every_label_is_one_that_its_form_offers() {
        let form = RegistrationWords::default();
        for (labels, offered) in [
            (DisputeType::ALL.iter().map(|t| dispute(*t)).collect::<Vec<_>>(), &form.dispute_types),
            (Service::ALL.iter().map(|t| service(*t)).collect(), &form.services),
            (Channel::ALL.iter().map(|t| channel(*t)).collect(), &form.channels),
            (FamilyKind::ALL.iter().map(|t| family_kind(*t)).collect(), &form.family_types),
            (Risk::ALL.iter().map(|t| risk(*t)).collect(), &form.colours),
            (AgeBand::ALL.iter().map(|t| age(*t)).collect(), &SurveyWords::default().age_bands),
        ] {
            assert_eq!(&labels, offered);
        }
        let survey = standard(StationForm::Survey);
        let ratings = survey.sections.iter().find(|section| section.key == "ratings").unwrap();
        let keys: Vec<&str> = ratings.lines.iter().map(|line| line.key.as_str()).collect();
        assert_eq!(keys, SurveyItem::ALL.iter().map(|item| item.code()).collect::<Vec<_>>(), "a line for every item");
    }
}
