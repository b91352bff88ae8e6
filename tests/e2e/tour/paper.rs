//! The papers: seen in the window, kept as PDF, and looked at with poppler.

use std::collections::HashMap;

use base64::Engine as _;
use serde_json::{Value, json};

use super::{Album, FACTS, HUSBAND, Story, Told, WIFE, Window, tag};
use crate::paper::trouble;
use crate::window::role;

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
    window.open_case(&story.code).await?;
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
    window.open_case(&story.code).await?;
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

/// How many cases are tried for a form: the one that fills the most of it is kept.
const TRIED: usize = 6;

/// Every form of the gallery, and the two that a station arranges, blank and filled, from the cases of the demo county.
pub async fn gallery(window: &Window, album: &mut Album) -> Told {
    let mut cases = Vec::new();
    let mut after = Value::Null;
    loop {
        let page = said(window, "cases.list", json!({ "filter": {}, "after": after, "limit": 200 })).await?;
        cases.extend(page["rows"].as_array().into_iter().flatten().map(|row| row["id"].clone()));
        after = page["next"].clone();
        if after.is_null() {
            break;
        }
    }
    // What could fill each: a case, and one of its records.
    let mut fills: HashMap<String, Vec<(Value, Value)>> = HashMap::new();
    for case in &cases {
        for form in said(window, "prints.forms", json!({ "case": case })).await?.as_array().into_iter().flatten() {
            let (key, source) = (form["key"].as_str().unwrap_or_default(), form["source"].as_str().unwrap_or_default());
            let known = fills.entry(key.to_owned()).or_default();
            match form["records"].as_array().and_then(|records| records.first()) {
                Some(record) => known.push((case.clone(), record["id"].clone())),
                None if source == "case" => known.push((case.clone(), Value::Null)),
                None => {}
            }
        }
    }
    let mut papers = 0;
    let mut keep = async |name: String, paper: Vec<u8>| -> Told {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("paper.pdf");
        std::fs::write(&path, paper)?;
        papers += 1;
        album.paper(&path, &format!("gallery/{name}"), &trouble(&path, &[])?)
    };
    let registrations: Vec<Value> = cases.iter().take(TRIED).map(|case| json!({ "case": case })).collect();
    keep("701-registration-blank".into(), fullest(window, "prints.registration", &[json!({ "case": null })]).await?)
        .await?;
    keep("701-registration-filled".into(), fullest(window, "prints.registration", &registrations).await?).await?;
    keep("702-survey-blank".into(), fullest(window, "prints.survey", &[json!({ "survey": null })]).await?).await?;
    let mut unfilled = Vec::new();
    for form in said(window, "prints.forms", json!({ "case": null })).await?.as_array().into_iter().flatten() {
        let (key, source) = (form["key"].as_str().unwrap_or_default(), form["source"].as_str().unwrap_or_default());
        let ask = |(case, record): &(Value, Value)| json!({ "form": key, "case": case, "record": record });
        let nothing = ask(&(Value::Null, Value::Null));
        let name = format!("{}-{key}", form["code"]);
        if source == "station" {
            keep(format!("{name}-filled"), fullest(window, "prints.form", &[nothing]).await?).await?;
            continue;
        }
        keep(format!("{name}-blank"), fullest(window, "prints.form", &[nothing]).await?).await?;
        let tries: Vec<Value> = fills.get(key).into_iter().flatten().take(TRIED).map(ask).collect();
        if !tries.is_empty() {
            keep(format!("{name}-filled"), fullest(window, "prints.form", &tries).await?).await?;
        } else if source != "blank" {
            unfilled.push(name);
        }
    }
    println!("         forms that no case of the demo county fills: {}", unfilled.join(", "));
    if papers >= 80 { Ok(()) } else { Err(format!("only {papers} papers").into()) }
}

async fn said(window: &Window, command: &str, body: Value) -> Told<Value> {
    window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}").into())
}

/// Of the same paper filled in several ways the one with the most on it: the more characters, the larger the fonts in it.
async fn fullest(window: &Window, command: &str, ways: &[Value]) -> Told<Vec<u8>> {
    let mut best = Vec::new();
    for body in ways {
        // A case that the lead may only look at is not printed from.
        let Ok(printed) = window.call(command, body.clone()).await? else { continue };
        let bytes = base64::engine::general_purpose::STANDARD.decode(printed["base64"].as_str().unwrap_or_default())?;
        if bytes.len() > best.len() {
            best = bytes;
        }
    }
    if best.is_empty() { Err(format!("{command} prints none of {ways:?}").into()) } else { Ok(best) }
}
