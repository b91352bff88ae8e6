//! Starting the peers, timing them, and reading back what everybody drew. What they draw with lies in `xtask/peers`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

use crate::figure::{Times, once};
use crate::{KEPT, WARM, content, scripts};

const COLD: usize = 5;
/// Files that LibreOffice, which has no way to be called within a process, draws in one start.
const MANY: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paper {
    Registration,
    List,
}

impl Paper {
    pub const ALL: [Self; 2] = [Self::Registration, Self::List];

    pub fn key(self) -> &'static str {
        match self {
            Self::Registration => "a1",
            Self::List => "list",
        }
    }

    fn words(self) -> String {
        match self {
            Self::Registration => "filled A.1".into(),
            Self::List => format!("list of {} rows", content::ROWS),
        }
    }
}

/// One paper drawn by one engine, or why it was not.
pub struct Drawn {
    pub engine: &'static str,
    pub paper: Paper,
    told: Result<Told, String>,
}

struct Told {
    version: String,
    file: PathBuf,
    cold: Times,
    /// Further ones in the same process, and how that was done.
    warm: Option<(Times, &'static str)>,
}

impl Drawn {
    pub fn done(
        engine: &'static str,
        version: &str,
        paper: Paper,
        file: PathBuf,
        cold: Times,
        warm: Option<(Times, &'static str)>,
    ) -> Self {
        Self { engine, paper, told: Ok(Told { version: version.into(), file, cold, warm }) }
    }

    pub fn cold(&self) -> Option<&Times> {
        self.told.as_ref().ok().map(|told| &told.cold)
    }

    pub fn warm(&self) -> Option<&Times> {
        self.told.as_ref().ok()?.warm.as_ref().map(|warm| &warm.0)
    }
}

/// Whole processes, from their start to their end; the first one is not counted, so that everybody's files lie in memory.
pub fn cold(mut command: impl FnMut() -> Command) -> Result<Times, String> {
    let mut times = Vec::new();
    for run in 0..=COLD {
        let (took, done) = once(|| command().output());
        let done = done.map_err(|error| error.to_string())?;
        if !done.status.success() {
            return Err(last_words(&done));
        }
        if run > 0 {
            times.push(took);
        }
    }
    Ok(Times::of(times))
}

fn last_words(output: &Output) -> String {
    let all = format!("{}\n{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    let last = all.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or("it ended without a word");
    last.trim().to_owned()
}

/// A command's output, or what it complained of.
fn ask(command: &mut Command) -> Result<String, String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(last_words(&output))
    }
}

/// What the peers draw: the words, and where the faces lie.
pub fn write_content(paper: Paper, papers: &Path, data: &Value) {
    let fonts = jiahe_tests::world::root().join("ui/node_modules/@expo-google-fonts");
    let mut all = data.clone();
    all["code"] = content::code(KEPT).into();
    all["fonts"] = json!({
        "body": fonts.join("noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf"),
        "label": fonts.join("noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf"),
        "heading": fonts.join("noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf"),
    });
    let text = serde_json::to_vec_pretty(&all).expect("JSON");
    std::fs::write(papers.join(format!("{}.json", paper.key())), text).expect("the content is written");
}

pub fn all(paper: Paper, folder: &Path, papers: &Path) -> Vec<Drawn> {
    let mut drawn: Vec<Drawn> = ["typst", "reportlab", "weasyprint"]
        .map(|engine| Drawn { engine, paper, told: in_python(engine, paper, folder, papers) })
        .into();
    drawn.push(Drawn { engine: "libreoffice", paper, told: libreoffice(paper, folder, papers) });
    for one in &drawn {
        match &one.told {
            Ok(told) => println!("{} drew {} in {:.0} ms, cold", one.engine, paper.key(), told.cold.median()),
            Err(why) => println!("{} did not draw {}: {why}", one.engine, paper.key()),
        }
    }
    drawn
}

fn python(folder: &Path) -> Command {
    let mut command = Command::new(folder.join("python/bin/python"));
    command.env("PYTHONPYCACHEPREFIX", folder.join("pycache"));
    command
}

/// What Python takes to start and end, in milliseconds.
pub fn python_start(folder: &Path) -> Option<f64> {
    let start = || {
        let mut command = python(folder);
        command.args(["-c", "pass"]);
        command
    };
    cold(start).ok().map(|times| times.median())
}

fn in_python(engine: &str, paper: Paper, folder: &Path, papers: &Path) -> Result<Told, String> {
    let file = papers.join(format!("{}-{engine}.pdf", paper.key()));
    let draw = |warm: usize| {
        let mut command = python(folder);
        command.arg(scripts().join("peer.py")).arg(engine).arg(papers.join(format!("{}.json", paper.key()))).arg(&file);
        command.arg(warm.to_string());
        command
    };
    let times = cold(|| draw(0))?;
    let told = ask(&mut draw(WARM))?;
    let told: Value =
        serde_json::from_str(told.lines().last().unwrap_or_default()).map_err(|error| error.to_string())?;
    let warm = told["warm_ms"].as_array().into_iter().flatten().filter_map(Value::as_f64).collect();
    let version = told["version"].as_str().unwrap_or_default().to_owned();
    Ok(Told { version, file, cold: times, warm: Some((Times::of(warm), "in one process")) })
}

/// Its own document, written by a script beforehand, converted without a window.
fn libreoffice(paper: Paper, folder: &Path, papers: &Path) -> Result<Told, String> {
    let work = folder.join("libreoffice");
    std::fs::create_dir_all(&work).map_err(|error| error.to_string())?;
    let source = papers.join(format!("{}.json", paper.key()));
    let many = MANY.to_string();
    let mut write = Command::new("python3");
    write
        .env("PYTHONPYCACHEPREFIX", folder.join("pycache"))
        .arg(scripts().join("libreoffice.py"))
        .arg(&source)
        .arg(&work)
        .arg(&many);
    ask(&mut write)?;
    let convert = |from: &[PathBuf], into: &Path| {
        let mut command = Command::new("soffice");
        let profile = format!("-env:UserInstallation=file://{}", work.join("profile").display());
        command.env("FONTCONFIG_FILE", work.join("fonts.conf"));
        command.args([profile.as_str(), "--headless", "--norestore", "--convert-to", "pdf", "--outdir"]);
        command.arg(into).args(from);
        command
    };
    let one = work.join(format!("{}-libreoffice.fodt", paper.key()));
    let file = papers.join(format!("{}-libreoffice.pdf", paper.key()));
    // It may fail and still say that all went well.
    std::fs::remove_file(&file).ok();
    let times = cold(|| convert(std::slice::from_ref(&one), papers))?;
    if !file.exists() {
        return Err("it wrote no file".into());
    }
    let all: Vec<PathBuf> = (1..=MANY).map(|number| work.join(format!("{}-{number}.fodt", paper.key()))).collect();
    let together: Vec<PathBuf> = std::iter::once(one).chain(all).collect();
    let (took, done) = once(|| convert(&together, &work).output());
    let done = done.map_err(|error| error.to_string())?;
    if !done.status.success() {
        return Err(last_words(&done));
    }
    let further = (took - times.median()) / MANY as f64;
    let version = ask(Command::new("soffice").arg("--version"))?;
    let version = version.split_whitespace().nth(1).unwrap_or_default().to_owned();
    let warm = Some((Times::of(vec![further]), "each of ten further files in one start"));
    Ok(Told { version, file, cold: times, warm })
}

/// Everybody beside each other, printed, and as JSON.
pub fn table(drawn: &[Drawn], content: &[(Paper, Value)], papers: &Path) -> Vec<Value> {
    println!("\npaper | engine | cold, best (median) ms | warm, median ms | KB | pages | pages/s warm | words lost");
    println!("---|---|---|---|---|---|---|---");
    let mut rows = Vec::new();
    for one in drawn {
        let told = match &one.told {
            Ok(told) => told,
            Err(why) => {
                println!("{} | {} | not measured: {why} | | | | |", one.paper.words(), one.engine);
                rows.push(json!({ "paper": one.paper.key(), "engine": one.engine, "not_measured": why }));
                continue;
            }
        };
        let bytes = std::fs::metadata(&told.file).map_or(0, |file| file.len());
        let pages = pages(&told.file);
        let content = content.iter().find(|(paper, _)| *paper == one.paper).map(|(_, data)| data);
        let (lost, beyond) = compare(content.expect("what was to be drawn"), &text(&told.file));
        let warm = told.warm.as_ref().map(|warm| warm.0.median());
        let rate = |ms: f64| pages as f64 / ms * 1_000.0;
        let shown = |number: Option<f64>| number.map_or_else(|| "–".into(), |number| format!("{number:.1}"));
        println!(
            "{} | {} {} | {:.0} ({:.0}) | {} | {:.0} | {pages} | {} | {}",
            one.paper.words(),
            one.engine,
            told.version,
            told.cold.at(0.0),
            told.cold.median(),
            shown(warm),
            bytes as f64 / 1024.0,
            shown(warm.map(rate)),
            if lost.is_empty() { "none".into() } else { format!("{lost:?}") },
        );
        rows.push(json!({
            "paper": one.paper.key(), "engine": one.engine, "version": told.version,
            "cold_ms": { "best": told.cold.at(0.0), "median": told.cold.median(), "n": told.cold.count() },
            "warm_ms": told.warm.as_ref().map(|(times, how)| json!({
                "median": times.median(), "p95": times.p95(), "n": times.count(), "how": how,
            })),
            "bytes": bytes, "pages": pages,
            "pages_per_second": { "warm": warm.map(rate), "cold": rate(told.cold.median()) },
            "characters_lost": lost, "characters_beyond_by_page_heads": beyond,
            "fonts": fonts(&told.file),
        }));
    }
    println!("the papers lie in {}", papers.display());
    rows
}

fn pages(file: &Path) -> usize {
    let told = ask(Command::new("pdfinfo").arg(file)).unwrap_or_default();
    told.lines().find_map(|line| line.strip_prefix("Pages:")).and_then(|it| it.trim().parse().ok()).unwrap_or(0)
}

fn text(file: &Path) -> String {
    ask(Command::new("pdftotext").arg("-raw").arg(file).arg("-")).unwrap_or_default()
}

/// Fonts of a file, and how many of them are embedded and subset.
fn fonts(file: &Path) -> Value {
    let told = ask(Command::new("pdffonts").arg(file)).unwrap_or_default();
    let lines: Vec<&str> = told.lines().skip(2).collect();
    // The columns before the object's number: embedded, subset, mapped to Unicode.
    let whole = lines.iter().filter(|line| {
        let words: Vec<&str> = line.split_whitespace().rev().collect();
        words.get(3..5) == Some(["yes", "yes"].as_slice())
    });
    json!({ "all": lines.len(), "embedded_and_subset": whole.count() })
}

/// Characters of the content that the paper does not have, each as often as it lacks; and how many it has beyond.
fn compare(content: &Value, text: &str) -> (String, usize) {
    let mut wanted = String::new();
    gather(content, &mut wanted);
    let (wanted, found) = (count(&wanted), count(text));
    let mut lost = String::new();
    for (ch, many) in &wanted {
        let lacking = many.saturating_sub(found.get(ch).copied().unwrap_or(0));
        lost.extend(std::iter::repeat_n(*ch, lacking));
    }
    let beyond = found.iter().map(|(ch, many)| many.saturating_sub(wanted.get(ch).copied().unwrap_or(0))).sum();
    (lost, beyond)
}

fn count(text: &str) -> BTreeMap<char, usize> {
    let mut counts = BTreeMap::new();
    for ch in text.chars().filter(|ch| !ch.is_whitespace()) {
        // The peers' faces have other boxes.
        let ch = match ch {
            '□' => '☐',
            '■' => '☑',
            ch => ch,
        };
        *counts.entry(ch).or_insert(0) += 1;
    }
    counts
}

/// Every word that is to stand on the paper once; the running head repeats some of them.
fn gather(of: &Value, into: &mut String) {
    match of {
        Value::Array(items) => items.iter().for_each(|item| gather(item, into)),
        Value::Object(fields) => {
            match fields.get("tick") {
                Some(Value::Bool(true)) => into.push('☑'),
                Some(_) => into.push('☐'),
                None => {}
            }
            for (key, value) in fields {
                match (key.as_str(), value) {
                    ("title" | "above" | "foot" | "note" | "text", Value::String(text)) => into.push_str(text),
                    (_, Value::Array(_) | Value::Object(_)) => gather(value, into),
                    _ => {}
                }
            }
        }
        _ => {}
    }
}

/// Each reader of PDF that is here, and what it complains of.
pub fn readers(file: &Path) -> Vec<(&'static str, Option<String>)> {
    let scratch = std::env::temp_dir().join(format!("jiahe-peers-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a scratch folder");
    let page = scratch.join("page");
    let quiet = |output: &Output| {
        let said = [&output.stdout, &output.stderr].map(|text| String::from_utf8_lossy(text).into_owned()).concat();
        let odd = |line: &str| ["warning", "error"].iter().any(|word| line.to_lowercase().contains(word));
        // Two lines with which qpdf says that there are none.
        let none = ["No syntax or stream encoding errors found", "errors that qpdf cannot detect"];
        let odd = said.lines().find(|line| odd(line) && !none.iter().any(|words| line.contains(words)));
        odd.map(str::to_owned).or_else(|| (!output.status.success()).then(|| last_words(output)))
    };
    let (file, page) = (file.display().to_string(), page.display().to_string());
    // Debian builds mutool without colour profiles, and it says so of every file: -N.
    let commands: [(&'static str, &str, Vec<&str>); 4] = [
        ("qpdf", "qpdf", vec!["--check", &file]),
        ("poppler", "pdftoppm", vec!["-r", "50", &file, &page]),
        ("mupdf", "mutool", vec!["draw", "-q", "-N", "-F", "ppm", "-r", "50", "-o", "/dev/null", &file]),
        ("pdf.js", "node", vec!["xtask/peers/open.mjs", &file]),
    ];
    let mut told = Vec::new();
    for (reader, program, arguments) in commands {
        match Command::new(program).args(arguments).current_dir(jiahe_tests::world::root()).output() {
            Ok(output) => told.push((reader, quiet(&output).map(|said| format!("{reader}: {said}")))),
            Err(error) => println!("{reader} was not asked: {error}"),
        }
    }
    std::fs::remove_dir_all(&scratch).ok();
    told
}
