//! A county, a town and a village, three desks with three data folders and nothing between them but a stick:
//! they meet by fingerprint, and what one sends the other opens, looks at and takes in. What travels is in
//! [`super::tiers`].

use std::path::Path;

use serde_json::{Value, json};

use super::tiers;
use crate::album::Album;
use crate::clerk::{ADMIN, PASSWORD};
use crate::window::{Told, Window, desk, tag};

const COUNTY: &str = "云汀县家事服务工作室";
const TOWN: &str = "望潮镇家事服务站";
const VILLAGE: &str = "听澜村家事服务点";

/// One of the three: its window, its name, and the id it has everywhere.
pub struct Desk {
    pub window: Window,
    pub name: &'static str,
    pub id: Value,
}

/// Asked behind the window's back: what a step needs to know, or what a test compares.
pub async fn told(window: &Window, command: &str, body: Value) -> Told<Value> {
    window.call(command, body).await?.map_err(|fault| format!("{command}: {fault}").into())
}

/// A desk set up behind the window's back, signed in by hand.
async fn founded(name: &'static str, tier: &str, place: &str) -> Told<Desk> {
    let mut window = desk().open().await?;
    let asked = json!({
        "station": { "name": name, "tier": tier, "place": place, "parent_name": "" },
        "admin": { "name": ADMIN, "password": PASSWORD, "roles": ["lead", "mediator", "receptionist"] },
        "without_key_store": true,
    });
    let done = told(&window, "station.set_up", asked).await?;
    window.close().await?;
    window.start().await?;
    window.sign_in(ADMIN).await?;
    told(&window, "recovery.confirm", json!({ "key": done["recovery_key"] })).await?;
    let card = told(&window, "exchange.card", json!({})).await?;
    // What was confirmed behind its back the page knows after a reload.
    window.client()?.refresh().await?;
    window.door("/exchange").await?;
    window.find(&tag("exchange-folder")).await?;
    Ok(Desk { window, name, id: card["station"]["id"].clone() })
}

/// Saves the own card onto the stick.
async fn save_card(desk: &Desk, stick: &Path) -> Told {
    page(desk, stick).await?;
    desk.window.click(&tag("exchange-meet")).await?;
    desk.window.click(&tag("card-save")).await?;
    desk.window.find(&tag("card-saved")).await.map(drop)
}

/// Looks at another's card.
async fn meet(desk: &Desk, card: &Desk) -> Told {
    desk.window.click(&tag("exchange-list")).await?;
    desk.window.tap(&format!("[data-testid=exchange-file][data-name^=\"家和名片-{}\"]", card.name)).await?;
    desk.window.find(&tag("meet-told")).await?;
    Ok(())
}

async fn trust(desk: &Desk) -> Told {
    desk.window.tap("[data-testid=meet-compared]").await?;
    desk.window.click(&tag("meet-keep")).await?;
    desk.window.gone(&tag("meet-dialog")).await
}

async fn knows(desk: &Desk, stick: &Path, card: &Desk) -> Told {
    page(desk, stick).await?;
    meet(desk, card).await?;
    trust(desk).await
}

/// The page anew, with the stick in.
async fn page(desk: &Desk, stick: &Path) -> Told {
    desk.window.walk("/today").await?;
    desk.window.door("/exchange").await?;
    desk.window.find(&tag("exchange-folder")).await?;
    desk.window.write("exchange-folder", &stick.display().to_string()).await
}

/// Presses 寄出 for another station.
pub async fn send(desk: &Desk, stick: &Path, to: &Desk) -> Told {
    page(desk, stick).await?;
    desk.window.click(&tag(&format!("send-{}", to.id))).await?;
    desk.window.find(&tag("exchange-sent")).await.map(drop)
}

/// Opens the newest parcel of another station and shows what it would bring.
pub async fn look(desk: &Desk, stick: &Path, from: &Desk) -> Told {
    page(desk, stick).await?;
    desk.window.click(&tag("exchange-list")).await?;
    let name = format!("家和包裹-{}-寄-{}", from.name, desk.name);
    desk.window.tap(&format!("[data-testid=exchange-file][data-name^=\"{name}\"]")).await?;
    desk.window.find(&tag("import-from")).await.map(drop)
}

/// Takes in the parcel that is open.
pub async fn take(desk: &Desk) -> Told {
    desk.window.click(&tag("import-go")).await?;
    desk.window.find(&tag("import-done")).await.map(drop)
}

pub async fn shut(desk: &Desk) -> Told {
    desk.window.click(&tag("import-close")).await?;
    desk.window.gone(&tag("import-dialog")).await
}

/// From one desk to another without looking twice.
pub async fn carry(from: &Desk, to: &Desk, stick: &Path) -> Told {
    send(from, stick, to).await?;
    look(to, stick, from).await?;
    take(to).await?;
    shut(to).await
}

#[tokio::test(flavor = "multi_thread")]
async fn three_desks_exchange_cases_of_all_three_figures_by_files_only() -> Told {
    let mut album = Album::open_in("exchange")?;
    let stick = tempfile::tempdir()?;
    let (county, town, village) = tokio::try_join!(
        founded(COUNTY, "county", "330921"),
        founded(TOWN, "town", "330921100"),
        founded(VILLAGE, "village", "330921100"),
    )?;
    let a = &mut album;
    let met = acquainted(a, stick.path(), [&county, &town, &village]).await;
    a.step(&town.window, "they meet by card and fingerprint", met).await;
    let moved = tiers::walk(a, stick.path(), [&county, &town, &village]).await;
    let last = moved.as_ref().map_or_else(|(desk, _)| *desk, |()| &county);
    let told = moved.as_ref().map_or_else(|(_, why)| Err(why.clone().into()), |()| Ok(()));
    a.step(&last.window, "B.1, B.2 and B.3 by files only", told).await;
    album.close()
}

async fn acquainted(a: &mut Album, stick: &Path, [county, town, village]: [&Desk; 3]) -> Told {
    a.page(&county.window, "exchange-empty").await?;
    tokio::try_join!(save_card(county, stick), save_card(town, stick), save_card(village, stick))?;
    a.page(&county.window, "exchange-own-card").await?;
    page(town, stick).await?;
    meet(town, county).await?;
    a.page(&town.window, "exchange-their-card").await?;
    trust(town).await?;
    tokio::try_join!(knows(town, stick, village), knows(county, stick, town), knows(village, stick, town))?;
    a.page(&town.window, "exchange-two-known").await
}
