//! Finding things the way a person or a screen reader does, and acting on them: by test id, by role
//! and accessible name, by visible text. Everything waits until it is there, up to [`PATIENCE`].

use std::path::Path;
use std::time::{Duration, Instant};

use fantoccini::elements::Element;
use fantoccini::key::Key;
use serde_json::{Value, json};

use super::{PATIENCE, Told, Window};

/// What to look for; only what is visible is found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    kind: &'static str,
    what: String,
    name: String,
}

/// By `data-testid`.
pub fn tag(id: &str) -> By {
    By { kind: "tag", what: id.into(), name: String::new() }
}

/// By ARIA role (explicit or that of the HTML element) and a part of the accessible name.
pub fn role(role: &str, name: &str) -> By {
    By { kind: "role", what: role.into(), name: name.into() }
}

/// By visible text: the innermost element that contains it.
pub fn text(text: &str) -> By {
    By { kind: "text", what: text.into(), name: String::new() }
}

impl Window {
    /// Waits for it to be there and visible.
    pub async fn find(&self, by: &By) -> Told<Element> {
        let mut found = self.waiting(by, PATIENCE, |list| !list.is_empty()).await?;
        Ok(found.swap_remove(0))
    }

    /// Waits longer than others do.
    pub async fn in_time(&self, by: &By, patience: Duration) -> Told<Element> {
        let mut found = self.waiting(by, patience, |list| !list.is_empty()).await?;
        Ok(found.swap_remove(0))
    }

    /// All that are there now, without waiting.
    pub async fn find_all(&self, by: &By) -> Told<Vec<Element>> {
        let client = self.client()?;
        let found = client.execute(FIND, vec![json!(by.kind), json!(by.what), json!(by.name)]).await?;
        let list: Vec<Value> = serde_json::from_value(found)?;
        let ids = list.iter().filter_map(|element| element.as_object()?.values().next()?.as_str());
        Ok(ids.map(|id| Element::from_element_id(client.clone(), id.to_owned().into())).collect())
    }

