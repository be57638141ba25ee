import { absenceKeys } from '../features/absences/index.ts';
import { administrationKeys } from '../features/administration/index.ts';
import { calendarKeys } from '../features/calendar/index.ts';
import { callBackKeys, callRecordKeys } from '../features/calls/index.ts';
import { directoryKeys } from '../features/directory/index.ts';
import { faultReportKeys } from '../features/fault-reports/index.ts';
import { infoTextKeys } from '../features/info-texts/index.ts';
import { knowledgeKeys } from '../features/knowledge/index.ts';
import { loanKeys } from '../features/loans/index.ts';
import { messageKeys } from '../features/messages/index.ts';
import { myDayKeys } from '../features/my-day/index.ts';
import { notCarriedOutKeys } from '../features/not-carried-out/index.ts';
import { stockKeys } from '../features/stock/index.ts';
import { supervisionKeys } from '../features/supervision/index.ts';
import { CallBar, callerKeys, callKeys, OwnState, switchboardKeys } from '../features/switchboard/index.ts';
import {
  mentionKeys,
  newTicketKeys,
  ticketKeys,
  ticketListKeys,
  ticketNoteKeys,
  ticketWorkKeys,
} from '../features/tickets/index.ts';
import { incidentKeys } from '../parts/incidents/incident-keys.ts';
import { infoTextPanelKeys } from '../parts/info-texts/index.ts';
import { serviceTermsKeys } from '../parts/service/service-terms-keys.ts';
import { checkKeys, groupKeys } from '../ui/index.ts';
import type { Composition } from './composition.ts';
import { screens } from './screens.tsx';

const { back, search, create, ...ticketDetailKeys } = ticketKeys;

/** The one place where the frame and the features meet. */
export const features: Composition = {
  screens,
  CallBar,
  OwnState,
  everywhere: [callKeys],
  changeable: [callKeys, switchboardKeys],
  keys: {
    switchboard: [switchboardKeys, callerKeys, incidentKeys, infoTextPanelKeys],
    calls: [callRecordKeys, callBackKeys],
    messages: [messageKeys],
    directory: [directoryKeys],
    absences: [absenceKeys, checkKeys, groupKeys],
    'info-texts': [infoTextKeys],
    'my-day': [myDayKeys, ticketDetailKeys, ticketWorkKeys, ticketNoteKeys, mentionKeys, serviceTermsKeys],
    tickets: [
      ticketKeys,
      ticketWorkKeys,
      ticketNoteKeys,
      mentionKeys,
      ticketListKeys,
      checkKeys,
      groupKeys,
      incidentKeys,
      serviceTermsKeys,
      newTicketKeys,
    ],
    'fault-report': [faultReportKeys, incidentKeys, serviceTermsKeys],
    loans: [loanKeys],
    stock: [stockKeys],
    knowledge: [knowledgeKeys],
    calendar: [calendarKeys],
    supervision: [supervisionKeys],
    administration: [administrationKeys],
    'not-carried-out': [notCarriedOutKeys],
  },
};
