//! 重点家庭登记表 (A.1, reconstructed; domain §5). The standard's own table is lost: this is the
//! station's form, and its small print says so. Two A4 pages in ordinary cases. How it is arranged is an
//! [`Edition`]; what stands in it is the [`Registration`].

use super::edition::{Edition, EditionLine, EditionSection, FieldAnswer, StationForm, standard};
use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{
    Drawn, GRID, ask, bar, counted, field, flow, left_over, long_field, note, one_of, options, own, yes_no,
};
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
    /// Fields of the station's own.
    pub answers: Vec<FieldAnswer>,
    /// How the station has arranged it; `None` as the program ships it.
    pub edition: Option<Edition>,
    /// Which of the station's editions; 0 for the one the program ships.
    pub number: u32,
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

/// The number on the paper.
pub const CODE: u16 = 701;
/// Rows for handwriting on a blank form, and at least so many on a filled one.
const MEMBERS: usize = 4;
const VISITS: usize = 3;
const ROW: f32 = 23.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &Registration, fonts: &Fonts) -> Result<Pdf> {
    let standard = standard(StationForm::Registration);
    let edition = form.edition.as_ref().unwrap_or(&standard);
    let mark = if form.code.is_empty() { String::new() } else { format!("编号：{}", form.code) };
    let sheet = Sheet { title: &edition.title, mark: &mark, printed: form.printed.as_ref() };
    let mut blocks = vec![corner(CODE, &form.code), Block::Gap(8.0)];
    let mut titled = 0;
    for section in &edition.sections {
        let mut top = Vec::new();
        if !section.title.is_empty() {
            titled += 1;
            top.push(format!("{}、{}", counted(titled), section.title));
        }
        blocks.push(Block::Table(match section.key.as_str() {
            "household" => household(form, section, &top),
            "visits" => visits(form, section, &top),
            "opinions" => Table { columns: vec![1.0; GRID], rows: opinions(form, section, &top), head: 0 },
            _ => {
                let mut lines: Vec<Drawn> = section.lines.iter().map(|line| drawn(form, line)).collect();
                if section.key == "handling" {
                    lines.extend(left_over(edition.lines().map(|line| line.key.as_str()), &form.answers, ROW));
                }
                let mut rows: Vec<Row> = top.iter().map(|title| bar(GRID, title)).collect();
                rows.extend(flow(ROW, lines));
                Table { columns: vec![1.0; GRID], rows, head: 0 }
            }
        }));
    }
    blocks.extend([Block::Gap(5.0), Block::Para(note(&edition.note, form.number))]);
    compose(&sheet, blocks, fonts)
}

/// Which form it is, and of which case: for whoever gets the paper back.
pub(super) fn corner(form: u16, case: &str) -> Block {
    let more = if case.is_empty() { String::new() } else { format!(":{case}") };
    Block::Corner { text: format!("JIAHE:{form}{more}"), side: 30.0, words: format!("表号 {form}") }
}

fn drawn(form: &Registration, line: &EditionLine) -> Drawn {
    if let Some(added) = &line.added {
        return own(line, added, &form.answers, ROW);
    }
    let (words, label) = (&form.words, line.label.as_str());
    let beside = |named: usize, wide: usize, value: String| {
        Drawn::Cells(vec![Cell::label(named, label), Cell::value(wide, value)])
    };
    let whole = |pieces| Drawn::Rows(vec![field(ROW, label, pieces)]);
    match line.key.as_str() {
        "unit" => beside(3, 11, form.unit.clone()),
        "code" => beside(3, 7, form.code.clone()),
        "filled_by" => beside(3, 4, form.filled_by.clone()),
        "phone" => beside(3, 4, form.phone.clone()),
        "filled_on" => beside(3, 7, date(form.filled_on)),
        "family_types" => {
            let mut family = options(&words.family_types, &form.family_types, 96.0);
            family.extend([Piece::option("其他", false, 30.0), Piece::blank("", 60.0)]);
            whole(family)
        }
        "dispute_types" => whole(options(&words.dispute_types, &form.dispute_types, 96.0)),
        "channel" => whole(options(&words.channels, std::slice::from_ref(&form.channel), 76.0)),
        "found_on" => beside(4, 8, date(form.found_on)),
        "people" => {
            let people = form.people_involved.map(|n| n.to_string()).unwrap_or_else(|| "　　".into());
            beside(4, 8, format!("{people} 人"))
        }
        "facts" => Drawn::Rows(vec![Row { stretch: true, ..long_field(label, &form.facts, 128.0) }]),
        "grades" => Drawn::Rows(grades(form, label)),
        "colour" => {
            let mut colour = options(&words.colours, std::slice::from_ref(&form.colour), 44.0);
            colour.extend([Piece::label("评定理由："), Piece::body(&form.colour_reason)]);
            Drawn::Rows(vec![field(ROW, label, colour).tied()])
        }
        "crime" => Drawn::Rows(vec![crime(form, label)]),
        "measures" => Drawn::Rows(vec![long_field(label, &form.measures, 70.0)]),
        "obstacles" => Drawn::Rows(vec![long_field(label, &form.obstacles, 52.0)]),
        "services" => whole(options(&words.services, &form.services, 96.0)),
        "keeper" => beside(4, 4, form.keeper.clone()),
        "keeper_phone" => beside(3, 4, form.keeper_phone.clone()),
        "resolve_by" => beside(3, 6, date(form.resolve_by)),
        "closed" => {
            let mut pieces = yes_no(form.closed);
            pieces.extend(ask("销号日期", day_or_empty(form.closed_on), 110.0));
            pieces.extend(ask("批准人", "", 84.0));
            whole(pieces)
        }
        _ => Drawn::Rows(Vec::new()),
    }
}

