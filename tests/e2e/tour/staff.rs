//! A psychologist with weekly hours, and a room to sit in.

use super::{Album, COUNSELLOR, Told, Window, tag};
use crate::clerk::FIRST_PASSWORD;
use crate::window::{role, text};

pub async fn prepare(window: &Window, album: &mut Album) -> Told {
    window.door("/settings").await?;
    window.click(&role("link", "工作人员")).await?;
    window.click(&tag("settings-staff-add")).await?;
    window.write("settings-staff-name", COUNSELLOR).await?;
    window.click(&tag("settings-staff-role-psychologist")).await?;
    window.click(&tag("settings-staff-role-family_educator")).await?;
    window.write("settings-staff-password", FIRST_PASSWORD).await?;
    album.page(window, "staff-add").await?;
    window.click(&tag("settings-staff-save")).await?;
    window.gone(&tag("settings-staff-name")).await?;
    window.click(&role("link", "房间")).await?;
    for room in ["心语咨询室", "和风调解室"] {
        window.click(&tag("settings-room-add")).await?;
        window.write("settings-room-name", room).await?;
        window.click(&tag("settings-room-save")).await?;
        window.gone(&tag("settings-room-name")).await?;
        window.says(room).await?;
    }
    hours(window, album).await
}

async fn hours(window: &Window, album: &mut Album) -> Told {
    window.door("/appointments").await?;
    window.click(&tag("tab-duty")).await?;
    window.find(&tag("duty")).await?;
    window.click(&role("button", COUNSELLOR)).await?;
    // Every day of the week, so that the tour can be walked on any of them.
    for weekday in [1, 6, 7] {
        let add = tag(&format!("duty-{weekday}-add"));
        window.click(&add).await?;
        window.click(&add).await?;
    }
    window.click(&text("套用到周一至周五")).await?;
    window.click(&tag("duty-save")).await?;
    window.gone(&text("有修改尚未保存")).await?;
    album.page(window, "duty").await
}
