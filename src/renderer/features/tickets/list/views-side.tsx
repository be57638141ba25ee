import { MoreHorizontal, PanelLeftClose, Plus } from 'lucide-react';
import { useState } from 'react';
import { useActor, useLookup, useRows } from '#renderer/data/index.ts';
import { DraftsLine } from '#renderer/parts/drafts/drafts-line.tsx';
import { useSubmission } from '#renderer/parts/use-submission.ts';
import { Banner, Button, IconButton, Menu, type MenuEntry, useT, useViewKeys } from '#renderer/ui/index.ts';
import type { SavedView } from '#shared/views/schema.ts';
import { type TicketFilter, ticketListQuery } from '../ticket-filter.ts';
import type { Reader } from './asked-conditions.ts';
import { filterOf, goneParts, isChanged, lookOf, orderedViews, shapeOf, standingViews } from './list-view.ts';
import { ticketListKeys } from './ticket-list-keys.ts';
import type { ListViewState } from './use-list-view.ts';
import { ViewForm } from './view-form.tsx';
import styles from './views-side.module.css';

interface ViewsSideProps {
  state: ListViewState;
  reader: Reader;
  isOpen: boolean;
  onClose: () => void;
}

/** The views at the side of the list, each with how many tickets it has; the keys 1 to 9 open them. */
export function ViewsSide({ state, reader, isOpen, onClose }: ViewsSideProps) {
  const t = useT();
  const actor = useActor();
  const saved = orderedViews(useLookup('savedViews').values(), actor.userId, reader.groupIds);
  const openers = [
    ...standingViews.map(
      ({ id, filter }) =>
        () =>
          state.open(id, { filter }),
    ),
    ...saved.map((view) => () => state.open(view.id, lookOf(view))),
  ];
  useViewKeys(ticketListKeys, {
    view1: openers[0],
    view2: openers[1],
    view3: openers[2],
    view4: openers[3],
    view5: openers[4],
    view6: openers[5],
    view7: openers[6],
    view8: openers[7],
    view9: openers[8],
  });
  if (!isOpen) return null;

  const opened = saved.find(({ id }) => id === state.opened);
  const lines = (views: readonly SavedView[]) =>
    views.map((view) => (
      <ViewLine
        key={view.id}
        name={view.name}
        place={standingViews.length + saved.indexOf(view)}
        isOpened={view.id === state.opened}
        filter={filterOf(view)}
        reader={reader}
        onOpen={() => state.open(view.id, lookOf(view))}
      />
    ));
  const own = saved.filter(({ groupId }) => groupId === null);
  const shared = saved.filter(({ groupId }) => groupId !== null);
  return (
    <section className={styles.side} aria-label={t('tickets.views.label')}>
      <div className={styles.head}>
        <h2>{t('tickets.views')}</h2>
        <IconButton
          icon={<PanelLeftClose aria-hidden="true" />}
          label={t('tickets.views.hide')}
          keyHint="v"
          size="small"
          onPress={onClose}
        />
      </div>
      <div className={styles.scroll}>
        <ul className={styles.list}>
          {standingViews.map(({ id, filter }, place) => (
            <ViewLine
              key={id}
              name={t(`tickets.views.standing.${id}`)}
              place={place}
              isOpened={id === state.opened}
              filter={filter}
              reader={reader}
              onOpen={() => state.open(id, { filter })}
            />
          ))}
        </ul>
        {own.length > 0 && <h3>{t('tickets.views.mine')}</h3>}
        {own.length > 0 && <ul className={styles.list}>{lines(own)}</ul>}
        {shared.length > 0 && <h3>{t('tickets.views.groups')}</h3>}
        {shared.length > 0 && <ul className={styles.list}>{lines(shared)}</ul>}
        {saved.length === 0 && <p className={styles.help}>{t('tickets.views.none')}</p>}
      </div>
      <div className={styles.drafts}>
        <DraftsLine wide />
      </div>
      <ViewActions state={state} opened={opened} isMine={opened?.ownerUserId === actor.userId} />
    </section>
  );
}

