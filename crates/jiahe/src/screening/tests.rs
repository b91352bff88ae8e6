//! A village tells its town: what the one posts the other receives, and nonsense is refused.

use serde_json::{Value, json};

use super::receive;
use crate::api::{Call, SessionStep};
use crate::desk::{Desk, FontShelf, Means};
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Chance, Clock, Session, StationId};
use crate::stations::{Station, Tier};
use crate::store;
use crate::transact::Act;
use crate::vault::{Cost, NoKeyStore};

/// One station and its lead.
struct Post {
    _folder: tempfile::TempDir,
    desk: Desk,
    chance: Chance,
    session: Option<Session>,
}

const TOWN: &str = "虚构镇服务站";
const VILLAGE: &str = "虚构村服务点";

fn clock() -> Clock {
    Clock::at("2026-11-25T09:30:00".parse().unwrap())
}

impl Post {
    fn found(name: &str, tier: &str, parent: &str, seed: u64) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let means = Means {
            keys: Box::new(NoKeyStore),
            fonts: FontShelf::new(|| Err(Fault::internal("nothing is printed here"))),
            cost: Cost::QUICK,
            demo: false,
            version: "0.1.0",
            progress: Box::new(|_, _, _| {}),
        };
        let desk = Desk::open_folder(folder.path(), means);
        let mut post = Self { _folder: folder, desk, chance: Chance::seeded(seed), session: None };
        let station = json!({ "name": name, "tier": tier, "place": "330921100", "parent_name": parent });
        let admin = json!({ "name": "测试甲", "password": "海上生明月-7391", "roles": ["lead", "receptionist"] });
        post.ok("station.set_up", json!({ "station": station, "admin": admin, "without_key_store": true }));
        post.ok("session.sign_in", json!({ "name": "测试甲", "password": "海上生明月-7391" }));
        post
    }

    fn ok(&mut self, command: &str, body: Value) -> Value {
        let reply = self.desk.call(self.session.as_ref(), command, body, clock(), &mut self.chance).unwrap();
        if let SessionStep::Begin(session) = reply.session {
            self.session = Some(session);
        }
        reply.value
    }

    fn write<T>(&mut self, body: impl FnOnce(&mut Act<'_>) -> Result<T>) -> Result<T> {
        let changed = std::collections::BTreeSet::new();
        let (clock, chance, last_id) = (clock(), &mut self.chance, self.desk.last_id);
        let mut call = Call { clock, chance, changed, command: "test", screen: "", last_id };
        self.desk.transact(self.session.as_ref(), &mut call, body)
    }

    fn own(&mut self) -> Station {
        store::stations::own(self.desk.database().unwrap()).unwrap()
    }

    fn meet(&mut self, other: &Station) {
        let other = Station { own: false, ..other.clone() };
        self.write(|act| {
            act.note(crate::api::Noun::Stations, other.id.0, "met");
            store::stations::insert(act.db, &other, act.clock)
        })
        .unwrap();
    }

    /// What waits in the outbox, in order.
    fn posted(&mut self) -> Vec<(String, Value)> {
        let db = self.desk.database().unwrap();
        let mut statement = db.prepare("SELECT kind, body FROM outbox ORDER BY sequence").unwrap();
        let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        rows.map(|row| row.unwrap()).map(|(kind, body)| (kind, serde_json::from_str(&body).unwrap())).collect()
    }

    fn receive(&mut self, from: StationId, kind: &str, body: Value) -> Result<()> {
        let verb = kind.strip_prefix("screening.").unwrap().to_owned();
        self.write(|act| receive(act, from, &verb, body))
    }
}

