//! What is drawn: a filled A.1 about an invented family of four and a list of a hundred rows, as the product's own structs,
//! and the same once more as plain data, so that every peer draws the same words in the same cells. Whether it is the same
//! is not taken on trust: every PDF is read back and compared.

use jiahe::kernel::{Day, Moment};
use jiahe::paper::Printed;
use jiahe::paper::day_sheet::{DaySheet, PrintedDay};
use jiahe::paper::registration::{Level, Member, Opinion, Registration, Visit};
use serde_json::{Value, json};

const GRID: usize = 24;
const ROW: f32 = 23.0;
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

// The same as plain data.

fn words(face: &str, text: impl Into<String>) -> Value {
    json!({ "face": face, "text": text.into() })
}

fn blank(text: impl Into<String>, wide: f32) -> Value {
    json!({ "face": "body", "text": text.into(), "blank": wide })
}

fn option(text: &str, ticked: bool, wide: f32) -> Value {
    json!({ "face": "body", "text": text, "tick": ticked, "slot": wide })
}

fn cell(kind: &str, across: usize, spans: Vec<Value>) -> Value {
    json!({ "kind": kind, "across": across, "down": 1, "spans": spans, "foot": [] })
}

fn label(across: usize, text: &str) -> Value {
    cell("label", across, vec![words("label", text)])
}

fn value(across: usize, text: impl Into<String>) -> Value {
    cell("value", across, vec![words("body", text)])
}

fn prose(across: usize, text: &str) -> Value {
    cell("prose", across, vec![words("body", text)])
}

fn down(mut cell: Value, rows: usize) -> Value {
    cell["down"] = rows.into();
    cell
}

fn row(least: f32, cells: Vec<Value>) -> Value {
    json!({ "least": least, "cells": cells })
}

fn bar(across: usize, text: &str) -> Value {
    row(22.0, vec![cell("bar", across, vec![words("heading", text)])])
}

fn table(columns: Vec<f32>, head: usize, rows: Vec<Value>) -> Value {
    json!({ "columns": columns, "head": head, "rows": rows })
}

fn field(name: &str, spans: Vec<Value>) -> Value {
    row(ROW, vec![label(4, name), cell("left", 20, spans)])
}

fn options(offered: &[String], chosen: &[String], wide: f32) -> Vec<Value> {
    offered.iter().map(|words| option(words, chosen.contains(words), wide)).collect()
}

fn one_of(offered: &[&str], chosen: Option<&str>, wide: f32) -> Vec<Value> {
    offered.iter().map(|words| option(words, chosen == Some(*words), wide)).collect()
}

fn yes_no(answer: Option<bool>) -> Vec<Value> {
    one_of(&["是", "否"], answer.map(|yes| if yes { "是" } else { "否" }), 40.0)
}

fn ask(name: &str, text: impl Into<String>, wide: f32) -> [Value; 2] {
    [words("label", format!("{name}：")), blank(text, wide)]
}

fn written(day: Option<Day>) -> String {
    day.map_or_else(|| "　　　年　　月　　日".into(), |day| day.format("%Y年%-m月%-d日").to_string())
}

fn foot(printed: &Printed) -> String {
    let at = printed.at.format("%Y年%-m月%-d日 %H:%M");
    format!("密级：{}　　打印人：{}　　打印时间：{at}", printed.level, printed.by)
}

/// `registration::print` as data.
pub fn registration_data(form: &Registration) -> Value {
    let grid = || vec![1.0; GRID];
    json!({
        "title": form.words.title,
        "title_size": 20,
        "above": "",
        "mark": format!("编号：{}", form.code),
        "foot": form.printed.as_ref().map(foot),
        "note": form.words.note,
        "tables": [
            table(grid(), 0, heading(form)),
            household(form),
            table(grid(), 0, dispute(form)),
            table(grid(), 0, rating(form)),
            table(grid(), 0, handling(form)),
            table(grid(), 0, opinions(form)),
            visits(form),
            table(grid(), 0, vec![closing(form)]),
        ],
    })
}

