//! The paper desk and the volume in the window: a form found by its number and printed blank, one filled from a case,
//! the meter of the volume, a scan put in, the whole bound, the seal; and a picture of each.

use serde_json::{Value, json};

use super::calendar::{furnished, number, ok};
use crate::album::Album;
use crate::clerk::day;
use crate::paper::trouble;
use crate::window::{Told, Window, desk, tag};

/// A mediation of the case, with a session and an agreement that took effect, ended.
async fn mediated(window: &Window, case: i64) -> Told {
    let opening = json!({
        "case": case, "service": "mediation", "assigned": null, "unit": "", "person": null, "client": "", "client_phone": "",
        "summary": "老屋份额", "body": null, "outcome": null,
    });
    let id = number(&ok(window, "services.open", opening).await?)?;
    let mut record = ok(window, "services.get", json!({ "id": id })).await?["record"].clone();
    let body = &mut record["body"];
    body["accepted_on"] = json!(day(-3));
    body["matter"] = json!("老屋出资与份额");
    let one = |name: &str| json!({ "name": name, "consent": "agrees", "consent_on": day(-3), "note": "" });
    body["parties"] = json!([one("虚构甲花"), one("虚构乙树")]);
    body["sessions"] = json!([{
        "at": format!("{}T09:00:00", day(-2)), "place": "调解室", "present": "双方", "rights_told": true, "said": "各说各的道理", "result": "同意分期返还",
    }]);
    body["agreement"] = json!({
        "form": "written", "number": "（2026）调字第1号", "facts": "房屋由双方出资", "disputes": "份额", "agreed_on": day(-2),
        "parties_signed_on": day(-2), "sealed_on": day(-1), "copies": 3,
        "clauses": [{ "id": 0, "who": "虚构乙树", "what": "返还出资五万元", "due": day(30), "performance": "pending", "seen_on": null, "note": "" }],
    });
    ok(window, "services.save", record).await?;
    let version = ok(window, "services.get", json!({ "id": id })).await?["record"]["version"].clone();
    ok(window, "services.end", json!({ "id": id, "version": version, "outcome": "agreed", "note": "已签协议" }))
        .await
        .map(drop)
}

async fn printed(window: &Window, album: &mut Album, name: &str, words: &[&str]) -> Told {
    let saved = window.keep_paper().await?;
    album.page(window, &format!("print-{name}")).await?;
    album.paper(&saved, name, &trouble(&saved, words)?)
}

async fn gallery(window: &Window, album: &mut Album, case: i64) -> Told {
    window.walk("/prints").await?;
    window.find(&tag("print-set-volume")).await?;
    album.page(window, "prints-gallery").await?;
    window.click(&tag("print-set-counselling")).await?;
    album.page(window, "prints-shelf").await?;
    // By the number on a paper that came back.
    window.write_into("[data-testid=print-find]", "204").await?;
    window.click(&tag("print-form-crisis_assessment")).await?;
    window.find(&tag("print-by-hand")).await?;
    printed(window, album, "crisis-blank", &["心理危机评估表", "不作诊断"]).await?;
    window.walk("/today").await?;
    window.walk(&format!("/prints?form=mediation_record&case={case}")).await?;
    printed(window, album, "mediation-record", &["人民调解记录", "虚构甲花", "各说各的道理"]).await
}

/// A program of the print service, as CUPS has it.
fn program(window: &Window, name: &str, script: &str) -> Told {
    use std::os::unix::fs::PermissionsExt as _;
    let at = window.home().join("bin").join(name);
    std::fs::write(&at, format!("#!/bin/sh\n{script}\n"))?;
    std::fs::set_permissions(&at, std::fs::Permissions::from_mode(0o755)).map_err(Into::into)
}

