//! Hostile parcels: each is refused with a code of its own, and the database is what it was.

use std::fs;
use std::path::Path;

use age::x25519::Recipient;
use jiahe::Code;
use jiahe::vault::StationPair;
use jiahe_tests::stations::{self, county, digest, id, import, know, meet, pair, send, town, village};
use jiahe_tests::world::World;
use serde_json::{Value, json};

use super::exchange::{hidden, say};

/// A parcel taken apart: manifest, signature, payload.
struct Parts {
    manifest: Vec<u8>,
    signature: Vec<u8>,
    payload: Vec<u8>,
}

impl Parts {
    fn of(sealed: &[u8], receiver: &StationPair) -> Self {
        let plain = age::decrypt(receiver.identity(), sealed).unwrap();
        let length = u32::from_be_bytes(plain[8..12].try_into().unwrap()) as usize;
        let (manifest, rest) = plain[12..].split_at(length);
        let (signature, payload) = rest.split_at(64);
        Self { manifest: manifest.to_vec(), signature: signature.to_vec(), payload: payload.to_vec() }
    }

    fn told(&self) -> Value {
        serde_json::from_slice(&self.manifest).unwrap()
    }

    /// Another manifest and payload, signed by whoever.
    fn forged(mut self, by: &StationPair, change: impl FnOnce(&mut Value), payload: Option<Vec<u8>>) -> Self {
        let mut told = self.told();
        if let Some(payload) = payload {
            self.payload = payload;
            told["payload_size"] = json!(self.payload.len());
            told["payload_sha256"] = json!(sha256(&self.payload));
        }
        change(&mut told);
        self.manifest = serde_json::to_vec(&told).unwrap();
        self.signature = by.sign(&[b"jiahe parcel 1\0".as_slice(), &self.manifest].concat()).to_vec();
        self
    }

