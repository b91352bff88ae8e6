//! The print service of Linux and macOS (CUPS), asked by its own commands.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{Job, Printer, TITLE};

/// A print service that does not answer is not waited for.
const PATIENCE: Duration = Duration::from_secs(20);

/// Whether the print service took it.
pub(super) fn give(file: &Path, job: &Job) -> bool {
    let mut command = Command::new("lp");
    command.args(words(job)).arg("--").arg(file);
    said(command).is_some()
}

/// What `lp` is told of a job.
fn words(job: &Job) -> Vec<String> {
    let mut words = ["-d", &job.printer, "-t", TITLE, "-n", &job.copies.to_string()].map(str::to_owned).to_vec();
    if !job.pages.is_empty() {
        words.extend(["-P".to_owned(), job.pages.clone()]);
    }
    if job.grey {
        words.extend(["-o", "print-color-mode=monochrome", "-o", "ColorModel=Gray"].map(str::to_owned));
    }
    words
}

pub(super) fn known() -> Vec<Printer> {
    let ask = |what: &str| {
        let mut command = Command::new("lpstat");
        command.arg(what);
        said(command).unwrap_or_default()
    };
    let all = ask("-e");
    let usual = ask("-d");
    // `system default destination: name`
    let usual = usual.trim().rsplit_once(": ").map_or("", |(_, name)| name);
    let named = all.lines().map(str::trim).filter(|name| !name.is_empty() && !name.starts_with('-'));
    named.map(|name| Printer { name: name.to_owned(), usual: name == usual }).collect()
}

/// What a command says, in English; `None` when it fails, is not there or takes too long.
fn said(mut command: Command) -> Option<String> {
    let mut run = || -> io::Result<Option<String>> {
        command.env("LC_ALL", "C.UTF-8").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn()?;
        let began = Instant::now();
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if began.elapsed() > PATIENCE => {
                    child.kill()?;
                    break child.wait()?;
                }
                None => sleep(Duration::from_millis(20)),
            }
        };
        let mut told = String::new();
        if let Some(mut out) = child.stdout.take() {
            out.read_to_string(&mut told)?;
        }
        Ok(status.success().then_some(told))
    };
    run().ok().flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_says_nothing_of_what_it_is() {
        let job = Job { printer: "office".into(), copies: 2, pages: "1-3,5".into(), grey: true };
        assert_eq!(
            words(&job).join(" "),
            "-d office -t 家和 -n 2 -P 1-3,5 -o print-color-mode=monochrome -o ColorModel=Gray"
        );
        let plain = Job { copies: 1, pages: String::new(), grey: false, ..job };
        assert_eq!(words(&plain).join(" "), "-d office -t 家和 -n 1");
    }

    #[test]
    fn what_is_not_there_says_nothing() {
        assert_eq!(said(Command::new("jiahe-no-such-program")), None);
        let mut fails = Command::new("sh");
        fails.args(["-c", "echo half; exit 3"]);
        assert_eq!(said(fails), None);
    }
}
