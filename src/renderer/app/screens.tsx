import type { ViewId } from '../ui/index.ts';
import { type LateScreen, lateScreen } from './late-screen.tsx';

/** The screen of each view, each in a script of its own: a start reads the one it shows, the others when there is nothing else to do. */
export const screens: Readonly<Record<ViewId, LateScreen>> = {
  switchboard: lateScreen(
    async () => (await import('../features/switchboard/switchboard-screen.tsx')).SwitchboardScreen,
  ),
  calls: lateScreen(async () => (await import('../features/calls/calls-screen.tsx')).CallsScreen),
  messages: lateScreen(async () => (await import('../features/messages/messages-screen.tsx')).MessagesScreen),
  directory: lateScreen(async () => (await import('../features/directory/directory-screen.tsx')).DirectoryScreen),
  absences: lateScreen(async () => (await import('../features/absences/absences-screen.tsx')).AbsencesScreen),
  'info-texts': lateScreen(async () => (await import('../features/info-texts/info-texts-screen.tsx')).InfoTextsScreen),
  'my-day': lateScreen(myDay),
  tickets: lateScreen(async () => (await import('../features/tickets/tickets-screen.tsx')).TicketsScreen),
  'fault-report': lateScreen(
    async () => (await import('../features/fault-reports/fault-report-screen.tsx')).FaultReportScreen,
  ),
  loans: lateScreen(async () => (await import('../features/loans/loans-screen.tsx')).LoansScreen),
  stock: lateScreen(async () => (await import('../features/stock/stock-screen.tsx')).StockScreen),
  knowledge: lateScreen(async () => (await import('../features/knowledge/knowledge-screen.tsx')).KnowledgeScreen),
  calendar: lateScreen(async () => (await import('../features/calendar/calendar-screen.tsx')).CalendarScreen),
  supervision: lateScreen(
    async () => (await import('../features/supervision/supervision-screen.tsx')).SupervisionScreen,
  ),
  administration: lateScreen(
    async () => (await import('../features/administration/administration-screen.tsx')).AdministrationScreen,
  ),
  'not-carried-out': lateScreen(
    async () => (await import('../features/not-carried-out/not-carried-out-screen.tsx')).NotCarriedOutScreen,
  ),
};

/** The day draws its tickets with the ticket view's own detail, whose keys therefore work there too. */
async function myDay() {
  const [{ MyDayScreen }, { TicketDetail }] = await Promise.all([
    import('../features/my-day/my-day-screen.tsx'),
    import('../features/tickets/ticket-detail.tsx'),
  ]);
  return () => <MyDayScreen Ticket={TicketDetail} />;
}
