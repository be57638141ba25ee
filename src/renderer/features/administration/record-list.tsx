import { FolderOpen } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { matchesWords } from '#renderer/parts/match-words.ts';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { ClippedText, type DataColumn, type DataSort, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';
import type { FieldSpec, KeptKind, RecordSpec, Values } from './field-spec.ts';
import { canRetire } from './record-specs.ts';
import { useValueSurroundings } from './use-names.ts';
import { valueWords } from './value-words.ts';

interface ListState {
  text: string;
  shows: 'in-use' | 'out-of-use';
  sort: DataSort;
}

const initial: ListState = { text: '', shows: 'in-use', sort: { columnId: 'name', direction: 'ascending' } };
const collator = new Intl.Collator('sv', { numeric: true });
const searched: ReadonlySet<string> = new Set([
  'line',
  'called-number',
  'text',
  'lines',
  'reference',
  'choice',
  'customer',
]);

interface RecordListProps {
  spec: RecordSpec<KeptKind>;
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** The records of a kind: searched in all their words, sorted by any column, those in use or those taken out of it. */
export function RecordList({ spec, selectedId, onSelect, onOpen, searchRef }: RecordListProps) {
  const t = useT();
  const all: ReadonlyMap<Id, Row<KeptKind>> = useLookup(spec.kind);
  const around = useValueSurroundings();
  const stored = useDraft<ListState>(`view.administration.${spec.kind}`, initial);
  const { text, shows, sort } = stored.value;
  const change = (some: Partial<ListState>) => stored.set({ ...stored.value, ...some });

  const words = useMemo(() => {
    const fields = new Map(spec.fields.map((field) => [field.name, field]));
    return (row: Row<KeptKind>, name: string): string => {
      const field: FieldSpec | undefined = fields.get(name);
      const values: Values = row;
      return field === undefined ? '' : valueWords(field, values[name], around);
    };
  }, [spec, around]);

  const found = useMemo(() => {
    const names = spec.fields.filter(({ input }) => searched.has(input.type)).map(({ name }) => name);
    return [...all.values()].filter((row) => matchesWords(names.map((name) => words(row, name)).join(' '), text));
  }, [all, spec, words, text]);
  const isShown = (row: Row<KeptKind>) => !('active' in row) || row.active === (shows === 'in-use');
  const rows = useMemo(() => {
    const sign = sort.direction === 'ascending' ? 1 : -1;
    return found
      .filter((row) => !('active' in row) || row.active === (shows === 'in-use'))
      .sort(
        (one, other) =>
          sign * collator.compare(words(one, sort.columnId), words(other, sort.columnId)) ||
          collator.compare(one.name, other.name),
      );
  }, [found, shows, sort, words]);

  const columns = useMemo(
    () =>
      spec.columns.flatMap(({ name, ...look }): DataColumn<Row<KeptKind>>[] => {
        const field = spec.fields.find((candidate) => candidate.name === name);
        if (field === undefined) return [];
        const cell = (row: Row<KeptKind>) =>
          name === 'name' ? (
            <NameCell name={row.name} kind={spec.kind} id={row.id} />
          ) : (
            <ClippedText>{words(row, name)}</ClippedText>
          );
        return [{ id: name, header: t(field.label), isSortable: true, cell, ...look }];
      }),
    [spec, words, t],
  );

  const inUse = found.filter((row) => !('active' in row) || row.active).length;
  return (
    <ListFrame
      filters={
        canRetire(spec) && (
          <SegmentedControl
            label={t('administration.shows')}
            value={shows}
            onChange={(next) => change({ shows: next })}
            options={[
              { id: 'in-use', label: t('administration.inUse'), count: inUse },
              { id: 'out-of-use', label: t('administration.outOfUse'), count: found.length - inUse },
            ]}
          />
        )
      }
      search={{
        label: t('administration.search'),
        value: text,
        onChange: (next) => change({ text: next }),
        inputRef: searchRef,
      }}
      table={{
        label: t(spec.title),
        columns,
        rows,
        total: rows.length,
        rowId: (row) => row.id,
        sort,
        onSortChange: (next) => change({ sort: next }),
        selectedId,
        onSelect,
        onOpen,
        question: `${spec.kind}|${text}|${shows}`,
      }}
      empty={{
        icon: <FolderOpen aria-hidden="true" />,
        title: t([...all.values()].some(isShown) ? 'administration.emptySearch' : spec.empty),
        help: t('administration.emptyHelp'),
      }}
    />
  );
}
