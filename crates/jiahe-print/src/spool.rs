//! The print service of Windows. It takes the PDF itself, by the reader that Windows 10 and later bring along.

use std::path::Path;

use winprint::printer::{FilePrinter, PrinterDevice, WinPdfPrinter};
use winprint::ticket::{Copies, PrintTicket, PrintTicketBuilder};

use super::Printer;

/// Without colour, in the words of the print schema.
const GREY: &str = r#"<psf:PrintTicket xmlns:psf="http://schemas.microsoft.com/windows/2003/08/printing/printschemaframework" xmlns:psk="http://schemas.microsoft.com/windows/2003/08/printing/printschemakeywords" version="1"><psf:Feature name="psk:PageOutputColor"><psf:Option name="psk:Grayscale"/></psf:Feature></psf:PrintTicket>"#;

pub fn known() -> Result<Vec<Printer>, String> {
    let usual = PrinterDevice::user_default().ok().flatten().map(|one| one.name().to_owned());
    let all = PrinterDevice::all().map_err(|error| error.to_string())?;
    let printer =
        |one: PrinterDevice| Printer { usual: usual.as_deref() == Some(one.name()), name: one.name().to_owned() };
    Ok(all.into_iter().map(printer).collect())
}

/// All pages of `file`.
pub fn give(printer: &str, copies: u16, grey: bool, file: &Path) -> Result<(), String> {
    let all = PrinterDevice::all().map_err(|error| error.to_string())?;
    let device = all.into_iter().find(|one| one.name() == printer).ok_or("there is no such printer")?;
    let mut ticket = PrintTicketBuilder::new(&device).map_err(|error| error.to_string())?;
    ticket.merge(Copies(copies)).map_err(|error| error.to_string())?;
    if grey {
        ticket.merge(PrintTicket::from_xml(GREY)).map_err(|error| error.to_string())?;
    }
    let ticket = ticket.build().map_err(|error| error.to_string())?;
    WinPdfPrinter::new(device).print(file, ticket).map(drop).map_err(|error| error.to_string())
}
