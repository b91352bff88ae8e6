//! What is drawn, as the product's own structs: a filled A.1 about an invented family of four, and a list of a hundred rows.

use jiahe::kernel::{Day, Moment};
use jiahe::paper::Printed;
use jiahe::paper::day_sheet::{DaySheet, PrintedDay};
use jiahe::paper::registration::{Level, Member, Opinion, Registration, Visit};

/// Rows of the long list.
pub const ROWS: usize = 100;

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn moment(text: &str) -> Moment {
    text.parse().expect("a moment")
}

pub fn printed() -> Printed {
    Printed { level: "内部".into(), by: "示例员甲".into(), at: moment("2026-11-23T16:05:00") }
}

/// The form with the given running number, so that no two of a run are the same.
pub fn registration(number: usize) -> Registration {
    let member = |name: &str, relation: &str, sex: &str, born: &str, id: &str, work: &str| Member {
        name: name.into(),
        relation: relation.into(),
        sex: sex.into(),
        born: Some(day(born)),
        id_number: id.into(),
        nation: "汉族".into(),
        marriage: "已婚".into(),
        education: "初中".into(),
        occupation: work.into(),
        phone: Some("000-0000-1234".into()),
        registered_at: Some("示例省示例县青石镇样板村7组".into()),
        lives_at: Some("示例省示例县青石镇样板村7组23号".into()),
    };
    let mut mother = member("欧阳示例", "母亲", "女", "1958-02-03", "000000195802030022", "退休渔民");
    mother.marriage = "丧偶".into();
    mother.education = "小学".into();
    let mut child = member("甄小喆", "长子", "男", "2015-06-01", "000000201506010015", "样板村小学五年级");
    (child.phone, child.marriage, child.education) = (None, "—".into(), "小学".into());
    Registration {
        unit: "示例县青石镇家事纠纷化解综合服务站".into(),
        code: code(number),
        filled_by: "示例员甲".into(),
        phone: "0000-1234567".into(),
        filled_on: Some(day("2026-11-23")),
        household: vec![
            member("甄大山", "户主", "男", "1985-03-12", "000000198503120011", "远洋渔船水手"),
            member("贾美玉", "配偶", "女", "1987-09-30", "00000019870930002X", "水产合作社职工"),
            child,
            mother,
        ],
        family_types: vec!["再婚重组家庭".into(), "留守家庭".into()],
        dispute_types: vec!["婚恋情感".into(), "赡养扶养抚养".into(), "家庭教育".into()],
        channel: "排查发现".into(),
        found_on: Some(day("2026-11-20")),
        people_involved: Some(4),
        facts: "甄大山、贾美玉夫妻二人婚后感情尚可。2024年起，甄大山随远洋渔船出海，每次八个月到十一个月，家中由贾美玉照料孩子与老人。\
                双方因家庭开支、孩子学习和老人医疗费用多次争吵，近三个月争吵加剧，贾美玉称“过不下去了”，两次带孩子回娘家居住。\
                老人欧阳示例2026年8月摔伤，住院支出医疗费用12,500.00元，由谁承担没有说定；甄大山认为妻子应当先垫付，贾美玉认为丈夫一年寄回的钱只够孩子上学。\
                2026年11月20日，村网格员入户走访时发现上述情况，双方均愿意由服务站出面调解（电话约定11月25日上午9:30面谈）。\n\
                孩子近期成绩下滑，夜间睡眠不好，班主任建议家长关注其情绪，并约家长到校面谈一次；老人表示愿意由孙子多来陪伴，不愿意去养老院。\n\
                服务站初步意见：先分别谈话，稳定双方情绪；再请村里有威望的老支书参与面谈，就医疗费用、生活费的给付时间和方式写下约定。"
            .into(),
        difficulty: Some(Level::Middle),
        support: Some(Level::High),
        risk: Some(Level::Low),
        colour: "黄".into(),
        colour_reason: "争吵频次上升，暂无肢体冲突；孩子情绪受影响，需持续关注。".into(),
        may_turn_criminal: Some(false),
        measures: "1.分别电话沟通，稳定情绪；2.约定面谈调解时间；3.联系学校心理老师关注孩子；4.向镇民政办了解老人可否申请临时救助。".into(),
        obstacles: "男方下月出海，面谈须在11月30日前完成。".into(),
        services: vec!["婚姻辅导".into(), "家事调解".into(), "心理疏导".into(), "困难帮扶".into()],
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
        printed: Some(printed()),
        ..Registration::default()
    }
}

/// The peers find it in their data and put another in its place.
pub fn code(number: usize) -> String {
    format!("QS2026-{number:04}")
}

/// Who is to be called: one table of a hundred rows.
pub fn list(number: usize) -> DaySheet {
    let names = ["甄大山", "贾美玉", "欧阳示例", "甄小水", "司马样本", "阿依古丽·示例", "假名一"];
    let by = ["示例员甲", "示例员乙", "示例员丙"];
    let about = ["婚恋情感", "家庭财产纠纷", "赡养扶养抚养", "家庭教育"];
    let advice = ["白天打，勿提服务站", "请打座机，响三声", "周末下午方便", "先发短信约时间"];
    let pick = |of: &[&str], row: usize| of[row % of.len()].to_owned();
    let line = |row: usize| {
        vec![
            (row + 1).to_string(),
            format!("2026-12-{:02}", row % 28 + 1),
            format!("330921A-2026-{:05}", 42 + row * 7),
            pick(&names, row),
            pick(&about, row / 3),
            pick(&by, row),
            pick(&advice, row / 2),
        ]
    };
    DaySheet {
        station: format!("示例县青石镇家事纠纷化解综合服务站（{}）", code(number)),
        title: "回访任务清单",
        columns: vec![
            ("序号", 11.0),
            ("应回访日期", 27.0),
            ("个案编号", 50.0),
            ("当事人", 30.0),
            ("纠纷类型", 28.0),
            ("回访人", 20.0),
            ("安全联系提示", 42.0),
        ],
        days: vec![PrintedDay { title: "2026年12月".into(), lines: (0..ROWS).map(line).collect() }],
        note: "说明：联系前先看安全联系提示。清单不印电话，请在系统中查看；用后交回销毁，不得拍照外传。",
        printed: Some(printed()),
    }
}
