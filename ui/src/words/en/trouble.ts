export default {
  untouched: 'Rest assured: the program has not changed any of your records.',
  newer_version: {
    title: 'Please update the program',
    text: 'These records were written by a newer version of Jiahe. This one does not understand them and has not opened them.',
    steps: { a: 'Install the newest version of Jiahe.', b: 'Open it again; the records will be there as they were.' },
  },
  damaged: {
    title: 'The file of records is damaged',
    text: 'The key fits, but the file is not whole; a power cut or a failing disk may be the cause. The program stopped so as not to make it worse.',
    steps: { a: 'Do not delete or move the data folder.', b: 'Copy the whole folder to a USB stick first.', c: 'Restore the latest backup, or ask support.' },
  },
  wrong_key: {
    title: 'The key does not fit the records',
    text: 'This file cannot be opened: it may come from another PC or station, or may not be a file of Jiahe at all.',
    steps: { a: 'Make sure that the data folder has not been exchanged.', b: 'If the PC is a new one, use the recovery key.', c: 'If that fails, ask support.' },
  },
  slots_damaged: {
    title: 'The key file is missing, damaged or altered',
    text: 'The key file beside the records cannot be read, or was altered outside the program (two people’s keys exchanged, or another PC’s key file copied here, for instance), so nobody can sign in. It is no wrong password, and the records themselves are not affected.',
    steps: { a: 'If someone moved or exchanged files, put them back and try again.', b: 'Restore the latest backup; or choose “Try again” to return to sign-in and set a new password with the printed recovery key (other accounts must be set anew afterwards).', c: 'Tell the lead, and ask the county’s technician.' },
  },
  slots_old: {
    title: 'The key file is older than the records',
    text: 'The key file beside the records is an earlier one: somebody put an old file back, or only half a backup was restored. To be safe, nothing was opened.',
    steps: { a: 'If somebody exchanged files, put the right ones back.', b: 'Choose “Try again” to return to sign-in, and set a new password with the printed recovery key.', c: 'Or restore a whole backup, or ask the county’s technician.' },
  },
  in_use: {
    title: 'Jiahe is already open',
    text: 'Another window of Jiahe is using these records; they cannot be opened twice.',
    steps: { a: 'Look for the open window of Jiahe in the task bar.', b: 'If that window is black or garbled: right-click it in the task bar, close it, wait some seconds, and choose “Try again”.', c: 'If there is none, restart the PC and try again.' },
  },
  read_only: {
    title: 'The data folder cannot be written to',
    text: 'The program is not allowed to save in the data folder.',
    steps: { a: 'See whether the folder is read-only, or the USB stick write-protected.', b: 'Ask the PC’s administrator for permission.' },
  },
  disk_full: {
    title: 'The disk is full',
    text: 'There is no room to save safely, so the records were not opened.',
    steps: { a: 'Empty the recycle bin and move large files away.', b: 'Try again once 1 GB or more is free.' },
  },
  other: {
    title: 'The records could not be opened',
    text: 'Something unexpected happened.',
    steps: { a: 'Try again.', b: 'Close the program and open it again.', c: 'If that fails, ask support.' },
  },
}
