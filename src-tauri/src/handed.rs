//! A parcel, a card, a backup or an update opened in the system's file manager. The page asks for it when it is ready for it;
//! what becomes of it is the page's and the core's. If the desk is open already, the second program leaves the path
//! in a note in the data folder and ends, and the first one picks it up and comes to the front.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiahe::desk;
use tauri::{AppHandle, Emitter, Manager, State};

use crate::WINDOW;

/// Of parcels, cards, backups and updates.
const ENDINGS: [&str; 4] = ["jhp", "jhcard", "jhbak", "jhup"];
/// In the data folder, for as long as it takes the first program to see it.
const NOTE: &str = "handed.txt";
const TICK: Duration = Duration::from_millis(500);
/// A path on any system is shorter; anything longer is no note of ours.
const LONGEST: u64 = 64 << 10;

/// The file that waits for the page.
#[derive(Default)]
pub(crate) struct Handed(Mutex<Option<PathBuf>>);

impl Handed {
    fn put(&self, file: PathBuf) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(file);
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Gives the page the file that waits for it, once.
#[tauri::command]
pub(crate) fn handed_file(handed: State<'_, Arc<Handed>>) -> Option<String> {
    handed.take().map(|file| file.display().to_string())
}

pub(crate) fn is_ours(file: &Path) -> bool {
    let ending = file.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Whether the file has gone to the program that has this folder open.
pub(crate) fn left_for_the_first(data: &Path, file: &Path) -> bool {
    if !desk::in_use(data) {
        return false;
    }
    // Renamed into place: the other one looks at any moment. Several may be opened at once, each by a program.
    let (part, note) = (data.join(format!("handed.{}.part", std::process::id())), data.join(NOTE));
    let left = fs::write(&part, file.display().to_string()).and_then(|()| fs::rename(&part, &note));
    drop(fs::remove_file(&part));
    left.inspect_err(|error| tracing::warn!(kind = ?error.kind(), "the file cannot be handed over")).is_ok()
}

/// Looks twice a second for what a second program left; `first` is what this one was started with.
pub(crate) fn watch(app: AppHandle, data: PathBuf, first: Option<PathBuf>) {
    let handed = Arc::new(Handed::default());
    if let Some(file) = first {
        handed.put(file);
    }
    app.manage(Arc::clone(&handed));
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(TICK);
            if let Some(file) = noted(&data) {
                show(&app, file);
            }
        }
    });
}

/// Tells the page, and brings the window to the front as far as the system lets it.
pub(crate) fn show(app: &AppHandle, file: PathBuf) {
    if let Some(handed) = app.try_state::<Arc<Handed>>() {
        handed.put(file);
    }
    if let Err(error) = app.emit_to(WINDOW, "handed", ()) {
        tracing::warn!(%error, "the window was not told of a file");
    }
    if let Some(window) = app.get_webview_window(WINDOW) {
        drop(window.unminimize());
        drop(window.set_focus());
    }
}

/// What the note says, if there is one. It goes at once, whatever it says.
fn noted(data: &Path) -> Option<PathBuf> {
    let note = data.join(NOTE);
    let size = fs::metadata(&note).ok()?.len();
    let told = if size <= LONGEST { fs::read_to_string(&note).ok() } else { None };
    drop(fs::remove_file(&note));
    told.map(PathBuf::from).filter(|file| file.is_absolute() && is_ours(file))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_once_and_only_for_what_is_ours() {
        let data = tempfile::tempdir().unwrap();
        assert_eq!(noted(data.path()), None);
        let parcel = data.path().join("高亭镇.jhp");
        let leave = |text: &str| fs::write(data.path().join(NOTE), text).unwrap();
        leave(&parcel.display().to_string());
        assert_eq!(noted(data.path()), Some(parcel));
        assert_eq!(noted(data.path()), None);
        for other in ["relative.jhp", "/etc/passwd", ""] {
            leave(other);
            assert_eq!(noted(data.path()), None, "{other}");
            assert!(!data.path().join(NOTE).exists());
        }
    }

    #[test]
    fn nothing_is_left_where_nobody_has_the_folder_open() {
        let data = tempfile::tempdir().unwrap();
        assert!(!left_for_the_first(data.path(), Path::new("/a.jhp")));
        assert!(!data.path().join(NOTE).exists());
        let held = fs::File::create(data.path().join("lock")).unwrap();
        held.lock().unwrap();
        assert!(left_for_the_first(data.path(), Path::new("/a.jhp")));
        assert!(data.path().join(NOTE).exists());
        let names = fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert_eq!(names.filter(|name| name.starts_with("handed")).collect::<Vec<_>>(), [NOTE]);
    }
}
