//! QR codes as black squares (ISO/IEC 18004), to be drawn as vectors.

use qrcode::{Color, EcLevel, QrCode};

use crate::fault::{Fault, Result};

pub(crate) struct Bars {
    /// Squares along one side; the quiet zone is the caller's white space.
    pub(crate) modules: usize,
    /// `(column, row, squares)` of every run of black; neighbours are one bar, so that no seam shows.
    pub(crate) black: Vec<(usize, usize, usize)>,
}

/// # Errors
/// The text is too long for a QR code (some 2,300 bytes).
pub(crate) fn bars(text: &str) -> Result<Bars> {
    // Level M survives a fold or a smudge of 15 %.
    let code = QrCode::with_error_correction_level(text.as_bytes(), EcLevel::M)
        .map_err(|_| Fault::internal("draw a QR code"))?;
    let modules = code.width();
    let colours = code.to_colors();
    let mut black: Vec<(usize, usize, usize)> = Vec::new();
    for (row, line) in colours.chunks(modules).enumerate() {
        for (column, _) in line.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
            match black.last_mut() {
                Some((start, last, squares)) if *last == row && *start + *squares == column => *squares += 1,
                _ => black.push((column, row, 1)),
            }
        }
    }
    Ok(Bars { modules, black })
}
