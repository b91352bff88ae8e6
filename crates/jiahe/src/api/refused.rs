//! Refused calls of somebody signed in go on the trail: a forbidden command, a wrong password typed again, a
//! break-glass that found nothing. Only that it was tried, never with what.

use chrono::TimeDelta;
use serde_json::Value;

use super::{Call, Noun};
use crate::desk::Desk;
use crate::fault::{Code, Fault, Result};
use crate::kernel::{Coded, Session};
use crate::store::audit::{self, REFUSED};
use crate::transact::Trail;

/// The same again within a minute is one line: a key held down, a page that tries again.
const SAME: TimeDelta = TimeDelta::minutes(1);
/// Lines an hour and person; one more says that the rest was left out. Nobody drowns the trail this way.
const HOURLY: u32 = 20;
const MORE: &str = "refused: and more of it";

/// Which record a call is about, as far as its body says so: `cases.get` of 7 is about case 7, and so is whatever
/// else names a case. The trail keeps the number; what it is called is told only to a lead who may know of it.
pub(super) fn target(command: &str, body: &Value) -> Option<(Noun, i64)> {
    let noun =
        command.split('.').next().and_then(Noun::parse).filter(|noun| !matches!(noun, Noun::Drafts | Noun::Staff));
    let own = noun.and_then(|noun| Some((noun, body.get("id")?.as_i64()?)));
    own.or_else(|| Some((Noun::Cases, body.get("case")?.as_i64()?)))
}

/// What is written down of a refusal, if anything. A wrong password at the sign-in page is counted on disk
/// and told at the next sign-in (`vault/attempts.rs`); nobody is signed in there.
fn said(command: &str, fault: &Fault) -> Option<&'static str> {
    match fault.code {
        _ if command == "session.sign_in" => None,
        Code::Forbidden => Some("refused: not allowed"),
        Code::LookingOnly => Some("refused: only looking"),
        Code::NotOnTeam => Some("refused: not on the team"),
        Code::WrongPassword | Code::TryLater => Some("refused: wrong password"),
        Code::WrongRecoveryKey | Code::BackupOtherKey => Some("refused: wrong recovery key"),
        Code::Invalid if fault.fields.iter().any(|field| field.why == "no_such_case") => Some("refused: no such case"),
        _ => None,
    }
}

/// Best effort: a refusal stands whether or not it could be written down.
pub(super) fn write_down(
    desk: &mut Desk,
    session: &Session,
    fault: &Fault,
    about: Option<(Noun, i64)>,
    call: &mut Call<'_>,
) {
    let Some(detail) = said(call.command, fault) else { return };
    debug_assert!(detail.starts_with(REFUSED), "counted by its first word");
    let _refused_all_the_same = append(desk, session, detail, about, call);
}

fn append(
    desk: &mut Desk,
    session: &Session,
    detail: &'static str,
    about: Option<(Noun, i64)>,
    call: &mut Call<'_>,
) -> Result<()> {
    let (db, ..) = desk.opened_store()?;
    let now = call.clock.now;
    let lately = audit::refusals_since(db, session.staff, now - TimeDelta::hours(1))?;
    if lately > HOURLY || audit::refused_since(db, session.staff, call.command, detail, now - SAME)? {
        return Ok(());
    }
    let detail = if lately == HOURLY { MORE } else { detail };
    desk.transact(Some(session), call, |act| {
        let (noun, id) = about.unwrap_or((Noun::Desk, act.session.staff.0));
        act.read(Trail { noun, id, detail: detail.into() });
        Ok(())
    })
}
