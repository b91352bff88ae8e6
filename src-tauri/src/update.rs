//! An update from a file: looked at, laid out in a private folder, handed to the system to install. Whether a file is
//! good is `jiahe-update`'s to say; who may, and the backup, are the core's.

use std::fs::{self, File};
use std::io::{self, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use jiahe::desk;
use jiahe::fault::{Code, Fault};
use jiahe::updates::{Manifest, Own, PublicKeys, Refused, fault};
use jiahe::vault;
use serde::Serialize;
use serde_json::json;
use tauri::{AppHandle, State};

use crate::bridge::{Bridge, VERSION, off_thread};
use crate::folder::private_folder;

/// Whose updates are taken, from when the program was built; more than one while a key is replaced.
const KEYS: Option<&str> = option_env!("JIAHE_UPDATE_KEYS");
/// The folder inside the data folder for the installer.
const FOLDER: &str = "update";
/// Beside the installer: what it brings.
const BRINGS: &str = "version";
/// An installer that nobody started stays so long.
const KEPT: Duration = Duration::from_secs(7 * 24 * 3600);
/// Told as progress while the file is read.
const WORK: &str = "update";

/// What a file brings.
#[derive(Serialize)]
pub(crate) struct Told {
    version: String,
    notes: String,
    size: u64,
    made_on: String,
}

/// Where the installer lies, and whether the system has taken it; then the program ends.
#[derive(Serialize)]
pub(crate) struct HandedOver {
    path: String,
    opened: bool,
}

/// None for a program that takes no updates: built without a key, showing the demo, whose backup would be the demo's, or
/// run from an AppImage, which no installer replaces.
pub(crate) fn keys(demo: bool) -> Option<PublicKeys> {
    if demo || std::env::var_os("APPIMAGE").is_some() {
        return None;
    }
    // The journeys bring a key of their own. No program that is given out has debug assertions.
    let brought = if cfg!(debug_assertions) { std::env::var("JIAHE_UPDATE_KEYS").ok() } else { None };
    PublicKeys::read(brought.as_deref().or(KEYS)?).filter(|keys| !keys.is_empty())
}

fn own_keys(bridge: &Bridge) -> Result<PublicKeys, Fault> {
    keys(bridge.demo()).ok_or_else(|| Fault::new(Code::UpdatesOff, "take an update"))
}

/// Reads the whole file, so that what is shown is what would be installed.
///
/// # Errors
/// Why it is not taken; see [`fault`].
#[tauri::command]
pub(crate) async fn look_at_update(bridge: State<'_, Arc<Bridge>>, path: String) -> Result<Told, Fault> {
    let bridge = Arc::clone(&bridge);
    off_thread("look at an update", move || {
        let told = bridge.progress();
        let manifest = read(Path::new(&path), &own_keys(&bridge)?, &mut io::sink(), &*told)?;
        Ok(Told {
            version: manifest.version.to_string(),
            size: manifest.size,
            made_on: manifest.made_on.to_string(),
            notes: manifest.notes,
        })
    })
    .await
}

/// Lays the installer out, has the core allow it, make a backup and write it down, hands it to the system and ends the
/// program. Nothing of an earlier look counts.
///
/// # Errors
/// As [`look_at_update`]; the core's, above all that of its backup; the disk's.
#[tauri::command]
pub(crate) async fn install_update(
    app: AppHandle,
    bridge: State<'_, Arc<Bridge>>,
    path: String,
    screen: Option<String>,
) -> Result<HandedOver, Fault> {
    let bridge = Arc::clone(&bridge);
    off_thread("install an update", move || {
        let told = bridge.progress();
        let (version, installer) = laid_out(bridge.data(), Path::new(&path), &own_keys(&bridge)?, &*told)?;
        let body = json!({ "version": version });
        if let Err(fault) = bridge.answer(&app, "updates.begin", body, &screen.unwrap_or_default()) {
            sweep(bridge.data());
            return Err(fault);
        }
        let opened = start(&installer);
        tracing::info!(%version, opened, "update handed over");
        if opened {
            app.exit(0);
        }
        Ok(HandedOver { path: installer.display().to_string(), opened })
    })
    .await
}

/// How this program calls the system it is for.
fn platform() -> String {
    let processor = std::env::consts::ARCH;
    match std::env::consts::OS {
        "linux" => format!("linux-{processor}-deb"),
        system => format!("{system}-{processor}"),
    }
}

type Progress<'a> = &'a dyn Fn(&str, u64, u64);

/// The installer of a good file, written to `to`.
fn read(path: &Path, keys: &PublicKeys, to: &mut impl io::Write, told: Progress<'_>) -> Result<Manifest, Fault> {
    let whole = fs::metadata(path).map_err(|error| fault(&Refused::Read(error)))?;
    // Anything but a file could keep us reading for ever.
    if !whole.is_file() || whole.len() > jiahe_update::MOST {
        return Err(fault(&Refused::NotOurs));
    }
    let file = File::open(path).map_err(|error| fault(&Refused::Read(error)))?;
    let version = VERSION.parse().map_err(|_| Fault::internal("know the program's own version"))?;
    let own = Own { version, platform: &platform() };
    let opened = jiahe_update::open(BufReader::new(file), keys, own).map_err(|refused| fault(&refused))?;
    let size = opened.manifest().size;
    opened.unpack(to, &|done| told(WORK, done, size)).map_err(|refused| fault(&refused))
}

/// The installer in the private folder, under a name of ours, and what it brings. What was written is read back.
fn laid_out(data: &Path, path: &Path, keys: &PublicKeys, told: Progress<'_>) -> Result<(String, PathBuf), Fault> {
    sweep(data);
    let folder = data.join(FOLDER);
    private_folder(&folder).map_err(|error| vault::refused(&error))?;
    let ending = if cfg!(windows) {
        "exe"
    } else if cfg!(target_os = "macos") {
        "dmg"
    } else {
        "deb"
    };
    let to = folder.join(format!("jiahe-update.{ending}"));
    let write = || {
        let mut file = vault::new_private(&to).map_err(|error| vault::refused(&error))?;
        let manifest = read(path, keys, &mut file, told)?;
        file.sync_all().map_err(|error| vault::refused(&error))?;
        drop(file);
        let again = File::open(&to).map_err(|error| vault::refused(&error))?;
        match manifest.is_of(again) {
            Ok(true) => {
                let version = manifest.version.to_string();
                fs::write(folder.join(BRINGS), &version).map_err(|error| vault::refused(&error))?;
                Ok(version)
            }
            Ok(false) | Err(_) => Err(Fault::internal("read back the installer that was written")),
        }
    };
    match write() {
        Ok(version) => Ok((version, to)),
        Err(fault) => {
            sweep(data);
            Err(fault)
        }
    }
}

/// Whether the system has taken it. On Windows it is our own installer, which waits until the program is closed.
#[cfg(windows)]
fn start(installer: &Path) -> bool {
    let folder = installer.parent().unwrap_or(Path::new("."));
    let started = std::process::Command::new(installer).current_dir(folder).spawn();
    started.inspect_err(|error| tracing::warn!(kind = ?error.kind(), "the installer does not start")).is_ok()
}

/// Whether the system has taken it: its own program for packages, or for disk images.
#[cfg(not(windows))]
fn start(installer: &Path) -> bool {
    crate::paper::has_program_for("application/vnd.debian.binary-package") && opener::open(installer).is_ok()
}

/// Removes what an update left, unless another program has the folder open and may be about to install it, or it still
/// waits in the system's own installer.
pub(crate) fn sweep_at_start(data: &Path) {
    if !desk::in_use(data) && !waits(data) {
        sweep(data);
    }
}

/// It brings a newer program than this, and was laid out not long ago.
fn waits(data: &Path) -> bool {
    let note = data.join(FOLDER).join(BRINGS);
    let parsed = |text: &str| text.parse::<jiahe::updates::Version>().ok();
    let brings = fs::read_to_string(&note).ok().and_then(|text| parsed(&text));
    let newer = brings.zip(parsed(VERSION)).is_some_and(|(brings, own)| brings > own);
    let age = note.metadata().and_then(|told| told.modified()).ok().and_then(|at| at.elapsed().ok());
    newer && age.is_some_and(|age| age < KEPT)
}

fn sweep(data: &Path) {
    match fs::remove_dir_all(data.join(FOLDER)) {
        // On Windows one that still runs stays until the next start.
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            tracing::warn!(kind = ?error.kind(), "an installer could not be removed");
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use jiahe_update::{New, PrivateKey, pack};

    use super::*;

    fn key() -> PrivateKey {
        PrivateKey::from_seed(&[5; 32])
    }

    fn keys() -> PublicKeys {
        PublicKeys::read(&key().public()).unwrap()
    }

    fn file(folder: &Path, version: &str, installer: &[u8]) -> PathBuf {
        let path = folder.join("jiahe.jhup");
        let (platform, made_on) = (platform(), "2026-11-30".parse().unwrap());
        let new = New { version: version.parse().unwrap(), platform: &platform, notes: "新版本", made_on };
        pack(&new, &mut Cursor::new(installer), &mut File::create(&path).unwrap(), &key()).unwrap();
        path
    }

    #[test]
    fn this_system_has_a_name_that_updates_are_made_for() {
        assert!(jiahe_update::PLATFORMS.contains(&platform().as_str()), "{}", platform());
    }

    #[test]
    fn the_installer_is_laid_out_for_this_user_alone_and_swept_away() {
        let (data, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let path = file(stick.path(), "999.0.0", b"the installer");
        let (version, installer) = laid_out(data.path(), &path, &keys(), &|_, _, _| {}).unwrap();
        assert_eq!(version, "999.0.0");
        assert_eq!(fs::read(&installer).unwrap(), b"the installer");
        assert!(installer.starts_with(data.path().join(FOLDER)));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
            assert_eq!((mode(&data.path().join(FOLDER)), mode(&installer)), (0o700, 0o600));
        }
        // A second time, over the first.
        laid_out(data.path(), &path, &keys(), &|_, _, _| {}).unwrap();
        // Another program has the folder: it may be about to install.
        let held = File::create(data.path().join("lock")).unwrap();
        held.lock().unwrap();
        sweep_at_start(data.path());
        assert!(installer.exists());
        drop(held);
        // Nor is what still waits to be installed; once it is, it goes.
        sweep_at_start(data.path());
        assert!(installer.exists());
        fs::write(data.path().join(FOLDER).join(BRINGS), VERSION).unwrap();
        sweep_at_start(data.path());
        sweep_at_start(data.path());
        assert!(!data.path().join(FOLDER).exists());
    }

    #[test]
    fn what_is_refused_leaves_nothing_behind_and_says_why() {
        let (data, stick) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        let refused = |path: &Path, keys: &PublicKeys| {
            let code = laid_out(data.path(), path, keys, &|_, _, _| {}).unwrap_err().code;
            assert!(!data.path().join(FOLDER).exists(), "{code:?}");
            code
        };
        assert_eq!(refused(&stick.path().join("gone.jhup"), &keys()), Code::UpdateUnread);
        assert_eq!(refused(stick.path(), &keys()), Code::UpdateNotOurs, "a folder");
        assert_eq!(refused(&file(stick.path(), VERSION, b"x"), &keys()), Code::UpdateNotNewer);
        let path = file(stick.path(), "999.0.0", b"the installer");
        let other = PublicKeys::read(&PrivateKey::from_seed(&[6; 32]).public()).unwrap();
        assert_eq!(refused(&path, &other), Code::UpdateForged);
        let mut bytes = fs::read(&path).unwrap();
        bytes.pop();
        fs::write(&path, &bytes).unwrap();
        assert_eq!(refused(&path, &keys()), Code::UpdateDamaged);
        fs::write(&path, b"%PDF-1.7").unwrap();
        assert_eq!(refused(&path, &keys()), Code::UpdateNotOurs);
        File::create(&path).unwrap().set_len(jiahe_update::MOST + 1).unwrap();
        assert_eq!(refused(&path, &keys()), Code::UpdateNotOurs, "larger than any");
        if cfg!(unix) {
            // A file in the place of the folder.
            let path = file(stick.path(), "999.0.0", b"the installer");
            fs::write(data.path().join(FOLDER), b"").unwrap();
            assert!(laid_out(data.path(), &path, &keys(), &|_, _, _| {}).is_err());
        }
    }

    #[test]
    fn the_demo_takes_no_updates() {
        assert!(super::keys(true).is_none());
    }
}
