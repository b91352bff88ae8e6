//! The invariants of the design (ARCHITECTURE.md), each held by a look at the sources.

use std::fs;
use std::path::{Path, PathBuf};

use jiahe_tests::world::root;

/// Every file below `folder` with one of the endings, outside generated and installed trees.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            if path.is_dir() {
                if !matches!(name.as_str(), "node_modules" | "dist" | "target" | "gen" | ".git" | "out") {
                    open.push(path);
                }
            } else if endings.iter().any(|ending| name.ends_with(ending)) {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "nothing in {folder}: this test looks at the wrong place");
    found
}

fn shown(path: &Path) -> String {
    path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/")
}

/// Lines of code (comments left out) that contain any of the words, outside the folders allowed.
fn offenders(folder: &str, endings: &[&str], words: &[&str], allowed: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for path in files(folder, endings) {
        let name = shown(&path);
        if allowed.iter().any(|allowed| name.starts_with(allowed)) {
            continue;
        }
        for (number, line) in fs::read_to_string(&path).unwrap().lines().enumerate() {
            let code = line.trim_start();
            if !code.starts_with("//") && !code.starts_with('*') && words.iter().any(|word| code.contains(word)) {
                found.push(format!("{name}:{}: {code}", number + 1));
            }
        }
    }
    found
}