fn heading(form: &Registration) -> Vec<Value> {
    let first = vec![label(3, "填报单位"), value(11, &form.unit), label(3, "编号"), value(7, &form.code)];
    let second = vec![
        label(3, "填表人"),
        value(4, &form.filled_by),
        label(3, "联系电话"),
        value(4, &form.phone),
        label(3, "填表日期"),
        value(7, written(form.filled_on)),
    ];
    vec![row(ROW, first), row(ROW, second)]
}

fn household(form: &Registration) -> Value {
    let names = ["姓名", "与户主关系", "性别", "出生日期", "公民身份号码", "民族", "婚姻状况", "学历"];
    let mut upper = vec![down(label(1, "序号"), 2)];
    upper.extend(names.map(|name| label(1, name)));
    let lower = vec![label(2, "职业（服务处所）"), label(2, "联系电话"), label(1, "户籍地"), label(3, "现住地")];
    let mut rows = vec![bar(9, "一、户主与家庭成员"), row(19.0, upper), row(19.0, lower)];
    for (number, person) in (1..).zip(&form.household) {
        let known = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut upper = vec![down(label(1, &format!("{number}")), 2)];
        let born = person.born.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
        let texts = [
            &person.name,
            &person.relation,
            &person.sex,
            &born,
            &person.id_number,
            &person.nation,
            &person.marriage,
            &person.education,
        ];
        upper.extend(texts.map(|text| value(1, text)));
        let lower = vec![
            value(2, &person.occupation),
            value(2, known(&person.phone)),
            value(1, known(&person.registered_at)),
            value(3, known(&person.lives_at)),
        ];
        rows.extend([row(ROW, upper), row(ROW, lower)]);
    }
    table(vec![9.0, 21.0, 22.0, 11.0, 22.0, 41.0, 14.0, 19.0, 15.0], 3, rows)
}

fn dispute(form: &Registration) -> Vec<Value> {
    let words = &form.words;
    let mut family = options(&words.family_types, &form.family_types, 96.0);
    family.extend([option("其他", false, 30.0), blank("", 60.0)]);
    let people = form.people_involved.map(|people| people.to_string()).unwrap_or_default();
    vec![
        bar(GRID, "二、家庭与纠纷情况"),
        field("家庭类型\n（可多选）", family),
        field("纠纷情形\n（可多选）", options(&words.dispute_types, &form.dispute_types, 96.0)),
        field("发现途径", options(&words.channels, std::slice::from_ref(&form.channel), 76.0)),
        row(
            ROW,
            vec![
                label(4, "发现日期"),
                value(8, written(form.found_on)),
                label(4, "涉及人数"),
                value(8, format!("{people} 人")),
            ],
        ),
        row(128.0, vec![label(4, "纠纷简述"), prose(20, &form.facts)]),
    ]
}

fn rating(form: &Registration) -> Vec<Value> {
    let level = |across, level: Option<Level>| {
        let chosen = level.map(|level| match level {
            Level::High => "高",
            Level::Middle => "中",
            Level::Low => "低",
        });
        cell("value", across, one_of(&["高", "中", "低"], chosen, 32.0))
    };
    let mut colour = options(&form.words.colours, std::slice::from_ref(&form.colour), 44.0);
    colour.extend([words("label", "评定理由："), words("body", &form.colour_reason)]);
    let mut crime = vec![words("label", "是否可能引起治安、刑事案件：")];
    crime.extend(yes_no(form.may_turn_criminal));
    crime.push(words("body", "\n"));
    crime.extend(ask("报告时间", "", 136.0));
    crime.push(words("body", "  "));
    crime.extend(ask("报告对象", &form.reported_to, 136.0));
    let names = vec![
        down(label(4, "三维评级"), 2),
        label(7, "解决问题难度"),
        label(7, "需要帮扶力度"),
        label(6, "存在风险程度"),
    ];
    vec![
        bar(GRID, "三、研判评级"),
        row(20.0, names),
        row(ROW, vec![level(7, form.difficulty), level(7, form.support), level(6, form.risk)]),
        field("关注等级", colour),
        row(40.0, vec![label(4, "案件风险"), cell("left", 20, crime)]),
    ]
}

