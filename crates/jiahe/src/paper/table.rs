//! Ruled tables: cells that span columns and rows, rows that grow with what is written, head rows
//! repeated on every page, and rows that break over pages where they must. It must not know what
//! the cells mean.

use super::fonts::Fonts;
use super::lines::{Align, Line, Para, Piece, set};
use super::sheet::Press;

pub(super) struct Table {
    /// Column widths as shares of the full width.
    pub(super) columns: Vec<f32>,
    pub(super) rows: Vec<Row>,
    /// How many rows from the top are repeated on every page.
    pub(super) head: usize,
}

pub(super) struct Row {
    pub(super) cells: Vec<Cell>,
    /// Least height in points.
    pub(super) least: f32,
    /// May be broken over pages; otherwise it is only when it is taller than a page.
    pub(super) splits: bool,
    /// Stays on one page with the row below.
    pub(super) tied: bool,
    /// Grows to the foot of the page when little room would be left under it.
    pub(super) stretch: bool,
}

pub(super) struct Cell {
    pub(super) paras: Vec<Para>,
    /// Stands at the foot of the cell: signature, date, stamp.
    pub(super) foot: Vec<Para>,
    pub(super) across: usize,
    pub(super) down: usize,
    /// Text starts at the top instead of standing in the middle; a broken row continues such cells
    /// and repeats the others.
    pub(super) top: bool,
}

impl Cell {
    pub(super) fn new(across: usize, paras: Vec<Para>) -> Self {
        Self { paras, foot: Vec::new(), across, down: 1, top: false }
    }

    /// The name of a field.
    pub(super) fn label(across: usize, text: &str) -> Self {
        let mut para = Para::new(9.5, Align::Centre, vec![Piece::label(text)]);
        para.leading = 1.25;
        Self::new(across, vec![para])
    }

    /// A name that stands upright in a narrow cell, one character under the other.
    pub(super) fn stacked(across: usize, text: &str) -> Self {
        let one_by_one: Vec<String> = text.chars().map(String::from).collect();
        let mut para = Para::new(9.5, Align::Centre, vec![Piece::label(one_by_one.join("\n"))]);
        para.leading = 1.2;
        Self::new(across, vec![para])
    }

    /// A short value in the middle of its cell.
    pub(super) fn value(across: usize, text: impl Into<String>) -> Self {
        let mut para = Para::new(10.0, Align::Centre, vec![Piece::body(text)]);
        para.leading = 1.25;
        Self::new(across, vec![para])
    }

    /// A value that reads from the left.
    pub(super) fn left(across: usize, pieces: Vec<Piece>) -> Self {
        Self::new(across, vec![Para::new(10.0, Align::Left, pieces)])
    }

    /// A long text, continued on the next page if need be.
    pub(super) fn prose(across: usize, text: &str) -> Self {
        let mut para = Para::new(10.0, Align::Justified, vec![Piece::body(text)]);
        para.leading = 1.5;
        para.indent = 2.0;
        Self { top: true, ..Self::new(across, vec![para]) }
    }

    pub(super) fn down(self, down: usize) -> Self {
        Self { down, ..self }
    }
}

impl Row {
    pub(super) fn new(least: f32, cells: Vec<Cell>) -> Self {
        Self { cells, least, splits: false, tied: false, stretch: false }
    }

    pub(super) fn tied(self) -> Self {
        Self { tied: true, ..self }
    }

    pub(super) fn splits(self) -> Self {
        Self { splits: true, ..self }
    }
}

const PAD_X: f32 = 3.5;
const PAD_Y: f32 = 3.0;
const INNER: f32 = 0.5;
const OUTER: f32 = 1.1;
/// The most that a row stretches.
const STRETCH: f32 = 150.0;

/// A cell with its lines set, by the index of the row it starts in.
struct Laid {
    row: usize,
    down: usize,
    left: f32,
    width: f32,
    lines: Vec<Line>,
    foot: Vec<Line>,
    top: bool,
}

struct Grid {
    cells: Vec<Laid>,
    heights: Vec<f32>,
    splits: Vec<bool>,
    tied: Vec<bool>,
    stretch: Vec<bool>,
}

fn tall(lines: &[Line]) -> f32 {
    lines.iter().map(|line| line.height).sum()
}

impl Laid {
    fn needs(&self) -> f32 {
        let foot = if self.foot.is_empty() { 0.0 } else { tall(&self.foot) + 6.0 };
        tall(&self.lines) + foot + 2.0 * PAD_Y
    }
}

/// Prints the table at the pen and leaves the pen below it.
pub(super) fn place(table: Table, press: &mut Press<'_>) {
    let head = table.head;
    let mut grid = lay(table, press);
    let mut row = 0;
    let mut top = press.y;
    while row < grid.heights.len() {
        let end = grid.group_end(row);
        grid.fill_page(row, end, press.room());
        if let Some(room) = grid.room_with_company(row, end, press.room()) {
            draw_rows(&grid, row, end - 1, press);
            break_row(&grid, end - 1, head, &mut top, room, press);
        } else {
            place_group(&grid, row, end, head, &mut top, press);
        }
        row = end;
    }
    close(top, press);
}

