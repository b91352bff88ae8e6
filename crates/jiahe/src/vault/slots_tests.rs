//! Stories of the slot file: people who come, forget, leave; and hands that meddle with the file.

use serde_json::{Value, json};

use super::*;

const VECTOR: &str = include_str!("fixtures/slots-v1.json");

struct Station {
    file: SlotFile,
    key: StationKey,
    recovery: RecoveryKey,
    device: DeviceSecret,
    chance: Chance,
}

impl Station {
    /// Two people, 甲某 (1001) and 乙某 (1002), the same from every run.
    fn new(with_device: bool) -> Self {
        let mut chance = Chance::seeded(20_261_123);
        let key = StationKey::fresh(&mut chance);
        let recovery = RecoveryKey::fresh(&mut chance);
        let device = DeviceSecret::fresh(&mut chance);
        let mut file = SlotFile::create(&key, &recovery, with_device, &mut chance).unwrap();
        for (user, name, password) in [(1001, "甲某", "first password"), (1002, "乙某", "other password")] {
            let means = Means { device: Some(&device), cost: Cost::QUICK };
            file.add_user(&key, &Credentials { user, name, password }, &means, &mut chance).unwrap();
        }
        Self { file, key, recovery, device, chance }
    }

    fn unlock(&self, name: &str, password: &str) -> Result<i64> {
        let opened = self.file.unlock(name, password, Some(&self.device))?;
        assert_eq!(opened.key.pragma_key(), self.key.pragma_key());
        Ok(opened.user)
    }

    fn refusal(&self, name: &str, password: &str) -> Code {
        self.unlock(name, password).unwrap_err().code
    }

    /// The file after `meddle` had its hands on the JSON.
    fn meddled(&self, meddle: impl FnOnce(&mut Value)) -> Result<SlotFile> {
        let mut json = serde_json::to_value(&self.file).unwrap();
        meddle(&mut json["body"]);
        SlotFile::from_bytes(json.to_string().as_bytes())
    }

    fn code_after(&self, meddle: impl FnOnce(&mut Value)) -> Code {
        let unlocked = self.meddled(meddle).and_then(|file| file.unlock("甲某", "first password", Some(&self.device)));
        unlocked.unwrap_err().code
    }
}

#[test]
fn the_bytes_of_a_sealed_file_never_change() {
    let station = Station::new(true);
    let text = String::from_utf8(station.file.to_bytes().unwrap()).unwrap();
    assert_eq!(text, VECTOR.trim_end(), "files of released versions must open for ever");
    let kept = SlotFile::from_bytes(VECTOR.as_bytes()).unwrap();
    let opened = kept.unlock("甲某", "first password", Some(&station.device)).unwrap();
    assert_eq!((opened.key.pragma_key(), opened.user), (station.key.pragma_key(), 1001));
    assert_eq!(kept.unlock_with_recovery(&station.recovery).unwrap().pragma_key(), station.key.pragma_key());
}

#[test]
fn each_opens_with_the_own_password_and_nothing_says_which_part_was_wrong() {
    for with_device in [true, false] {
        let station = Station::new(with_device);
        assert_eq!(station.unlock("甲某", "first password").unwrap(), 1001);
        assert_eq!(station.unlock("乙某", "other password").unwrap(), 1002);
        let wrong = station.file.unlock("甲某", "other password", Some(&station.device)).unwrap_err();
        let nobody = station.file.unlock("丙某", "first password", Some(&station.device)).unwrap_err();
        assert_eq!((wrong.code, &wrong), (Code::WrongPassword, &nobody));
        assert_eq!(station.refusal("", ""), Code::WrongPassword);
    }
}

#[test]
fn a_copied_file_is_worth_nothing_on_another_pc() {
    let mut station = Station::new(true);
    let stranger = DeviceSecret::fresh(&mut station.chance);
    let code = |device| station.file.unlock("甲某", "first password", device).unwrap_err().code;
    assert_eq!(code(Some(&stranger)), Code::WrongPassword);
    assert_eq!(code(None), Code::NoKeyStore);
    assert!(station.file.names(Some(&stranger)).is_empty());
    // A PC that gained a key store later does not lock out a file made without.
    let without = Station::new(false);
    assert!(!without.file.needs_device());
    assert_eq!(without.file.unlock("甲某", "first password", None).unwrap().user, 1001);
}

