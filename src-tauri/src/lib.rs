//! 家和 Jiahe's desktop shell: one window, one bridge to the core, the OS key store, paper on disk,
//! the idle clock and the log. It makes no decision about cases or people; those are the core's.

mod bridge;
mod choose;
mod clipboard;
mod folder;
mod fonts;
mod handed;
mod idle;
mod keystore;
mod log;
mod notice;
mod paper;
mod printer;
mod update;
mod window;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use tauri::Manager;

use bridge::Bridge;
use folder::{Asked, Launch};

pub(crate) use window::WINDOW;

/// Without it there is nothing to go on with.
fn open_window(app: &tauri::App, launch: &Launch) {
    let config = app.config().app.windows.first();
    let opened = config.ok_or(tauri::Error::WindowNotFound).and_then(|it| window::open(app, it, launch.software()));
    if let Err(error) = opened {
        notice::no_window(&error);
        std::process::exit(1);
    }
}

/// Opens the window and stays until it is closed.
#[must_use]
pub fn run() -> ExitCode {
    let launch = match Asked::from_args(std::env::args_os().skip(1)) {
        Asked::Open(launch) => launch,
        Asked::Version => {
            notice::version();
            return ExitCode::SUCCESS;
        }
        Asked::Help => {
            notice::help();
            return ExitCode::SUCCESS;
        }
        Asked::Unknown(unknown) => {
            notice::unknown(&unknown);
            return ExitCode::from(2);
        }
    };
    let context = tauri::generate_context!();
    let Some(data) = launch.folder(&context.config().identifier) else {
        notice::no_place();
        return ExitCode::FAILURE;
    };
    log::start(&data);
    // Before the window's toolkit is woken: a process that ends while that is starting can crash, or never end.
    if launch.file().is_some_and(|file| handed::left_for_the_first(&data, file)) {
        return ExitCode::SUCCESS;
    }
    if !notice::has_web_view() {
        return ExitCode::FAILURE;
    }
    #[cfg(target_os = "linux")]
    if launch.software()
        && let Err(error) = window::without_graphics_card()
    {
        eprintln!("jiahe-desk: {error}");
    }
    let builder = tauri::Builder::default();
    #[cfg(target_os = "macos")]
    let builder = {
        let ended = window::Ended::default();
        builder.on_web_content_process_terminate(move |view| {
            tracing::error!("the page ended by itself");
            if ended.again(std::time::Instant::now()) {
                drop(view.reload());
            }
        })
    };
    let built = builder
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            bridge::call,
            bridge::awake,
            bridge::about,
            paper::save_pdf,
            paper::save_pdf_as,
            paper::open_pdf,
            printer::printers,
            printer::print_pdf,
            paper::save_calendar,
            choose::choose_folder,
            choose::choose_backup,
            choose::choose_parcel,
            choose::choose_update,
            choose::choose_parcel_place,
            clipboard::copy_briefly,
            handed::handed_file,
            update::look_at_update,
            update::install_update,
        ])
        .setup(move |app| {
            // Before there is a window: it asks at once.
            let bridge = Arc::new(Bridge::new(launch.demo(), data.clone(), fonts::folder(app.path())));
            app.manage(Arc::clone(&bridge));
            bridge.open_early(app.handle().clone());
            handed::watch(app.handle().clone(), data.clone(), launch.file().map(Path::to_owned));
            open_window(app, &launch);
            paper::sweep(&data);
            update::sweep_at_start(&data);
            idle::watch(app.handle().clone(), bridge);
            Ok(())
        })
        .build(context);
    let app = match built {
        Ok(app) => app,
        Err(error) => {
            notice::no_window(&error);
            return ExitCode::FAILURE;
        }
    };
    app.run(|handle, event| match event {
        tauri::RunEvent::Exit => {
            let bridge = handle.state::<Arc<Bridge>>();
            bridge.close();
            clipboard::clear();
            paper::sweep(bridge.data());
            tracing::info!("closed");
        }
        // macOS gives files to a program that runs, not to a second one.
        #[cfg(target_os = "macos")]
        tauri::RunEvent::Opened { urls } => {
            let files = urls.iter().filter_map(|url| url.to_file_path().ok());
            files.filter(|file| handed::is_ours(file)).take(1).for_each(|file| handed::show(handle, file));
        }
        _ => {}
    });
    ExitCode::SUCCESS
}
