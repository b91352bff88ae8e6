//! One step: a child process that is shown as it goes, has a time limit, and whose test counts are
//! read from what it prints.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::place;

/// How many tests a step ran.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Count {
    pub passed: u32,
    pub failed: u32,
}

pub struct Step {
    name: String,
    command: Command,
    limit: Duration,
}

/// A step called `name` that runs `program` in the workspace, for ten minutes at most.
pub fn step(name: &str, program: impl AsRef<OsStr>) -> Step {
    let mut command = Command::new(program);
    command.current_dir(place::root()).env("PATH", place::path());
    // CARGO_TERM_COLOR and NO_COLOR keep the counting lines plain.
    command.env("CARGO_TERM_COLOR", "never").env("NO_COLOR", "1").env_remove("FORCE_COLOR");
    Step { name: name.into(), command, limit: Duration::from_secs(600) }
}

/// A line of the system's shell, as somebody wrote it, and a file behind it.
pub fn line(name: &str, line: &str, file: &Path) -> Step {
    #[cfg(windows)]
    {
        let mut it = step(name, "cmd");
        let whole = format!("/D /S /C \"{line} \"{}\"\"", file.display());
        std::os::windows::process::CommandExt::raw_arg(&mut it.command, whole);
        it
    }
    #[cfg(not(windows))]
    step(name, "sh").arg("-c").arg(format!("{line} \"$1\"")).arg("sh").arg(file)
}

/// A cargo step; the cargo that runs us is the one that is used.
pub fn cargo(name: &str, words: &str) -> Step {
    step(name, std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())).args(words)
}

/// An npm script of the UI.
pub fn npm(name: &str, words: &str) -> Step {
    // On Windows npm is a script, and only programs are found without their ending.
    step(name, if cfg!(windows) { "npm.cmd" } else { "npm" }).args(words).within(place::ui())
}

impl Step {
    /// Adds arguments, parted at spaces.
    pub fn args(mut self, words: &str) -> Self {
        self.command.args(words.split_whitespace());
        self
    }

    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Self {
        self.command.arg(word);
        self
    }

    pub fn env(mut self, name: &str, value: impl AsRef<OsStr>) -> Self {
        self.command.env(name, value);
        self
    }

    /// Without a variable that the caller may have set.
    pub fn without(mut self, name: &str) -> Self {
        self.command.env_remove(name);
        self
    }

    pub fn within(mut self, folder: impl AsRef<Path>) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn minutes(mut self, minutes: u64) -> Self {
        self.limit = Duration::from_secs(minutes * 60);
        self
    }

    /// # Errors
    /// When it cannot start, fails, or takes longer than its limit; with what was counted until then.
    pub fn counted(mut self) -> (Count, Result<(), String>) {
        println!("── {}", self.name);
        let began = Instant::now();
        let mut count = Count::default();
        let (lines, read) = mpsc::channel();
        self.command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
        in_own_group(&mut self.command);
        let spawned = self.command.spawn();
        let mut child = match spawned {
            Ok(child) => child,
            Err(error) => return (count, Err(format!("{} does not start: {error}", self.name))),
        };
        let readers = [
            child.stdout.take().map(|out| echo(out, lines.clone())),
            child.stderr.take().map(|out| echo(out, lines.clone())),
        ];
        drop(lines);
        let ended = wait(&mut child, began + self.limit);
        if matches!(ended, Ok(Some(_))) {
            readers.into_iter().flatten().for_each(|reader| drop(reader.join()));
        }
        for line in read.try_iter() {
            add(&mut count, &line);
        }
        let seconds = began.elapsed().as_secs_f64();
        let result = match ended {
            Ok(Some(status)) if status.success() => Ok(()),
            Ok(Some(status)) => Err(format!("{} failed ({status})", self.name)),
            Ok(None) => Err(format!("{} took longer than {} s and was ended", self.name, self.limit.as_secs())),
            Err(error) => Err(format!("{}: {error}", self.name)),
        };
        println!("── {}: {} in {seconds:.1} s", self.name, if result.is_ok() { "ok" } else { "FAILED" });
        (count, result)
    }

