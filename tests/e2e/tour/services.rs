//! The eight services: a set proposed and opened on the case, a form with its clocks, a walk-in question, a scale
//! behind the password.

use super::{Album, Story, Told, Window, tag};
use crate::clerk::day;

fn working(day: &str) -> bool {
    let day: chrono::NaiveDate = day.parse().expect("a day");
    chrono::Datelike::weekday(&day).num_days_from_monday() < 5
}

/// From the case's page: the proposal, and what a person chose of it.
pub async fn open(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.open_case(&story.code).await?;
    window.click(&tag("case-tab-services")).await?;
    window.find(&tag("propose-open")).await?;
    album.page(window, "services-proposed").await?;
    window.click(&tag("propose-open")).await?;
    window.find(&tag("service-psychological_counselling")).await?;
    album.page(window, "services-on-case").await?;
    window.click(&tag("service-legal_aid")).await?;
    window.find(&tag("service-save")).await?;
    window.tap("[data-testid=sheet-ground-violence] + .face").await?;
    window.write("sheet-agency", "云汀县法律援助中心").await?;
    // A week from a working day is none that rolls over a weekend (民法典 203).
    let applied = (1..=3).map(|ago| -ago).find(|ago| working(&day(*ago))).unwrap_or(-1);
    window.write("sheet-applied_on", &day(applied)).await?;
    window.click(&tag("service-summary")).await?;
    window.click(&tag("service-save")).await?;
    window.says(&format!("{} 前作出援助决定", day(applied + 7))).await?;
    window.says("不受经济困难条件限制").await?;
    album.page(window, "service-legal-aid").await?;
    // It cannot be closed yet, and says what is missing.
    window.click(&tag("service-end")).await?;
    window.tap("[data-testid=end-aided] + .face").await?;
    window.click(&tag("end-do")).await?;
    window.find(&tag("end-lacks")).await?;
    album.page(window, "service-cannot-end").await?;
    not_ended(window).await
}

async fn not_ended(window: &Window) -> Told {
    window.tap("[data-testid=end-dialog] .el-dialog__footer .el-button").await?;
    window.gone(&tag("end-dialog")).await
}

/// A scale whose ninth answer asks for the crisis form.
pub async fn scale(window: &Window, album: &mut Album) -> Told {
    window.click(&tag("service-case")).await?;
    window.click(&tag("service-psychological_counselling")).await?;
    window.find(&tag("sealed")).await?;
    window.tap("[data-testid=sheet-consent-client] + .face").await?;
    window.write("sheet-consent_on", &day(0)).await?;
    window.tap("[data-testid=sheet-explained]").await?;
    window.pick("service-assigned", crate::clerk::ADMIN).await?;
    window.click(&tag("service-save")).await?;
    window.says("取得同意").await?;
    window.click(&tag("sealed-open")).await?;
    window.find(&tag("scale-add-phq9")).await?;
    window.click(&tag("scale-add-phq9")).await?;
    for item in 0..9 {
        assert!(!window.has(&tag("scale-0-harm")).await?, "only the ninth speaks of harm");
        window.tap(&format!("[data-testid=scale-0-{item}-1]")).await?;
    }
    // At once, beside the answer, before anything is saved.
    window.find(&tag("scale-0-harm")).await?;
    album.page(window, "service-harm").await?;
    window.click(&tag("sealed-save")).await?;
    window.find(&tag("crisis-due")).await?;
    album.page(window, "service-scale").await?;
    crisis(window, album).await
}

/// Not ended in silence while it is due; nothing ticked beforehand; typed and not saved, it is named before the end.
async fn crisis(window: &Window, album: &mut Album) -> Told {
    window.click(&tag("service-end")).await?;
    window.tap("[data-testid=end-completed] + .face").await?;
    window.click(&tag("end-do")).await?;
    window.own_password_again().await?;
    window.says("请填写这一栏").await?;
    album.page(window, "service-crisis-cannot-end").await?;
    not_ended(window).await?;
    window.click(&tag("crisis-begin")).await?;
    window.click(&tag("sealed-save")).await?;
    window.css("[data-path='sheets.crises.0.ideation'].bad").await?;
    window.css("[data-path='sheets.crises.0.level'].bad").await?;
    window.tap("[data-testid=sheet-crises-0-ideation-passive] + .face").await?;
    window.tap("[data-testid=sheet-crises-0-level-medium] + .face").await?;
    window.write("sheet-crises-0-actions", "当面谈过，约好明天再来，家人陪同。").await?;
    album.page(window, "service-crisis").await?;
    window.click(&tag("service-end")).await?;
    window.says("请先按“上锁保存”").await?;
    assert!(!window.has(&tag("end-dialog")).await?, "what was typed is saved first");
    window.click(&tag("sealed-save")).await?;
    window.gone(&tag("crisis-due")).await?;
    window.click(&tag("service-end")).await?;
    window.find(&tag("end-dialog")).await?;
    not_ended(window).await
}

/// A question without a case, answered at once.
pub async fn walk_in(window: &Window, album: &mut Album) -> Told {
    window.door("/today").await?;
    window.click(&tag("today-ask")).await?;
    window.find(&tag("ask-client")).await?;
    window.write("ask-client", "虚构董大爷").await?;
    window.write("sheet-question", "老伴的抚恤金孩子们争起来了，该给谁？").await?;
    window.click(&tag("ask-answered")).await?;
    window.says("请填写这一栏").await?;
    window.write("sheet-answer", "告知抚恤金不是遗产，可先协商，需要时来申请调解。").await?;
    album.page(window, "service-ask").await?;
    window.click(&tag("ask-answered")).await?;
    window.find(&tag("service-reopen")).await?;
    album.page(window, "service-answered").await?;
    window.walk("/services").await?;
    window.find(&tag("service-list")).await?;
    album.page(window, "services").await
}
