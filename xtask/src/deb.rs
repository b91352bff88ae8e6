//! `deb`: the package for Debian and its kin, then that it installs, opens its window, and is removed without a trace.

use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Step, cargo, npm, step};
use crate::{place, ready};

const NAME: &str = "jiahe";
const PROGRAM: &str = "jiahe-desk";
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub fn run() -> Result<(), String> {
    ready::to_build()?;
    ready::for_deb()?;
    npm("ui: build", "run build").run()?;
    // All of the workspace takes part, so that every release build here shares one set of features.
    cargo("build for release", "build --release --workspace --bins").minutes(120).run()?;
    let package = made()?;
    let size = package.metadata().map_err(|error| error.to_string())?.len();
    println!("{}: {} MB", package.display(), size.div_ceil(1 << 20));
    let tried = tried(&package);
    // Whatever came of it, the machine is left as it was.
    if tried.is_err() {
        drop(ready::apt("purge", &format!("purge -y -q {NAME}")));
    }
    tried
}

/// Lays the files out as they are installed, and packs them.
fn made() -> Result<PathBuf, String> {
    let folder = place::target().join("deb");
    let root = folder.join("root");
    drop(fs::remove_dir_all(&root));
    let lies = |path: &str| root.join(path);
    let parts = place::root().join("packaging/linux");
    // Beside its fonts: there it finds them. The PATH has a link.
    let program = lies(&format!("usr/lib/{NAME}/{PROGRAM}"));
    copy(&place::app("release"), &program)?;
    for font in place::fonts() {
        copy(&font, &lies(&format!("usr/lib/{NAME}/fonts")).join(font.file_name().unwrap_or_default()))?;
    }
    fs::create_dir_all(lies("usr/bin")).map_err(|error| error.to_string())?;
    step("ln", "ln").args("-s").arg(format!("../lib/{NAME}/{PROGRAM}")).arg(lies("usr/bin").join(PROGRAM)).run()?;
    copy(&parts.join("cn.jiahe.desk.desktop"), &lies("usr/share/applications/cn.jiahe.desk.desktop"))?;
    copy(&parts.join("cn.jiahe.desk.xml"), &lies("usr/share/mime/packages/cn.jiahe.desk.xml"))?;
    copy(&parts.join("copyright"), &lies(&format!("usr/share/doc/{NAME}/copyright")))?;
    for (icon, size) in [("32x32.png", "32x32"), ("128x128.png", "128x128"), ("128x128@2x.png", "256x256")] {
        let to = format!("usr/share/icons/hicolor/{size}/apps/cn.jiahe.desk.png");
        copy(&place::root().join("icons").join(icon), &lies(&to))?;
    }
    let told = control(&folder, &program, &root)?;
    fs::create_dir_all(lies("DEBIAN")).map_err(|error| error.to_string())?;
    fs::write(lies("DEBIAN/control"), told).map_err(|error| error.to_string())?;
    let package = folder.join(format!("{NAME}_{VERSION}_amd64.deb"));
    step("dpkg-deb", "dpkg-deb").args("--root-owner-group -Zxz --build").arg(&root).arg(&package).minutes(20).run()?;
    Ok(package)
}

/// The control file, with the libraries that the program was linked with.
fn control(folder: &Path, program: &Path, root: &Path) -> Result<String, String> {
    // dpkg-shlibdeps wants a source package around it.
    let source = folder.join("source");
    fs::create_dir_all(source.join("debian")).map_err(|error| error.to_string())?;
    let head = format!("Source: {NAME}\n\nPackage: {NAME}\nArchitecture: amd64\n");
    fs::write(source.join("debian/control"), head).map_err(|error| error.to_string())?;
    let asked = step("dpkg-shlibdeps", "dpkg-shlibdeps").args("-O").arg(program).within(&source).asked();
    let depends =
        asked.as_deref().and_then(|told| told.split_once("shlibs:Depends=")).map(|(_, depends)| depends.trim());
    let depends = depends.ok_or("dpkg-shlibdeps does not tell the libraries")?;
    let size = step("du", "du").args("-sk").arg(root).asked().unwrap_or_default();
    let size = size.split_whitespace().next().unwrap_or("0").to_owned();
    Ok(format!(
        "Package: {NAME}\nVersion: {VERSION}\nArchitecture: amd64\nMaintainer: Jiahe <maintainers@jiahe.invalid>\n\
         Installed-Size: {size}\nDepends: {depends}\n\
         Recommends: gnome-keyring | kwalletmanager, fonts-noto-cjk, xdg-utils, cups-client\n\
         Section: office\nPriority: optional\n\
         Description: desk of a family-dispute station\n \
         Intake, cases, appointments, courses and printed forms of a station, encrypted on its own PC.\n"
    ))
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let folder = to.parent().unwrap_or(Path::new("."));
    let done = fs::create_dir_all(folder).and_then(|()| fs::copy(from, to));
    done.map(drop).map_err(|error| format!("{}: {error}", from.display()))
}

fn tried(package: &Path) -> Result<(), String> {
    ready::apt("install the package", &format!("install -y -q --no-install-recommends {}", package.display()))?;
    let listed = step("dpkg -L", "dpkg").arg("-L").arg(NAME).asked().ok_or("dpkg does not know the package")?;
    let files: Vec<&Path> = listed.lines().map(Path::new).filter(|path| path.is_file()).collect();
    check("its files are there", files.len() >= 10)?;
    let entry = step("desktop-file-validate", "desktop-file-validate");
    entry.arg("/usr/share/applications/cn.jiahe.desk.desktop").run()?;
    let globs = fs::read_to_string("/usr/share/mime/globs2").unwrap_or_default();
    for ending in ["jhp", "jhcard", "jhbak", "jhup"] {
        check(&format!(".{ending} has its kind"), globs.contains(&format!(":*.{ending}\n")))?;
    }
    opens()?;
    ready::apt("purge the package", &format!("purge -y -q {NAME}"))?;
    let left: Vec<_> = files.iter().filter(|path| path.exists()).collect();
    check(&format!("nothing is left {left:?}"), left.is_empty() && !Path::new("/usr/lib/jiahe").exists())
}

/// Starts what was installed on a display of its own, until its window is there.
fn opens() -> Result<(), String> {
    let data = place::target().join("deb/data");
    drop(fs::remove_dir_all(&data));
    let script = "jiahe-desk & pid=$!; xdotool search --sync --onlyvisible --pid $pid --name 家和 >/dev/null; found=$?; \
                  sleep 2; kill -0 $pid && kill $pid; exit $found";
    let shown: Step = step("the window opens", "timeout").args("120 xvfb-run -a -s").arg("-screen 0 1366x768x24");
    shown.args("sh -c").arg(script).env("JIAHE_DATA", &data).env("PATH", "/usr/bin:/bin").minutes(3).run()?;
    check("it wrote its log", data.join("station/log/jiahe.log").is_file())
}

fn check(what: &str, holds: bool) -> Result<(), String> {
    println!("{} … {what}", if holds { "ok" } else { "FAILED" });
    if holds { Ok(()) } else { Err(format!("the package: {what}")) }
}
