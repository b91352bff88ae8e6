//! Filled forms about invented people.

use jiahe::kernel::{Day, Moment};
use jiahe::paper::certificate::CertificatePaper;
use jiahe::paper::class_feedback::ClassFeedback;
use jiahe::paper::conference::Conference;
use jiahe::paper::order::{Entry, Order};
use jiahe::paper::recovery_sheet::RecoverySheet;
use jiahe::paper::registration::{Level, Member, Opinion, Registration, Visit};
use jiahe::paper::screening_week::{Area, ScreeningWeek};
use jiahe::paper::sign_in_sheet::{Attendee, SignInSheet};
use jiahe::paper::survey::{Rating, Survey};
use jiahe::paper::{Fonts, Printed};

/// The faces, from `JIAHE_FONTS` or from the interface's node_modules.
fn font(file: &str) -> Vec<u8> {
    let root = std::env::var("JIAHE_FONTS")
        .unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../ui/node_modules/@expo-google-fonts").into());
    std::fs::read(format!("{root}/{file}")).unwrap_or_else(|e| panic!("{root}/{file}: {e}"))
}

const SERIF: &str = "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf";
const SANS: &str = "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf";
const SANS_BOLD: &str = "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf";

pub fn fonts() -> Fonts {
    Fonts::from_bytes(font(SERIF), font(SANS), font(SANS_BOLD)).unwrap()
}

/// Those of a PC that has the faces of documents.
pub fn fonts_of_pc() -> Fonts {
    Fonts::with_pc(font(SERIF), font(SANS), font(SANS_BOLD), |_| Some(font(SANS))).unwrap()
}

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

fn some(text: &str) -> Option<String> {
    Some(text.into())
}

pub fn printed() -> Option<Printed> {
    Some(Printed { level: "内部".into(), by: "示例员甲".into(), at: moment("2026-11-23T16:05:00") })
}

pub fn registration() -> Registration {
    let member = |name: &str, relation: &str, sex: &str, born: &str, id: &str| Member {
        name: name.into(),
        relation: relation.into(),
        sex: sex.into(),
        born: Some(day(born)),
        id_number: id.into(),
        nation: "汉族".into(),
        marriage: "已婚".into(),
        education: "高中".into(),
        occupation: "水产合作社".into(),
        phone: some("000-0000-1234"),
        registered_at: some("示例省示例县青石镇样板村7组"),
        lives_at: some("示例省示例县青石镇样板村7组23号"),
    };
    let mut child = member("甄小喆", "长子", "男", "2015-06-01", "000000201506010015");
    child.phone = None;
    child.occupation = "样板村小学五年级".into();
    child.marriage = "—".into();
    child.education = "小学".into();
    Registration {
        unit: "示例县青石镇家事纠纷化解综合服务站".into(),
        code: "QS2026-0042".into(),
        filled_by: "示例员甲".into(),
        phone: "0000-1234567".into(),
        filled_on: Some(day("2026-11-23")),
        household: vec![
            member("甄大山", "户主", "男", "1985-03-12", "000000198503120011"),
            member("贾美玉", "配偶", "女", "1987-09-30", "00000019870930002X"),
            child,
        ],
        family_types: vec!["婚姻危机家庭".into(), "留守家庭".into()],
        dispute_types: vec!["婚恋情感".into(), "家庭教育".into()],
        channel: "排查发现".into(),
        found_on: Some(day("2026-11-20")),
        people_involved: Some(3),
        facts: "甄大山、贾美玉夫妻二人婚后感情尚可。2024年起，甄大山长期在外地务工，家中由贾美玉照料孩子与老人。\
                双方因家庭开支、孩子学习问题多次争吵，近三个月争吵加剧，贾美玉称“过不下去了”，两次带孩子回娘家居住。\
                2026年11月20日，村网格员入户走访时发现上述情况，双方均愿意由服务站出面调解（电话约定11月25日上午9:30面谈）。\n\
                孩子近期成绩下滑，夜间睡眠不好，班主任建议家长关注其情绪。"
            .into(),
        difficulty: Some(Level::Middle),
        support: Some(Level::Middle),
        risk: Some(Level::Low),
        colour: "黄".into(),
        colour_reason: "争吵频次上升，暂无肢体冲突；孩子情绪受影响，需持续关注。".into(),
        may_turn_criminal: Some(false),
        measures: "1.分别电话沟通，稳定情绪；2.约定面谈调解时间；3.联系学校心理老师关注孩子。".into(),
        services: vec!["婚姻辅导".into(), "家事调解".into(), "心理疏导".into()],
        keeper: "示例员乙".into(),
        keeper_phone: "0000-7654321".into(),
        resolve_by: Some(day("2026-12-23")),
        village_opinion: Opinion { text: "情况属实，建议由镇服务站牵头调解。".into(), on: Some(day("2026-11-21")) },
        town_opinion: Opinion { text: "同意受理，安排调解员与婚姻辅导员共同办理。".into(), on: Some(day("2026-11-23")) },
        visits: vec![Visit {
            on: Some(day("2026-11-30")),
            way: "上门".into(),
            found: "双方已同住，约定每周与孩子视频不少于三次。".into(),
            by: "示例员乙".into(),
        }],
        printed: printed(),
        ..Registration::default()
    }
}