async fn to_printer(window: &Window, album: &mut Album) -> Told {
    let (said, got) = (window.home().join("lp-said"), window.home().join("lp-got"));
    program(window, "lpstat", "exit 1")?;
    window.walk("/prints?form=crisis_assessment").await?;
    window.click(&tag("pdf-print")).await?;
    window.find(&tag("print-none")).await?;
    window.tap("[data-testid=print-dialog] .el-dialog__headerbtn").await?;
    program(window, "lpstat", "[ $1 = -e ] && printf 'office\\nhall\\n' || echo 'system default destination: hall'")?;
    let keep =
        format!("printf '%s\\n' \"$@\" > {}; for last; do :; done; cp \"$last\" {}", said.display(), got.display());
    program(window, "lp", &keep)?;
    window.click(&tag("pdf-print")).await?;
    window.comes_to_hold("print-copies", "1").await?;
    window.click(&tag("print-some")).await?;
    window.click(&tag("print-send")).await?;
    window.says("请填写这一栏").await?;
    window.write("print-pages", "9").await?;
    window.click(&tag("print-send")).await?;
    window.says("不超过总页数").await?;
    window.write("print-pages", "１").await?;
    window.write("print-copies", "2").await?;
    window.pick("print-printer", "office").await?;
    album.page(window, "print-dialog").await?;
    window.click(&tag("print-send")).await?;
    window.says("已送到打印机“office”").await?;
    let told = std::fs::read_to_string(&said)?;
    let begins = "-d\noffice\n-t\n家和\n-n\n2\n-P\n1\n--\n";
    if !told.starts_with(begins) || !std::fs::read(&got)?.starts_with(b"%PDF-") {
        return Err(format!("the printer was told {told}").into());
    }
    let file = std::path::PathBuf::from(told.lines().last().unwrap_or_default());
    if file.exists() || told.contains("评估") {
        return Err(format!("{} stays, or says what it is", file.display()).into());
    }
    // The same form finds its printer again; one that takes nothing is told.
    program(window, "lp", "exit 1")?;
    window.click(&tag("pdf-print")).await?;
    window.click(&tag("print-send")).await?;
    window.says("打印机没有接收").await?;
    let trail = ok(window, "audit.list", json!({ "noun": "desk" })).await?.to_string();
    let told = [
        "心理危机评估表: 2 copies of 1 pages of 1 for the printer office",
        "心理危机评估表: left by printer",
        "心理危机评估表: did not leave by printer",
    ];
    match told.into_iter().find(|told| !trail.contains(told)) {
        None => Ok(()),
        Some(told) => Err(format!("not on the trail: {told}").into()),
    }
}

