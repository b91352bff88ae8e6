//! 重点家庭登记表 (A.1, reconstructed; domain §5). The standard's own table is lost: this is the
//! station's form, and its small print says so. Two A4 pages in ordinary cases.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{ask, bar, one_of, options, small_print, yes_no};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::words::{RegistrationWords, date, day_or_empty};
use super::{Pdf, Printed};
use crate::fault::Result;
use crate::kernel::{Day, Moment};

/// Everything on the form. Empty strings and `None` print blanks; the default prints the blank form.
/// The caller leaves out what its reader must not learn (an opposing party's address or phone).
#[derive(Debug, Clone, Default)]
pub struct Registration {
    /// 填报单位.
    pub unit: String,
    /// 编号 (一事一码).
    pub code: String,
    /// 填表人.
    pub filled_by: String,
    pub phone: String,
    pub filled_on: Option<Day>,
    /// The head of the household first.
    pub household: Vec<Member>,
    /// Labels out of [`RegistrationWords::family_types`]; others are added to the list, ticked.
    pub family_types: Vec<String>,
    /// Labels of the seven dispute types.
    pub dispute_types: Vec<String>,
    /// 发现途径, a label out of [`RegistrationWords::channels`].
    pub channel: String,
    pub found_on: Option<Day>,
    pub people_involved: Option<u32>,
    /// 纠纷简述, of any length; goes on over as many pages as it needs.
    pub facts: String,
    /// 解决问题难度.
    pub difficulty: Option<Level>,
    /// 需要帮扶力度.
    pub support: Option<Level>,
    /// 存在风险程度.
    pub risk: Option<Level>,
    /// A label out of [`RegistrationWords::colours`].
    pub colour: String,
    pub colour_reason: String,
    /// 是否可能引起治安、刑事案件 (5.5.1.2; 人民调解法 25).
    pub may_turn_criminal: Option<bool>,
    pub reported_at: Option<Moment>,
    pub reported_to: String,
    /// 已采取措施.
    pub measures: String,
    /// 无法调处原因.
    pub obstacles: String,
    /// Labels of the eight services.
    pub services: Vec<String>,
    /// 包联责任人.
    pub keeper: String,
    pub keeper_phone: String,
    /// 化解时限.
    pub resolve_by: Option<Day>,
    pub village_opinion: Opinion,
    pub town_opinion: Opinion,
    pub county_opinion: Opinion,
    pub visits: Vec<Visit>,
    /// 是否销号.
    pub closed: Option<bool>,
    pub closed_on: Option<Day>,
    pub printed: Option<Printed>,
    pub words: RegistrationWords,
}

/// One person of the household; everything as it is to be read.
#[derive(Debug, Clone, Default)]
pub struct Member {
    pub name: String,
    /// 与户主关系 (GB/T 4761).
    pub relation: String,
    pub sex: String,
    pub born: Option<Day>,
    pub id_number: String,
    pub nation: String,
    pub marriage: String,
    pub education: String,
    pub occupation: String,
    pub phone: Option<String>,
    pub registered_at: Option<String>,
    pub lives_at: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    High,
    Middle,
    Low,
}

/// What one tier wrote. It is signed and stamped by hand.
#[derive(Debug, Clone, Default)]
pub struct Opinion {
    pub text: String,
    pub on: Option<Day>,
}

/// One return visit.
#[derive(Debug, Clone, Default)]
pub struct Visit {
    pub on: Option<Day>,
    /// 上门, 电话, …
    pub way: String,
    pub found: String,
    pub by: String,
}

/// Rows for handwriting on a blank form, and at least so many on a filled one.
const MEMBERS: usize = 4;
const VISITS: usize = 3;
const ROW: f32 = 23.0;
/// Most tables stand on a grid of this many columns.
const GRID: usize = 24;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &Registration, fonts: &Fonts) -> Result<Pdf> {
    let mark = if form.code.is_empty() { String::new() } else { format!("编号：{}", form.code) };
    let sheet = Sheet { title: &form.words.title, mark: &mark, printed: form.printed.as_ref() };
    let blocks = vec![
        Block::Gap(8.0),
        Block::Table(Table { columns: vec![1.0; GRID], rows: heading(form), head: 0 }),
        Block::Table(household(form)),
        Block::Table(Table { columns: vec![1.0; GRID], rows: dispute(form), head: 0 }),
        Block::Table(Table { columns: vec![1.0; GRID], rows: rating(form), head: 0 }),
        Block::Table(Table { columns: vec![1.0; GRID], rows: handling(form), head: 0 }),
        Block::Table(Table { columns: vec![1.0; GRID], rows: opinions(form), head: 0 }),
        Block::Table(visits(form)),
        Block::Table(Table { columns: vec![1.0; GRID], rows: vec![closing(form)], head: 0 }),
        Block::Gap(5.0),
        Block::Para(small_print(&form.words.note)),
    ];
    compose(&sheet, blocks, fonts)
}

