import type { notices as source } from '../sv/notices.ts';

export const notices: Readonly<Record<keyof typeof source, string>> = {
  'notices.title': 'Notices',
  'notices.count': '{count, plural, =0 {Notices, none new} one {Notices, one new} other {Notices, # new}}',
  'notices.none': 'Nothing needs your attention just now.',
  'notices.new': 'New',
  'notices.seeAll': 'Mark all as seen',
  'notices.key.open': 'opens',
  'notices.key.see': 'marks as seen',
  'notices.several': '{count, plural, one {One thing is waiting for you} other {# things are waiting for you}}',
  'notices.message': 'Message from {name}',
  'notices.messageFailed': 'A message did not arrive',
  'notices.callBackDue': 'You are to call back before {when}',
  'notices.mentioned': '{name} mentions you in a note',
  'notices.handedOver': '{name} has handed the ticket over to you',
  'notices.valueReplaced':
    '{name} has replaced a value you had set, without having seen it. Both are in the history, where you can restore yours.',
  'notices.breached':
    '{target, select, answer {The first answer is late} start {Work should have begun} other {The time to solve it has passed}}',
  'notices.breachSoon':
    '{target, select, answer {The first answer is due} start {Work is to begin by} other {To be solved by}} {when}',
  'notices.supplierLate': 'The supplier was to be ready {when}',
  'notices.supplierSoon': 'The supplier is to be ready {when}',
  'notices.reviewDue': 'The article is to be read through again',
  'notices.remindDue': 'The user has not answered: time to remind',
  'notices.closeDue': 'The user has not answered: time to close',
  'notices.proposal': '{name} proposes a change of the directory',
  'notices.proposalDecided': '{name} has answered your proposal about the directory',
  'notices.loanConflict': 'Conflict: the device has been handed out twice',
  'notices.setting': 'Notices by the system',
  'notices.setting.on': 'Show while the window is not in front',
  'notices.setting.off': 'Do not show',
};
