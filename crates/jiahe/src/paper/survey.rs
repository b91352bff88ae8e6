//! 满意度调查表 (C, reconstructed; domain §5): one A4 page, to be filled without a name. Its small
//! print says that it is the station's own form.

use super::edition::{Edition, EditionLine, EditionSection, FieldAnswer, FieldKind, StationForm, standard};
use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::{Drawn, GRID, answered, ask, bar, field, flow, left_over, long_field, note, one_of, options, own};
use super::registration::corner;
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
    /// By the key of the line they stand on; what is missing stays unticked.
    pub ratings: Vec<(String, Rating)>,
    /// 首次求助 (`true`) or 多次求助.
    pub first_time: Option<bool>,
    pub would_recommend: Option<bool>,
    pub comments: String,
    /// Only if an answer is wanted.
    pub phone: String,
    /// Fields of the station's own.
    pub answers: Vec<FieldAnswer>,
    /// How the station has arranged it; `None` as the program ships it.
    pub edition: Option<Edition>,
    /// Which of the station's editions; 0 for the one the program ships.
    pub number: u32,
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

/// The number on the paper.
pub const CODE: u16 = 702;
const ROW: f32 = 29.0;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(form: &Survey, fonts: &Fonts) -> Result<Pdf> {
    let standard = standard(StationForm::Survey);
    let edition = form.edition.as_ref().unwrap_or(&standard);
    let sheet = Sheet { title: &edition.title, mark: "", printed: form.printed.as_ref() };
    let mut greeting = Para::new(10.5, Align::Justified, vec![Piece::body(&edition.greeting)]);
    greeting.indent = 2.0;
    greeting.leading = 1.6;
    let mut blocks = vec![corner(CODE, ""), Block::Gap(10.0), Block::Para(greeting), Block::Gap(8.0)];
    for section in &edition.sections {
        blocks.push(Block::Table(if section.key == "ratings" {
            ratings(form, section)
        } else {
            let mut lines: Vec<Drawn> = section.lines.iter().map(|line| drawn(form, line)).collect();
            if section.key == "comments" {
                lines.extend(left_over(edition.lines().map(|line| line.key.as_str()), &form.answers, ROW));
            }
            let title = Some(&section.title).filter(|title| !title.is_empty());
            let mut rows: Vec<Row> = title.iter().map(|title| bar(GRID, title)).collect();
            rows.extend(flow(ROW, lines));
            Table { columns: vec![1.0; GRID], rows, head: 0 }
        }));
    }
    blocks.extend([Block::Gap(6.0), Block::Para(note(&edition.note, form.number))]);
    compose(&sheet, blocks, fonts)
}

fn drawn(form: &Survey, line: &EditionLine) -> Drawn {
    if let Some(added) = &line.added {
        return own(line, added, &form.answers, ROW);
    }
    let (words, label) = (&form.words, line.label.as_str());
    let one = std::slice::from_ref;
    let choice = |answer: Option<bool>, yes, no| answer.map(|answer| if answer { yes } else { no });
    let beside = |named: usize, value: Cell| Drawn::Cells(vec![Cell::label(named, label), value]);
    match line.key.as_str() {
        "station" => beside(4, Cell::value(9, &form.station)),
        "on" => beside(4, Cell::value(7, date(form.on))),
        "services" => Drawn::Rows(vec![field(40.0, label, options(&words.services, &form.services, 98.0))]),
        "sex" => beside(4, Cell::left(6, options(&words.sexes, one(&form.sex), 36.0))),
        "first_time" => {
            let times = one_of(&["首次", "多次"], choice(form.first_time, "首次", "多次"), 60.0);
            beside(5, Cell::left(9, times))
        }
        "age_band" => Drawn::Rows(vec![field(ROW, label, options(&words.age_bands, one(&form.age_band), 98.0))]),
        "recommend" => {
            let recommend = one_of(&["愿意", "不愿意"], choice(form.would_recommend, "愿意", "不愿意"), 98.0);
            Drawn::Rows(vec![field(ROW, label, recommend)])
        }
        "comments" => Drawn::Rows(vec![long_field(label, &form.comments, 112.0)]),
        "reply" => {
            let mut reply = ask("需要答复请留电话", &form.phone, 150.0);
            reply.push(Piece::label("（不需要答复的可以不填）"));
            Drawn::Rows(vec![field(30.0, label, reply)])
        }
        _ => Drawn::Rows(Vec::new()),
    }
}

fn ratings(form: &Survey, section: &EditionSection) -> Table {
    let mut names = vec![Cell::label(1, "序号"), Cell::label(1, &section.title)];
    names.extend(RATINGS.map(|(_, name)| Cell::label(1, name)));
    let mut rows = vec![Row::new(25.0, names).tied()];
    for (number, line) in (1_usize..).zip(&section.lines) {
        let own = line.added.as_ref().is_some_and(|added| added.kind == FieldKind::Rate);
        let given = if own {
            RATINGS
                .iter()
                .zip(["5", "4", "3", "2", "1"])
                .find(|(_, code)| answered(&form.answers, &line.key) == *code)
                .map(|((rating, _), _)| *rating)
        } else {
            form.ratings.iter().find(|(key, _)| *key == line.key).map(|(_, rating)| *rating)
        };
        let mut item = vec![Piece::body(&line.label)];
        if !line.hint.is_empty() {
            item.push(Piece::label(format!("（{}）", line.hint)));
        }
        let mut cells = vec![Cell::label(1, &number.to_string()), Cell::left(1, item)];
        cells.extend(RATINGS.map(|(rating, _)| {
            let box_alone = Piece::body(if given == Some(rating) { "☑" } else { "☐" });
            Cell::new(1, vec![Para::new(13.0, Align::Centre, vec![box_alone])])
        }));
        rows.push(Row::new(ROW, cells));
    }
    Table { columns: vec![12.0, 72.0, 18.0, 18.0, 18.0, 18.0, 18.0], rows, head: 1 }
}