pub fn survey() -> Survey {
    use Rating::{Fair, Good, VeryGood};
    Survey {
        station: "示例县青石镇服务站".into(),
        on: Some(day("2026-11-23")),
        services: vec!["家事调解".into(), "心理疏导".into()],
        sex: "女".into(),
        age_band: "36～59岁".into(),
        ratings: [
            ("reception", VeryGood),
            ("skill", VeryGood),
            ("fairness", Good),
            ("speed", Good),
            ("privacy", VeryGood),
            ("place", Fair),
            ("result", Good),
            ("follow_up", VeryGood),
            ("overall", VeryGood),
        ]
        .map(|(key, rating)| (key.to_owned(), rating))
        .to_vec(),
        first_time: Some(true),
        would_recommend: Some(true),
        comments: "调解员很耐心，两边的话都听。希望周末也能预约，接待室的隔音再好一点。".into(),
        phone: "000-0000-1234".into(),
        ..Survey::default()
    }
}

pub fn sign_in_sheet() -> SignInSheet {
    let names =
        ["甄大山", "贾美玉", "欧阳示例", "龑堃", "喆犇", "镕𠅤", "阿依古丽·示例", "司马样本", "假名一", "假名二"];
    let family = |(i, name): (usize, &&str)| Attendee {
        name: (*name).into(),
        phone: (i % 3 != 0).then(|| format!("000-0000-{:04}", 1000 + i)),
        children: format!("{}岁", 5 + i),
    };
    SignInSheet {
        station: "示例县青石镇服务站".into(),
        theme: "青春期孩子的情绪与沟通".into(),
        instructor: "示例讲师".into(),
        time: "2026年11月28日 14:00～15:30".into(),
        place: "青石镇党群服务中心二楼".into(),
        target: "小学高年级及初中学生家长".into(),
        enrolled: names.iter().enumerate().map(family).collect(),
        blank_rows: 8,
        code: jiahe::classes::code(jiahe::kernel::ClassId(891_234_567_890_123)),
        printed: printed(),
    }
}

pub fn certificate() -> CertificatePaper {
    CertificatePaper {
        station: "示例县青石镇服务站".into(),
        number: "2026-0007".into(),
        name: "欧阳示例".into(),
        course: "好好说话：亲子沟通".into(),
        cohort: "2026秋季一班".into(),
        first: Some(day("2026-11-28")),
        last: Some(day("2026-12-19")),
        lessons: Some(4),
        attended: Some(3),
        issued_on: Some(day("2026-12-20")),
        printed: None,
    }
}

pub fn class_feedback() -> ClassFeedback {
    ClassFeedback {
        station: "示例县青石镇服务站".into(),
        theme: "好好说话：亲子沟通（2026秋季一班）".into(),
        instructor: "示例讲师、外请某老师".into(),
        time: "2026年11月28日～2026年12月19日".into(),
        printed: printed(),
    }
}

