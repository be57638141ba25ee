import { useActor, useLookup } from '#renderer/data/index.ts';
import { Button, Menu, useT } from '#renderer/ui/index.ts';
import { formatPhoneNumber } from '#shared/directory/phone-number.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { fillTemplate } from '#shared/templates/fill-template.ts';
import { offeredTemplates } from '#shared/templates/ticket-templates.ts';
import { useOrganisationsByKey } from '../use-organisations.ts';
import type { MessageDraft, MessageStart } from './message-draft.ts';

interface MessageTemplatesProps {
  draft: MessageDraft;
  start: MessageStart;
  organisationId: OrganisationId;
  onChoose: (text: string) => void;
}

/** Ready texts for messages, their places filled in with who called, when, and to whom it is. */
export function MessageTemplates({ draft, start, organisationId, onChoose }: MessageTemplatesProps) {
  const t = useT();
  const actor = useActor();
  const templates = useLookup('templates');
  const groupIds = useLookup('users').get(actor.userId)?.groupIds ?? [];
  const organisations = useOrganisationsByKey();
  const providers = [...organisations.values()].filter(({ kind }) => kind === 'provider');
  const organisationIds = [organisationId, ...providers.map((provider) => provider.organisationId)];
  const values = {
    namn: draft.callerName,
    nummer: draft.callerNumber === '' ? '' : formatPhoneNumber(draft.callerNumber),
    tid: start.call === undefined ? '' : clockTime(Date.parse(start.call.arrivedAt)),
    mottagare: draft.recipients.map(({ name }) => name).join(', '),
    organisation: organisations.get(organisationId)?.name ?? '',
    avsändare: actor.name,
  };
  const offered = offeredTemplates(templates.values(), { use: 'message', groupIds, organisationIds });
  const nothing = { id: 'none', label: t('messages.template.none'), isDisabled: true, onAction: () => undefined };
  const entries = offered.map(({ id, name, body }) => ({
    id,
    label: name,
    onAction: () => onChoose(fillTemplate(body, values).text),
  }));
  return (
    <Menu
      label={t('messages.template.list')}
      placement="top start"
      groups={[{ id: 'templates', entries: entries.length === 0 ? [nothing] : entries }]}
      trigger={<Button variant="quiet">{t('messages.template')}</Button>}
    />
  );
}
