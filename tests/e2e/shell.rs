//! The shell in the real window, whatever page it shows: it starts, answers, writes no word of what
//! it was told into the log, survives being killed, and refuses what the window may not ask for.

use fantoccini::key::Key;
use serde_json::json;

use crate::window::{Told, desk, role};

#[tokio::test(flavor = "multi_thread")]
async fn the_window_opens_within_five_seconds_and_again_after_a_kill() -> Told {
    let mut window = desk().open().await?;
    assert!(window.started_in.as_secs_f64() < 5.0, "opened in {:?}", window.started_in);
    assert_eq!(window.client()?.title().await?, "家和");
    window.kill().await?;
    window.start().await?;
    assert!(window.started_in.as_secs_f64() < 5.0, "opened again in {:?}", window.started_in);
    window.close().await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_window_says_never_reaches_the_log() -> Told {
    let mut window = desk().open().await?;
    let fault = window.call("王小明.330102", json!({ "name": "王小明" })).await?;
    assert!(fault.is_err(), "there is no such command");
    window.close().await?;
    let log = std::fs::read_to_string(window.data().join("station/log/jiahe.log"))?;
    assert!(log.contains("\"unnamed\""), "the refusal is in the log: {log}");
    assert!(!log.contains("王小明") && !log.contains("330102"), "{log}");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_may_ask_for_nothing_but_our_commands() -> Told {
    let window = desk().open().await?;
    for command in ["plugin:dialog|open", "plugin:window|close", "plugin:event|emit", "plugin:path|resolve_directory"] {
        assert!(window.invoke(command, json!({})).await?.is_err(), "{command} must be refused");
    }
    let reached =
        "const done = arguments[0]; fetch('https://example.invalid/').then(() => done('yes'), () => done('no'))";
    assert_eq!(window.client()?.execute_async(reached, vec![]).await?, "no");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pdf_is_saved_beside_what_is_there() -> Told {
    let window = desk().open().await?;
    let paper = json!({ "fileName": "登记表.pdf", "base64": "JVBERi0xLjcKJSVFT0YK" });
    let first = window.invoke("save_pdf", paper.clone()).await?;
    let second = window.invoke("save_pdf", paper).await?;
    assert_eq!(first, Ok(json!(window.printed().join("登记表.pdf"))));
    assert_eq!(second, Ok(json!(window.printed().join("登记表 (2).pdf"))));
    let program = json!({ "fileName": "x.pdf", "base64": "TVqQAAMAAAA=" });
    assert!(window.invoke("save_pdf", program).await?.is_err(), "what is no PDF is not written");
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_store_is_found_where_there_is_one() -> Told {
    let with = desk().with_key_store().open().await?;
    let without = desk().open().await?;
    for (window, expected) in [(with, true), (without, false)] {
        let status = window.call("desk.status", json!({})).await?;
        assert_eq!(status.map(|status| status.get("key_store").cloned()), Ok(Some(json!(expected))));
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_program_on_the_same_folder_says_so() -> Told {
    let first = desk().open().await?;
    let second = desk().at(first.data()).open().await?;
    let trouble = |status: serde_json::Value| status.pointer("/trouble/code").cloned();
    assert_eq!(first.call("desk.status", json!({})).await?.map(trouble), Ok(None));
    assert_eq!(second.call("desk.status", json!({})).await?.map(trouble), Ok(Some(json!("in_use"))));
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_page_is_accessible_and_the_keyboard_reaches_it() -> Told {
    let window = desk().open().await?;
    window.find(&role("button", "下一步")).await?;
    window.accessible().await?;
    window.press(Key::Tab).await?;
    let focus = window.client()?.execute("return document.activeElement !== document.body", vec![]).await?;
    assert_eq!(focus, true, "Tab moves the focus onto the page");
    Ok(())
}