    /// # Errors
    /// As [`counted`](Self::counted).
    pub fn run(self) -> Result<(), String> {
        self.counted().1
    }

    /// Whether it succeeds, without showing it; and what it printed.
    pub fn asked(mut self) -> Option<String> {
        let output = self.command.stdin(Stdio::null()).stderr(Stdio::null()).output().ok()?;
        output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
    }

    /// How it ends, without showing it: its code, or `None` when it took too long or was ended.
    pub fn code(mut self) -> Option<i32> {
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        in_own_group(&mut self.command);
        let mut child = self.command.spawn().ok()?;
        wait(&mut child, Instant::now() + self.limit).ok()??.code()
    }

    /// Runs beside us until whoever asked ends it.
    pub fn beside(mut self) -> std::io::Result<Child> {
        self.command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()
    }

    /// Hands over the terminal until it ends, however long that takes: for the window itself.
    pub fn hand_over(mut self) -> Result<(), String> {
        match self.command.status() {
            Ok(status) if status.success() => Ok(()),
            Ok(status) => Err(format!("{} ended with {status}", self.name)),
            Err(error) => Err(format!("{} does not start: {error}", self.name)),
        }
    }
}

/// Ends with its time limit as one, whatever it started.
fn in_own_group(command: &mut Command) {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    #[cfg(not(unix))]
    let _ = command;
}

fn wait(child: &mut Child, until: Instant) -> std::io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() > until {
            drop(Command::new("kill").args(["-9", "--", &format!("-{}", child.id())]).status());
            drop(child.kill());
            drop(child.wait());
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(25));
    }
}

/// Shows each line at once and passes it on for counting.
fn echo(from: impl Read + Send + 'static, lines: Sender<String>) -> JoinHandle<()> {
    std::thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut line = Vec::new();
        while from.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let mut out = std::io::stdout().lock();
            if out.write_all(&line).and_then(|()| out.flush()).is_err() {
                return;
            }
            drop(lines.send(String::from_utf8_lossy(&line).into_owned()));
            line.clear();
        }
    })
}

/// Reads the closing lines of libtest (`test result: ok. 3 passed; 1 failed; …`) and Vitest
/// (`Tests  1 failed | 12 passed (13)`).
fn add(count: &mut Count, line: &str) {
    let line = line.trim();
    let Some(rest) = line.strip_prefix("test result:").or_else(|| line.strip_prefix("Tests  ")) else { return };
    let words: Vec<&str> = rest.split([' ', ';', '|']).filter(|word| !word.is_empty()).collect();
    for pair in words.windows(2) {
        let [number, what] = pair else { continue };
        let number = number.parse().unwrap_or(0);
        match *what {
            "passed" => count.passed += number,
            "failed" => count.failed += number,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(line: &str) -> (u32, u32) {
        let mut count = Count::default();
        add(&mut count, line);
        (count.passed, count.failed)
    }

    #[test]
    fn closing_lines_are_counted_and_others_are_not() {
        assert_eq!(counted("test result: ok. 12 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out"), (12, 0));
        assert_eq!(counted("test result: FAILED. 3 passed; 2 failed; 0 ignored"), (3, 2));
        assert_eq!(counted("      Tests  1 failed | 12 passed (13)"), (12, 1));
        assert_eq!(counted(" Test Files  4 passed (4)"), (0, 0));
        assert_eq!(counted("12 passed of the exam"), (0, 0));
    }

    #[cfg(unix)]
    #[test]
    fn a_child_that_hangs_is_ended() {
        let mut slow = step("sleep", "sleep").args("30");
        slow.limit = Duration::from_millis(200);
        let began = Instant::now();
        assert!(slow.run().unwrap_err().contains("longer"));
        assert!(began.elapsed() < Duration::from_secs(5));
    }
}
