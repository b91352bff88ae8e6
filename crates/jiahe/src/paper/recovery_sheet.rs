//! 恢复密钥: the one page that opens the station's files when every password is lost (design §4).
//! It is printed once, at set-up; the key is never kept in clear anywhere else.

use super::Pdf;
use super::fonts::Fonts;
use super::lines::{Align, Para, Piece};
use super::parts::ask;
use super::sheet::{Block, Sheet, compose};
use super::table::{Cell, Row, Table};
use super::words::date;
use crate::fault::Result;
use crate::kernel::Day;

/// What the page carries. The default prints an empty page of the same shape, for training.
#[derive(Clone, Default)]
pub struct RecoverySheet {
    pub station: String,
    pub on: Option<Day>,
    /// The key as it is typed in: letters and digits; hyphens and spaces are ignored and it is set
    /// in groups of four.
    pub key: String,
}

const ADVICE: [&str; 6] = [
    "它能打开什么：忘记密码、电脑损坏或更换电脑时，凭本页可以重新打开本站的全部加密资料和备份。没有密码又没有本页，资料无法恢复，任何人都无能为力。",
    "由谁保管：由站点负责人指定一人保管（保管人与日常使用电脑的人最好不是同一人），人员调整时当面移交并登记。",
    "放在哪里：装入信封封口、骑缝签名，锁进保险柜或档案柜，不与电脑放在一起；可复印一份交上级站点密封保存。",
    "不要这样做：不拍照、不扫描、不发微信或邮件、不贴在电脑上。拿到本页的人就能看到全部资料。",
    "谨防诈骗：软件、上级部门和技术人员都不会通过电话、短信或微信索要恢复密钥。",
    "怎样使用：在登录页选择“使用恢复密钥”，照上面的字母和数字逐组输入（不分大小写，二维码内容相同）。遗失或疑似泄露时，立即报告站点负责人，更换密钥并销毁旧页。",
];

const PER_ROW: usize = 4;

/// # Errors
/// [`crate::fault::Code::Internal`] when the document cannot be written.
pub fn print(sheet: &RecoverySheet, fonts: &Fonts) -> Result<Pdf> {
    let about = vec![Row::new(
        28.0,
        vec![
            Cell::label(4, "站点名称"),
            Cell::value(10, &sheet.station),
            Cell::label(3, "生成日期"),
            Cell::value(7, date(sheet.on)),
        ],
    )];
    let warning =
        Para::new(12.0, Align::Centre, vec![Piece::heading("妥善保管　　遗失本页和密码，资料将永远无法打开")]);
    let mut blocks = vec![
        Block::Gap(4.0),
        Block::Para(warning),
        Block::Gap(12.0),
        Block::Table(Table { columns: vec![1.0; 24], rows: about, head: 0 }),
        Block::Gap(12.0),
        Block::Table(key_grid(&sheet.key)),
        Block::Gap(14.0),
    ];
    if !sheet.key.is_empty() {
        blocks.push(Block::Qr { text: sheet.key.clone(), side: 118.0 });
        blocks.push(Block::Gap(12.0));
    }
    for (number, advice) in (1_usize..).zip(ADVICE) {
        let (head, body) = advice.split_once('：').unwrap_or(("", advice));
        let pieces = vec![Piece::heading(format!("{number}. {head}：")), Piece::body(body)];
        blocks.push(Block::Para(Para { leading: 1.6, ..Para::new(10.5, Align::Justified, pieces) }));
        blocks.push(Block::Gap(4.0));
    }
    blocks.push(Block::Gap(26.0));
    let mut sign = ask("保管人签名", "", 96.0);
    sign.extend(ask("存放地点", "", 96.0));
    sign.extend(ask("日期", "", 84.0));
    blocks.push(Block::Para(Para::new(11.0, Align::Left, sign)));
    let page = Sheet { title: "恢复密钥", mark: "", printed: None };
    compose(&page, blocks, fonts)
}

/// Groups of four, numbered, so that two people can read them to each other.
fn key_grid(key: &str) -> Table {
    let letters: Vec<char> = key.chars().filter(|ch| ch.is_ascii_alphanumeric()).collect();
    let mut groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    let rows = groups.len().div_ceil(PER_ROW).max(3);
    groups.resize(rows * PER_ROW, String::new());
    let numbered: Vec<(usize, String)> = (1..).zip(groups).collect();
    let row = |groups: &[(usize, String)]| {
        let cells = groups.iter().map(|(number, group)| {
            let number = Para { leading: 1.1, ..Para::new(7.5, Align::Left, vec![Piece::label(number.to_string())]) };
            let mut letters = Para::new(21.0, Align::Centre, vec![Piece::heading(group)]);
            letters.tracking = 0.12;
            letters.leading = 1.2;
            Cell::new(1, vec![number, letters])
        });
        Row::new(44.0, cells.collect())
    };
    Table { columns: vec![1.0; PER_ROW], rows: numbered.chunks(PER_ROW).map(row).collect(), head: 0 }
}
