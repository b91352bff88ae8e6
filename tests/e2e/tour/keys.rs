//! Two people of different roles at one desk, what only the named may read, the trail, and coming back on
//! an empty PC.

use super::{ADMIN, Album, FINDER, MEDIATOR, SHELTER, Story, Told, WIFE, Window, tag};
use crate::journeys::older;
use crate::window::{desk, role, text};

/// The violent case is 敏感 and the mediator is not on it: it does not exist for her.
pub async fn outsider(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.invite(MEDIATOR, &["mediator"]).await?;
    album.page(window, "settings-staff-invited").await?;
    window.tap("[data-act=sign-out]").await?;
    window.first_sign_in(MEDIATOR).await?;
    window.find(&tag("today-door-intake")).await?;
    album.page(window, "today-mediator").await?;
    window.door("/cases").await?;
    window.write("cases-search", &story.code).await?;
    window.find(&tag("cases-new")).await?;
    tokio::time::sleep(std::time::Duration::from_millis(900)).await;
    if window.page_text().await?.contains(WIFE) || window.has(&text(&story.code)).await? {
        return Err("the closed case shows to somebody outside its team".into());
    }
    album.page(window, "cases-mediator").await
}

pub async fn glass(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.door("/cases").await?;
    window.click(&tag("glass-open")).await?;
    window.write("glass-text", &story.code).await?;
    window.write("glass-reason", "派出所夜间来电，需要核对当事人情况").await?;
    album.page(window, "break-glass").await?;
    window.click(&tag("glass-go")).await?;
    window.find(&tag("case-facts")).await?;
    window.find(&tag("case-looking")).await?;
    // Nothing is offered that the core would refuse.
    for id in ["case-book", "case-print", "case-survey", "case-enrol", "case-amend", "report-add", "contact-hide"] {
        if window.has(&tag(id)).await? {
            return Err(format!("{id} is offered through the glass").into());
        }
    }
    if window.has(&role("button", "调整")).await? || window.has(&role("button", "更正")).await? {
        return Err("a change is offered through the glass".into());
    }
    album.page(window, "case-through-glass").await?;
    window.hand_over_to(ADMIN).await?;
    window.find(&tag("glance-row")).await?;
    album.page(window, "today-glances").await?;
    window.tap("[data-testid^=glance-note-]").await?;
    window.gone(&tag("glance-row")).await
}

pub async fn report(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.open_case(&story.code).await?;
    window.click(&tag("report-add")).await?;
    window.click(&tag("report-kind-minor")).await?;
    window.write("report-situation", "孩子手臂有淤青，夜里不敢回家").await?;
    window.write("report-receipt", "望潮派出所").await?;
    window.write("report-reporter-name", FINDER).await?;
    album.page(window, "report-add").await?;
    window.click(&tag("report-save")).await?;
    window.gone(&tag("report-dialog")).await?;
    window.find(&tag("report-row")).await?;
    if window.page_text().await?.contains(FINDER) {
        return Err("the finder's name is on the page".into());
    }
    window.tap("[data-testid^=report-reporter]").await?;
    window.own_password_again().await?;
    window.says(FINDER).await?;
    album.page(window, "report-finder").await
}

pub async fn hidden(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.open_case(&story.code).await?;
    window.tap("[data-testid=contact-hide]").await?;
    window.write("contact-address", SHELTER).await?;
    window.write("contact-note", "只打给社工").await?;
    album.page(window, "contact-hide").await?;
    window.click(&tag("contact-save")).await?;
    window.gone(&tag("contact-dialog")).await?;
    window.find(&tag("contact-hidden")).await?;
    album.page(window, "contact-hidden").await?;
    window.tap("[data-testid=contact-open]").await?;
    window.says(SHELTER).await
}

pub async fn trail(window: &Window, album: &mut Album) -> Told {
    window.door("/settings").await?;
    window.click(&role("link", "操作记录")).await?;
    window.find(&tag("audit-row")).await?;
    window.click(&tag("audit-verify")).await?;
    window.find(&tag("audit-verdict")).await?;
    window.says("完整").await?;
    album.page(window, "audit").await
}

pub async fn backup(window: &Window, album: &mut Album) -> Told {
    window.walk("/settings").await?;
    window.click(&role("link", "备份与恢复")).await?;
    window.click(&tag("backup-now")).await?;
    window.find(&tag("backup-file")).await?;
    album.page(window, "backups").await?;
    window.click(&role("link", "恢复密钥")).await?;
    window.click(&tag("keys-rotate")).await?;
    window.click(&tag("confirm-do")).await?;
    window.says("已更换").await
}

/// Somebody put yesterday's database back.
pub async fn older(album: &mut Album) -> Told {
    let window = older::put_back().await?;
    older::met(&window, older::COLLEAGUE).await?;
    album.page(&window, "older-database-colleague").await?;
    window.click(&tag("older-leave")).await?;
    older::met(&window, ADMIN).await?;
    album.page(&window, "older-database").await
}

/// A new PC, an empty folder, the newest backup on a stick and the paper from the safe.
pub async fn restored(window: &Window, album: &mut Album, story: &Story) -> Told {
    let newest = std::fs::read_dir(window.data().join("station/backups"))?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jhbak"))
        .max()
        .ok_or("there is no backup")?;
    let bare = desk().open().await?;
    bare.click(&tag("restore-open")).await?;
    bare.write("restore-path", &newest.display().to_string()).await?;
    bare.write("restore-key", &story.groups.join("-")).await?;
    bare.click(&tag("restore-inspect")).await?;
    bare.find(&tag("restore-told")).await?;
    album.page(&bare, "restore-told").await?;
    bare.click(&tag("restore-now")).await?;
    bare.find(&tag("restore-done")).await?;
    album.page(&bare, "restored").await?;
    bare.sign_in(ADMIN).await?;
    bare.door("/cases").await?;
    bare.says(&story.code).await?;
    album.page(&bare, "restored-cases").await
}
