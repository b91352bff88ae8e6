//! What the window makes of the screen it has.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::window::{Told, Window, desk};

const PAGES: &[&str] = &[
    "/today",
    "/intake",
    "/cases",
    "/appointments",
    "/education",
    "/exchange",
    "/prints",
    "/statistics",
    "/settings/about",
];

async fn asked(window: &Window, script: &str) -> Told<Value> {
    Ok(window.client()?.execute(script, vec![]).await?)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_small_screen_that_the_system_enlarges_still_holds_every_page() -> Told {
    let window = desk().demo().enlarged(2).open().await?;
    window.says("演示站点").await?;
    let told = asked(&window, "return [devicePixelRatio, innerWidth, innerHeight]").await?;
    assert_eq!(told, json!([2, 683, 384]), "the screen is enlarged");
    window.sign_in_as("演示甲主任", "家和演示-2026").await?;
    // Without bars, and as a maximized window on Windows is left by the task bar and its own title bar.
    for (height, page) in [384, 304].iter().flat_map(|height| PAGES.iter().map(move |page| (*height, page))) {
        window.client()?.set_window_rect(0, 0, 683, height).await?;
        window.walk(page).await?;
        window.css("#page h1").await?;
        let told = asked(&window, "return innerHeight").await?;
        assert_eq!(told, json!(height), "{page}");
        let beyond = asked(
            &window,
            "const beyond = (e) => { const r = e.getBoundingClientRect(); return r.right > innerWidth + 1 || r.bottom > innerHeight + 1 }
             const seen = [...document.querySelectorAll('.side a, header button, h1')].filter((e) => e.getClientRects().length)
             return seen.filter(beyond).map((e) => e.textContent.trim())",
        )
        .await?;
        assert_eq!(beyond, json!([]), "{page}: beyond the edge of a screen {height} high");
        let scrolls = asked(&window, "return document.documentElement.scrollWidth > innerWidth").await?;
        assert_eq!(scrolls, json!(false), "{page}: wider than the screen");
        let dots =
            asked(&window, "return parseFloat(getComputedStyle(document.documentElement).fontSize) * devicePixelRatio")
                .await?;
        assert!(dots.as_f64().is_some_and(|dots| dots >= 16.0), "{page}: letters of {dots} dots");
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn drawn_without_the_graphics_card_and_without_a_browser_s_keys() -> Told {
    let window = desk().arg("--software-rendering").open().await?;
    window.founded().await?;
    asked(&window, "addEventListener('keydown', (event) => (window.stopped = event.defaultPrevented))").await?;
    window.press(Key::F5).await?;
    assert_eq!(asked(&window, "return window.stopped").await?, json!(true), "loading anew");
    window.press(Key::F2).await?;
    assert_eq!(asked(&window, "return window.stopped").await?, json!(false), "any other key");
    Ok(())
}
