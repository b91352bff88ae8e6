//! `cargo xtask <verb>`: everything one does with this project, each in one command that installs
//! what it needs by itself.

mod bench;
mod chaos;
mod deb;
mod place;
mod ready;
mod step;
mod surface;
mod test;
mod tour;
mod update;
mod window;
mod windows;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [--demo]     open the window; without a display, take the tour into target/tour
cargo xtask test [--fast]    check everything; --fast leaves out clippy and the window
cargo xtask tour --out DIR   walk through the main job in the real window: pictures, PDFs, tour.json
cargo xtask bench            measure the figures of the design beside their budgets
cargo xtask bench --peers    measure paper beside Typst, ReportLab, WeasyPrint and LibreOffice: target/bench-peers.json
cargo xtask chaos [--short] [--seed N]
                             kill the program, fail its disk, cut the power, flip bits: target/chaos.json
cargo xtask windows [--build | --pack]
                             the Windows program and its installer into target/windows, both tested under Wine; --build
                             leaves out the tests, --pack only packs and signs what was built
cargo xtask deb              the Debian package into target/deb: installed, started under Xvfb, removed
cargo xtask update --new-key FILE
                             a key to sign updates with; prints the half that programs are built with
cargo xtask update --key FILE --platform P --notes TEXT INSTALLER
                             jiahe-VERSION-P.jhup beside the installer: the update that stations install from a stick
cargo xtask surface          write ui/src/ipc/surface.ts from the Rust types";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => window::run(false),
        ["run", "--demo"] => window::run(true),
        ["test"] => test::all(),
        ["test", "--fast"] => test::fast(),
        ["tour", "--out", folder] => tour::into(&PathBuf::from(folder)),
        ["bench"] => bench::run(),
        ["bench", "--peers"] => bench::peers(),
        ["chaos", words @ ..] => chaos::run(words),
        ["windows"] => windows::run(true),
        ["windows", "--build"] => windows::run(false),
        ["windows", "--pack"] => windows::pack(),
        ["deb"] => deb::run(),
        ["update", "--new-key", file] => update::new_key(Path::new(file)),
        ["update", "--key", key, "--platform", platform, "--notes", notes, installer] => {
            update::sign(Path::new(key), platform, notes, Path::new(installer))
        }
        ["surface"] => surface::write(),
        _ => {
            eprintln!("{HELP}");
            return ExitCode::from(2);
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("xtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}
