//! A parcel, a card, a backup or an update opened in the system's file manager. The page asks for it when it is ready for it;
//! what becomes of it is the page's and the core's. If the desk is open already, the second program leaves the path
//! in a note in the data folder and ends, and the first one picks it up and comes to the front.

use std::collections::VecDeque;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiahe::desk;
use tauri::{AppHandle, Emitter, Manager, State};

use crate::WINDOW;

/// Of parcels, cards, backups and updates.
const ENDINGS: [&str; 4] = ["jhp", "jhcard", "jhbak", "jhup"];
/// How a note in the data folder begins and ends, for as long as it takes the first program to see it; between them is
/// the number of the program that left it, for several may be opened at once.
const NOTE: (&str, &str) = ("handed.", ".txt");
const TICK: Duration = Duration::from_millis(500);
/// A path on any system is shorter; anything longer is no note of ours.
const LONGEST: u64 = 64 << 10;

/// The files that wait for the page.
#[derive(Default)]
pub(crate) struct Handed(Mutex<VecDeque<PathBuf>>);

impl Handed {
    fn put(&self, file: PathBuf) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(file);
    }

    fn take(&self) -> Option<PathBuf> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
    }
}

/// Gives the page the next file that waits for it, each once.
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
    // Renamed into place: the other one looks at any moment.
    let [part, note] = [".part", NOTE.1].map(|end| data.join(format!("{}{}{end}", NOTE.0, std::process::id())));
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
            noted(&data).into_iter().for_each(|file| show(&app, file));
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

/// What the notes say, oldest first. They go at once, whatever they say.
fn noted(data: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(data).into_iter().flatten().flatten();
    let of_note = |name: &str| name.starts_with(NOTE.0) && name.ends_with(NOTE.1);
    let notes = entries.filter(|entry| entry.file_name().to_str().is_some_and(of_note));
    let mut notes: Vec<_> = notes.filter_map(|entry| Some((entry.metadata().ok()?, entry.path()))).collect();
    notes.sort_by_key(|(told, _)| told.modified().ok());
    let told = notes.into_iter().filter_map(|(told, note)| {
        let text = if told.len() <= LONGEST { fs::read_to_string(&note).ok() } else { None };
        drop(fs::remove_file(&note));
        text.map(PathBuf::from)
    });
    told.filter(|file| file.is_absolute() && is_ours(file)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_is_read_once_and_only_for_what_is_ours() {
        let data = tempfile::tempdir().unwrap();
        let none: [PathBuf; 0] = [];
        assert_eq!(noted(data.path()), none);
        let files = ["高亭镇.jhp", "岱西镇.jhp"].map(|name| data.path().join(name));
        let note = |by: u32| data.path().join(format!("handed.{by}.txt"));
        for (by, file) in [(70, &files[0]), (9, &files[1])] {
            fs::write(note(by), file.display().to_string()).unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
        assert_eq!(noted(data.path()), files);
        assert_eq!(noted(data.path()), none);
        for other in ["relative.jhp", "/etc/passwd", ""] {
            fs::write(note(1), other).unwrap();
            assert_eq!(noted(data.path()), none, "{other}");
            assert!(!note(1).exists());
        }
    }

    #[test]
    fn nothing_is_left_where_nobody_has_the_folder_open() {
        let data = tempfile::tempdir().unwrap();
        let left = || fs::read_dir(data.path()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        assert!(!left_for_the_first(data.path(), Path::new("/a.jhp")));
        assert_eq!(left().count(), 0);
        let held = fs::File::create(data.path().join("lock")).unwrap();
        held.lock().unwrap();
        assert!(left_for_the_first(data.path(), Path::new("/a.jhp")));
        let note = format!("handed.{}.txt", std::process::id());
        assert_eq!(left().filter(|name| name != "lock").collect::<Vec<_>>(), [note]);
    }
}
