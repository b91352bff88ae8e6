//! What the three desks send each other, all of it by pages and files: a case of figure B.1 that no tier can
//! resolve until the county confers, one of B.2 that the county resolves, one of B.3 that the town resolves, one
//! that is refused; and an order with its answer. In the end all three tell the same story.

use std::path::Path;

use serde_json::{Value, json};

use super::exchange::{Desk, carry, look, send, shut, take, told};
use crate::album::Album;
use crate::clerk::{ADMIN, day};
use crate::window::{Told, Window, tag};
use jiahe_tests::world::World;

/// Where it failed, and why.
type Stopped<'a> = (&'a Desk, String);

/// A case of that station, as the intake form saves it.
async fn opened(desk: &Desk, facts: &str) -> Told<Value> {
    let mut intake = World::empty().intake();
    intake["received_by"] = told(&desk.window, "desk.status", json!({})).await?["session"]["staff"].clone();
    intake["reported_at"] = json!(format!("{}T08:00:00", day(-1)));
    intake["facts"] = json!(facts);
    Ok(told(&desk.window, "cases.open", intake).await?["id"].clone())
}

/// The case's 流转 page.
async fn way(window: &Window, case: &Value) -> Told {
    window.walk("/today").await?;
    window.walk(&format!("/cases/{case}?tab=way")).await?;
    window.find(&tag("way-now")).await.map(drop)
}

/// Opens the dialog of a step and fills in why.
async fn begin(window: &Window, step: &str, why: &str) -> Told {
    window.click(&tag(&format!("way-{step}"))).await?;
    window.find(&tag("act-save")).await?;
    window.write("act-reason", why).await
}

async fn save(window: &Window) -> Told {
    window.click(&tag("act-save")).await?;
    window.gone(&tag("act-save")).await
}

async fn step(desk: &Desk, case: &Value, name: &str, why: &str) -> Told {
    way(&desk.window, case).await?;
    begin(&desk.window, name, why).await?;
    save(&desk.window).await
}

/// 交办 or 上报, to another station.
async fn move_to(desk: &Desk, case: &Value, kind: &str, to: &Desk, why: &str) -> Told {
    way(&desk.window, case).await?;
    begin(&desk.window, kind, why).await?;
    desk.window.pick("act-station", to.name).await?;
    save(&desk.window).await
}

/// Tried here in vain, and sent up.
async fn in_vain(desk: &Desk, case: &Value, above: &Desk, why: &str) -> Told {
    step(desk, case, "not_resolved", why).await?;
    move_to(desk, case, "report_up", above, why).await
}

/// The movement by which a case is offered here.
async fn offer(desk: &Desk, case: &Value) -> Told<Value> {
    let code = told(&desk.window, "movements.desk", json!({})).await?;
    let code = code["offers"].as_array().cloned().unwrap_or_default();
    let of = told(&desk.window, "cases.get", json!({ "id": case })).await.ok().map(|file| file["code"].clone());
    let found = code.iter().find(|one| of.is_none() || Some(&one["code"]) == of.as_ref());
    found.map(|one| one["id"].clone()).ok_or_else(|| "nothing is offered here".into())
}

async fn desk_of(desk: &Desk) -> Told {
    desk.window.walk("/exchange").await?;
    desk.window.door("/today").await?;
    desk.window.find(&tag("today-movements")).await.map(drop)
}

/// 签收 on the workbench; the dialog is pictured once.
async fn accept(desk: &Desk, offer: &Value, picture: Option<(&mut Album, &str)>) -> Told {
    desk_of(desk).await?;
    desk.window.click(&tag(&format!("offer-accept-{offer}"))).await?;
    desk.window.pick("act-handler", ADMIN).await?;
    if let Some((album, name)) = picture {
        album.page(&desk.window, name).await?;
    }
    save(&desk.window).await?;
    // The rows below move up then, and a press on its way would meet another one's.
    desk.window.gone(&tag(&format!("offer-accept-{offer}"))).await
}

