//! Files opened in the system's file manager: with the desk closed, locked and open.

use std::path::{Path, PathBuf};

use fantoccini::key::Key;
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
    let title = window.client()?.execute("return document.title", vec![]).await?;
    assert_eq!(title, json!("家和"), "not even the name of a page");
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
    window.second(&card).await?;
    at(&window, "/exchange").await?;
    window.says("高亭镇家事服务站").await?;

    // Others, while the first still lies there, wait for it.
    window.second(&parcel).await?;
    window.says("收到文件“包裹.jhp”").await?;
    window.press(Key::Escape).await?;
    window.find(&tag("import-dialog")).await?;
    window.says("包裹.jhp").await?;
    window.css(".note[data-code^=parcel_]").await?;
    let other = stick.path().join("另一个.jhp");
    std::fs::write(&other, b"")?;
    window.second(&other).await?;
    window.says("收到文件“另一个.jhp”").await?;
    window.press(Key::Escape).await?;
    window.says("另一个.jhp").await?;
    window.gone(&tag("handed-parcel-waits")).await?;

    // Somebody is signed in: a backup is only named.
    window.second(&backup).await?;
    window.says("“旧备份.jhbak”是备份").await?;
    let left = std::fs::read_dir(window.data().join("station"))?.flatten();
    assert_eq!(left.filter(|entry| entry.file_name().to_string_lossy().starts_with("handed")).count(), 0);

    // At the locked desk it opens the page that restores.
    window.call("session.lock", json!({})).await?.map_err(|fault| fault.to_string())?;
    window.client()?.refresh().await?;
    window.css("input[name=password]").await?;
    window.second(&backup).await?;
    window
        .until("the backup is filled in", async || {
            Ok(window.value(&tag("restore-path")).await?.ends_with("旧备份.jhbak"))
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_writing_is_left_where_they_are() -> Told {
    let stick = tempfile::tempdir()?;
    let [parcel, update] = ["包裹.jhp", "更新.jhup"].map(|name| stick.path().join(name));
    for file in [&parcel, &update] {
        std::fs::write(file, b"not what its name says")?;
    }
    let window = desk().demo().open().await?;
    window.says("演示站点").await?;
    window.sign_in_as("演示甲主任", "家和演示-2026").await?;
    window.walk("/appointments").await?;
    window.click(&tag("appointment-new")).await?;
    window.write("booking-client", "还没有写完").await?;
    window.second(&parcel).await?;
    window.says("收到文件“包裹.jhp”").await?;
    window.second(&update).await?;
    window.find(&tag("handed-update-waits")).await?;
    at(&window, "/appointments").await?;
    assert_eq!(window.holds("booking-client").await?, "还没有写完");

    // Once that is done, a click opens them, one after the other; or not at all.
    window.click(&tag("booking-cancel")).await?;
    window.click(&tag("confirm-do")).await?;
    window.gone(&tag("booking")).await?;
    window.click(&tag("handed-parcel-open")).await?;
    at(&window, "/exchange").await?;
    window.find(&tag("import-dialog")).await?;
    window.gone(&tag("handed-parcel-waits")).await?;
    window.press(Key::Escape).await?;
    window.gone(&tag("import-dialog")).await?;
    window.click(&tag("handed-update-leave")).await?;
    window.gone(&tag("handed-update-waits")).await?;

    // Whoever writes nothing is taken there at once, and reads that the demo takes none.
    window.walk("/today").await?;
    window.second(&update).await?;
    at(&window, "/settings/about").await?;
    window.says("“更新.jhup”没有打开").await
}
