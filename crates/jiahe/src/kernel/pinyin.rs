//! 拼音首字母: the initials a clerk types to find a person by name. Finding only; never printed, so a
//! reading too many does no harm and a reading too few loses a person.

use pinyin::{ToPinyin, ToPinyinMulti};
use unicode_normalization::UnicodeNormalization;

/// No name needs more, and each is a row in the search index.
const MOST: usize = 8;

/// The lower-case initials a name may be looked for by, likeliest first, at most eight: 单雄信 gives
/// `sxx` (its reading as a surname), then `dxx` and `cxx`. Latin letters and digits stand for themselves;
/// every other mark (the dot in 买买提·艾力, a rare character without a known reading) is skipped.
/// Empty when nothing can be read.
#[must_use]
pub fn initials(name: &str) -> Vec<String> {
    let symbols: Vec<char> = name.nfkc().filter(|symbol| symbol.is_alphanumeric()).collect();
    let mut found = vec![Reading::default()];
    for letters in letters(&symbols) {
        found = found.iter().flat_map(|reading| letters.chars().enumerate().map(|next| reading.with(next))).collect();
        // Stable: among the equally likely, the earlier choice stays in front.
        found.sort_by_key(|reading| reading.strays);
        found.truncate(MOST);
    }
    found.into_iter().map(|reading| reading.text).filter(|text| !text.is_empty()).collect()
}

/// The whole name in plain pinyin, each character's likeliest reading: 周静 gives `zhoujing`.
#[must_use]
pub fn spelt(name: &str) -> String {
    let plain =
        |symbol: char| symbol.to_pinyin().map_or_else(|| symbol.to_string(), |reading| reading.plain().to_owned());
    name.chars().filter(|symbol| symbol.is_alphanumeric()).map(plain).collect()
}

#[derive(Default)]
struct Reading {
    text: String,
    /// How far its letters are from each character's likeliest reading.
    strays: usize,
}

impl Reading {
    fn with(&self, (rank, letter): (usize, char)) -> Self {
        Self { text: format!("{}{letter}", self.text), strays: self.strays + rank }
    }
}

/// For each readable character its possible initials, likeliest first, each letter once.
fn letters(symbols: &[char]) -> Vec<String> {
    let surname = surname(symbols);
    let mut all = Vec::with_capacity(symbols.len());
    for (at, &symbol) in symbols.iter().enumerate() {
        let mut letters = String::new();
        let usual = USUAL.iter().find(|(known, _)| *known == symbol).map_or("", |(_, letters)| letters);
        let multi = symbol.to_pinyin_multi();
        let dictionary = multi.into_iter().flatten().filter_map(|reading| reading.first_letter().nfd().next());
        let as_surname = surname.and_then(|letters| letters.chars().nth(at));
        let itself = symbol.is_ascii_alphanumeric().then(|| symbol.to_ascii_lowercase());
        for letter in as_surname.into_iter().chain(usual.chars()).chain(itself).chain(dictionary) {
            if !letters.contains(letter) {
                letters.push(letter);
            }
        }
        if !letters.is_empty() {
            all.push(letters);
        }
    }
    all
}

/// Initials of the surname the name begins with, where the dictionary's first reading is another one.
fn surname(symbols: &[char]) -> Option<&'static str> {
    let starts = |(surname, _): &&(&str, &str)| surname.chars().enumerate().all(|(at, c)| symbols.get(at) == Some(&c));
    SURNAMES.iter().find(starts).map(|(_, letters)| *letters)
}

/// Surnames read otherwise than the character alone; longer ones first, so that 单于 comes before 单.
const SURNAMES: &[(&str, &str)] = &[
    ("尉迟", "yc"),
    ("万俟", "mq"),
    ("单于", "cy"),
    ("长孙", "zs"),
    ("澹台", "tt"),
    ("亓官", "qg"),
    ("宰父", "zf"),
    ("呼延", "hy"),
    ("赫连", "hl"),
    ("令狐", "lh"),
    ("皇甫", "hf"),
    ("夏侯", "xh"),
    ("鲜于", "xy"),
    ("闻人", "wr"),
    ("濮阳", "py"),
    ("拓跋", "tb"),
    ("贺兰", "hl"),
    ("乐正", "yz"),
    ("仇", "q"),
    ("区", "o"),
    ("单", "s"),
    ("解", "x"),
    ("曾", "z"),
    ("查", "z"),
    ("翟", "z"),
    ("乐", "y"),
    ("盖", "g"),
    ("覃", "q"),
    ("朴", "p"),
    ("任", "r"),
    ("尉", "w"),
    ("缪", "m"),
    ("洗", "x"),
    ("冼", "x"),
    ("种", "c"),
    ("重", "c"),
    ("员", "y"),
    ("贠", "y"),
    ("召", "s"),
    ("折", "s"),
    ("黑", "h"),
    ("谌", "c"),
    ("幺", "y"),
    ("那", "n"),
    ("宓", "m"),
    ("秘", "b"),
    ("薄", "b"),
    ("晁", "c"),
    ("郗", "x"),
    ("隗", "w"),
    ("令", "l"),
    ("逄", "p"),
    ("不", "f"),
    ("瞿", "q"),
    ("车", "c"),
    ("繁", "p"),
    ("燕", "y"),
    ("葛", "g"),
    ("石", "s"),
    ("沈", "s"),
    ("贾", "j"),
    ("柏", "b"),
    ("祭", "z"),
    ("佴", "n"),
    ("俞", "y"),
    ("牟", "m"),
    ("粘", "n"),
    ("角", "j"),
    ("长", "c"),
    ("卜", "b"),
    ("叶", "y"),
    ("宿", "s"),
    ("应", "y"),
    ("臧", "z"),
];

