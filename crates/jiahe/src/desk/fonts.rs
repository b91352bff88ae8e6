//! The fonts that paper needs, read when something is first printed and kept.

use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::fault::Result;
use crate::paper::Fonts;

type Load = Box<dyn Fn() -> Result<Fonts> + Send + Sync>;

pub struct FontShelf {
    load: Load,
    loaded: OnceLock<Arc<Fonts>>,
}

impl FontShelf {
    /// `load` reads the font files, from wherever the shell keeps them.
    pub fn new(load: impl Fn() -> Result<Fonts> + Send + Sync + 'static) -> Self {
        Self { load: Box::new(load), loaded: OnceLock::new() }
    }

    /// # Errors
    /// The files are missing or no fonts.
    pub fn get(&self) -> Result<Arc<Fonts>> {
        if let Some(fonts) = self.loaded.get() {
            return Ok(Arc::clone(fonts));
        }
        let fonts = Arc::new((self.load)()?);
        Ok(Arc::clone(self.loaded.get_or_init(|| fonts)))
    }
}

impl fmt::Debug for FontShelf {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FontShelf")
    }
}
