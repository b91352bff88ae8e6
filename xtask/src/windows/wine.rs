//! Windows programs on this machine: a fresh prefix of Debian's Wine, no display.

use std::path::{Path, PathBuf};

use serde_json::Value;

use super::toolchain::Toolchain;
use crate::place;
use crate::step::{Count, Step, step};

/// Tests, or programs of tests, that hold on Windows and cannot be run under Wine, each with its reason.
pub const OUTSIDE: &[(&str, &str)] = &[("jiahe-print (units)", "Wine has no windows.data.pdf.dll")];

/// The program, and every test that needs no window.
pub const BUILD: &str = "build --release --workspace --exclude xtask --bins --tests";

/// A test program, and the folder its tests expect to be run in.
pub struct Program {
    pub name: String,
    pub file: PathBuf,
    folder: PathBuf,
}

/// The test programs that [`BUILD`] has built.
///
/// # Errors
/// When cargo does not tell them.
pub fn programs(tools: &Toolchain) -> Result<Vec<Program>, String> {
    let told = tools.cargo("list the tests", BUILD).args("--message-format=json").asked();
    let told = told.ok_or("cargo does not list the tests")?;
    let all = told.lines().filter_map(|line| program(&serde_json::from_str(line).ok()?));
    Ok(all.filter(|program| OUTSIDE.iter().all(|(name, _)| *name != program.name)).collect())
}

/// A line of cargo's JSON that names a program.
fn program(line: &Value) -> Option<Program> {
    let text = |pointer: &str| line.pointer(pointer).and_then(Value::as_str);
    let file = PathBuf::from(text("/executable")?);
    let (name, folder) = (text("/target/name")?, Path::new(text("/manifest_path")?).parent()?);
    let unit = line.pointer("/target/kind/0").and_then(Value::as_str) != Some("test");
    let tested = line.pointer("/profile/test").and_then(Value::as_bool) == Some(true);
    let name = if unit { format!("{name} (units)") } else { name.to_owned() };
    tested.then(|| Program { name, file, folder: folder.to_owned() })
}

/// A Windows of its own, made anew for every run.
pub struct Prefix {
    folder: PathBuf,
}

impl Prefix {
    /// # Errors
    /// When Wine cannot make one.
    pub fn fresh() -> Result<Self, String> {
        let folder = place::target().join("windows/prefix");
        let prefix = Self { folder };
        drop(std::fs::remove_dir_all(&prefix.folder));
        std::fs::create_dir_all(&prefix.folder).map_err(|error| error.to_string())?;
        prefix.wine("a fresh Windows").args("wineboot -i").run()?;
        prefix.shim("bcryptprimitives.dll", &["-shared", "bcryptprimitives.c", "bcryptprimitives.def"])?;
        for tool in ["pdftotext.exe", "pdffonts.exe", "qpdf.exe"] {
            prefix.shim(tool, &["-municode", "tool.c"])?;
        }
        prefix.wine("Windows 10").args("winecfg -v win10").run()?;
        Ok(prefix)
    }

    /// Runs what is named next.
    pub fn wine(&self, name: &str) -> Step {
        let debian = Path::new("/usr/lib/wine/wine64");
        let it = step(name, if debian.exists() { debian } else { Path::new("wine") });
        // Neither Mono nor Gecko is asked for, and nothing is drawn.
        it.env("WINEPREFIX", &self.folder)
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            // Else Chinese words on a command line arrive as question marks.
            .env("LC_ALL", "C.UTF-8")
            .without("DISPLAY")
    }

    /// `alone`: one test after the other.
    pub fn test(&self, program: &Program, alone: bool) -> (Count, Result<(), String>) {
        let it = self.wine(&program.name).arg(&program.file).within(&program.folder);
        let it = if alone { it.arg("--test-threads=1") } else { it };
        let skipped = OUTSIDE.iter().flat_map(|(test, _)| ["--skip", test]);
        skipped.fold(it, |it, word| it.arg(word)).minutes(60).counted()
    }

    /// What Debian's Wine lacks, or the tests call (`packaging/wine`).
    fn shim(&self, name: &str, words: &[&str]) -> Result<(), String> {
        let file = self.drive().join("windows/system32").join(name);
        if file.exists() {
            return Ok(());
        }
        let gcc = step(name, "x86_64-w64-mingw32-gcc").within(place::root().join("packaging/wine"));
        words.iter().fold(gcc, |gcc, word| gcc.arg(word)).args("-O2 -s -ladvapi32 -o").arg(&file).run()
    }

    /// `C:`.
    pub fn drive(&self) -> PathBuf {
        self.folder.join("drive_c")
    }

    /// A value of the registry of whoever sits here; `name` is "" for the key's own.
    pub fn registered(&self, key: &str, name: &str) -> Option<String> {
        let it = self.wine("reg").args("reg query").arg(format!(r"HKCU\Software\{key}"));
        let it = if name.is_empty() { it.arg("/ve") } else { it.arg("/v").arg(name) };
        let told = it.asked()?;
        // `    name    REG_SZ    value`
        let value = told.lines().find_map(|line| line.split_once("    REG_").map(|(_, rest)| rest.to_owned()))?;
        value.split_once("    ").map(|(_, value)| value.trim().to_owned())
    }
}

impl Drop for Prefix {
    /// Nothing of it stays running.
    fn drop(&mut self) {
        let _ended = step("wineserver", "/usr/lib/wine/wineserver64").arg("-k").env("WINEPREFIX", &self.folder).code();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_names_the_test_programs() {
        let line = |kind: &str, test: bool| {
            serde_json::json!({
                "manifest_path": "/w/tests/Cargo.toml", "target": { "name": "journeys", "kind": [kind] },
                "profile": { "test": test }, "executable": "/t/journeys.exe",
            })
        };
        let found = program(&line("test", true)).unwrap();
        assert_eq!((found.name.as_str(), found.folder.as_path()), ("journeys", Path::new("/w/tests")));
        assert_eq!(program(&line("lib", true)).unwrap().name, "journeys (units)");
        assert!(program(&line("bin", false)).is_none());
        assert!(program(&serde_json::json!({ "reason": "build-finished" })).is_none());
    }
}
