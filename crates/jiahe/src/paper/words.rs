//! The Chinese words of the printed forms, and the choices offered on them.

use super::Printed;
use crate::kernel::Day;

fn list(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// 七类情形 (5.2).
pub const DISPUTES: [&str; 7] =
    ["婚恋情感", "家庭财产纠纷", "家庭暴力", "未成年人保护", "赡养扶养抚养", "家庭教育", "家庭心理"];

/// 八大功能 (5.4).
pub const SERVICES: [&str; 8] =
    ["婚姻辅导", "家事信访", "家事调解", "法律咨询", "心理疏导", "法律援助", "困难帮扶", "家风培育"];

/// The choices offered on the registration form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RegistrationWords {
    pub family_types: Vec<String>,
    pub dispute_types: Vec<String>,
    pub channels: Vec<String>,
    pub services: Vec<String>,
    /// From the most serious to the least; the palette differs by county.
    pub colours: Vec<String>,
}

impl Default for RegistrationWords {
    fn default() -> Self {
        Self {
            family_types: list(&[
                "一般家庭",
                "单亲家庭",
                "再婚重组家庭",
                "留守家庭",
                "流动家庭",
                "低收入家庭",
                "残疾人家庭",
                "空巢独居家庭",
                "失独家庭",
                "其他家庭",
            ]),
            dispute_types: list(&DISPUTES),
            channels: list(&[
                "来访",
                "来电",
                "来信",
                "网络",
                "排查发现",
                "上级交办",
                "下级上报",
                "部门移送",
                "12338热线",
            ]),
            services: list(&SERVICES),
            colours: list(&["红", "橙", "黄", "绿"]),
        }
    }
}

/// The choices offered on the survey.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SurveyWords {
    pub services: Vec<String>,
    pub sexes: Vec<String>,
    pub age_bands: Vec<String>,
}

impl Default for SurveyWords {
    fn default() -> Self {
        Self {
            services: list(&SERVICES),
            sexes: list(&["男", "女", "不填"]),
            age_bands: list(&["18岁以下", "18～35岁", "36～50岁", "51～65岁", "66岁及以上"]),
        }
    }
}

/// `2026年11月23日`, or room to write it.
pub(super) fn date(day: Option<Day>) -> String {
    day.map_or_else(|| "　　　年　　月　　日".into(), |day| day.format("%Y年%-m月%-d日").to_string())
}

/// `2026年11月23日` or nothing.
pub(super) fn day_or_empty(day: Option<Day>) -> String {
    day.map(|day| date(Some(day))).unwrap_or_default()
}

pub(super) fn page_of(page: usize, pages: usize) -> String {
    format!("第 {page} 页　共 {pages} 页")
}

pub(super) fn printed(printed: &Printed) -> String {
    let level = if printed.level.is_empty() { String::new() } else { format!("密级：{}　　", printed.level) };
    format!("{level}打印人：{}　　打印时间：{}", printed.by, printed.at.format("%Y年%-m月%-d日 %H:%M"))
}

/// Across the page of what is more secret than most: how secret, who printed it, when (5.6.4 信息保密).
pub(super) fn watermark(printed: &Printed) -> Option<String> {
    let secret = matches!(printed.level.as_str(), "敏感" | "严格保密");
    secret.then(|| format!("{}　{}　{}", printed.level, printed.by, printed.at.format("%Y-%m-%d %H:%M")))
}
