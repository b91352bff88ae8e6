//! A county, a town and a village, three desks with three data folders and nothing between them but a stick:
//! they meet by fingerprint, a case goes down and comes up again, and every parcel gets its receipt.

use std::path::Path;

use jiahe_tests::world::World;
use serde_json::{Value, json};

use crate::album::Album;
use crate::clerk::{ADMIN, PASSWORD};
use crate::window::{Told, Window, desk, tag};

const COUNTY: &str = "云汀县家事服务工作室";
const TOWN: &str = "望潮镇家事服务站";
const VILLAGE: &str = "听澜村家事服务点";

async fn told(window: &Window, command: &str, body: Value) -> Told<Value> {
    window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}").into())
}

/// A desk set up behind the window's back, signed in by hand.
async fn founded(name: &str, tier: &str, place: &str) -> Told<Window> {
    let mut window = desk().open().await?;
    let asked = json!({
        "station": { "name": name, "tier": tier, "place": place, "parent_name": "" },
        "admin": { "name": ADMIN, "password": PASSWORD, "roles": ["lead", "receptionist"] },
        "without_key_store": true,
    });
    let done = told(&window, "station.set_up", asked).await?;
    window.close().await?;
    window.start().await?;
    window.sign_in(ADMIN).await?;
    told(&window, "recovery.confirm", json!({ "key": done["recovery_key"] })).await?;
    window.door("/exchange").await?;
    window.find(&tag("exchange-folder")).await?;
    Ok(window)
}

/// Saves the own card onto the stick.
async fn save_card(window: &Window, stick: &Path) -> Told {
    page(window, stick).await?;
    window.click(&tag("exchange-meet")).await?;
    window.click(&tag("card-save")).await?;
    window.find(&tag("card-saved")).await.map(drop)
}

/// Looks at another's card.
async fn meet(window: &Window, card: &str) -> Told {
    window.click(&tag("exchange-list")).await?;
    window.tap(&format!("[data-testid=exchange-file][data-name^=\"家和名片-{card}\"]")).await?;
    window.find(&tag("meet-told")).await?;
    Ok(())
}

async fn trust(window: &Window) -> Told {
    window.tap("[data-testid=meet-compared]").await?;
    window.click(&tag("meet-keep")).await?;
    window.gone(&tag("meet-dialog")).await
}

/// The page anew, with the stick in.
async fn page(window: &Window, stick: &Path) -> Told {
    window.walk("/today").await?;
    window.door("/exchange").await?;
    window.find(&tag("exchange-folder")).await?;
    window.write("exchange-folder", &stick.display().to_string()).await
}

/// Presses 寄出 for the station of that id.
async fn send(window: &Window, stick: &Path, station: &Value) -> Told {
    page(window, stick).await?;
    window.click(&tag(&format!("send-{station}"))).await?;
    window.find(&tag("exchange-sent")).await.map(drop)
}

/// Opens the newest parcel between two stations and takes it in.
async fn receive(
    window: &Window,
    stick: &Path,
    (from, to): (&str, &str),
    album: &mut Album,
    picture: Option<&str>,
) -> Told {
    page(window, stick).await?;
    window.click(&tag("exchange-list")).await?;
    window.tap(&format!("[data-testid=exchange-file][data-name^=\"家和包裹-{from}-寄-{to}\"]")).await?;
    window.find(&tag("import-from")).await?;
    if let Some(name) = picture {
        album.page(window, name).await?;
    }
    window.click(&tag("import-go")).await?;
    window.find(&tag("import-done")).await.map(drop)
}

async fn close_import(window: &Window) -> Told {
    window.click(&tag("import-close")).await?;
    window.gone(&tag("import-dialog")).await
}

async fn assign(window: &Window, case: &Value, kind: &str, to: &Value) -> Told {
    let asked = json!({
        "case": case, "kind": kind, "to_station": to, "to_unit": null, "coordinator": "", "reason": "就近调处",
        "answer_by": crate::clerk::day(7), "deadline": null,
    });
    told(window, "movements.send", asked).await.map(drop)
}

async fn accept(window: &Window) -> Told {
    let me = told(window, "desk.status", json!({})).await?["session"]["staff"].clone();
    let offer = told(window, "movements.desk", json!({})).await?["offers"][0]["id"].clone();
    told(window, "movements.accept", json!({ "id": offer, "handler": me })).await.map(drop)
}

#[tokio::test(flavor = "multi_thread")]
async fn three_desks_exchange_a_case_by_files_only() -> Told {
    let mut album = Album::open_in("exchange")?;
    let stick = tempfile::tempdir()?;
    let county = founded(COUNTY, "county", "330921").await?;
    let town = founded(TOWN, "town", "330921100").await?;
    let village = founded(VILLAGE, "village", "330921100").await?;
    let told_of = walk(&mut album, stick.path(), [&county, &town, &village]).await;
    album.step(&county, "three desks", told_of).await;
    album.close()
}

async fn walk(album: &mut Album, stick: &Path, [county, town, village]: [&Window; 3]) -> Told {
    let a = album;
    a.page(county, "exchange-empty").await?;
    for desk in [county, town, village] {
        save_card(desk, stick).await?;
        if std::ptr::eq(desk, county) {
            a.page(desk, "exchange-own-card").await?;
        }
        page(desk, stick).await?;
    }
    meet(town, COUNTY).await?;
    a.page(town, "exchange-their-card").await?;
    trust(town).await?;
    for (desk, cards) in [(town, vec![VILLAGE]), (county, vec![TOWN]), (village, vec![TOWN])] {
        for card in cards {
            meet(desk, card).await?;
            trust(desk).await?;
        }
    }
    let id = async |desk: &Window| -> Told<Value> {
        let all = told(desk, "stations.list", json!({})).await?;
        Ok(all[0]["id"].clone())
    };
    let (county_id, town_id, village_id) = (id(county).await?, id(town).await?, id(village).await?);

    // B.1: the county takes it in, down to the village, and up again.
    let mut intake = World::empty().intake();
    intake["received_by"] = told(county, "desk.status", json!({})).await?["session"]["staff"].clone();
    intake["reported_at"] = json!(format!("{}T08:00:00", crate::clerk::day(-1)));
    let case = told(county, "cases.open", intake).await?["id"].clone();
    assign(county, &case, "assign", &town_id).await?;
    county.walk("/today").await?;
    county.find(&tag("today-exchange")).await?;
    a.page(county, "today-waits-to-be-sent").await?;
    send(county, stick, &town_id).await?;
    a.page(county, "exchange-sent").await?;

    receive(town, stick, (COUNTY, TOWN), a, Some("exchange-preview")).await?;
    a.page(town, "exchange-answers").await?;
    close_import(town).await?;
    accept(town).await?;
    assign(town, &case, "assign", &village_id).await?;
    send(town, stick, &county_id).await?;
    send(town, stick, &village_id).await?;
    a.page(town, "exchange-town").await?;
    receive(village, stick, (TOWN, VILLAGE), a, None).await?;
    close_import(village).await?;
    accept(village).await?;
    send(village, stick, &town_id).await?;
    receive(town, stick, (VILLAGE, TOWN), a, None).await?;
    close_import(town).await?;
    let way = told(town, "movements.way", json!({ "id": case })).await?;
    if way["holder"] != village_id {
        return Err(format!("the village holds it, the town thinks {}", way["holder"]).into());
    }
    village.walk(&format!("/cases/{case}")).await?;
    village.find(&tag("case-facts")).await?;
    a.page(village, "exchange-case-in-the-village").await
}
