//! The paper engine beside its peers: the same filled A.1 and the same list of a hundred rows by Jiahe, Typst, ReportLab,
//! WeasyPrint and LibreOffice, in one run; and the budgets of paper. `cargo xtask bench --peers` installs the peers and runs
//! this on a release build. The executable is the driver and the process whose cold start is measured.

mod content;
mod data;
#[path = "../bench/figure.rs"]
mod figure;
mod peers;
mod volume;

use std::path::{Path, PathBuf};

use figure::{Figures, Times, once};
use jiahe::paper::{Fonts, Pdf, day_sheet, registration};
use peers::{Drawn, Paper};
use serde_json::{Value, json};

/// As in the program: what is freed is wiped, and that takes its time here too.
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

/// The number of the form that is kept and compared.
const KEPT: usize = 42;
const WARM: usize = 50;

fn fonts() -> Fonts {
    jiahe_tests::world::fonts().get().expect("the faces").as_ref().clone()
}

fn draw(paper: Paper, number: usize, fonts: &Fonts) -> Pdf {
    match paper {
        Paper::Registration => registration::print(&content::registration(number), fonts),
        Paper::List => day_sheet::print(&content::list(number), fonts),
    }
    .expect("a paper")
}

fn main() {
    let words: Vec<String> = std::env::args().collect();
    if let [_, draws, paper, out] = words.as_slice()
        && draws == "draw"
    {
        let paper = Paper::ALL.into_iter().find(|one| one.key() == paper).expect("a paper of that name");
        std::fs::write(out, draw(paper, KEPT, &fonts()).bytes).expect("the paper is written");
        return;
    }
    let folder = figure::target().join("peers");
    let papers = folder.join("papers");
    std::fs::create_dir_all(&papers).expect("a folder for the papers");
    let fonts = fonts();
    let mut figures = Figures::default();
    let mut drawn = Vec::new();
    for paper in Paper::ALL {
        peers::write_content(paper, &papers, &plain(paper));
        drawn.push(ours(paper, &fonts, &papers));
        drawn.extend(peers::all(paper, &folder, &papers));
    }
    budgets(&drawn, &fonts, &papers, &mut figures);
    let content: Vec<(Paper, Value)> = Paper::ALL.map(|paper| (paper, plain(paper))).into();
    let table = peers::table(&drawn, &content, &papers);
    for paper in ["a1-jiahe.pdf", "list-jiahe.pdf", "volume-jiahe.pdf"] {
        let troubles = peers::readers(&papers.join(paper));
        let told: Vec<&str> = troubles.iter().filter_map(|(_, trouble)| trouble.as_deref()).collect();
        let how = json!({ "asked": troubles.iter().map(|(reader, _)| reader).collect::<Vec<_>>(), "said": told });
        figures.add(&format!("warnings of readers over {paper}"), told.len() as f64, 0.0, "warnings", how);
    }
    figures.tell("bench-peers.json", json!({ "peers": table, "python_start_ms": peers::python_start(&folder) }));
}

fn plain(paper: Paper) -> Value {
    match paper {
        Paper::Registration => data::registration(&content::registration(KEPT)),
        Paper::List => data::list(&content::list(KEPT)),
    }
}

/// Cold: this executable started anew, which reads the faces from the disk, draws once and writes the file.
fn ours(paper: Paper, fonts: &Fonts, papers: &Path) -> Drawn {
    let out = papers.join(format!("{}-jiahe.pdf", paper.key()));
    let this = std::env::current_exe().expect("this program");
    let arguments: [&std::ffi::OsStr; 3] = ["draw".as_ref(), paper.key().as_ref(), out.as_ref()];
    let cold = peers::cold(|| {
        let mut command = std::process::Command::new(&this);
        command.args(arguments);
        command
    });
    let warm = Times::measure(WARM, |run| drop(draw(paper, run, fonts)));
    let cold = cold.expect("this program draws");
    Drawn::done("jiahe", env!("CARGO_PKG_VERSION"), paper, out, cold, Some((warm, "in one process")))
}

fn budgets(drawn: &[Drawn], fonts: &Fonts, papers: &Path, figures: &mut Figures) {
    let find = |engine: &str| drawn.iter().find(|one| one.engine == engine && one.paper == Paper::Registration);
    if let Some(warm) = find("jiahe").and_then(|one| one.warm()) {
        figures.times("a filled A.1, warm", warm, 10.0);
    }
    let beside = "a filled A.1, cold, beside Typst";
    match (find("jiahe").and_then(Drawn::cold), find("typst").and_then(Drawn::cold)) {
        (Some(ours), Some(theirs)) => {
            // Typst comes as a Python package: what Python itself takes to start is not Typst's.
            let python = peers::python_start(&figure::target().join("peers")).unwrap_or(0.0);
            let theirs_alone = theirs.median() - python;
            let more = json!({
                "jiahe_ms": ours.median(), "typst_ms": theirs.median(), "python_start_ms": python,
                "how": "medians; Typst's without the start of Python",
            });
            figures.add(beside, ours.median() / theirs_alone, 0.2, "×", more);
        }
        _ => figures.missing(beside, "Typst did not draw it"),
    }
    volume::measure(fonts, &papers.join("volume-jiahe.pdf"), figures);
    thousand(fonts, figures);
}

/// A thousand different forms one after the other, and what the process holds meanwhile.
fn thousand(fonts: &Fonts, figures: &mut Figures) {
    let mut held = vec![(0, resident())];
    let (mut bytes, mut pages) = (0, 0);
    let (took, ()) = once(|| {
        for number in 1..=1_000 {
            let pdf = draw(Paper::Registration, number, fonts);
            bytes += pdf.bytes.len();
            pages += pdf.pages;
            if [100, 500, 1_000].contains(&number) {
                held.push((number, resident()));
            }
        }
    });
    let seconds = took / 1_000.0;
    let more = json!({ "pages": pages, "bytes": bytes, "pages_per_second": pages as f64 / seconds });
    figures.add("1,000 filled forms, all different", seconds, 10.0, "s", more);
    let kilobytes = |at: usize| held.iter().find(|one| one.0 == at).map_or(f64::NAN, |one| one.1 as f64);
    let more =
        json!({ "resident_kb": held, "how": "VmRSS after 1,000 forms over that after 100; flat is at most 1.05" });
    println!("resident memory in KB, by forms drawn: {held:?}");
    figures.add("memory after 1,000 forms beside after 100", kilobytes(1_000) / kilobytes(100), 1.05, "×", more);
}

/// Resident memory in KB.
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap_or_default();
    line.split_whitespace().next().and_then(|number| number.parse().ok()).unwrap_or(0)
}

/// The scripts of the peers.
pub fn scripts() -> PathBuf {
    jiahe_tests::world::root().join("xtask/peers")
}
