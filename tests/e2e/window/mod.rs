//! One desk in a real window: a display, a driver, a fresh home, and the app inside, to be typed at,
//! looked at, killed and started again. Knows no page of ours; journeys name what they look for.

mod axe;
mod look;
mod process;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

pub use look::{role, tag, text};
pub use process::Processes;

/// How long a page may take to show what a journey waits for.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// What a step of a journey gives, or what was in its way, told in words.
pub type Told<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// How a desk is to be started. Make one with [`desk`].
#[derive(Debug, Clone)]
pub struct Setup {
    /// Of the screen, in dots.
    pub size: (u32, u32),
    /// Whether the page is made as large as the screen (no window manager does it here).
    pub filling: bool,
    /// By how much the system enlarges everything.
    pub enlarged: u32,
    /// With a key store of the system's kind (gnome-keyring on a bus of its own); without, none answers.
    pub key_store: bool,
    pub args: Vec<String>,
    /// The data folder of an earlier desk, or of a fixture; a fresh one when `None`.
    pub data: Option<PathBuf>,
    /// What the PC takes for its zone; its own when `None`.
    pub zone: Option<&'static str>,
    /// What else stands in the app's environment.
    pub env: Vec<(&'static str, String)>,
}

/// A desk of the usual size (1366×768), fresh, without a key store.
pub fn desk() -> Setup {
    Setup {
        size: (1366, 768),
        filling: true,
        enlarged: 1,
        key_store: false,
        args: Vec::new(),
        data: None,
        zone: None,
        env: Vec::new(),
    }
}

impl Setup {
    pub fn size(self, width: u32, height: u32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// The window stays as the app opens it, not as large as the screen, until [`Window::fill_screen`].
    pub fn unfilled(self) -> Self {
        Self { filling: false, ..self }
    }

    pub fn enlarged(self, by: u32) -> Self {
        Self { enlarged: by, ..self }.env("GDK_SCALE", by.to_string())
    }

    pub fn with_key_store(self) -> Self {
        Self { key_store: true, ..self }
    }

    pub fn demo(self) -> Self {
        self.arg("--demo")
    }

    pub fn arg(mut self, arg: &str) -> Self {
        self.args.push(arg.into());
        self
    }

    pub fn at(self, data: impl Into<PathBuf>) -> Self {
        Self { data: Some(data.into()), ..self }
    }

    pub fn zone(self, zone: &'static str) -> Self {
        Self { zone: Some(zone), ..self }
    }

    pub fn env(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.env.push((name, value.into()));
        self
    }

    pub async fn open(self) -> Told<Window> {
        Window::open(self).await
    }
}

/// A running desk. Everything it started ends with it.
pub struct Window {
    client: Option<Client>,
    processes: Processes,
    setup: Setup,
    data: PathBuf,
    home: tempfile::TempDir,
    /// From asking the driver for the window to its page being loaded.
    pub started_in: Duration,
}

impl Window {
    async fn open(setup: Setup) -> Told<Self> {
        let home = tempfile::Builder::new().prefix("jiahe-e2e-").tempdir()?;
        let data = setup.data.clone().unwrap_or_else(|| home.path().join("data"));
        let processes = Processes::start(&setup, home.path(), &data).await?;
        let mut window = Self { client: None, processes, setup, data, home, started_in: Duration::ZERO };
        window.start().await?;
        Ok(window)
    }

    /// Starts the app on the same home and data, after [`close`](Self::close) or [`kill`](Self::kill).
    pub async fn start(&mut self) -> Told {
        let began = Instant::now();
        let mut wanted = Capabilities::new();
        let app = json!({ "application": process::app()?, "args": self.setup.args });
        wanted.insert("tauri:options".into(), app);
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let (driver, patience) = (self.processes.url(), Duration::from_secs(60));
        let asked = tokio::time::timeout(patience, builder.capabilities(wanted).connect(&driver));
        let client = match asked.await {
            Ok(Ok(client)) => client,
            Ok(Err(error)) => return Err(format!("the window did not open: {error}; {}", self.processes.said()).into()),
            Err(_) => return Err(format!("the window did not open in a minute; {}", self.processes.said()).into()),
        };
        self.client = Some(client);
        if self.setup.filling {
            self.fill_screen().await?;
        }
        self.started_in = began.elapsed();
        Ok(())
    }

    pub async fn fill_screen(&self) -> Told {
        let (width, height) = self.setup.size;
        let by = self.setup.enlarged;
        self.client()?.set_window_rect(0, 0, width / by, height / by).await?;
        Ok(())
    }

    /// From the next start on, the app is started with a file, as the system's file manager does.
    pub fn opening(&mut self, file: &Path) {
        self.setup.args = vec![file.display().to_string()];
    }

    /// Starts the app a second time with a file, beside the one that runs, and waits until it has ended by itself.
    pub async fn second(&self, file: &Path) -> Told {
        let options = self.setup.args.iter().filter(|arg| arg.starts_with("--"));
        self.processes.second(self.data(), options, file).await
    }

    /// Waits until the app has ended by itself.
    pub async fn left(&mut self) -> Told {
        let began = Instant::now();
        while self.processes.app_pid().is_some() {
            if began.elapsed() > 3 * PATIENCE {
                return Err("the app does not end by itself".into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        if let Some(client) = self.client.take() {
            drop(tokio::time::timeout(Duration::from_secs(5), client.close()).await);
        }
        Ok(())
    }

    /// Closes the window as a user does; what the app does on exit has been done when this returns.
    pub async fn close(&mut self) -> Told {
        let app = self.processes.app_pid();
        if let Some(client) = self.client.take() {
            client.close().await?;
        }
        process::ended(app).await
    }

    /// `kill -9`: the app gets no chance to tidy up.
    pub async fn kill(&mut self) -> Told {
        let app = self.processes.kill_app()?;
        if let Some(client) = self.client.take() {
            // The driver learns only now that its window is gone; what it says about that is of no use.
            drop(tokio::time::timeout(Duration::from_secs(5), client.close()).await);
        }
        process::ended(Some(app)).await
    }

    /// `kill -9` for what draws the page, as by a fault of the graphics driver: its process. The driver does not follow to
    /// the next one; [`kill`](Self::kill) and start again.
    pub fn kill_page(&self) -> Told<u32> {
        self.processes.kill_page()
    }

    pub fn page_pid(&self) -> Option<u32> {
        self.processes.page_pid()
    }

    pub fn client(&self) -> Told<&Client> {
        self.client.as_ref().ok_or_else(|| "the window is closed".into())
    }

    /// The folder given to the app as `JIAHE_DATA`.
    pub fn data(&self) -> &Path {
        &self.data
    }

    /// The app's home, with everything it writes but the data folder of another desk.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// Where the app saves PDFs.
    pub fn printed(&self) -> PathBuf {
        self.home.path().join("Documents/家和打印")
    }

    /// Resident memory of the app and its web process, in kB (proportional share, `Pss`).
    pub fn memory_kb(&self) -> Told<u64> {
        self.processes.memory_kb()
    }

    /// The display, for `xdotool` on native dialogs.
    pub fn display(&self) -> &str {
        self.processes.display()
    }
}
