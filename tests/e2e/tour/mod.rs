//! The main job, once through, in the real window on an empty folder: from the first start to finding
//! it all again. What a step leaves the next one uses; a step that fails is told, and the tour goes on.
//! Every person in it is invented.

macro_rules! step {
    ($album:ident, $window:ident, $name:literal, $told:expr) => {{
        let told: Told = $told.await;
        $album.step(&$window, $name, told).await;
    }};
}

mod booking;
mod class;
mod dialogs;
mod exchange;
mod intake;
mod keys;
mod paper;
pub mod screening;
mod secrecy;
mod services;
mod sides;
mod staff;
mod start;
mod tiers;
mod wide;

use crate::album::Album;
use crate::clerk::ADMIN;
use crate::window::{Told, Window, desk, tag};

pub const WIFE: &str = "虚构沈芸";
pub const HUSBAND: &str = "虚构陆大川";
pub const CHILD: &str = "虚构陆小禾";
pub const MOTHER: &str = "虚构方月娥";
pub const WALK_IN: &str = "虚构温女士";
pub const COUNSELLOR: &str = "虚构叶知秋";
pub const MEDIATOR: &str = "虚构贺平川";
pub const FINDER: &str = "虚构邻家阿婆";
pub const SHELTER: &str = "望潮镇海棠里庇护点二号楼";
pub const WIFE_PHONE: &str = "13800571234";
pub const HUSBAND_PHONE: &str = "13900572468";
pub const FACTS: &str = "九月十八日晚，男方酒后在厨房持刀威胁并扼住女方颈部，八岁的孩子在场目睹；女方已带孩子回娘家，要求分居并希望有人居中调解。";
pub const ADDRESS: &str = "云汀县望潮镇柳荫巷 7 号 302 室";
pub const COUNSEL: &str = "来访者自述入睡困难，怕再次被打";

/// What the tour finds out on its way and needs later.
#[derive(Default)]
pub struct Story {
    pub groups: Vec<String>,
    pub code: String,
    pub wife_id: String,
    pub husband_id: String,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_main_job_from_the_first_start_to_finding_it_all_again() -> Told {
    let mut album = Album::open()?;
    let mut window = desk().open().await?;
    let mut story = Story::default();
    let (a, s) = (&mut album, &mut story);
    step!(a, window, "set up the station", start::set_up(&window, a, s));
    step!(a, window, "sign in, one wrong password first", start::sign_in(&window, a));
    step!(a, window, "staff, rooms and hours", staff::prepare(&window, a));
    step!(a, window, "intake of a violent dispute", intake::violence(&window, a, s));
    step!(a, window, "killed while typing, the draft is there", intake::killed(&mut window, a));
    step!(a, window, "save and get the code", intake::save(&window, a, s));
    step!(a, window, "a likely duplicate", intake::duplicate(&window, a, s));
    step!(a, window, "find the case again", intake::find(&window, a, s));
    step!(a, window, "the case and a note on it", intake::case_page(&window, a, s));
    step!(a, window, "book from the case", booking::book(&window, a, s));
    step!(a, window, "double booking refused", booking::double(&window, a));
    step!(a, window, "mark, move and cancel", booking::outcomes(&window, a));
    step!(a, window, "the counselling note", booking::note(&window, a));
    step!(a, window, "family-education session", class::hold(&window, a));
    step!(a, window, "services proposed, opened, with their clocks", services::open(&window, a, s));
    step!(a, window, "a scale behind the password", services::scale(&window, a));
    step!(a, window, "a walk-in question", services::walk_in(&window, a));
    step!(a, window, "print the sign-in sheet", paper::sign_in_sheet(&window, a));
    step!(a, window, "print the registration form", paper::registration(&window, a, s));
    step!(a, window, "print the blank survey", paper::blank_survey(&window, a));
    step!(a, window, "enter a survey, print it, see the chart", paper::survey(&window, a, s));
    step!(a, window, "a colleague outside the team sees nothing", keys::outsider(&window, a, s));
    step!(a, window, "break-glass, and the lead is told", keys::glass(&window, a, s));
    step!(a, window, "a report whose finder only the lead sees", keys::report(&window, a, s));
    step!(a, window, "an address that only the named see", keys::hidden(&window, a, s));
    step!(a, window, "a screening campaign", screening::campaign(&window, a));
    step!(a, window, "ten families by the keyboard alone", screening::families(&window, a));
    step!(a, window, "an urgent one becomes a case", screening::urgent(&window, a));
    step!(a, window, "a family on the register and off it", screening::register(&window, a));
    step!(a, window, "the week in figures", screening::week(&window, a));
    step!(a, window, "every side of a case", sides::of_case(&window, a, s));
    step!(a, window, "what is owed, conferred, exchanged", sides::pages(&window, a));
    step!(a, window, "the audit trail, whole", keys::trail(&window, a));
    step!(a, window, "backup and change of the station key", keys::backup(&window, a));
    step!(a, window, "today, statistics and settings", again::pages(&window, a));
    step!(a, window, "lock: nothing stays in the page", again::lock(&window, a));
    step!(a, window, "all found again after a restart", again::restart(&mut window, a, s));
    step!(a, window, "restored on an empty PC with the paper alone", keys::restored(&window, a, s));
    step!(a, window, "an older database put back", keys::older(a));
    step!(a, window, "the pages at 1920×1080", wide::station(&mut window, a, s));
    step!(a, window, "no word of it lies about in plain", secrecy::search(&window, s));
    step!(a, window, "the demo county, and the gallery: every form blank and filled", wide::demo(a));
    album.close()
}

mod again {
    //! The end of the day, and the next morning.

