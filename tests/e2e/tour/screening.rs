//! Screening: a campaign, ten families by the keyboard alone, an urgent one that becomes a case, a family of
//! the register from its first day to its last and back, the week's summary.

use std::time::{Duration, Instant};

use fantoccini::key::Key;
use serde_json::json;

use super::{Album, Told, Window, tag};

const NAMES: [&str; 10] = ["Jia", "Yi", "Bing", "Ding", "Wu", "Ji", "Geng", "Xin", "Ren", "Gui"];

/// One of the ten, met again.
const KNOWN: &str = "Xugou Gui";

async fn type_here(window: &Window, words: &str) -> Told {
    window.client()?.active_element().await?.send_keys(words).await?;
    Ok(())
}

/// Waits until the cursor stands in a field.
async fn stands_on(window: &Window, id: &str) -> Told {
    let here = "return document.activeElement?.dataset?.testid ?? ''";
    window.until(id, async || Ok(window.client()?.execute(here, vec![]).await?.as_str() == Some(id))).await
}

pub async fn campaign(window: &Window, album: &mut Album) -> Told {
    window.door("/screening").await?;
    window.find(&tag("campaign-new")).await?;
    album.page(window, "screening-empty").await?;
    window.click(&tag("campaign-new")).await?;
    window.write("campaign-title", "冬季家庭走访").await?;
    window.write("campaign-area", "望潮镇柳荫村").await?;
    window.write("walk-area-0", "柳荫村一网格").await?;
    album.page(window, "screening-plan").await?;
    window.click(&tag("campaign-save")).await?;
    window.click(&tag("campaign-start")).await?;
    window.find(&tag("quick-head")).await?;
    album.page(window, "screening-campaign").await
}

/// Ten families, row after row, without the mouse; how long it took.
pub async fn ten(window: &Window) -> Told<Duration> {
    let began = Instant::now();
    for (number, name) in NAMES.iter().enumerate() {
        stands_on(window, "quick-head").await?;
        type_here(window, &format!("Xugou {name}")).await?;
        window.press(Key::Enter).await?;
        type_here(window, &format!("Liuyin {number}")).await?;
        window.press(Key::Enter).await?;
        type_here(window, &format!("1360057{number:04}")).await?;
        window.press(Key::Tab).await?;
        stands_on(window, "quick-signs").await?;
        type_here(window, "1 3").await?;
        window.press(Key::Enter).await?;
        window.comes_to_hold("quick-kinds", "1 2").await?;
        window.press(Key::Enter).await?;
        type_here(window, "3").await?;
        window.press(Key::Enter).await?;
        stands_on(window, "quick-remark").await?;
        type_here(window, "quarrels about the old house").await?;
        window.client()?.active_element().await?.send_keys(&ctrl_enter()).await?;
        let many = format!("{} 户", number + 1);
        window.until(&many, async || Ok(window.read(&tag("findings-count")).await?.contains(&many))).await?;
    }
    Ok(began.elapsed())
}

/// Control held, Enter, control let go.
fn ctrl_enter() -> String {
    [Key::Control, Key::Enter, Key::Null].map(char::from).iter().collect()
}

pub async fn families(window: &Window, album: &mut Album) -> Told {
    let took = ten(window).await?;
    println!("         ten families by the keyboard alone: {:.1} s", took.as_secs_f32());
    assert!(took < Duration::from_secs(600), "ten families in ten minutes");
    // What is half typed is there again, wherever one went meanwhile.
    stands_on(window, "quick-head").await?;
    window.write("quick-head", KNOWN).await?;
    window.find(&tag("quick-alike")).await?;
    album.page(window, "screening-quick").await?;
    window.until("kept", async || Ok(window.read(&tag("quick-draft")).await?.contains("已暂存"))).await?;
    window.door("/today").await?;
    window.find(&tag("today-screening")).await?;
    album.page(window, "today-screening").await?;
    window.door("/screening").await?;
    window.tap("[data-testid^=campaign-][href]").await?;
    window.comes_to_hold("quick-head", KNOWN).await
}

