//! Begins to open an age file that may come from anybody.

use std::io::{Cursor, Read};

/// The longest head that is read: some hundred recipients.
const HEAD_MOST: u64 = 1 << 16;

/// An age file with its head read. A head is parsed anew with every line of it, so one without an end would keep a PC
/// busy for minutes and fill its memory: it must end within 64 KiB.
///
/// # Errors
/// [`age::DecryptError`] for what is no age file; the disk's.
pub fn opening<R: Read>(mut file: R) -> Result<age::Decryptor<impl Read>, age::DecryptError> {
    let mut head = Vec::new();
    file.by_ref().take(HEAD_MOST).read_to_end(&mut head)?;
    if !head.windows(4).any(|at| at == b"\n---") {
        return Err(age::DecryptError::InvalidHeader);
    }
    age::Decryptor::new_buffered(std::io::BufReader::new(Cursor::new(head).chain(file)))
}