#[test]
fn names_are_tiles_on_this_pc_and_nowhere_in_the_file() {
    let station = Station::new(true);
    let tiles = station.file.names(Some(&station.device));
    assert_eq!(tiles, [(1001, "甲某".to_owned()), (1002, "乙某".to_owned())]);
    assert!(station.file.names(None).is_empty());
    assert!(Station::new(false).file.names(Some(&station.device)).is_empty());
    let text = String::from_utf8(station.file.to_bytes().unwrap()).unwrap();
    for secret in ["甲某", "乙某", &hex("甲某".as_bytes()), "first password", &hex(station.key.0.bytes())] {
        assert!(!text.contains(secret));
    }
    assert_eq!(station.file.attempt_key("丙某"), station.file.attempt_key("丁某"));
    assert_ne!(station.file.attempt_key("甲某"), station.file.attempt_key("乙某"));
}

#[test]
fn a_name_is_found_as_typed_on_any_keyboard() {
    let mut station = Station::new(true);
    let who = Credentials { user: 1003, name: " Ｔest José ", password: "cafe\u{301} 河边 三棵树" };
    let (key, device) = (station.key.clone(), station.device.clone());
    let means = Means { device: Some(&device), cost: Cost::QUICK };
    station.file.add_user(&key, &who, &means, &mut station.chance).unwrap();
    assert_eq!(station.unlock("Test Jose\u{301}", "caf\u{e9} 河边 三棵树").unwrap(), 1003);
    assert_eq!(station.unlock("\u{3000}甲某\n", "first password").unwrap(), 1001);
    let twin = Credentials { user: 1004, name: "Test Jos\u{e9}", password: "x" };
    let fault = station.file.add_user(&key, &twin, &means, &mut station.chance).unwrap_err();
    assert_eq!(fault.code, Code::Duplicate);
}

#[test]
fn a_password_is_changed_by_its_owner_and_set_by_an_administrator() {
    let mut station = Station::new(true);
    let (device, key) = (station.device.clone(), station.key.clone());
    let means = Means { device: Some(&device), cost: Cost::QUICK };
    let before = serde_json::to_value(&station.file).unwrap();
    let me = Credentials { user: 1001, name: "甲某", password: "first password" };
    let wrong = Credentials { password: "guess", ..me };
    let refused = station.file.change_password(&wrong, "new one", &means, &mut station.chance).unwrap_err();
    assert_eq!(refused.code, Code::WrongPassword);
    assert_eq!(serde_json::to_value(&station.file).unwrap(), before, "a refused change leaves no trace");
    let posing = Credentials { user: 1002, ..me };
    assert!(station.file.change_password(&posing, "new one", &means, &mut station.chance).is_err());

    station.file.change_password(&me, "second password", &means, &mut station.chance).unwrap();
    assert_eq!(station.refusal("甲某", "first password"), Code::WrongPassword);
    assert_eq!(station.unlock("甲某", "second password").unwrap(), 1001);
    let after = serde_json::to_value(&station.file).unwrap();
    assert_eq!(after["body"]["users"][1], before["body"]["users"][1], "one slot is sealed anew, no other");
    assert_eq!(after["body"]["recovery"], before["body"]["recovery"]);

    let renamed = Credentials { user: 1002, name: "戊某", password: "set for them" };
    station.file.set_password(&key, &renamed, &means, &mut station.chance).unwrap();
    assert_eq!(station.refusal("乙某", "set for them"), Code::WrongPassword);
    assert_eq!(station.unlock("戊某", "set for them").unwrap(), 1002);
    let taken = Credentials { user: 1002, name: "甲某", password: "x" };
    let code =
        |file: &mut SlotFile, who| file.set_password(&key, who, &means, &mut Chance::seeded(1)).unwrap_err().code;
    assert_eq!(code(&mut station.file, &taken), Code::Duplicate);
    assert_eq!(code(&mut station.file, &Credentials { user: 9, name: "己某", password: "x" }), Code::NotFound);
}

#[test]
fn who_leaves_loses_the_slot_and_an_old_slot_cannot_be_put_back() {
    let mut station = Station::new(true);
    let old = serde_json::to_value(&station.file).unwrap()["body"]["users"][1].clone();
    let key = station.key.clone();
    station.file.remove_user(&key, 1002).unwrap();
    assert_eq!(station.refusal("乙某", "other password"), Code::WrongPassword);
    assert_eq!(station.unlock("甲某", "first password").unwrap(), 1001);
    assert_eq!(station.file.remove_user(&key, 1002).unwrap_err().code, Code::NotFound);
    let put_back = station.meddled(|body| body["users"].as_array_mut().unwrap().push(old)).unwrap();
    let code = put_back.unlock("乙某", "other password", Some(&station.device)).unwrap_err().code;
    assert_eq!(code, Code::SlotsDamaged);
    let stranger = StationKey::fresh(&mut station.chance);
    assert_eq!(station.file.remove_user(&stranger, 1001).unwrap_err().code, Code::SlotsDamaged);
}

