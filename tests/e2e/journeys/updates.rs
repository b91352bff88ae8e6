//! An update from a stick: chosen, read, confirmed, backed up, handed to the system; and what is refused.

use std::fs;
use std::io::Cursor;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use jiahe_update::{New, PrivateKey, pack};
use serde_json::{Value, json};

use crate::clerk::ADMIN;
use crate::window::{Told, Window, desk, tag};

const NOTES: &str = "预约单可以打印。\n修正若干问题。";

fn key(seed: u8) -> PrivateKey {
    PrivateKey::from_seed(&[seed; 32])
}

fn update(folder: &Path, version: &str, seed: u8) -> Told<PathBuf> {
    let path = folder.join(format!("jiahe-{version}-{seed}.jhup"));
    let installer: Vec<u8> = b"!<arch>\n".iter().copied().cycle().take(3 << 20).collect();
    let version = version.parse().map_err(|_| "no version")?;
    let new = New { version, platform: "linux-x86_64-deb", notes: NOTES, made_on: "2026-11-30".parse()? };
    let packed = pack(&new, &mut Cursor::new(installer), &mut fs::File::create(&path)?, &key(seed));
    packed.map_err(|refused| format!("{refused:?}"))?;
    Ok(path)
}

/// A program that the desk finds before the system's own.
fn lay(window: &Window, name: &str, script: &str) -> Told {
    let path = window.home().join("bin").join(name);
    fs::write(&path, format!("#!/bin/sh\n{script}\n"))?;
    Ok(fs::set_permissions(&path, fs::Permissions::from_mode(0o700))?)
}

async fn chosen(window: &Window, file: &Path) -> Told {
    window.click(&tag("update-choose")).await?;
    window.open_dialog(file).await
}

async fn confirmed(window: &Window) -> Told {
    window.click(&tag("update-install")).await?;
    window.says("先自动备份，再退出家和开始安装").await?;
    window.click(&tag("confirm-do")).await
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_key_the_program_says_that_it_takes_no_updates() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.walk("/settings/about").await?;
    assert!(window.read(&tag("update-not")).await?.contains("不能用更新文件升级"));
    window.accessible().await?;
    let file = update(window.home(), "99.0.0", 1)?;
    for command in ["look_at_update", "install_update"] {
        let refused = window.invoke(command, json!({ "path": file })).await?;
        assert_eq!(refused.map_err(|fault| fault["code"].clone()), Err(json!("updates_off")), "{command}");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn an_update_is_read_backed_up_and_handed_to_the_system() -> Told {
    let mut window = desk().env("JIAHE_UPDATE_KEYS", format!("{},{}", key(2).public(), key(1).public())).open().await?;
    let stick = tempfile::tempdir()?;
    let (good, forged, own) =
        (update(stick.path(), "99.0.0", 1)?, update(stick.path(), "99.0.0", 3)?, update(stick.path(), "0.1.0", 1)?);
    lay(&window, "xdg-mime", "exit 0")?;
    lay(&window, "xdg-open", "cat \"$1\" > \"$HOME/opened.deb\"")?;

    // Before anybody has signed in nothing is installed, and nothing lies about.
    let early = window.invoke("install_update", json!({ "path": good })).await?;
    assert_eq!(early.map_err(|fault| fault["code"].clone()), Err(json!("not_signed_in")));
    let laid = window.data().join("station/update");
    assert!(!laid.exists());

    window.founded().await?;
    window.walk("/settings/about").await?;
    for (file, code) in [(&forged, "update_forged"), (&own, "update_not_newer")] {
        chosen(&window, file).await?;
        window.css(&format!(".note[data-code={code}]")).await?;
        assert!(window.find_all(&tag("update-install")).await?.is_empty(), "{code}: nothing to install");
    }
    window.accessible().await?;

    // Opened in the file manager while somebody is elsewhere.
    window.walk("/today").await?;
    window.second(&good).await?;
    assert_eq!(window.read(&tag("update-version")).await?, "99.0.0");
    assert_eq!(window.read(&tag("update-notes")).await?, NOTES);
    window.accessible().await?;

    // No program for packages: what to do by hand, and the desk stays open.
    confirmed(&window).await?;
    window.says("sudo apt install").await?;
    assert!(laid.join("jiahe-update.deb").is_file());

    chosen(&window, &good).await?;
    lay(&window, "xdg-mime", "echo installer.desktop")?;
    confirmed(&window).await?;
    window.left().await?;
    assert_eq!(fs::read(window.home().join("opened.deb"))?.len(), 3 << 20, "the system had the whole installer");

    window.start().await?;
    assert!(laid.join("jiahe-update.deb").is_file(), "it may still wait in the system's installer");
    window.sign_in(ADMIN).await?;
    let trail = window.call("audit.list", json!({})).await?.map_err(|fault| fault.to_string())?.to_string();
    assert_eq!(trail.matches("backed up before the update from 0.1.0 to 99.0.0").count(), 2, "{trail}");
    let state = window.call("backups.state", json!({})).await?.map_err(|fault| fault.to_string())?;
    assert_eq!(state["files"].as_array().map(Vec::len), Some(2), "one backup for each, none more for closing");
    assert_eq!(state["overdue_days"], Value::from(0));
    Ok(())
}
