//! 满意度调查表 (C, reconstructed; domain §5): one A4 page, to be filled without a name. Its small
//! print says that it is the station's own form.

use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{ask, one_of, options, small_print};
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::words::{SurveyWords, date};
use super::{Pdf, Printed};
use crate::fault::Result;
use crate::kernel::Day;

/// Everything on the survey. The default prints it blank; `station`, `on` and `services` may be
/// filled beforehand, so that the person asked only has to tick.
#[derive(Debug, Clone, Default)]
pub struct Survey {
    pub station: String,
    pub on: Option<Day>,
    /// Labels of the services used.
    pub services: Vec<String>,
    /// A label out of [`SurveyWords::sexes`], or empty.
    pub sex: String,
    /// A label out of [`SurveyWords::age_bands`], or empty.
    pub age_band: String,
    /// One per item of [`SurveyWords::items`], in order; what is missing stays unticked.
    pub ratings: Vec<Option<Rating>>,
    /// 首次求助 (`true`) or 多次求助.
    pub first_time: Option<bool>,
    pub would_recommend: Option<bool>,
    pub comments: String,
    /// Only if an answer is wanted.
    pub phone: String,
    pub printed: Option<Printed>,
    pub words: SurveyWords,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    VeryGood,
    Good,
    Fair,
    Poor,
    VeryPoor,
}

const RATINGS: [(Rating, &str); 5] = [
    (Rating::VeryGood, "很满意"),
    (Rating::Good, "满意"),
    (Rating::Fair, "一般"),
    (Rating::Poor, "不满意"),
    (Rating::VeryPoor, "很不满意"),
];

const GRID: usize = 24;
const ROW: f32 = 29.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &Survey, fonts: &Fonts) -> Result<Pdf> {
    let sheet = Sheet { title: &form.words.title, mark: "", printed: form.printed.as_ref() };
    let mut greeting = Para::new(10.5, Align::Justified, vec![Piece::body(&form.words.greeting)]);
    greeting.indent = 2.0;
    greeting.leading = 1.6;
    let blocks = vec![
        Block::Gap(10.0),
        Block::Para(greeting),
        Block::Gap(8.0),
        Block::Table(Table { columns: vec![1.0; GRID], rows: about(form), head: 0 }),
        Block::Table(ratings(form)),
        Block::Table(Table { columns: vec![1.0; GRID], rows: comments(form), head: 0 }),
        Block::Gap(6.0),
        Block::Para(small_print(&form.words.note)),
    ];
    compose(&sheet, blocks, fonts)
}

fn about(form: &Survey) -> Vec<Row> {
    let words = &form.words;
    let one = std::slice::from_ref;
    let choice = |answer: Option<bool>, yes, no| answer.map(|answer| if answer { yes } else { no });
    let times = one_of(&["首次", "多次"], choice(form.first_time, "首次", "多次"), 60.0);
    let recommend = one_of(&["愿意", "不愿意"], choice(form.would_recommend, "愿意", "不愿意"), 98.0);
    vec![
        Row::new(
            ROW,
            vec![
                Cell::label(4, "服务站点"),
                Cell::value(9, &form.station),
                Cell::label(4, "服务日期"),
                Cell::value(7, date(form.on)),
            ],
        ),
        Row::new(
            40.0,
            vec![
                Cell::label(4, "接受的服务\n（可多选）"),
                Cell::left(20, options(&words.services, &form.services, 98.0)),
            ],
        ),
        Row::new(
            ROW,
            vec![
                Cell::label(4, "性别"),
                Cell::left(6, options(&words.sexes, one(&form.sex), 36.0)),
                Cell::label(5, "是否首次求助"),
                Cell::left(9, times),
            ],
        ),
        Row::new(
            ROW,
            vec![Cell::label(4, "年龄段"), Cell::left(20, options(&words.age_bands, one(&form.age_band), 98.0))],
        ),
        Row::new(ROW, vec![Cell::label(4, "是否愿意\n推荐他人"), Cell::left(20, recommend)]),
    ]
}

fn ratings(form: &Survey) -> Table {
    let mut names = vec![Cell::label(1, "序号"), Cell::label(1, "评价内容")];
    names.extend(RATINGS.map(|(_, name)| Cell::label(1, name)));
    let mut rows = vec![Row::new(25.0, names).tied()];
    let given = form.ratings.iter().copied().chain(std::iter::repeat(None));
    for (number, ((name, meaning), given)) in (1_usize..).zip(form.words.items.iter().zip(given)) {
        let item = vec![Piece::body(name), Piece::label(format!("（{meaning}）"))];
        let mut cells = vec![Cell::label(1, &number.to_string()), Cell::left(1, item)];
        cells.extend(RATINGS.map(|(rating, _)| {
            let box_alone = Piece::body(if given == Some(rating) { "☑" } else { "☐" });
            Cell::new(1, vec![Para::new(13.0, Align::Centre, vec![box_alone])])
        }));
        rows.push(Row::new(ROW, cells));
    }
    Table { columns: vec![12.0, 72.0, 18.0, 18.0, 18.0, 18.0, 18.0], rows, head: 1 }
}

fn comments(form: &Survey) -> Vec<Row> {
    let mut reply = ask("需要答复请留电话", &form.phone, 150.0);
    reply.push(Piece::label("（不需要答复的可以不填）"));
    vec![
        Row::new(112.0, vec![Cell::label(4, "意见建议"), Cell::prose(20, &form.comments)]).splits(),
        Row::new(30.0, vec![Cell::label(4, "答复"), Cell::left(20, reply)]),
    ]
}
