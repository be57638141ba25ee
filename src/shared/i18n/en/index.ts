import type { MessageId } from '../sv/index.ts';
import { absences } from './absences.ts';
import { administration } from './administration.ts';
import { agents } from './agents.ts';
import { app } from './app.ts';
import { attachments } from './attachments.ts';
import { blocked } from './blocked.ts';
import { calendar } from './calendar.ts';
import { callBacks } from './call-backs.ts';
import { callRecords } from './call-records.ts';
import { calls } from './calls.ts';
import { channels } from './channels.ts';
import { commands } from './commands.ts';
import { connectors } from './connectors.ts';
import { desktop } from './desktop.ts';
import { directory } from './directory.ts';
import { faultReports } from './fault-reports.ts';
import { groupMembers } from './group-members.ts';
import { imports } from './imports.ts';
import { incidents } from './incidents.ts';
import { infoTexts } from './info-texts.ts';
import { keys } from './keys.ts';
import { knowledge } from './knowledge.ts';
import { loans } from './loans.ts';
import { mentions } from './mentions.ts';
import { messages } from './messages.ts';
import { myDay } from './my-day.ts';
import { notCarriedOut } from './not-carried-out.ts';
import { notices } from './notices.ts';
import { openingHours } from './opening-hours.ts';
import { parts } from './parts.ts';
import { queueAdministration } from './queue-administration.ts';
import { refusals } from './refusals.ts';
import { registerFile } from './register-file.ts';
import { serviceTerms } from './service-terms.ts';
import { signIn } from './sign-in.ts';
import { stock } from './stock.ts';
import { supervision } from './supervision.ts';
import { switchboard } from './switchboard.ts';
import { ticketList } from './ticket-list.ts';
import { ticketWork } from './ticket-work.ts';
import { tickets } from './tickets.ts';
import { ui } from './ui.ts';

export const en: Readonly<Record<MessageId, string>> = {
  ...absences,
  ...infoTexts,
  ...administration,
  ...agents,
  ...app,
  ...attachments,
  ...switchboard,
  ...stock,
  ...supervision,
  ...blocked,
  ...calendar,
  ...calls,
  ...callBacks,
  ...callRecords,
  ...channels,
  ...commands,
  ...connectors,
  ...desktop,
  ...directory,
  ...faultReports,
  ...groupMembers,
  ...imports,
  ...incidents,
  ...keys,
  ...knowledge,
  ...loans,
  ...mentions,
  ...messages,
  ...myDay,
  ...notCarriedOut,
  ...notices,
  ...openingHours,
  ...parts,
  ...queueAdministration,
  ...refusals,
  ...ticketList,
  ...tickets,
  ...ticketWork,
  ...registerFile,
  ...serviceTerms,
  ...signIn,
  ...ui,
};
