//! What a clerk does over and over at any desk: write into a field, pick from a list, walk through a
//! door, sign in, keep a paper. Knows the pages' test ids; knows no story.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use chrono::{Days, NaiveDate, TimeDelta, Utc};
use fantoccini::Locator;
use fantoccini::elements::Element;
use serde_json::{Value, json};

use crate::window::{PATIENCE, Told, Window, role, tag, text};

pub const ADMIN: &str = "苏见山";
pub const PASSWORD: &str = "tide-lantern-47-orchard";
/// What an administrator gives somebody new.
pub const FIRST_PASSWORD: &str = "borrowed-umbrella-5820";

/// A day in China: today and so many days later (or earlier).
pub fn day(later: i64) -> String {
    let today: NaiveDate = (Utc::now() + TimeDelta::hours(8)).date_naive();
    let moved = match u64::try_from(later) {
        Ok(days) => today.checked_add_days(Days::new(days)),
        Err(_) => today.checked_sub_days(Days::new(later.unsigned_abs())),
    };
    moved.unwrap_or(today).to_string()
}

/// The field that carries a test id, or that stands inside what carries it.
fn field(id: &str) -> String {
    format!(
        "input[data-testid=\"{id}\"],textarea[data-testid=\"{id}\"],[data-testid=\"{id}\"] input,[data-testid=\"{id}\"] textarea"
    )
}