pub fn screening_week() -> ScreeningWeek {
    let area = |area: &str, figures| Area { area: area.into(), figures: Some(figures) };
    let pairs = |all: &[(&str, u32)]| all.iter().map(|(label, n)| ((*label).to_owned(), *n)).collect();
    ScreeningWeek {
        station: "示例县青石镇样本村服务点".into(),
        from: Some(day("2026-11-23")),
        to: Some(day("2026-11-29")),
        sums: area("", [58, 6, 2, 3, 1]),
        areas: vec![area("样本村一网格", [32, 4, 1, 2, 1]), area("样本村二网格", [26, 2, 1, 1, 0])],
        kinds: pairs(&[
            ("婚恋情感", 2),
            ("家庭财产纠纷", 1),
            ("家庭暴力", 1),
            ("未成年人保护", 1),
            ("赡养扶养抚养", 2),
            ("家庭教育", 0),
            ("家庭心理", 0),
        ]),
        colours: pairs(&[("红", 1), ("橙", 1), ("黄", 2), ("绿", 1), ("未填", 1)]),
        note: "本周因大风停航一天，二网格未走完，下周补走。".into(),
        printed: printed(),
    }
}

pub fn order() -> Order {
    let entry = |on: &str, kind: &str, by: &str, text: &str| Entry {
        on: Some(day(on)),
        kind: kind.into(),
        by: by.into(),
        text: text.into(),
    };
    Order {
        station: "示例县家事纠纷化解综合服务工作室".into(),
        number: "2026-003".into(),
        origin: "本站负责人督办".into(),
        issuer: "示例县服务工作室　示例员甲".into(),
        document: "示例〔2026〕3 号".into(),
        issued_on: Some(day("2026-11-23")),
        receiver: "示例县青石镇服务站".into(),
        case: "QS2026-0042".into(),
        due: Some(day("2026-11-30")),
        matter: "个案1甲与个案1乙房屋出资纠纷，一个月未调结。".into(),
        asked: "三日内约双方到站面谈；面谈后当日报结果。有激化苗头的，立即报告派出所并告知督办人。".into(),
        feedback: vec![
            entry("2026-11-25", "进展", "示例员乙", "已约双方十一月二十六日上午到站，律师一并参加。"),
            entry("2026-11-26", "申请销号", "示例员乙", "双方签订书面协议，分三期返还出资。"),
        ],
        closed_note: "情况属实，同意销号。".into(),
        closed_by: "示例员甲".into(),
        closed_on: Some(day("2026-11-27")),
        printed: printed(),
    }
}

fn about(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(label, value)| ((*label).to_owned(), (*value).to_owned())).collect()
}

fn section(heading: &str, lines: &[&str]) -> (String, Vec<String>) {
    (heading.to_owned(), lines.iter().map(|line| (*line).to_owned()).collect())
}

pub fn minutes() -> Conference {
    Conference {
        title: "联席会商纪要".into(),
        about: about(&[
            ("编号", "2026-001"),
            ("站点", "示例县家事纠纷化解综合服务工作室"),
            ("时间", "2026年11月24日 14:00"),
            ("地点", "三楼会议室"),
            ("主持", "示例员甲"),
            ("到会", "示例员甲（妇联主席）、示例律师（律师）、示例员乙（调解员）"),
        ]),
        sections: vec![
            section("议题", &["提请会商　个案1　家庭财产纠纷　个案1甲家的房子"]),
            section("总体情况", &["本月受理平稳，未发生民转刑案件。"]),
            section("处置方案", &["个案1　研判：升级可能小。", "个案1　处置方案：由个案1甲暂住原屋，司法所介入。"]),
            section("任务", &["个案1　上门看望　责任：示例员乙　2026年11月30日前　未完成"]),
        ],
        printed: printed(),
    }
}

pub fn agenda() -> Conference {
    Conference {
        title: "月度分析会议程".into(),
        about: about(&[("站点", "示例县家事纠纷化解综合服务工作室"), ("月份", "2026-11")]),
        sections: vec![
            section("本月新增（2）", &["个案1　家庭财产纠纷", "个案2　婚恋情感"]),
            section("超期未办（0）", &[]),
            section("红色个案（1）", &["个案2　婚恋情感"]),
            section("评价不满意（1）", &["一份未关联个案的调查"]),
        ],
        printed: printed(),
    }
}

pub fn recovery_sheet() -> RecoverySheet {
    RecoverySheet {
        station: "示例县青石镇家事纠纷化解综合服务站".into(),
        on: Some(day("2026-11-23")),
        key: "0123-4567-89AB-CDEF-GHJK-MNPQ-RSTV-WXYZ-0123-4567-89AB-CDEF-GHJK-MNPQ".into(),
    }
}