fn grades(form: &Registration, label: &str) -> Vec<Row> {
    let level = |level: Option<Level>| {
        let chosen = level.map(|level| match level {
            Level::High => "高",
            Level::Middle => "中",
            Level::Low => "低",
        });
        one_of(&["高", "中", "低"], chosen, 32.0)
    };
    let centred = |across, pieces| Cell::new(across, vec![Para::new(10.0, Align::Centre, pieces)]);
    vec![
        Row::new(
            20.0,
            vec![
                Cell::label(4, label).down(2),
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
    ]
}

fn crime(form: &Registration, label: &str) -> Row {
    let mut crime = vec![Piece::label("是否可能引起治安、刑事案件：")];
    crime.extend(yes_no(form.may_turn_criminal));
    crime.push(Piece::body("\n"));
    let reported = form.reported_at.map(|at| at.format("%Y年%-m月%-d日 %H:%M").to_string()).unwrap_or_default();
    crime.extend(ask("报告时间", reported, 136.0));
    crime.extend(ask("报告对象", &form.reported_to, 136.0));
    field(40.0, label, crime)
}

/// Two rows a person, under one serial number.
fn household(form: &Registration, section: &EditionSection, top: &[String]) -> Table {
    let columns = vec![9.0, 21.0, 22.0, 11.0, 22.0, 41.0, 14.0, 19.0, 15.0];
    let label = |at: usize, across| Cell::label(across, section.lines.get(at).map_or("", |line| line.label.as_str()));
    let mut upper = vec![Cell::label(1, "序号").down(2)];
    upper.extend((0..8).map(|at| label(at, 1)));
    let lower = vec![label(8, 2), label(9, 2), label(10, 1), label(11, 3)];
    let mut rows: Vec<Row> = top.iter().map(|title| bar(9, title)).collect();
    rows.extend([Row::new(19.0, upper).tied(), Row::new(19.0, lower).tied()]);
    let head = rows.len();
    let nobody = Member::default();
    let empty = MEMBERS.saturating_sub(form.household.len());
    let people = form.household.iter().chain(std::iter::repeat_n(&nobody, empty));
    for (number, person) in (1..).zip(people) {
        rows.extend(member(number, person));
    }
    Table { columns, rows, head }
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

fn opinions(form: &Registration, section: &EditionSection, top: &[String]) -> Vec<Row> {
    let opinion = |opinion: &Opinion| {
        let mut cell = Cell::prose(8, &opinion.text);
        let mut sign = vec![Piece::label("负责人签名："), Piece::blank("", 72.0)];
        sign.push(Piece::label("\n（盖章）"));
        sign.push(Piece::body(format!("　{}", date(opinion.on))));
        cell.foot = vec![Para { leading: 1.8, ..Para::new(9.5, Align::Right, sign) }];
        cell
    };
    let said = [&form.village_opinion, &form.town_opinion, &form.county_opinion];
    let mut rows: Vec<Row> = top.iter().map(|title| bar(GRID, title)).collect();
    rows.push(Row::new(20.0, section.lines.iter().map(|line| Cell::label(8, &line.label)).collect()).tied());
    rows.push(Row::new(112.0, said.map(opinion).into()));
    rows
}

fn visits(form: &Registration, section: &EditionSection, top: &[String]) -> Table {
    let mut names = vec![Cell::label(1, "序号")];
    names.extend(section.lines.iter().map(|line| Cell::label(1, &line.label)));
    let mut rows: Vec<Row> = top.iter().map(|title| bar(5, title)).collect();
    rows.push(Row::new(20.0, names).tied());
    let head = rows.len();
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
    Table { columns: vec![10.0, 32.0, 18.0, 86.0, 28.0], rows, head }
}
