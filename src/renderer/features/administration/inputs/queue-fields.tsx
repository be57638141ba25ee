import { useMemo } from 'react';
import { useLive, useLookup } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { Banner, Checkbox, FieldGroup, NumberField, Select, useT } from '#renderer/ui/index.ts';
import type { MessageId } from '#shared/i18n/sv/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import { lowestPriority, type Overflow, type QueueThresholds } from '#shared/queues/schema.ts';
import type { Values } from '../field-spec.ts';
import type { FieldProblem } from '../record-draft.ts';
import { useNamedOptions } from '../use-names.ts';
import styles from './inputs.module.css';

const collator = new Intl.Collator('sv', { numeric: true });

interface PartProps<T> {
  label: string;
  help?: string | undefined;
  value: T;
  onChange: (value: T) => void;
}

/** Returns the colleagues in use, and those chosen already, by name. */
export function useColleagues(chosen: readonly Id[]) {
  const users = useLookup('users');
  return useMemo(
    () =>
      [...users.values()]
        .filter(({ id, active }) => active || chosen.includes(id))
        .sort((one, other) => collator.compare(one.name, other.name)),
    [users, chosen],
  );
}

/** Several colleagues, ticked. */
export function UsersField({ label, help, value, onChange }: PartProps<readonly Id[]>) {
  const colleagues = useColleagues(value);
  return (
    <FieldGroup label={label} help={help}>
      <div className={styles.four}>
        {colleagues.map(({ id, name }) => (
          <Checkbox
            key={id}
            isSelected={value.includes(id)}
            onChange={(isIn) => onChange(isIn ? [...value, id] : value.filter((other) => other !== id))}
          >
            {name}
          </Checkbox>
        ))}
      </div>
    </FieldGroup>
  );
}

const priorities = Array.from({ length: lowestPriority + 1 }, (_, priority) => priority);

interface PrioritiesProps extends PartProps<Readonly<Record<Id, number>>> {
  userIds: readonly Id[];
}

/** When each member of a queue is asked: those of a later turn only when nobody before them is free. */
export function PrioritiesField({ label, help, userIds, value, onChange }: PrioritiesProps) {
  const t = useT();
  const colleagues = useColleagues(userIds).filter(({ id }) => userIds.includes(id));
  if (colleagues.length === 0) return null;
  const options = priorities.map((priority) => ({
    id: String(priority),
    label:
      priority === 0 ? t('administration.priority.first') : t('administration.priority.later', { turn: priority + 1 }),
  }));
  return (
    <FieldGroup label={label} help={help}>
      <ul className={styles.chosen}>
        {colleagues.map(({ id, name }) => (
          <li key={id} className={styles.chosenRow}>
            <span className={styles.chosenName}>{name}</span>
            <Select
              label={t('administration.priority.of', { name })}
              isLabelHidden
              options={options}
              value={String(value[id] ?? 0)}
              onChange={(priority) => {
                const { [id]: _, ...others } = value;
                onChange(priority === '0' ? others : { ...others, [id]: Number(priority) });
              }}
            />
          </li>
        ))}
      </ul>
    </FieldGroup>
  );
}

interface WholeProps {
  label: MessageId;
  min: number;
  value: number | null;
  onChange: (value: number | null) => void;
  isWrong: boolean;
}

/** A whole number or none. */
function WholeOrNone({ label, min, value, onChange, isWrong }: WholeProps) {
  const t = useT();
  return (
    <NumberField
      label={t(label)}
      isOptional
      minValue={min}
      value={value ?? Number.NaN}
      onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
      error={isWrong ? t('administration.problem.invalid') : undefined}
    />
  );
}

/** Whether an exchange of the organisation can move calls on; true as well while that is not known. */
function useCanMoveOn(organisationId: unknown): boolean {
  const live = useLive();
  const picture = typeof organisationId === 'string' ? live.organisations.get(organisationId) : undefined;
  if (picture === undefined) return true;
  // What one that acts can do is known once it is reached; until then it is not said that it cannot.
  return picture.connectors.some(({ kind, can }) => kind === 'asterisk' || can.includes('transfer'));
}

/** Where waiting calls are moved on to, and when. */
export function OverflowField({
  label,
  value,
  onChange,
  problems,
  values,
}: PartProps<Overflow> & { problems: readonly FieldProblem[]; values: Values }) {
  const t = useT();
  const named = useNamedOptions('queues', value.toQueueId === null ? [] : [value.toQueueId]);
  const queues = named.filter(({ id }) => id !== values.id);
  const canMoveOn = useCanMoveOn(values.organisationId);
  const isWrong = (part: string) => problems.some(({ path }) => path[0] === part);
  return (
    <FieldGroup label={label}>
      <ChoiceField
        label={t('administration.overflow.to')}
        isOptional
        options={queues}
        value={value.toQueueId}
        onChange={(toQueueId) => onChange({ ...value, toQueueId })}
      />
      {value.toQueueId !== null && (
        <>
          {!canMoveOn && <Banner tone="soon">{t('queues.overflow.cannot')}</Banner>}
          <p className={styles.help}>{t('queues.overflow.help')}</p>
          <div className={styles.four}>
            <WholeOrNone
              label="administration.overflow.after"
              min={5}
              value={value.afterSeconds}
              onChange={(afterSeconds) => onChange({ ...value, afterSeconds })}
              isWrong={isWrong('afterSeconds')}
            />
            <WholeOrNone
              label="administration.overflow.moreThan"
              min={1}
              value={value.moreThanWaiting}
              onChange={(moreThanWaiting) => onChange({ ...value, moreThanWaiting })}
              isWrong={isWrong('moreThanWaiting')}
            />
          </div>
          <Checkbox isSelected={value.whenClosed} onChange={(whenClosed) => onChange({ ...value, whenClosed })}>
            {t('administration.overflow.whenClosed')}
          </Checkbox>
        </>
      )}
    </FieldGroup>
  );
}

const thresholdFields = [
  ['waitingWarn', 'administration.thresholds.waitingWarn'],
  ['waitingAlarm', 'administration.thresholds.waitingAlarm'],
  ['longestWarnSeconds', 'administration.thresholds.longestWarn'],
  ['longestAlarmSeconds', 'administration.thresholds.longestAlarm'],
] as const;

/** From when on the figures of a queue are shown as a warning and as an alarm. */
export function ThresholdsField({
  label,
  help,
  value,
  onChange,
  problems,
}: PartProps<QueueThresholds> & { problems: readonly FieldProblem[] }) {
  return (
    <FieldGroup label={label} help={help}>
      <div className={styles.four}>
        {thresholdFields.map(([name, words]) => (
          <WholeOrNone
            key={name}
            label={words}
            min={1}
            value={value[name]}
            onChange={(number) => onChange({ ...value, [name]: number })}
            isWrong={problems.some(({ path }) => path[0] === name)}
          />
        ))}
      </div>
    </FieldGroup>
  );
}
