import { useMemo, useState } from 'react';
import { type ReferenceKind, useLookup, usePeopleSearch, useRow, useRows } from '#renderer/data/index.ts';
import { ChoiceField } from '#renderer/parts/choice-field.tsx';
import { rowName } from '#renderer/parts/row-name.ts';
import { ComboBox, type Option } from '#renderer/ui/index.ts';
import { type Id, idSchema } from '#shared/identity/ids.ts';
import type { RowKind } from '#shared/sync/kinds.ts';

export interface ReferenceFieldProps {
  kind: RowKind;
  label: string;
  value: unknown;
  error: string | undefined;
  onChange: (value: Id | null) => void;
}

type Referred = Omit<ReferenceFieldProps, 'kind' | 'value'> & { value: Id | null };

/** Another row, found by writing. Kinds that nobody chooses among here show nothing. */
export function ReferenceField({ kind, value, ...rest }: ReferenceFieldProps) {
  const id = idSchema.safeParse(value).data ?? null;
  switch (kind) {
    case 'services':
    case 'groups':
    case 'users':
    case 'units':
    case 'stockPlaces':
      return <FromTable kind={kind} value={id} {...rest} />;
    case 'people':
      return <FromDirectory value={id} {...rest} />;
    case 'devices':
      return <FromLoaners value={id} {...rest} />;
    default:
      return null;
  }
}

function FromTable({
  kind,
  ...rest
}: Referred & { kind: Extract<ReferenceKind, 'services' | 'groups' | 'users' | 'units' | 'stockPlaces'> }) {
  const rows = useLookup(kind);
  const options = useMemo(
    () =>
      [...rows.values()]
        .map((row): Option<Id> => ({ id: row.id, label: rowName(kind, row) }))
        .sort((one, other) => one.label.localeCompare(other.label, 'sv')),
    [rows, kind],
  );
  return <ChoiceField {...rest} isOptional options={options} />;
}

function FromDirectory({ value, onChange, ...rest }: Referred) {
  const person = useRow('people', value);
  const [typed, setTyped] = useState<string | null>(null);
  const { people: found, isCurrent } = usePeopleSearch(typed ?? '');
  return (
    <ComboBox
      {...rest}
      isOptional
      options={found.map((each) => ({ id: each.id, label: rowName('people', each), detail: each.title }))}
      value={value}
      text={typed ?? (person === undefined ? '' : rowName('people', person))}
      isLoading={!isCurrent}
      isLoose={typed !== null && typed.trim() !== ''}
      onTextChange={(text) => {
        setTyped(text);
        if (text === '') onChange(null);
      }}
      onChange={(id) => {
        setTyped(null);
        onChange(id);
      }}
    />
  );
}

function FromLoaners(props: Referred) {
  const loaners = useRows({
    kind: 'devices',
    where: [{ field: 'loaner', op: 'in', values: [true] }],
    text: '',
    sort: [{ field: 'assetTag', descending: false }],
    range: { start: 0, end: 2_000 },
    facets: [],
  });
  const options = useMemo(
    () => (loaners?.rows ?? []).map((row): Option<Id> => ({ id: row.id, label: row.assetTag, detail: row.model })),
    [loaners],
  );
  return <ChoiceField {...props} options={options} />;
}
