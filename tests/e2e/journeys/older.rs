//! Somebody put yesterday's database back: the window shows one page and nothing else until it is decided.

use serde_json::json;

use crate::clerk::{ADMIN, FIRST_PASSWORD, PASSWORD};
use crate::window::{Told, Window, desk, tag};

pub const COLLEAGUE: &str = "虚构贺平川";

/// A desk whose database was put back to before its last day; at the sign-in page.
pub async fn put_back() -> Told<Window> {
    let mut window = desk().open().await?;
    window.founded().await?;
    window.invite(COLLEAGUE, &["mediator"]).await?;
    window.tap("[data-act=sign-out]").await?;
    window.first_sign_in(COLLEAGUE).await?;
    // The end of a day: where the trail ends is noted as the desk is locked.
    window.tap("[data-act=sign-out]").await?;
    window.css("input[name=password]").await?;
    window.close().await?;
    let database = window.data().join("station/jiahe.db");
    // Whoever copies a database copies its log as well; an older one under a newer log is not older.
    let files = [database.clone(), database.with_file_name("jiahe.db-wal")];
    let old = files.each_ref().map(|file| std::fs::read(file).ok());
    window.start().await?;
    window.sign_in(ADMIN).await?;
    window
        .call("prefs.set", json!({ "text_size": 17, "language": "zh-CN", "idle_minutes": 9 }))
        .await?
        .map_err(|fault| fault.to_string())?;
    window.tap("[data-act=sign-out]").await?;
    window.css("input[name=password]").await?;
    window.close().await?;
    drop(std::fs::remove_file(database.with_file_name("jiahe.db-shm")));
    for (file, old) in files.iter().zip(old) {
        match old {
            Some(old) => std::fs::write(file, old)?,
            None => drop(std::fs::remove_file(file)),
        }
    }
    window.start().await?;
    Ok(window)
}

/// Signs in, where an older database waits to be decided about.
pub async fn met(window: &Window, name: &str) -> Told {
    window.as_person(name).await?;
    window.password(PASSWORD).await?;
    window.css("[data-code=trail_cut]").await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_database_is_not_worked_in_before_the_lead_has_decided() -> Told {
    let window = put_back().await?;
    met(&window, COLLEAGUE).await?;
    window.says("资料被换成了旧的").await?;
    window.says(&format!("请马上告诉{ADMIN}")).await?;
    assert!(!window.has(&tag("older-go-on")).await?, "the decision is the lead's");
    window.accessible().await?;
    let told = window.call("cases.list", json!({ "filter": {}, "after": null, "limit": 9 })).await?;
    assert_eq!(told.err().and_then(|fault| fault["code"].as_str().map(str::to_owned)).as_deref(), Some("trail_cut"));
    window.click(&tag("older-leave")).await?;

    met(&window, ADMIN).await?;
    // Restoring leads to the sign-in page's own restore, with the backups that are there.
    window.click(&tag("older-restore")).await?;
    window.find(&tag("restore")).await?;
    window.tap("[data-testid=restore-back]").await?;
    met(&window, ADMIN).await?;
    window.click(&tag("older-go-on")).await?;
    window.says("请填写这一栏").await?;
    window.write("older-reason", "电脑送修后取回，没有更新的资料").await?;
    window.accessible().await?;
    window.click(&tag("older-go-on")).await?;
    window.find(&tag("today-door-intake")).await?;
    window.find(&tag("trail-banner")).await?;
    window.walk("/settings/audit").await?;
    window.says("决定用旧资料继续，理由：电脑送修后取回，没有更新的资料").await?;
    // Decided is decided, for everybody.
    window.hand_over_to(COLLEAGUE).await?;
    window.find(&tag("today-door-intake")).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_and_forbidden_calls_are_told_to_those_concerned() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.invite(COLLEAGUE, &["mediator"]).await?;
    window.tap("[data-act=sign-out]").await?;
    window.as_person(COLLEAGUE).await?;
    window.password("not-the-password-1").await?;
    window.says("姓名或密码不对").await?;
    window.as_person(COLLEAGUE).await?;
    window.password(FIRST_PASSWORD).await?;
    window.find(&tag("own-password")).await?;
    window.own_password().await?;
    window.find(&tag("failed-banner")).await?;
    window.says("输错密码 1 次").await?;
    window.accessible().await?;
    window.click(&tag("failed-noted")).await?;
    window.gone(&tag("failed-banner")).await?;
    assert!(window.call("audit.list", json!({})).await?.is_err(), "the trail is the lead's");
    window.hand_over_to(ADMIN).await?;
    window.walk("/settings/audit").await?;
    window.says("1 次密码不对").await?;
    window.says("被拒绝：没有权限").await?;
    window.accessible().await
}
