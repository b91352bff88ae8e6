//! The same pages on a larger screen, and the demo county.

use std::time::Duration;

use super::{ADMIN, Album, Story, Told, Window, tag};
use crate::clerk::day;
use crate::window::desk;

/// The station of the tour again, at 1920×1080.
pub async fn station(window: &mut Window, album: &mut Album, story: &Story) -> Told {
    window.close().await?;
    let wide = desk().size(1920, 1080).at(window.data()).open().await?;
    wide.sign_in(ADMIN).await?;
    wide.find(&tag("today-door-intake")).await?;
    album.page(&wide, "wide-today").await?;
    wide.door("/intake").await?;
    wide.find(&tag("intake-channel-visit")).await?;
    album.page(&wide, "wide-intake").await?;
    wide.door("/cases").await?;
    wide.says(&story.code).await?;
    album.page(&wide, "wide-cases").await?;
    wide.open_case(&story.code).await?;
    album.page(&wide, "wide-case").await?;
    wide.walk(&format!("/appointments?date={}", day(0))).await?;
    wide.css("[data-testid^=agenda-]").await?;
    album.page(&wide, "wide-appointments").await?;
    wide.door("/statistics").await?;
    wide.find(&tag("statistics-total")).await?;
    album.page(&wide, "wide-statistics").await
}

/// The demo county, where this build carries one.
pub async fn demo(album: &mut Album) -> Told {
    let window = desk().demo().open().await?;
    // A whole county is invented first.
    window.in_time(&tag("demo-hint"), Duration::from_secs(60)).await?;
    album.page(&window, "demo-sign-in").await?;
    window.sign_in_as(jiahe::demo::NAME, jiahe::demo::PASSWORD).await?;
    window.find(&tag("today-door-intake")).await?;
    for (door, name) in [
        ("/today", "today"),
        ("/cases", "cases"),
        ("/appointments", "appointments"),
        ("/classes", "classes"),
        ("/statistics", "statistics"),
    ] {
        window.door(door).await?;
        tokio::time::sleep(Duration::from_millis(600)).await;
        album.page(&window, &format!("demo-{name}")).await?;
    }
    super::paper::gallery(&window, album).await
}
