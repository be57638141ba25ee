export { ticketKeys } from './ticket-keys.ts';
export { TicketsScreen } from './tickets-screen.tsx';
