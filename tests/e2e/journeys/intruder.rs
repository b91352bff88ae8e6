//! Somebody with a mouse on the open desk of a colleague, or with an account of little right: forbidden
//! commands straight through the web view's bridge, pages that should not open, a key store emptied.

use serde_json::{Value, json};

use crate::clerk::{ADMIN, FIRST_PASSWORD, PASSWORD};
use crate::window::{Told, Window, desk, tag};

fn code(answer: Result<Value, Value>) -> String {
    answer
        .err()
        .and_then(|fault| Some(fault.get("code")?.as_str()?.to_owned()))
        .unwrap_or_else(|| "went through".into())
}

async fn refused(window: &Window, command: &str, body: Value, expected: &str) -> Told {
    let told = code(window.call(command, body).await?);
    if told == expected { Ok(()) } else { Err(format!("{command}: {told} instead of {expected}").into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bare_administrator_and_the_bridge_give_no_case_away() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.invite("虚构网管", &["administrator"]).await?;
    window.tap("[data-act=sign-out]").await?;
    window.as_person("虚构网管").await?;
    window.password(FIRST_PASSWORD).await?;
    window.find(&tag("own-password")).await?;
    // Before the own password nothing answers, whatever is called.
    for command in ["staff.list", "drafts.list", "desk.today", "backups.state"] {
        refused(&window, command, json!({}), "password_due").await?;
    }
    window.accessible().await?;
    window.own_password().await?;
    for (command, body, expected) in [
        ("cases.list", json!({ "filter": {}, "after": null, "limit": 9 }), "forbidden"),
        ("cases.get", json!({ "id": 1 }), "forbidden"),
        ("appointments.range", json!({ "from": "2026-01-01", "to": "2026-01-02", "practitioner": null }), "forbidden"),
        ("statistics.overview", json!({ "from": "2026-01-01", "to": "2026-12-31" }), "forbidden"),
        ("audit.list", json!({}), "forbidden"),
        ("reports.reporter", json!({ "id": 1 }), "forbidden"),
        ("cases.break_glass", json!({ "text": "x", "reason": "随便看看而已" }), "forbidden"),
        ("no.such_command", json!({}), "not_found"),
        ("session", json!({}), "not_found"),
    ] {
        refused(&window, command, body, expected).await?;
    }
    for command in ["plugin:shell|execute", "plugin:fs|read_text_file", "plugin:webview|internal_toggle_devtools"] {
        if window.invoke(command, json!({})).await?.is_ok() {
            return Err(format!("{command} went through").into());
        }
    }
    window.walk("/settings/audit").await?;
    window.gone(&tag("audit-row")).await?;
    window.accessible().await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_paper_opens_the_desk_after_the_key_store_was_emptied() -> Told {
    let folder = tempfile::tempdir()?;
    let window = desk().with_key_store().at(folder.path()).open().await?;
    window.set_up_station().await?;
    window.tap("[data-act=next]").await?;
    window.write_into("input[name=admin-name]", ADMIN).await?;
    window.write_into("input[name=password]", PASSWORD).await?;
    window.write_into("input[name=again]", PASSWORD).await?;
    window.tap("[data-act=found]").await?;
    let groups = window.recovery_groups().await?;
    window.confirm_groups(&groups).await?;
    window.gone(&crate::window::text("核对恢复密钥")).await?;
    drop(window);
    // Another user's session on the same folder: a key store, and nothing in it.
    let window = desk().with_key_store().at(folder.path()).open().await?;
    window.css("input[name=password]").await?;
    window.as_person(ADMIN).await?;
    window.password(PASSWORD).await?;
    window.css("[data-act=use-recovery]").await?;
    window.tap("[data-act=use-recovery]").await?;
    window.find(&tag("recover")).await?;
    window.write_into("[data-testid=recover] textarea", &groups.join("-")).await?;
    window.write_into("[data-testid=recover] input[name=name]", ADMIN).await?;
    window.write_into("[data-testid=recover] input[name=password]", PASSWORD).await?;
    window.write_into("[data-testid=recover] input[name=again]", PASSWORD).await?;
    window.accessible().await?;
    window.tap("[data-testid=recover] [data-act=recover]").await?;
    window.css("[data-act=sign-in]").await?;
    window.sign_in(ADMIN).await
}
