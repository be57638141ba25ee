import { ArrowLeft, Copy, Pencil, Plus } from 'lucide-react';
import { type Ref, useDeferredValue, useMemo, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components';
import { useActor, useDataClient, useLookup, useRow, useRows } from '#renderer/data/index.ts';
import { MarkdownText } from '#renderer/parts/knowledge/markdown-text.tsx';
import { UnsentMark } from '#renderer/parts/unsent-mark.tsx';
import { useOrganisationsByKey } from '#renderer/parts/use-organisations.ts';
import { announce, Button, IconButton, SearchField, useKeys, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { Id } from '#shared/identity/ids.ts';
import type { InfoText } from '#shared/info-texts/schema.ts';
import type { OrganisationId } from '#shared/organisations/schema.ts';
import { can, canSomewhere } from '#shared/users/permissions.ts';
import { InfoTextEditor } from './info-text-editor.tsx';
import { infoTextPanelKeys } from './info-text-panel-keys.ts';
import { infoTextQuery } from './info-text-query.ts';
import styles from './info-texts.module.css';
import { InfoTextStatePill, useToday } from './state-words.tsx';

/** So many are offered; writing narrows them. */
const mostShown = 60;

interface InfoTextsProps {
  /** The organisation that was called: its texts come first. Null: all alike. */
  organisationId: OrganisationId | null;
  /** For a key that goes to the search. */
  searchRef?: Ref<HTMLInputElement>;
}

/** A text is read for whom it was opened; what is written stays whoever calls next. */
type Shown =
  | { type: 'list' }
  | { type: 'text'; id: Id; readFor: OrganisationId | null }
  | { type: 'edit'; id: Id | null };

/** Quick facts for callers: found while writing, read, and put right in place. */
export function InfoTexts({ organisationId, searchRef }: InfoTextsProps) {
  const t = useT();
  const actor = useActor();
  const [text, setText] = useState('');
  const [opened, setShown] = useState<Shown>({ type: 'list' });
  const info = useRow('infoTexts', opened.type === 'list' ? null : opened.id);
  const isOfOther = organisationId !== null && info !== undefined && info.organisationId !== organisationId;
  // The next caller is not told what holds at the former one's.
  const isLeft = opened.type === 'text' && opened.readFor !== organisationId && isOfOther;
  const shown: Shown = isLeft ? { type: 'list' } : opened;
  const read = (id: Id) => setShown({ type: 'text', id, readFor: organisationId });
  const keys = useKeys(infoTextPanelKeys);
  // Written without a call, or for an organisation one does not write for, the text's own is chosen in the form.
  const writesFor = organisationId !== null && can(actor, 'infoText.write', organisationId) ? organisationId : null;
  const create = canSomewhere(actor, 'infoText.write') ? () => setShown({ type: 'edit', id: null }) : undefined;
  const edit =
    info !== undefined && can(actor, 'infoText.write', info.organisationId)
      ? () => setShown({ type: 'edit', id: info.id })
      : undefined;
  useViewKeys(infoTextPanelKeys, {
    create: shown.type === 'edit' ? undefined : create,
    edit: shown.type === 'text' ? edit : undefined,
  });
  return (
    <section className={styles.panel} aria-label={t('infoTexts.title')}>
      {shown.type !== 'edit' && (
        <div className={styles.head}>
          <SearchField
            label={t('infoTexts.search')}
            {...(searchRef === undefined ? {} : { inputRef: searchRef })}
            value={text}
            onChange={(next) => {
              setText(next);
              setShown({ type: 'list' });
            }}
          />
          {create !== undefined && (
            <IconButton
              icon={<Plus aria-hidden="true" />}
              label={t('infoTexts.new')}
              keyHint={keys.create.keys}
              onPress={create}
            />
          )}
        </div>
      )}
      {shown.type === 'list' && <Results text={text} organisationId={organisationId} onOpen={read} />}
      {shown.type === 'text' && info !== undefined && (
        <Opened info={info} onBack={() => setShown({ type: 'list' })} onEdit={edit} />
      )}
      {shown.type === 'edit' && (shown.id === null || info !== undefined) && (
        <div className={styles.opened}>
          <InfoTextEditor
            info={shown.id === null ? undefined : info}
            organisationId={writesFor}
            onSaved={read}
            onLeave={() => {
              if (shown.id === null) setShown({ type: 'list' });
              else read(shown.id);
            }}
          />
        </div>
      )}
    </section>
  );
}

/** Returns the texts that hold today and fit the words, those of the called organisation first. */
function useFound(text: string, organisationId: OrganisationId | null): readonly InfoText[] {
  const today = useToday();
  // Finding waits for the writing, never the other way round.
  const wanted = useDeferredValue(text.trim());
  const sort = [{ field: 'title', descending: false }];
  const query = infoTextQuery({ state: 'valid', text: wanted }, today, sort, { start: 0, end: mostShown });
  const own = useRows({
    ...query,
    where: [...query.where, { field: 'organisationId', op: 'in', values: [organisationId] }],
  });
  const others = useRows({
    ...query,
    where: [...query.where, { field: 'organisationId', op: 'notIn', values: [organisationId] }],
  });
  return useMemo(() => [...(own?.rows ?? []), ...(others?.rows ?? [])].slice(0, mostShown), [own, others]);
}

interface ResultsProps {
  text: string;
  organisationId: OrganisationId | null;
  onOpen: (id: Id) => void;
}

function Results({ text, organisationId, onOpen }: ResultsProps) {
  const t = useT();
  const found = useFound(text, organisationId);
  const units = useLookup('units');
  const organisations = useOrganisationsByKey();
  const detailOf = (info: InfoText) =>
    [
      info.organisationId === organisationId ? undefined : organisations.get(info.organisationId)?.shortName,
      units.get(info.unitId ?? '')?.name,
    ]
      .filter((part) => part !== undefined)
      .join(' · ');
  return (
    <GridList
      className={styles.results}
      aria-label={t('infoTexts.title')}
      items={found}
      dependencies={[units, organisations, organisationId]}
      onAction={(key) => onOpen(String(key))}
      renderEmptyState={() => (
        <p className={styles.hint}>{t(text.trim() === '' ? 'infoTexts.panel.empty' : 'infoTexts.panel.none')}</p>
      )}
    >
      {(info) => (
        <GridListItem id={info.id} textValue={info.title} className={styles.row}>
          <span className={styles.name}>{info.title}</span>
          <span className={styles.detail}>{detailOf(info)}</span>
        </GridListItem>
      )}
    </GridList>
  );
}

interface OpenedProps {
  info: InfoText;
  onBack: () => void;
  onEdit: (() => void) | undefined;
}

function Opened({ info, onBack, onEdit }: OpenedProps) {
  const t = useT();
  const keys = useKeys(infoTextPanelKeys);
  const client = useDataClient();
  const unit = useLookup('units').get(info.unitId ?? '');
  const organisation = useOrganisationsByKey().get(info.organisationId);

  async function copy() {
    await client.copyText(info.body);
    announce(t('infoTexts.copied'));
  }

  return (
    <div className={styles.opened}>
      <div className={styles.openedHead}>
        <IconButton
          icon={<ArrowLeft aria-hidden="true" />}
          label={t('infoTexts.key.back')}
          autoFocus
          onPress={onBack}
        />
        <h3>{info.title}</h3>
      </div>
      <p className={styles.meta}>
        <span>{[organisation?.shortName, unit?.name].filter(Boolean).join(' · ')}</span>
        <InfoTextStatePill info={info} />
        <UnsentMark kind="infoTexts" id={info.id} />
      </p>
      {info.body === '' ? (
        <p className={styles.hint}>{t('infoTexts.noBody')}</p>
      ) : (
        <MarkdownText text={info.body} headingLevel={4} />
      )}
      <div className={styles.buttons}>
        {onEdit !== undefined && (
          <Button size="small" icon={<Pencil aria-hidden="true" />} keyHint={keys.edit.keys} onPress={onEdit}>
            {t('infoTexts.edit')}
          </Button>
        )}
        <Button size="small" icon={<Copy aria-hidden="true" />} onPress={() => void copy()}>
          {t('infoTexts.copy')}
        </Button>
      </div>
    </div>
  );
}