fn lay(table: Table, press: &Press<'_>) -> Grid {
    let Table { columns, rows, head } = table;
    let shares: f32 = columns.iter().sum();
    let widths: Vec<f32> = columns.iter().map(|share| share / shares * press.width).collect();
    let mut grid =
        Grid { cells: Vec::new(), heights: Vec::new(), splits: Vec::new(), tied: Vec::new(), stretch: Vec::new() };
    // Rows still covered, per column, by a cell that began above.
    let mut busy = vec![0_usize; widths.len()];
    for (row, source) in rows.into_iter().enumerate() {
        let mut column = 0;
        for cell in source.cells {
            while busy.get(column).is_some_and(|rows| *rows > 0) {
                column += 1;
            }
            let left = widths.iter().take(column).sum();
            let width: f32 = widths.iter().skip(column).take(cell.across).sum();
            busy.iter_mut().skip(column).take(cell.across).for_each(|rows| *rows = cell.down);
            column += cell.across;
            let lines = wrap(&cell.paras, width, press.fonts);
            let foot = wrap(&cell.foot, width, press.fonts);
            grid.cells.push(Laid { row, down: cell.down, left, width, lines, foot, top: cell.top });
        }
        busy.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        grid.heights.push(source.least);
        grid.splits.push(source.splits);
        grid.tied.push(source.tied);
        grid.stretch.push(source.stretch);
    }
    grid.measure(press.page_room(), head);
    grid
}

fn wrap(paras: &[Para], width: f32, fonts: &Fonts) -> Vec<Line> {
    paras.iter().flat_map(|para| set(para, width - 2.0 * PAD_X, fonts)).collect()
}

impl Grid {
    /// Rows grow to what stands in them; one that no page can hold is made breakable.
    fn measure(&mut self, page_room: f32, head: usize) {
        for cell in self.cells.iter().filter(|cell| cell.down == 1) {
            if let Some(height) = self.heights.get_mut(cell.row) {
                *height = height.max(cell.needs());
            }
        }
        for cell in self.cells.iter().filter(|cell| cell.down > 1) {
            let have = self.height(cell.row, cell.row + cell.down);
            if let Some(last) = self.heights.get_mut(cell.row + cell.down - 1) {
                *last += (cell.needs() - have).max(0.0);
            }
        }
        let room = page_room - self.height(0, head);
        for (row, splits) in self.splits.iter_mut().enumerate() {
            let over = self.heights.get(row).is_some_and(|height| *height > room);
            *splits |= over;
            for cell in self.cells.iter_mut().filter(|cell| *splits && cell.row == row) {
                cell.top |= over && cell.needs() > room;
                // What is broken has no foot of its own: signature and stamp follow the text.
                cell.lines.append(&mut cell.foot);
            }
        }
    }

    fn height(&self, from: usize, to: usize) -> f32 {
        self.heights.iter().take(to).skip(from).sum()
    }

    /// Rows from `start` that belong on one page: tied together, or under one spanning cell.
    fn group_end(&self, start: usize) -> usize {
        let mut end = start + 1;
        let mut row = start;
        while row < end.min(self.heights.len()) {
            let spans = self.cells.iter().filter(|cell| cell.row == row).map(|cell| cell.down).max().unwrap_or(1);
            end = end.max(row + spans).max(if self.tied.get(row) == Some(&true) { row + 2 } else { 0 });
            row += 1;
        }
        end.min(self.heights.len())
    }

    /// Lets the last row of a group take what would be left of the page.
    fn fill_page(&mut self, start: usize, end: usize, room: f32) {
        let spare = room - self.height(start, end);
        let stretches = self.stretch.get(end - 1) == Some(&true) && (0.0..STRETCH).contains(&spare);
        if let Some(height) = self.heights.get_mut(end - 1).filter(|_| stretches) {
            *height += spare;
        }
    }

    /// The last rows of a table, a signature mostly, do not stand alone on a page: where the long text before them would
    /// just end this one, its last two lines go along. Gives the room that the text may take here.
    fn room_with_company(&self, start: usize, end: usize, room: f32) -> Option<f32> {
        let whole = self.height(start, end);
        let last = end < self.heights.len() && self.group_end(end) == self.heights.len();
        let parts = whole <= room && whole + self.height(end, self.heights.len()) > room && self.splits(end - 1);
        let long = self.cells.iter().filter(|cell| cell.row == end - 1 && cell.top && cell.down == 1);
        let lines = long.map(|cell| cell.lines.as_slice()).max_by_key(|lines| lines.len()).filter(|_| last && parts)?;
        let (stays, _) = lines.split_at_checked(lines.len().checked_sub(2).filter(|stay| *stay > 2)?)?;
        Some(tall(stays) + 2.0 * PAD_Y)
    }

    fn splits(&self, row: usize) -> bool {
        self.splits.get(row) == Some(&true)
    }
}

