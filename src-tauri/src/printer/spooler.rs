//! The print service of Windows. It takes the PDF itself, by the reader that Windows 10 and later bring along.

use std::fmt::Display;
use std::path::Path;

use winprint::printer::{FilePrinter, PrintOutcome, PrinterDevice, WinPdfPrinter};
use winprint::ticket::{Copies, PrintTicket, PrintTicketBuilder};

use super::{Job, Printer};

/// Without colour, in the words of the print schema.
const GREY: &str = r#"<psf:PrintTicket xmlns:psf="http://schemas.microsoft.com/windows/2003/08/printing/printschemaframework" xmlns:psk="http://schemas.microsoft.com/windows/2003/08/printing/printschemakeywords" version="1"><psf:Feature name="psk:PageOutputColor"><psf:Option name="psk:Grayscale"/></psf:Feature></psf:PrintTicket>"#;

pub(super) fn known() -> Vec<Printer> {
    let usual = PrinterDevice::user_default().ok().flatten().map(|one| one.name().to_owned());
    let all = PrinterDevice::all().map_err(told).unwrap_or_default();
    all.iter().map(|one| Printer { name: one.name().to_owned(), usual: usual.as_deref() == Some(one.name()) }).collect()
}

/// Whether the print service took it. The pages asked for are all that `file` has.
pub(super) fn give(file: &Path, job: &Job) -> bool {
    let printed = || -> Result<PrintOutcome, ()> {
        let all = PrinterDevice::all().map_err(told)?;
        let device = all.into_iter().find(|one| one.name() == job.printer).ok_or(())?;
        let ticket = ticket(&device, job)?;
        WinPdfPrinter::new(device).print(file, ticket).map_err(told)
    };
    printed().is_ok()
}

fn ticket(device: &PrinterDevice, job: &Job) -> Result<PrintTicket, ()> {
    let mut ticket = PrintTicketBuilder::new(device).map_err(told)?;
    ticket.merge(Copies(u16::try_from(job.copies).map_err(|_| ())?)).map_err(told)?;
    if job.grey {
        ticket.merge(PrintTicket::from_xml(GREY)).map_err(told)?;
    }
    ticket.build().map_err(told)
}

/// Why it did not go, for the log: the system's own words name no document.
fn told(error: impl Display) {
    tracing::warn!(%error, "the print service of Windows");
}
