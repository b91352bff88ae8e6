//! The print service of Windows, by a program beside this one (`crates/jiahe-print` says why).

use std::os::windows::process::CommandExt as _;
use std::path::Path;
use std::process::Command;

use super::{Job, Printer};

const PROGRAM: &str = "jiahe-print.exe";
/// No black window for a moment (`CREATE_NO_WINDOW`).
const UNSEEN: u32 = 0x0800_0000;

pub(super) fn known() -> Vec<Printer> {
    let told = asked(&["list".as_ref()]).unwrap_or_default();
    serde_json::from_slice(&told).unwrap_or_default()
}

/// Whether the print service took it. The pages asked for are all that `file` has.
pub(super) fn give(file: &Path, job: &Job) -> bool {
    let (copies, ink) = (job.copies.to_string(), if job.grey { "grey" } else { "colour" });
    asked(&["give".as_ref(), job.printer.as_ref(), copies.as_ref(), ink.as_ref(), file.as_os_str()]).is_some()
}

/// What it answers; `None` where it could not.
fn asked(words: &[&std::ffi::OsStr]) -> Option<Vec<u8>> {
    let program = std::env::current_exe().ok()?.with_file_name(PROGRAM);
    match Command::new(program).args(words).creation_flags(UNSEEN).output() {
        Ok(told) if told.status.success() => Some(told.stdout),
        Ok(told) => {
            let why = String::from_utf8_lossy(&told.stderr);
            tracing::warn!(status = ?told.status.code(), %why, "the print service of Windows");
            None
        }
        Err(error) => {
            tracing::warn!(%error, "the program for the print service did not start");
            None
        }
    }
}
