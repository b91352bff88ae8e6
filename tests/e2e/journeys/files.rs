//! Files that cannot be opened: each has a page that says what and what to do, and touches nothing.

use std::path::{Path, PathBuf};

use crate::clerk::{ADMIN, PASSWORD};
use crate::window::{Told, Window, desk, tag};

/// The store's files in a data folder, largest first; the first is the database.
fn database(data: &Path) -> Told<PathBuf> {
    let mut files: Vec<(u64, PathBuf)> = Vec::new();
    for entry in std::fs::read_dir(data.join("station"))?.flatten() {
        let told = entry.metadata()?;
        if told.is_file() && !entry.file_name().to_string_lossy().contains("-wal") {
            files.push((told.len(), entry.path()));
        }
    }
    files.sort();
    files.pop().map(|(_, path)| path).ok_or_else(|| "no database".into())
}

async fn tells(window: &Window, codes: &[&str]) -> Told {
    let said = "main.fatal[data-code]";
    let code = window.css(said).await?.attr("data-code").await?.unwrap_or_default();
    if codes.contains(&code.as_str()) { Ok(()) } else { Err(format!("{code}, not one of {codes:?}").into()) }
}

/// Starts again, and gives the password if the desk still asks for it: some damage shows only behind it.
async fn reopened(window: &mut Window) -> Told {
    window.start().await?;
    window.css("main.fatal[data-code],input[name=password]").await?;
    if window.find_all(&crate::window::role("button", "登录")).await?.is_empty() {
        return Ok(());
    }
    window.as_person(ADMIN).await?;
    window.password(PASSWORD).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_opened_is_explained_and_left_alone() -> Told {
    let mut window = desk().open().await?;
    window.founded().await?;
    window.close().await?;
    let file = database(window.data())?;
    let good = std::fs::read(&file)?;
    let mut flipped = good.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 0x10;
    let bad: [(&str, Vec<u8>, &[&str]); 4] = [
        ("a byte flipped", flipped, &["damaged", "wrong_key"]),
        ("cut in half", good[..good.len() / 2].to_vec(), &["damaged", "wrong_key"]),
        ("nothing in it", Vec::new(), &["damaged", "wrong_key"]),
        ("no database at all", "这是一篇文章，不是数据库。".repeat(4_000).into_bytes(), &["damaged", "wrong_key"]),
    ];
    for (what, bytes, codes) in bad {
        std::fs::write(&file, &bytes)?;
        reopened(&mut window).await?;
        tells(&window, codes).await.map_err(|error| format!("{what}: {error}"))?;
        window.accessible().await.map_err(|error| format!("{what}: {error}"))?;
        window.close().await?;
        assert!(std::fs::read(&file)? == bytes, "{what}: the file was touched");
    }
    std::fs::write(&file, &good)?;
    window.start().await?;
    window.sign_in(ADMIN).await?;
    window.find(&tag("today-door-intake")).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_on_the_same_data_says_so_and_the_first_goes_on() -> Told {
    let first = desk().open().await?;
    first.founded().await?;
    let second = desk().at(first.data()).open().await?;
    tells(&second, &["in_use"]).await?;
    second.says("家和已经打开了").await?;
    drop(second);
    first.door("/cases").await?;
    first.find(&tag("cases-new")).await.map(drop)
}
