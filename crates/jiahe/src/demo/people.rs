//! Invented people: names nobody bears, identity numbers that only pass, telephones of a block without
//! subscribers.

use chrono::Datelike;
use serde_json::{Value, json};

use super::county::County;
use super::station::TOWNS;
use crate::kernel::{Day, identity, identity::Sex};

const SURNAMES: [char; 32] = [
    '甄', '贾', '虞', '范', '梅', '尤', '吴', '莫', '殷', '舒', '余', '古', '易', '任', '齐', '严', '常', '白', '安',
    '温', '和', '诸', '乐', '平', '简', '单', '方', '管', '水', '云', '向', '席',
];
const GIVEN: [&str; 30] = [
    "示例", "样本", "虚构", "演示", "模拟", "假设", "举例", "拟名", "化名", "代称", "范例", "试样", "例一", "例二",
    "例三", "样甲", "样乙", "样丙", "某示", "某样", "示范", "样例", "假名", "虚名", "拟定", "仿写", "占位", "示意",
    "编写", "杜撰",
];
const WORK: [&str; 16] = [
    "渔民",
    "修船工",
    "个体经营",
    "外出务工",
    "退休",
    "水产加工厂工人",
    "网约车司机",
    "小学教师",
    "盐场职工",
    "超市店员",
    "务农",
    "家政",
    "快递员",
    "船员",
    "会计",
    "待业",
];
const SAFE: [&str; 5] =
    ["仅可发短信，勿致电", "工作日上午可接听", "请自称快递，对方可能在旁", "晚上不便接听", "联系其姐姐转告"];

/// A telephone of the block 1990000xxxx.
pub(super) fn phone(county: &mut County<'_>) -> String {
    let number = county.next();
    format!("1990000{:04}", number % 10_000)
}

pub(super) fn surname(county: &mut County<'_>) -> char {
    county.pick(&SURNAMES)
}

pub(super) fn name(county: &mut County<'_>, surname: char) -> String {
    format!("{surname}{}", county.pick(&GIVEN))
}

/// Where a family lives: a town's code and an address within it.
pub(super) fn home(county: &mut County<'_>) -> (String, String) {
    let (code, _, village) = county.pick(&TOWNS);
    let address = match county.chance.below(3) {
        0 => format!("{village}{} 号", county.between(1, 240)),
        1 => format!("示例新村 {} 幢 {}0{} 室", county.between(1, 24), county.between(1, 6), county.between(1, 4)),
        _ => format!("演示路 {} 弄 {} 号", county.between(2, 90), county.between(1, 60)),
    };
    (code.to_owned(), address)
}

/// The day somebody of `age` years was born, seen from today of the agenda.
fn born(county: &mut County<'_>, age: u64) -> Day {
    let days = age * 365 + age / 4 + county.between(20, 340);
    let today = county.now().date();
    today.checked_sub_days(chrono::Days::new(days)).unwrap_or(today)
}

/// A person of a form, grown up or a child.
pub(super) fn person(county: &mut County<'_>, surname: char, sex: Sex, age: u64, home: &(String, String)) -> Value {
    let birth = born(county, age);
    let seq = county.next();
    let number = identity::invented("330921", birth, sex, seq);
    let grown = age >= 18;
    let told = county.happens(92);
    let occupation = match age {
        0..=5 => "",
        6..=17 => "学生",
        60.. => "退休",
        _ => county.pick(&WORK),
    };
    let marriage = if age < 22 { "10" } else { county.pick(&["20", "20", "21", "21", "22", "40"]) };
    let education = if grown { county.pick(&["71", "71", "81", "61", "41", "31", "21", ""]) } else { "" };
    json!({
        "existing": null,
        "name": name(county, surname),
        "id_number": if told { number.as_str() } else { "" },
        "id_reason": "",
        "sex": if sex == Sex::Male { "1" } else { "2" },
        "birth": birth,
        "phone": if grown && county.happens(90) { phone(county) } else { String::new() },
        "safe_contact": "",
        "nation": if county.happens(97) { "01" } else { county.pick(&["22", "15", "06"]) },
        "marriage": if birth.year() > 0 { marriage } else { "" },
        "education": education,
        "occupation": occupation,
        "workplace": "",
        "registered_place": home.0,
        "registered_address": home.1,
        "living_place": home.0,
        "living_address": home.1,
    })
}

/// When and how somebody in danger may be called.
pub(super) fn safe_contact(county: &mut County<'_>) -> &'static str {
    county.pick(&SAFE)
}
