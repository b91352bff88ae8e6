//! 家和 Jiahe: the whole product without its window.

pub mod fault;
pub mod kernel;
pub mod vault;