    fn sealed(&self, to: &Recipient) -> Vec<u8> {
        let length = u32::try_from(self.manifest.len()).unwrap().to_be_bytes();
        let plain = [b"jhparcel".as_slice(), &length, &self.manifest, &self.signature, &self.payload].concat();
        age::encrypt(to, &plain).unwrap()
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest as _;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Both ways of looking at it refuse with the code, and nothing changed.
fn refused(world: &mut World, path: &Path, code: Code, what: &str) {
    let before = digest(world);
    assert_eq!(world.refused("exchange.preview", json!({ "path": path })).code, code, "{what}");
    assert_eq!(import(world, path).unwrap_err().code, code, "{what}");
    assert!(digest(world) == before, "{what}: something changed");
}

/// The same, where only applying tells.
fn refused_at_import(world: &mut World, path: &Path, code: Code, what: &str) {
    let before = digest(world);
    assert_eq!(import(world, path).unwrap_err().code, code, "{what}");
    assert!(digest(world) == before, "{what}: something changed");
}

#[test]
fn a_station_that_has_met_nobody_tells_a_parcel_for_another_from_what_is_none() {
    let (mut county, mut town, mut village) = (county(), town(), village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let parcel = send(&mut town, there, stick.path());
    refused(&mut county, &parcel, Code::ParcelNotForUs, "sealed to the village");
    fs::write(&parcel, b"not a parcel").unwrap();
    refused(&mut county, &parcel, Code::ParcelDamaged, "no parcel at all");
}

#[test]
fn a_parcel_for_another_or_from_a_stranger_or_of_another_hand_is_refused() {
    let (mut county, mut town, mut village) = (county(), town(), village());
    meet(&mut county, &mut town);
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let parcel = send(&mut town, there, stick.path());
    county.ok("exchange.card", json!({}));
    refused(&mut county, &parcel, Code::ParcelNotForUs, "sealed to the village");

    let (own, towns, countys) = (pair(&mut village), pair(&mut town), pair(&mut county));
    let bytes = fs::read(&parcel).unwrap();
    let parts = || Parts::of(&bytes, &own);
    let at = stick.path().join("hurt.jhp");
    let to_village = own.public().recipient().unwrap();
    // The village was sent it and seals it on to the county, as if the town had.
    fs::write(&at, parts().sealed(&countys.public().recipient().unwrap())).unwrap();
    refused(&mut county, &at, Code::ParcelNotForUs, "passed on by its receiver");
    // The county, whom the village never met.
    let strange = parts().forged(&countys, |told| told["sender"] = json!(id(&mut county)), None);
    fs::write(&at, strange.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelUnknownSender, "a stranger's");
    // Met, and signing as the town.
    know(&mut village, &mut county);
    fs::write(&at, parts().forged(&countys, |_| (), None).sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelForged, "signed by another known station");
    let mut unsigned = parts();
    unsigned.signature[5] ^= 1;
    fs::write(&at, unsigned.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelForged, "another signature");
    let mut edited = parts();
    edited.payload[20] ^= 1;
    fs::write(&at, edited.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelDamaged, "another payload");
    let mut longer = parts();
    longer.payload.push(b' ');
    fs::write(&at, longer.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelDamaged, "more payload than told");

    for (what, key, value, code) in [
        ("a newer format", "version", json!(2), Code::ParcelNewer),
        ("another format", "format", json!("jiahe-card"), Code::ParcelDamaged),
        ("an endless payload", "payload_size", json!(u64::MAX), Code::ParcelTooLarge),
        ("no number", "number", json!("one"), Code::ParcelDamaged),
        ("a first that is not there", "first", json!(2), Code::ParcelContent),
        ("a last that is not there", "last", json!(9), Code::ParcelContent),
        ("fewer posted than sent", "posted", json!(0), Code::ParcelContent),
        ("an impossible receipt", "ack", json!(-4), Code::ParcelContent),
    ] {
        fs::write(&at, parts().forged(&towns, |told| told[key] = value, None).sealed(&to_village)).unwrap();
        refused(&mut village, &at, code, what);
    }
    for (what, payload) in [
        ("no JSON", "这是一篇文章".to_owned()),
        ("another JSON", "[1,2,3]".to_owned()),
        ("a message without a number", r#"{"messages":[{"kind":"exchange.sealed"}]}"#.to_owned()),
        ("JSON without an end", format!("{}1", "[".repeat(100_000))),
    ] {
        fs::write(&at, parts().forged(&towns, |_| (), Some(payload.into_bytes())).sealed(&to_village)).unwrap();
        refused(&mut village, &at, Code::ParcelContent, what);
    }
    let message = |kind: &str, body: &str| {
        let one = json!({ "sequence": 1, "kind": kind, "posted_at": "2026-11-23T09:30:00", "body": body });
        serde_json::to_vec(&json!({ "messages": [one] })).unwrap()
    };
    for (what, kind, body, code) in [
        ("a kind nobody knows", "weather.tell", "{}", Code::ParcelNewer),
        ("a verb nobody knows", "exchange.explode", "{}", Code::ParcelNewer),
        ("a body that is no JSON", "exchange.sealed", "{", Code::ParcelContent),
        ("a body that is something else", "exchange.sealed", "[]", Code::ParcelContent),
        (
            "a compartment that never travels",
            "exchange.sealed",
            r#"{"case":1,"kind":"counselling_note","record":1,"sent_by":"甲","reason":"乙","sealed":""}"#,
            Code::ParcelContent,
        ),
    ] {
        fs::write(&at, parts().forged(&towns, |_| (), Some(message(kind, body))).sealed(&to_village)).unwrap();
        refused_at_import(&mut village, &at, code, what);
    }
    // After all of it the good one is as good as before.
    import(&mut village, &parcel).unwrap();
    // Replayed with its number, under a fresh id and with other words.
    let other = parts().forged(
        &towns,
        |told| {
            told["parcel"] = json!(5);
            told["number"] = json!(2)
        },
        Some(message("exchange.sealed", "{}")),
    );
    fs::write(&at, other.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelSetBack, "other words under a number that was read");
    let early = parts().forged(
        &towns,
        |told| {
            told["parcel"] = json!(6);
            (told["first"], told["last"], told["posted"]) = (json!(7), json!(7), json!(7));
        },
        Some(
            String::from_utf8(message("exchange.sealed", "{}"))
                .unwrap()
                .replace("\"sequence\":1", "\"sequence\":7")
                .into_bytes(),
        ),
    );
    fs::write(&at, early.sealed(&to_village)).unwrap();
    refused(&mut village, &at, Code::ParcelGap, "out of order");
}

#[test]
fn a_parcel_that_was_cut_or_flipped_anywhere_is_refused() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let (stick, there) = (stations::stick(), id(&mut village));
    let about = hidden(&mut town);
    say(&mut town, about, there);
    let parcel = send(&mut town, there, stick.path());
    let whole = fs::read(&parcel).unwrap();
    let at = stick.path().join("hurt.jhp");
    let before = digest(&mut village);
    let mut one_of = |bytes: &[u8], what: &str| {
        fs::write(&at, bytes).unwrap();
        let code = import(&mut village, &at).unwrap_err().code;
        assert!(matches!(code, Code::ParcelDamaged | Code::ParcelNotForUs), "{what}: {code:?}");
    };
    for cut in (0..whole.len()).step_by(whole.len() / 60) {
        one_of(&whole[..cut], &format!("cut at {cut}"));
    }
    for flip in (0..whole.len()).step_by(whole.len() / 200) {
        let mut hurt = whole.clone();
        hurt[flip] ^= 1 << (flip % 8);
        one_of(&hurt, &format!("flipped at {flip}"));
    }
    one_of(&[whole.as_slice(), b"more"].concat(), "with more behind it");
    one_of(&"这是一篇文章".repeat(1000).into_bytes(), "an article");
    assert!(digest(&mut village) == before);
    import(&mut village, &parcel).unwrap();
}

#[test]
fn a_file_of_a_gigabyte_is_refused_before_it_is_read() {
    let (mut town, mut village) = (town(), village());
    meet(&mut town, &mut village);
    let stick = stations::stick();
    let at = stick.path().join("large.jhp");
    fs::File::create(&at).unwrap().set_len(1 << 30).unwrap();
    let began = std::time::Instant::now();
    refused(&mut village, &at, Code::ParcelTooLarge, "1 GB");
    assert!(began.elapsed() < std::time::Duration::from_secs(5));
    // As large as is read, with a head that never ends.
    let endless = [b"age-encryption.org/v1\n".to_vec(), b"-> X25519 A\n\n".repeat(4 << 20)].concat();
    fs::write(&at, endless).unwrap();
    refused(&mut village, &at, Code::ParcelDamaged, "an endless head");
    assert!(began.elapsed() < std::time::Duration::from_secs(10));
    let pipe = std::path::Path::new("/dev/zero");
    if pipe.exists() {
        refused(&mut village, pipe, Code::ParcelDamaged, "no file but something without an end");
    }
}
