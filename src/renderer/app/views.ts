import {
  BookOpen,
  BookUser,
  CalendarCheck,
  CalendarDays,
  CalendarOff,
  CircleX,
  GitFork,
  Headset,
  Inbox,
  Info,
  Laptop,
  LineChart,
  type LucideIcon,
  MessageSquare,
  Package,
  PhoneCall,
  Settings2,
} from 'lucide-react';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Permission } from '#shared/users/permissions.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';
import { type ViewId, viewIds } from '../ui/index.ts';

/** What the rail and the palette say of a view. */
export interface ViewEntry {
  readonly label: MessageId;
  readonly icon: LucideIcon;
  /** Shown to whoever has this permission in any organisation; null: to everybody with at least one other view. */
  readonly permission: Permission | null;
}

export const views: Readonly<Record<ViewId, ViewEntry>> = {
  switchboard: { label: 'app.view.switchboard', icon: Headset, permission: 'call.take' },
  calls: { label: 'app.view.calls', icon: PhoneCall, permission: 'call.read' },
  messages: { label: 'app.view.messages', icon: MessageSquare, permission: 'message.send' },
  directory: { label: 'app.view.directory', icon: BookUser, permission: 'directory.read' },
  absences: { label: 'app.view.absences', icon: CalendarOff, permission: 'directory.read' },
  'info-texts': { label: 'app.view.info-texts', icon: Info, permission: 'directory.read' },
  'my-day': { label: 'app.view.my-day', icon: CalendarCheck, permission: 'ticket.write' },
  tickets: { label: 'app.view.tickets', icon: Inbox, permission: 'ticket.read' },
  'fault-report': { label: 'app.view.fault-report', icon: GitFork, permission: 'ticket.write' },
  loans: { label: 'app.view.loans', icon: Laptop, permission: 'loan.read' },
  stock: { label: 'app.view.stock', icon: Package, permission: 'stock.read' },
  knowledge: { label: 'app.view.knowledge', icon: BookOpen, permission: 'catalogue.read' },
  calendar: { label: 'app.view.calendar', icon: CalendarDays, permission: 'ticket.read' },
  supervision: { label: 'app.view.supervision', icon: LineChart, permission: 'statistics.read' },
  administration: { label: 'app.view.administration', icon: Settings2, permission: 'administration.write' },
  'not-carried-out': { label: 'app.view.not-carried-out', icon: CircleX, permission: null },
};

/** Returns the views a person's roles show, in the order of the rail; none for a person without any role. */
export function viewsFor(actor: Actor): readonly ViewId[] {
  const shown = viewIds.filter((view) => {
    const { permission } = views[view];
    return permission === null || canSomewhere(actor, permission);
  });
  return shown.some((view) => views[view].permission !== null) ? shown : [];
}

/** Where people begin: the calls of those who answer them, else what each has to do. */
const beginnings: readonly ViewId[] = ['switchboard', 'my-day'];

/** Returns the view a person begins with, of those shown. */
export function firstViewOf(shown: readonly ViewId[]): ViewId | undefined {
  return beginnings.find((view) => shown.includes(view)) ?? shown[0];
}