/// The everyday reading first where the dictionary puts another in front, and readings that people
/// use for their own names though the dictionary lacks them.
const USUAL: &[(char, &str)] = &[
    ('乐', "ly"),
    ('翟', "zd"),
    ('覃', "qt"),
    ('盖', "g"),
    ('隗', "wk"),
    ('缪', "m"),
    ('郗', "xc"),
    ('尉', "wy"),
    ('曾', "cz"),
    ('重', "zc"),
    ('长', "cz"),
    ('行', "xh"),
    ('朝', "cz"),
    ('茜', "qx"),
    ('莘', "xs"),
    ('晟', "sc"),
    ('祺', "q"),
    ('红', "h"),
    ('芳', "f"),
    ('大', "d"),
    ('家', "j"),
    ('喆', "z"),
    ('堃', "k"),
    ('犇', "b"),
    ('龑', "y"),
    ('镕', "r"),
];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_surname_is_read_as_a_surname_first() {
        let first = |name: &str| initials(name).into_iter().next().unwrap();
        for (name, expected) in [
            ("单雄信", "sxx"),
            ("曾小贤", "zxx"),
            ("仇英", "qy"),
            ("解缙", "xj"),
            ("区志强", "ozq"),
            ("查良", "zl"),
            ("尉迟恭", "ycg"),
            ("翟小燕", "zxy"),
            ("盖叫天", "gjt"),
            ("万俟春", "mqc"),
            ("长孙文", "zsw"),
            ("欧阳明", "oym"),
            ("诸葛亮", "zgl"),
            ("吕布", "lb"),
            ("张三丰", "zsf"),
            ("任我行", "rwx"),
        ] {
            assert_eq!(first(name), expected, "{name}");
        }
    }

    #[test]
    fn other_readings_find_the_person_too() {
        for (name, expected) in
            [("单雄信", "dxx"), ("乐小红", "lxh"), ("乐小红", "yxh"), ("覃芳", "qf"), ("覃芳", "tf"), ("翟志", "dz")]
        {
            assert!(initials(name).iter().any(|found| found == expected), "{name} by {expected}: {:?}", initials(name));
        }
        assert!(initials("尉迟恭").contains(&"wcg".to_owned()));
    }

    #[test]
    fn rare_characters_latin_letters_and_marks() {
        assert_eq!(initials("张喆堃")[0], "zzk");
        assert_eq!(initials("李犇")[0], "lb");
        assert_eq!(initials("王龑镕")[0], "wyr");
        assert_eq!(initials("Ａ组 Tom2")[0], "aztom2");
        assert_eq!(initials("买买提·艾力")[0], "mmtal");
        assert_eq!(initials("张𠅤")[0].chars().next(), Some('z'));
        // One reading of 欸 begins with ê.
        assert!(initials("欸").contains(&"e".to_owned()));
        assert!(initials("欸").iter().all(|text| text.is_ascii()));
        for nothing in ["", "  ", "·—", "😀", "\n"] {
            assert!(initials(nothing).is_empty(), "{nothing:?}");
        }
    }

    proptest! {
        #[test]
        fn never_more_than_eight_all_different_and_all_plain(name in "[\u{4e00}-\u{9fff}a-zA-Z0-9·😀]{0,20}") {
            let found = initials(&name);
            prop_assert!(found.len() <= MOST);
            let distinct: std::collections::BTreeSet<_> = found.iter().collect();
            prop_assert_eq!(distinct.len(), found.len());
            prop_assert!(found.iter().all(|text| text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())));
        }
    }
}
