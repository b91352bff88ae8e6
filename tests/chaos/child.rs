//! Sends a worker out and brings it to its end: a kill after a while, a disk that fails, a power cut.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::worker::{ERRAND, Errand};

/// Nothing a worker does takes as long.
const LONGEST: Duration = Duration::from_secs(90);

/// How the disk below the worker behaves (shim.c).
#[derive(Debug, Clone)]
pub struct Disk {
    /// `count`, `once`, `always`, `cut`.
    pub how: &'static str,
    pub at: u64,
    /// `EIO` or `ENOSPC`.
    pub error: &'static str,
    pub seed: u64,
}

/// The compiled shim, and a folder beside the stations for what it must keep.
#[derive(Debug)]
pub struct Shim {
    pub library: PathBuf,
    pub grave: PathBuf,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum End {
    Killed,
    /// The power was cut.
    Cut,
    Finished,
    /// By itself, and not as it should.
    Crashed(String),
    Hung,
}

#[derive(Debug)]
pub struct Told {
    pub lines: Vec<String>,
    pub end: End,
    /// From the begin of the work to the end.
    pub took: Duration,
    /// What the disk was asked for, a letter each (shim.c), when it was to count.
    pub operations: String,
}

impl Shim {
    pub fn compile(folder: &Path) -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("chaos/shim.c");
        let library = folder.join("shim.so");
        let built =
            Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl").status();
        assert!(built.is_ok_and(|status| status.success()), "cc compiles tests/chaos/shim.c");
        let grave = folder.join("grave");
        std::fs::create_dir_all(&grave).expect("a folder for what was removed");
        Self { library, grave }
    }
}

/// Runs an errand to its end; with `kill_after`, until then at most, counted from the begin of the work.
pub fn send(errand: &Errand, shim: &Shim, disk: Option<&Disk>, kill_after: Option<Duration>) -> Told {
    let mut command = Command::new(std::env::current_exe().expect("this executable"));
    command.env(ERRAND, errand.spelt()).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let counted = shim.grave.with_file_name("operations");
    if let Some(disk) = disk {
        empty(&shim.grave);
        drop(std::fs::remove_file(&counted));
        let error = if disk.error == "ENOSPC" { "28" } else { "5" };
        command
            .env("LD_PRELOAD", &shim.library)
            .env("JIAHE_FAIL_UNDER", &errand.folder)
            .env("JIAHE_FAIL_HOW", disk.how)
            .env("JIAHE_FAIL_AT", disk.at.to_string())
            .env("JIAHE_FAIL_ERRNO", error)
            .env("JIAHE_FAIL_SEED", disk.seed.to_string())
            .env("JIAHE_FAIL_COUNT", &counted)
            .env("JIAHE_FAIL_GRAVE", &shim.grave);
    }
    let mut child = command.spawn().expect("a worker starts");
    let (out, read) = mpsc::channel();
    let stdout = child.stdout.take().expect("its output");
    let reader = std::thread::spawn(move || {
        BufReader::new(stdout).lines().map_while(Result::ok).for_each(|line| drop(out.send(line)))
    });
    let mut stderr = child.stderr.take().expect("its errors");
    let errors = std::thread::spawn(move || {
        let mut text = String::new();
        drop(stderr.read_to_string(&mut text));
        text
    });

    let (mut lines, mut began, mut end) = (Vec::new(), Instant::now(), None);
    let mut until = began + LONGEST;
    while end.is_none() {
        match read.recv_timeout(until.saturating_duration_since(Instant::now())) {
            Ok(line) if line == "begin" => {
                began = Instant::now();
                until = began + kill_after.unwrap_or(LONGEST);
            }
            Ok(line) => lines.push(line),
            Err(RecvTimeoutError::Timeout) => end = Some(if kill_after.is_some() { End::Killed } else { End::Hung }),
            Err(RecvTimeoutError::Disconnected) => break,
        }
    }
    if end.is_some() {
        drop(child.kill());
    }
    let took = began.elapsed();
    let (code, said) = (wait(&mut child), errors.join().unwrap_or_default());
    drop(reader.join());
    lines.extend(read.try_iter().filter(|line| line != "begin"));
    let end = end.unwrap_or_else(|| match code {
        Some(0) => End::Finished,
        Some(137) => End::Cut,
        code => End::Crashed(format!("{code:?} {}", said.trim())),
    });
    let operations = std::fs::read_to_string(&counted).unwrap_or_default();
    Told { lines, end, took, operations }
}

fn wait(child: &mut Child) -> Option<i32> {
    child.wait().ok().and_then(|status| status.code())
}

fn empty(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        drop(std::fs::remove_file(entry.path()));
    }
}

/// A copy of a folder and all below it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder for a copy");
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, to) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("copy a file");
        }
    }
}
