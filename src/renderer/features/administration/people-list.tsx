import { Users } from 'lucide-react';
import { type Ref, useMemo } from 'react';
import { useDraft, useLookup } from '#renderer/data/index.ts';
import { ListFrame } from '#renderer/parts/list-frame.tsx';
import { NameCell } from '#renderer/parts/name-cell.tsx';
import { personName } from '#renderer/parts/person-name.ts';
import { useRowList } from '#renderer/parts/use-row-list.ts';
import { ClippedText, type DataColumn, type DataSort, SegmentedControl, useT } from '#renderer/ui/index.ts';
import type { Person } from '#shared/directory/schema.ts';
import type { Id } from '#shared/identity/ids.ts';
import { peopleSpec } from './specs/directory.ts';

interface PeopleFilter {
  text: string;
  shows: 'present' | 'left';
}

const initialFilter: PeopleFilter = { text: '', shows: 'present' };
const initialSort: DataSort = { columnId: 'name', direction: 'ascending' };

interface PeopleListProps {
  selectedId: Id | null;
  onSelect: (id: Id) => void;
  onOpen: (id: Id) => void;
  searchRef: Ref<HTMLInputElement>;
}

/** All people of the directory, those who are there or those who left, however many. */
export function PeopleList({ selectedId, onSelect, onOpen, searchRef }: PeopleListProps) {
  const t = useT();
  const units = useLookup('units');
  const stored = useDraft<PeopleFilter>('view.administration.people', initialFilter);
  const { text, shows } = stored.value;
  const { table } = useRowList({
    name: 'administration.people',
    initialSort,
    question: JSON.stringify(stored.value),
    query: ({ columnId, direction }, range) => ({
      kind: 'people',
      where: [{ field: 'leftOn', op: shows === 'left' ? 'notIn' : 'in', values: [null] }],
      text,
      sort: [{ field: columnId, descending: direction === 'descending' }],
      range,
      facets: [],
    }),
  });
  const columns = useMemo(
    () =>
      peopleSpec.columns.map(({ name, ...look }): DataColumn<Person> => {
        const cells: Readonly<Record<string, (person: Person) => string>> = {
          title: ({ title }) => title,
          unit: ({ unitId }) => units.get(unitId ?? '')?.name ?? '',
        };
        const labels = {
          name: 'directory.field.name',
          title: 'directory.field.title',
          unit: 'directory.field.unit',
        } as const;
        const label = name === 'title' || name === 'unit' ? labels[name] : labels.name;
        return {
          id: name,
          header: t(label),
          isSortable: true,
          cell: (person) =>
            name === 'name' ? (
              <NameCell name={personName(person)} kind="people" id={person.id} />
            ) : (
              <ClippedText>{cells[name]?.(person) ?? ''}</ClippedText>
            ),
          ...look,
        };
      }),
    [t, units],
  );
  return (
    <ListFrame
      filters={
        <SegmentedControl
          label={t('administration.shows')}
          value={shows}
          onChange={(next) => stored.set({ ...stored.value, shows: next })}
          options={[
            { id: 'present', label: t('directory.admin.present') },
            { id: 'left', label: t('directory.admin.left') },
          ]}
        />
      }
      search={{
        label: t('administration.search'),
        value: text,
        onChange: (next) => stored.set({ ...stored.value, text: next }),
        inputRef: searchRef,
      }}
      table={{ ...table, label: t('directory.field.people'), columns, selectedId, onSelect, onOpen }}
      empty={{
        icon: <Users aria-hidden="true" />,
        title: t(text === '' ? 'directory.admin.people.empty' : 'administration.emptySearch'),
        help: t('administration.emptyHelp'),
      }}
    />
  );
}
