import { useLookup, useRelated } from '#renderer/data/index.ts';
import { PersonWords } from '#renderer/parts/people-fields.tsx';
import { Section, Timeline, TimeText, useT } from '#renderer/ui/index.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import styles from './administration.module.css';
import type { FieldSpec, RecordSpec } from './field-spec.ts';
import { useValueSurroundings } from './use-names.ts';
import { type ValueSurroundings, valueWords } from './value-words.ts';

/** What was changed in a record, field by field: by whom, when, from what to what; the newest first. */
export function RecordHistory({ spec, id }: { spec: RecordSpec; id: Id }) {
  const t = useT();
  const users = useLookup('users');
  const around = useValueSurroundings();
  const changes = useRelated('recordChanges', 'recordId', id);
  const newest = [...changes].sort((one, other) => other.at.localeCompare(one.at));
  return (
    <Section title={t('administration.history')}>
      {newest.length === 0 ? (
        <p className={styles.quiet}>{t('administration.history.empty')}</p>
      ) : (
        <Timeline
          label={t('administration.history')}
          entries={newest.map((change) => ({
            id: change.id,
            title: t(
              change.fields.every(({ from }) => from === null)
                ? 'administration.history.made'
                : 'administration.history.by',
              { who: users.get(change.userId)?.name ?? t('administration.unknownRow') },
            ),
            time: <TimeText instant={change.at} />,
            body: (
              <ul className={styles.changes}>
                {change.fields
                  .filter(({ from, to }) => from !== null || !isNothing(to))
                  .map(({ field, from, to, unseen }) => (
                    <li key={field}>
                      <strong>{labelOf(spec, field, t)}</strong>:{' '}
                      {from !== null && (
                        <>
                          <ChangedValue spec={spec} field={field} json={from} around={around} /> →{' '}
                        </>
                      )}
                      <ChangedValue spec={spec} field={field} json={to} around={around} />
                      {unseen && <em> {t('administration.history.unseen')}</em>}
                    </li>
                  ))}
              </ul>
            ),
          }))}
        />
      )}
    </Section>
  );
}

/** Fields that stand in the history but not in the form. */
function labelOf(spec: RecordSpec, field: string, t: ReturnType<typeof useT>): string {
  const named = spec.fields.find(({ name }) => name === field);
  if (named !== undefined) return t(named.label);
  if (field === 'active') return t('administration.field.active');
  if (field === 'member') return t('groupMembers.member');
  if (field === 'revision') return t('administration.field.revision');
  return field;
}

const flag: FieldSpec = { name: 'active', label: 'administration.field.active', input: { type: 'flag' } };

function isNothing(json: string): boolean {
  return ['null', '""', '[]'].includes(json);
}

interface ChangedValueProps {
  spec: RecordSpec;
  field: string;
  json: string;
  around: ValueSurroundings;
}

function ChangedValue({ spec, field, json, around }: ChangedValueProps) {
  const { t } = around.translator;
  const value: unknown = JSON.parse(json);
  const named = field === 'active' ? flag : spec.fields.find(({ name }) => name === field);
  const person = named?.input.type === 'person' ? idSchema.safeParse(value).data : undefined;
  if (person !== undefined) return <PersonWords id={person} />;
  const words = named === undefined ? String(value) : valueWords(named, value, around);
  return words === '' ? t('administration.nothing') : <span className={styles.written}>{words}</span>;
}
