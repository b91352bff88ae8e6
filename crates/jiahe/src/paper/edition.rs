//! How a station has arranged the two reconstructed forms (domain §5): 重点家庭登记表 (A.1) and 满意度调查表 (C). Labels,
//! their order, fields of its own. What is written in them comes from elsewhere; this is the form without its answers.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::coded;

coded! {
    /// The forms that a station may arrange.
    pub enum StationForm {
        /// 重点家庭登记表 (A.1)
        Registration = "registration",
        /// 满意度调查表 (C)
        Survey = "survey",
    }
}

coded! {
    /// What a field of the station's own asks for.
    pub enum FieldKind {
        /// A few words: half a row.
        Text = "text",
        /// A text of any length.
        Long = "long",
        /// A day.
        Date = "date",
        /// One of several words.
        One = "one",
        /// Any of several words.
        Many = "many",
        /// 很满意 to 很不满意; on the survey only.
        Rate = "rate",
    }
}

/// A form as it is arranged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Edition {
    pub title: String,
    /// Words before the table; the survey has them.
    pub greeting: String,
    /// Small print under it.
    pub note: String,
    pub sections: Vec<EditionSection>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionSection {
    /// Which one it is; never changes.
    pub key: String,
    /// Empty where it goes on without a bar. Its number is counted when it is printed.
    pub title: String,
    pub lines: Vec<EditionLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EditionLine {
    /// Which one it is; never changes. Empty for a field that was just added and is not kept yet.
    pub key: String,
    pub label: String,
    /// What is meant by it, where the form says so.
    pub hint: String,
    /// A field of the station's own.
    pub added: Option<OwnField>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct OwnField {
    pub kind: FieldKind,
    /// The words offered by `one` and `many`.
    pub options: Vec<String>,
}

/// What was written in a field of the station's own. Days are `2026-11-23`, several words one a line, grades `5` to `1`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FieldAnswer {
    pub key: String,
    /// As the field was called when it was filled in; so it can be read wherever the case goes.
    #[serde(default)]
    pub label: String,
    pub value: String,
}

impl EditionSection {
    /// Whether its lines may change places and be joined by others. The columns of a table stay as they are.
    #[must_use]
    pub fn flows(&self) -> bool {
        !matches!(self.key.as_str(), "household" | "opinions" | "visits")
    }
}

impl Edition {
    pub fn lines(&self) -> impl Iterator<Item = &EditionLine> {
        self.sections.iter().flat_map(|section| &section.lines)
    }

    /// The station's own fields.
    pub fn added(&self) -> impl Iterator<Item = (&EditionLine, &OwnField)> {
        self.lines().filter_map(|line| line.added.as_ref().map(|added| (line, added)))
    }
}

/// As the program ships it.
#[must_use]
pub fn standard(form: StationForm) -> Edition {
    match form {
        StationForm::Registration => Edition {
            title: "家事纠纷化解重点家庭登记表".into(),
            greeting: String::new(),
            note: "说明：本表参照 T/ZSM《家事纠纷化解综合服务规范》附录A，由本站自拟格式，可按需修改。方框内打“√”，\
                   家庭类型、纠纷情形、需求功能可多选；填写不下的可另附页。本表含个人敏感信息，按密级保管，不得外传。"
                .into(),
            sections: REGISTRATION.iter().map(section).collect(),
        },
        StationForm::Survey => Edition {
            title: "家事纠纷化解综合服务满意度调查表".into(),
            greeting: "您好！感谢您信任我们的服务。请按真实感受填写，在方框内打“√”即可。本表可以匿名填写（匿名可选），\
                       不影响您继续得到服务；填写内容仅用于改进工作。"
                .into(),
            note: "说明：本表参照 T/ZSM《家事纠纷化解综合服务规范》附录C，由本站自拟格式，可按需修改。填好后请投入意见箱或交给工作人员。".into(),
            sections: SURVEY.iter().map(section).collect(),
        },
    }
}

type Written = (&'static str, &'static str, &'static [(&'static str, &'static str, &'static str)]);

