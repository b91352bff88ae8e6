//! 护航关爱: what was done and given, whom it reached, and pictures that carry neither a place nor a child of a case.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiahe::Code;
use jiahe_tests::world::{PASSWORD, World};
use serde_json::{Value, json};

use super::{care, number};

fn segment(marker: u8, body: &[u8]) -> Vec<u8> {
    let mut out = vec![0xff, marker];
    out.extend(u16::try_from(body.len() + 2).unwrap().to_be_bytes());
    out.extend(body);
    out
}

/// A photo as a telephone takes it: with the place in its EXIF and a film behind it. `fill` makes it heavier.
fn photo(fill: usize) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    out.extend(segment(0xe1, b"Exif\0\0II*\0GPSLatitude 30.24 GPSLongitude 122.19"));
    out.extend(segment(0xdb, &[0; 65]));
    out.extend(segment(0xc0, &[8, 0, 8, 0, 16, 1, 1, 0x11, 0]));
    out.extend(segment(0xda, &[1, 1, 0, 0, 63, 0]));
    out.extend(std::iter::repeat_n(0x42, fill));
    out.extend([0xff, 0xd9]);
    out.extend(b"MotionPhoto GPSLatitude");
    out
}

fn picture(record: i64, bytes: &[u8], children: &str, consent: &str) -> Value {
    json!({
        "to": "care", "record": record, "caption": "现场", "children": children, "consent": consent, "base64": STANDARD.encode(bytes),
    })
}

#[test]
fn a_picture_is_kept_without_its_place_and_read_back_whole() {
    let mut world = World::village();
    let id = number(&world.ok("care.save", care()));
    // Larger than one piece of the table.
    let big = photo(200_000);
    let one = world.ok("care.add_picture", picture(id, &big, "none", ""));
    assert_eq!(world.refused("care.add_picture", picture(id, &big, "none", "")).code, Code::Duplicate);
    let got = world.ok("care.picture", json!({ "id": one }));
    assert_eq!(got["mime"], "image/jpeg");
    let bytes = STANDARD.decode(got["base64"].as_str().unwrap()).unwrap();
    assert!(!bytes.windows(3).any(|window| window == b"GPS"), "the place is gone");
    assert!(bytes.len() > 200_000 && bytes.starts_with(&[0xff, 0xd8]) && bytes.ends_with(&[0xff, 0xd9]));
    let file = world.ok("care.get", json!({ "id": id }));
    assert_eq!((&file["pictures"][0]["width"], &file["event"]["pictures"]), (&json!(16), &json!(1)));

    for (bytes, why) in [
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>".to_vec(), "picture_kind"),
        (b"GIF89a".to_vec(), "picture_kind"),
        (big[..big.len() / 2].to_vec(), "picture_broken"),
        (photo(1_500_001), "picture_large"),
        (vec![b'A'; 5_000_000], "picture_large"),
    ] {
        let faults = world.faults("care.add_picture", picture(id, &bytes, "none", ""));
        assert_eq!(faults, [("base64".to_owned(), why.to_owned())]);
    }
    let mut odd = picture(id, b"", "none", "");
    odd["base64"] = json!("不是 base64");
    assert_eq!(world.faults("care.add_picture", odd), [("base64".to_owned(), "picture_broken".to_owned())]);
    for at in 1..30 {
        world.ok("care.add_picture", picture(id, &photo(at), "none", ""));
    }
    let faults = world.faults("care.add_picture", picture(id, &photo(31), "none", ""));
    assert_eq!(faults, [("base64".to_owned(), "too_many".to_owned())]);
    world.ok("care.discard_picture", json!({ "id": one }));
    assert_eq!(world.refused("care.picture", json!({ "id": one })).code, Code::NotFound);
    let left: i64 = world
        .database()
        .query_row("SELECT count(*) FROM attachment_chunks WHERE attachment_id = $1", [number(&one)], |row| row.get(0))
        .unwrap();
    assert_eq!(left, 0, "nothing of its bytes stays");
}

