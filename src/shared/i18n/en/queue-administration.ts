import type { queueAdministration as source } from '../sv/queue-administration.ts';

export const queueAdministration: Readonly<Record<keyof typeof source, string>> = {
  'queues.create': 'New queue',
  'queues.field.number': 'Called number',
  'queues.help.number':
    'Calls to this number come to the queue. A telephone number or an extension; one number leads to one queue in use only.',
  'queues.problem.numberTaken': 'The number leads to another queue in use already.',
  'administration.problem.number': 'Write a telephone number, or an extension of 2–8 digits.',
  'queues.field.serviceLevel': 'Service level',
  'queues.level.short': '{target}% within {seconds} s',
  'queues.level.target': 'Target (per cent)',
  'queues.level.threshold': 'Answered within (seconds)',
  'queues.level.variant': 'How abandoned calls count',
  'queues.level.shortAbandon': 'Do not count when abandoned within (seconds)',
  'queues.level.shortAbandonHelp': 'Empty: the same limit as for answered ones.',
  'queues.variant.negative': 'They count against',
  'queues.variant.ignore': 'Those soon abandoned do not count',
  'queues.variant.positive': 'Those soon abandoned count as answered',
  'queues.variant.answered-only': 'Only answered calls count',
  'queues.variantHelp.negative': 'Answered in time, of all who called.',
  'queues.variantHelp.ignore': 'Answered in time, of all who called but those who soon hung up.',
  'queues.variantHelp.positive': 'Answered in time and those who soon hung up, of all who called.',
  'queues.variantHelp.answered-only': 'Answered in time, of all that were answered.',
  'queues.overflow.cannot':
    'No connector of the organisation can transfer calls. They wait on here until there is one that can.',
  'queues.overflow.help': 'Calls are moved on only while the other queue is open.',
  'queues.callerIds': 'Number shown for outgoing calls',
  'queues.callerIds.help':
    'The exchange is answered with the number when it tells of an outgoing call. A queue without one of its own shows that of the organisation; without that, the exchange shows its own.',
  'queues.callerIds.wrong': 'Write a telephone number, such as 040-625 60 00.',
};
