//! Accessibility of what is on the screen, judged by axe-core from the UI's own node_modules; and whether the
//! page says words where it should, not the keys they are looked up by.

use std::fmt;
use std::path::PathBuf;

use serde_json::Value;

use super::{Told, Window};

/// One rule that the page breaks, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    pub rule: String,
    pub impact: String,
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}) at {}", self.rule, self.impact, self.places.join(" · "))
    }
}

impl Window {
    /// What axe finds on the page now (WCAG 2.1 A and AA, and axe's best practices); empty is good.
    pub async fn axe(&self) -> Told<Vec<Violation>> {
        let client = self.client()?;
        if client.execute("return typeof window.axe === 'undefined'", Vec::new()).await? == Value::Bool(true) {
            let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/node_modules/axe-core/axe.min.js");
            let source = std::fs::read_to_string(&file).map_err(|error| format!("{}: {error}", file.display()))?;
            client.execute(&source, Vec::new()).await?;
        }
        let found = client.execute_async(RUN, Vec::new()).await?;
        let list = found.as_array().ok_or_else(|| format!("axe failed: {found}"))?;
        let words = |value: &Value, key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(self
            .keys_shown()
            .await?
            .into_iter()
            .chain(list.iter().map(|violation| {
                Violation {
                    rule: words(violation, "rule"),
                    impact: words(violation, "impact"),
                    places: violation
                        .get("places")
                        .and_then(Value::as_array)
                        .map(|places| places.iter().filter_map(Value::as_str).map(str::to_owned).collect())
                        .unwrap_or_default(),
                }
            }))
            .collect())
    }

    /// The keys of words that the page shows instead of the words: what vue-i18n does with a word that is missing.
    async fn keys_shown(&self) -> Told<Option<Violation>> {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../ui/src/words/zh-CN");
        let mut spaces = Vec::new();
        for file in std::fs::read_dir(&folder)? {
            let path = file?.path();
            spaces.extend(path.file_stem().and_then(|stem| stem.to_str()).map(str::to_owned));
        }
        let found = self.client()?.execute(KEYS, vec![Value::from(spaces.join("|"))]).await?;
        let places: Vec<String> =
            found.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
        let rule = "a word is missing".to_owned();
        Ok((!places.is_empty()).then_some(Violation { rule, impact: "serious".to_owned(), places }))
    }

    /// What axe finds now and still finds two seconds later: a notice that was just fading is no fault.
    pub async fn axe_stands(&self) -> Told<Vec<Violation>> {
        let first = self.axe().await?;
        if first.is_empty() {
            return Ok(first);
        }
        tokio::time::sleep(std::time::Duration::from_secs(2)).await;
        let second = self.axe().await?;
        // The same rule at the same place: another notice that fades by then is none either.
        let again =
            |rule: &str, place: &String| second.iter().any(|later| later.rule == rule && later.places.contains(place));
        let stands = |one: &Violation| one.places.is_empty() || one.places.iter().any(|place| again(&one.rule, place));
        Ok(first.into_iter().filter(stands).collect())
    }

    /// # Errors
    /// When axe finds anything that stays, all of it in words.
    pub async fn accessible(&self) -> Told {
        let found: Vec<String> = self.axe_stands().await?.iter().map(ToString::to_string).collect();
        if found.is_empty() { Ok(()) } else { Err(format!("axe: {}", found.join("; ")).into()) }
    }
}

const RUN: &str = r#"
const done = arguments[arguments.length - 1];
window.axe.run(document, { resultTypes: ['violations'] }).then(
  r => done(r.violations.map(v => ({ rule: v.id, impact: v.impact || '', places: v.nodes.slice(0, 5).map(n => n.target.flat().join(' ')) }))),
  e => done(String(e)));
"#;

const KEYS: &str = r#"
const key = new RegExp(`(?<![\\w.])(?:${arguments[0]})(?:\\.[a-zA-Z_]\\w*)+`, 'g');
return [...new Set(document.body.innerText.match(key) ?? [])].slice(0, 5);
"#;
