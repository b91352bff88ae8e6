//! The table of commands. One line each: kind, name, who may call it, body.

use super::{Command, Who, door, read, write};
use crate::kernel::Role::{Administrator, Lead};
use crate::{
    appointments, audit, backups, cases, classes, compartments, desk, drafts, followups, obligations, people, prints,
    reports, rooms, services, staff, stations, statistics, surveys,
};

pub(super) fn commands() -> Vec<Command> {
    use Who::{Anyone, Casework, Only, SignedIn};
    vec![
        // the desk
        door("desk.status", Anyone, desk::status),
        door("station.set_up", Anyone, desk::set_up),
        door("vault.strength", Anyone, desk::strength),
        door("session.sign_in", Anyone, desk::sign_in),
        door("session.lock", Anyone, desk::lock),
        door("session.change_password", SignedIn, desk::change_password),
        door("trail.go_on", SignedIn, desk::go_on),
        door("recovery.print", Anyone, desk::print_recovery),
        door("recovery.confirm_groups", Anyone, desk::confirm_groups),
        door("recovery.confirm", SignedIn, desk::confirm_recovery),
        door("recovery.renew", Only(&[Administrator]), desk::renew_recovery),
        door("recovery.reset_password", Anyone, desk::reset_password),
        door("keys.rotate", Only(&[Administrator]), desk::rotate_keys),
        door("compartments.unlock", SignedIn, compartments::unlock),
        door("compartments.close", SignedIn, compartments::close),
        write("prefs.set", SignedIn, desk::set_prefs),
        read("desk.today", SignedIn, desk::today),
        // lists of terms
        door("places.list", Anyone, stations::list_places),
        door("tables.all", Anyone, people::tables),
        read("stations.list", SignedIn, stations::list),
        write("stations.amend", Only(&[Administrator]), stations::amend),
        // backups and the audit trail
        door("backups.state", SignedIn, backups::state),
        door("backups.make", SignedIn, backups::make_now),
        write("backups.set_folder", Only(&[Administrator, Lead]), backups::set_folder),
        door("backups.found", Anyone, backups::found),
        door("backups.inspect", Anyone, backups::inspect),
        door("backups.restore", Anyone, backups::restore),
        read("audit.list", Only(&[Lead]), audit::list),
        read("audit.verify", Only(&[Lead]), audit::verify),
        // people
        read("people.check_identity", Casework, people::check_identity),
        read("people.match", Casework, people::matches),
        write("people.amend", Casework, people::amend),
        write("people.hide_contact", Casework, people::hide_contact),
        write("people.read_contact", Casework, people::read_contact),
        // cases
        write("drafts.save", SignedIn, drafts::save),
        read("drafts.list", SignedIn, drafts::list),
        read("drafts.get", SignedIn, drafts::get),
        write("drafts.discard", SignedIn, drafts::discard),
        write("cases.open", Casework, cases::open),
        read("cases.list", Casework, cases::list),
        read("cases.get", Casework, cases::get),
        write("cases.amend", Casework, cases::amend),
        write("cases.add_note", Casework, cases::add_note),
        write("cases.set_risk", Casework, cases::set_risk),
        write("cases.set_level", Casework, cases::set_level),
        write("cases.set_state", Casework, cases::set_state),
        write("cases.set_handler", Casework, cases::set_handler),
        write("cases.set_team", Casework, cases::set_team),
        write("cases.break_glass", Casework, cases::break_glass),
        write("cases.note_glass", Only(&[Lead]), cases::note_glass),
        read("cases.glances", Only(&[Lead]), cases::list_glass),
        write("reports.add", Casework, reports::add),
        read("reports.list", Casework, reports::list),
        write("reports.reporter", Casework, reports::reporter),
        // staff and rooms
        read("staff.list", SignedIn, staff::list),
        door("staff.save", Only(&[Administrator]), desk::save_staff),
        write("staff.set_hours", SignedIn, staff::set_hours),
        read("rooms.list", SignedIn, rooms::list),
        write("rooms.save", Only(&[Administrator, Lead]), rooms::save),
        // appointments
        read("appointments.range", Casework, appointments::range),
        read("appointments.get", Casework, appointments::get),
        read("appointments.slots", Casework, appointments::slots),
        write("appointments.book", Casework, appointments::book),
        write("appointments.reschedule", Casework, appointments::reschedule),
        write("appointments.cancel", Casework, appointments::cancel),
        write("appointments.mark", Casework, appointments::mark),
        write("appointments.save_note", Casework, appointments::save_note),
        write("appointments.read_note", Casework, appointments::read_note),
        write("appointments.share_note", Casework, appointments::share_note),
        // services
        write("services.open", Casework, services::open),
        write("services.open_many", Casework, services::open_many),
        read("services.list", Casework, services::list),
        read("services.get", Casework, services::get),
        write("services.save", Casework, services::save),
        write("services.step", Casework, services::step),
        write("services.perform", Casework, services::perform),
        write("services.end", Casework, services::end),
        write("services.reopen", Casework, services::reopen),
        read("services.propose", Casework, services::propose),
        write("services.read_sheets", Casework, services::read_sheets),
        write("services.save_sheets", Casework, services::save_sheets),
        write("services.share_sheets", Casework, services::share_sheets),
        // movements
        // obligations and follow-ups
        read("obligations.desk", Casework, obligations::desk),
        read("obligations.list", Casework, obligations::list),
        read("obligations.of_case", Casework, obligations::of_case),
        read("obligations.rules", SignedIn, obligations::rules),
        write("obligations.recompute", Only(&[Lead]), obligations::recompute),
        read("obligations.parameters", SignedIn, obligations::get_parameters),
        write("obligations.set_parameters", Only(&[Administrator, Lead]), obligations::set_parameters),
        read("obligations.calendar", SignedIn, obligations::calendar::told),
        write("obligations.import_years", Only(&[Administrator, Lead]), obligations::calendar::import),
        write("obligations.apply_pause", Casework, obligations::pause::apply),
        write("obligations.decide_pause", Only(&[Lead]), obligations::pause::decide),
        write("obligations.end_pause", Casework, obligations::pause::end),
        read("followups.of_case", Casework, followups::of_case),
        write("followups.set_plan", Casework, followups::set_plan),
        write("followups.close_plan", Casework, followups::close_plan),
        write("followups.record", Casework, followups::record),
        write("followups.review", Only(&[Lead]), followups::review),
        // conferences and orders
        // screening
        // protection
        // exchange
        // family education
        read("classes.list", Casework, classes::list),
        read("classes.get", Casework, classes::get),
        write("classes.save", Casework, classes::save),
        write("classes.set_state", Casework, classes::set_state),
        write("classes.enrol", Casework, classes::enrol),
        write("classes.mark", Casework, classes::mark),
        // surveys
        write("surveys.enter", Casework, surveys::enter),
        read("surveys.list", Casework, surveys::list),
        read("surveys.summary", Casework, surveys::summary),
        // paper
        write("prints.registration", Casework, prints::registration),
        write("prints.survey", Casework, prints::survey),
        write("prints.sign_in_sheet", Casework, prints::sign_in_sheet),
        // statistics
        read("statistics.overview", Casework, statistics::overview),
    ]
}
