// The records were exchanged for older ones
import type { Words } from '../index'

export default {
  title: 'The records were exchanged for older ones',
  text: 'These records are older than when Jiahe was last used on this PC: somebody put earlier files back, and what was done in between may not be in them. Until that is cleared up nobody can work in them. ',
  calm: 'Nothing has been changed here yet, and the backups are still there.',
  missing: 'These records end at {until}; when last used they reached {noted}. {n} lines of the audit trail are missing.',
  unknown: 'These records end at {until}; those last used were under a newer key, so how much is missing cannot be told.',
  restore: 'If the PC was repaired or set up anew, or somebody copied old files back, the latest backup most likely has everything: restore it.',
  choose: 'Only if there is nothing newer, say why below and go on with these.',
  ask: 'Tell {who} at once; they decide whether to restore a backup or to go on with the older records. Until then please do not use Jiahe on this PC.',
  reason: 'Why go on with the older records',
  reasonHint: 'At least 5 characters; it goes on the audit trail. Nothing about clients, please',
  goOn: 'Go on with these older records',
  leave: 'Not now, sign out',
} satisfies Words
