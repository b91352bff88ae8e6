//! A copied number is in the clipboard for half a minute, and not behind the lock; what somebody copied
//! elsewhere since is left alone.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::json;

use crate::clerk::{ADMIN, day};
use crate::window::{Told, Window, desk, tag, text};

const PHONE: &str = "13800571234";

fn person(name: &str, phone: &str) -> serde_json::Value {
    json!({
        "existing": null, "name": name, "id_number": "", "id_reason": "", "sex": null, "birth": null, "phone": phone,
        "safe_contact": "", "nation": "", "marriage": "", "education": "", "occupation": "", "workplace": "",
        "registered_place": "", "registered_address": "", "living_place": "", "living_address": "",
    })
}

/// A case whose first party has a phone; gives its id.
async fn case(window: &Window) -> Told<i64> {
    let me =
        window.call("desk.status", json!({})).await?.map_err(|fault| fault.to_string())?["session"]["staff"].clone();
    let intake = json!({
        "draft": null, "channel": "visit", "reported_at": format!("{}T08:00:00", day(-1)), "received_by": me,
        "parties": [
            { "role": "applicant", "relation": null, "person": person("虚构沈芸", PHONE) },
            { "role": "respondent", "relation": null, "person": person("虚构陆大川", "") },
        ],
        "members": [], "main_type": "property", "other_types": [], "services": [], "facts": "分家析产的争执",
        "dangers": [], "prompts": [], "risk": "green", "risk_reason": "平和", "level": "normal", "consent": "given",
        "consent_note": "",
        "details": {
            "family_kinds": [], "people_count": null, "difficulty": null, "help": null, "danger": null, "may_escalate": false,
            "escalation_report": "", "measures": "", "obstacle": "", "deadline": null,
        },
    });
    let opened = window.call("cases.open", intake).await?.map_err(|fault| fault.to_string())?;
    Ok(opened["id"].as_i64().unwrap_or_default())
}

fn control(key: char) -> String {
    format!("{}{key}{}", char::from(Key::Control), char::from(Key::Null))
}

/// What a paste into an empty field gives.
async fn pasted(window: &Window) -> Told<String> {
    window.door("/cases").await?;
    window.write("cases-search", "").await?;
    window
        .css("[data-testid=cases-search] input, input[data-testid=cases-search]")
        .await?
        .send_keys(&control('v'))
        .await?;
    tokio::time::sleep(Duration::from_millis(400)).await;
    window.holds("cases-search").await
}

async fn copy(window: &Window, case: i64) -> Told {
    window.walk(&format!("/cases/{case}")).await?;
    window.click(&tag("case-party-0-copy-phone")).await?;
    window.says("已复制").await
}

async fn lock_and_return(window: &Window) -> Told {
    window.tap("[data-act=lock]").await?;
    window.find(&text("已锁定")).await?;
    window.sign_in(ADMIN).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_number_leaves_the_clipboard_by_itself_and_with_the_lock() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    let case = case(&window).await?;
    assert_eq!(pasted(&window).await?, "", "nothing yet");
    copy(&window, case).await?;
    assert_eq!(pasted(&window).await?, PHONE, "there to be pasted");
    tokio::time::sleep(Duration::from_secs(20)).await;
    assert_eq!(pasted(&window).await?, PHONE, "half a minute");
    tokio::time::sleep(Duration::from_secs(12)).await;
    assert_eq!(pasted(&window).await?, "", "and no longer");

    copy(&window, case).await?;
    assert_eq!(pasted(&window).await?, PHONE);
    lock_and_return(&window).await?;
    assert_eq!(pasted(&window).await?, "", "not behind the lock");

    copy(&window, case).await?;
    window.door("/cases").await?;
    window.write("cases-search", "another text").await?;
    let field = window.css("[data-testid=cases-search] input, input[data-testid=cases-search]").await?;
    field.send_keys(&control('a')).await?;
    field.send_keys(&control('c')).await?;
    lock_and_return(&window).await?;
    assert_eq!(pasted(&window).await?, "another text", "what somebody else copied is theirs");
    Ok(())
}
