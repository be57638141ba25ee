import { useEffect, useMemo, useState } from 'react';
import { useActor, useReplicaState, useSyncStatus } from '../data/index.ts';
import { DraftsDialog } from '../parts/drafts/drafts-dialog.tsx';
import { useKeepPictures } from '../parts/knowledge/use-keep-pictures.ts';
import { EmptyState, LiveRegion, listenForKeys, useNavigation, useT, useViewKeys, type ViewId } from '../ui/index.ts';
import { CommandPalette } from './command-palette.tsx';
import { useComposition } from './composition.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FetchBar } from './fetch-bar.tsx';
import styles from './frame.module.css';
import { KeyHelp } from './key-help.tsx';
import { appKeys } from './keys.ts';
import { useChosenKeysOfPerson } from './own-keys/use-own-keys.ts';
import { Rail } from './rail.tsx';
import { TopLine } from './top-line.tsx';
import { usePreparedViews } from './use-prepared-views.ts';
import { firstViewOf, viewsFor } from './views.ts';

const noViews: readonly ViewId[] = [];

/** The frame around the views: rail, top line, call bar, and the view of the place one is at. */
export function Shell() {
  const t = useT();
  const actor = useActor();
  const shown = useMemo(() => viewsFor(actor), [actor]);
  const { place, navigate, back, forward } = useNavigation();
  const { screens, CallBar } = useComposition();
  const [overlay, setOverlay] = useState<'palette' | 'help' | 'drafts' | null>(null);

  const isFilling = useIsFilling();

  useChosenKeysOfPerson();
  useKeepPictures();
  // What is shown comes first: the other views' code is read when the rows are here.
  usePreparedViews(isFilling ? noViews : shown);
  useEffect(() => listenForKeys(), []);
  // For whoever waits for the application from outside: while rows still come, what is shown is not yet all.
  useEffect(() => {
    document.documentElement.dataset.ready = isFilling ? 'filling' : 'ready';
  }, [isFilling]);

  const first = firstViewOf(shown);
  const isShown = shown.includes(place.view);
  useEffect(() => {
    if (!isShown && first !== undefined) navigate({ view: first });
  }, [isShown, first, navigate]);

  const ways: Partial<Record<ViewId, () => void>> = Object.fromEntries(
    shown.map((view) => [view, () => navigate({ view })]),
  );
  useViewKeys(appKeys, {
    palette: () => setOverlay('palette'),
    help: () => setOverlay('help'),
    drafts: () => setOverlay('drafts'),
    back,
    forward,
    ...ways,
  });

  const { Screen } = screens[place.view];
  return (
    <div className={styles.frame}>
      <Rail shown={shown} />
      <div className={styles.main}>
        <TopLine onSearch={() => setOverlay('palette')} onShowKeys={() => setOverlay('help')} />
        <FetchBar />
        <ErrorBoundary place="call-bar">
          <CallBar />
        </ErrorBoundary>
        <main className={styles.view} data-view={place.view}>
          <ErrorBoundary place={place.view}>
            {first === undefined ? (
              <EmptyState title={t('app.noViews.title')}>{t('app.noViews.explain')}</EmptyState>
            ) : (
              isShown && <Screen key={place.view} />
            )}
          </ErrorBoundary>
        </main>
      </div>
      <ErrorBoundary place={`overlay: ${overlay ?? 'none'}`}>
        <CommandPalette isOpen={overlay === 'palette'} onClose={() => setOverlay(null)} />
        <DraftsDialog isOpen={overlay === 'drafts'} onClose={() => setOverlay(null)} />
        <KeyHelp isOpen={overlay === 'help'} onClose={() => setOverlay(null)} />
      </ErrorBoundary>
      <LiveRegion />
    </div>
  );
}

/** Whether rows are on their way, or may be: nobody has said yet that all of them are here, nor that none will come. */
function useIsFilling(): boolean {
  const { snapshot, lastPulledAt, connection } = useSyncStatus();
  const isRead = useReplicaState().type === 'open';
  const mayCome = connection.type !== 'offline' && connection.type !== 'blocked';
  return !isRead || snapshot !== null || (lastPulledAt === null && mayCome);
}