pub async fn walk<'a>(album: &mut Album, stick: &Path, desks: [&'a Desk; 3]) -> Result<(), Stopped<'a>> {
    let [county, town, village] = desks;
    let mut cases = Cases::default();
    let at = |desk: &'a Desk| move |why: Box<dyn std::error::Error + Send + Sync>| (desk, why.to_string());
    begun(album, (county, town, village), &mut cases).await.map_err(at(county))?;
    in_the_town(album, stick, (county, town, village), &mut cases).await.map_err(at(town))?;
    in_the_village(stick, (town, village), &cases).await.map_err(at(village))?;
    in_the_county(album, stick, (county, town), &cases).await.map_err(at(county))?;
    the_same(album, stick, desks, &cases).await.map_err(at(village))
}

/// The four cases, by the figure they follow.
#[derive(Default)]
struct Cases {
    b1: Value,
    b2: Value,
    b3: Value,
    refused: Value,
}

/// The county sends two down and an order; the village has tried in vain and reports up.
async fn begun(a: &mut Album, (county, town, village): (&Desk, &Desk, &Desk), cases: &mut Cases) -> Told {
    cases.b1 = opened(county, "兄弟为祖宅拆迁款争执，住望潮镇听澜村。").await?;
    cases.refused = opened(county, "姐弟为父亲存款争执，户籍写望潮镇。").await?;
    cases.b3 = opened(village, "婆媳为照看孩子争执，村里多次劝解。").await?;
    way(&county.window, &cases.b1).await?;
    begin(&county.window, "assign", "双方都住听澜村，请就近先行调处。").await?;
    county.window.pick("act-station", town.name).await?;
    a.page(&county.window, "move-assign").await?;
    save(&county.window).await?;
    a.page(&county.window, "move-in-transit").await?;
    move_to(county, &cases.refused, "assign", town, "请就近先行调处。").await?;
    in_vain(village, &cases.b3, town, "村里劝解三次，双方各不相让。").await?;
    county.window.door("/conferences").await?;
    county.window.click(&tag("order-new")).await?;
    county.window.write("issue-matter", "拆迁款纠纷须在月底前有结果").await?;
    county.window.write("issue-asked", "查明发放记录，约双方到场，书面报办理情况。").await?;
    county.window.pick("issue-responsible", town.name).await?;
    a.page(&county.window, "order-issue-to-town").await?;
    county.window.click(&tag("issue-save")).await?;
    county.window.gone(&tag("issue-dialog")).await?;
    county.window.door("/today").await?;
    county.window.find(&tag("today-exchange")).await?;
    a.page(&county.window, "today-waits-to-be-sent").await
}

/// Of the town's own: a service whose days have run out, and one that is due today.
async fn owed(town: &Desk) -> Told {
    let case = opened(town, "夫妻为开支争执，愿意调解。").await?;
    let me = told(&town.window, "desk.status", json!({})).await?["session"]["staff"].clone();
    for (service, field, on) in [("mediation", "accepted_on", day(-33)), ("legal_aid", "applied_on", day(-7))] {
        let asked = json!({
            "case": case, "service": service, "assigned": me, "unit": "", "person": null, "client": "", "client_phone": "",
            "summary": "双方愿意坐下来谈", "body": null, "outcome": null,
        });
        let id = told(&town.window, "services.open", asked).await?;
        let mut record = told(&town.window, "services.get", json!({ "id": id })).await?["record"].clone();
        record["body"][field] = json!(on);
        told(&town.window, "services.save", record).await?;
    }
    Ok(())
}

