//! The processes behind one window: a display (Xvfb), a driver (tauri-driver and WebKitWebDriver),
//! where asked a key store on a bus, and the app. All of them carry this desk's own HOME in their
//! environment; by that they are found, measured and ended, and no others are touched.

use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

use super::{Setup, Told};

pub struct Processes {
    display: String,
    port: u16,
    home: PathBuf,
    said: PathBuf,
    children: Vec<Child>,
}

impl Processes {
    pub(super) async fn start(setup: &Setup, home: &Path, data: &Path) -> Told<Self> {
        app()?;
        let (screen, display) = screen(setup.size, home)?;
        let said = home.join("driver.log");
        let mut it = Self { display, port: free_port()?, home: home.to_owned(), said, children: vec![screen] };
        let native = free_port()?;
        let driver = it.driver(setup, data, native)?;
        it.children.push(driver);
        it.listening(it.port).await?;
        it.listening(native).await?;
        Ok(it)
    }

    fn driver(&self, setup: &Setup, data: &Path, native: u16) -> Told<Child> {
        let ports = ["--port".into(), self.port.to_string(), "--native-port".into(), native.to_string()];
        let mut command = if setup.key_store {
            // The key store is unlocked before anything asks for it, as a desktop login does.
            let login = "printf invented | gnome-keyring-daemon --unlock --components=secrets && exec \"$0\" \"$@\"";
            let mut command = Command::new("dbus-run-session");
            command.args(["--", "sh", "-c", login]).arg(tool("tauri-driver"));
            command
        } else {
            let mut command = Command::new(tool("tauri-driver"));
            // An address where no bus is: without it GLib would start one by itself.
            command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.home.join("no-bus").display()));
            command
        };
        let said = fs::File::create(&self.said)?;
        command.args(ports).stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said).process_group(0);
        for folder in ["bin", "config", "share", "cache", "state", "run", "tmp", "Documents"] {
            fs::DirBuilder::new().recursive(true).mode(0o700).create(self.home.join(folder))?;
        }
        fs::write(self.home.join("config/user-dirs.dirs"), "XDG_DOCUMENTS_DIR=\"$HOME/Documents\"\n")?;
        self.surround(&mut command, data);
        if let Some(zone) = setup.zone {
            command.env("TZ", zone);
        }
        command.envs(setup.env.iter().map(|(name, value)| (name, value)));
        command.spawn().map_err(|error| format!("{:?} does not start: {error}", command.get_program()).into())
    }

    /// What stands in the environment of everything on this desk.
    fn surround(&self, command: &mut Command, data: &Path) {
        for (name, place) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "share"),
            ("XDG_CACHE_HOME", "cache"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_RUNTIME_DIR", "run"),
            ("TMPDIR", "tmp"),
        ] {
            command.env(name, if place.is_empty() { self.home.clone() } else { self.home.join(place) });
        }
        // A journey may lay programs of its own there, a printer's for instance.
        let path = format!("{}:{}", self.home.join("bin").display(), std::env::var("PATH").unwrap_or_default());
        command.env("PATH", path);
        command.env("JIAHE_DATA", data).env("DISPLAY", &self.display).env("GDK_BACKEND", "x11");
        // The accessibility bridge and portals would look for a bus.
        command.env("NO_AT_BRIDGE", "1").env("GTK_USE_PORTAL", "0");
        command.env_remove("WAYLAND_DISPLAY");
    }

    pub(super) async fn second(&self, data: &Path, options: impl Iterator<Item = &String>, file: &Path) -> Told {
        let mut command = Command::new(app()?);
        self.surround(&mut command, data);
        command.env("DBUS_SESSION_BUS_ADDRESS", format!("unix:path={}", self.home.join("no-bus").display()));
        let mut child =
            command.args(options).arg(file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
        let began = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                return if status.success() { Ok(()) } else { Err(format!("the second program: {status}").into()) };
            }
            if began.elapsed() > Duration::from_secs(20) {
                drop(child.kill());
                drop(child.wait());
                return Err("the second program does not end by itself".into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }

    pub(super) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(super) fn display(&self) -> &str {
        &self.display
    }

    /// The last of what driver and app wrote, for a failed start.
    pub(super) fn said(&self) -> String {
        let all = fs::read_to_string(&self.said).unwrap_or_default();
        let last: Vec<&str> = all.lines().rev().take(12).collect();
        format!("driver and app said: {}", last.into_iter().rev().collect::<Vec<_>>().join(" | "))
    }

    async fn listening(&self, port: u16) -> Told {
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if began.elapsed() > Duration::from_secs(15) {
                return Err(format!("the driver does not listen; {}", self.said()).into());
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        Ok(())
    }

    /// Every process with our HOME, as (pid, program).
    fn ours(&self) -> Vec<(u32, PathBuf)> {
        let mark = format!("HOME={}", self.home.display()).into_bytes();
        let Ok(all) = fs::read_dir("/proc") else { return Vec::new() };
        all.flatten()
            .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
            .filter(|pid| {
                let environment = fs::read(format!("/proc/{pid}/environ")).unwrap_or_default();
                environment.split(|byte| *byte == 0).any(|variable| variable == mark)
            })
            .filter_map(|pid| Some((pid, fs::read_link(format!("/proc/{pid}/exe")).ok()?)))
            .collect()
    }

    pub(super) fn app_pid(&self) -> Option<u32> {
        let app = app().ok()?;
        self.ours().into_iter().find(|(_, program)| *program == app).map(|(pid, _)| pid)
    }

    pub(super) fn kill_app(&self) -> Told<u32> {
        let pid = self.app_pid().ok_or("the app is not running")?;
        kill(&[pid]);
        Ok(pid)
    }

    /// What draws the page.
    pub(super) fn page_pid(&self) -> Option<u32> {
        self.ours().into_iter().find(|(_, program)| program.ends_with("WebKitWebProcess")).map(|(pid, _)| pid)
    }

    pub(super) fn kill_page(&self) -> Told<u32> {
        let pid = self.page_pid().ok_or("there is no page")?;
        kill(&[pid]);
        Ok(pid)
    }

    pub(super) fn memory_kb(&self) -> Told<u64> {
        let app = app()?;
        let counted = self.ours().into_iter().filter(|(_, program)| {
            *program == app
                || program.file_name().is_some_and(|name| {
                    name.to_string_lossy().starts_with("WebKitWeb")
                        || name.to_string_lossy().starts_with("WebKitNetwork")
                })
        });
        let mut sum = 0;
        for (pid, _) in counted.filter(|(_, program)| !program.ends_with("WebKitWebDriver")) {
            let rollup = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
            let line = rollup.lines().find(|line| line.starts_with("Pss:")).ok_or("no Pss")?;
            sum += line.split_whitespace().nth(1).ok_or("no Pss")?.parse::<u64>()?;
        }
        Ok(sum)
    }
}

impl Drop for Processes {
    fn drop(&mut self) {
        let pids: Vec<u32> = self.ours().into_iter().map(|(pid, _)| pid).collect();
        kill(&pids);
        for child in &mut self.children {
            drop(child.kill());
            drop(child.wait());
        }
    }
}

/// Waits until the app has let go of its files. Its environment cannot be read any more some time before that.
pub(super) async fn ended(app: Option<u32>) -> Told {
    let Some(app) = app else { return Ok(()) };
    let began = Instant::now();
    while let Ok(stat) = fs::read_to_string(format!("/proc/{app}/stat")) {
        // Behind its name, which may hold brackets: Z, when only its parent has not asked for it yet. Its other threads
        // may still be ending then, and hold its files until they have.
        let threads = fs::read_dir(format!("/proc/{app}/task")).map_or(0, Iterator::count);
        if threads <= 1 && stat.rsplit_once(") ").is_some_and(|(_, state)| state.starts_with(['Z', 'X'])) {
            break;
        }
        if began.elapsed() > Duration::from_secs(15) {
            return Err("the app does not end".into());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    Ok(())
}

fn kill(pids: &[u32]) {
    if !pids.is_empty() {
        drop(Command::new("kill").arg("-9").args(pids.iter().map(ToString::to_string)).stderr(Stdio::null()).status());
    }
}

/// A screen of its own; Xvfb picks a free display number and says which.
fn screen((width, height): (u32, u32), home: &Path) -> Told<(Child, String)> {
    let mut child = Command::new("Xvfb")
        .args(["-displayfd", "1", "-nolisten", "tcp", "-noreset", "-screen", "0", &format!("{width}x{height}x24")])
        .env("HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .process_group(0)
        .spawn()
        .map_err(|error| format!("Xvfb does not start: {error}"))?;
    let output = child.stdout.take().ok_or("Xvfb has no output")?;
    let (number, told) = mpsc::channel();
    std::thread::spawn(move || {
        let mut line = String::new();
        if BufReader::new(output).read_line(&mut line).is_ok() {
            drop(number.send(line.trim().to_owned()));
        }
    });
    match told.recv_timeout(Duration::from_secs(10)) {
        Ok(number) if !number.is_empty() => Ok((child, format!(":{number}"))),
        _ => {
            drop(child.kill());
            drop(child.wait());
            Err("Xvfb gives no display".into())
        }
    }
}

fn free_port() -> Told<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

/// `JIAHE_APP`, or the debug binary beside this test in the target folder.
pub(super) fn app() -> Told<PathBuf> {
    let app = match std::env::var_os("JIAHE_APP") {
        Some(app) => PathBuf::from(app),
        None => {
            let test = std::env::current_exe()?;
            test.parent().and_then(Path::parent).ok_or("no target folder")?.join("jiahe-desk")
        }
    };
    if !app.is_file() {
        return Err(format!("no app at {}; `cargo xtask test` builds it", app.display()).into());
    }
    Ok(fs::canonicalize(app)?)
}

/// `JIAHE_TOOLS` (set by xtask), then the PATH, then cargo's own folder.
fn tool(name: &str) -> PathBuf {
    let installed = std::env::var_os("JIAHE_TOOLS").map(|tools| PathBuf::from(tools).join("bin").join(name));
    let cargo = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo/bin").join(name));
    installed.into_iter().chain(cargo).find(|path| path.is_file()).unwrap_or_else(|| name.into())
}