fn none(found: &[String], rule: &str) {
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

#[test]
fn only_the_store_names_the_engine() {
    none(&offenders("crates", &[".rs"], &["rusqlite"], &["crates/jiahe/src/store"]), "rusqlite outside store/");
    none(&offenders("src-tauri", &[".rs"], &["rusqlite"], &[]), "rusqlite in the shell");
}

#[test]
fn the_core_does_not_know_its_shell() {
    none(&offenders("crates", &[".rs", ".toml"], &["tauri"], &[]), "tauri outside the shell");
    none(
        &offenders("ui/src", &[".ts", ".vue"], &["@tauri-apps"], &["ui/src/ipc/"]),
        "the desktop runtime outside ipc/",
    );
}

#[test]
fn the_core_has_no_clock_and_no_dice_of_its_own() {
    let words = ["Utc::now", "Local::now", "SystemTime::now", "getrandom", "thread_rng", "rand::"];
    none(&offenders("crates", &[".rs"], &words, &[]), "time and randomness are passed in");
}

#[test]
fn the_window_keeps_nothing_and_runs_nothing_foreign() {
    let words = ["localStorage", "sessionStorage", "indexedDB", "v-html", "innerHTML", "eval(", "new Function"];
    none(&offenders("ui/src", &[".ts", ".vue"], &words, &[]), "drafts live in the encrypted database, text stays text");
    let conf = fs::read_to_string(root().join("src-tauri/tauri.conf.json")).unwrap();
    let policy = conf.split("\"csp\"").nth(1).unwrap_or_default();
    for loose in ["unsafe-eval", "unsafe-inline", "https:", "http://*"] {
        assert!(!policy.contains(loose), "the content policy of tauri.conf.json allows {loose}");
    }
}

#[test]
fn a_released_window_has_no_developer_tools() {
    for manifest in ["Cargo.toml", "src-tauri/Cargo.toml"] {
        let told = fs::read_to_string(root().join(manifest)).unwrap();
        assert!(!told.contains("\"devtools\""), "{manifest} would let anybody open the inspector");
    }
    none(&offenders("src-tauri/src", &[".rs"], &["open_devtools", "with_devtools"], &[]), "developer tools");
}

#[test]
fn what_the_program_frees_is_wiped() {
    let main = fs::read_to_string(root().join("src-tauri/src/main.rs")).unwrap();
    assert!(main.contains("#[global_allocator]") && main.contains("ZeroAlloc"), "tests/memory.rs tests that allocator");
}

#[test]
fn tables_are_strict_and_migrations_only_append() {
    let folder = root().join("crates/jiahe/src/store/migrations");
    let mut steps: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    steps.sort();
    for (index, step) in steps.iter().enumerate() {
        let name = step.file_name().unwrap().to_string_lossy().into_owned();
        assert!(name.starts_with(&format!("{:04}_", index + 1)), "{name} is out of order");
        let sql = fs::read_to_string(step).unwrap();
        for table in sql.split("CREATE TABLE ").skip(1) {
            let end = table.lines().find(|line| line.starts_with(')')).unwrap_or_default();
            assert!(
                end.contains("STRICT"),
                "{name}: a table that is not STRICT: {}",
                table.lines().next().unwrap_or_default()
            );
        }
    }
}

#[test]
fn the_typescript_surface_is_the_rust_types() {
    let path = root().join("ui/src/ipc/surface.ts");
    let now = jiahe::api::typescript();
    if std::env::var_os("JIAHE_BLESS").is_some() {
        fs::write(&path, &now).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap() == now, "ui/src/ipc/surface.ts is stale: cargo xtask surface");
}

#[test]
fn every_command_stands_once_in_the_table_and_some_journey_calls_it() {
    let names: Vec<&str> = jiahe::api::commands().iter().map(|command| command.name).collect();
    for (index, name) in names.iter().enumerate() {
        assert!(!names[..index].contains(name), "{name} stands twice");
    }
    let mut told = String::new();
    for path in files("tests", &[".rs"]) {
        told.push_str(&fs::read_to_string(path).unwrap());
    }
    let uncalled: Vec<&&str> = names.iter().filter(|name| !told.contains(&format!("\"{name}\""))).collect();
    assert!(uncalled.is_empty(), "no journey calls {uncalled:?}");
}

#[test]
fn every_fault_code_has_its_words() {
    let words = fs::read_to_string(root().join("ui/src/words/zh-CN/fault.ts")).unwrap();
    let codes = jiahe::api::typescript();
    let codes = codes.split("export type Code = ").nth(1).and_then(|rest| rest.split(';').next()).unwrap_or_default();
    let missing: Vec<&str> =
        codes.split('"').skip(1).step_by(2).filter(|code| !words.contains(&format!("{code}:"))).collect();
    assert!(missing.is_empty(), "no words for {missing:?}");
}

#[test]
fn names_say_what_things_are_and_files_stay_readable() {
    let mut long = Vec::new();
    for path in files("crates", &[".rs"])
        .into_iter()
        .chain(files("src-tauri", &[".rs"]))
        .chain(files("ui/src", &[".ts", ".vue"]))
    {
        let name = shown(&path);
        let stem = path.file_stem().unwrap().to_string_lossy().to_lowercase();
        for vague in ["util", "helper", "manager", "service", "common", "misc"] {
            assert!(stem != vague && stem != format!("{vague}s"), "{name}: a name that says nothing");
        }
        let lines = fs::read_to_string(&path).unwrap().lines().count();
        // Generated, or a table of data.
        let excused = ["ui/src/ipc/surface.ts", "crates/jiahe/src/vault/slots"];
        if lines > 420 && !excused.iter().any(|excused| name.starts_with(excused)) {
            long.push(format!("{name}: {lines} lines"));
        }
    }
    none(&long, "files over 420 lines need a reason");
}

#[test]
fn no_lock_file_records_where_it_was_fetched_from() {
    let npm = fs::read_to_string(root().join("ui/package-lock.json")).unwrap();
    assert!(!npm.contains("\"resolved\""), "package-lock.json records addresses");
    for line in
        fs::read_to_string(root().join("Cargo.lock")).unwrap().lines().filter(|line| line.starts_with("source = "))
    {
        assert_eq!(line, "source = \"registry+https://github.com/rust-lang/crates.io-index\"");
    }
}

/// The third argument of every call of `note` and `saw` in a source, as it stands there.
fn details(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let calls = [".note(", ".saw("].into_iter().flat_map(|call| source.split(call).skip(1).collect::<Vec<_>>());
    for rest in calls {
        let (mut depth, mut quoted, mut arguments) = (0usize, false, vec![String::new()]);
        let mut before = ' ';
        for c in rest.chars() {
            match c {
                '"' if before != '\\' => quoted = !quoted,
                '(' | '[' | '{' if !quoted => depth += 1,
                ')' if !quoted && depth == 0 => break,
                ')' | ']' | '}' if !quoted => depth = depth.saturating_sub(1),
                _ => {}
            }
            before = c;
            if c == ',' && !quoted && depth == 0 {
                arguments.push(String::new());
            } else if let Some(argument) = arguments.last_mut() {
                argument.push(c);
            }
        }
        found.extend(arguments.get(2).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()));
    }
    found
}

/// `signed in` → `signed_in`, as the words are keyed.
fn keyed(detail: &str) -> String {
    let spaced: String =
        detail.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join("_")
}

