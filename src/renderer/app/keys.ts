import type { KeyTable } from '../ui/index.ts';

/** Keys that work everywhere. Alt and a digit always mean the same view, whatever the role shows; the help lists them in this order. */
export const appKeys = {
  palette: { keys: 'Ctrl+K', label: 'app.keys.palette', isOnlyKey: true },
  drafts: { keys: 'Alt+U', label: 'app.keys.drafts' },
  help: { keys: '?', label: 'app.keys.help' },
  notices: { keys: 'Alt+B', label: 'app.keys.notices' },
  back: { keys: 'Alt+Left', label: 'app.keys.back', isOnlyKey: true },
  forward: { keys: 'Alt+Right', label: 'app.keys.forward', isOnlyKey: true },
  switchboard: { keys: 'Alt+1', label: 'app.view.switchboard', isOnlyKey: true },
  tickets: { keys: 'Alt+2', label: 'app.view.tickets', isOnlyKey: true },
  'fault-report': { keys: 'Alt+3', label: 'app.view.fault-report', isOnlyKey: true },
  loans: { keys: 'Alt+4', label: 'app.view.loans', isOnlyKey: true },
  supervision: { keys: 'Alt+5', label: 'app.view.supervision', isOnlyKey: true },
  'my-day': { keys: 'Alt+6', label: 'app.view.my-day', isOnlyKey: true },
  administration: { keys: 'Alt+7', label: 'app.view.administration', isOnlyKey: true },
  knowledge: { keys: 'Alt+8', label: 'app.view.knowledge', isOnlyKey: true },
  calendar: { keys: 'Alt+9', label: 'app.view.calendar', isOnlyKey: true },
  calls: { keys: 'Alt+L', label: 'app.view.calls', isOnlyKey: true },
  messages: { keys: 'Alt+E', label: 'app.view.messages', isOnlyKey: true },
  directory: { keys: 'Alt+D', label: 'app.view.directory', isOnlyKey: true },
  absences: { keys: 'Alt+A', label: 'app.view.absences', isOnlyKey: true },
  'info-texts': { keys: 'Alt+F', label: 'app.view.info-texts', isOnlyKey: true },
  stock: { keys: 'Alt+G', label: 'app.view.stock', isOnlyKey: true },
  'not-carried-out': { keys: 'Alt+0', label: 'app.view.not-carried-out', isOnlyKey: true },
} as const satisfies KeyTable;
