//! National code tables as data: what goes into a form's box and into an exchange record.
//! Labels are the standards' own Chinese words. Knows nothing of who uses them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One line of a national code table: the two-digit (sex: one-digit) code and the standard's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Entry {
    pub code: &'static str,
    pub label: &'static str,
}

/// The tables there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Table {
    /// 家庭关系, GB/T 4761-2008.
    Relation,
    /// 民族, GB/T 3304-1991; 97 其他 and 98 外国血统 as the population registers add them.
    Nation,
    /// 学历, GB/T 4658-2006.
    Education,
    /// 性别, GB/T 2261.1-2003.
    Sex,
    /// 婚姻状况, GB/T 2261.2-2003.
    Marriage,
}

/// A whole table, as the interface asks for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct CodeTable {
    pub table: Table,
    /// The standard it comes from, `GB/T 4761-2008`.
    pub standard: &'static str,
    /// In order of code.
    pub entries: &'static [Entry],
}

/// Every table.
#[must_use]
pub fn all() -> [CodeTable; 5] {
    [Table::Relation, Table::Nation, Table::Education, Table::Sex, Table::Marriage].map(|table| CodeTable {
        table,
        standard: match table {
            Table::Relation => "GB/T 4761-2008",
            Table::Nation => "GB/T 3304-1991",
            Table::Education => "GB/T 4658-2006",
            Table::Sex => "GB/T 2261.1-2003",
            Table::Marriage => "GB/T 2261.2-2003",
        },
        entries: entries(table),
    })
}

/// The lines of one table, in order of code.
#[must_use]
pub fn entries(table: Table) -> &'static [Entry] {
    match table {
        Table::Relation => RELATIONS,
        Table::Nation => NATIONS,
        Table::Education => EDUCATION,
        Table::Sex => SEXES,
        Table::Marriage => MARRIAGE,
    }
}

/// The standard's words for `code`, `None` when the table has no such code.
#[must_use]
pub fn label(table: Table, code: &str) -> Option<&'static str> {
    entries(table).iter().find(|entry| entry.code == code).map(|entry| entry.label)
}

macro_rules! table {
    ($name:ident: $($code:literal $label:literal),+ $(,)?) => {
        const $name: &[Entry] = &[$(Entry { code: $code, label: $label }),+];
    };
}

table!(RELATIONS:
    "01" "本人", "02" "户主", "03" "小集体户户主", "10" "配偶", "11" "夫", "12" "妻", "20" "子", "21" "独生子",
    "22" "长子", "23" "次子", "24" "三子", "25" "四子", "26" "五子", "27" "养子或继子", "28" "女婿",
    "29" "其他儿子", "30" "女", "31" "独生女", "32" "长女", "33" "次女", "34" "三女", "35" "四女", "36" "五女",
    "37" "养女或继女", "38" "儿媳", "39" "其他女儿", "40" "孙子、孙女或外孙子、外孙女", "41" "孙子", "42" "孙女",
    "43" "外孙子", "44" "外孙女", "45" "孙媳妇或外孙媳妇", "46" "孙女婿或外孙女婿", "47" "曾孙子或外曾孙子",
    "48" "曾孙女或外曾孙女", "49" "其他孙子、孙女或外孙子、外孙女", "50" "父母", "51" "父亲", "52" "母亲",
    "53" "公公", "54" "婆婆", "55" "岳父", "56" "岳母", "57" "继父或养父", "58" "继母或养母", "59" "其他父母关系",
    "60" "祖父母或外祖父母", "61" "祖父", "62" "祖母", "63" "外祖父", "64" "外祖母", "65" "配偶的祖父母或外祖父母",
    "66" "曾祖父", "67" "曾祖母", "68" "配偶的曾祖父母或外曾祖父母", "69" "其他祖父母或外祖父母关系",
    "70" "兄弟姐妹", "71" "兄", "72" "嫂", "73" "弟", "74" "弟媳", "75" "姐姐", "76" "姐夫", "77" "妹妹",
    "78" "妹夫", "79" "其他兄弟姐妹", "80" "其他", "81" "伯父", "82" "伯母", "83" "叔父", "84" "婶母", "85" "舅父",
    "86" "舅母", "87" "姨父", "88" "姨母", "89" "姑父", "90" "姑母", "91" "堂兄弟、堂姐妹", "92" "表兄弟、表姐妹",
    "93" "侄子", "94" "侄女", "95" "外甥", "96" "外甥女", "97" "其他亲属", "99" "非亲属",
);

