//! Copies an identity number or a telephone number, and takes it out of the clipboard again: after half a
//! minute, when the desk is locked, and when the program ends. Only what we put there ourselves.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use arboard::Clipboard;
use jiahe::fault::{Code, Fault};
use zeroize::Zeroizing;

use crate::bridge::off_thread;

const STAYS: Duration = Duration::from_secs(30);
const MOST: usize = 64;

/// What we put there last, and how many times we have.
static OURS: Mutex<(Option<Zeroizing<String>>, u64)> = Mutex::new((None, 0));

/// # Errors
/// [`Code::Invalid`] for more than a number; [`Code::Internal`] when the system has no clipboard.
#[tauri::command]
pub(crate) async fn copy_briefly(text: String) -> Result<(), Fault> {
    let text = Zeroizing::new(text);
    if text.len() > MOST {
        return Err(Fault::new(Code::Invalid, "copy more than a number"));
    }
    off_thread("copy a number", move || {
        put(&text)?;
        let turn = {
            let mut ours = OURS.lock().unwrap_or_else(PoisonError::into_inner);
            *ours = (Some(text), ours.1 + 1);
            ours.1
        };
        std::thread::spawn(move || {
            std::thread::sleep(STAYS);
            if OURS.lock().unwrap_or_else(PoisonError::into_inner).1 == turn {
                clear();
            }
        });
        Ok(())
    })
    .await
}

fn put(text: &str) -> Result<(), Fault> {
    let failed = |_| Fault::internal("reach the clipboard");
    let mut clipboard = Clipboard::new().map_err(failed)?;
    // Where the system keeps a history of the clipboard, this is asked to stay out of it.
    #[cfg(windows)]
    {
        use arboard::SetExtWindows;
        clipboard.set().exclude_from_history().exclude_from_cloud().text(text.to_owned()).map_err(failed)?;
    }
    #[cfg(not(windows))]
    clipboard.set_text(text.to_owned()).map_err(failed)?;
    // On X11 the owner must stay alive to be asked: the library's own thread serves it while one is open.
    keep(clipboard);
    Ok(())
}

static OPEN: Mutex<Option<Clipboard>> = Mutex::new(None);

fn keep(clipboard: Clipboard) {
    *OPEN.lock().unwrap_or_else(PoisonError::into_inner) = Some(clipboard);
}

/// Takes our number out again, unless somebody has copied something else since.
pub(crate) fn clear() {
    let ours = OURS.lock().unwrap_or_else(PoisonError::into_inner).0.take();
    let (Some(ours), Ok(mut clipboard)) = (ours, Clipboard::new()) else { return };
    if clipboard.get_text().is_ok_and(|there| there == *ours) && clipboard.clear().is_err() {
        tracing::warn!("the clipboard could not be cleared");
    }
}
