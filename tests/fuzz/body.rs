//! Bodies that nobody would send: a real one with a few of its values replaced, dropped or doubled.

use jiahe::kernel::Chance;
use serde_json::{Map, Value, json};

/// Texts that have broken other programs.
pub const TEXTS: &[&str] = &[
    "",
    " ",
    "' OR 1=1 --",
    "\"; DROP TABLE cases; --",
    "%",
    "_%_",
    "*",
    "a* OR b",
    "NEAR(\"甲\" \"乙\")",
    "{tokens}: 甲",
    "<script>alert(1)</script>",
    "../../../../etc/passwd",
    "C:\\Windows\\system32",
    "\\\\?\\UNC\\server\\share",
    "CON",
    "\u{0}",
    "\n\r\t",
    "\u{202e}卷倒",
    "\u{feff}",
    "👩‍👩‍👧‍👦",
    "𠅤犇龑",
    "e\u{301}\u{301}\u{301}",
    "9999-99-99",
    "2026-02-30",
    "-1",
    "330921199003150000",
    "１３８００５７１２３４",
];

/// `seed` with one to four of its places changed.
pub fn mutated(seed: &Value, chance: &mut Chance) -> Value {
    let mut body = seed.clone();
    for _ in 0..=chance.below(4) {
        let places = count(&body);
        let mut place = chance.below(places);
        change(&mut body, &mut place, chance);
    }
    body
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(map) => map.values().map(count).sum::<usize>(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

/// Walks to the place of that number and changes it.
fn change(value: &mut Value, place: &mut usize, chance: &mut Chance) {
    if *place == 0 {
        *value = replaced(value, chance);
        *place = usize::MAX;
        return;
    }
    *place -= 1;
    match value {
        Value::Array(list) => {
            for item in list.iter_mut() {
                change(item, place, chance);
                if *place == usize::MAX {
                    return;
                }
            }
        }
        Value::Object(map) => {
            for item in map.values_mut() {
                change(item, place, chance);
                if *place == usize::MAX {
                    return;
                }
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn replaced(value: &Value, chance: &mut Chance) -> Value {
    match (value, chance.below(6)) {
        (Value::Object(map), 0..=3) => object(map, chance),
        (Value::Array(list), 0) if list.len() < 1_000 => json!([list.as_slice(), list.as_slice()].concat()),
        (Value::Array(list), 1) => json!(list.iter().skip(1).collect::<Vec<_>>()),
        (Value::Array(_), 2) => Value::Array(vec![Value::Null; 300]),
        (Value::String(text), 0) if text.len() < 200 => json!(text.repeat(1 + chance.below(4_000))),
        (Value::String(text), 1) => json!(text.chars().rev().collect::<String>()),
        (Value::Number(number), 0..=1) => json!(number.as_i64().unwrap_or(0).wrapping_neg()),
        (Value::Number(number), 2) => json!(number.as_i64().unwrap_or(0).wrapping_add(1)),
        _ => anything(chance),
    }
}

fn object(map: &Map<String, Value>, chance: &mut Chance) -> Value {
    let mut map = map.clone();
    let Some(key) = map.keys().nth(chance.below(map.len())).cloned() else { return json!({ "unknown": 1 }) };
    match chance.below(3) {
        0 => drop(map.remove(&key)),
        1 => drop(map.insert(key, Value::Null)),
        _ => drop(map.insert("未知".to_owned(), anything(chance))),
    }
    Value::Object(map)
}

fn anything(chance: &mut Chance) -> Value {
    match chance.below(9) {
        0 => Value::Null,
        1 => json!(chance.below(2) == 0),
        2 => json!(i64::MAX),
        3 => json!(-1),
        4 => json!(0.5),
        5 => json!([]),
        6 => json!({}),
        7 => (0..200).fold(json!(1), |inner, _| json!([inner])),
        _ => json!(TEXTS[chance.below(TEXTS.len())]),
    }
}