fn section((key, title, lines): &Written) -> EditionSection {
    let line = |(key, label, hint): &(&str, &str, &str)| EditionLine {
        key: (*key).to_owned(),
        label: (*label).to_owned(),
        hint: (*hint).to_owned(),
        added: None,
    };
    EditionSection { key: (*key).to_owned(), title: (*title).to_owned(), lines: lines.iter().map(line).collect() }
}

const REGISTRATION: [Written; 8] = [
    (
        "heading",
        "",
        &[
            ("unit", "填报单位", ""),
            ("code", "编号", ""),
            ("filled_by", "填表人", ""),
            ("phone", "联系电话", ""),
            ("filled_on", "填表日期", ""),
        ],
    ),
    (
        "household",
        "户主与家庭成员",
        &[
            ("name", "姓名", ""),
            ("relation", "与户主关系", ""),
            ("sex", "性别", ""),
            ("born", "出生日期", ""),
            ("id_number", "公民身份号码", ""),
            ("nation", "民族", ""),
            ("marriage", "婚姻状况", ""),
            ("education", "学历", ""),
            ("occupation", "职业（服务处所）", ""),
            ("member_phone", "联系电话", ""),
            ("registered_at", "户籍地", ""),
            ("lives_at", "现住地", ""),
        ],
    ),
    (
        "dispute",
        "家庭与纠纷情况",
        &[
            ("family_types", "家庭类型（可多选）", ""),
            ("dispute_types", "纠纷情形（可多选）", ""),
            ("channel", "发现途径", ""),
            ("found_on", "发现日期", ""),
            ("people", "涉及人数", ""),
            ("facts", "纠纷简述", ""),
        ],
    ),
    ("rating", "研判评级", &[("grades", "三维评级", ""), ("colour", "关注等级", ""), ("crime", "案件风险", "")]),
    (
        "handling",
        "化解与帮扶",
        &[
            ("measures", "已采取措施", ""),
            ("obstacles", "无法调处原因", ""),
            ("services", "需求功能（可多选）", ""),
            ("keeper", "包联责任人", ""),
            ("keeper_phone", "联系电话", ""),
            ("resolve_by", "化解时限", ""),
        ],
    ),
    (
        "opinions",
        "三级意见",
        &[
            ("village", "村（社区）服务点", ""),
            ("town", "乡镇（街道）服务站", ""),
            ("county", "县（市、区）服务工作室", ""),
        ],
    ),
    (
        "visits",
        "回访与销号",
        &[
            ("visit_on", "回访日期", ""),
            ("visit_way", "方式", ""),
            ("visit_found", "回访情况", ""),
            ("visit_by", "回访人", ""),
        ],
    ),
    ("closing", "", &[("closed", "是否销号", "")]),
];

const SURVEY: [Written; 3] = [
    (
        "about",
        "",
        &[
            ("station", "服务站点", ""),
            ("on", "服务日期", ""),
            ("services", "接受的服务（可多选）", ""),
            ("sex", "性别", ""),
            ("first_time", "是否首次求助", ""),
            ("age_band", "年龄段", ""),
            ("recommend", "是否愿意推荐他人", ""),
        ],
    ),
    (
        "ratings",
        "评价内容",
        &[
            ("reception", "接待态度", "热情耐心，尊重人"),
            ("skill", "专业能力", "讲得明白，帮得上忙"),
            ("fairness", "公正中立", "不偏不倚，双方的话都听"),
            ("speed", "办理效率", "及时受理，不推诿"),
            ("privacy", "隐私保护", "谈话私密，不外传"),
            ("place", "环境设施", "整洁安静，方便到达"),
            ("result", "办理结果", "问题得到解决或缓解"),
            ("follow_up", "后续回访", "事后有人关心、跟进"),
            ("overall", "总体评价", "对本次服务的总体感受"),
        ],
    ),
    ("comments", "", &[("comments", "意见建议", ""), ("reply", "答复", "")]),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Coded;

    #[test]
    fn every_line_of_a_standard_form_has_a_name_and_a_label_of_its_own() {
        for form in StationForm::ALL {
            let edition = standard(*form);
            let mut keys: Vec<&str> = edition.lines().map(|line| line.key.as_str()).collect();
            let all = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), all, "{form:?}");
            assert!(edition.lines().all(|line| !line.label.is_empty() && line.added.is_none()));
        }
    }
}
