//! Whose phone and address stay off a paper: one rule for every form.

use crate::cases::{DisputeType, Level, Member, Party};
use crate::compartments::{self, CompartmentKind};
use crate::fault::Result;
use crate::people::Person;
use crate::protection;
use crate::store::cases::{CaseRecord, Lists};
use crate::transact::View;

/// What of somebody's whereabouts stays off the paper.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Withheld {
    Nothing,
    /// What is in the open record; a blank stays a blank to be filled in by hand.
    Guarded,
    /// Phone and address lie in a compartment: the open record has none, and nobody is to write them in by hand.
    Sealed,
}

/// The rule, as it holds for one case.
pub(super) struct Guard {
    whole: bool,
}

impl Guard {
    /// Where violence is in it, nobody's whereabouts go on a sheet that other people of the family may see; nor where
    /// anybody on it must not meet somebody, whatever the dispute is called.
    pub(super) fn of(
        view: &View<'_>,
        case: &CaseRecord,
        lists: &Lists,
        parties: &[Party],
        members: &[Member],
    ) -> Result<Self> {
        let violent = case.main_type == DisputeType::Violence || lists.other_types.contains(&DisputeType::Violence);
        let mut whole = violent || !lists.dangers.is_empty() || case.level == Level::Strict;
        let people = parties.iter().map(|party| &party.person).chain(members.iter().map(|member| &member.person));
        for person in people {
            whole |= protection::apart::is_guarded(view, person.id)?;
        }
        Ok(Self { whole })
    }

    /// Nobody's whereabouts go on it.
    pub(super) fn whole(&self) -> bool {
        self.whole
    }

    pub(super) fn hides(&self, view: &View<'_>, person: &Person) -> Result<Withheld> {
        let sealed = !compartments::readers(view, CompartmentKind::HiddenContact, person.id.0)?.is_empty();
        Ok(match (sealed, self.whole) {
            (true, _) => Withheld::Sealed,
            (false, true) => Withheld::Guarded,
            (false, false) => Withheld::Nothing,
        })
    }
}

impl Withheld {
    /// Phone, or where somebody lives, as it is printed.
    pub(super) fn reach(self, text: String) -> String {
        if self == Self::Sealed { KEPT.to_owned() } else { self.open(text) }
    }

    /// Where somebody is registered is often where the parents live, and so where to look for them.
    pub(super) fn open(self, text: String) -> String {
        if self != Self::Nothing && !text.is_empty() { KEPT.to_owned() } else { text }
    }
}

/// Stands where phone or address would.
pub(super) const KEPT: &str = "（保密，见个案）";