/// Without what stands in braces: both sides name it as they like.
fn bare(template: &str) -> String {
    let mut parts = template.split('{');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |told, part| told + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// Details that are worked out before the call: what they can be.
const WORKED_OUT: &[(&str, &[&str])] = &[
    ("audit::BACKED_UP", &["backed up"]),
    ("SIGNED_IN", &["signed in"]),
    ("trail::CUT", &["the database is older than when this PC last closed it"]),
    ("format!(\"{}{reason}\", trail::GOES_ON)", &["the older database goes on: {}"]),
    ("detail", &["failed sign-ins: {}, last {}", "slot file found altered: {}, last {}"]),
    ("said", &["card taken in", "card taken in again", "card with other keys taken in"]),
    (
        "said(&member, had_account, was_suspended, !entry.password.is_empty())",
        &["password set", "left", "suspended", "account", "saved", "resumed"],
    ),
    ("what", &["issued", "assigned", "answered", "progress", "closed", "returned", "received", "set"]),
    ("to", &["granted", "refused"]),
    ("told_of", &["parcel {} from station {}: messages {} to {}, read {}"]),
];

/// Details that are the code of a term, or a service and a code: the type, and the file with its words.
const CODES: &[(&str, &str, &str)] = &[
    ("step.code()", "Step", "movements"),
    ("asked.result.code()", "PaperResult", "movements"),
    ("state.code()", "MovementState", "movements"),
    ("crate::kernel::Coded::code(state)", "MovementState", "movements"),
    ("asked.kind.code()", "MovementKind", "movements"),
    ("asked.kind.code()", "OrderStepKind", "protection"),
    ("entry.kind.code()", "ReportKind", "terms"),
    ("told.prompt.code()", "DangerPrompt", "terms"),
    ("asked.state.code()", "AppointmentState", "terms"),
    ("service.code()", "Service", "terms"),
    ("set.state.code()", "ClassState", "terms"),
    ("ClassState::Cancelled.code()", "ClassState", "terms"),
    ("visit.outcome.code()", "VisitOutcome", "followups"),
    ("open::told(record.service, asked.outcome.code())", "ServiceOutcome", "records"),
    ("open::told(record.service, taken.kind.code())", "StepKind", "records"),
    ("open::told(record.service, asked.performance.code())", "Performance", "sheets"),
    ("format!(\"{} {}\", pause.kind.code(), state.code())", "PauseState", "obligations"),
];

#[test]
fn whatever_stands_on_the_trail_has_its_words() {
    let read = |path: &str| fs::read_to_string(root().join(path)).unwrap();
    let (words, templates) = (read("ui/src/words/zh-CN/audit.ts"), read("ui/src/features/audit/templates.ts"));
    let surface = jiahe::api::typescript();
    let mut missing = Vec::new();
    for language in ["zh-CN", "en"] {
        let words = read(&format!("ui/src/words/{language}/commands.ts"));
        let unsaid =
            jiahe::api::commands().iter().filter(|command| !words.contains(&format!("  {}: '", keyed(command.name))));
        missing.extend(unsaid.map(|command| format!("{language}: the command {}", command.name)));
    }
    let mut said = |detail: &str| {
        let told = match detail.contains('{') {
            false => words.contains(&format!("    {}: '", keyed(detail))),
            true => {
                templates.lines().any(|line| line.split('\'').nth(1).is_some_and(|known| bare(known) == bare(detail)))
            }
        };
        if !told {
            missing.push(format!("the detail {detail:?}"));
        }
    };
    let mut unknown = Vec::new();
    for path in files("crates/jiahe/src", &[".rs"]) {
        let name = shown(&path);
        if name.ends_with("tests.rs") || name.contains("/demo/") {
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for detail in details(&source) {
            let worked_out = WORKED_OUT.iter().find(|(code, _)| *code == detail);
            let code = CODES.iter().any(|(code, ..)| detail.contains(code));
            let literals: Vec<&str> = detail.split('"').skip(1).step_by(2).filter(|text| !text.is_empty()).collect();
            match (worked_out, literals.is_empty()) {
                (Some((_, can_be)), _) => can_be.iter().for_each(|one| said(one)),
                (None, false) if code && detail.starts_with("format!(\"{} {}\"") => {}
                (None, false) => literals.iter().filter(|text| **text != ", ").for_each(|one| said(one)),
                (None, true) if code || detail == "\"\"" => {}
                (None, true) => unknown.push(format!("{name}: {detail}")),
            }
        }
        // What is refused is put on the trail by its own words.
        if name.ends_with("api/refused.rs") || name.ends_with("desk/sign_in.rs") || name.ends_with("backups/restore.rs")
        {
            let whole = source.split('"').skip(1).step_by(2);
            whole
                .filter(|text| text.len() > 9 && (text.starts_with("refused: ") || text.starts_with("restored from")))
                .for_each(&mut said);
        }
    }
    none(&unknown, "details that this test cannot follow: put what they can be into its tables");
    for (_, term, file) in CODES {
        let words = read(&format!("ui/src/words/zh-CN/{file}.ts"));
        let codes = surface
            .split(&format!("export type {term} = "))
            .nth(1)
            .and_then(|rest| rest.split(';').next())
            .unwrap_or_default();
        assert!(codes.contains('"'), "no codes of {term}");
        let unsaid = codes.split('"').skip(1).step_by(2).filter(|code| !words.contains(&format!("{code}:")));
        missing.extend(unsaid.map(|code| format!("the {term} {code}")));
    }
    none(&missing, "no words on the audit page");
}
