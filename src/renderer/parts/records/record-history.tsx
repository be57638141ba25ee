import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useLookup, useRelated } from '#renderer/data/index.ts';
import { Section, Timeline, TimeText, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';

interface RecordHistoryProps {
  id: Id;
  title: MessageId;
  /** Said of the first change; takes `name`. */
  created: MessageId;
  /** Said of every later one; takes `name` and `fields`. */
  changed: MessageId;
  /** What a field is called; one without words is not named. */
  fieldWords: Readonly<Record<string, MessageId>>;
  createdIcon: ReactNode;
}

/** Who changed which fields, latest first; draws nothing for whoever may not see the history of records. */
export function RecordHistory({ id, title, created, changed, fieldWords, createdIcon }: RecordHistoryProps) {
  const t = useT();
  const users = useLookup('users');
  const changes = useRelated('recordChanges', 'recordId', id);
  if (changes.length === 0) return null;
  return (
    <Section title={t(title)}>
      <Timeline
        label={t(title)}
        entries={[...changes]
          .sort((one, other) => other.at.localeCompare(one.at))
          .map((change) => {
            const fields = change.fields.flatMap(({ field }) => {
              const words = fieldWords[field];
              return words === undefined ? [] : [t(words).toLocaleLowerCase()];
            });
            const name = users.get(change.userId)?.name ?? t('tickets.unknownUser');
            const isFirst = change.fields.every(({ from }) => from === null);
            return {
              id: change.id,
              icon: isFirst ? createdIcon : <Pencil aria-hidden="true" />,
              title: t(isFirst ? created : changed, { name, fields: fields.join(', ') }),
              time: <TimeText instant={change.at} />,
            };
          })}
      />
    </Section>
  );
}
