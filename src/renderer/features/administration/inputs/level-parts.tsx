import { Checkbox, FieldGroup, NumberField, useT } from '#renderer/ui/index.ts';
import type { ServiceLevel } from '#shared/catalogue/schema.ts';
import { ticketPrioritySchema } from '#shared/tickets/schema.ts';
import type { FieldProblem } from '../record-draft.ts';
import styles from './inputs.module.css';
import { readNumbers, WrittenField } from './text-inputs.tsx';

interface PartProps<T> {
  label: string;
  value: T;
  onChange: (value: T) => void;
  problems: readonly FieldProblem[];
}

/** Service minutes to the solution, for each priority. */
export function ResolveWithinField({
  label,
  value,
  onChange,
  problems,
}: PartProps<ServiceLevel['resolveWithinMinutes']>) {
  const t = useT();
  return (
    <FieldGroup label={label}>
      <div className={styles.numbers}>
        {ticketPrioritySchema.options.map((priority) => (
          <NumberField
            key={priority}
            label={t(`tickets.priority.${priority}`)}
            minValue={1}
            value={value[priority]}
            onChange={(minutes) => onChange({ ...value, [priority]: minutes })}
            error={problems.some(({ path }) => path[0] === priority) ? t('administration.problem.missing') : undefined}
          />
        ))}
      </div>
    </FieldGroup>
  );
}

const waits = ['waiting-for-user', 'waiting-for-supplier', 'waiting-for-delivery'] as const;

/** In which statuses the clock stands still. */
export function PausesField({ label, value, onChange }: PartProps<ServiceLevel['pausedBy']>) {
  const t = useT();
  return (
    <FieldGroup label={label}>
      {waits.map((status) => (
        <Checkbox
          key={status}
          isSelected={value.includes(status)}
          onChange={(pauses) => onChange(waits.filter((one) => (one === status ? pauses : value.includes(one))))}
        >
          {t(`tickets.status.${status}`)}
        </Checkbox>
      ))}
    </FieldGroup>
  );
}

/** What happens while a ticket waits for the user: reminders, then closing, by hand or by rule. */
export function WaitingField({ label, value, onChange, problems }: PartProps<ServiceLevel['waiting']>) {
  const t = useT();
  const isWrong = (part: string) => problems.some(({ path }) => path[0] === part);
  return (
    <FieldGroup label={label}>
      <div className={styles.four}>
        <WrittenField
          label={t('administration.waiting.remind')}
          help={t('administration.waiting.remindHelp')}
          isOptional
          value={value.remindAfterWorkingDays}
          onChange={(remindAfterWorkingDays) => onChange({ ...value, remindAfterWorkingDays })}
          write={(days) => days.join(', ')}
          read={readNumbers}
          error={isWrong('remindAfterWorkingDays') ? t('administration.problem.days') : undefined}
        />
        <NumberField
          label={t('administration.waiting.close')}
          help={t('administration.waiting.closeHelp')}
          isOptional
          minValue={1}
          value={value.closeAfterWorkingDays ?? Number.NaN}
          onChange={(days) => onChange({ ...value, closeAfterWorkingDays: Number.isNaN(days) ? null : days })}
        />
      </div>
      <Checkbox isSelected={value.byRule} onChange={(byRule) => onChange({ ...value, byRule })}>
        {t('administration.waiting.byRule')}
      </Checkbox>
    </FieldGroup>
  );
}
