//! The commands the window may call are named here once; anything else is refused before it reaches us.

use std::error::Error;
use std::path::Path;
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    let commands = &[
        "call",
        "awake",
        "about",
        "save_pdf",
        "save_pdf_as",
        "open_pdf",
        "printers",
        "print_pdf",
        "save_calendar",
        "choose_folder",
        "choose_backup",
        "choose_parcel",
        "choose_update",
        "choose_parcel_place",
        "copy_briefly",
        "handed_file",
        "look_at_update",
        "install_update",
    ];
    look_at_keys()?;
    let manifest = tauri_build::AppManifest::new().commands(commands);
    let mut attributes = tauri_build::Attributes::new().app_manifest(manifest);
    if std::env::var("CARGO_CFG_TARGET_OS")? == "windows" {
        declare_to_windows()?;
        let without = tauri_build::WindowsAttributes::new_without_app_manifest();
        attributes = attributes.windows_attributes(without);
    }
    tauri_build::try_build(attributes)?;
    Ok(())
}

/// A program with a misspelt key would say for its whole life that it takes no updates.
fn look_at_keys() -> Result<(), Box<dyn Error>> {
    println!("cargo:rerun-if-env-changed=JIAHE_UPDATE_KEYS");
    let keys = std::env::var("JIAHE_UPDATE_KEYS").unwrap_or_default();
    let spelt = |key: &str| key.is_empty() || key.len() == 64 && key.bytes().all(|byte| byte.is_ascii_hexdigit());
    if keys.split(',').map(str::trim).all(spelt) {
        return Ok(());
    }
    Err("JIAHE_UPDATE_KEYS: not public keys in hex, parted by commas".into())
}

/// Puts the manifest into everything that is linked, tests too: without the newer controls it names, a program that
/// may show a message box does not start on Windows. tauri-build would give it to the program alone.
fn declare_to_windows() -> Result<(), Box<dyn Error>> {
    let manifest = Path::new(&std::env::var("CARGO_MANIFEST_DIR")?).join("../packaging/windows/jiahe.manifest");
    println!("cargo:rerun-if-changed={}", manifest.display());
    if std::env::var("CARGO_CFG_TARGET_ENV")? == "msvc" {
        println!("cargo:rustc-link-arg=/MANIFEST:EMBED");
        println!("cargo:rustc-link-arg=/MANIFESTINPUT:{}", manifest.display());
        return Ok(());
    }
    let folder = std::env::var("OUT_DIR")?;
    let (script, object) = (Path::new(&folder).join("manifest.rc"), Path::new(&folder).join("manifest.o"));
    std::fs::copy(&manifest, Path::new(&folder).join("jiahe.manifest"))?;
    std::fs::write(&script, "1 24 \"jiahe.manifest\"\n")?;
    let windres = if cfg!(windows) { "windres" } else { "x86_64-w64-mingw32-windres" };
    let made = Command::new(windres).current_dir(&folder).arg(&script).arg("-o").arg(&object).status()?;
    if !made.success() {
        return Err(format!("{windres}: {made}").into());
    }
    println!("cargo:rustc-link-arg={}", object.display());
    Ok(())
}
