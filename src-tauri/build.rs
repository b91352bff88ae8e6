//! The commands the window may call are named here once; anything else is refused before it reaches us.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let commands = &[
        "call",
        "awake",
        "about",
        "save_pdf",
        "save_pdf_as",
        "open_pdf",
        "printers",
        "print_pdf",
        "save_calendar",
        "choose_folder",
        "choose_backup",
        "choose_parcel",
        "choose_parcel_place",
        "copy_briefly",
    ];
    let manifest = tauri_build::AppManifest::new().commands(commands);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))?;
    Ok(())
}
