//! The papers: seen in the window, kept as PDF, and looked at with poppler.

use base64::Engine as _;
use serde_json::{Value, json};

use super::{Album, FACTS, HUSBAND, Story, Told, WIFE, Window, tag};
use crate::paper::trouble;
use crate::window::{role, text};

async fn keep(window: &Window, album: &mut Album, name: &str, words: &[&str]) -> Told {
    let saved = window.keep_paper().await?;
    album.page(window, &format!("print-{name}")).await?;
    album.paper(&saved, name, &trouble(&saved, words)?)
}

pub async fn sign_in_sheet(window: &Window, album: &mut Album) -> Told {
    window.door("/classes").await?;
    window.click(&tag("tab-past")).await?;
    window.click(&role("link", "听懂孩子的情绪")).await?;
    window.click(&tag("class-print")).await?;
    keep(window, album, "sign-in-sheet", &["听懂孩子的情绪", "虚构罗先生", "二楼活动室"]).await
}

pub async fn registration(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.door("/cases").await?;
    window.click(&text(&story.code)).await?;
    window.click(&tag("case-print")).await?;
    let beginning: String = FACTS.chars().take(12).collect();
    keep(window, album, "registration", &["登记表", WIFE, HUSBAND, &story.code, &beginning]).await
}

pub async fn blank_survey(window: &Window, album: &mut Album) -> Told {
    window.door("/prints").await?;
    window.find(&tag("print-set-other")).await?;
    album.page(window, "prints").await?;
    window.click(&tag("print-set-other")).await?;
    window.click(&tag("print-form-survey")).await?;
    window.click(&tag("print-blank")).await?;
    keep(window, album, "survey-blank", &["满意度", "接待态度", "很满意"]).await
}

pub async fn survey(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.door("/cases").await?;
    window.click(&text(&story.code)).await?;
    window.click(&tag("case-survey")).await?;
    fill(window, "心理疏导", 5, "等的时间不长，老师很耐心").await?;
    album.page(window, "survey-enter").await?;
    window.click(&tag("survey-save")).await?;
    window.find(&tag("survey-done")).await?;
    window.click(&tag("survey-print")).await?;
    keep(window, album, "survey", &["满意度", "等的时间不长", "心理疏导"]).await?;
    window.walk("/surveys/enter").await?;
    window.click(&tag("survey-anonymous")).await?;
    fill(window, "家事调解", 4, "").await?;
    window.click(&tag("survey-save")).await?;
    window.find(&tag("survey-done")).await?;
    window.click(&tag("survey-results")).await?;
    window.find(&tag("survey-table")).await?;
    album.page(window, "surveys").await
}

async fn fill(window: &Window, service: &str, score: u8, comment: &str) -> Told {
    window.pick("survey-service", service).await?;
    for item in ["reception", "skill", "fairness", "speed", "privacy", "place", "result", "follow_up", "overall"] {
        window.click(&tag(&format!("survey-item-{item}-{score}"))).await?;
    }
    window.click(&tag(&format!("survey-item-speed-{}", score - 1))).await?;
    window.write("survey-comment", comment).await
}

/// Every form of the gallery, and the two that a station arranges, blank and filled from the case of this story.
pub async fn gallery(window: &Window, album: &mut Album, story: &Story) -> Told {
    let asked = json!({ "filter": { "text": story.code }, "after": null, "limit": 1 });
    let case = window.call("cases.list", asked).await?.map_err(|fault| fault.to_string())?["rows"][0]["id"].clone();
    let mut papers: Vec<(String, &str, Value)> = Vec::new();
    for (way, of) in [("blank", Value::Null), ("filled", case.clone())] {
        papers.push((format!("701-registration-{way}"), "prints.registration", json!({ "case": of })));
    }
    papers.push(("702-survey-blank".into(), "prints.survey", json!({ "survey": null })));
    let forms = window.call("prints.forms", json!({ "case": case })).await?.map_err(|fault| fault.to_string())?;
    for form in forms.as_array().into_iter().flatten() {
        let (key, source) = (form["key"].as_str().unwrap_or_default(), form["source"].as_str().unwrap_or_default());
        let mut print = |way: &str, of: &Value| {
            let body = json!({ "form": key, "case": of, "record": null });
            papers.push((format!("{}-{key}-{way}", form["code"]), "prints.form", body));
        };
        if source == "station" {
            print("filled", &Value::Null);
        } else {
            print("blank", &Value::Null);
            if source != "blank" {
                print("filled", &case);
            }
        }
    }
    let folder = tempfile::tempdir()?;
    for (name, command, body) in &papers {
        let printed = window.call(command, body.clone()).await?.map_err(|fault| format!("{name}: {fault}"))?;
        let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap_or_default())?;
        let path = folder.path().join("paper.pdf");
        std::fs::write(&path, bytes)?;
        album.paper(&path, &format!("gallery/{name}"), &trouble(&path, &[])?)?;
    }
    if papers.len() >= 80 { Ok(()) } else { Err(format!("only {} papers", papers.len()).into()) }
}
