//! Paper on disk: saves the PDFs (and calendar files) that the window hands over, or opens them in the system's viewer.
//! Knows no form; a PDF is a name and bytes. Nothing of the user's is ever overwritten unasked.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use jiahe::fault::{Code, Fault};
use tauri::{AppHandle, Manager, State};
use tauri_plugin_dialog::DialogExt;

use crate::bridge::{Bridge, off_thread};
use crate::folder::private_folder;

/// The folder inside the user's documents.
const FOLDER: &str = "家和打印";
/// The folder inside the data folder for what a viewer has open.
const OPENED: &str = "opened";
const LARGEST: usize = 64 << 20;
const PDF: &str = ".pdf";
const CALENDAR: &str = ".ics";

/// Saves into 文档/家和打印 and returns the path; a taken name becomes `name (2).pdf`.
///
/// # Errors
/// [`Code::Invalid`] for what is no PDF, [`Code::ReadOnly`], [`Code::DiskFull`].
#[tauri::command]
pub(crate) async fn save_pdf(app: AppHandle, file_name: String, base64: String) -> Result<String, Fault> {
    off_thread("save a PDF", move || keep(&app, &file_name, PDF, &decode(&base64)?)).await
}

/// The same for a calendar file (iCalendar, RFC 5545).
///
/// # Errors
/// [`Code::Invalid`] for what is no calendar, [`Code::ReadOnly`], [`Code::DiskFull`].
#[tauri::command]
pub(crate) async fn save_calendar(app: AppHandle, file_name: String, text: String) -> Result<String, Fault> {
    off_thread("save a calendar", move || {
        if text.len() > LARGEST || !text.starts_with("BEGIN:VCALENDAR\r\n") {
            return Err(Fault::field("text", "no_calendar"));
        }
        keep(&app, &file_name, CALENDAR, text.as_bytes())
    })
    .await
}

fn keep(app: &AppHandle, file_name: &str, ending: &str, bytes: &[u8]) -> Result<String, Fault> {
    let documents = app.path().document_dir().or_else(|_| app.path().home_dir().map(|home| home.join("Documents")));
    let folder = documents.map_err(|_| Fault::internal("find the documents folder"))?.join(FOLDER);
    fs::create_dir_all(&folder).map_err(|error| trouble(&error))?;
    Ok(save_beside(&folder, file_name, ending, bytes)?.display().to_string())
}

/// Asks where to save. `None` when the user thought better of it.
///
/// # Errors
/// As [`save_pdf`].
#[tauri::command]
pub(crate) async fn save_pdf_as(app: AppHandle, file_name: String, base64: String) -> Result<Option<String>, Fault> {
    off_thread("save a PDF", move || {
        let bytes = decode(&base64)?;
        let asked = app.dialog().file().add_filter("PDF", &["pdf"]).set_file_name(clean(&file_name, PDF));
        let Some(chosen) = asked.blocking_save_file().and_then(|path| path.into_path().ok()) else { return Ok(None) };
        let chosen = chosen.with_extension("pdf");
        // The dialog has asked about replacing; a half-written file must still never replace a whole one.
        let folder = chosen.parent().unwrap_or(Path::new("."));
        let written = save_beside(folder, ".jiahe-saving.pdf", PDF, &bytes)?;
        fs::rename(&written, &chosen).map_err(|error| {
            drop(fs::remove_file(&written));
            trouble(&error)
        })?;
        Ok(Some(chosen.display().to_string()))
    })
    .await
}

/// Hands a PDF to the system's viewer, which may print it. The copy the viewer reads lies in a private
/// folder and is removed when the desk is locked, when the program ends, or at its next start.
///
/// # Errors
/// As [`save_pdf`]; [`Code::NoViewer`] when the system has none for PDFs.
#[tauri::command]
pub(crate) async fn open_pdf(bridge: State<'_, Arc<Bridge>>, file_name: String, base64: String) -> Result<(), Fault> {
    let bridge = Arc::clone(&bridge);
    off_thread("open a PDF", move || {
        let no_viewer = || Fault::new(Code::NoViewer, "open the PDF viewer");
        if !has_program_for("application/pdf") {
            return Err(no_viewer());
        }
        let file = lay_out(bridge.data(), &file_name, &base64)?;
        opener::open(&file).map_err(|_| {
            drop(fs::remove_file(&file));
            no_viewer()
        })
    })
    .await
}

