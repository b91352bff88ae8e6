//! `jiahe-print list` tells the printers of this PC as JSON, `[{"name": …, "usual": true}]`; `jiahe-print give PRINTER COPIES
//! colour|grey FILE` gives a PDF to one of them. It ends with 0 where the service took it, else with 1 and the service's
//! own words, which name no document.
//!
//! Windows prints a PDF by parts of itself that some editions lack (`windows.data.pdf.dll`, `xpsprint.dll`). A program that
//! was linked with them does not start there at all: so it is this one that does not, and the desk says that there is no
//! printer.

use std::process::ExitCode;

#[cfg(windows)]
mod spool;
#[cfg(not(windows))]
mod spool {
    //! Other systems are given their papers by CUPS, without this program.
    use super::Printer;

    pub fn known() -> Result<Vec<Printer>, String> {
        Ok(Vec::new())
    }

    pub fn give(_: &str, _: u16, _: bool, _: &std::path::Path) -> Result<(), String> {
        Err("this program is for Windows".into())
    }
}

struct Printer {
    name: String,
    /// The system's own choice.
    usual: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match run(&words.iter().map(String::as_str).collect::<Vec<_>>()) {
        Ok(told) => {
            print!("{told}");
            ExitCode::SUCCESS
        }
        Err(why) => {
            eprint!("{why}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<String, String> {
    match *words {
        ["list"] => {
            let all = spool::known()?.into_iter();
            Ok(all
                .map(|one| serde_json::json!({ "name": one.name, "usual": one.usual }))
                .collect::<serde_json::Value>())
            .map(|all| all.to_string())
        }
        ["give", printer, copies, ink @ ("colour" | "grey"), file] => {
            let copies = copies.parse().map_err(|_| "copies are a number")?;
            spool::give(printer, copies, ink == "grey", std::path::Path::new(file)).map(|()| String::new())
        }
        _ => Err("list, or give PRINTER COPIES colour|grey FILE".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::run;

    #[test]
    fn it_lists_or_gives_and_nothing_else() {
        assert!(run(&["list"]).is_ok_and(|told| told.starts_with('[')));
        for wrong in
            [&[][..], &["give"], &["give", "a", "x", "grey", "f"], &["give", "a", "1", "blue", "f"], &["list", "x"]]
        {
            assert!(run(wrong).is_err(), "{wrong:?}");
        }
    }
}
