//! Passwords, the lock, the keyboard and the input method: what a person's hands do at the desk.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use crate::clerk::{ADMIN, PASSWORD};
use crate::window::{Told, Window, desk, tag, text};

#[tokio::test(flavor = "multi_thread")]
async fn five_wrong_passwords_wait_longer_each_and_the_right_one_still_opens() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.tap("[data-act=sign-out]").await?;
    window.css("input[name=password]").await?;
    for _ in 0..2 {
        wrong(&window).await?;
    }
    // After the third a wait, counted down in the window; after the fourth a longer one.
    let first = made_to_wait(&window).await?;
    window.password("not-the-password-1").await?;
    window.says("请等待").await?;
    // No trying meanwhile.
    window.css("[data-act=sign-in]:disabled").await?;
    window.accessible().await?;
    tokio::time::sleep(first).await;
    assert!(window.has(&text("请等待")).await?, "the second wait is longer than {first:?}");
    // The wait is written down: it is not got rid of by starting again.
    let mut window = window;
    window.close().await?;
    window.start().await?;
    window.css("input[name=password]").await?;
    let refused = window.call("session.sign_in", json!({ "name": ADMIN, "password": PASSWORD })).await?;
    assert_eq!(
        refused.err().and_then(|fault| Some(fault.get("code")?.as_str()?.to_owned())).as_deref(),
        Some("try_later")
    );
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_left_alone_locks_and_shows_nothing_until_its_owner_is_back() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.door("/intake").await?;
    window.write("party-0-name", "虚构段某").await?;
    window.says("已自动保存").await?;
    // Eleven minutes pass on the page's clock.
    let later = "const real = Date.now.bind(Date); Date.now = () => real() + 11 * 60000";
    window.client()?.execute(later, vec![]).await?;
    window.says("已锁定").await?;
    assert!(!window.client()?.source().await?.contains("虚构段某"), "no name behind the lock");
    let asked = window.call("drafts.list", json!({})).await?;
    let code = asked.err().and_then(|fault| Some(fault.get("code")?.as_str()?.to_owned()));
    assert_eq!(code.as_deref(), Some("not_signed_in"), "the core is locked too");
    window.accessible().await?;
    window.password(PASSWORD).await?;
    window.comes_to_hold("party-0-name", "虚构段某").await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_ends_by_itself_is_loaded_anew_and_nothing_is_lost() -> Told {
    let mut window = desk().open().await?;
    window.founded().await?;
    window.door("/intake").await?;
    window.write("party-0-name", "虚构贺某").await?;
    window.says("已自动保存").await?;
    let ended = window.kill_page()?;
    let another = async || Ok(window.page_pid().is_some_and(|pid| pid != ended));
    window.until("the page is drawn again", another).await?;
    window.kill().await?;
    window.start().await?;
    window.as_person(ADMIN).await?;
    window.password(PASSWORD).await?;
    window.door("/intake").await?;
    window.says("虚构贺某").await
}

#[tokio::test(flavor = "multi_thread")]
async fn enter_while_composing_picks_the_word_and_sends_nothing() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.tap("[data-act=sign-out]").await?;
    window.css("input[name=password]").await?;
    window.as_person(ADMIN).await?;
    window.write_into("input[name=password]", "half-a-word").await?;
    let compose = r#"
      const field = document.querySelector('input[name=password]');
      field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
      const press = new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 229, which: 229, isComposing: true, bubbles: true, cancelable: true });
      field.dispatchEvent(press);
      field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));
    "#;
    window.client()?.execute(compose, vec![]).await?;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert!(!window.has(&text("姓名或密码不对")).await?, "nothing was sent");
    window.css("input[name=password]").await?.send_keys(&char::from(Key::Enter).to_string()).await?;
    window.says("姓名或密码不对").await?;
    // The same in a form of the desk: enrolling at a session goes by Enter.
    window.password(PASSWORD).await?;
    window.door("/classes").await?;
    window.click(&tag("class-new")).await?;
    for (id, words) in [
        ("class-theme", "亲子沟通"),
        ("class-instructor", "虚构讲师"),
        ("class-place", "活动室"),
        ("class-time", "10:00"),
    ] {
        window.write(id, words).await?;
    }
    window.click(&tag("class-save")).await?;
    window.write("enrol-name", "虚构戚某").await?;
    window.client()?.execute(&compose.replace("input[name=password]", "[data-testid=enrol-name]"), vec![]).await?;
    tokio::time::sleep(Duration::from_millis(600)).await;
    assert!(!window.has(&tag("roll")).await? || !window.read(&tag("roll")).await?.contains("虚构戚某"), "not enrolled");
    window.css("[data-testid=enrol-name]").await?.send_keys(&char::from(Key::Enter).to_string()).await?;
    window.css("[data-row=\"0\"]").await.map(drop)
}

/// Gives a wrong password and waits for the refusal.
async fn wrong(window: &Window) -> Told {
    window.as_person(ADMIN).await?;
    window.password("not-the-password-1").await?;
    let emptied = async || Ok(window.css("input[name=password]").await?.prop("value").await? == Some(String::new()));
    window.until("the password is refused", emptied).await?;
    window.says("姓名或密码不对").await
}

/// Tries once more, is told to wait, and waits: for how long.
async fn made_to_wait(window: &Window) -> Told<Duration> {
    window.password("not-the-password-1").await?;
    window.says("请等待").await?;
    let began = Instant::now();
    while window.has(&text("请等待")).await? {
        assert!(began.elapsed() < Duration::from_secs(40), "the wait ends");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    Ok(began.elapsed())
}

/// Presses Tab until the focus is on a field with a test id.
async fn tab_to(window: &Window, id: &str) -> Told {
    let here = "return document.activeElement?.dataset?.testid ?? document.activeElement?.closest('[data-testid]')?.dataset.testid ?? ''";
    for _ in 0..90 {
        if window.client()?.execute(here, vec![]).await?.as_str() == Some(id) {
            return Ok(());
        }
        window.press(Key::Tab).await?;
    }
    Err(format!("{id} is not reached by Tab").into())
}

async fn type_here(window: &Window, words: &str) -> Told {
    window.client()?.active_element().await?.send_keys(words).await?;
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_dispute_is_taken_in_without_a_mouse() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.walk("/intake").await?;
    window.find(&tag("intake-channel-visit")).await?;
    let before = "document.activeElement?.blur(); document.querySelector('#intake-source h2').focus()";
    window.client()?.execute(before, vec![]).await?;
    tab_to(&window, "intake-channel-visit").await?;
    window.press(Key::Space).await?;
    for (id, words) in [("party-0-name", "Xugou Jia"), ("party-0-phone", "13800570001"), ("party-1-name", "Xugou Yi")] {
        tab_to(&window, id).await?;
        type_here(&window, words).await?;
    }
    for (id, words) in [("intake-type-marriage", " "), ("intake-facts", "keyboard only")] {
        tab_to(&window, id).await?;
        type_here(&window, words).await?;
    }
    for (id, words) in [("intake-risk-red", " "), ("intake-risk-reason", "calm"), ("intake-consent-given", " ")] {
        tab_to(&window, id).await?;
        type_here(&window, words).await?;
    }
    tab_to(&window, "intake-save").await?;
    window.press(Key::Enter).await?;
    window.find(&tag("intake-open-case")).await?;
    window.find(&tag("case-code")).await.map(drop)
}
