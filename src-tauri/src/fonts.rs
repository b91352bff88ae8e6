//! The fonts for paper: bundled files, read when something is first printed, and the faces of 公文 that the PC has of its
//! own, read when a 公文 is.

use std::path::{Path, PathBuf};

use jiahe::desk::FontShelf;
use jiahe::fault::{Fault, Result};
use jiahe::paper::{Fonts, Official};
use tauri::{Runtime, path::PathResolver};

/// The folder they are bundled in. tauri knows a binary built by cargo only in a folder named `target`;
/// with any other `CARGO_TARGET_DIR` they lie beside the binary all the same.
pub(crate) fn folder<R: Runtime>(paths: &PathResolver<R>) -> PathBuf {
    let bundled = paths.resource_dir().ok().map(|folder| folder.join("fonts"));
    let beside = std::env::current_exe().ok().and_then(|program| Some(program.parent()?.join("fonts")));
    bundled.into_iter().chain(beside).find(|folder| folder.is_dir()).unwrap_or_default()
}

pub(crate) fn shelf(folder: PathBuf) -> FontShelf {
    FontShelf::new(move || {
        Fonts::with_pc(
            read(&folder, "NotoSerifSC_400Regular.ttf")?,
            read(&folder, "NotoSansSC_400Regular.ttf")?,
            read(&folder, "NotoSansSC_700Bold.ttf")?,
            |face| of_pc(&folders(), face),
        )
    })
}

/// How Windows, macOS, WPS and the Chinese Linux systems call the files, in small letters, the best first.
fn files(face: Official) -> &'static [&'static str] {
    match face {
        Official::Song => &["fzxbsjw.ttf", "fzxbsk.ttf", "方正小标宋_gbk.ttf", "方正小标宋简体.ttf"],
        Official::Hei => &["simhei.ttf", "fzhtk.ttf", "方正黑体_gbk.ttf", "方正黑体简体.ttf"],
        Official::Kai => &["simkai.ttf", "楷体_gb2312.ttf", "fzktk.ttf", "方正楷体_gbk.ttf", "方正楷体简体.ttf"],
        Official::Fang => &["simfang.ttf", "仿宋_gb2312.ttf", "fzfsk.ttf", "方正仿宋_gbk.ttf", "方正仿宋简体.ttf"],
    }
}

/// Where the system and its user keep fonts.
fn folders() -> Vec<PathBuf> {
    let under = |variable: &str, inner: &str| std::env::var_os(variable).map(|base| PathBuf::from(base).join(inner));
    let known = if cfg!(windows) {
        [under("WINDIR", "Fonts"), under("LOCALAPPDATA", r"Microsoft\Windows\Fonts"), None, None]
    } else if cfg!(target_os = "macos") {
        [under("HOME", "Library/Fonts"), Some("/Library/Fonts".into()), Some("/System/Library/Fonts".into()), None]
    } else {
        let own = under("XDG_DATA_HOME", "fonts").or_else(|| under("HOME", ".local/share/fonts"));
        [own, under("HOME", ".fonts"), Some("/usr/local/share/fonts".into()), Some("/usr/share/fonts".into())]
    };
    known.into_iter().flatten().collect()
}

fn of_pc(folders: &[PathBuf], face: Official) -> Option<Vec<u8>> {
    let wanted = files(face);
    let mut found: Option<(usize, PathBuf)> = None;
    let mut see = |path: PathBuf| {
        let name = path.file_name().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
        let rank = wanted.iter().position(|one| *one == name);
        if let Some(rank) = rank.filter(|rank| found.as_ref().is_none_or(|(best, _)| rank < best)) {
            found = Some((rank, path));
        }
    };
    for folder in folders {
        walk(folder, DEPTH, &mut see);
    }
    std::fs::read(found?.1).ok()
}

/// How deep fonts lie in folders of folders.
const DEPTH: usize = 4;

fn walk(folder: &Path, deep: usize, see: &mut dyn FnMut(PathBuf)) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && deep > 0 => walk(&entry.path(), deep - 1, see),
            Ok(_) => see(entry.path()),
            Err(_) => {}
        }
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>> {
    std::fs::read(folder.join(name)).map_err(|_| Fault::internal(format!("read the font {name}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_face_of_the_pc_is_taken_however_its_name_is_written() {
        let fonts = tempfile::tempdir().unwrap();
        let inner = fonts.path().join("truetype/founder");
        std::fs::create_dir_all(&inner).unwrap();
        assert_eq!(of_pc(&[fonts.path().into()], Official::Fang), None);
        std::fs::write(inner.join("FZFSK.TTF"), b"second").unwrap();
        assert_eq!(of_pc(&[fonts.path().into()], Official::Fang).unwrap(), b"second");
        std::fs::write(fonts.path().join("SIMFANG.TTF"), b"first").unwrap();
        let folders = [PathBuf::from("/nowhere"), fonts.path().into()];
        assert_eq!(of_pc(&folders, Official::Fang).unwrap(), b"first");
        assert_eq!(of_pc(&folders, Official::Kai), None, "no other face instead");
    }
}
