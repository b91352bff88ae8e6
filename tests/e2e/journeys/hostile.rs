//! Bad input: HTML and script in every field, rare characters, an identity number that does not pass.

use crate::clerk::day;
use crate::window::{Told, Window, desk, role, tag};

/// Would say so in the page if any of it were taken for more than text.
const SCRIPT: &str = "<img src=x onerror=\"window.struck=1\"><script>window.struck=1</script><b>粗</b>{{7*7}}";
const RARE: &str = "喆堃犇龑镕𠅤😀";

/// The text stands in the page as text; no element came of it and no script ran.
async fn only_text(window: &Window, place: &str) -> Told {
    let check = "return { struck: window.struck ?? 0, made: document.querySelectorAll('img[src=x],#page b').length, said: document.body.innerText.includes('onerror') || [...document.querySelectorAll('input,textarea')].some(e => e.value.includes('onerror')) }";
    let told = window.client()?.execute(check, vec![]).await?;
    if told["struck"] != 0 || told["made"] != 0 {
        return Err(format!("{place}: taken for more than text: {told}").into());
    }
    if told["said"] != true {
        return Err(format!("{place}: the text is not there: {}", window.page_text().await?).into());
    }
    Ok(())
}

#[tokio::test(flavor = "multi_thread")]
async fn html_and_script_stay_text_everywhere_and_a_failing_number_is_kept_with_a_reason() -> Told {
    let window = desk().open().await?;
    window.founded().await?;
    window.door("/intake").await?;
    window.click(&tag("intake-channel-visit")).await?;
    window.write("party-0-name", &format!("甲{}", &SCRIPT[..34])).await?;
    window.write("party-0-id-number", "330921199003150000").await?;
    window.says("身份证号校验不对").await?;
    window.click(&tag("party-0-keep-id")).await?;
    window.write("party-0-id-reason", "证件上就是这样印的").await?;
    window.write("party-0-safe-contact", SCRIPT).await?;
    window.write("party-1-name", RARE).await?;
    window.click(&tag("intake-type-marriage")).await?;
    window.write("intake-facts", &format!("{SCRIPT}{RARE}")).await?;
    window.click(&tag("intake-risk-yellow")).await?;
    window.write("intake-risk-reason", SCRIPT).await?;
    window.write("intake-measures", SCRIPT).await?;
    window.click(&tag("intake-consent-given")).await?;
    window.write("intake-consent-note", SCRIPT).await?;
    only_text(&window, "the form").await?;
    window.click(&tag("intake-save")).await?;
    window.click(&tag("intake-open-case")).await?;
    window.find(&tag("case-facts")).await?;
    assert!(window.read(&tag("case-facts")).await?.contains(RARE), "rare characters come back as they were");
    window.says("330921199003150000").await?;
    window.write("add-note", SCRIPT).await?;
    window.click(&tag("add-note-save")).await?;
    window.says("办理记录").await?;
    only_text(&window, "the case").await?;
    window.accessible().await?;
    window.click(&tag("case-print")).await?;
    window.css("canvas[data-page=\"1\"]").await?;
    let paper = window.keep_paper().await?;
    let trouble = crate::paper::trouble(&paper, &["onerror", "喆堃犇龑镕"])?;
    assert_eq!(trouble, Vec::<String>::new(), "the printed form");
    window.door("/cases").await?;
    window.says("onerror").await?;
    only_text(&window, "the list").await?;
    window.door("/classes").await?;
    window.click(&tag("class-new")).await?;
    for id in ["class-theme", "class-audience"] {
        window.write(id, SCRIPT).await?;
    }
    window.write("class-instructor", &SCRIPT[..34]).await?;
    window.write("class-place", &SCRIPT[..34]).await?;
    window.write("class-date", &day(1)).await?;
    window.write("class-time", "10:00").await?;
    window.click(&tag("class-save")).await?;
    window.write("enrol-name", &SCRIPT[..34]).await?;
    window.click(&tag("enrol-save")).await?;
    window.css("[data-row=\"0\"]").await?;
    only_text(&window, "the session").await?;
    calendar(&window).await
}

async fn calendar(window: &Window) -> Told {
    window.walk("/settings/rooms").await?;
    window.click(&tag("settings-room-add")).await?;
    window.write("settings-room-name", "一号室").await?;
    window.click(&tag("settings-room-save")).await?;
    window.gone(&tag("settings-room-name")).await?;
    window.walk("/settings/staff").await?;
    window.click(&tag("settings-staff-add")).await?;
    window.write("settings-staff-name", &SCRIPT[..34]).await?;
    window.click(&tag("settings-staff-role-psychologist")).await?;
    window.click(&tag("settings-staff-save")).await?;
    window.gone(&tag("settings-staff-name")).await?;
    only_text(window, "the staff").await?;
    window.walk(&format!("/appointments?date={}", day(1))).await?;
    window.click(&tag("appointment-new")).await?;
    window.write("booking-client", &SCRIPT[..34]).await?;
    window.pick("booking-service", "心理疏导").await?;
    window.tap("[data-testid=booking-practitioner] input").await?;
    window.tap("[role=option]:not([aria-disabled=true])").await?;
    window.write("booking-time", "10:00").await?;
    window.pick("booking-room", "一号室").await?;
    window.click(&tag("booking-outside")).await?;
    window.click(&tag("booking-save")).await?;
    window.gone(&tag("booking-save")).await?;
    window.css("[data-testid^=agenda-]").await?;
    window.css("[data-testid^=event-]").await?;
    only_text(window, "the calendar").await?;
    window.find(&role("button", "onerror")).await.map(drop)
}
