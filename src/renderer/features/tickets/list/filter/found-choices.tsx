import { type ReactNode, useState } from 'react';
import { useRows } from '#renderer/data/index.ts';
import { type PersonChoice as Person, PersonField } from '#renderer/parts/person-field.tsx';
import { rowName } from '#renderer/parts/row-name.ts';
import { Button, ComboBox, TextField, useT } from '#renderer/ui/index.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import styles from './filter.module.css';
import type { StepProps } from './step-props.ts';

/** A step that is taken with Enter once there is a condition. */
function FoundStep({
  step,
  condition,
  children,
}: {
  step: StepProps;
  condition: ViewCondition | null;
  children: ReactNode;
}) {
  const t = useT();
  const { filter, onChange, onDone } = step;
  return (
    <form
      className={styles.step}
      aria-label={t('tickets.filter.values')}
      onSubmit={(event) => {
        event.preventDefault();
        if (condition === null) return;
        onChange({ ...filter, more: [...filter.more, condition] });
        onDone();
      }}
    >
      {children}
      <Button type="submit" variant="primary" size="small" isDisabled={condition === null}>
        {t('tickets.filter.apply')}
      </Button>
    </form>
  );
}

/** Words anywhere within the field. */
export function TextChoice(step: StepProps) {
  const t = useT();
  const [text, setText] = useState('');
  const within = text.trim();
  const condition = within === '' ? null : { field: step.field, op: 'contains' as const, texts: [within] };
  return (
    <FoundStep step={step} condition={condition}>
      <TextField label={t('tickets.filter.within')} value={text} onChange={setText} maxLength={200} />
    </FoundStep>
  );
}

/** Somebody who reported it or whom it concerns. */
export function PersonChoice(step: StepProps) {
  const t = useT();
  const [person, setPerson] = useState<Person>({ personId: null, name: '' });
  const { personId } = person;
  const condition = personId === null ? null : { field: step.field, op: 'contains' as const, texts: [personId] };
  return (
    <FoundStep step={step} condition={condition}>
      <PersonField label={t('tickets.filter.person')} value={person} onChange={setPerson} />
    </FoundStep>
  );
}

const shownAtMost = 20;

/** A device by its tag, number or model. */
export function DeviceChoice(step: StepProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [id, setId] = useState<string | null>(null);
  const range = { start: 0, end: text.trim() === '' ? 0 : shownAtMost };
  const devices = useRows({ kind: 'devices', where: [], text, sort: [], range, facets: [] })?.rows ?? [];
  const condition = id === null ? null : { field: step.field, op: 'in' as const, values: [id] };
  return (
    <FoundStep step={step} condition={condition}>
      <ComboBox
        label={t('tickets.filter.device')}
        options={devices.map((device) => ({ id: device.id, label: rowName('devices', device) }))}
        value={id}
        text={text}
        onTextChange={(next) => {
          setText(next);
          if (next !== text) setId(null);
        }}
        onChange={(next) => {
          const device = devices.find((each) => each.id === next);
          if (device === undefined) return;
          setId(device.id);
          setText(rowName('devices', device));
        }}
      />
    </FoundStep>
  );
}