    use super::{ADMIN, Album, HUSBAND, Story, Told, WIFE, Window, tag};
    use crate::window::role;

    pub async fn pages(window: &Window, album: &mut Album) -> Told {
        window.door("/today").await?;
        window.says("今天的预约").await?;
        album.page(window, "today-full").await?;
        window.door("/statistics").await?;
        window.find(&tag("statistics-total")).await?;
        album.page(window, "statistics").await?;
        window.door("/settings").await?;
        for (part, name) in [
            ("个人设置", "me"),
            ("工作人员", "staff"),
            ("房间", "rooms"),
            ("站点信息", "station"),
            ("恢复密钥", "recovery"),
            ("关于", "about"),
        ] {
            window.click(&role("link", part)).await?;
            window.find(&role("heading", part)).await?;
            album.page(window, &format!("settings-{name}")).await?;
            if name == "recovery" {
                // No new key at an unattended desk.
                window.click(&tag("recovery-renew")).await?;
                window.write("renew-password", "not-the-password-1").await?;
                window.click(&tag("confirm-do")).await?;
                window.says("密码不对").await?;
                album.page(window, "recovery-renew").await?;
                window.click(&tag("confirm-cancel")).await?;
            }
        }
        window.door("/appointments").await?;
        window.click(&tag("view-week")).await?;
        album.page(window, "appointments-week").await
    }

    pub async fn lock(window: &Window, album: &mut Album) -> Told {
        window.door("/cases").await?;
        window.says(WIFE).await?;
        window.tap("[data-act=lock]").await?;
        window.says("已锁定").await?;
        album.page(window, "locked").await?;
        behind_the_lock(window).await
    }

    /// Nothing of a case is left in the page, not even out of sight.
    async fn behind_the_lock(window: &Window) -> Told {
        let page = window.client()?.source().await?;
        for word in [WIFE, HUSBAND, "家庭暴力"] {
            if page.contains(word) {
                return Err(format!("{word} is still in the locked page").into());
            }
        }
        Ok(())
    }

    pub async fn restart(window: &mut Window, album: &mut Album, story: &Story) -> Told {
        window.close().await?;
        window.start().await?;
        window.sign_in(ADMIN).await?;
        window.find(&tag("today-new")).await?;
        window.says(WIFE).await?;
        album.page(window, "today-next-day").await?;
        window.open_case(&story.code).await?;
        window.says("已签到").await.or(window.says("参加家庭教育活动").await)?;
        window.says("录入满意度调查").await?;
        window.says("打印表单").await?;
        album.page(window, "case-in-the-end").await
    }
}