table!(NATIONS:
    "01" "汉族", "02" "蒙古族", "03" "回族", "04" "藏族", "05" "维吾尔族", "06" "苗族", "07" "彝族", "08" "壮族",
    "09" "布依族", "10" "朝鲜族", "11" "满族", "12" "侗族", "13" "瑶族", "14" "白族", "15" "土家族", "16" "哈尼族",
    "17" "哈萨克族", "18" "傣族", "19" "黎族", "20" "傈僳族", "21" "佤族", "22" "畲族", "23" "高山族",
    "24" "拉祜族", "25" "水族", "26" "东乡族", "27" "纳西族", "28" "景颇族", "29" "柯尔克孜族", "30" "土族",
    "31" "达斡尔族", "32" "仫佬族", "33" "羌族", "34" "布朗族", "35" "撒拉族", "36" "毛南族", "37" "仡佬族",
    "38" "锡伯族", "39" "阿昌族", "40" "普米族", "41" "塔吉克族", "42" "怒族", "43" "乌孜别克族", "44" "俄罗斯族",
    "45" "鄂温克族", "46" "德昂族", "47" "保安族", "48" "裕固族", "49" "京族", "50" "塔塔尔族", "51" "独龙族",
    "52" "鄂伦春族", "53" "赫哲族", "54" "门巴族", "55" "珞巴族", "56" "基诺族", "97" "其他", "98" "外国血统",
);

table!(EDUCATION:
    "10" "研究生教育", "11" "博士研究生毕业", "12" "博士研究生结业", "13" "博士研究生肄业", "14" "硕士研究生毕业",
    "15" "硕士研究生结业", "16" "硕士研究生肄业", "17" "研究生班毕业", "18" "研究生班结业", "19" "研究生班肄业",
    "20" "大学本科教育", "21" "大学本科毕业", "22" "大学本科结业", "23" "大学本科肄业", "28" "大学普通班毕业",
    "30" "大学专科教育", "31" "大学专科毕业", "32" "大学专科结业", "33" "大学专科肄业", "40" "中等职业教育",
    "41" "中等专科毕业", "42" "中等专科结业", "43" "中等专科肄业", "44" "职业高中毕业", "45" "职业高中结业",
    "46" "职业高中肄业", "47" "技工学校毕业", "48" "技工学校结业", "49" "技工学校肄业", "60" "普通高级中学教育",
    "61" "普通高中毕业", "62" "普通高中结业", "63" "普通高中肄业", "70" "初级中学教育", "71" "初中毕业",
    "73" "初中肄业", "80" "小学教育", "81" "小学毕业", "83" "小学肄业", "90" "其他",
);

table!(SEXES:
    "0" "未知的性别", "1" "男性", "2" "女性", "9" "未说明的性别",
);

table!(MARRIAGE:
    "10" "未婚", "20" "已婚", "21" "初婚", "22" "再婚", "23" "复婚", "30" "丧偶", "40" "离婚",
    "90" "未说明的婚姻状况",
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_writes_the_standards_own_words() {
        assert_eq!(label(Table::Nation, "01"), Some("汉族"));
        assert_eq!(label(Table::Nation, "22"), Some("畲族"));
        assert_eq!(label(Table::Nation, "56"), Some("基诺族"));
        assert_eq!(label(Table::Relation, "38"), Some("儿媳"));
        assert_eq!(label(Table::Relation, "98"), None);
        assert_eq!(label(Table::Education, "71"), Some("初中毕业"));
        assert_eq!(label(Table::Sex, "2"), Some("女性"));
        assert_eq!(label(Table::Marriage, "23"), Some("复婚"));
        assert_eq!(label(Table::Marriage, ""), None);
    }

    #[test]
    fn every_table_is_in_order_without_doubles_and_the_nations_are_complete() {
        for CodeTable { table, entries, .. } in all() {
            assert!(entries.windows(2).all(|pair| pair[0].code < pair[1].code), "{table:?} is out of order");
            let width = entries[0].code.len();
            assert!(entries.iter().all(|entry| entry.code.len() == width && !entry.label.is_empty()), "{table:?}");
        }
        let expected: Vec<String> = (1..=56).chain([97, 98]).map(|code| format!("{code:02}")).collect();
        let codes: Vec<&str> = entries(Table::Nation).iter().map(|entry| entry.code).collect();
        assert_eq!(codes, expected);
    }
}