#[test]
fn the_paper_opens_the_station_on_a_bare_pc() {
    let mut station = Station::new(true);
    let typed = station.recovery.printed().to_lowercase();
    let recovery = RecoveryKey::parse(&typed).unwrap();
    let key = station.file.unlock_with_recovery(&recovery).unwrap();
    assert_eq!(key.pragma_key(), station.key.pragma_key());
    let wrong = RecoveryKey::fresh(&mut station.chance);
    assert_eq!(station.file.unlock_with_recovery(&wrong).unwrap_err().code, Code::WrongRecoveryKey);

    // One bad bit elsewhere: passwords refuse, the paper does not, and the file can be made whole.
    let mut hurt = station.meddled(|body| body["users"][0]["user"] = json!(7)).unwrap();
    assert!(hurt.unlock("乙某", "other password", Some(&station.device)).is_err());
    let who = Credentials { user: 1001, name: "甲某", password: "again from paper" };
    hurt.recover_user(&recovery, &who, &Means { device: None, cost: Cost::QUICK }, &mut station.chance).unwrap();
    assert_eq!(hurt.unlock("甲某", "again from paper", None).unwrap().user, 1001);

    hurt.replace_recovery(&key, &wrong, &mut station.chance).unwrap();
    assert_eq!(hurt.unlock_with_recovery(&recovery).unwrap_err().code, Code::WrongRecoveryKey);
    hurt.unlock_with_recovery(&wrong).unwrap();
}

#[test]
fn nothing_a_slot_is_bound_to_can_be_changed() {
    let station = Station::new(true);
    let sealed_tight = Code::WrongPassword;
    let damaged = Code::SlotsDamaged;
    let swap = |body: &mut Value, field: &str| {
        let users = body["users"].as_array_mut().unwrap();
        let (first, second) = (users[0][field].clone(), users[1][field].clone());
        (users[0][field], users[1][field]) = (second, first);
    };
    for field in ["slot", "user", "salt", "own"] {
        assert_eq!(station.code_after(|body| swap(body, field)), sealed_tight, "{field}");
    }
    for field in ["key", "address", "escrow"] {
        assert_eq!(station.code_after(|body| swap(body, field)), damaged, "{field}");
    }
    assert_eq!(station.code_after(|body| swap(body, "tag")), sealed_tight);
    assert_eq!(station.code_after(|body| swap(body, "name")), Code::SlotsDamaged, "the mark covers the rest");
    assert_eq!(station.code_after(|body| body["users"].as_array_mut().unwrap().swap(0, 1)), Code::SlotsDamaged);
    assert_eq!(station.code_after(|body| body["generation"] = json!(2)), damaged);
    assert_eq!(station.code_after(|body| body["serial"] = json!(99)), damaged);
    assert_eq!(station.code_after(|body| body["recovery"]["backups"] = json!("age1other")), damaged);
    assert_eq!(station.code_after(|body| body["station"] = json!("00".repeat(16))), sealed_tight);
    assert_eq!(station.code_after(|body| body["device"] = json!(false)), sealed_tight);
    assert_eq!(station.code_after(|body| body["users"][0]["cost"]["t"] = json!(2)), sealed_tight);
    let recovery_after = |meddle: fn(&mut Value)| {
        station.meddled(meddle).unwrap().unlock_with_recovery(&station.recovery).unwrap_err().code
    };
    assert_eq!(recovery_after(|body| body["generation"] = json!(2)), Code::WrongRecoveryKey);
    assert_eq!(recovery_after(|body| body["station"] = json!("00".repeat(16))), Code::WrongRecoveryKey);
    assert_eq!(
        recovery_after(|body| body["recovery"]["key"] = body["users"][0]["key"].clone()),
        Code::WrongRecoveryKey
    );
}

