#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Wipes what is freed: after the lock no case text stays in memory (`tests/memory.rs`).
#[global_allocator]
static WIPES: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() -> std::process::ExitCode {
    jiahe_desk::run()
}
