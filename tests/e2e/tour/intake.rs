//! Taking a dispute in, losing the program in the middle of it, and finding it again.

use jiahe::kernel::identity::Sex;
use jiahe_tests::world::id_number;

use super::{
    ADDRESS, ADMIN, Album, CHILD, FACTS, HUSBAND, HUSBAND_PHONE, MOTHER, Story, Told, WIFE, WIFE_PHONE, Window, tag,
};
use crate::window::text;

pub async fn violence(window: &Window, album: &mut Album, story: &mut Story) -> Told {
    story.wife_id = id_number("1990-03-15", Sex::Female, 102);
    story.husband_id = id_number("1987-11-02", Sex::Male, 205);
    window.door("/intake").await?;
    window.find(&tag("intake-channel-visit")).await?;
    album.page(window, "intake-empty").await?;
    window.click(&tag("intake-channel-visit")).await?;
    window.write("party-0-name", WIFE).await?;
    window.write("party-0-id-number", &story.wife_id).await?;
    window.comes_to_hold("party-0-birth", "1990-03-15").await?;
    let sex = window.css("[data-testid=\"party-0-sex-2\"]").await?;
    window.until("the sex is filled in", async || Ok(sex.prop("checked").await?.as_deref() == Some("true"))).await?;
    window.write("party-0-phone", WIFE_PHONE).await?;
    window.write("party-0-safe-contact", "只在工作日上午打电话，不发短信").await?;
    window.click(&tag("party-0-more")).await?;
    window.write("party-0-living-address", ADDRESS).await?;
    album.page(window, "intake-parties").await?;
    window.write("party-1-name", HUSBAND).await?;
    window.write("party-1-id-number", &story.husband_id).await?;
    window.comes_to_hold("party-1-birth", "1987-11-02").await?;
    window.write("party-1-phone", HUSBAND_PHONE).await?;
    window.click(&tag("intake-add-member")).await?;
    window.pick("member-0-relation", "子").await?;
    window.write("member-0-name", CHILD).await?;
    window.write("member-0-birth", "20180602").await?;
    window.click(&tag("intake-type-violence")).await?;
    window
        .tick(&["intake-other-type-minors", "intake-service-psychological_counselling", "intake-service-mediation"])
        .await?;
    window.write("intake-facts", FACTS).await?;
    window.tick(&["intake-danger-strangling", "intake-danger-weapon", "intake-danger-child_witness"]).await?;
    album.page(window, "intake-dangers").await?;
    for prompt in ["police", "protection_order", "shelter", "legal_aid", "mandatory_report"] {
        window.click(&tag(&format!("intake-prompt-{prompt}-yes"))).await?;
    }
    window.click(&tag("intake-prompt-shelter-no")).await?;
    window.write("intake-prompt-shelter-note", "已回娘家居住，暂不需要").await?;
    window.click(&tag("intake-risk-red")).await?;
    window.write("intake-risk-reason", "扼颈、持刀，近期分居").await?;
    album.page(window, "intake-risk").await?;
    window
        .tick(&["intake-family-ordinary", "intake-difficulty-high", "intake-help-high", "intake-danger-high"])
        .await?;
    window.write("intake-measures", "已联系派出所，已协助申请告诫书").await?;
    window.says("已自动保存").await
}

pub async fn killed(window: &mut Window, album: &mut Album) -> Told {
    window.click(&tag("intake-keep")).await?;
    tokio::time::sleep(std::time::Duration::from_millis(700)).await;
    window.write("party-1-safe-contact", "夜里断电前正在写的一行").await?;
    // Two seconds later the line is in the file; the next one is cut off in the middle.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    drop(window.write("party-0-phone", "138005").await);
    window.kill().await?;
    window.start().await?;
    window.sign_in(ADMIN).await?;
    window.find(&tag("today-drafts")).await?;
    album.page(window, "today-draft").await?;
    window.tap("[data-testid^=today-draft-]").await?;
    window.comes_to_hold("party-0-name", WIFE).await?;
    window.comes_to_hold("party-1-safe-contact", "夜里断电前正在写的一行").await?;
    window.comes_to_hold("intake-facts", FACTS).await?;
    window.write("party-0-phone", WIFE_PHONE).await?;
    album.page(window, "intake-restored").await
}