fn heading(form: &Registration) -> Vec<Row> {
    vec![
        Row::new(
            ROW,
            vec![
                Cell::label(3, "填报单位"),
                Cell::value(11, &form.unit),
                Cell::label(3, "编号"),
                Cell::value(7, &form.code),
            ],
        ),
        Row::new(
            ROW,
            vec![
                Cell::label(3, "填表人"),
                Cell::value(4, &form.filled_by),
                Cell::label(3, "联系电话"),
                Cell::value(4, &form.phone),
                Cell::label(3, "填表日期"),
                Cell::value(7, date(form.filled_on)),
            ],
        ),
    ]
}

/// Two rows a person, under one serial number.
fn household(form: &Registration) -> Table {
    let columns = vec![9.0, 21.0, 22.0, 11.0, 22.0, 41.0, 14.0, 19.0, 15.0];
    let first = ["姓名", "与户主关系", "性别", "出生日期", "公民身份号码", "民族", "婚姻状况", "学历"];
    let mut upper = vec![Cell::label(1, "序号").down(2)];
    upper.extend(first.map(|name| Cell::label(1, name)));
    let lower = vec![
        Cell::label(2, "职业（服务处所）"),
        Cell::label(2, "联系电话"),
        Cell::label(1, "户籍地"),
        Cell::label(3, "现住地"),
    ];
    let mut rows = vec![bar(9, "一、户主与家庭成员"), Row::new(19.0, upper).tied(), Row::new(19.0, lower).tied()];
    let nobody = Member::default();
    let empty = MEMBERS.saturating_sub(form.household.len());
    let people = form.household.iter().chain(std::iter::repeat_n(&nobody, empty));
    for (number, person) in (1..).zip(people) {
        rows.extend(member(number, person));
    }
    Table { columns, rows, head: 3 }
}

fn member(number: usize, person: &Member) -> [Row; 2] {
    let born = person.born.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default();
    let upper = vec![
        Cell::label(1, &number.to_string()).down(2),
        Cell::value(1, &person.name),
        Cell::value(1, &person.relation),
        Cell::value(1, &person.sex),
        Cell::value(1, born),
        Cell::value(1, &person.id_number),
        Cell::value(1, &person.nation),
        Cell::value(1, &person.marriage),
        Cell::value(1, &person.education),
    ];
    let known = |text: &Option<String>| text.clone().unwrap_or_default();
    let lower = vec![
        Cell::value(2, &person.occupation),
        Cell::value(2, known(&person.phone)),
        Cell::value(1, known(&person.registered_at)),
        Cell::value(3, known(&person.lives_at)),
    ];
    [Row::new(ROW, upper).tied(), Row::new(ROW, lower)]
}

fn field(label: &str, pieces: Vec<Piece>) -> Row {
    Row::new(ROW, vec![Cell::label(4, label), Cell::left(20, pieces)])
}

fn long_field(label: &str, text: &str, least: f32) -> Row {
    Row::new(least, vec![Cell::label(4, label), Cell::prose(20, text)]).splits()
}

fn dispute(form: &Registration) -> Vec<Row> {
    let words = &form.words;
    let mut family = options(&words.family_types, &form.family_types, 96.0);
    family.extend([Piece::option("其他", false, 30.0), Piece::blank("", 60.0)]);
    let channel = std::slice::from_ref(&form.channel);
    let people = form.people_involved.map(|n| n.to_string()).unwrap_or_else(|| "　　".into());
    vec![
        bar(GRID, "二、家庭与纠纷情况"),
        field("家庭类型\n（可多选）", family),
        field("纠纷情形\n（可多选）", options(&words.dispute_types, &form.dispute_types, 96.0)),
        field("发现途径", options(&words.channels, channel, 76.0)),
        Row::new(
            ROW,
            vec![
                Cell::label(4, "发现日期"),
                Cell::value(8, date(form.found_on)),
                Cell::label(4, "涉及人数"),
                Cell::value(8, format!("{people} 人")),
            ],
        ),
        Row { stretch: true, ..long_field("纠纷简述", &form.facts, 128.0) },
    ]
}

