import { useLookup, useRelated } from '#renderer/data/index.ts';
import { Banner, Button, useT } from '#renderer/ui/index.ts';
import { clockTime } from '#shared/i18n/time-format.ts';
import type { Ticket } from '#shared/tickets/schema.ts';
import { changedByOthers, type EditDraft, type FieldName, withMine, withTheirs } from '../edit-draft.ts';
import { useValueWords } from '../field-change.tsx';

interface OthersChangesProps {
  ticket: Ticket;
  draft: EditDraft;
  /** The fields it stands beside. */
  names: readonly FieldName[];
  onChange: (draft: EditDraft) => void;
}

/** Tells, beside the field, what somebody else has set it to while one writes; theirs or one's own is a press away. */
export function OthersChanges({ ticket, draft, names, onChange }: OthersChangesProps) {
  const changed = changedByOthers(draft, ticket).filter((name) => names.includes(name));
  return changed.map((name) => (
    <OthersChange
      key={name}
      ticket={ticket}
      name={name}
      onTheirs={() => onChange(withTheirs(draft, ticket, name))}
      onMine={() => onChange(withMine(draft, ticket, name))}
    />
  ));
}

interface OthersChangeProps {
  ticket: Ticket;
  name: FieldName;
  onTheirs: () => void;
  onMine: () => void;
}

function OthersChange({ ticket, name, onTheirs, onMine }: OthersChangeProps) {
  const t = useT();
  const users = useLookup('users');
  const events = useRelated('ticketEvents', 'ticketId', ticket.id);
  const last = events
    .filter(({ change }) => change.type === 'fields' && change.fields.some(({ field }) => field === name))
    .sort((one, other) => one.at.localeCompare(other.at))
    .at(-1);
  const now: unknown = ticket[name];
  const value = useValueWords(name, now === null ? '' : String(now));
  const who = last === undefined ? undefined : users.get(last.userId)?.name;
  const values = { name: who ?? t('tickets.unknownUser'), field: t(`tickets.field.${name}`), value };
  return (
    <Banner
      tone="soon"
      actions={
        <>
          <Button size="small" onPress={onTheirs}>
            {t('tickets.edit.takeTheirs')}
          </Button>
          <Button size="small" variant="quiet" onPress={onMine}>
            {t('tickets.edit.keepMine')}
          </Button>
        </>
      }
    >
      {last === undefined
        ? t('tickets.edit.changed', values)
        : t('tickets.edit.changedAt', { ...values, time: clockTime(Date.parse(last.at)) })}
    </Banner>
  );
}
