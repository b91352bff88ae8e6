//! The system's own dialogs for files, which no driver reaches: answered by key presses.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::window::{PATIENCE, Told, Window};

impl Window {
    fn xdo(&self, args: &[&str]) -> Told<String> {
        let told = Command::new("xdotool").args(args).env("DISPLAY", self.display()).output()?;
        Ok(String::from_utf8_lossy(&told.stdout).into_owned())
    }

    /// The window of ours that is not the app's.
    fn dialog(&self) -> Told<Option<String>> {
        let windows = self.xdo(&["search", "--onlyvisible", "--class", "jiahe"])?;
        for window in windows.lines().rev() {
            if self.xdo(&["getwindowname", window])?.trim() != "家和" {
                return Ok(Some(window.to_owned()));
            }
        }
        Ok(None)
    }

    fn answer(&self, dialog: &str, keys: &[&str], path: &Path) -> Told {
        self.xdo(&["windowfocus", "--sync", dialog])?;
        for key in keys {
            self.xdo(&["key", key])?;
        }
        self.xdo(&["type", "--delay", "4", &path.display().to_string()])?;
        self.xdo(&["key", "Return"]).map(drop)
    }

    /// Answers the system's own “open” dialog with a file that is there.
    pub async fn open_dialog(&self, path: &Path) -> Told {
        let began = Instant::now();
        let mut answered = false;
        loop {
            match self.dialog()? {
                None if answered => return Ok(()),
                // A path typed in this dialog opens its field for paths.
                Some(dialog) => {
                    self.answer(&dialog, &["ctrl+l", "ctrl+a"], path)?;
                    answered = true;
                }
                None => {}
            }
            if began.elapsed() > 2 * PATIENCE {
                return Err("the open dialog does not open".into());
            }
            tokio::time::sleep(Duration::from_millis(700)).await;
        }
    }

    /// Answers the system's own “save as” dialog with a path.
    pub async fn save_dialog(&self, path: &Path) -> Told {
        let began = Instant::now();
        while !path.is_file() {
            if began.elapsed() > PATIENCE {
                return Err("the save dialog does not save".into());
            }
            tokio::time::sleep(Duration::from_millis(400)).await;
            if let Some(dialog) = self.dialog()? {
                self.answer(&dialog, &["ctrl+a"], path)?;
                tokio::time::sleep(Duration::from_millis(400)).await;
            }
        }
        Ok(())
    }
}
