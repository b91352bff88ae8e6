//! Every open text of a case that somebody may have written an address or a phone into.

use super::Db;
use crate::fault::Result;
use crate::kernel::CaseId;
use crate::people::OpenPlace;

/// One of them: where it stands, and of whom or which.
pub struct OpenText {
    pub place: OpenPlace,
    pub of: String,
    pub text: String,
}

const PEOPLE: &str = "SELECT person_id FROM case_parties WHERE case_id = $1 \
     UNION SELECT m.person_id FROM household_members m JOIN cases c ON c.household_id = m.household_id WHERE c.id = $1";

/// # Errors
/// The engine's.
pub fn of_case(db: &Db, case: CaseId) -> Result<Vec<OpenText>> {
    let mut statement = db.prepare_cached(&format!(
        "SELECT 'facts', '', facts FROM cases WHERE id = $1
         UNION ALL SELECT 'risk_reason', '', risk_reason FROM cases WHERE id = $1
         UNION ALL SELECT 'consent_note', '', consent_note FROM cases WHERE id = $1
         UNION ALL SELECT 'details', '', escalation_report || '\n' || measures || '\n' || obstacle FROM cases WHERE id = $1
         UNION ALL SELECT 'prompt', '', note FROM case_prompts WHERE case_id = $1
         UNION ALL SELECT 'timeline', at, note FROM case_events WHERE case_id = $1
         UNION ALL SELECT 'safe_contact', name, safe_contact FROM people WHERE id IN ({PEOPLE})
         UNION ALL SELECT 'person', name, phone || '\n' || workplace || '\n' || occupation || '\n' || registered_address || '\n' || living_address
           FROM people WHERE id IN ({PEOPLE})
         UNION ALL SELECT 'appointment', start_at, client_phone || '\n' || client || '\n' || reason FROM appointments WHERE case_id = $1
         UNION ALL SELECT 'service', client, client_phone || '\n' || summary || '\n' || body || '\n' || next_step || '\n' || outcome_note
           FROM service_records WHERE case_id = $1
         UNION ALL SELECT 'service', r.client, s.note FROM service_steps s JOIN service_records r ON r.id = s.record_id WHERE r.case_id = $1
         UNION ALL SELECT 'report', reported_at, situation || '\n' || suspect || '\n' || measures || '\n' || receipt || '\n' || told || '\n' || feedback
           FROM reports WHERE case_id = $1
         UNION ALL SELECT 'followup', at, danger_note || '\n' || findings || '\n' || review FROM followups WHERE case_id = $1
         UNION ALL SELECT 'survey', day, comment || '\n' || reply_phone FROM surveys WHERE case_id = $1
         UNION ALL SELECT 'enrolment', name, phone FROM enrolments WHERE case_id = $1"
    ))?;
    let rows =
        statement.query_map([case], |row| Ok(OpenText { place: row.get(0)?, of: row.get(1)?, text: row.get(2)? }))?;
    Ok(rows.collect::<Result<_, _>>()?)
}
