//! Every dialog of a case's life, opened on the demo county, judged by axe and kept: movements and the case's
//! ending, clocks and visits, conferences and orders, protection, the eight services, exchange.

mod conferences;
mod exchange;
mod movements;
mod safety;
mod services;
mod time;

use std::time::Duration;

use serde_json::{Value, json};

use super::exchange::told;
use super::{Album, Told, Window, tag};
use crate::window::desk;

/// What comes in by itself after the page: blocks and lists are read one by one.
const SETTLED: Duration = Duration::from_millis(500);

#[tokio::test(flavor = "multi_thread")]
async fn every_dialog_of_a_cases_life_on_the_demo_county() -> Told {
    let mut album = Album::open_in("dialogs")?;
    let mut window = desk().demo().open().await?;
    window.in_time(&tag("demo-hint"), Duration::from_secs(400)).await?;
    window.sign_in_as(jiahe::demo::NAME, jiahe::demo::PASSWORD).await?;
    let a = &mut album;
    step!(a, window, "the workbench", workbench(&window, a));
    step!(a, window, "movements and the case's ending", movements::walk(&window, a));
    step!(a, window, "clocks, pauses and visits", time::walk(&window, a));
    step!(a, window, "conferences", conferences::walk(&window, a));
    step!(a, window, "orders and nudges", conferences::orders(&window, a));
    step!(a, window, "protection", safety::walk(&window, a));
    step!(a, window, "the eight services", services::walk(&window, a));
    step!(a, window, "exchange", exchange::walk(&window, a));
    step!(a, window, "the larger screen", wide(&mut window, a));
    album.close()
}

async fn workbench(window: &Window, album: &mut Album) -> Told {
    window.find(&tag("today-movements")).await?;
    whole(window, album, "today").await
}

/// The page and what lies below its first screen.
async fn whole(window: &Window, album: &mut Album, name: &str) -> Told {
    tokio::time::sleep(SETTLED).await;
    album.page(window, name).await?;
    album.rest(window, name).await
}

/// The dialog that is open, and away with it.
async fn dialog(window: &Window, album: &mut Album, name: &str) -> Told {
    whole(window, album, name).await?;
    cancel(window).await
}

/// The cross of the topmost dialog: its first button need not be 取消.
async fn cancel(window: &Window) -> Told {
    let shown = "[...document.querySelectorAll('.el-dialog')].filter(e => e.getClientRects().length)";
    let count = format!("return {shown}.length");
    let open = window.client()?.execute(&count, vec![]).await?.as_i64().unwrap_or(0);
    let press = format!("{shown}.pop()?.querySelector('.el-dialog__headerbtn')?.click()");
    window.client()?.execute(&press, vec![]).await?;
    window
        .until("the dialog has gone", async || {
            Ok(window.client()?.execute(&count, vec![]).await?.as_i64().unwrap_or(0) < open.max(1))
        })
        .await
}

/// A side of a case's page.
async fn side(window: &Window, case: &Value, tab: &str) -> Told {
    // There first: an address that is left before it has been reached leaves the window between the two.
    window.walk("/services").await?;
    window.find(&tag("services-service")).await?;
    window.walk(&format!("/cases/{case}?tab={tab}")).await?;
    window.css(&format!("[data-testid=case-tab-{tab}][aria-current=page]")).await?;
    tokio::time::sleep(SETTLED).await;
    Ok(())
}

/// The newest cases of the demo that this session sees.
async fn cases(window: &Window, filter: Value) -> Told<Vec<Value>> {
    let page = told(window, "cases.list", json!({ "filter": filter, "after": null, "limit": 120 })).await?;
    Ok(page["rows"].as_array().cloned().unwrap_or_default())
}

async fn wide(window: &mut Window, album: &mut Album) -> Told {
    window.close().await?;
    let wide = desk().size(1920, 1080).demo().at(window.data()).open().await?;
    wide.sign_in_as(jiahe::demo::NAME, jiahe::demo::PASSWORD).await?;
    wide.find(&tag("today-movements")).await?;
    whole(&wide, album, "wide-today").await?;
    let held = cases(&wide, json!({ "open": true })).await?;
    side(&wide, &held.first().ok_or("no case")?["id"], "way").await?;
    album.page(&wide, "wide-way").await?;
    wide.door("/conferences").await?;
    wide.click(&tag("conference-new")).await?;
    dialog(&wide, album, "wide-conference-plan").await
}
