import { ListFilterPlus } from 'lucide-react';
import { useState } from 'react';
import { useRows } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { matchesWords } from '#renderer/parts/match-words.ts';
import { Button, Checkbox, Popover, Switch, TextField, useT, useViewKeys } from '#renderer/ui/index.ts';
import { assertNever } from '#shared/assert-never.ts';
import type { FacetValue } from '#shared/replica/query.ts';
import type { ViewCondition } from '#shared/views/schema.ts';
import { ticketListQuery } from '../../ticket-filter.ts';
import { type FilterField, type FilterKind, filterFields, isFilterField } from '../filter-fields.ts';
import { ticketListKeys } from '../ticket-list-keys.ts';
import { eachOfSeveral } from './facet-of-several.ts';
import styles from './filter.module.css';
import { FilterStep } from './filter-step.tsx';
import { valueWords } from './filter-words.ts';
import { DeviceChoice, PersonChoice, TextChoice } from './found-choices.tsx';
import { DayChoice, NumberChoice } from './span-choices.tsx';
import type { FilterBuilderProps, StepProps } from './step-props.ts';

/** Adds a condition to the filter: a field, then its values with how many tickets have each, or when it was. */
export function FilterBuilder(props: FilterBuilderProps) {
  const t = useT();
  const [isOpen, setOpen] = useState(false);
  useViewKeys(ticketListKeys, { filter: () => setOpen(true) });
  return (
    <Popover
      label={t('tickets.filter.add')}
      placement="bottom start"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button size="small" variant="quiet" keyHint="f" icon={<ListFilterPlus aria-hidden="true" />}>
          {t('tickets.filter.add')}
        </Button>
      }
    >
      <Builder {...props} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function Builder({ onDone, ...props }: FilterBuilderProps & { onDone: () => void }) {
  const t = useT();
  const [field, setField] = useState<FilterField | null>(null);
  const fields = Object.keys(filterFields)
    .filter(isFilterField)
    .map((id) => ({ id, label: t(`tickets.filterField.${id}`) }));
  return (
    <div className={styles.builder}>
      <ChoiceField
        label={t('tickets.filter.field')}
        placeholder={t('tickets.filter.fieldPlaceholder')}
        options={fields}
        value={field}
        onChange={setField}
      />
      {field !== null && <Step key={field} field={field} {...props} onDone={onDone} />}
    </div>
  );
}

function Step(props: StepProps) {
  const kind: FilterKind = filterFields[props.field];
  switch (kind) {
    case 'values':
    case 'several':
      return <ValueChoice {...props} />;
    case 'days':
      return <DayChoice {...props} />;
    case 'number':
      return <NumberChoice {...props} />;
    case 'text':
      return <TextChoice {...props} />;
    case 'person':
      return <PersonChoice {...props} />;
    case 'device':
      return <DeviceChoice {...props} />;
    default:
      return assertNever(kind);
  }
}

/** The most values shown at once; writing narrows them. */
const shownAtMost = 40;

function ValueChoice(step: StepProps) {
  const { field, filter, reader, names } = step;
  const t = useT();
  const [text, setText] = useState('');
  const [isNot, setNot] = useState(false);
  const [chosen, setChosen] = useState<readonly FacetValue['value'][]>([]);
  const nothing = { start: 0, end: 0 };
  const facet = useRows({ ...ticketListQuery(filter, reader, [], nothing), facets: [field] })?.facets[field] ?? [];
  const isSeveral = filterFields[field] === 'several';
  const counted = isSeveral ? eachOfSeveral(facet) : facet;
  const values = counted
    .map(({ value, count }) => ({ value, count, words: valueWords(field, value, names, t) }))
    .filter(({ words }) => matchesWords(words, text))
    .sort((one, other) => other.count - one.count);

  function conditions(): ViewCondition[] {
    if (chosen.length === 0) return [];
    if (isSeveral) return [{ field, op: isNot ? 'lacks' : 'contains', texts: chosen.map(String) }];
    return [{ field, op: isNot ? 'notIn' : 'in', values: [...chosen] }];
  }

  return (
    <FilterStep step={step} conditions={conditions()}>
      <TextField label={t('tickets.filter.findValue')} value={text} onChange={setText} />
      <ul className={styles.values}>
        {values.slice(0, shownAtMost).map(({ value, count, words }) => (
          <li key={String(value)}>
            <Checkbox
              isSelected={chosen.includes(value)}
              onChange={(isChosen) =>
                setChosen(isChosen ? [...chosen, value] : chosen.filter((each) => each !== value))
              }
            >
              {t('tickets.filter.withCount', { name: words, count })}
            </Checkbox>
          </li>
        ))}
      </ul>
      {values.length === 0 && <p className={styles.quiet}>{t('ui.combo.none')}</p>}
      <Switch isSelected={isNot} onChange={setNot}>
        {t('tickets.filter.isNot')}
      </Switch>
    </FilterStep>
  );
}