fn rating(form: &Registration) -> Vec<Row> {
    let level = |level: Option<Level>| {
        let chosen = level.map(|level| match level {
            Level::High => "高",
            Level::Middle => "中",
            Level::Low => "低",
        });
        one_of(&["高", "中", "低"], chosen, 32.0)
    };
    let centred = |across, pieces| Cell::new(across, vec![Para::new(10.0, Align::Centre, pieces)]);
    let mut colour = options(&form.words.colours, std::slice::from_ref(&form.colour), 44.0);
    colour.extend([Piece::label("评定理由："), Piece::body(&form.colour_reason)]);
    let mut crime = vec![Piece::label("是否可能引起治安、刑事案件：")];
    crime.extend(yes_no(form.may_turn_criminal));
    crime.push(Piece::body("\n"));
    let reported = form.reported_at.map(|at| at.format("%Y年%-m月%-d日 %H:%M").to_string()).unwrap_or_default();
    crime.extend(ask("报告时间", reported, 136.0));
    crime.extend(ask("报告对象", &form.reported_to, 136.0));
    vec![
        bar(GRID, "三、研判评级"),
        Row::new(
            20.0,
            vec![
                Cell::label(4, "三维评级").down(2),
                Cell::label(7, "解决问题难度"),
                Cell::label(7, "需要帮扶力度"),
                Cell::label(6, "存在风险程度"),
            ],
        )
        .tied(),
        Row::new(
            ROW,
            vec![centred(7, level(form.difficulty)), centred(7, level(form.support)), centred(6, level(form.risk))],
        ),
        field("关注等级", colour).tied(),
        Row::new(40.0, vec![Cell::label(4, "案件风险"), Cell::left(20, crime)]),
    ]
}

fn handling(form: &Registration) -> Vec<Row> {
    vec![
        bar(GRID, "四、化解与帮扶"),
        long_field("已采取措施", &form.measures, 70.0),
        long_field("无法调处原因", &form.obstacles, 52.0),
        field("需求功能\n（可多选）", options(&form.words.services, &form.services, 96.0)),
        Row::new(
            ROW,
            vec![
                Cell::label(4, "包联责任人"),
                Cell::value(4, &form.keeper),
                Cell::label(3, "联系电话"),
                Cell::value(4, &form.keeper_phone),
                Cell::label(3, "化解时限"),
                Cell::value(6, date(form.resolve_by)),
            ],
        ),
    ]
}

fn opinions(form: &Registration) -> Vec<Row> {
    let tiers = [
        ("村（社区）服务点", &form.village_opinion),
        ("乡镇（街道）服务站", &form.town_opinion),
        ("县（市、区）服务工作室", &form.county_opinion),
    ];
    let opinion = |opinion: &Opinion| {
        let mut cell = Cell::prose(8, &opinion.text);
        let mut sign = vec![Piece::label("负责人签名："), Piece::blank("", 72.0)];
        sign.push(Piece::label("\n（盖章）"));
        sign.push(Piece::body(format!("　{}", date(opinion.on))));
        cell.foot = vec![Para { leading: 1.8, ..Para::new(9.5, Align::Right, sign) }];
        cell
    };
    vec![
        bar(GRID, "五、三级意见"),
        Row::new(20.0, tiers.map(|(name, _)| Cell::label(8, name)).into()).tied(),
        Row::new(112.0, tiers.map(|(_, said)| opinion(said)).into()),
    ]
}

fn visits(form: &Registration) -> Table {
    let names = ["序号", "回访日期", "方式", "回访情况", "回访人"];
    let mut rows = vec![bar(5, "六、回访与销号"), Row::new(20.0, names.map(|name| Cell::label(1, name)).into()).tied()];
    let none = Visit::default();
    let empty = VISITS.saturating_sub(form.visits.len());
    for (number, visit) in (1_usize..).zip(form.visits.iter().chain(std::iter::repeat_n(&none, empty))) {
        let cells = vec![
            Cell::label(1, &number.to_string()),
            Cell::value(1, day_or_empty(visit.on)),
            Cell::value(1, &visit.way),
            Cell::left(1, vec![Piece::body(&visit.found)]),
            Cell::value(1, &visit.by),
        ];
        rows.push(Row::new(ROW, cells));
    }
    Table { columns: vec![10.0, 32.0, 18.0, 86.0, 28.0], rows, head: 2 }
}

fn closing(form: &Registration) -> Row {
    let mut pieces = yes_no(form.closed);
    pieces.extend(ask("销号日期", day_or_empty(form.closed_on), 110.0));
    pieces.extend(ask("批准人", "", 84.0));
    field("是否销号", pieces)
}
