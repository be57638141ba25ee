import { Building2, ListChecks } from 'lucide-react';
import { type ReactNode, type RefObject, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { type DirectoryFound, useLookup } from '#renderer/data/index.ts';
import { Avatar, SearchField, Select, useT } from '#renderer/ui/index.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { AbsenceMark, useAbsenceNow } from '../absences/index.ts';
import { useOrganisationOptions } from '../use-organisations.ts';
import type { ChosenEntry } from './chosen-entry.ts';
import styles from './directory-search.module.css';
import { hitWords, isReverseSearch } from './hit-words.ts';
import { useDirectorySearch } from './use-directory-search.ts';

const everywhere = 'all';

export interface DirectorySearchProps {
  /** Names the search. */
  label: string;
  text: string;
  onTextChange: (text: string) => void;
  /** Only this organisation; null: all. */
  only: OrganisationId | null;
  onOnlyChange: (only: OrganisationId | null) => void;
  /** Whose hits come first: the organisation whose number was called. */
  preferred?: OrganisationId | null;
  searchRef?: RefObject<HTMLInputElement | null>;
  keyHint?: string;
  onOpen: (chosen: ChosenEntry) => void;
  /** What stands in the place of the hits: the details of one, or for a blank search something to look through. */
  children?: ReactNode;
}

/**
 * The search of the directory: a field and what it finds. Arrow down goes from the field into the hits, Enter opens the
 * first from the field or the one pointed at, Escape in the field empties it.
 */
export function DirectorySearch(props: DirectorySearchProps) {
  const {
    label,
    text,
    onTextChange,
    only,
    onOnlyChange,
    preferred = null,
    searchRef,
    keyHint,
    onOpen,
    children,
  } = props;
  const t = useT();
  const organisations = useOrganisationOptions('directory.read');
  const { result, chosen } = useDirectorySearch(text, preferred, { only });
  const open = ({ kind, row }: DirectoryFound) => {
    chosen(row.id);
    onOpen({ kind, id: row.id });
  };
  // Whoever types fast presses Enter before the last letter is answered: it holds for what is found then.
  const [enteredText, setEnteredText] = useState<string | null>(null);
  const isAnswered = result?.isCurrent === true;
  const enter = () => {
    const [first] = isAnswered ? result.hits : [];
    setEnteredText(isAnswered ? null : text);
    if (first !== undefined) open(first);
  };
  const latest = useRef(enter);
  latest.current = enter;
  useEffect(() => {
    if (isAnswered && enteredText === text) latest.current();
  }, [isAnswered, enteredText, text]);
  return (
    <section className={styles.panel} aria-label={label}>
      <div className={styles.head}>
        <SearchField
          label={label}
          placeholder={t('directory.search.placeholder')}
          {...(keyHint === undefined ? {} : { keyHint })}
          {...(searchRef === undefined ? {} : { inputRef: searchRef })}
          value={text}
          onChange={(next) => {
            // An Enter holds for what stood there when it was pressed, not for the same text written again.
            setEnteredText(null);
            onTextChange(next);
          }}
          onSubmit={enter}
        />
        {organisations.length > 1 && (
          <Select
            label={t('directory.scope')}
            isLabelHidden
            options={[{ id: everywhere, label: t('directory.scope.all') }, ...organisations]}
            value={only ?? everywhere}
            onChange={(id) => onOnlyChange(id === everywhere ? null : id)}
          />
        )}
      </div>
      {children ?? <Hits text={text} result={result} onOpen={open} />}
    </section>
  );
}

interface HitsProps {
  text: string;
  result: ReturnType<typeof useDirectorySearch>['result'];
  onOpen: (found: DirectoryFound) => void;
}

function Hits({ text, result, onOpen }: HitsProps) {
  const t = useT();
  const units = useLookup('units');
  const away = useAbsenceNow(usePeopleShown(result));
  if (text.trim() === '') return <p className={styles.hint}>{t('directory.start')}</p>;
  if (result === null) return <p className={styles.hint}>{t('directory.loading')}</p>;
  const isReverse = isReverseSearch(text);
  const found = result.hits.map((hit) => ({ id: hit.row.id, hit, words: hitWords(hit, units, isReverse, t) }));
  const count = t('directory.results.count', {
    count: result.total,
    more: result.total > found.length ? 'yes' : 'no',
  });
  return (
    <>
      <p className={styles.count} role="status">
        {count}
      </p>
      <GridList
        className={styles.results}
        aria-label={t('directory.results')}
        items={found}
        dependencies={[units, away]}
        onAction={(key) => {
          const entry = found.find(({ id }) => id === key);
          if (entry !== undefined) onOpen(entry.hit);
        }}
        renderEmptyState={() => <p className={styles.hint}>{t('directory.none', { text: text.trim() })}</p>}
      >
        {({ id, hit, words }) => (
          <GridListItem id={id} textValue={words.name} className={styles.row}>
            <Sign hit={hit} name={words.name} />
            <span className={styles.text}>
              <span className={styles.name}>
                {words.name}
                {words.marks.map((mark) => (
                  <span key={mark} className={styles.mark}>
                    {mark}
                  </span>
                ))}
                <AbsenceMark standing={away.get(id)} />
              </span>
              <span className={styles.detail}>{words.detail}</span>
            </span>
            {words.phone !== '' && <span className={styles.phone}>{words.phone}</span>}
          </GridListItem>
        )}
      </GridList>
    </>
  );
}

/** Returns the people among the hits whose absences may be told of. What is found comes first, the marks when there is time. */
function usePeopleShown(result: HitsProps['result']) {
  const shown = useDeferredValue(result);
  return useMemo(
    () => (shown?.hits ?? []).flatMap(({ kind, row }) => (kind === 'people' && !row.protected ? [row.id] : [])),
    [shown],
  );
}

/** What kind of thing it is, for the eye; the words say it too. */
function Sign({ hit, name }: { hit: DirectoryFound; name: string }) {
  if (hit.kind === 'people') return <Avatar name={name} />;
  return (
    <span className={styles.sign} aria-hidden="true">
      {hit.kind === 'units' ? <Building2 size={16} /> : <ListChecks size={16} />}
    </span>
  );
}
