//! Reads an identity number while it is being typed.

use super::{CodeEntry, CodeTables, IdentityAsked, IdentityTold, Sex};
use crate::api::{Call, SessionStep};
use crate::desk::{Desk, Nothing};
use crate::fault::Result;
use crate::kernel::tables::{Table, entries};
use crate::kernel::{Session, identity, places, text};
use crate::transact::View;

/// # Errors
/// None; a number that fails is an answer.
pub fn check_identity(view: &View<'_>, asked: IdentityAsked) -> Result<IdentityTold> {
    let told = |known: identity::Identity, why: Option<String>| IdentityTold {
        why,
        birth: Some(known.birth),
        sex: Some(Sex::from(known.sex)),
        place: places::place_name(&known.place).unwrap_or_default(),
        number: known.number,
    };
    Ok(match identity::parse(&asked.number, view.clock.today()) {
        Ok(known) => told(known, None),
        Err(flaw) => match flaw.read {
            Some(known) => told(known, Some(flaw.why.to_owned())),
            None => IdentityTold {
                number: text::line(&asked.number),
                why: Some(flaw.why.to_owned()),
                birth: None,
                sex: None,
                place: String::new(),
            },
        },
    })
}

/// National code tables, for pick lists.
///
/// # Errors
/// None.
pub fn tables(_: &mut Desk, _: Option<&Session>, _: Nothing, _: &mut Call<'_>) -> Result<(CodeTables, SessionStep)> {
    let list = |table| {
        entries(table).iter().map(|e| CodeEntry { code: e.code.to_owned(), label: e.label.to_owned() }).collect()
    };
    let tables = CodeTables {
        relations: list(Table::Relation),
        nations: list(Table::Nation),
        marriages: list(Table::Marriage),
        educations: list(Table::Education),
    };
    Ok((tables, SessionStep::Same))
}