pub async fn urgent(window: &Window, album: &mut Album) -> Told {
    window.write("quick-head", "虚构阮大海").await?;
    window.write("quick-address", "柳荫村 12 号").await?;
    window.write("quick-signs", "5 7").await?;
    window.find(&tag("quick-grave")).await?;
    window.write("quick-remark", "邻里听到打骂，争执中动过刀").await?;
    window.client()?.execute("document.querySelector('[data-testid=quick-urgent]').click()", vec![]).await?;
    window.click(&tag("quick-save")).await?;
    window.says("请填写这一栏").await?;
    window.write("quick-told", "望潮镇服务站值班室").await?;
    album.page(window, "screening-urgent").await?;
    window.click(&tag("quick-save")).await?;
    window.find(&tag("urgent-open")).await?;
    album.page(window, "screening-urgent-saved").await?;
    window.click(&tag("urgent-open")).await?;
    window.comes_to_hold("party-0-name", "虚构阮大海").await?;
    album.page(window, "screening-intake").await?;
    window.door("/today").await?;
    window.find(&tag("today-urgents")).await?;
    album.page(window, "today-urgent").await?;
    window.tap("[data-testid=today-urgents] [data-testid^=urgent-note-]").await?;
    window.write("urgent-note", "已与派出所约定下午一同上门").await?;
    window.click(&tag("urgent-note-save")).await?;
    window.gone(&tag("today-urgents")).await
}

pub async fn register(window: &Window, album: &mut Album) -> Told {
    window.door("/screening").await?;
    window.tap("[data-testid^=campaign-][href]").await?;
    // The newest, which is the urgent one.
    window.tap("[data-testid^=finding-register-]").await?;
    window.comes_to_hold("register-name-0", "虚构阮大海").await?;
    window
        .tick(&["family-kind-left_behind", "family-difficulty-high", "family-help-medium", "family-danger-high"])
        .await?;
    window.write("family-measures", "网格员每周上门，联系其姐姐照看孩子").await?;
    window.click(&tag("family-risk-red")).await?;
    window.click(&tag("register-save")).await?;
    window.says("请填写这一栏").await?;
    window.write("family-risk-reason", "动过刀，孩子同住").await?;
    album.page(window, "screening-register").await?;
    window.click(&tag("register-save")).await?;
    window.find(&tag("family-head")).await?;
    window.click(&tag("family-look")).await?;
    window.write("family-step-note", "夫妻分开住，孩子在姐姐家，情绪平稳").await?;
    window.click(&tag("family-step-save")).await?;
    window.gone(&tag("family-step-save")).await?;
    window.click(&tag("family-risk")).await?;
    window.click(&tag("family-step-risk-orange")).await?;
    window.write("family-step-risk-reason", "三周没有新的冲突").await?;
    window.click(&tag("family-step-save")).await?;
    window.gone(&tag("family-step-save")).await?;
    for (open, note) in
        [("family-ask-off", "已稳定半年"), ("family-answer-off", "同意"), ("family-put-back", "又有争吵")]
    {
        window.click(&tag(open)).await?;
        window.write("family-step-note", note).await?;
        window.click(&tag("family-step-save")).await?;
        window.gone(&tag("family-step-save")).await?;
    }
    window.says("恢复在册").await?;
    album.page(window, "screening-family").await?;
    window.walk("/screening?tab=families").await?;
    window.find(&tag("families")).await?;
    album.page(window, "screening-families").await
}

pub async fn week(window: &Window, album: &mut Album) -> Told {
    window.walk("/screening").await?;
    window.click(&tag("tab-weekly")).await?;
    window.find(&tag("week")).await?;
    window
        .until("twelve or eleven found", async || {
            Ok(window.read(&tag("week-found")).await?.trim().parse::<u32>().unwrap_or(0) >= 11)
        })
        .await?;
    window.click(&tag("week-send")).await?;
    window.until("summed up", async || Ok(window.read(&tag("week-sent")).await?.contains("已汇总"))).await?;
    album.page(window, "screening-week").await?;
    window.click(&tag("week-print")).await?;
    let paper = window.keep_paper().await?;
    album.page(window, "screening-week-paper").await?;
    album.paper(&paper, "screening-week", &[])?;
    window.client()?.execute("document.querySelector('.el-dialog__headerbtn').click()", vec![json!(0)]).await?;
    window.walk("/screening").await?;
    window.click(&tag("checklist-open")).await?;
    window.find(&tag("question-0")).await?;
    album.page(window, "screening-questions").await?;
    window.client()?.execute("document.querySelector('.el-dialog__headerbtn').click()", vec![json!(0)]).await?;
    Ok(())
}