/// Both parcels come in; one case is taken on and sent further down, one refused, one resolved, one of the
/// town's own sent up; the order is answered.
async fn in_the_town(
    a: &mut Album,
    stick: &Path,
    (county, town, village): (&Desk, &Desk, &Desk),
    cases: &mut Cases,
) -> Told {
    owed(town).await?;
    send(county, stick, town).await?;
    a.page(&county.window, "exchange-sent").await?;
    look(town, stick, county).await?;
    a.page(&town.window, "exchange-preview").await?;
    take(town).await?;
    a.page(&town.window, "exchange-answers").await?;
    shut(town).await?;
    carry(village, town, stick).await?;
    desk_of(town).await?;
    a.page(&town.window, "town-desk").await?;
    a.rest(&town.window, "town-desk").await?;
    // Which offer is which is told by the case they are of.
    let offers = told(&town.window, "movements.desk", json!({})).await?["offers"].clone();
    let of = |why: &str| {
        let all = offers.as_array().cloned().unwrap_or_default();
        let found = all.iter().find(|one| one["reason"].as_str().is_some_and(|reason| reason.starts_with(why)));
        found.map(|one| one["id"].clone()).ok_or_else(|| format!("no offer says {why}"))
    };
    let (first, third, refused) = (of("双方都住")?, of("村里劝解")?, of("请就近")?);
    accept(town, &first, Some((&mut *a, "move-accept"))).await?;
    town.window.click(&tag(&format!("offer-refuse-{refused}"))).await?;
    town.window.write("act-reason", "户籍已迁出三年，人住在县城。").await?;
    a.page(&town.window, "move-refuse").await?;
    save(&town.window).await?;
    town.window.gone(&tag(&format!("offer-refuse-{refused}"))).await?;
    accept(town, &third, None).await?;
    move_to(town, &cases.b1, "assign", village, "人在听澜村，请村里先行调处。").await?;
    way(&town.window, &cases.b3).await?;
    begin(&town.window, "resolve", "婆媳当面说开，约定轮流照看。").await?;
    a.page(&town.window, "move-resolved").await?;
    save(&town.window).await?;
    archive(a, town, &cases.b3, "move-archive-check").await?;
    cases.b2 = opened(town, "夫妻为两镇房产争执，镇里调解不成。").await?;
    in_vain(town, &cases.b2, county, "房产在两个镇，镇里调解两次不成。").await?;
    answer_order(a, town).await
}

/// 归档, with what is still lacking shown.
async fn archive(a: &mut Album, desk: &Desk, case: &Value, picture: &str) -> Told {
    way(&desk.window, case).await?;
    begin(&desk.window, "archive", "已逐项核对，未尽事项转回访。").await?;
    a.page(&desk.window, picture).await?;
    save(&desk.window).await
}

async fn answer_order(a: &mut Album, town: &Desk) -> Told {
    town.window.door("/conferences").await?;
    town.window.click(&tag("tab-orders")).await?;
    town.window.tap("[data-testid^=order-open-]").await?;
    town.window.write("order-feedback", "已查明发放记录，双方约在周五到场；村里正在调处。").await?;
    a.page(&town.window, "order-feedback").await?;
    town.window.click(&tag("order-answer-do")).await?;
    // The dialog grows by what was said; only then does its button stand still.
    town.window.find(&tag("order-history")).await?;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    town.window.click(&tag("order-close")).await?;
    town.window.gone(&tag("order-dialog")).await
}

/// B.1 in the village: accepted, tried in vain, reported up again, and from the town on to the county.
async fn in_the_village(stick: &Path, (town, village): (&Desk, &Desk), cases: &Cases) -> Told {
    carry(town, village, stick).await?;
    let down = offer(village, &cases.b1).await?;
    accept(village, &down, None).await?;
    in_vain(village, &cases.b1, town, "兄弟二人不肯见面，村里调处不成。").await?;
    carry(village, town, stick).await?;
    let up = offer(town, &cases.b1).await?;
    accept(town, &up, None).await
}