fn handling(form: &Registration) -> Vec<Value> {
    let keeper = vec![
        label(4, "包联责任人"),
        value(4, &form.keeper),
        label(3, "联系电话"),
        value(4, &form.keeper_phone),
        label(3, "化解时限"),
        value(6, written(form.resolve_by)),
    ];
    vec![
        bar(GRID, "四、化解与帮扶"),
        row(70.0, vec![label(4, "已采取措施"), prose(20, &form.measures)]),
        row(52.0, vec![label(4, "无法调处原因"), prose(20, &form.obstacles)]),
        field("需求功能\n（可多选）", options(&form.words.services, &form.services, 96.0)),
        row(ROW, keeper),
    ]
}

fn opinions(form: &Registration) -> Vec<Value> {
    let tiers = [
        ("村（社区）服务点", &form.village_opinion),
        ("乡镇（街道）服务站", &form.town_opinion),
        ("县（市、区）服务工作室", &form.county_opinion),
    ];
    let opinion = |opinion: &Opinion| {
        let mut cell = prose(8, &opinion.text);
        cell["foot"] = json!([
            words("label", "负责人签名："),
            blank("", 72.0),
            words("label", "\n（盖章）"),
            words("body", format!("　{}", written(opinion.on))),
        ]);
        cell
    };
    vec![
        bar(GRID, "五、三级意见"),
        row(20.0, tiers.iter().map(|(name, _)| label(8, name)).collect()),
        row(112.0, tiers.iter().map(|(_, said)| opinion(said)).collect()),
    ]
}

fn visits(form: &Registration) -> Value {
    let names = ["序号", "回访日期", "方式", "回访情况", "回访人"];
    let mut rows = vec![bar(5, "六、回访与销号"), row(20.0, names.map(|name| label(1, name)).into())];
    let none = Visit::default();
    for number in 1..=3 {
        let visit = form.visits.get(number - 1).unwrap_or(&none);
        let cells = vec![
            label(1, &number.to_string()),
            value(1, visit.on.map(|day| written(Some(day))).unwrap_or_default()),
            value(1, &visit.way),
            cell("left", 1, vec![words("body", &visit.found)]),
            value(1, &visit.by),
        ];
        rows.push(row(ROW, cells));
    }
    table(vec![10.0, 32.0, 18.0, 86.0, 28.0], 2, rows)
}

fn closing(form: &Registration) -> Value {
    let mut spans = yes_no(form.closed);
    spans.extend(ask("销号日期", form.closed_on.map(|day| written(Some(day))).unwrap_or_default(), 110.0));
    spans.push(words("body", "  "));
    spans.extend(ask("批准人", "", 84.0));
    field("是否销号", spans)
}

/// `day_sheet::print` as data.
pub fn list_data(sheet: &DaySheet) -> Value {
    let mut rows = vec![bar(sheet.columns.len(), &sheet.days[0].title)];
    rows.push(row(24.0, sheet.columns.iter().map(|(name, _)| label(1, name)).collect()));
    for line in &sheet.days[0].lines {
        rows.push(row(25.0, line.iter().map(|text| value(1, text)).collect()));
    }
    json!({
        "title": sheet.title,
        "title_size": 20,
        "above": sheet.station,
        "mark": sheet.station,
        "foot": sheet.printed.as_ref().map(foot),
        "note": sheet.note,
        "tables": [table(sheet.columns.iter().map(|column| column.1).collect(), 2, rows)],
    })
}
