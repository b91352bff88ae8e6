// Settings: the station, and about
import type { Words } from '../index'

export default {
  station: 'Station',
  stationName: 'Name of the station',
  stationNameHint: 'Printed on every form',
  tier: 'Tier',
  place: 'Place',
  parent: 'Parent station',
  parentHint: 'Leave blank if there is none',
  save: 'Save',
  stationSaved: 'The station has been saved',
  about: 'About',
  version: 'Version',
  demo: 'demonstration data',
  folder: 'Where the data lies',
  folderText: 'Everything in it is encrypted. Please do not move or rename it by hand.',
  licence: 'Licence',
  licenceText: 'Jiahe comes under the GNU General Public License, version 3 or later (GPL-3.0-or-later).',
  fonts: 'Fonts',
  fontsText: 'Noto Serif SC and Noto Sans SC, used in print, are published under the SIL Open Font License 1.1.',
  basis: 'Basis',
  basisText: 'Designed after the group standard for family-dispute services. The registration form and the survey are reconstructions, not the official tables.',
} satisfies Words
