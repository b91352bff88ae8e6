//! The system's own dialogs for choosing where backups go and which one to restore. They give a path to
//! the window; what becomes of it is the core's business.

use tauri::AppHandle;
use tauri_plugin_dialog::DialogExt;

use crate::bridge::off_thread;
use jiahe::fault::Fault;

/// `None` when the user thought better of it.
///
/// # Errors
/// None but the dialog's own failing.
#[tauri::command]
pub(crate) async fn choose_folder(app: AppHandle) -> Result<Option<String>, Fault> {
    off_thread("choose a folder", move || {
        let chosen = app.dialog().file().blocking_pick_folder();
        Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
    })
    .await
}

/// A backup file. `None` when the user thought better of it.
///
/// # Errors
/// None but the dialog's own failing.
#[tauri::command]
pub(crate) async fn choose_backup(app: AppHandle) -> Result<Option<String>, Fault> {
    off_thread("choose a backup", move || {
        let chosen = app.dialog().file().add_filter("家和备份", &["jhbak"]).blocking_pick_file();
        Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
    })
    .await
}