impl Window {
    /// The first visible element that a selector names.
    pub async fn css(&self, selector: &str) -> Told<Element> {
        let began = Instant::now();
        loop {
            let found = self.client()?.execute(SHOWN, vec![json!(selector)]).await?;
            if let Some(id) = found.as_object().and_then(|it| it.values().next()).and_then(Value::as_str) {
                return Ok(Element::from_element_id(self.client()?.clone(), id.to_owned().into()));
            }
            if began.elapsed() > PATIENCE {
                let page: String = self.page_text().await?.chars().take(900).collect();
                return Err(format!("no {selector}; the page says: {page}").into());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Clicks what a selector names, and waits while something else is in front of it.
    pub async fn tap(&self, selector: &str) -> Told {
        let began = Instant::now();
        loop {
            let found = self.css(selector).await?;
            self.at_rest(&found).await;
            match found.click().await {
                Ok(()) => return Ok(()),
                Err(_) if began.elapsed() < PATIENCE => tokio::time::sleep(Duration::from_millis(60)).await,
                Err(error) => return Err(format!("{selector} cannot be clicked: {error}").into()),
            }
        }
    }

    /// Replaces what a field holds: Latin key by key, anything else as an input method hands it over.
    pub async fn write_into(&self, selector: &str, value: &str) -> Told {
        let field = self.css(selector).await?;
        self.client()?.execute(SELECT_ALL, vec![serde_json::to_value(&field)?]).await?;
        if value.is_ascii() && !value.is_empty() && value.len() < 80 {
            field.send_keys(value).await?;
        } else {
            self.client()?.execute(INSERT, vec![json!(value)]).await?;
        }
        Ok(())
    }

    /// Writes into the field with a test id.
    pub async fn write(&self, id: &str, value: &str) -> Told {
        self.write_into(&field(id), value).await
    }

    /// What the field with a test id holds.
    pub async fn holds(&self, id: &str) -> Told<String> {
        Ok(self.css(&field(id)).await?.prop("value").await?.unwrap_or_default())
    }

    /// Waits until the field with a test id holds this.
    pub async fn comes_to_hold(&self, id: &str, value: &str) -> Told {
        self.until(&format!("{id} holds {value}"), async || Ok(self.holds(id).await? == value)).await
    }

    /// Waits until something is so.
    pub async fn until(&self, what: &str, so: impl AsyncFn() -> Told<bool>) -> Told {
        let began = Instant::now();
        // A page that redraws between finding and reading is looked at again.
        while !so().await.unwrap_or(false) {
            if began.elapsed() > PATIENCE {
                let page: String = self.page_text().await?.chars().take(900).collect();
                return Err(format!("not so after {PATIENCE:?}: {what}; the page says: {page}").into());
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }

    /// Picks one from a list by typing its name and taking it.
    pub async fn pick_in(&self, selector: &str, name: &str) -> Told {
        // On a busy machine the list may fold away again before what was typed has found anything.
        for _ in 0..3 {
            self.tap(selector).await?;
            self.client()?.execute(INSERT, vec![json!(name)]).await?;
            let mut patience = 20;
            while patience > 0 && !self.has(&role("option", name)).await? {
                patience -= 1;
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
            if patience > 0 {
                break;
            }
        }
        // The list folds away; what comes next must not be clicked through it. On a busy machine it may unfold once more.
        for again in [false, true, true] {
            let clicked = self.click(&role("option", name)).await;
            // It may have folded away between the last look and this click.
            if again && clicked.is_err() && !self.has(&role("option", name)).await? {
                return Ok(());
            }
            clicked?;
            for _ in 0..20 {
                if !self.has(&role("option", name)).await? {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
        self.gone(&role("option", name)).await
    }

    pub async fn pick(&self, id: &str, name: &str) -> Told {
        self.pick_in(&field(id), name).await
    }

    /// Clicks every one of these test ids.
    pub async fn tick(&self, ids: &[&str]) -> Told {
        for id in ids {
            self.click(&tag(id)).await?;
        }
        Ok(())
    }

    /// Goes to a page by the menu.
    pub async fn door(&self, path: &str) -> Told {
        self.tap(&format!("[data-door=\"{path}\"]")).await?;
        self.until(path, async || {
            Ok(self.client()?.execute("return location.hash", vec![]).await?.as_str().unwrap_or("").contains(path))
        })
        .await
    }

    /// Finds a case by its code and opens it. The list may be drawn anew under the hand; then it is clicked once more,
    /// as a person would.
    pub async fn open_case(&self, code: &str) -> Told {
        self.door("/cases").await?;
        self.write("cases-search", code).await?;
        self.says("共 1 件").await?;
        for _ in 0..3 {
            // It may be open by now, and the list gone.
            let clicked = self.click(&text(code)).await;
            for _ in 0..40 {
                if self.has(&tag("case-facts")).await? {
                    return Ok(());
                }
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            clicked?;
        }
        self.find(&tag("case-facts")).await.map(drop)
    }

    /// Goes to an address inside the app, as a link would.
    pub async fn walk(&self, address: &str) -> Told {
        self.client()?.execute("location.hash = arguments[0]", vec![json!(format!("#{address}"))]).await?;
        tokio::time::sleep(Duration::from_millis(150)).await;
        Ok(())
    }

    /// Waits until the page says something.
    pub async fn says(&self, words: &str) -> Told {
        self.find(&text(words)).await.map(drop)
    }

    /// The first page of the set-up guide.
    pub async fn set_up_station(&self) -> Told {
        self.write_into("input[name=station-name]", "云汀县家事纠纷服务工作室（演示）").await?;
        self.click(&text("县（市、区）服务工作室")).await?;
        self.until("the places are there", async || {
            Ok(!self.client()?.find_all(Locator::Css(".places input")).await?.is_empty())
        })
        .await?;
        for (level, name) in [(1, "浙江省"), (2, "舟山市"), (3, "岱山县")] {
            self.pick_in(&format!(".places .level:nth-of-type({level}) input"), name).await?;
        }
        Ok(())
    }

    /// The second page: whoever runs the station.
    pub async fn set_up_admin(&self) -> Told {
        self.write_into("input[name=admin-name]", ADMIN).await?;
        self.write_into("input[name=password]", PASSWORD).await?;
        self.write_into("input[name=again]", PASSWORD).await?;
        self.tap("[data-act=consent]").await
    }

    /// The recovery key's groups, as they stand on the screen.
    pub async fn recovery_groups(&self) -> Told<Vec<String>> {
        self.css("[data-recovery] code").await?;
        let groups = "return [...document.querySelectorAll('[data-recovery] code')].map(e => e.textContent.trim())";
        Ok(serde_json::from_value(self.client()?.execute(groups, vec![]).await?)?)
    }

    /// Answers the question for two groups of the recovery key.
    pub async fn confirm_groups(&self, groups: &[String]) -> Told {
        self.tap("[data-act=have-it]").await?;
        self.css("input[name^=group-]").await?;
        let asked = "return [...document.querySelectorAll('input[name^=group-]')].map(e => e.name)";
        let asked: Vec<String> = serde_json::from_value(self.client()?.execute(asked, vec![]).await?)?;
        for name in asked {
            let at: usize = name.trim_start_matches("group-").parse()?;
            let group = groups.get(at).ok_or("a group that is not there")?;
            self.write_into(&format!("input[name={name}]"), group).await?;
        }
        self.tap("[data-act=check-groups]").await
    }

    /// All of the set-up, to the sign-in page or the desk.
    pub async fn found_station(&self) -> Told {
        self.set_up_station().await?;
        self.tap("[data-act=next]").await?;
        self.set_up_admin().await?;
        self.tap("[data-act=found]").await?;
        let groups = self.recovery_groups().await?;
        self.confirm_groups(&groups).await?;
        self.gone(&text("核对恢复密钥")).await
    }

    pub async fn password(&self, password: &str) -> Told {
        self.write_into("input[name=password]", password).await?;
        self.tap("[data-act=sign-in]").await
    }

    /// Says who one is: by clicking the name, or, where the desk keeps no names, by typing it.
    pub async fn as_person(&self, name: &str) -> Told {
        self.css("input[name=password]").await?;
        if let Some(tile) = self.find_all(&role("button", name)).await?.first() {
            tile.click().await?;
        } else if self.client()?.find(Locator::Css("input[name=name]")).await.is_ok() {
            self.write_into("input[name=name]", name).await?;
        }
        Ok(())
    }

    /// Signs in.
    pub async fn sign_in(&self, name: &str) -> Told {
        self.sign_in_as(name, PASSWORD).await
    }

    pub async fn sign_in_as(&self, name: &str, password: &str) -> Told {
        self.as_person(name).await?;
        self.password(password).await?;
        self.css("nav [data-door=\"/today\"]").await.map(drop)
    }

    /// Somebody new signs in and replaces the password that was given.
    pub async fn first_sign_in(&self, name: &str) -> Told {
        self.as_person(name).await?;
        self.password(FIRST_PASSWORD).await?;
        self.find(&tag("own-password")).await?;
        self.own_password().await
    }

    /// The page on which a given password is replaced.
    pub async fn own_password(&self) -> Told {
        self.write("own-password-new", PASSWORD).await?;
        self.write("own-password-again", PASSWORD).await?;
        self.click(&tag("own-password-save")).await?;
        self.css("nav [data-door=\"/today\"]").await.map(drop)
    }

    /// Adds a colleague with a first password.
    pub async fn invite(&self, name: &str, roles: &[&str]) -> Told {
        self.walk("/settings/staff").await?;
        self.click(&tag("settings-staff-add")).await?;
        self.write("settings-staff-name", name).await?;
        for role in roles {
            self.click(&tag(&format!("settings-staff-role-{role}"))).await?;
        }
        self.write("settings-staff-password", FIRST_PASSWORD).await?;
        self.click(&tag("settings-staff-save")).await?;
        self.gone(&tag("settings-staff-name")).await
    }

    /// Signs out and somebody else in.
    pub async fn hand_over_to(&self, name: &str) -> Told {
        self.tap("[data-act=sign-out]").await?;
        self.sign_in(name).await
    }

    /// Types the own password again, where a compartment asks for it.
    pub async fn own_password_again(&self) -> Told {
        self.write("compartment-password", PASSWORD).await?;
        self.click(&tag("compartment-open")).await?;
        self.gone(&tag("compartment-dialog")).await
    }

    /// A fresh desk with a founded station and the administrator signed in.
    pub async fn founded(&self) -> Told {
        self.found_station().await?;
        if self.find_all(&tag("today-door-intake")).await?.is_empty() {
            self.sign_in(ADMIN).await?;
        }
        self.find(&tag("today-door-intake")).await.map(drop)
    }

    /// Saves the paper on the desk and says where it went.
    pub async fn keep_paper(&self) -> Told<PathBuf> {
        self.css("canvas[data-page=\"1\"]").await?;
        self.click(&tag("pdf-save")).await?;
        self.until("saved", async || Ok(self.read(&tag("pdf-said")).await?.contains("已保存到"))).await?;
        let said = self.read(&tag("pdf-said")).await?;
        let path = PathBuf::from(said.split_once("已保存到").map_or("", |(_, path)| path.trim()));
        if path.is_file() { Ok(path) } else { Err(format!("no file at {}", path.display()).into()) }
    }
}

const SHOWN: &str = r#"
return [...document.querySelectorAll(arguments[0])].find(e => (e.getClientRects().length > 0 || e.type === 'radio') && getComputedStyle(e).visibility !== 'hidden' && !e.closest('.el-overlay[style*="display: none"]')) || null;
"#;
const SELECT_ALL: &str = r#"
const field = arguments[0];
field.scrollIntoView({ block: 'nearest' });
field.focus();
field.select();
"#;
const INSERT: &str = "document.execCommand(arguments[0] === '' ? 'delete' : 'insertText', false, arguments[0])";
