//! First start: a station, its first administrator, its keys. Either all of it is there afterwards or nothing.

use super::folder::Pending;
use super::{Desk, FontShelf, Paths};
use crate::api::{Call, Noun, SessionStep};
use crate::cases;
use crate::fault::{Check, Code, Fault, Result};
use crate::kernel::{Role, Session};
use crate::staff::{self, StaffEntry, StaffMember};
use crate::stations::{self, SetUp, SetUpDone, Station};
use crate::store::{self, settings};
use crate::transact::{self, Beside};
use crate::vault::{self, Credentials, DeviceSecret, Means, RecoveryKey, SlotFile, StationKey, rename_file};

/// # Errors
/// [`Code::AlreadySetUp`], fields that do not pass, [`Code::NoKeyStore`] when there is none and nobody
/// agreed to go without, or what the disk says.
pub fn set_up(
    desk: &mut Desk,
    _: Option<&Session>,
    asked: SetUp,
    call: &mut Call<'_>,
) -> Result<(SetUpDone, SessionStep)> {
    desk.holds_folder()?;
    crate::backups::settle(&desk.paths.folder)?;
    if desk.paths.slots.exists() || desk.paths.database(1).exists() {
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

    let session = admin.session(station.id);
    let keys = Keys { key: &key, slots: &slots, fonts: &desk.means.fonts };
    let written = write(&desk.paths, keys, &session, (&station, &admin), call)
        .and_then(|()| slots.save(&desk.paths.slots, device.as_ref()))
        .and_then(|()| {
            rename_file(&desk.paths.unfinished, desk.paths.database(1))
                .map_err(|_| Fault::new(Code::ReadOnly, "name the new database"))
        });
    if let Err(fault) = written {
        let _already_gone = std::fs::remove_file(&desk.paths.slots);
        let _already_gone = store::remove_database(&desk.paths.unfinished);
        return Err(fault);
    }
    let db = store::open(&desk.paths.database(1), &key, call.clock)?;
    desk.opened(db, key, slots, call.clock)?;
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
        suspended: false,
        password: String::new(),
    };
    let admin = staff::read(&entry, "admin.", &mut check);
    if let Some(why) = vault::password_flaw(&asked.admin.password, &admin.name) {
        check.fail("admin.password", why);
    }
    check.done()?;
    Ok((station, admin))
}

#[derive(Clone, Copy)]
struct Keys<'a> {
    key: &'a StationKey,
    slots: &'a SlotFile,
    fonts: &'a FontShelf,
}

/// The new database, closed again so that everything is in the one file.
fn write(
    paths: &Paths,
    keys: Keys<'_>,
    session: &Session,
    (station, admin): (&Station, &StaffMember),
    call: &mut Call<'_>,
) -> Result<()> {
    // A set-up that was cut off leaves a file nobody has a key to.
    let _none_there = store::remove_database(&paths.unfinished);
    let mut db = store::create(&paths.unfinished, keys.key, call.clock)?;
    let beside = Beside { fonts: keys.fonts, slots: keys.slots, own: None };
    transact::transact(&mut db, beside, session, call, |act| {
        store::stations::insert(act.db, station, act.clock)?;
        store::staff::insert(act.db, station.id, admin, act.clock)?;
        settings::set(act.db, settings::CODE_PREFIX, &cases::code_prefix(&station.place, station.tier, &station.name))?;
        settings::set(act.db, settings::SLOTS_SERIAL, &keys.slots.serial().to_string())?;
        act.note(Noun::Stations, station.id.0, "set up");
        Ok(())
    })?;
    // Closing alone says nothing of a log that could not be folded in, and the log would not follow the new name.
    store::in_one_file(db)
}
