//! The same papers as plain data, so that every peer draws the same words in the same cells. Whether they are the same is not
//! taken on trust: every PDF is read back and compared with this.

use jiahe::kernel::Day;
use jiahe::paper::Printed;
use jiahe::paper::day_sheet::DaySheet;
use jiahe::paper::edition;
use jiahe::paper::registration::{Level, Opinion, Registration, Visit};
use serde_json::{Value, json};

const GRID: usize = 24;
const ROW: f32 = 23.0;

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
pub fn registration(form: &Registration) -> Value {
    let grid = || vec![1.0; GRID];
    let shipped = edition::standard(edition::StationForm::Registration);
    json!({
        "title": shipped.title,
        "title_size": 20,
        "above": "",
        "mark": format!("编号：{}", form.code),
        "foot": form.printed.as_ref().map(foot),
        "note": shipped.note,
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
pub fn list(sheet: &DaySheet) -> Value {
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
