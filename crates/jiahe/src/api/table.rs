//! The table of commands. One line each: kind, name, who may call it, body.

use super::{Command, Who, door, read, write};
use crate::kernel::Role::{Administrator, Lead};
use crate::{
    appointments, audit, backups, cases, classes, compartments, desk, drafts, exchange, movements, people, prints,
    reports, rooms, staff, stations, statistics, surveys, units,
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
        // movements
        read("movements.way", Casework, movements::way),
        read("movements.desk", Casework, movements::desk),
        write("movements.send", Casework, movements::send),
        write("movements.accept", Casework, movements::accept),
        write("movements.refuse", Casework, movements::refuse),
        write("movements.withdraw", Casework, movements::withdraw),
        write("movements.acknowledge", Casework, movements::acknowledge),
        write("movements.finish", Casework, movements::finish),
        write("movements.answer_paper", Casework, movements::answer_paper),
        write("movements.paper_result", Casework, movements::paper_result),
        read("cases.close_check", Casework, cases::close_check),
        write("cases.withdraw", Casework, cases::withdraw),
        write("cases.confer", Casework, cases::confer),
        write("cases.merge", Casework, cases::merge),
        write("cases.bring_back", Casework, cases::bring_back),
        read("cases.back_step", Casework, cases::back_step),
        write("cases.set_back_step", Only(&[Administrator, Lead]), cases::set_back_step),
        read("units.list", SignedIn, units::list),
        write("units.save", Only(&[Administrator, Lead]), units::save),
        write("stations.save_other", Only(&[Administrator, Lead]), stations::save_other),
        // obligations and follow-ups
        // conferences and orders
        // screening
        // protection
        // exchange
        read("exchange.overview", SignedIn, exchange::overview),
        write("exchange.card", SignedIn, exchange::card),
        write("exchange.save_card", SignedIn, exchange::save_card),
        read("exchange.look_at_card", Only(&[Lead, Administrator]), exchange::look_at_card),
        write("exchange.meet", Only(&[Lead, Administrator]), exchange::meet),
        write("exchange.confirm", Only(&[Lead, Administrator]), exchange::confirm),
        read("exchange.found", Casework, exchange::found),
        write("exchange.send", Casework, exchange::send),
        read("exchange.preview", Casework, exchange::preview),
        write("exchange.import", Casework, exchange::import),
        read("exchange.parcels", Casework, exchange::parcels),
        write("exchange.send_sealed", Casework, exchange::send_sealed),
        read("exchange.sealed", Casework, exchange::sealed),
        write("exchange.name_readers", Only(&[Lead]), exchange::name_readers),
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
