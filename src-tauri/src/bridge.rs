//! The one door between the window and the core: `call(command, body)`. It adds what the core may
//! not fetch itself (the clock, randomness, who is signed in), runs it off the interface thread, and
//! tells the window what changed, after the commit. It knows no command by meaning.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use jiahe::api::{At, SessionStep};
use jiahe::demo;
use jiahe::desk::{self, Desk, Means};
use jiahe::fault::{Code, Fault};
use jiahe::kernel::{Chance, Clock, Session};
use jiahe::vault::Cost;
use serde::Serialize;
use serde_json::{Value, json};
use tauri::{AppHandle, Emitter, State};
use tauri_plugin_dialog::{DialogExt, MessageDialogKind};

use crate::idle::Idle;
use crate::keystore::SystemKeys;
use crate::{WINDOW, clipboard, fonts, update};

/// What the page asks first.
const STATUS: &str = "desk.status";
/// Told to the core when the desk locks by itself; the session ends whatever it answers.
const LOCK: &str = "session.lock";
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(crate) struct Bridge {
    demo: bool,
    data: PathBuf,
    fonts: PathBuf,
    inside: Mutex<Inside>,
    idle: Idle,
    /// Tells the window how far a long piece of work has come; set once there is a window.
    tell: OnceLock<AppHandle>,
}

/// How far a long piece of work has come: `backup` or `restore`, bytes or pages.
#[derive(Clone, Serialize)]
struct Told<'a> {
    work: &'a str,
    done: u64,
    whole: u64,
}

/// Behind one lock, so that a command and the session it ran under belong together.
#[derive(Default)]
struct Inside {
    desk: Option<Desk>,
    session: Option<Session>,
    /// How the desk stands, until the first command of the page, which asks just that.
    early: Option<Value>,
}

/// What the shell itself is, for the settings page.
#[derive(Serialize)]
pub(crate) struct About {
    version: &'static str,
    demo: bool,
    folder: String,
    /// Whether it takes update files.
    updates: bool,
}

impl Bridge {
    pub(crate) fn new(demo: bool, data: PathBuf, fonts: PathBuf) -> Self {
        Self { demo, data, fonts, inside: Mutex::default(), idle: Idle::default(), tell: OnceLock::new() }
    }

    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    pub(crate) fn demo(&self) -> bool {
        self.demo
    }

    pub(crate) fn idle(&self) -> &Idle {
        &self.idle
    }

    /// Opens the store and sees how the desk stands, which takes the key store's time, while the page is still loading.
    pub(crate) fn open_early(self: &Arc<Self>, app: AppHandle) {
        let _set_once = self.tell.set(app);
        let bridge = Arc::clone(self);
        std::thread::spawn(move || {
            let began = Instant::now();
            let mut inside = bridge.inside();
            inside.early = bridge.run(&mut inside, STATUS, json!({}), "").ok().map(|(status, _)| status);
            drop(inside);
            tracing::info!(version = VERSION, demo = bridge.demo, ms = ms(began), "opened");
        });
    }

