import type { attachments as source } from '../sv/attachments.ts';

/** Files on tickets. */
export const attachments: Record<keyof typeof source, string> = {
  'attachments.title': 'Attachments',
  'attachments.add': 'Attach…',
  'attachments.addHelp': 'You can also drop files on the ticket or paste a screenshot.',
  'attachments.drop': 'Drop to attach to the ticket',
  'attachments.dropNote': 'Drop to attach to the note',
  'attachments.adding': 'Saving {name} ({number} of {count})',
  'attachments.added': '{count, plural, one {The file is saved.} other {# files are saved.}}',
  'attachments.stop': 'Cancel',
  'attachments.forget': 'Close',
  'attachments.open': 'Open {name}',
  'attachments.saveAs': 'Save {name} as…',
  'attachments.remove': 'Remove {name}',
  'attachments.removeTitle': 'Remove the attachment?',
  'attachments.removeText':
    '{name} is removed from the ticket for everyone. The history shows that it was there. This cannot be undone.',
  'attachments.removeConfirm': 'Remove',
  'attachments.removeCancel': 'Keep',
  'attachments.gone': 'The attachment has been removed.',
  'attachments.draftRemove': 'Remove {name} from the note',
  'attachments.draftRemoveTicket': 'Remove {name} from the ticket',
  'attachments.screenshot': 'Screenshot {time}',

  'attachments.state.waiting': 'Waiting to be sent',
  'attachments.state.sending': 'Sending {percent}%',
  'attachments.state.fetching': 'Fetching {percent}%',
  'attachments.state.sent': 'Sent',
  'attachments.state.refused': 'Could not be sent: {reason}',
  'attachments.retry': 'Try again',
  'attachments.refused.too-large': 'the file is larger than the server takes.',
  'attachments.refused.damaged': 'the file has been damaged on this computer. Attach it again.',
  'attachments.refused.not-permitted': 'you may not send files.',
  'attachments.refused.failed': 'the server did not take the file.',

  'attachments.error.too-large': 'The file is larger than {limit}.',
  'attachments.error.empty': 'The file is empty.',
  'attachments.error.disk-critical':
    'This computer is almost out of space, and what is left is needed for what you write. Free some space and attach again.',
  'attachments.error.disk-full': 'The disk is full. Free some space and attach again.',
  'attachments.error.write-failed': 'The file could not be saved on this computer.',
  'attachments.error.unreadable': 'The file cannot be read. Is it a folder, or is the file gone?',
  'attachments.error.too-many': 'Attach at most {limit} files at a time. Only the first {limit} were taken.',
  'attachments.error.note-full': 'A note can have at most {limit} attachments.',
  'attachments.error.ticket-full':
    'A new ticket can have at most {limit} attachments. Attach the rest once it has been created.',

  'attachments.fetch.offline': 'The file is not on this computer yet. It is fetched when the server can be reached.',
  'attachments.fetch.not-there-yet': 'The file has not reached the server yet. Whoever attached it has not sent it.',
  'attachments.fetch.damaged': 'The file arrived damaged twice. Try again later.',
  'attachments.fetch.disk-full': 'The disk is full. Free some space and try again.',
  'attachments.fetch.no-program': 'This computer has no program that opens the file. Save it instead.',
  'attachments.fetch.unsafe': 'Files of this kind are not opened from here, to be safe. You can save it.',
  'attachments.fetch.failed': 'The file could not be opened or saved.',
};
