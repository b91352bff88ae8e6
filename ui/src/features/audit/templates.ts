// Details of the trail that carry something with them, spelt as the core spells them, and the key of their words.
// What stands in braces is handed to the words; tests/tidy.rs holds the list against the core's sources.
export const TEMPLATES: readonly (readonly [string, string])[] = [
  ['failed sign-ins: {n}, last {last}', 'failed_sign_ins'],
  ['slot file found altered: {n}, last {last}', 'slot_file_found_altered'],
  ['the older database goes on: {why}', 'the_older_database_goes_on'],
  ['restored from the backup of {when}', 'restored_from_the_backup_of'],
  ['backed up before the update from {from} to {to}', 'backed_up_before_the_update'],
  ['recovery key confirmed: {yes}', 'recovery_key_confirmed'],
  ['came in a parcel from station {station}', 'came_in_a_parcel_from_station'],
  ['parcel {number} from station {station}: messages {first} to {last}, read {read}', 'parcel_from_station_messages_to_read'],
  ['parcel {number} to station {station}: messages {first} to {last}', 'parcel_to_station_messages_to'],
  ['is the station {station} of the directory', 'is_the_station_of_the_directory'],
  ['{kind} sent on purpose to station {station}', 'sent_on_purpose_to_station'],
  ['{kind} came sealed from station {station}', 'came_sealed_from_station'],
  ['{kind} readers named', 'readers_named'],
  ['form {code} printed', 'form_printed'],
  ['form {code} typed in', 'form_typed_in'],
  ['sent to a printer, {sheets} pages', 'sent_to_a_printer_pages'],
  ['left in a parcel: {kinds}', 'left_in_a_parcel'],
  ['enrolment {id} {state}', 'enrolment_state'],
  ['enrolment {id}', 'enrolment'],
  ['no-contact gap {minutes} minutes', 'no_contact_gap_minutes'],
]
