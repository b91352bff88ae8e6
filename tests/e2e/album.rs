//! The tour's album: a picture of every page, what axe said of it, how each step went, and `tour.json`
//! that tells whether all went well. Goes to `JIAHE_TOUR` (set by `cargo xtask tour --out DIR`), else
//! to a folder that is thrown away.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::{Value, json};

use crate::window::{Told, Window};

pub struct Album {
    folder: PathBuf,
    _thrown_away: Option<tempfile::TempDir>,
    began: Instant,
    steps: Vec<Value>,
    pages: Vec<Value>,
    papers: Vec<Value>,
    ok: bool,
}

impl Album {
    pub fn open() -> Told<Self> {
        Self::open_in("")
    }

    /// An album of its own beside the tour's.
    pub fn open_in(part: &str) -> Told<Self> {
        let (folder, thrown_away) = match std::env::var_os("JIAHE_TOUR") {
            Some(folder) => (PathBuf::from(folder).join(part), None),
            None => {
                let folder = tempfile::tempdir()?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        std::fs::create_dir_all(&folder)?;
        let (steps, pages, papers) = (vec![], vec![], vec![]);
        Ok(Self { folder, _thrown_away: thrown_away, began: Instant::now(), steps, pages, papers, ok: true })
    }

    fn at_ms(&self) -> u64 {
        u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX)
    }

    /// How a step went; one that failed leaves a picture of where it stood, and the tour goes on.
    pub async fn step(&mut self, window: &Window, name: &str, told: Told) {
        let why = told.err().map(|error| error.to_string());
        self.ok &= why.is_none();
        match &why {
            None => println!("{:>7} ms  ok      {name}", self.at_ms()),
            Some(why) => {
                println!("{:>7} ms  FAILED  {name}: {why}", self.at_ms());
                let file = format!("failed-{:02}.png", self.steps.len() + 1);
                drop(window.picture(&self.folder.join(file)).await);
                // The next step must not find this one's dialog in its way; the session outlives a reload.
                if let Ok(client) = window.client() {
                    drop(client.refresh().await);
                }
            }
        }
        self.steps.push(json!({ "step": name, "at_ms": self.at_ms(), "ok": why.is_none(), "why": why }));
    }

    /// A picture `NN-name.png` of the page as it is, and axe's word on it.
    pub async fn page(&mut self, window: &Window, name: &str) -> Told {
        let axe = self.snap(window, name).await?;
        self.ok &= axe.is_empty();
        Ok(())
    }

    /// What lies below the first screen of a long page, screen by screen, as `name-2`, `name-3` …
    pub async fn rest(&mut self, window: &Window, name: &str) -> Told {
        for part in 2..=5 {
            if window.client()?.execute(ONWARD, vec![]).await? != Value::Bool(true) {
                break;
            }
            self.page(window, &format!("{name}-{part}")).await?;
        }
        window.client()?.execute(BACK, vec![]).await?;
        Ok(())
    }

    async fn snap(&mut self, window: &Window, name: &str) -> Told<Vec<String>> {
        settled(window).await?;
        let file = format!("{:02}-{name}.png", self.pages.len() + 1);
        window.picture(&self.folder.join(&file)).await?;
        let axe: Vec<String> = window.axe_stands().await?.iter().map(ToString::to_string).collect();
        let at_ms = self.at_ms();
        self.pages.push(json!({ "name": name, "file": file, "at_ms": at_ms, "ok": axe.is_empty(), "axe": &axe }));
        Ok(axe)
    }

    /// Keeps a PDF that the app made, as `name.pdf` and its pages as PNG; `trouble` is what a closer look at it found.
    pub fn paper(&mut self, from: &Path, name: &str, trouble: &[String]) -> Told {
        let file = format!("{name}.pdf");
        let kept = self.folder.join(&file);
        std::fs::create_dir_all(kept.parent().unwrap_or(&self.folder))?;
        let bytes = std::fs::copy(from, &kept)?;
        if self._thrown_away.is_none() {
            // For whoever leafs through the album.
            let drawn =
                Command::new("pdftoppm").args(["-r", "72", "-png"]).arg(&kept).arg(kept.with_extension("")).status()?;
            self.ok &= drawn.success();
        }
        self.ok &= trouble.is_empty();
        self.papers.push(json!({ "file": file, "bytes": bytes, "ok": trouble.is_empty(), "trouble": trouble }));
        Ok(())
    }

    /// Writes `tour.json`.
    ///
    /// # Errors
    /// When a step, a page or a paper was not good.
    pub fn close(self) -> Told {
        let told = json!({ "ok": self.ok, "steps": self.steps, "pages": self.pages, "papers": self.papers });
        std::fs::write(self.folder.join("tour.json"), serde_json::to_vec_pretty(&told)?)?;
        if self.ok { Ok(()) } else { Err(format!("the tour was not clean: {told:#}").into()) }
    }
}

/// Waits until nothing is being fetched, drawn or moved: fonts are there, animations have ended.
async fn settled(window: &Window) -> Told {
    window.client()?.execute_async(SETTLED, vec![]).await?;
    Ok(())
}

/// Scrolls whatever scrolls down by most of a screen, the innermost dialog first; whether there was more.
const ONWARD: &str = r#"
const tall = e => e.scrollHeight > e.clientHeight + 40 && /auto|scroll/.test(getComputedStyle(e).overflowY);
const dialog = [...document.querySelectorAll('.el-dialog')].filter(e => e.getClientRects().length).pop();
const within = dialog ? [dialog.closest('.el-overlay-dialog'), ...dialog.querySelectorAll('*')].filter(Boolean) : [document.scrollingElement, ...document.querySelectorAll('main, main *, #app *')];
const room = e => e.scrollHeight - e.clientHeight;
const part = within.filter(e => e.tagName !== 'TEXTAREA' && e.clientHeight > 250 && (e === document.scrollingElement ? room(e) > 40 : tall(e))).sort((a, b) => room(b) - room(a))[0];
if (!part) return false;
const before = part.scrollTop;
part.scrollTo({ top: before + part.clientHeight * 0.8, behavior: 'instant' });
window.__scrolled = part;
return part.scrollTop > before + 20;
"#;
const BACK: &str = "if (window.__scrolled) window.__scrolled.scrollTop = 0;";

const SETTLED: &str = r#"
const done = arguments[0];
const began = performance.now();
const look = () => {
  const moving = document.getAnimations().some(a => a.playState === 'running' && a.effect?.getComputedTiming().iterations !== Infinity);
  if ((!moving && performance.now() - began > 250) || performance.now() - began > 2500) done();
  else setTimeout(look, 60);
};
document.fonts.ready.then(look);
"#;
