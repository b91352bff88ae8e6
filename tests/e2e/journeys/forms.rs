//! The station's own forms in the window: arranged, filled in from paper, typed in from the pen, many at once.

use serde_json::json;

use super::calendar::{furnished, ok};
use crate::album::Album;
use crate::paper::trouble;
use crate::window::{Told, Window, desk, tag};

async fn arranged(window: &Window, album: &mut Album) -> Told {
    window.walk("/prints?form=registration").await?;
    window.find(&tag("pdf-print")).await?;
    album.page(window, "prints-registration").await?;
    window.click(&tag("print-arrange")).await?;
    window.css("[data-testid=edition-list] input").await?;
    window.css("canvas[data-page=\"1\"]").await?;
    album.page(window, "edition").await?;
    // The way a case came to notice goes to the top, and two fields join it.
    window.click(&tag("edition-up-channel")).await?;
    window.click(&tag("edition-up-channel")).await?;
    window.click(&tag("edition-add-dispute")).await?;
    window.click(&tag("edition-kind-dispute-text")).await?;
    window.find(&tag("edition-wrong")).await?;
    window.write("edition-new-dispute", "网格编号").await?;
    window.gone(&tag("edition-wrong")).await?;
    window.click(&tag("edition-add-handling")).await?;
    window.click(&tag("edition-kind-handling-one")).await?;
    window.write("edition-new-handling", "是否低保").await?;
    window.write("edition-options-handling", "是").await?;
    window.says("至少要有两个可选的词").await?;
    album.page(window, "edition-wrong").await?;
    window.write("edition-options-handling", "是\n否\n正在申请").await?;
    window.gone(&tag("edition-wrong")).await?;
    // What is not kept yet is there again.
    window.says("修改已暂存").await?;
    window.walk("/today").await?;
    window.walk("/prints/edition/registration").await?;
    window.comes_to_hold("edition-new-dispute", "网格编号").await?;
    window.click(&tag("edition-save")).await?;
    window.find(&tag("edition-kept")).await?;
    album.page(window, "edition-kept").await?;
    let kept = ok(window, "editions.get", json!({ "form": "registration" })).await?;
    let first = &kept["edition"]["sections"][2]["lines"][0]["key"];
    if kept["number"] == 1 && *first == "channel" { Ok(()) } else { Err(format!("kept otherwise: {kept}").into()) }
}

async fn by_paper(window: &Window, album: &mut Album, case: i64) -> Told {
    window.walk("/intake?paper=1").await?;
    window.find(&tag("intake-nav-dispute")).await?;
    window.click(&tag("intake-nav-dispute")).await?;
    window.write("own-网格编号", "东三网格").await?;
    album.page(window, "intake-by-paper").await?;
    window.click(&tag("intake-nav-details")).await?;
    window.click(&tag("own-是否低保-正在申请")).await?;
    album.page(window, "intake-by-paper-details").await?;
    // A case of before stands on the old form until it takes the new one.
    window.walk(&format!("/cases/{case}")).await?;
    window.click(&tag("case-amend")).await?;
    window.find(&tag("amend-edition")).await?;
    window.click(&tag("amend-adopt")).await?;
    window.gone(&tag("amend-edition")).await?;
    window.write("own-网格编号", "西一网格").await?;
    album.page(window, "amend-own").await?;
    window.click(&tag("amend-save")).await?;
    window.gone(&tag("amend-save")).await?;
    window.says("西一网格").await
}

async fn typed_in(window: &Window, album: &mut Album, case: i64) -> Told {
    window.walk("/prints").await?;
    window.write("paper-code", "999").await?;
    window.click(&tag("paper-go")).await?;
    window.says("没有这个表号").await?;
    window.write("paper-code", "502").await?;
    window.click(&tag("paper-go")).await?;
    window.find(&tag("paper-form")).await?;
    window.walk(&format!("/papers/enter?form=warning_register&case={case}")).await?;
    window.find(&tag("paper-form")).await?;
    window.click(&tag("paper-save")).await?;
    window.says("还什么都没有录入").await?;
    window.write("place-w.police", "虚构派出所").await?;
    // Half typed it is left, and comes back when the form is opened again; a part of a volume is of a case.
    window.says("已暂存，可以随时离开").await?;
    window.walk("/papers/enter").await?;
    window.find(&tag("paper-which")).await?;
    album.page(window, "paper-which").await?;
    window.walk("/papers/enter?form=mediation_record").await?;
    window.says("第1次调解").await?;
    window.click(&tag("paper-save")).await?;
    window.says("请填写这一栏").await?;
    album.page(window, "paper-of-no-case").await?;
    window.walk("/papers/enter?form=warning_register").await?;
    window.find(&tag("paper-resumed")).await?;
    window.comes_to_hold("place-w.police", "虚构派出所").await?;
    window.write("place-w.facts", "酒后推搡致轻微伤🙂").await?;
    window.write("place-by", "虚构民警").await?;
    album.page(window, "paper-enter").await?;
    window.click(&tag("paper-save")).await?;
    window.find(&tag("paper-done")).await?;
    album.page(window, "paper-done").await?;
    window.click(&tag("paper-print")).await?;
    window.find(&tag("pdf-replaced")).await?;
    let saved = window.keep_paper().await?;
    album.page(window, "paper-print").await?;
    album.paper(&saved, "typed-in", &trouble(&saved, &["告诫书登记表", "虚构派出所", "酒后推搡", "虚构民警"])?)?;
    window.click(&tag("volume-whole-close")).await?;
    window.gone(&tag("volume-whole")).await?;
    window.walk("/today").await?;
    window.walk(&format!("/cases/{case}?tab=volume")).await?;
    window.find(&tag("typed-papers")).await?;
    album.page(window, "case-papers").await
}

async fn many(window: &Window, album: &mut Album) -> Told {
    window.walk("/prints/batch").await?;
    window.click(&tag("batch-registrations")).await?;
    window.css("[data-testid^=batch-item-]").await?;
    album.page(window, "batch").await?;
    window.click(&tag("batch-blanks")).await?;
    window.write("batch-copies", "10000").await?;
    window.says("请填 1 到 1000 的整数").await?;
    album.page(window, "batch-copies").await?;
    window.write("batch-copies", "20").await?;
    window.click(&tag("batch-start")).await?;
    window.find(&tag("batch-done")).await?;
    window.says("共 20 张").await?;
    let saved = window.keep_paper().await?;
    album.page(window, "batch-done").await?;
    // Many papers are larger than one.
    let told: Vec<String> =
        trouble(&saved, &["回访记录表"])?.into_iter().filter(|one| !one.contains("bytes")).collect();
    album.paper(&saved, "many", &told)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_station_arranges_its_forms_and_papers_come_back_from_the_pen() -> Told {
    let window = desk().size(1366, 768).open().await?;
    window.founded().await?;
    let at = furnished(&window).await?;
    let mut album = Album::open_in("forms")?;
    let told = arranged(&window, &mut album).await;
    album.step(&window, "a form is arranged", told).await;
    let told = by_paper(&window, &mut album, at.case).await;
    album.step(&window, "a case is typed in by its paper", told).await;
    let told = typed_in(&window, &mut album, at.case).await;
    album.step(&window, "a paper is typed in", told).await;
    let told = many(&window, &mut album).await;
    album.step(&window, "many papers at once", told).await;
    album.close()
}
