//! Reads a service's form field by field: tidies what was typed, and notes what does not pass by its path.

use crate::fault::Check;
use crate::kernel::{Day, Moment, text};

/// Long texts; one line.
pub(super) const BLOCK_MOST: usize = 5_000;
pub(super) const LINE_MOST: usize = 100;
/// Rows of any list within a form.
pub(super) const ROWS_MOST: usize = 60;

/// A form, or a part of it.
pub(super) struct Form<'a> {
    check: &'a mut Check,
    pub now: Moment,
    at: String,
}

impl<'a> Form<'a> {
    pub fn new(check: &'a mut Check, now: Moment, at: &str) -> Self {
        Self { check, now, at: at.to_owned() }
    }

    fn path(&self, field: &str) -> String {
        if self.at.is_empty() { field.to_owned() } else { format!("{}.{field}", self.at) }
    }

    pub fn fail(&mut self, field: &str, why: &str) {
        let path = self.path(field);
        self.check.fail(path, why);
    }

    pub fn that(&mut self, holds: bool, field: &str, why: &str) {
        if !holds {
            self.fail(field, why);
        }
    }

    pub fn fits(&mut self, typed: &str, most: usize, field: &str) {
        let path = self.path(field);
        self.check.fits(typed, most, path);
    }

    pub fn line(&mut self, typed: &mut String, field: &str) {
        *typed = text::line(typed);
        self.fits(typed, LINE_MOST, field);
    }

    pub fn block(&mut self, typed: &mut String, field: &str) {
        *typed = text::block(typed);
        self.fits(typed, BLOCK_MOST, field);
    }

    pub fn phone(&mut self, typed: &mut String, field: &str) {
        if typed.trim().is_empty() {
            typed.clear();
            return;
        }
        match text::phone(typed) {
            Some(kept) => *typed = kept,
            None => self.fail(field, "phone"),
        }
    }

    pub fn required(&mut self, kept: &str, field: &str) {
        self.that(!kept.trim().is_empty(), field, "required");
    }

    pub fn given<T>(&mut self, value: Option<T>, field: &str) {
        self.that(value.is_some(), field, "required");
    }

    /// A day on which something happened: not after today, not before 1990.
    pub fn past(&mut self, day: Option<Day>, field: &str) {
        let Some(day) = day else { return };
        self.that(day <= self.now.date(), field, "future");
        self.sane(day, field);
    }

    /// A day ahead or behind: within a century.
    pub fn ahead(&mut self, day: Option<Day>, field: &str) {
        let Some(day) = day else { return };
        self.sane(day, field);
    }

    fn sane(&mut self, day: Day, field: &str) {
        let (first, last) = (Day::from_ymd_opt(1990, 1, 1), Day::from_ymd_opt(2099, 12, 31));
        self.that(first.is_none_or(|first| day >= first) && last.is_none_or(|last| day <= last), field, "date");
    }

    /// `later`, which stands at `field`, is not before `earlier`.
    pub fn order(&mut self, earlier: Option<Day>, later: Option<Day>, field: &str) {
        if let (Some(earlier), Some(later)) = (earlier, later) {
            self.that(later >= earlier, field, "order");
        }
    }

    pub fn rows(&mut self, count: usize, field: &str) {
        self.that(count <= ROWS_MOST, field, "too_many");
    }

    /// Reads what lies below `field`.
    pub fn within<T>(&mut self, field: &str, read: impl FnOnce(&mut Form<'_>) -> T) -> T {
        let at = self.path(field);
        read(&mut Form { check: self.check, now: self.now, at })
    }

    /// Reads every row of a list.
    pub fn each<T>(&mut self, rows: &mut [T], field: &str, mut read: impl FnMut(&mut Form<'_>, usize, &mut T)) {
        self.rows(rows.len(), field);
        for (index, row) in rows.iter_mut().enumerate().take(ROWS_MOST) {
            self.within(&format!("{field}[{index}]"), |form| read(form, index, row));
        }
    }
}
