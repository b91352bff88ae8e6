use std::io::Cursor;

use super::*;

const PLATFORM: &str = "windows-x86_64";

fn key(seed: u8) -> PrivateKey {
    PrivateKey::from_seed(&[seed; 32])
}

fn takes(seeds: &[u8]) -> PublicKeys {
    let all: Vec<String> = seeds.iter().map(|seed| key(*seed).public()).collect();
    PublicKeys::read(&all.join(",")).unwrap()
}

fn own() -> Own<'static> {
    Own { version: "0.1.9".parse().unwrap(), platform: PLATFORM }
}

fn installer() -> Vec<u8> {
    let mut bytes = b"MZ installer".to_vec();
    bytes.extend((0..700_000u32).map(|n| (n % 251) as u8));
    bytes
}

fn new(version: &str, platform: &'static str) -> New<'static> {
    let made_on = "2026-11-30".parse().unwrap();
    New { version: version.parse().unwrap(), platform, notes: "预约可以打印。\n修正若干问题。", made_on }
}

fn packed(new: &New<'_>, bytes: &[u8], seed: u8) -> Vec<u8> {
    let mut file = Vec::new();
    pack(new, &mut Cursor::new(bytes), &mut file, &key(seed)).unwrap();
    file
}

fn good() -> Vec<u8> {
    packed(&new("0.1.10", PLATFORM), &installer(), 1)
}

/// Opened and unpacked, as the program does.
fn read(file: &[u8], keys: &PublicKeys) -> Result<(Manifest, Vec<u8>), Refused> {
    let mut out = Vec::new();
    let manifest = open(file, keys, own())?.unpack(&mut out, &|_| {})?;
    Ok((manifest, out))
}

/// A file around any manifest, signed as it should be.
fn around(manifest: &str, body: &[u8]) -> Vec<u8> {
    let spelt = manifest.as_bytes();
    let length = u32::try_from(spelt.len()).unwrap().to_be_bytes();
    [MAGIC.as_slice(), &length, spelt, &key(1).sign(&signed_text(spelt)), body].concat()
}

fn head_of(file: &[u8]) -> usize {
    12 + u32::from_be_bytes(file[8..12].try_into().unwrap()) as usize + 64
}

#[test]
fn a_good_file_gives_back_the_installer_and_what_it_says_of_itself() {
    let (manifest, out) = read(&good(), &takes(&[1])).unwrap();
    assert_eq!(out, installer());
    assert_eq!((manifest.version.to_string().as_str(), manifest.size), ("0.1.10", installer().len() as u64));
    assert_eq!((manifest.notes.lines().count(), manifest.made_on.to_string().as_str()), (2, "2026-11-30"));
    assert!(manifest.is_of(out.as_slice()).unwrap());
    assert!(
        !manifest.is_of(&out[1..]).unwrap() && !manifest.is_of([out.as_slice(), b"!"].concat().as_slice()).unwrap()
    );
}

#[test]
fn whichever_byte_of_the_head_is_changed_it_is_refused() {
    let (file, keys) = (good(), takes(&[1]));
    for place in 0..head_of(&file) {
        for bit in [1, 0x80] {
            let mut bad = file.clone();
            bad[place] ^= bit;
            let refused = open(bad.as_slice(), &keys, own()).map(|opened| opened.manifest).unwrap_err();
            let expected = match place {
                0..8 => matches!(refused, Refused::NotOurs),
                8..12 => matches!(refused, Refused::Damaged | Refused::Forged),
                _ => matches!(refused, Refused::Forged),
            };
            assert!(expected, "byte {place}: {refused:?}");
        }
    }
}

#[test]
fn an_installer_that_was_changed_cut_or_lengthened_is_refused() {
    let (file, keys) = (good(), takes(&[1]));
    let head = head_of(&file);
    for place in [head, head + 1, file.len() / 2, file.len() - 1] {
        let mut bad = file.clone();
        bad[place] ^= 4;
        assert!(matches!(read(&bad, &keys), Err(Refused::Damaged)), "byte {place}");
    }
    for length in (0..=head).chain([head + 1, file.len() - 1]) {
        let refused = read(&file[..length], &keys).unwrap_err();
        let expected =
            if length < 8 { matches!(refused, Refused::NotOurs) } else { matches!(refused, Refused::Damaged) };
        assert!(expected, "cut after {length}: {refused:?}");
    }
    assert!(matches!(read(&[file.as_slice(), b"\0"].concat(), &keys), Err(Refused::Damaged)));
}

#[test]
fn only_a_key_of_the_program_signs_and_while_it_changes_there_are_two() {
    let file = good();
    assert!(matches!(read(&file, &takes(&[2])), Err(Refused::Forged)));
    assert!(matches!(read(&file, &takes(&[])), Err(Refused::Forged)));
    assert!(read(&file, &takes(&[2, 1])).is_ok());
    assert!(read(&packed(&new("0.2.0", PLATFORM), b"MZ", 2), &takes(&[2, 1])).is_ok());
    // A signature over the same bytes that was meant for something else.
    let mut other = file.clone();
    let head = head_of(&file);
    let spelt = file[12..head - 64].to_vec();
    other[head - 64..head].copy_from_slice(&key(1).sign(&[b"jiahe parcel 1\0", spelt.as_slice()].concat()));
    assert!(matches!(read(&other, &takes(&[1])), Err(Refused::Forged)));
}

#[test]
fn the_same_or_an_older_version_and_another_system_are_refused() {
    for version in ["0.1.9", "0.1.8", "0.0.99"] {
        assert!(matches!(read(&packed(&new(version, PLATFORM), b"MZ", 1), &takes(&[1])), Err(Refused::NotNewer)));
    }
    let other = packed(&new("0.2.0", "linux-x86_64-deb"), b"MZ", 1);
    assert!(matches!(read(&other, &takes(&[1])), Err(Refused::OtherPlatform)));
}

#[test]
fn what_is_signed_must_still_be_what_it_should_be() {
    let text = |edit: &dyn Fn(&mut serde_json::Value)| {
        let mut told = serde_json::json!({
            "format": 1, "product": "jiahe", "version": "0.2.0", "platform": PLATFORM, "size": 2,
            "sha256": hex(&Sha256::digest(b"MZ")), "notes": "新", "made_on": "2026-11-30",
        });
        edit(&mut told);
        told.to_string()
    };
    let tried = |manifest: &str| read(&around(manifest, b"MZ"), &takes(&[1]));
    assert!(tried(&text(&|_| {})).is_ok());
    assert!(matches!(tried(&text(&|told| told["product"] = "other".into())), Err(Refused::NotOurs)));
    assert!(matches!(tried(&text(&|told| told["format"] = 2.into())), Err(Refused::NewerFormat)));
    // A later format may have any other fields.
    assert!(matches!(tried(r#"{"format":9,"anything":[]}"#), Err(Refused::NewerFormat)));
    let damaged: [&dyn Fn(&mut serde_json::Value); 11] = [
        &|told| told["format"] = 0.into(),
        &|told| told["size"] = (MOST + 1).into(),
        &|told| told["size"] = 0.into(),
        &|told| told["size"] = 3.into(),
        &|told| told["version"] = "0.2".into(),
        &|told| told["made_on"] = "2026-02-30".into(),
        &|told| told["notes"] = "\u{1b}[2J".into(),
        &|told| told["notes"] = " \n".into(),
        &|told| told["notes"] = "装\u{202e}exe".into(),
        &|told| told["file_name"] = "../x.exe".into(),
        &|told| drop(told.as_object_mut().unwrap().remove("sha256")),
    ];
    for (number, edit) in damaged.iter().enumerate() {
        assert!(matches!(tried(&text(edit)), Err(Refused::Damaged)), "{number}");
    }
    let twice = text(&|_| {}).replacen('{', r#"{"version":"9.0.0","#, 1);
    assert!(matches!(tried(&twice), Err(Refused::Damaged)), "a field that stands twice");
    for empty in ["", "[]", "null", "{}"] {
        assert!(matches!(tried(empty), Err(Refused::Damaged)), "{empty:?}");
    }
}

#[test]
fn nothing_is_packed_that_would_not_be_read() {
    let packs = |new: &New<'_>, bytes: &[u8]| pack(new, &mut Cursor::new(bytes), &mut Vec::new(), &key(1));
    let mut odd = new("0.2.0", PLATFORM);
    assert!(matches!(packs(&odd, b""), Err(Refused::Unfit(_))));
    for notes in [" ", "新\u{200b}版"] {
        odd.notes = notes;
        assert!(matches!(packs(&odd, b"MZ"), Err(Refused::Unfit(_))), "{notes:?}");
    }
    let long = "长".repeat(NOTES_MOST + 1);
    odd.notes = &long;
    assert!(matches!(packs(&odd, b"MZ"), Err(Refused::Unfit(_))));
    odd = new("0.2.0", PLATFORM);
    odd.platform = "windows-arm64";
    assert!(matches!(packs(&odd, b"MZ"), Err(Refused::Unfit(_))));
    // Larger than any, without the bytes being there.
    let mut huge = Cursor::new(Vec::new());
    huge.set_position(0);
    let mut endless = Endless(0);
    assert!(matches!(pack(&new("0.2.0", PLATFORM), &mut endless, &mut huge, &key(1)), Err(Refused::Unfit(_))));
    assert!(huge.into_inner().is_empty(), "nothing was written");
}

struct Endless(u64);

impl Read for Endless {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        self.0 += to.len() as u64;
        Ok(to.len())
    }
}

impl Seek for Endless {
    fn seek(&mut self, _: io::SeekFrom) -> io::Result<u64> {
        Ok(0)
    }
}

#[test]
fn a_disk_that_fails_is_told_from_a_bad_file() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    struct Pulled;
    impl Read for Pulled {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(ErrorKind::Other.into())
        }
    }
    let file = good();
    let refused = open(file.as_slice(), &takes(&[1]), own()).unwrap().unpack(&mut Full, &|_| {}).unwrap_err();
    assert!(matches!(refused, Refused::Write(error) if error.kind() == ErrorKind::StorageFull));
    let head = &file[..head_of(&file)];
    let refused = open(head.chain(Pulled), &takes(&[1]), own()).unwrap().unpack(&mut Vec::new(), &|_| {}).unwrap_err();
    assert!(matches!(refused, Refused::Read(_)));
    assert!(matches!(open(Pulled, &takes(&[1]), own()), Err(Refused::Read(_))));
}

/// Random bytes, random heads, and good files spoilt at random.
#[test]
fn no_bytes_make_the_reader_fall_over() {
    let (keys, file) = (takes(&[1]), good());
    let head = head_of(&file) as u64;
    let mut state = 0x9e37_79b9_7f4a_7c15u64;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    for round in 0..6_000 {
        let mut bytes: Vec<u8> = match round % 3 {
            0 => Vec::new(),
            1 => MAGIC.to_vec(),
            _ => file[..usize::try_from(next() % (head + 600)).unwrap()].to_vec(),
        };
        bytes.extend((0..next() % 300).map(|_| (next() & 0xff) as u8));
        if round % 3 == 2 && !bytes.is_empty() {
            let place = usize::try_from(next() % bytes.len() as u64).unwrap();
            bytes[place] ^= (next() % 255 + 1) as u8;
        }
        assert!(read(&bytes, &keys).is_err(), "{round}");
    }
    // Signed nonsense: only whoever holds the key can make it, and it must not take the program down either.
    for _ in 0..3_000 {
        let mut spelt: Vec<u8> = file[12..head_of(&file) - 64].to_vec();
        for _ in 0..next() % 4 + 1 {
            let place = usize::try_from(next() % spelt.len() as u64).unwrap();
            spelt[place] = (next() & 0x7f) as u8;
        }
        let spelt = String::from_utf8_lossy(&spelt).into_owned();
        drop(read(&around(&spelt, &file[head_of(&file)..]), &keys));
    }
}
