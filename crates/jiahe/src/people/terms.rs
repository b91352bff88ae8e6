//! Lists about a person.

use crate::kernel::coded;

coded! {
    /// 性别, GB/T 2261.1.
    pub enum Sex {
        Unknown = "0",
        Male = "1",
        Female = "2",
        Unstated = "9",
    }
}