/// A PDF in the private folder, for another program to read.
///
/// # Errors
/// As [`save_pdf`].
pub(crate) fn lay_out(data: &Path, file_name: &str, base64: &str) -> Result<PathBuf, Fault> {
    let folder = data.join(OPENED);
    private_folder(&folder).map_err(|error| trouble(&error))?;
    save_beside(&folder, file_name, PDF, &decode(base64)?)
}

/// Where the system can be asked beforehand: handing over to nothing would look as if it had worked.
pub(crate) fn has_program_for(kind: &str) -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    let asked = std::process::Command::new("xdg-mime").args(["query", "default", kind]).output();
    asked.is_ok_and(|told| !told.stdout.trim_ascii().is_empty())
}

/// Removes what was left for viewers.
pub(crate) fn sweep(data: &Path) {
    match fs::remove_dir_all(data.join(OPENED)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(kind = ?error.kind(), "opened papers could not be removed");
        }
        _ => {}
    }
}

pub(crate) fn decode(base64: &str) -> Result<Vec<u8>, Fault> {
    let bytes = STANDARD.decode(base64).map_err(|_| Fault::field("base64", "malformed"))?;
    if bytes.len() > LARGEST || !bytes.starts_with(b"%PDF-") {
        return Err(Fault::field("base64", "no_pdf"));
    }
    Ok(bytes)
}

/// A name that is a name on every system: no path, no control character, not hidden, the ending at its end.
fn clean(file_name: &str, ending: &str) -> String {
    let bare = file_name.strip_suffix(ending).unwrap_or(file_name);
    let kept: String =
        bare.chars().map(|c| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { ' ' } else { c }).take(60).collect();
    let kept = kept.trim_matches(|c: char| c == '.' || c.is_whitespace());
    format!("{}{ending}", if kept.is_empty() { "家和" } else { kept })
}

/// Writes `bytes` under `file_name` or, where that is taken, `name (2).pdf`, `name (3).pdf` …
fn save_beside(folder: &Path, file_name: &str, ending: &str, bytes: &[u8]) -> Result<PathBuf, Fault> {
    let name = clean(file_name, ending);
    let stem = name.strip_suffix(ending).unwrap_or(&name);
    let mut number = 1;
    loop {
        let path = folder.join(if number == 1 { name.clone() } else { format!("{stem} ({number}){ending}") });
        match write_new(&path, bytes) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 9_999 => number += 1,
            Err(error) => return Err(trouble(&error)),
        }
    }
}

fn write_new(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).inspect_err(|_| drop(fs::remove_file(path)))
}

fn trouble(error: &io::Error) -> Fault {
    let code = match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Code::ReadOnly,
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Code::DiskFull,
        _ => Code::Internal,
    };
    Fault::new(code, "write a PDF")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_copy_stands_beside_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let first = save_beside(folder.path(), "登记表.pdf", PDF, b"%PDF-1").unwrap();
        let second = save_beside(folder.path(), "登记表", PDF, b"%PDF-2").unwrap();
        assert_eq!(first.file_name().unwrap(), "登记表.pdf");
        assert_eq!(second.file_name().unwrap(), "登记表 (2).pdf");
        assert_eq!(fs::read(first).unwrap(), b"%PDF-1", "the first was not touched");
        let hours = save_beside(folder.path(), "我的日程.ics", CALENDAR, b"BEGIN:VCALENDAR").unwrap();
        assert_eq!(hours.file_name().unwrap(), "我的日程.ics");
    }

    #[test]
    fn a_name_cannot_leave_the_folder() {
        assert_eq!(clean("../../etc/passwd", PDF), "etc passwd.pdf");
        assert_eq!(clean(r"C:\boot\n", PDF), "C  boot n.pdf");
        assert_eq!(clean("..\u{0}\n", PDF), "家和.pdf");
        assert_eq!(clean(&"长".repeat(500), PDF).chars().count(), 64);
    }

    #[test]
    fn only_a_pdf_is_paper() {
        assert_eq!(decode("not base64!").unwrap_err().code, Code::Invalid);
        assert_eq!(decode(&STANDARD.encode("MZ program")).unwrap_err().code, Code::Invalid);
        assert!(decode(&STANDARD.encode("%PDF-1.7")).is_ok());
    }

    #[test]
    fn what_a_viewer_had_open_is_gone_after_sweeping() {
        let data = tempfile::tempdir().unwrap();
        private_folder(&data.path().join(OPENED)).unwrap();
        save_beside(&data.path().join(OPENED), "a.pdf", PDF, b"%PDF-").unwrap();
        sweep(data.path());
        sweep(data.path());
        assert!(!data.path().join(OPENED).exists());
    }
}