/// The county sees the refusal, resolves B.2, signs the order off; then confers about B.1 and resolves it.
async fn in_the_county(a: &mut Album, stick: &Path, (county, town): (&Desk, &Desk), cases: &Cases) -> Told {
    in_vain(town, &cases.b1, county, "账目多年未清，镇里调处不成。").await?;
    carry(town, county, stick).await?;
    desk_of(county).await?;
    a.page(&county.window, "county-desk").await?;
    a.rest(&county.window, "county-desk").await?;
    let offers = told(&county.window, "movements.desk", json!({})).await?["offers"].clone();
    for offer in offers.as_array().cloned().unwrap_or_default() {
        accept(county, &offer["id"], None).await?;
    }
    step(county, &cases.b2, "confer", "领导小组会商：房产先评估。").await?;
    step(county, &cases.b2, "plan", "县工作室约双方，按评估价折补，一周办结。").await?;
    step(county, &cases.b2, "resolve", "约双方到县里，按评估价折补。").await?;
    archive(a, county, &cases.b2, "county-archive-check").await?;
    county.window.door("/conferences").await?;
    county.window.click(&tag("tab-orders")).await?;
    county.window.tap("[data-testid^=order-open-]").await?;
    a.page(&county.window, "order-answered").await?;
    county.window.click(&tag("order-sign")).await?;
    county.window.write("sign-note", "同意销号。").await?;
    a.page(&county.window, "order-sign-off").await?;
    county.window.click(&tag("sign-do")).await?;
    county.window.gone(&tag("sign-off-dialog")).await?;
    // It was the only open one: with it its list and its dialog go.
    county.window.gone(&tag("order-dialog")).await?;
    way(&county.window, &cases.b1).await?;
    begin(&county.window, "confer", "领导小组听取汇报，意见：先对账，再调解。").await?;
    a.page(&county.window, "move-confer").await?;
    save(&county.window).await?;
    way(&county.window, &cases.b1).await?;
    begin(&county.window, "plan", "县工作室牵头对账，司法所查明发放记录，两周办结。").await?;
    a.page(&county.window, "move-plan").await?;
    save(&county.window).await?;
    step(county, &cases.b1, "resolve", "对账后按出资比例分配，双方签字。").await?;
    archive(a, county, &cases.b1, "b1-archive-check").await?;
    way(&county.window, &cases.b1).await?;
    a.page(&county.window, "b1-whole-way").await
}

/// What happened last goes down once more; then all three tell the same of every case they know.
async fn the_same(a: &mut Album, stick: &Path, [county, town, village]: [&Desk; 3], cases: &Cases) -> Told {
    carry(county, town, stick).await?;
    carry(town, village, stick).await?;
    for (case, holder, know) in [
        (&cases.b1, county, vec![county, town, village]),
        (&cases.b2, county, vec![county, town]),
        (&cases.b3, town, vec![town, village]),
        (&cases.refused, county, vec![county]),
    ] {
        let mut stories = Vec::new();
        for desk in know {
            let way = told(&desk.window, "movements.way", json!({ "id": case })).await?;
            if way["holder"] != holder.id {
                return Err(format!(
                    "{} thinks that {} holds {case}, not {}",
                    desk.name, way["holder_name"], holder.name
                )
                .into());
            }
            let moved: Vec<Value> = way["movements"].as_array().cloned().unwrap_or_default();
            let moved: Vec<Value> = moved.iter().map(|one| json!([one["id"], one["state"], one["epoch"]])).collect();
            stories.push(json!([way["archived_at"], moved, way["steps"], way["stays"]]));
        }
        if stories.windows(2).any(|pair| pair.first() != pair.last()) {
            return Err(format!("not the same story of {case}: {stories:#?}").into());
        }
    }
    way(&village.window, &cases.b1).await?;
    a.page(&village.window, "b1-as-the-village-knows-it").await?;
    way(&village.window, &cases.b3).await?;
    a.page(&village.window, "b3-as-the-village-knows-it").await?;
    way(&town.window, &cases.b2).await?;
    a.page(&town.window, "b2-as-the-town-knows-it").await?;
    town.window.door("/exchange").await?;
    a.page(&town.window, "exchange-parcels").await
}
