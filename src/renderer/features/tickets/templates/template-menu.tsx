import { useMemo, useRef } from 'react';
import { useActor, useLookup, useRow } from '#renderer/data/index.ts';
import { toldPerson } from '#renderer/parts/person-name.ts';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { Button, Menu, useT } from '#renderer/ui/index.ts';
import { useViewKeys } from '#renderer/ui/view-keys.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import type { TemplateUse } from '#shared/templates/schema.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { ticketWorkKeys } from '../ticket-work-keys.ts';
import { offeredTemplates, templateValues } from './template-values.ts';

/** A template's text for a ticket, and the places that nothing was known for. */
export interface OfferedText {
  id: string;
  name: string;
  text: string;
  missing: readonly string[];
}

/** Returns the templates offered for a use, filled in for the ticket. */
export function useTemplateTexts(ticket: Ticket, use: TemplateUse): readonly OfferedText[] {
  const actor = useActor();
  const templates = useLookup('templates');
  const users = useLookup('users');
  const services = useLookup('services');
  const organisations = useOrganisationsByKey();
  const groups = useLookup('groups');
  const person = toldPerson(useRow('people', ticket.requesterPersonId));
  const unit = useRow('units', ticket.unitId);
  const groupIds = users.get(actor.userId)?.groupIds;
  return useMemo(() => {
    const providers = [...organisations.values()].filter(({ kind }) => kind === 'provider');
    const organisationIds = [ticket.organisationId, ...providers.map((provider) => provider.organisationId)];
    const values = templateValues(ticket, {
      person,
      service: ticket.serviceId === null ? undefined : services.get(ticket.serviceId)?.name,
      organisation: organisations.get(ticket.organisationId)?.name,
      unit,
      group: ticket.groupId === null ? undefined : groups.get(ticket.groupId),
      handler: actor.name,
    });
    return offeredTemplates(templates.values(), { use, groupIds: groupIds ?? [], organisationIds }).map(
      ({ id, name, body }) => ({ id, name, ...fillTemplate(body, values) }),
    );
  }, [templates, ticket, use, person, unit, groups, services, organisations, actor.name, groupIds]);
}

interface TemplateMenuProps {
  ticket: Ticket;
  use: TemplateUse;
  onChoose: (chosen: OfferedText) => void;
}

/** Ready texts to put in, by menu or key; the key means the form that came on screen last. */
export function TemplateMenu({ ticket, use, onChoose }: TemplateMenuProps) {
  const t = useT();
  const texts = useTemplateTexts(ticket, use);
  const place = useRef<HTMLSpanElement>(null);
  const isChosen = useRef(false);
  useViewKeys(ticketWorkKeys, { template: () => place.current?.querySelector('button')?.click() });
  const nothing = { id: 'none', label: t('ticketWork.template.none'), isDisabled: true, onAction: () => undefined };
  const entries = texts.map((offered) => ({
    id: offered.id,
    label: offered.name,
    onAction: () => {
      isChosen.current = true;
      onChoose(offered);
    },
  }));

  // The menu gives the focus back to its button; with a text put in, one goes on writing in the text.
  function goOnWriting() {
    if (!isChosen.current) return;
    isChosen.current = false;
    place.current?.closest('form')?.querySelector('textarea')?.focus();
  }

  return (
    <span ref={place}>
      <Menu
        label={t('ticketWork.template.list')}
        placement="top start"
        groups={[{ id: 'templates', entries: entries.length === 0 ? [nothing] : entries }]}
        trigger={
          <Button variant="quiet" keyHint="Alt+M" onFocus={goOnWriting}>
            {t('ticketWork.template')}
          </Button>
        }
      />
    </span>
  );
}
