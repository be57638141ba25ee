import { FolderOpen } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { EmptyList } from '#renderer/parts/empty-list.tsx';
import { matchesWords } from '#renderer/parts/match-words.ts';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import {
  type DataColumn,
  type DataSort,
  DataTable,
  EmptyState,
  SearchField,
  SegmentedControl,
  useT,
} from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { Row } from '#shared/sync/kinds.ts';
import styles from './administration.module.css';
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
const searched: ReadonlySet<string> = new Set(['line', 'text', 'lines', 'reference', 'choice', 'customer']);

interface RecordListProps {
  spec: RecordSpec;
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
            <span className={styles.nameCell}>
              <span className={styles.clipped}>{row.name}</span>
              <UnsentMark kind={spec.kind} id={row.id} />
            </span>
          ) : (
            <span className={styles.clipped}>{words(row, name)}</span>
          );
        return [{ id: name, header: t(field.label), isSortable: true, cell, ...look }];
      }),
    [spec, words, t],
  );

  const inUse = found.filter((row) => !('active' in row) || row.active).length;
  return (
    <div className={styles.list}>
      <search className={styles.filters}>
        {canRetire(spec) && (
          <SegmentedControl
            label={t('administration.shows')}
            value={shows}
            onChange={(next) => change({ shows: next })}
            options={[
              { id: 'in-use', label: t('administration.inUse'), count: inUse },
              { id: 'out-of-use', label: t('administration.outOfUse'), count: found.length - inUse },
            ]}
          />
        )}
        <span className={styles.search}>
          <SearchField
            label={t('administration.search')}
            keyHint="/"
            value={text}
            onChange={(next) => change({ text: next })}
            inputRef={searchRef}
          />
        </span>
      </search>
      <DataTable
        label={t(spec.title)}
        columns={columns}
        rows={rows}
        total={rows.length}
        rowId={(row) => row.id}
        sort={sort}
        onSortChange={(next) => change({ sort: next })}
        selectedId={selectedId}
        onSelect={onSelect}
        onOpen={onOpen}
        question={`${spec.kind}|${text}|${shows}`}
        emptyState={
          <EmptyList>
            <EmptyState
              icon={<FolderOpen aria-hidden="true" />}
              title={t([...all.values()].some(isShown) ? 'administration.emptySearch' : spec.empty)}
            >
              {t('administration.emptyHelp')}
            </EmptyState>
          </EmptyList>
        }
      />
    </div>
  );
}