pub async fn save(window: &Window, album: &mut Album, story: &mut Story) -> Told {
    window.click(&tag("intake-save")).await?;
    window.says("还有").await?;
    album.page(window, "intake-missing").await?;
    window.click(&tag("intake-consent-given")).await?;
    window.write("intake-consent-note", "当面告知，本人同意用于本案办理").await?;
    album.page(window, "intake-secrecy").await?;
    window.click(&tag("intake-save")).await?;
    window.find(&tag("intake-open-case")).await?;
    story.code = window.read(&tag("case-code")).await?.trim().to_owned();
    album.page(window, "intake-saved").await
}

/// The same person comes again over another matter.
pub async fn duplicate(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.click(&tag("intake-again")).await?;
    window.click(&tag("intake-channel-call")).await?;
    window.write("party-0-name", WIFE).await?;
    window.write("party-0-id-number", &story.wife_id).await?;
    let like = window.css("[data-testid^=party-0-like-]").await?;
    let shown = vec![serde_json::to_value(&like)?];
    window.client()?.execute("arguments[0].scrollIntoView({ block: 'center' })", shown).await?;
    album.page(window, "intake-duplicate").await?;
    window.tap("[data-testid^=party-0-like-][data-testid$=-same]").await?;
    window.says("已关联档案").await?;
    window.comes_to_hold("party-0-phone", WIFE_PHONE).await?;
    window.write("party-1-name", MOTHER).await?;
    window.write("party-1-birth", "1961-2-28").await?;
    window.tick(&["intake-type-support", "intake-service-legal_advice"]).await?;
    window.write("intake-facts", "与母亲就赡养费的分担有不同意见，来电询问。").await?;
    window.click(&tag("intake-risk-green")).await?;
    window.write("intake-risk-reason", "双方平和").await?;
    window.click(&tag("intake-consent-given")).await?;
    window.click(&tag("intake-save")).await?;
    window.find(&tag("intake-open-case")).await.map(drop)
}

pub async fn find(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.door("/cases").await?;
    window.says(HUSBAND).await?;
    album.page(window, "cases").await?;
    // Two characters of a name, its initials, the end of a phone, the identity number, the code.
    for (typed, page) in [
        ("大川", "cases-found-name"),
        ("xgldc", ""),
        ("2468", "cases-found-phone"),
        (story.husband_id.as_str(), ""),
        (story.code.as_str(), ""),
    ] {
        window.write("cases-search", typed).await?;
        window.gone(&text(MOTHER)).await.map_err(|error| format!("{typed} finds too much: {error}"))?;
        window.says(&story.code).await.map_err(|error| format!("{typed} finds nothing: {error}"))?;
        if !page.is_empty() {
            album.page(window, page).await?;
        }
    }
    Ok(())
}

pub async fn case_page(window: &Window, album: &mut Album, story: &Story) -> Told {
    window.open_case(&story.code).await?;
    album.page(window, "case").await?;
    window.write("add-note", "已电话回访，女方和孩子平安。").await?;
    window.click(&tag("add-note-save")).await?;
    window.says("办理记录").await?;
    // A case that is worked on is in progress from then on, without anybody saying so.
    window.until("in progress", async || Ok(window.read(&tag("case-state")).await?.contains("办理中"))).await?;
    window.click(&tag("change-risk")).await?;
    window.click(&tag("case-risk-orange")).await?;
    window.write("case-risk-reason", "女方已搬离，男方已签告诫书").await?;
    album.page(window, "case-change-risk").await?;
    window.click(&tag("case-change-save")).await?;
    window.gone(&tag("case-change-save")).await?;
    window.says("调整风险颜色").await
}
