//! A town of the demo with a PC of its own: it meets the county by card, reports two cases up and is given one,
//! all by parcels on a stick. One case has been accepted, one waits to be; a last parcel still lies on the stick.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use super::county::County;
use super::{PASSWORD, families, lives};
use crate::api::SessionStep;
use crate::cases::DisputeType;
use crate::desk::{Desk, FontShelf, Means};
use crate::fault::{Fault, Result};
use crate::kernel::{Clock, Session};
use crate::store;
use crate::vault::{Cost, NoKeyStore};

const TOWN: &str = "衢山镇家事服务站（演示）";
const TOWN_LEAD: &str = "演示衢山站长";
/// Within the demo's folder: where its parcels lie.
const STICK: &str = "演示U盘";

/// The town's desk, which is thrown away at the end.
struct Town {
    desk: Desk,
    folder: PathBuf,
    session: Session,
}

impl Town {
    fn found(county: &mut County<'_>) -> Result<Self> {
        let folder = county.folder().join("demo-town");
        let means = Means {
            keys: Box::new(NoKeyStore),
            fonts: FontShelf::new(|| Err(Fault::internal("the town of the demo prints nothing"))),
            cost: Cost::QUICK,
            demo: true,
            version: env!("CARGO_PKG_VERSION"),
            progress: Box::new(|_, _, _| {}),
        };
        let mut desk = Desk::open_folder(&folder, means);
        let asked = json!({
            "station": { "name": TOWN, "tier": "town", "place": "330921106", "parent_name": "" },
            "admin": { "name": TOWN_LEAD, "password": PASSWORD, "roles": ["lead", "mediator"] }, "without_key_store": true,
        });
        let clock = Clock::at(county.now());
        let done = desk.call(None, "station.set_up", asked, clock, &mut county.chance)?.value;
        let signing_in = json!({ "name": TOWN_LEAD, "password": PASSWORD });
        let reply = desk.call(None, "session.sign_in", signing_in, clock, &mut county.chance)?;
        let SessionStep::Begin(session) = reply.session else { return Err(Fault::internal("sign in to the town")) };
        if let Some(db) = desk.database() {
            store::wait_for_disk(db, false)?;
        }
        let mut town = Self { desk, folder, session };
        let key = done.get("recovery_key").cloned().unwrap_or_default();
        town.call(county, "recovery.confirm", json!({ "key": key }))?;
        Ok(town)
    }

    fn call(&mut self, county: &mut County<'_>, command: &str, body: Value) -> Result<Value> {
        let clock = Clock::at(county.now());
        let session = self.session.clone();
        Ok(self.desk.call(Some(&session), command, body, clock, &mut county.chance)?.value)
    }

    /// Opens a case, tries in vain, and reports it up.
    fn report_up(&mut self, county: &mut County<'_>, dispute: DisputeType, above: &Value, why: &str) -> Result<()> {
        let session = self.session.clone();
        let (mut body, _) = families::intake(county, dispute, &session);
        if let Some(form) = body.as_object_mut() {
            for (field, value) in
                [("consent", "given"), ("level", "normal"), ("risk", "orange"), ("risk_reason", "矛盾在升级。")]
            {
                form.insert(field.into(), json!(value));
            }
        }
        let case = self.call(county, "cases.open", body)?.get("id").cloned().unwrap_or_default();
        self.call(county, "cases.set_state", json!({ "id": case, "state": "unresolved", "note": why }))?;
        let asked = json!({
            "case": case, "kind": "report_up", "to_station": above, "to_unit": null, "coordinator": "", "reason": why,
            "answer_by": county.ahead(5), "deadline": county.ahead(30),
        });
        self.call(county, "movements.send", asked).map(drop)
    }

    /// A parcel onto the stick; where it lies.
    fn send(&mut self, county: &mut County<'_>, to: &Value, stick: &str) -> Result<Value> {
        let sent = self.call(county, "exchange.send", json!({ "station": to, "path": stick }))?;
        Ok(sent.get("path").cloned().unwrap_or_default())
    }
}

fn given(told: &Value, path: &str) -> Value {
    told.pointer(path).cloned().unwrap_or_default()
}