interface ViewLineProps {
  name: string;
  place: number;
  isOpened: boolean;
  filter: TicketFilter;
  reader: Reader;
  onOpen: () => void;
}

function ViewLine({ name, place, isOpened, filter, reader, onOpen }: ViewLineProps) {
  const counted = useRows({ ...ticketListQuery(filter, reader, [], { start: 0, end: 0 }), facets: [] });
  return (
    <li>
      <button
        type="button"
        className={styles.line}
        aria-current={isOpened || undefined}
        aria-keyshortcuts={place < 9 ? String(place + 1) : undefined}
        onClick={onOpen}
      >
        <span className={styles.name}>{name}</span>
        <span className={styles.count}>{counted?.total ?? ''}</span>
      </button>
    </li>
  );
}

interface ViewActionsProps {
  state: ListViewState;
  opened: SavedView | undefined;
  isMine: boolean;
}

/** What can be done with the list as it is now looked at: keep it, change the view, take the view away. */
function ViewActions({ state, opened, isMine }: ViewActionsProps) {
  const t = useT();
  const [form, setForm] = useState<'new' | 'rename' | null>(null);
  const [retired, setRetired] = useState<{ id: string; name: string } | null>(null);
  const { submit, problem, isSaving } = useSubmission();
  const shape = shapeOf(state.view);
  const hasChanged = opened !== undefined && isChanged(opened, shape);
  // Saved again, the view keeps only what there is.
  const canUpdate = isMine && opened !== undefined && (hasChanged || goneParts(opened).length > 0);

  if (form !== null) {
    const renamed = form === 'rename' ? (opened ?? null) : null;
    return (
      <ViewForm
        renamed={renamed}
        shape={shape}
        onDone={(id) => {
          setForm(null);
          if (id !== null && renamed === null) state.open(id, state.view);
        }}
      />
    );
  }

  async function update(view: SavedView) {
    const { where, text, sort, groupBy, columns } = view;
    const was = { where, text, sort, groupBy, columns };
    await submit('record.set', { kind: 'savedViews', id: view.id, set: shape, was });
  }

  async function setActive({ id, name }: { id: string; name: string }, active: boolean) {
    const isDone = await submit('record.set', {
      kind: 'savedViews',
      id,
      set: { active },
      was: { active: !active },
    });
    if (isDone) setRetired(active ? null : { id, name });
  }

  const entries: MenuEntry[] =
    opened === undefined || !isMine
      ? []
      : [
          { id: 'rename', label: t('tickets.views.rename'), onAction: () => setForm('rename') },
          {
            id: 'retire',
            label: t('tickets.views.retire'),
            isDanger: true,
            onAction: () => void setActive(opened, false),
          },
        ];
  return (
    <div className={styles.actions}>
      {problem !== null && <Banner tone="danger">{problem.words}</Banner>}
      {retired !== null && (
        <Banner
          actions={
            <Button size="small" onPress={() => void setActive(retired, true)}>
              {t('tickets.views.undo')}
            </Button>
          }
        >
          {t('tickets.views.retired', { name: retired.name })}
        </Banner>
      )}
      {canUpdate && (
        <Button size="small" wide isDisabled={isSaving} onPress={() => void update(opened)}>
          {t('tickets.views.update')}
        </Button>
      )}
      {hasChanged && (
        <Button size="small" variant="quiet" wide onPress={() => state.open(opened.id, lookOf(opened))}>
          {t('tickets.views.reset')}
        </Button>
      )}
      <span className={styles.actionLine}>
        <Button size="small" variant="quiet" icon={<Plus aria-hidden="true" />} onPress={() => setForm('new')}>
          {t('tickets.views.save')}
        </Button>
        {entries.length > 0 && (
          <Menu
            label={t('tickets.views.actions')}
            groups={[{ id: 'view', entries }]}
            trigger={
              <IconButton
                icon={<MoreHorizontal aria-hidden="true" />}
                label={t('tickets.views.actions')}
                size="small"
              />
            }
          />
        )}
      </span>
    </div>
  );
}
