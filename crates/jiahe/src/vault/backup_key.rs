//! Whom backups are sealed to: the paper, and the station itself, so that a backup can be tried
//! straight after it was made, when the paper is in its safe. age's X25519 recipients.

use age::x25519::{Identity, Recipient};
use bech32::{Bech32, Hrp};
use zeroize::Zeroizing;

use crate::fault::{Fault, Result};

use super::seal::derive;
use super::{RecoveryKey, StationKey};

/// Opens backups.
pub struct BackupKey(Identity);

/// Whom a backup is sealed to, spelt `age1…`; no secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupAddress(String);

impl BackupKey {
    /// # Errors
    /// [`crate::Code::Internal`] if deriving fails, which it does not.
    pub fn of_paper(recovery: &RecoveryKey) -> Result<Self> {
        Self::derived(recovery.bytes(), "jiahe backup of paper 1")
    }

    /// # Errors
    /// As [`BackupKey::of_paper`].
    pub fn of_station(key: &StationKey) -> Result<Self> {
        Self::derived(key.0.bytes(), "jiahe backup of station 1")
    }

    fn derived(secret: &[u8], purpose: &str) -> Result<Self> {
        let bytes = derive(b"jiahe", &[secret], purpose)?;
        spelt(&bytes)?.parse().map(Self).map_err(|_| Fault::internal("derive a key for backups"))
    }

    #[must_use]
    pub fn address(&self) -> BackupAddress {
        BackupAddress(self.0.to_public().to_string())
    }

    #[must_use]
    pub fn identity(&self) -> &Identity {
        &self.0
    }
}

/// 32 bytes as age spells a secret key.
pub(super) fn spelt(bytes: &[u8; 32]) -> Result<Zeroizing<String>> {
    let failed = || Fault::internal("spell a key of age's");
    let hrp = Hrp::parse("age-secret-key-").map_err(|_| failed())?;
    Ok(Zeroizing::new(bech32::encode_upper::<Bech32>(hrp, bytes).map_err(|_| failed())?))
}

impl BackupAddress {
    pub(super) fn spelt(text: &str) -> Self {
        Self(text.to_owned())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// # Errors
    /// [`crate::Code::SlotsDamaged`] for what is no recipient of age's.
    pub fn recipient(&self) -> Result<Recipient> {
        self.0.parse().map_err(|_| Fault::new(crate::Code::SlotsDamaged, "read whom backups are sealed to"))
    }
}

impl std::fmt::Debug for BackupKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("BackupKey(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::Chance;

    #[test]
    fn paper_and_station_open_what_is_sealed_to_both_and_nobody_else_does() {
        let mut chance = Chance::seeded(9);
        let (paper, station) = (RecoveryKey::fresh(&mut chance), StationKey::fresh(&mut chance));
        let keys = [BackupKey::of_paper(&paper).unwrap(), BackupKey::of_station(&station).unwrap()];
        let recipients: Vec<_> = keys.iter().map(|key| key.address().recipient().unwrap()).collect();
        let encryptor = age::Encryptor::with_recipients(recipients.iter().map(|it| it as &dyn age::Recipient)).unwrap();
        let mut sealed = Vec::new();
        let mut writer = encryptor.wrap_output(&mut sealed).unwrap();
        std::io::Write::write_all(&mut writer, b"everything").unwrap();
        writer.finish().unwrap();
        for key in &keys {
            assert_eq!(age::decrypt(key.identity(), &sealed).unwrap(), b"everything");
        }
        let stranger = BackupKey::of_paper(&RecoveryKey::fresh(&mut chance)).unwrap();
        assert!(age::decrypt(stranger.identity(), &sealed).is_err());
        assert_eq!(format!("{stranger:?}"), "BackupKey(…)");
    }

    #[test]
    fn the_same_paper_gives_the_same_address_for_ever() {
        let paper = RecoveryKey::fresh(&mut Chance::seeded(1));
        assert_eq!(
            BackupKey::of_paper(&paper).unwrap().address().as_str(),
            include_str!("fixtures/backup-address-v1.txt").trim_end()
        );
    }
}
