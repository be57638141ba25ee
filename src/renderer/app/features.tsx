import { AbsencesScreen, absenceKeys } from '../features/absences/index.ts';
import { AdministrationScreen, administrationKeys } from '../features/administration/index.ts';
import { CalendarScreen, calendarKeys } from '../features/calendar/index.ts';
import { CallsScreen, callBackKeys, callRecordKeys } from '../features/calls/index.ts';
import { DirectoryScreen, directoryKeys } from '../features/directory/index.ts';
import { FaultReportScreen, faultReportKeys } from '../features/fault-reports/index.ts';
import { InfoTextsScreen, infoTextKeys } from '../features/info-texts/index.ts';
import { KnowledgeScreen, knowledgeKeys } from '../features/knowledge/index.ts';
import { LoansScreen, loanKeys } from '../features/loans/index.ts';
import { MessagesScreen, messageKeys } from '../features/messages/index.ts';
import { MyDayScreen, myDayKeys } from '../features/my-day/index.ts';
import { NotCarriedOutScreen, notCarriedOutKeys } from '../features/not-carried-out/index.ts';
import { StockScreen, stockKeys } from '../features/stock/index.ts';
import { SupervisionScreen, supervisionKeys } from '../features/supervision/index.ts';
import {
  CallBar,
  callerKeys,
  callKeys,
  OwnState,
  SwitchboardScreen,
  switchboardKeys,
} from '../features/switchboard/index.ts';
import {
  mentionKeys,
  TicketDetail,
  TicketsScreen,
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

/** The day draws its tickets with the ticket view's own detail, whose keys therefore work there too. */
function MyDay() {
  return <MyDayScreen Ticket={TicketDetail} />;
}
const { back, search, create, ...ticketDetailKeys } = ticketKeys;

/** The one place where the frame and the features meet. */
export const features: Composition = {
  screens: {
    switchboard: SwitchboardScreen,
    calls: CallsScreen,
    messages: MessagesScreen,
    directory: DirectoryScreen,
    absences: AbsencesScreen,
    'info-texts': InfoTextsScreen,
    'my-day': MyDay,
    tickets: TicketsScreen,
    'fault-report': FaultReportScreen,
    loans: LoansScreen,
    stock: StockScreen,
    knowledge: KnowledgeScreen,
    calendar: CalendarScreen,
    supervision: SupervisionScreen,
    administration: AdministrationScreen,
    'not-carried-out': NotCarriedOutScreen,
  },
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
