//! The first start, and signing in.

use super::{ADMIN, Album, Story, Told, Window, tag};
use crate::clerk::PASSWORD;
use crate::paper;
use crate::window::text;

pub async fn set_up(window: &Window, album: &mut Album, story: &mut Story) -> Told {
    window.css("input[name=station-name]").await?;
    album.page(window, "set-up-empty").await?;
    window.set_up_station().await?;
    album.page(window, "set-up-station").await?;
    window.tap("[data-act=next]").await?;
    window.set_up_admin().await?;
    album.page(window, "set-up-admin").await?;
    window.tap("[data-act=found]").await?;
    story.groups = window.recovery_groups().await?;
    album.page(window, "recovery-key").await?;
    let saved = window.home().join("Documents/recovery-key.pdf");
    window.tap("[data-act=save-recovery]").await?;
    window.save_dialog(&saved).await?;
    window.says("已保存到").await?;
    let words: Vec<&str> = story.groups.iter().map(String::as_str).collect();
    album.paper(&saved, "recovery-key", &paper::trouble(&saved, &words)?)?;
    window.confirm_groups(&story.groups).await?;
    window.gone(&text("核对恢复密钥")).await
}

pub async fn sign_in(window: &Window, album: &mut Album) -> Told {
    window.css("input[name=password],[data-act=sign-out]").await?;
    if window.has(&tag("today-door-intake")).await? {
        window.tap("[data-act=sign-out]").await?;
    }
    window.css("input[name=password]").await?;
    album.page(window, "sign-in").await?;
    window.as_person(ADMIN).await?;
    window.password("quite-another-word-9").await?;
    window.says("姓名或密码不对").await?;
    album.page(window, "wrong-password").await?;
    window.password(PASSWORD).await?;
    window.find(&tag("today-door-intake")).await?;
    album.page(window, "today-empty").await
}
