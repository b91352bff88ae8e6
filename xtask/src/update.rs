//! `update`: the signed file that brings an installer to stations without a network, and the key it is signed with.

use std::fs::{File, OpenOptions};
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

use jiahe_update::{New, Own, PrivateKey, PublicKeys, Refused, Version, open, pack};

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// A new key, for its owner alone; never over one that is there.
pub fn new_key(file: &Path) -> Result<(), String> {
    let mut seed = [0; 32];
    getrandom::fill(&mut seed).map_err(|_| "the system gives no randomness")?;
    let key = PrivateKey::from_seed(&seed);
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(file).and_then(|mut to| writeln!(to, "{}", key.spelt()).and_then(|()| to.sync_all()));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    println!("keep {} to yourself, with a copy where no network reaches it", file.display());
    println!("build the programs with JIAHE_UPDATE_KEYS={}", key.public());
    Ok(())
}

/// Signs an installer; the file is written beside it.
pub fn sign(key: &Path, platform: &str, notes: &str, installer: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(key).map_err(|error| format!("{}: {error}", key.display()))?;
    let key = PrivateKey::read(&text).ok_or_else(|| format!("{}: no key of ours", key.display()))?;
    let begins: &[u8] = match platform {
        "windows-x86_64" => b"MZ",
        "linux-x86_64-deb" => b"!<arch>\n",
        _ => b"",
    };
    if !std::fs::read(installer).is_ok_and(|bytes| bytes.starts_with(begins)) {
        return Err(format!("{}: no installer for {platform}", installer.display()));
    }
    let version = VERSION.parse().map_err(|_| "the version of the workspace is not three numbers")?;
    let made_on = chrono::Local::now().date_naive();
    let to = written(&New { version, platform, notes, made_on }, installer, &key)?;
    println!("{}", to.display());
    Ok(())
}

fn written(new: &New<'_>, installer: &Path, key: &PrivateKey) -> Result<PathBuf, String> {
    let to = installer.with_file_name(format!("jiahe-{}-{}.jhup", new.version, new.platform));
    let trouble = |error: std::io::Error| format!("{}: {error}", to.display());
    let from = File::open(installer).map_err(|error| format!("{}: {error}", installer.display()))?;
    let made = File::create(&to).map_err(trouble).and_then(|file| {
        let mut file = BufWriter::new(file);
        pack(new, &mut BufReader::new(from), &mut file, key).map_err(|refused| said(&refused))?;
        file.flush().map_err(trouble)?;
        tried(&to, new.platform, key)
    });
    match made {
        Ok(()) => Ok(to),
        Err(trouble) => {
            drop(std::fs::remove_file(&to));
            Err(trouble)
        }
    }
}

/// Read back as the oldest program there can be reads it.
fn tried(file: &Path, platform: &str, key: &PrivateKey) -> Result<(), String> {
    // By the keys that the programs carry, where they are known.
    let carried = std::env::var("JIAHE_UPDATE_KEYS").ok().filter(|keys| !keys.is_empty());
    let keys = PublicKeys::read(&carried.unwrap_or_else(|| key.public())).ok_or("no public key")?;
    let version: Version = "0.0.0".parse().map_err(|_| "no version")?;
    let from = File::open(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let opened = open(BufReader::new(from), &keys, Own { version, platform });
    opened.and_then(|opened| opened.unpack(&mut std::io::sink(), &|_| {})).map(drop).map_err(|refused| said(&refused))
}

fn said(refused: &Refused) -> String {
    match refused {
        Refused::Unfit(what) => format!("cannot be signed: {what} (platforms: {})", jiahe_update::PLATFORMS.join(", ")),
        other => format!("the update file: {other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_made_once_and_what_it_signs_is_read_back() {
        let folder = std::env::temp_dir().join(format!("jiahe-xtask-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let (key, installer) = (folder.join("update.key"), folder.join("setup.exe"));
        new_key(&key).unwrap();
        assert!(new_key(&key).is_err(), "never over one that is there");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&key).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&installer, b"MZ").unwrap();
        sign(&key, "windows-x86_64", "新版本", &installer).unwrap();
        let file = folder.join(format!("jiahe-{VERSION}-windows-x86_64.jhup"));
        assert!(file.metadata().unwrap().len() > 66);
        assert!(sign(&key, "windows-arm", "新版本", &installer).unwrap_err().contains("platform"));
        assert!(!folder.join(format!("jiahe-{VERSION}-windows-arm.jhup")).exists());
        std::fs::write(&key, "not a key").unwrap();
        assert!(sign(&key, "windows-x86_64", "新版本", &installer).is_err());
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