    fn inside(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn desk_of<'a>(&self, inside: &'a mut Inside) -> &'a mut Desk {
        inside.desk.get_or_insert_with(|| {
            let means = Means {
                keys: Box::new(SystemKeys),
                fonts: fonts::shelf(self.fonts.clone()),
                cost: if self.demo { Cost::QUICK } else { Cost::SHIPPED },
                demo: self.demo,
                version: VERSION,
                progress: self.progress(),
            };
            let mut desk = Desk::open_folder(&self.data, means);
            if self.demo
                && let Err(fault) = demo::fill(&mut desk, Clock::from_instant(chrono::Utc::now()), demo::SEED)
                && !matches!(fault.code, Code::AlreadySetUp | Code::InUse)
            {
                self.no_demo(&fault);
            }
            desk
        })
    }

    /// Without its county a demo begins with the first start, which would look as if that were it.
    fn no_demo(&self, fault: &Fault) {
        tracing::warn!(code = ?fault.code, "the demo county cannot be filled");
        let Some(app) = self.tell.get() else { return };
        let said = format!(
            "演示站点没有建成（{:?}），现在打开的是一个空站点。\nThe demo county could not be made; this is an empty station.",
            fault.code
        );
        app.dialog().message(said).title("家和").kind(MessageDialogKind::Warning).show(|_| {});
    }

    /// At most some twenty words a second, and always the last one.
    pub(crate) fn progress(&self) -> desk::Progress {
        let tell = self.tell.get().cloned();
        let last = Mutex::new(Instant::now());
        Box::new(move |work, done, whole| {
            let Some(app) = &tell else { return };
            let mut last = last.lock().unwrap_or_else(PoisonError::into_inner);
            if done < whole && last.elapsed() < Duration::from_millis(50) {
                return;
            }
            *last = Instant::now();
            if let Err(error) = app.emit_to(WINDOW, "progress", Told { work, done, whole }) {
                tracing::warn!(%error, "the window was not told how far it is");
            }
        })
    }

    /// Runs one command and logs its name, outcome and duration, nothing else.
    fn run(&self, inside: &mut Inside, command: &str, body: Value, screen: &str) -> Result<(Value, Value), Fault> {
        if let Some(status) = inside.early.take()
            && command == STATUS
        {
            return Ok((status, json!([])));
        }
        let began = Instant::now();
        let session = inside.session.clone();
        let clock = Clock::from_instant(chrono::Utc::now());
        let at = At { clock, screen };
        let answer = self.desk_of(inside).call(session.as_ref(), command, body, at, &mut chance());
        let name = loggable(command);
        match answer {
            Ok(reply) => {
                match reply.session {
                    SessionStep::Same => {}
                    SessionStep::Begin(begun) => {
                        self.idle.awake(None);
                        inside.session = Some(begun);
                    }
                    SessionStep::End => {
                        inside.session = None;
                        std::thread::spawn(clipboard::clear);
                        crate::paper::sweep(self.data());
                    }
                }
                tracing::info!(command = name, ms = ms(began), "done");
                Ok((reply.value, json!(reply.changed)))
            }
            Err(fault) => {
                tracing::warn!(command = name, code = ?fault.code, ms = ms(began), "refused");
                Err(fault)
            }
        }
    }

    /// Runs one command and tells the window what changed by it.
    pub(crate) fn answer(&self, app: &AppHandle, command: &str, body: Value, screen: &str) -> Result<Value, Fault> {
        let (value, changed) = self.run(&mut self.inside(), command, body, screen)?;
        if changed.as_array().is_some_and(|nouns| !nouns.is_empty())
            && let Err(error) = app.emit_to(WINDOW, "changed", changed)
        {
            tracing::warn!(%error, "the window was not told what changed");
        }
        Ok(value)
    }

    /// Ends the session because nobody has touched the desk; says whether there was one.
    pub(crate) fn lock(&self) -> bool {
        let mut inside = self.inside();
        if inside.session.is_none() {
            return false;
        }
        // A failed note in the audit trail must not keep the desk open: then it is dropped, with its key.
        if self.run(&mut inside, LOCK, json!({}), "").is_err() {
            *inside = Inside::default();
        }
        inside.session = None;
        true
    }

    /// Locks and lets go of the folder, so that its files are in order before the process ends.
    pub(crate) fn close(&self) {
        self.lock();
        self.inside().desk = None;
    }
}

/// The one command of the core. See `ui/src/ipc` for its typed face.
///
/// # Errors
/// The core's own fault; [`Code::Internal`] when the command could not be run at all.
#[tauri::command]
pub(crate) async fn call(
    app: AppHandle,
    bridge: State<'_, Arc<Bridge>>,
    command: String,
    body: Value,
    screen: Option<String>,
) -> Result<Value, Fault> {
    let bridge = Arc::clone(&bridge);
    off_thread("run a command", move || bridge.answer(&app, &command, body, &screen.unwrap_or_default())).await
}

/// Somebody touched the desk; with `minutes`, also how long it stays open untouched (1 to 120).
#[tauri::command]
pub(crate) fn awake(bridge: State<'_, Arc<Bridge>>, minutes: Option<u32>) {
    bridge.idle.awake(minutes);
}

#[tauri::command]
pub(crate) fn about(bridge: State<'_, Arc<Bridge>>) -> About {
    let updates = update::keys(bridge.demo).is_some();
    About { version: VERSION, demo: bridge.demo, folder: bridge.data.display().to_string(), updates }
}

/// Runs `work` where it may block. A panic inside it is logged by its place and answered as a fault.
pub(crate) async fn off_thread<T: Send + 'static>(
    attempted: &'static str,
    work: impl FnOnce() -> Result<T, Fault> + Send + 'static,
) -> Result<T, Fault> {
    tauri::async_runtime::spawn_blocking(work).await.unwrap_or_else(|_| Err(Fault::new(Code::Internal, attempted)))
}

/// The operating system's randomness. Without it no key may be made, so the process ends at once.
fn chance() -> Chance {
    Chance::new(|out| {
        if getrandom::fill(out).is_err() {
            tracing::error!("the system gives no randomness");
            std::process::abort();
        }
    })
}

/// Command names come from the window; only one that looks like a name is written to the log.
fn loggable(command: &str) -> &str {
    let plain = command.len() <= 64 && command.bytes().all(|b| b.is_ascii_lowercase() || matches!(b, b'.' | b'_'));
    if plain { command } else { "unnamed" }
}

fn ms(began: Instant) -> u64 {
    u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_command_name_reaches_the_log() {
        assert_eq!(loggable("cases.save"), "cases.save");
        assert_eq!(loggable("张三 330000"), "unnamed");
        assert_eq!(loggable(&"a".repeat(65)), "unnamed");
    }
}
