//! The system's own dialogs for choosing where backups and parcels go, and which one to restore or take in.
//! They give a path to the window; what becomes of it is the core's business.

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

/// A parcel or a card of another station. `None` when the user thought better of it.
///
/// # Errors
/// None but the dialog's own failing.
#[tauri::command]
pub(crate) async fn choose_parcel(app: AppHandle) -> Result<Option<String>, Fault> {
    off_thread("choose a parcel", move || {
        let chosen = app.dialog().file().add_filter("家和包裹与名片", &["jhp", "jhcard"]).blocking_pick_file();
        Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
    })
    .await
}

/// An update file. `None` when the user thought better of it.
///
/// # Errors
/// None but the dialog's own failing.
#[tauri::command]
pub(crate) async fn choose_update(app: AppHandle) -> Result<Option<String>, Fault> {
    off_thread("choose an update", move || {
        let chosen = app.dialog().file().add_filter("家和更新", &["jhup"]).blocking_pick_file();
        Ok(chosen.and_then(|path| path.into_path().ok()).map(|path| path.display().to_string()))
    })
    .await
}

/// Where to write a parcel or a card; `ending` is one of the two. `None` when the user thought better of it.
///
/// # Errors
/// `ending`; else none but the dialog's own failing.
#[tauri::command]
pub(crate) async fn choose_parcel_place(app: AppHandle, name: String, ending: String) -> Result<Option<String>, Fault> {
    if !matches!(ending.as_str(), "jhp" | "jhcard") {
        return Err(Fault::field("ending", "unknown_code"));
    }
    let name: String = name.chars().filter(|c| c.is_alphanumeric() || *c == '-').take(60).collect();
    off_thread("choose where a parcel goes", move || {
        let asked =
            app.dialog().file().add_filter("家和", &[ending.as_str()]).set_file_name(format!("{name}.{ending}"));
        let chosen = asked.blocking_save_file().and_then(|path| path.into_path().ok());
        Ok(chosen.map(|path| path.with_extension(&ending).display().to_string()))
    })
    .await
}
