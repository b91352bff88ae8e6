//! Randomness, passed in: the operating system's in the shell, a seeded stream in tests and the demo.

use std::fmt;

type Fill = Box<dyn FnMut(&mut [u8]) + Send>;

/// A source of random bytes.
pub struct Chance(Fill);

impl Chance {
    pub fn new(fill: impl FnMut(&mut [u8]) + Send + 'static) -> Self {
        Self(Box::new(fill))
    }

    /// A repeatable stream (SHA-256 in counter mode) for tests and the demo; never for keys of a real station.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        use sha2::{Digest, Sha256};
        let mut counter = 0u64;
        Self::new(move |out| {
            for chunk in out.chunks_mut(32) {
                let block =
                    Sha256::new().chain_update(seed.to_le_bytes()).chain_update(counter.to_le_bytes()).finalize();
                counter += 1;
                for (to, from) in chunk.iter_mut().zip(block) {
                    *to = from;
                }
            }
        })
    }

    pub fn fill(&mut self, out: &mut [u8]) {
        (self.0)(out);
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }

    /// A number in `0..below` (`0` when `below` is 0); the bias is below 2⁻³² for the sizes used here.
    pub fn below(&mut self, below: usize) -> usize {
        if below == 0 {
            return 0;
        }
        let wide = u64::from_le_bytes(self.bytes());
        usize::try_from(wide % below as u64).unwrap_or(0)
    }
}

impl fmt::Debug for Chance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Chance")
    }
}