#[test]
fn a_hostile_file_cannot_exhaust_the_pc() {
    let station = Station::new(true);
    for (field, value) in
        [("m_kib", 524_289u32), ("m_kib", u32::MAX), ("m_kib", 0), ("t", 11), ("t", 0), ("p", 17), ("p", 0)]
    {
        let read = station.meddled(|body| body["users"][0]["cost"][field] = json!(value));
        assert_eq!(read.unwrap_err().code, Code::SlotsDamaged, "{field} = {value}");
    }
    let crowd = |body: &mut Value| body["users"] = vec![body["users"][0].clone(); MOST_SLOTS + 1].into();
    assert_eq!(station.meddled(crowd).unwrap_err().code, Code::SlotsDamaged);
}

#[test]
fn a_flipped_bit_anywhere_is_refused() {
    let station = Station::new(true);
    let whole = station.file.to_bytes().unwrap();
    for at in 0..whole.len() {
        for bit in [0x01, 0x20] {
            let mut hurt = whole.clone();
            hurt[at] ^= bit;
            let opened =
                SlotFile::from_bytes(&hurt).and_then(|f| f.unlock("甲某", "first password", Some(&station.device)));
            assert!(opened.is_err(), "byte {at}, bit {bit:#x}");
        }
        assert!(SlotFile::from_bytes(&whole[..at]).is_err(), "cut at {at}");
    }
}

#[test]
fn a_file_that_this_pc_has_marked_is_never_taken_for_a_wrong_password_when_it_was_altered() {
    let station = Station::new(true);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slots.json");
    station.file.save(&path, Some(&station.device)).unwrap();
    let whole = std::fs::read(&path).unwrap();
    let opened = |file: &SlotFile, password| file.unlock("甲某", password, Some(&station.device));
    let marked = SlotFile::load(&path).unwrap();
    assert!(marked.is_marked_here() && opened(&marked, "first password").is_ok());
    assert_eq!(opened(&marked, "another password").unwrap_err().code, Code::WrongPassword);
    for at in 0..whole.len() {
        for bit in [0x01, 0x20] {
            let mut hurt = whole.clone();
            hurt[at] ^= bit;
            let refused =
                SlotFile::from_bytes(&hurt).and_then(|file| opened(&file, "first password")).unwrap_err().code;
            assert!(matches!(refused, Code::SlotsDamaged | Code::NewerVersion), "byte {at}, bit {bit:#x}: {refused:?}");
        }
    }
    // Two people's slots exchanged, part by part or whole but for the number.
    for part in ["user", "tag", "own", "key", "salt", "name", "slot", "address"] {
        let mut json: Value = serde_json::from_slice(&whole).unwrap();
        let users = &mut json["body"]["users"];
        let (first, second) = (users[0][part].clone(), users[1][part].clone());
        (users[0][part], users[1][part]) = (second, first);
        let file = SlotFile::from_bytes(json.to_string().as_bytes()).unwrap();
        for (name, password) in [("甲某", "first password"), ("乙某", "other password")] {
            let refused = file.unlock(name, password, Some(&station.device)).unwrap_err().code;
            assert_eq!(refused, Code::SlotsDamaged, "{part}");
        }
    }
    let elsewhere = DeviceSecret::fresh(&mut Chance::seeded(7));
    assert!(marked.fits_here(Some(&station.device)) && !marked.fits_here(Some(&elsewhere)) && !marked.fits_here(None));
}

