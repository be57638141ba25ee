import type { Migration } from 'kysely/migration';
import * as foundation from './0001-foundation.ts';
import * as rows from './0002-rows.ts';
import * as telephony from './0003-telephony.ts';
import * as housekeeping from './0004-housekeeping.ts';
import * as attachmentsAndMoves from './0005-attachments-and-moves.ts';
import * as attachmentFiles from './0006-attachment-files.ts';
import * as ticketWork from './0007-ticket-work.ts';
import * as mentions from './0008-mentions.ts';
import * as agreedLevels from './0009-agreed-levels.ts';
import * as connectors from './0010-connectors.ts';
import * as articleHistory from './0011-article-history.ts';
import * as waitingTickets from './0012-waiting-tickets.ts';
import * as actingConnectors from './0013-acting-connectors.ts';
import * as directory from './0014-directory.ts';
import * as absences from './0015-absences.ts';
import * as messages from './0016-messages.ts';
import * as articleImages from './0017-article-images.ts';
import * as blockedNumbers from './0019-blocked-numbers.ts';
import * as keptQueues from './0025-kept-queues.ts';
import * as oneAccountOnePerson from './0026-one-account-one-person.ts';
import * as proposedPeople from './0027-proposed-people.ts';
import * as callerIds from './0028-caller-ids.ts';
import * as stock from './0030-stock.ts';
import * as notesSent from './0031-notes-sent.ts';
import * as requesterEmail from './0032-requester-email.ts';
import * as agreedHours from './0033-agreed-hours.ts';
import * as skillsAndQueueLogIn from './0034-skills-and-queue-log-in.ts';
import * as ticketPlace from './0035-ticket-place.ts';
import * as partCounts from './0036-part-counts.ts';
import * as replacedValues from './0037-replaced-values.ts';

/** Every migration by its number; applied once each, in order, and never changed after release. */
export const migrations: Record<string, Migration> = {
  '0001-foundation': foundation,
  '0002-rows': rows,
  '0003-telephony': telephony,
  '0004-housekeeping': housekeeping,
  '0005-attachments-and-moves': attachmentsAndMoves,
  '0006-attachment-files': attachmentFiles,
  '0007-ticket-work': ticketWork,
  '0008-mentions': mentions,
  '0009-agreed-levels': agreedLevels,
  '0010-connectors': connectors,
  '0011-article-history': articleHistory,
  '0012-waiting-tickets': waitingTickets,
  '0013-acting-connectors': actingConnectors,
  '0014-directory': directory,
  '0015-absences': absences,
  '0016-messages': messages,
  '0017-article-images': articleImages,
  '0019-blocked-numbers': blockedNumbers,
  '0025-kept-queues': keptQueues,
  '0026-one-account-one-person': oneAccountOnePerson,
  '0027-proposed-people': proposedPeople,
  '0028-caller-ids': callerIds,
  '0030-stock': stock,
  '0031-notes-sent': notesSent,
  '0032-requester-email': requesterEmail,
  '0033-agreed-hours': agreedHours,
  '0034-skills-and-queue-log-in': skillsAndQueueLogIn,
  '0035-ticket-place': ticketPlace,
  '0036-part-counts': partCounts,
  '0037-replaced-values': replacedValues,
};
