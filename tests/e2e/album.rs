//! The tour's album: a picture of every page, what axe said of it, and `tour.json` that tells whether
//! all went well. Goes to `JIAHE_TOUR` (set by `cargo xtask tour --out DIR`), else to a folder that is
//! thrown away.

use std::path::{Path, PathBuf};
use std::time::Instant;

use serde_json::{Value, json};

use crate::window::{Told, Window};

pub struct Album {
    folder: PathBuf,
    _thrown_away: Option<tempfile::TempDir>,
    began: Instant,
    pages: Vec<Value>,
    papers: Vec<Value>,
    ok: bool,
}

impl Album {
    pub fn open() -> Told<Self> {
        let (folder, thrown_away) = match std::env::var_os("JIAHE_TOUR") {
            Some(folder) => (PathBuf::from(folder), None),
            None => {
                let folder = tempfile::tempdir()?;
                (folder.path().to_owned(), Some(folder))
            }
        };
        std::fs::create_dir_all(&folder)?;
        Ok(Self { folder, _thrown_away: thrown_away, began: Instant::now(), pages: vec![], papers: vec![], ok: true })
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A picture `NN-name.png` of the page as it is, and axe's word on it.
    pub async fn page(&mut self, window: &Window, name: &str) -> Told {
        let file = format!("{:02}-{name}.png", self.pages.len() + 1);
        window.picture(&self.folder.join(&file)).await?;
        let axe: Vec<String> = window.axe().await?.iter().map(ToString::to_string).collect();
        self.ok &= axe.is_empty();
        let at_ms = u64::try_from(self.began.elapsed().as_millis())?;
        self.pages.push(json!({ "name": name, "file": file, "at_ms": at_ms, "ok": axe.is_empty(), "axe": axe }));
        Ok(())
    }

    /// Keeps a PDF that the app made, as `name.pdf`; `trouble` is what a closer look at it found.
    pub fn paper(&mut self, from: &Path, name: &str, trouble: &[String]) -> Told {
        let file = format!("{name}.pdf");
        let bytes = std::fs::copy(from, self.folder.join(&file))?;
        self.ok &= trouble.is_empty();
        self.papers.push(json!({ "file": file, "bytes": bytes, "ok": trouble.is_empty(), "trouble": trouble }));
        Ok(())
    }

    /// Writes `tour.json`.
    ///
    /// # Errors
    /// When a page or a paper was not good.
    pub fn close(self) -> Told {
        let told = json!({ "ok": self.ok, "pages": self.pages, "papers": self.papers });
        std::fs::write(self.folder.join("tour.json"), serde_json::to_vec_pretty(&told)?)?;
        if self.ok { Ok(()) } else { Err(format!("the tour was not clean: {told:#}").into()) }
    }
}
