import type { parts as source } from '../sv/parts.ts';

export const parts: Readonly<Record<keyof typeof source, string>> = {
  'parts.draftSaved': 'Draft saved {time}',
  'parts.notSaved.disk-full':
    'It could not be saved: the disk is full. Free some space and try again. What you wrote is kept.',
  'parts.notSaved.not-ready': 'It cannot be saved just yet. Wait a moment and try again.',
  'parts.notSaved.write-failed': 'It could not be saved on this computer. What you wrote is kept; try again.',
  'parts.outOfUse': 'out of use',
  'parts.person.own': 'Written by hand, not from the directory.',
  'parts.person.left': 'Left {date}',
  'parts.device.label': 'Equipment',
  'parts.device.help': 'Asset tag, serial number, model or borrower. Own and borrowed equipment comes first.',
  'parts.device.choose': 'Choose from the list, or the equipment is not saved.',
  'parts.device.unknown': 'No equipment fits what is written. Check the number or leave the field empty.',
  'parts.device.ofRequester': 'with the requester',
  'parts.device.ofAffected': 'with the person concerned',
  'parts.device.lentTo': 'lent to {name}',
  'parts.problems': '{count, plural, one {One field needs a correction.} other {# fields need a correction.}}',
  'parts.stillFetching': 'Nothing here yet – the data is still being fetched.',
  'parts.stillFetchingHelp': 'What you look for may be on its way. The list fills up by itself.',
  'parts.notWritten': 'The file could not be written. Choose another place.',
  'parts.unsent': 'Not sent',
  'parts.unsentHelp': 'Saved here. Sent when you are online.',
};
