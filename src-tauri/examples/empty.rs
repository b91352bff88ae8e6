//! An empty Tauri window: the yardstick for our own start time and memory.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut context = tauri::generate_context!();
    for window in &mut context.config_mut().app.windows {
        window.create = true;
        window.url = tauri::WebviewUrl::CustomProtocol("about:blank".parse()?);
    }
    tauri::Builder::default().run(context)?;
    Ok(())
}
