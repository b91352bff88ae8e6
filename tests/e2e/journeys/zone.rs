//! A PC whose zone is set wrong: a station's hours are those of China all the same.

use std::time::Duration;

use fantoccini::actions::{InputSource as _, MOUSE_BUTTON_LEFT, MouseActions, PointerAction};

use super::calendar::{booking, furnished, ok};
use crate::clerk::day;
use crate::window::{Told, Window, desk};

/// A click just below what stands on the board.
async fn click_below(window: &Window, selector: &str) -> Told {
    let (x, y, width, height) = window.css(selector).await?.rectangle().await?;
    let there = PointerAction::MoveTo { duration: None, x: x + width / 2.0, y: y + height + 4.0 };
    let mouse = MouseActions::new("mouse".to_owned())
        .then(there)
        .then(PointerAction::Down { button: MOUSE_BUTTON_LEFT })
        .then(PointerAction::Pause { duration: Duration::from_millis(50) })
        .then(PointerAction::Up { button: MOUSE_BUTTON_LEFT });
    window.client()?.perform_actions(mouse).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pc_set_to_another_zone_keeps_the_hours_of_china() -> Told {
    let window = desk().zone("America/Los_Angeles").open().await?;
    let offset = "return new Date(Date.UTC(2026, 0, 5)).getTimezoneOffset()";
    assert_eq!(window.client()?.execute(offset, vec![]).await?, 480, "the PC is on the other side of the ocean");
    window.founded().await?;
    let at = furnished(&window).await?;
    ok(&window, "appointments.book", booking(&at, None, &format!("{}T10:00:00", day(1)))).await?;
    window.walk(&format!("/appointments?date={}", day(1))).await?;
    let event = "[data-testid=calendar] [data-testid^=event-]";
    window.says("10:00–10:50").await?;
    // The board is drawn anew once the plan is there.
    tokio::time::sleep(Duration::from_secs(1)).await;
    click_below(&window, event).await?;
    window.comes_to_hold("booking-time", "10:50").await?;
    window.walk("/today").await?;
    window.walk("/appointments").await?;
    let shown = window.client()?.current_url().await?;
    assert!(!shown.as_str().contains("date="), "today, by itself");
    window.says(&spoken(&day(0))).await
}

/// `11月29日` of `2026-11-29`.
fn spoken(day: &str) -> String {
    let mut parts = day.split('-').skip(1).map(|part| part.trim_start_matches('0'));
    format!("{}月{}日", parts.next().unwrap_or_default(), parts.next().unwrap_or_default())
}