pub(super) fn plan(county: &mut County<'_>) {
    let moment = county.back(7, 10, 10);
    county.at(moment, |county| {
        let folder = county.folder().join(STICK);
        fs::create_dir_all(&folder).map_err(|_| Fault::internal("make the stick of the demo"))?;
        let stick = folder.display().to_string();
        let mut town = Town::found(county)?;
        let (here, there) = meet(county, &mut town)?;
        let lead = county.lead()?;
        town.report_up(county, DisputeType::Property, &here, "三兄弟为老屋调解三次，分歧大，请县里调解。")?;
        let parcel = town.send(county, &here, &stick)?;
        county.call(&lead, "exchange.import", json!({ "path": parcel }))?;
        let offers = county.call(&lead, "movements.desk", json!({}))?;
        let accepted = json!({ "id": given(&offers, "/offers/0/id"), "handler": lead.staff });
        county.call(&lead, "movements.accept", accepted)?;
        let back = county.call(&lead, "exchange.send", json!({ "station": there, "path": stick }))?;
        town.call(county, "exchange.import", json!({ "path": given(&back, "/path") }))?;
        drop(fs::remove_file(PathBuf::from(parcel.as_str().unwrap_or_default())));
        drop(fs::remove_file(PathBuf::from(given(&back, "/path").as_str().unwrap_or_default())));

        let moment = county.back(3, 15, 20);
        county.at(moment, move |county| {
            let lead = county.lead()?;
            town.report_up(county, DisputeType::Support, &here, "老人赡养调解两次未成，长子拒绝到场。")?;
            let parcel = town.send(county, &here, &stick)?;
            county.call(&lead, "exchange.import", json!({ "path": parcel }))?;
            drop(fs::remove_file(PathBuf::from(parcel.as_str().unwrap_or_default())));
            let moment = county.back(1, 11, 5);
            county.at(moment, move |county| last(county, town, (&here, &there), &stick));
            Ok(())
        });
        Ok(())
    });
}

/// A case for the town that nobody has carried over yet, and a parcel of the town that nobody has opened.
fn last(county: &mut County<'_>, mut town: Town, (here, there): (&Value, &Value), stick: &str) -> Result<()> {
    let lead = county.lead()?;
    let case = lives::open(county, DisputeType::Marriage, &lead)?;
    let asked = json!({
        "case": case, "kind": "assign", "to_station": there, "to_unit": null, "coordinator": "", "reason": "双方都住衢山，请先行调处。",
        "answer_by": county.ahead(5), "deadline": county.ahead(30),
    });
    county.call(&lead, "movements.send", asked)?;
    town.report_up(county, DisputeType::Marriage, here, "夫妻争执涉及两镇房产，镇里调解不成。")?;
    town.send(county, here, stick)?;
    let Town { mut desk, folder, session } = town;
    desk.call(Some(&session), "session.lock", json!({}), Clock::at(county.now()), &mut county.chance)?;
    drop(desk);
    fs::remove_dir_all(folder).map_err(|_| Fault::internal("put the town of the demo away"))
}

/// Both take in the other's card and say that the fingerprints are the same. Their ids, the county's first.
fn meet(county: &mut County<'_>, town: &mut Town) -> Result<(Value, Value)> {
    let lead = county.lead()?;
    let (ours, theirs) =
        (county.call(&lead, "exchange.card", json!({}))?, town.call(county, "exchange.card", json!({}))?);
    let stations = county.call(&lead, "stations.list", json!({}))?;
    let row =
        stations.as_array().and_then(|all| all.iter().find(|one| one.get("name").is_some_and(|name| name == TOWN)));
    let same = row.and_then(|row| row.get("id").cloned());
    let meeting = json!({ "path": "", "text": theirs.get("text"), "same_as": same });
    let (here, there) = (given(&ours, "/station/id"), given(&theirs, "/station/id"));
    county.call(&lead, "exchange.meet", meeting)?;
    county.call(&lead, "exchange.confirm", json!({ "station": there, "fingerprint": theirs.get("fingerprint") }))?;
    town.call(county, "exchange.meet", json!({ "path": "", "text": ours.get("text"), "same_as": null }))?;
    town.call(county, "exchange.confirm", json!({ "station": here, "fingerprint": ours.get("fingerprint") }))?;
    Ok((here, there))
}
