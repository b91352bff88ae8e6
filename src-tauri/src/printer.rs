//! The printers of this PC, by the system's own print service. Knows no form.

#[cfg(not(windows))]
mod cups;
#[cfg(windows)]
mod spooler;

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
#[cfg(not(windows))]
use cups as service;
use jiahe::fault::Fault;
use serde::{Deserialize, Serialize};
#[cfg(windows)]
use spooler as service;
use tauri::State;

use crate::bridge::{Bridge, off_thread};
use crate::paper;

/// The name of every job: the queue and its log can be read by others.
const TITLE: &str = "家和";

#[derive(Serialize, Deserialize)]
pub(crate) struct Printer {
    name: String,
    /// The system's own choice.
    usual: bool,
}

#[derive(Deserialize)]
pub(crate) struct Job {
    printer: String,
    copies: u32,
    /// `1-3,5`; empty for all.
    pages: String,
    grey: bool,
}

/// Those of this PC; none where the system has no print service that is known here.
///
/// # Errors
/// [`jiahe::Code::Internal`] when the work could not be done.
#[tauri::command]
pub(crate) async fn printers() -> Result<Vec<Printer>, Fault> {
    off_thread("list the printers", || Ok(service::known())).await
}

/// Gives a PDF to a printer of this PC. The copy that the print service reads is removed as soon as it has it.
///
/// # Errors
/// As [`paper::save_pdf`]; `printer`: not there any more (`printer_gone`), or it did not take it (`printer_refused`).
#[tauri::command]
pub(crate) async fn print_pdf(bridge: State<'_, Arc<Bridge>>, base64: String, job: Job) -> Result<(), Fault> {
    let bridge = Arc::clone(&bridge);
    off_thread("print a PDF", move || {
        // Only what was listed: no name is taken for an option.
        if !service::known().iter().any(|one| one.name == job.printer) {
            return Err(Fault::field("printer", "printer_gone"));
        }
        // The service of Windows prints the whole of a file.
        let base64 = if cfg!(windows) && !job.pages.is_empty() {
            STANDARD.encode(jiahe::paper::join::some(&paper::decode(&base64)?, &job.pages)?)
        } else {
            base64
        };
        let file = paper::lay_out(bridge.data(), TITLE, &base64)?;
        let taken = service::give(&file, &job);
        drop(std::fs::remove_file(&file));
        if taken { Ok(()) } else { Err(Fault::field("printer", "printer_refused")) }
    })
    .await
}