#[test]
fn a_picture_survives_a_backup_and_a_change_of_the_key() {
    let mut world = World::village();
    let id = number(&world.ok("care.save", care()));
    let one = world.ok("care.add_picture", picture(id, &photo(150_000), "none", ""));
    let before = world.ok("care.picture", json!({ "id": one }));
    world.ok("keys.rotate", json!({}));
    assert_eq!(world.ok("care.picture", json!({ "id": one })), before, "under the new key");
    // Nothing of it can be read in the files.
    let bytes = STANDARD.decode(before["base64"].as_str().unwrap()).unwrap();
    let piece = &bytes[bytes.len() - 5_000..];
    for entry in std::fs::read_dir(world.path()).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            let file = std::fs::read(&path).unwrap();
            assert!(!file.windows(piece.len()).any(|window| window == piece), "{}", path.display());
        }
    }
    // A byte of a piece changed behind the program's back is told.
    let sql = "UPDATE attachment_chunks SET bytes = zeroblob(10) WHERE attachment_id = $1 AND position = 1";
    world.database().execute(sql, [number(&one)]).unwrap();
    assert_eq!(world.refused("care.picture", json!({ "id": one })).code, Code::Damaged);
}

#[test]
fn a_child_of_a_case_is_never_to_be_told_from_a_picture() {
    let mut world = World::village();
    world.hire("测试癸讲师", &["family_educator"]);
    let (case, _) = world.open_case();
    let id = number(&world.ok("care.save", care()));
    let faults = world.faults("care.add_picture", picture(id, &photo(1), "consented", ""));
    assert_eq!(faults, [("consent".to_owned(), "required".to_owned())]);
    let shown = world.ok("care.add_picture", picture(id, &photo(1), "consented", "母亲 11 月 22 日书面同意"));
    // Looking at it is on the trail.
    world.ok("care.picture", json!({ "id": shown }));
    let trail = world.ok("audit.list", json!({ "noun": "care" }));
    assert!(trail.to_string().contains("picture looked at"), "{trail}");
    let family = json!({ "id": id, "case": case, "note": "送书一套" });
    assert_eq!(world.faults("care.add_family", family.clone()), [("case".to_owned(), "pictures_told".to_owned())]);
    world.ok("care.discard_picture", json!({ "id": shown }));
    world.ok("care.add_family", family);
    assert_eq!(world.refused("care.add_family", json!({ "id": id, "case": case, "note": "" })).code, Code::Duplicate);
    let faults = world.faults("care.add_picture", picture(id, &photo(2), "consented", "母亲同意"));
    assert_eq!(faults, [("children".to_owned(), "case_child".to_owned())], "whoever agreed");
    let masked = world.ok("care.add_picture", picture(id, &photo(2), "masked", ""));
    let mut grown = care();
    grown["children"] = json!(false);
    let grown = number(&world.ok("care.save", grown));
    let faults = world.faults("care.add_picture", picture(grown, &photo(3), "masked", ""));
    assert_eq!(faults, [("children".to_owned(), "no_children".to_owned())]);
    let event = world.ok("cases.get", json!({ "id": case }))["timeline"][0].clone();
    assert_eq!(
        (&event["kind"], &event["from"], &event["note"]),
        (&json!("educated"), &json!("care"), &json!("好家风故事会"))
    );

    world.sign_in("测试癸讲师", PASSWORD);
    assert_eq!(world.refused("care.discard_picture", json!({ "id": masked })).code, Code::Forbidden, "not theirs");
    let file = world.ok("care.get", json!({ "id": id }));
    assert_eq!((&file["pictures"][0]["mine"], &file["families"][0]["case"]), (&json!(false), &json!(case)));
    assert_eq!(world.ok("care.list", json!({})).as_array().unwrap().len(), 2);
    let mut bad = care();
    (bad["title"], bad["focuses"], bad["held_on"], bad["materials"]) =
        (json!(""), json!([]), json!("2026-12-01"), json!([{ "what": "", "count": 0 }]));
    let fields: Vec<String> = world.faults("care.save", bad).into_iter().map(|(field, _)| field).collect();
    assert_eq!(fields, ["title", "focuses", "held_on", "materials[0].what", "materials[0].count"]);
}

#[test]
fn a_family_of_a_case_one_may_not_know_of_is_not_listed() {
    let mut world = World::village();
    world.hire("测试癸讲师", &["family_educator"]);
    let mut intake = world.intake();
    intake["level"] = json!("sensitive");
    let case = number(&world.ok("cases.open", intake)["id"]);
    let id = number(&world.ok("care.save", care()));
    world.ok("care.add_family", json!({ "id": id, "case": case, "note": "" }));
    world.sign_in("测试癸讲师", PASSWORD);
    assert_eq!(world.ok("care.get", json!({ "id": id }))["families"], json!([]));
    assert_eq!(world.refused("care.add_family", json!({ "id": id, "case": case, "note": "" })).code, Code::NotFound);
}
