//! First start: a station, its first administrator, its keys. Either all of it is there afterwards or nothing.

use super::folder::{Open, Pending};
use super::{Desk, FontShelf, Paths};
use crate::api::{Call, Noun, SessionStep};
use crate::cases;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, Session};
use crate::staff::{self, StaffEntry, StaffMember};
use crate::stations::{self, SetUp, SetUpDone, Station};
use crate::store::{self, settings};
use crate::transact;
use crate::vault::{self, Credentials, DeviceSecret, Means, RecoveryKey, SlotFile, StationKey};

/// # Errors
/// [`Code::AlreadySetUp`], fields that do not pass, [`Code::NoKeyStore`] when there is none and nobody
/// agreed to go without, or what the disk says.
pub fn set_up(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: SetUp,
    call: &mut Call<'_>,
) -> Result<(SetUpDone, SessionStep)> {
    if let Err(fault) = &desk.lock {
        return Err(fault.clone());
    }
    if desk.paths.slots.exists() || desk.paths.database.exists() {
        return Err(Fault::new(Code::AlreadySetUp, "set up a station over another"));
    }
    let (station, admin) = check(&asked)?;
    let station = Station { id: call.fresh(), ..station };
    let admin = StaffMember { id: call.fresh(), has_account: true, ..admin };

    let key = StationKey::fresh(call.chance);
    let recovery = RecoveryKey::fresh(call.chance);
    let reachable = !matches!(desk.means.keys.get("reachable"), Err(fault) if fault.code == Code::NoKeyStore);
    if !reachable && !asked.without_key_store {
        return Err(Fault::new(Code::NoKeyStore, "keep the device secret"));
    }
    let mut slots = SlotFile::create(&key, &recovery, reachable, call.chance)?;
    let device = reachable.then(|| DeviceSecret::fresh(call.chance));
    if let Some(secret) = &device {
        desk.means.keys.put(&slots.station(), secret)?;
    }
    let who = Credentials { user: admin.id.0, name: &admin.name, password: &asked.admin.password };
    slots.add_user(&key, &who, &Means { device: device.as_ref(), cost: desk.means.cost }, call.chance)?;

    let session =
        Session { staff: admin.id, station: station.id, name: admin.name.clone(), roles: admin.roles.clone() };
    let written = write(&desk.paths, &desk.means.fonts, &key, &session, (&station, &admin), call)
        .and_then(|()| slots.save(&desk.paths.slots))
        .and_then(|()| {
            std::fs::rename(&desk.paths.unfinished, &desk.paths.database)
                .map_err(|_| Fault::new(Code::ReadOnly, "name the new database"))
        });
    if let Err(fault) = written {
        for path in [&desk.paths.slots, &desk.paths.unfinished] {
            let _already_gone = std::fs::remove_file(path);
        }
        return Err(fault);
    }
    let db = store::open(&desk.paths.database, &key, call.clock)?;
    desk.open = Some(Open { db, key });
    let groups = recovery.groups().iter().map(|group| group.to_string()).collect();
    let recovery_key = recovery.printed().to_string();
    desk.pending = Some(Pending { key: recovery, session });
    Ok((SetUpDone { recovery_key, groups }, SessionStep::Same))
}

fn check(asked: &SetUp) -> Result<(Station, StaffMember)> {
    let mut check = Check::default();
    let station = stations::read(&asked.station, "station.", &mut check);
    let roles = asked.admin.roles.iter().copied().chain([Role::Administrator]).collect();
    let entry = StaffEntry {
        id: None,
        name: asked.admin.name.clone(),
        phone: String::new(),
        roles,
        active: true,
        password: String::new(),
    };
    let admin = staff::read(&entry, "admin.", &mut check);
    if let Some(why) = vault::password_flaw(&asked.admin.password, &admin.name) {
        check.fail("admin.password", why);
    }
    check.done()?;
    Ok((station, admin))
}

/// The new database, closed again so that everything is in the one file.
fn write(
    paths: &Paths,
    fonts: &FontShelf,
    key: &StationKey,
    session: &Session,
    (station, admin): (&Station, &StaffMember),
    call: &mut Call<'_>,
) -> Result<()> {
    // A set-up that was cut off leaves a file nobody has a key to.
    let _none_there = std::fs::remove_file(&paths.unfinished);
    let mut db = store::create(&paths.unfinished, key, call.clock)?;
    transact::transact(&mut db, fonts, session, call, |act| {
        store::stations::insert(act.db, station, act.clock)?;
        store::staff::insert(act.db, station.id, admin, act.clock)?;
        settings::set(act.db, settings::CODE_PREFIX, &cases::code_prefix(&station.place, station.tier, &station.name))?;
        act.note(Noun::Stations, station.id.0, "set up");
        Ok(())
    })?;
    db.close().map_err(|(_, error)| Fault::from(error))
}