async fn meter(window: &Window, album: &mut Album, case: i64) -> Told {
    window.walk(&format!("/cases/{case}?tab=volume")).await?;
    window.css("[data-testid=volume-part-7].printed").await?;
    album.page(window, "volume-meter").await?;
    // Looking at it is not printing it.
    window.click(&tag("volume-make-2")).await?;
    window.find(&tag("pdf-save")).await?;
    window.walk(&format!("/cases/{case}?tab=volume")).await?;
    window.css("[data-testid=volume-part-2].ready").await?;
    window.click(&tag("volume-make-2")).await?;
    window.keep_paper().await?;
    for form in ["mediation_application", "mediation_agreement"] {
        let made = ok(window, "prints.form", json!({ "form": form, "case": case, "record": null })).await?;
        ok(window, "prints.left", json!({ "papers": made["papers"], "way": "file", "pages": "", "gone": true }))
            .await?;
    }
    window.walk(&format!("/cases/{case}?tab=volume")).await?;
    window.css("[data-testid=volume-part-2].printed").await?;
    // The copy of the cards, scanned; a program that calls itself a scan is refused.
    let folder = tempfile::tempdir()?;
    let (bad, good) = (folder.path().join("扫描.pdf"), folder.path().join("甲方身份证.pdf"));
    std::fs::write(&bad, b"MZ\x90\x00 no paper")?;
    let saved = ok(window, "prints.form", json!({ "form": "identity_sheet", "case": null, "record": null })).await?;
    use base64::Engine as _;
    std::fs::write(
        &good,
        base64::engine::general_purpose::STANDARD.decode(saved["base64"].as_str().unwrap_or_default())?,
    )?;
    window.click(&tag("volume-attach-3")).await?;
    window.css("[data-testid=scan-file]").await?.send_keys(&bad.to_string_lossy()).await?;
    window.says("不是扫描件").await?;
    // A gigabyte is refused by its size, before any of it is read.
    for (name, head) in [("一个G.pdf", "%PDF-1.4"), ("一个G.jpg", "\u{ff}")] {
        let huge = folder.path().join(name);
        std::fs::write(&huge, head)?;
        std::fs::File::options().write(true).open(&huge)?.set_len(1 << 30)?;
        window.css("[data-testid=scan-file]").await?.send_keys(&huge.to_string_lossy()).await?;
        window.says("文件太大，最多 6 MB").await?;
        window.css("[data-testid=scan-file]").await?.send_keys(&bad.to_string_lossy()).await?;
        window.says("不是扫描件").await?;
    }
    window.css("[data-testid=scan-file]").await?.send_keys(&good.to_string_lossy()).await?;
    window.find(&tag("scan-chosen")).await?;
    window.write("scan-note", "甲方身份证").await?;
    album.page(window, "volume-scan").await?;
    window.click(&tag("scan-save")).await?;
    window.css("[data-testid=volume-part-3].scanned").await?;
    window.tap("[data-testid^=volume-look-]").await?;
    window.css(".el-dialog canvas").await?;
    album.page(window, "volume-look").await?;
    window.tap(".el-dialog__headerbtn").await?;
    window.says("必备材料齐了").await
}

async fn bound(window: &Window, album: &mut Album, case: i64) -> Told {
    window.walk("/today").await?;
    window.walk(&format!("/cases/{case}?tab=volume")).await?;
    window.click(&tag("volume-print")).await?;
    window.find(&tag("pdf-save")).await?;
    printed(window, album, "volume", &["人民调解卷宗", "卷内目录", "返还出资五万元", "扫描件清单"]).await?;
    window.click(&tag("volume-whole-close")).await?;
    window.gone(&tag("volume-whole")).await?;
    window.click(&tag("volume-seal")).await?;
    window.click(&tag("seal-long")).await?;
    // Printed is not signed: whoever seals has looked into the paper folder.
    window.click(&tag("seal-confirm")).await?;
    window.says("请核对纸质卷宗后打勾").await?;
    album.page(window, "volume-seal").await?;
    window.click(&tag("seal-there")).await?;
    window.click(&tag("seal-confirm")).await?;
    window.find(&tag("volume-sealed")).await?;
    album.page(window, "volume-sealed").await?;
    let sealed: Value = ok(window, "volumes.get", json!({ "case": case })).await?["sealed"].clone();
    if sealed["keep"] == "long" { Ok(()) } else { Err(format!("not sealed: {sealed}").into()) }
}

#[tokio::test(flavor = "multi_thread")]
async fn forms_are_found_and_a_volume_is_filled_and_sealed_in_the_window() -> Told {
    let window = desk().size(1366, 768).open().await?;
    window.founded().await?;
    let at = furnished(&window).await?;
    mediated(&window, at.case).await?;
    let mut album = Album::open_in("volume")?;
    let told = gallery(&window, &mut album, at.case).await;
    album.step(&window, "forms found and printed", told).await;
    let told = to_printer(&window, &mut album).await;
    album.step(&window, "a paper sent to a printer", told).await;
    let told = meter(&window, &mut album, at.case).await;
    album.step(&window, "the meter of the volume", told).await;
    let told = bound(&window, &mut album, at.case).await;
    album.step(&window, "the volume bound and sealed", told).await;
    album.close()
}
