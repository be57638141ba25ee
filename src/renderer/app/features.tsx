import { FaultReportScreen, faultReportKeys } from '../features/fault-reports/index.ts';
import { LoansScreen, loanKeys } from '../features/loans/index.ts';
import { NotCarriedOutScreen, notCarriedOutKeys } from '../features/not-carried-out/index.ts';
import { SupervisionScreen, supervisionKeys } from '../features/supervision/index.ts';
import {
  CallBar,
  callerKeys,
  callKeys,
  OwnState,
  SwitchboardScreen,
  switchboardKeys,
} from '../features/switchboard/index.ts';
import { TicketsScreen, ticketKeys } from '../features/tickets/index.ts';
import type { Composition } from './composition.ts';

/** The one place where the frame and the features meet. */
export const features: Composition = {
  screens: {
    switchboard: SwitchboardScreen,
    tickets: TicketsScreen,
    'fault-report': FaultReportScreen,
    loans: LoansScreen,
    supervision: SupervisionScreen,
    'not-carried-out': NotCarriedOutScreen,
  },
  CallBar,
  OwnState,
  everywhere: [callKeys],
  keys: {
    switchboard: [switchboardKeys, callerKeys],
    tickets: [ticketKeys],
    'fault-report': [faultReportKeys],
    loans: [loanKeys],
    supervision: [supervisionKeys],
    'not-carried-out': [notCarriedOutKeys],
  },
};
