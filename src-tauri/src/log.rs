//! The log: JSON lines in `log/jiahe.log` of the data folder, three files of 1 MB at most. It holds
//! command names, codes and durations; no body, no name, no number ever reaches it, and a panic is
//! noted by its place, never by its message.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tracing::Level;
use tracing_subscriber::filter::Targets;
use tracing_subscriber::prelude::*;

use crate::folder::private_folder;

const FULL: u64 = 1 << 20;

/// Starts logging into `data`; a folder that cannot be written means no log, not no desk.
pub(crate) fn start(data: &Path) {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, "panic");
        eprintln!("jiahe-desk: panic at {place}");
    }));
    let Ok(file) = Rotating::open(&data.join("log"), FULL) else { return };
    // Only our own crates: what a library writes might quote what it was given.
    let ours = Targets::new().with_target("jiahe", Level::INFO).with_target("jiahe_desk", Level::INFO);
    let lines = tracing_subscriber::fmt::layer().json().with_writer(Mutex::new(file)).with_filter(ours);
    // A second start in one process (tests) keeps the first log.
    drop(tracing_subscriber::registry().with(lines).try_init());
}

/// `jiahe.log`, and behind it `jiahe.1.log` and `jiahe.2.log`, the oldest.
struct Rotating {
    folder: PathBuf,
    full: u64,
    file: File,
    size: u64,
}

impl Rotating {
    fn open(folder: &Path, full: u64) -> io::Result<Self> {
        private_folder(folder)?;
        let file = OpenOptions::new().create(true).append(true).open(folder.join("jiahe.log"))?;
        let size = file.metadata()?.len();
        Ok(Self { folder: folder.to_owned(), full, file, size })
    }

    fn turn(&mut self) -> io::Result<()> {
        let at = |name: &str| self.folder.join(name);
        if at("jiahe.1.log").exists() {
            fs::rename(at("jiahe.1.log"), at("jiahe.2.log"))?;
        }
        fs::rename(at("jiahe.log"), at("jiahe.1.log"))?;
        *self = Self::open(&self.folder.clone(), self.full)?;
        Ok(())
    }
}

impl Write for Rotating {
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        let length = line.len() as u64;
        if self.size + length > self.full && self.size > 0 {
            self.turn()?;
        }
        self.file.write_all(line)?;
        self.size += length;
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_log_keeps_three_files_and_the_newest_lines() {
        let folder = tempfile::tempdir().unwrap();
        let mut log = Rotating::open(folder.path(), 100).unwrap();
        for number in 0..40 {
            writeln!(log, "line {number:04}").unwrap();
        }
        let mut names: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["jiahe.1.log", "jiahe.2.log", "jiahe.log"]);
        assert!(fs::read_to_string(folder.path().join("jiahe.log")).unwrap().ends_with("line 0039\n"));
        for name in names {
            assert!(fs::metadata(folder.path().join(name)).unwrap().len() <= 100);
        }
    }
}
