import { useState } from 'react';
import { useRows } from '#renderer/data/index.ts';
import { type PersonChoice as Person, PersonField } from '#renderer/parts/person-field.tsx';
import { rowName } from '#renderer/parts/row-name.ts';
import { ComboBox, TextField, useT } from '#renderer/ui/index.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import { FilterStep } from './filter-step.tsx';
import type { StepProps } from './step-props.ts';

/** Returns the only condition of a step, if there is one. */
function listed(condition: ViewCondition | null): ViewCondition[] {
  return condition === null ? [] : [condition];
}

/** Words anywhere within the field. */
export function TextChoice(step: StepProps) {
  const t = useT();
  const [text, setText] = useState('');
  const within = text.trim();
  const condition = within === '' ? null : { field: step.field, op: 'contains' as const, texts: [within] };
  return (
    <FilterStep step={step} conditions={listed(condition)}>
      <TextField label={t('tickets.filter.within')} value={text} onChange={setText} maxLength={200} />
    </FilterStep>
  );
}

/** Somebody who reported it or whom it concerns. */
export function PersonChoice(step: StepProps) {
  const t = useT();
  const [person, setPerson] = useState<Person>({ personId: null, name: '' });
  const { personId } = person;
  const condition = personId === null ? null : { field: step.field, op: 'contains' as const, texts: [personId] };
  return (
    <FilterStep step={step} conditions={listed(condition)}>
      <PersonField label={t('tickets.filter.person')} value={person} onChange={setPerson} />
    </FilterStep>
  );
}

const shownAtMost = 20;

/** A device by its tag, number or model. */
export function DeviceChoice(step: StepProps) {
  const t = useT();
  const [text, setText] = useState('');
  const [id, setId] = useState<string | null>(null);
  const range = { start: 0, end: text.trim() === '' ? 0 : shownAtMost };
  const found = useRows({ kind: 'devices', where: [], text, sort: [], range, facets: [] });
  const devices = found?.rows ?? [];
  const condition = id === null ? null : { field: step.field, op: 'in' as const, values: [id] };
  return (
    <FilterStep step={step} conditions={listed(condition)}>
      <ComboBox
        label={t('tickets.filter.device')}
        options={devices.map((device) => ({ id: device.id, label: rowName('devices', device) }))}
        value={id}
        text={text}
        isLoading={found?.isCurrent !== true}
        isLoose={id === null && text.trim() !== ''}
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
    </FilterStep>
  );
}