#[test]
fn the_file_is_replaced_in_one_step_and_the_one_before_is_kept() {
    let mut station = Station::new(true);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("slots.json");
    assert_eq!(SlotFile::load(&path).unwrap_err().code, Code::SlotsDamaged, "missing");
    station.file.save(&path, None).unwrap();
    assert!(!disk::previous(&path).exists());
    let first = station.file.clone();
    station.file.remove_user(&station.key.clone(), 1002).unwrap();
    station.file.save(&path, None).unwrap();
    assert_eq!(SlotFile::load(&path).unwrap(), station.file);
    assert_eq!(SlotFile::load(&disk::previous(&path)).unwrap(), first);

    std::fs::write(&path, "").unwrap();
    assert_eq!(SlotFile::load(&path).unwrap_err().code, Code::SlotsDamaged);
    station.file.save(&path, None).unwrap();
    assert_eq!(SlotFile::load(&disk::previous(&path)).unwrap(), first, "a damaged file does not displace a whole one");
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "nothing is left behind: {names:?}");

    std::fs::write(&path, vec![b' '; MOST_BYTES as usize + 1]).unwrap();
    assert_eq!(SlotFile::load(&path).unwrap_err().code, Code::SlotsDamaged);
    std::fs::write(&path, r#"{"format":"jiahe-slots","version":2,"something":"else"}"#).unwrap();
    assert_eq!(SlotFile::load(&path).unwrap_err().code, Code::NewerVersion);
    std::fs::write(&path, r#"{"format":"another","version":2}"#).unwrap();
    assert_eq!(SlotFile::load(&path).unwrap_err().code, Code::SlotsDamaged);
    assert!(station.file.save(&folder.path().join("no such folder").join("slots.json"), None).is_err());
}

#[test]
fn a_slot_at_the_shipped_cost_opens_beside_quick_ones() {
    let mut station = Station::new(true);
    let (device, key) = (station.device.clone(), station.key.clone());
    let who = Credentials { user: 1003, name: "丙某", password: "shipped cost" };
    let means = Means { device: Some(&device), cost: Cost::SHIPPED };
    station.file.add_user(&key, &who, &means, &mut station.chance).unwrap();
    assert_eq!(station.unlock("丙某", "shipped cost").unwrap(), 1003);
}

#[test]
fn the_station_key_changes_for_everybody_without_a_password() {
    let mut station = Station::new(true);
    let old = station.file.clone();
    let fresh = StationKey::fresh(&mut station.chance);
    station.file.remove_user(&station.key.clone(), 1002).unwrap();
    station.file.rotate(&station.key, &fresh, &mut station.chance).unwrap();
    assert_eq!(station.file.generation(), 2);
    station.key = fresh;
    assert_eq!(station.unlock("甲某", "first password").unwrap(), 1001);
    assert_eq!(station.refusal("乙某", "other password"), Code::WrongPassword);
    let by_paper = station.file.unlock_with_recovery(&station.recovery).unwrap();
    assert_eq!(by_paper.pragma_key(), station.key.pragma_key());
    // Whoever kept the old file opens the old database with it, not the new one.
    let kept = old.unlock("乙某", "other password", Some(&station.device)).unwrap();
    assert_ne!(kept.key.pragma_key(), station.key.pragma_key());
    assert!(old.serial() < station.file.serial(), "an old file put back shows its age");
    assert_eq!(station.file.names(Some(&station.device)), [(1001, "甲某".to_owned())], "names outlast it");
}

#[test]
fn an_own_key_survives_every_change_of_the_own_password_and_comes_back_by_the_paper() {
    let mut station = Station::new(true);
    let (device, key, recovery) = (station.device.clone(), station.key.clone(), station.recovery.clone());
    let means = Means { device: Some(&device), cost: Cost::QUICK };
    let letter = |file: &SlotFile, chance: &mut Chance| {
        Letter::seal(&file.address(1001).unwrap(), b"note", b"quiet words", chance).unwrap()
    };
    let first = letter(&station.file, &mut station.chance);
    let reads = |file: &SlotFile, password: &str, letter: &Letter| {
        file.unlock("甲某", password, Some(&device)).unwrap().own.open(letter, b"note").is_some()
    };
    assert!(reads(&station.file, "first password", &first));

    let me = Credentials { user: 1001, name: "甲某", password: "first password" };
    station.file.change_password(&me, "second password", &means, &mut station.chance).unwrap();
    assert!(reads(&station.file, "second password", &first), "her own change keeps her key");

    let set = Credentials { password: "set by the administrator", ..me };
    station.file.set_password(&key, &set, &means, &mut station.chance).unwrap();
    assert!(!reads(&station.file, set.password, &first), "whoever sets her password does not read her notes");
    let second = letter(&station.file, &mut station.chance);
    assert!(reads(&station.file, set.password, &second));

    let back = Credentials { password: "back by the paper", ..me };
    station.file.recover_user(&recovery, &back, &means, &mut station.chance).unwrap();
    assert!(reads(&station.file, back.password, &first), "the paper brings the old key back");
    assert!(reads(&station.file, back.password, &second));

    // A new paper cannot bring anything back before its owner has signed in once.
    let paper = RecoveryKey::fresh(&mut station.chance);
    station.file.replace_recovery(&key, &paper, &mut station.chance).unwrap();
    let unlocked = station.file.unlock("甲某", back.password, Some(&device)).unwrap();
    assert!(station.file.renew_escrow(&unlocked, &mut station.chance).unwrap());
    assert!(!station.file.renew_escrow(&unlocked, &mut station.chance).unwrap(), "once is enough");
    let again = Credentials { password: "by the new paper", ..me };
    station.file.recover_user(&paper, &again, &means, &mut station.chance).unwrap();
    assert!(reads(&station.file, again.password, &first) && reads(&station.file, again.password, &second));
}