fn close(top: f32, press: &mut Press<'_>) {
    if press.y > top {
        press.ink.frame(press.left, top, press.width, press.y - top, OUTER);
    }
}

/// Goes on at the top of a page, under the head rows; those among them that are still to come are not repeated.
fn turn(grid: &Grid, next: usize, head: usize, top: &mut f32, press: &mut Press<'_>) {
    close(*top, press);
    press.turn();
    *top = press.y;
    draw_rows(grid, 0, head.min(next), press);
}

/// A row must have this much room to be started at the foot of a page.
const WORTH_STARTING: f32 = 56.0;

fn place_group(grid: &Grid, start: usize, end: usize, head: usize, top: &mut f32, press: &mut Press<'_>) {
    if grid.height(start, end) <= press.room() {
        return draw_rows(grid, start, end, press);
    }
    let last = end - 1;
    if grid.splits(last) && grid.height(start, last) + WORTH_STARTING <= press.room() {
        draw_rows(grid, start, last, press);
        return break_row(grid, last, head, top, f32::INFINITY, press);
    }
    if !press.fresh() {
        turn(grid, start, head, top, press);
    }
    if grid.height(start, end) <= press.room() {
        return draw_rows(grid, start, end, press);
    }
    // No page can hold the group: row by row, then.
    for row in start..end {
        let height = grid.height(row, row + 1);
        let start_here = grid.splits(row) && press.room() > WORTH_STARTING;
        if height > press.room() && !start_here {
            turn(grid, row, head, top, press);
        }
        if height <= press.room() {
            draw_rows(grid, row, row + 1, press);
        } else {
            break_row(grid, row, head, top, f32::INFINITY, press);
        }
    }
}

/// Draws rows `start..end`; a cell that spans rows outside is drawn for the part inside.
fn draw_rows(grid: &Grid, start: usize, end: usize, press: &mut Press<'_>) {
    let y = press.y;
    for cell in grid.cells.iter().filter(|cell| cell.row < end && cell.row + cell.down > start) {
        let (first, after) = (cell.row.max(start), (cell.row + cell.down).min(end));
        draw_cell(cell, &cell.lines, &cell.foot, y + grid.height(start, first), grid.height(first, after), press);
    }
    press.y += grid.height(start, end);
}

/// Draws a row in as many pieces as the pages need: long texts go on, labels are repeated. On the first page it takes at
/// most `most`.
fn break_row(grid: &Grid, row: usize, head: usize, top: &mut f32, mut most: f32, press: &mut Press<'_>) {
    let cells: Vec<&Laid> = grid.cells.iter().filter(|c| c.row <= row && row < c.row + c.down).collect();
    let mut rest: Vec<&[Line]> = cells.iter().map(|cell| cell.lines.as_slice()).collect();
    loop {
        let room = press.room().min(most);
        most = f32::INFINITY;
        let mut height = if rest.iter().zip(&cells).all(|(l, c)| !c.top || tall(l) + 2.0 * PAD_Y <= room) {
            // The last piece also holds the labels.
            cells.iter().filter(|c| !c.top).map(|c| c.needs()).fold(0.0, f32::max).min(room)
        } else {
            0.0
        };
        let mut parts = Vec::with_capacity(cells.len());
        for (cell, lines) in cells.iter().zip(&mut rest) {
            if !cell.top {
                parts.push(*lines);
                continue;
            }
            let (now, later) = lines.split_at(fitting(lines, room - 2.0 * PAD_Y));
            height = height.max(tall(now) + 2.0 * PAD_Y);
            parts.push(now);
            *lines = later;
        }
        let y = press.y;
        for (cell, lines) in cells.iter().zip(parts) {
            draw_cell(cell, lines, &[], y, height, press);
        }
        press.y += height;
        if cells.iter().zip(&rest).all(|(cell, lines)| !cell.top || lines.is_empty()) {
            return;
        }
        turn(grid, row, head, top, press);
    }
}

/// How many lines go on this page; a single line is not left over for the next.
fn fitting(lines: &[Line], room: f32) -> usize {
    let mut used = 0.0;
    let fits = lines
        .iter()
        .take_while(|line| {
            used += line.height;
            used <= room
        })
        .count()
        .max(1)
        .min(lines.len());
    if fits > 2 && fits + 1 == lines.len() { fits - 1 } else { fits }
}

fn draw_cell(cell: &Laid, lines: &[Line], foot: &[Line], top: f32, height: f32, press: &mut Press<'_>) {
    let left = press.left + cell.left;
    press.ink.frame(left, top, cell.width, height, INNER);
    let foot_top = top + height - PAD_Y - tall(foot);
    let mut y = if cell.top || !foot.is_empty() { top + PAD_Y } else { top + (height - tall(lines)) / 2.0 };
    let mut column = |lines: &[Line], y: &mut f32| {
        for line in lines {
            press.ink.type_line(line, left + PAD_X, *y, cell.width - 2.0 * PAD_X);
            *y += line.height;
        }
    };
    column(lines, &mut y);
    column(foot, &mut foot_top.clone());
}
