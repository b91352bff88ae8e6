//! Cases (家事个案): one dispute of one family, from intake to archive.

pub mod intake;
pub mod terms;
pub mod view;

pub use intake::*;
pub use terms::*;
pub use view::*;

mod stub;
pub use stub::*;