#[test]
fn the_town_reads_what_its_village_told_and_sees_who_has_not_sent() {
    let mut village = Post::found(VILLAGE, "village", TOWN, 1);
    let mut town = Post::found(TOWN, "town", "", 2);
    let (village_is, town_is) = (village.own(), town.own());
    village.meet(&town_is);
    town.meet(&village_is);
    let silent =
        Station { id: StationId(77), name: "虚构静村服务点".into(), tier: Tier::Village, ..village_is.clone() };
    town.meet(&silent);

    let campaign = json!({
        "id": null, "version": 0, "title": "走访", "area": "虚构村", "place": "", "from": "2026-11-23", "to": "2026-12-01", "walks": [],
    });
    let campaign = village.ok("screening.save_campaign", campaign);
    village.ok("screening.set_campaign_state", json!({ "id": campaign, "state": "running", "note": "" }));
    let row = json!({
        "id": null, "version": 0, "campaign": campaign, "found_on": "2026-11-25", "found_by": null, "area": "一网格", "head": "虚构险某",
        "address": "虚构路 9 号", "phone": "13800000009", "signs": [7], "kinds": ["violence"], "colour": "red", "remark": "动过刀",
        "urgent": { "told": "镇站", "told_at": "2026-11-25T09:00:00", "how": "message" }, "family": null, "case": null,
    });
    assert_eq!(village.ok("screening.enter", row)["sent_up"], true);
    assert_eq!(village.ok("screening.send_week", json!({ "day": "2026-11-25", "note": "" }))["sent_up"], true);
    let posted = village.posted();
    assert_eq!(
        posted.iter().map(|(kind, _)| kind.as_str()).collect::<Vec<_>>(),
        ["screening.urgent", "screening.weekly"]
    );
    assert!(!posted[0].1.to_string().contains("13800000009"), "no more than is needed to act");
    assert!(!posted[1].1.to_string().contains("虚构险某"), "the summary names nobody");

    for (kind, body) in posted.iter().chain(&posted) {
        town.receive(village_is.id, kind, body.clone()).unwrap();
    }
    let urgents = town.ok("screening.urgents", json!({}));
    assert_eq!(urgents.as_array().unwrap().len(), 1, "told twice, it is one");
    assert_eq!((&urgents[0]["station"], &urgents[0]["head"]), (&json!(VILLAGE), &json!("虚构险某")));
    let urgent = json!({ "id": urgents[0]["id"], "note": "已派人" });
    town.ok("screening.note_urgent", urgent);
    let weeks = town.ok("screening.weeks", json!({ "weeks": 2 }));
    let below = weeks["below"].as_array().unwrap();
    let named = |name: &str| below.iter().find(|row| row["name"] == name).unwrap().clone();
    assert_eq!(named(VILLAGE)["cells"][0]["sums"]["found"], 1);
    assert_eq!(named(VILLAGE)["cells"][0]["by_colour"][0], json!(["red", 1]));
    assert_eq!(named("虚构静村服务点")["cells"], json!([null, null]), "a gap shows who has not sent");
    let week = town.ok("screening.week", json!({ "station": village_is.id, "day": "2026-11-25" }));
    assert_eq!(week["areas"][0]["area"], "一网格");
}

#[test]
fn nonsense_from_below_is_refused_and_leaves_nothing() {
    let mut town = Post::found(TOWN, "town", "", 3);
    let own = town.own();
    let village = Station {
        id: StationId(77),
        name: VILLAGE.into(),
        tier: Tier::Village,
        parent_name: TOWN.into(),
        ..own.clone()
    };
    town.meet(&village);
    let long = "长".repeat(2_000);
    let many = vec![json!({ "area": "一", "sums": {} }); 501];
    for (kind, body) in [
        ("screening.weekly", json!([])),
        ("screening.weekly", json!({})),
        ("screening.weekly", json!({ "monday": "2026-11-24" })),
        ("screening.weekly", json!({ "monday": "2026-11-23", "sums": { "visited": -1 } })),
        ("screening.weekly", json!({ "monday": "2026-11-23", "areas": many })),
        ("screening.weekly", json!({ "monday": "2026-11-23", "note": long })),
        ("screening.urgent", json!({})),
        ("screening.urgent", json!({ "found_on": "2026-11-23", "told_at": "gestern" })),
        ("screening.urgent", json!({ "found_on": "2026-11-23", "told_at": "2026-11-23T09:00:00", "head": long })),
        ("screening.urgent", json!("text")),
    ] {
        assert_eq!(town.receive(village.id, kind, body.clone()).unwrap_err().code, Code::Invalid, "{kind} {body}");
    }
    let told = json!({ "monday": "2026-11-23", "kinds": { "unheard_of": 3 }, "later": true });
    assert_eq!(town.receive(village.id, "screening.other", told.clone()).unwrap_err().code, Code::NotFound);
    assert_eq!(
        town.receive(StationId(5), "screening.weekly", told.clone()).unwrap_err().code,
        Code::NotFound,
        "a stranger"
    );
    assert_eq!(town.receive(own.id, "screening.weekly", told.clone()).unwrap_err().code, Code::NotFound, "itself");
    assert_eq!(town.ok("screening.weeks", json!({ "weeks": 1 }))["below"][0]["cells"], json!([null]));
    assert_eq!(town.ok("screening.urgents", json!({})), json!([]));
    town.receive(village.id, "screening.weekly", told).unwrap();
    assert!(
        !town.ok("screening.weeks", json!({ "weeks": 1 }))["below"][0]["cells"][0].is_null(),
        "what it does not know is no fault"
    );
}
