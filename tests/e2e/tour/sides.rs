//! Every side of a case, and the pages of what is owed, conferred and exchanged: opened, judged by axe, kept.

use std::time::Duration;

use super::{Album, Story, Told, Window, tag};

/// What comes in by itself after the page: blocks and lists are read one by one.
const SETTLED: Duration = Duration::from_millis(600);

pub async fn of_case(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.open_case(&story.code).await?;
    for tab in ["way", "clocks", "safety", "services", "conferences", "sealed", "screening"] {
        window.click(&tag(&format!("case-tab-{tab}"))).await?;
        window.css(&format!("[data-testid=case-tab-{tab}][aria-current=page]")).await?;
        tokio::time::sleep(SETTLED).await;
        album.page(window, &format!("case-{tab}")).await?;
    }
    Ok(())
}

pub async fn pages(window: &Window, album: &mut Album) -> Told {
    for (path, name) in [
        ("/obligations", "obligations"),
        ("/conferences", "conferences"),
        ("/exchange", "exchange-empty"),
        ("/settings/time", "settings-time"),
        ("/settings/units", "settings-units"),
        ("/settings/safety", "settings-safety"),
    ] {
        window.walk(path).await?;
        tokio::time::sleep(SETTLED).await;
        album.page(window, name).await?;
    }
    Ok(())
}
