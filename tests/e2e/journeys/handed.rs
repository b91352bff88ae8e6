//! Files opened in the system's file manager: with the desk closed, locked and open.

use std::path::{Path, PathBuf};

use jiahe_tests::world::World;
use serde_json::json;

use crate::clerk::ADMIN;
use crate::window::{Told, Window, desk, tag};

/// The card of another station, as a file.
fn card(folder: &Path) -> PathBuf {
    let mut world = World::town();
    let path = folder.join("名片 高亭镇.jhcard");
    world.ok("exchange.save_card", json!({ "path": path }));
    path
}

async fn at(window: &Window, hash: &str) -> Told {
    window
        .until(hash, async || {
            Ok(window.client()?.execute("return location.hash", vec![]).await?.as_str().unwrap_or("").contains(hash))
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_card_the_desk_is_started_with_waits_for_sign_in_and_is_shown() -> Told {
    let stick = tempfile::tempdir()?;
    let card = card(stick.path());
    let mut window = desk().open().await?;
    window.founded().await?;
    window.close().await?;
    window.opening(&card);
    window.start().await?;
    assert!(window.read(&tag("handed-parcel")).await?.contains("名片 高亭镇.jhcard"));
    window.accessible().await?;
    window.as_person(ADMIN).await?;
    window.password(crate::clerk::PASSWORD).await?;
    at(&window, "/exchange").await?;
    window.find(&tag("meet-told")).await?;
    window.says("高亭镇家事服务站").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_program_hands_its_file_to_the_one_that_is_open() -> Told {
    let stick = tempfile::tempdir()?;
    let card = card(stick.path());
    let (parcel, backup) = (stick.path().join("包裹.jhp"), stick.path().join("旧备份.jhbak"));
    for file in [&parcel, &backup] {
        std::fs::write(file, b"not what its name says")?;
    }
    let window = desk().open().await?;
    window.founded().await?;
    assert!(window.second(&card).await?.success());
    at(&window, "/exchange").await?;
    window.says("高亭镇家事服务站").await?;

    // Another one, while the first still lies there.
    assert!(window.second(&parcel).await?.success());
    window.find(&tag("import-dialog")).await?;
    window.says("包裹.jhp").await?;
    window.css(".note[data-code^=parcel_]").await?;
    let other = stick.path().join("另一个.jhp");
    std::fs::write(&other, b"")?;
    assert!(window.second(&other).await?.success());
    window.says("另一个.jhp").await?;

    // Somebody is signed in: a backup is only named.
    assert!(window.second(&backup).await?.success());
    window.says("“旧备份.jhbak”是备份").await?;
    assert!(!window.data().join("station/handed.txt").exists());

    // At the locked desk it opens the page that restores.
    window.call("session.lock", json!({})).await?.map_err(|fault| fault.to_string())?;
    window.client()?.refresh().await?;
    window.css("input[name=password]").await?;
    assert!(window.second(&backup).await?.success());
    window
        .until("the backup is filled in", async || {
            Ok(window.value(&tag("restore-path")).await?.ends_with("旧备份.jhbak"))
        })
        .await
}
