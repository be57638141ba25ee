import type { NavigationTarget } from '#renderer/ui/index.ts';
import type { RowName } from '#shared/commands/descriptions.ts';
import { canSomewhere } from '#shared/users/permissions.ts';
import type { Actor } from '#shared/users/roles.ts';

/** Returns where the person can look at a row; null for kinds that no view of theirs shows. */
export function rowPlace({ kind, id }: RowName, actor: Actor): NavigationTarget | null {
  switch (kind) {
    case 'tickets':
      return canSomewhere(actor, 'ticket.read') ? { view: 'tickets', params: { ticketId: id } } : null;
    case 'loans':
      return canSomewhere(actor, 'loan.read') ? { view: 'loans', params: { loanId: id } } : null;
    case 'absences':
      return { view: 'absences', params: { absenceId: id } };
    case 'infoTexts':
      return { view: 'info-texts', params: { infoTextId: id } };
    case 'articles':
      return canSomewhere(actor, 'catalogue.read') ? { view: 'knowledge', params: { articleId: id } } : null;
    case 'messages':
      return canSomewhere(actor, 'message.send') ? { view: 'messages', params: { messageId: id } } : null;
    case 'calls':
      return canSomewhere(actor, 'call.read') ? { view: 'calls', params: { tab: 'calls', callId: id } } : null;
    case 'callBacks':
      return canSomewhere(actor, 'call.read') ? { view: 'calls', params: { callBackId: id } } : null;
    case 'people':
    case 'units':
    case 'functions':
      return canSomewhere(actor, 'directory.read') ? { view: 'directory', params: { kind, id } } : null;
    case 'services':
    case 'serviceAreas':
    case 'serviceLevels':
    case 'agreements':
    case 'groups':
    case 'suppliers':
    case 'templates':
    case 'reasonCodes':
    case 'blockedNumbers':
    case 'mailServers':
    case 'smsGateways':
    case 'tags':
    case 'spareParts':
    case 'stockPlaces':
    case 'absenceReasons':
      return canSomewhere(actor, 'administration.write')
        ? { view: 'administration', params: { section: kind, recordId: id } }
        : null;
    default:
      return null;
  }
}