    /// Whether it is there now. What is drawn anew while it is handed over is looked for again.
    pub async fn has(&self, by: &By) -> Told<bool> {
        for _ in 0..10 {
            if let Ok(found) = self.find_all(by).await {
                return Ok(!found.is_empty());
            }
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        Ok(!self.find_all(by).await?.is_empty())
    }

    /// Waits until it is no longer there.
    pub async fn gone(&self, by: &By) -> Told {
        self.waiting(by, PATIENCE, <[Element]>::is_empty).await.map(drop)
    }

    async fn waiting(&self, by: &By, patience: Duration, good: impl Fn(&[Element]) -> bool) -> Told<Vec<Element>> {
        let began = Instant::now();
        loop {
            let last = self.find_all(by).await;
            match last {
                Ok(list) if good(&list) => return Ok(list),
                _ if began.elapsed() < patience => tokio::time::sleep(Duration::from_millis(40)).await,
                Ok(list) => {
                    let page = self.page_text().await.unwrap_or_default();
                    let page: String = page.chars().take(1_500).collect();
                    return Err(
                        format!("{by:?}: {} found after {patience:?}; the page says: {page}", list.len()).into()
                    );
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Waits until it stands where it stood a moment ago: what still slides open, or is pushed down by what comes late,
    /// is missed by the hand, and something else is hit.
    pub async fn at_rest(&self, found: &Element) {
        let place = "const at = arguments[0].getBoundingClientRect(); return [at.left, at.top, at.height]";
        let mut before = Value::Null;
        for _ in 0..20 {
            let (Ok(client), Ok(element)) = (self.client(), serde_json::to_value(found)) else { return };
            let now = client.execute(place, vec![element]).await.unwrap_or_default();
            if now.is_null() || now == before {
                return;
            }
            before = now;
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// Clicks where a mouse would; waits while something else is in front of it.
    pub async fn click(&self, by: &By) -> Told {
        let began = Instant::now();
        loop {
            let found = self.find(by).await?;
            self.at_rest(&found).await;
            match found.clone().click().await {
                Ok(()) => return Ok(()),
                Err(_) if began.elapsed() < PATIENCE => {
                    // Half behind the edge of a scrolling part: scroll on, as one would with the wheel.
                    let script = "arguments[0].scrollIntoView({ block: 'center' })";
                    let element = serde_json::to_value(&found)?;
                    drop(self.client()?.execute(script, vec![element]).await);
                    tokio::time::sleep(Duration::from_millis(60)).await;
                }
                Err(error) => return Err(format!("{by:?} cannot be clicked: {error}").into()),
            }
        }
    }

    /// Types into a field, key by key, replacing what is there.
    pub async fn fill(&self, by: &By, value: &str) -> Told {
        let field = self.find(by).await?;
        field.clear().await?;
        // The driver has no keys for characters beyond U+FFFF; an input method commits them as text.
        let mut rest = value.chars().peekable();
        while let Some(first) = rest.peek().copied() {
            let rare = first > '\u{ffff}';
            let mut run = String::new();
            while let Some(next) = rest.next_if(|next| (*next > '\u{ffff}') == rare) {
                run.push(next);
            }
            if rare {
                let commit = "arguments[0].focus(); document.execCommand('insertText', false, arguments[1])";
                self.client()?.execute(commit, vec![serde_json::to_value(&field)?, json!(run)]).await?;
            } else {
                field.send_keys(&run).await?;
            }
        }
        Ok(())
    }

    /// Puts a text in at once, as pasting does (with its `input` event): for long texts.
    pub async fn paste(&self, by: &By, value: &str) -> Told {
        let field = self.find(by).await?;
        self.client()?.execute(PASTE, vec![serde_json::to_value(&field)?, json!(value)]).await?;
        Ok(())
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: Key) -> Told {
        self.client()?.active_element().await?.send_keys(&char::from(key).to_string()).await?;
        Ok(())
    }

    /// The text of one element.
    pub async fn read(&self, by: &By) -> Told<String> {
        Ok(self.find(by).await?.text().await?)
    }

    /// The current value of a field.
    pub async fn value(&self, by: &By) -> Told<String> {
        Ok(self.find(by).await?.prop("value").await?.unwrap_or_default())
    }

    pub async fn page_text(&self) -> Told<String> {
        let text = self.client()?.execute("return document.body.innerText", Vec::new()).await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Calls a command of the core through the window, as the page does. `Err` carries the fault.
    pub async fn call(&self, command: &str, body: Value) -> Told<Result<Value, Value>> {
        self.invoke("call", json!({ "command": command, "body": body })).await
    }

    /// Calls a command of the shell through the window.
    pub async fn invoke(&self, command: &str, args: Value) -> Told<Result<Value, Value>> {
        let mut answer = self.client()?.execute_async(INVOKE, vec![json!(command), args]).await?;
        Ok(match answer.get_mut("fault") {
            Some(fault) => Err(fault.take()),
            None => Ok(answer.get_mut("value").map(Value::take).unwrap_or_default()),
        })
    }

    /// A picture of the page, as PNG.
    pub async fn picture(&self, file: &Path) -> Told {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder)?;
        }
        // The driver takes a picture with the next frame; a page that draws none must not hold up a journey.
        let taken = tokio::time::timeout(PATIENCE, self.client()?.screenshot()).await;
        std::fs::write(file, taken.map_err(|_| "the driver takes no picture")??)?;
        Ok(())
    }
}

const FIND: &str = r#"
const [kind, what, name] = arguments;
const shown = e => e.getClientRects().length > 0 && getComputedStyle(e).visibility !== 'hidden';
const flat = s => (s || '').replace(/\s+/g, ' ').trim();
const named = e => {
  const by = e.getAttribute('aria-labelledby');
  if (by) return by.split(/\s+/).map(id => document.getElementById(id)?.textContent).join(' ');
  return [e.getAttribute('aria-label'), ...[...(e.labels || [])].map(l => l.textContent), e.getAttribute('alt'),
    /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName) ? '' : e.textContent, e.getAttribute('title'),
    e.getAttribute('placeholder')].join(' ');
};
const typed = ['text', 'password', 'tel', 'email', 'search', 'url', 'date'].map(t => `input[type=${t}]:not([role])`);
const html = {
  button: 'button:not([role]),input[type=submit],input[type=button]', link: 'a[href]:not([role])',
  textbox: ['input:not([type]):not([role])', 'textarea:not([role])', ...typed].join(), checkbox: 'input[type=checkbox]:not([role])',
  radio: 'input[type=radio]:not([role])', combobox: 'select:not([role])', spinbutton: 'input[type=number]', heading: 'h1,h2,h3,h4,h5,h6',
  dialog: 'dialog', navigation: 'nav', main: 'main', table: 'table', row: 'tr', cell: 'td', columnheader: 'th', listitem: 'li',
  img: 'img', status: 'output', option: 'option', group: 'fieldset', form: 'form' };
if (kind === 'tag') return [...document.querySelectorAll(`[data-testid="${CSS.escape(what)}"]`)].filter(shown);
if (kind === 'role') {
  const all = [...document.querySelectorAll(`[role="${CSS.escape(what)}"]` + (html[what] ? ',' + html[what] : ''))].filter(shown);
  const exact = all.filter(e => flat(named(e)) === flat(name));
  return exact.length ? exact : all.filter(e => flat(named(e)).includes(flat(name)));
}
const holds = e => flat(e.innerText).includes(flat(what));
return [...document.body.querySelectorAll('*')].filter(e => shown(e) && holds(e) && ![...e.children].some(c => shown(c) && holds(c)));
"#;

const PASTE: &str = r#"
const [field, value] = arguments;
const kind = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
field.focus();
Object.getOwnPropertyDescriptor(kind.prototype, 'value').set.call(field, value);
field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
field.dispatchEvent(new Event('change', { bubbles: true }));
"#;

const INVOKE: &str = r#"
const [command, args, done] = arguments;
window.__TAURI_INTERNALS__.invoke(command, args).then(value => done({ value }), fault => done({ fault }));
"#;
