import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type StoreApi, useStore } from 'zustand';
import { assertNever } from '#shared/assert-never.ts';
import type { Id } from '#shared/identity/ids.ts';
import { type DataClient, DataProvider, useSession, useSettings, useSyncStatus } from '../data/index.ts';
import { type Navigation, NavigationContext, TranslatorProvider } from '../ui/index.ts';
import { BridgeContext, type FrameBridge } from './bridge.ts';
import { type Composition, CompositionContext, useComposition } from './composition.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { FirstSyncPage } from './first-sync-page.tsx';
import {
  createNavigationStore,
  firstPlace,
  goBack,
  goForward,
  goTo,
  type History,
  replaceParams,
  windowNumber,
} from './navigation-store.ts';
import { askForPersistence } from './persistence.ts';
import { Shell } from './shell.tsx';
import { SignInPage } from './sign-in-page.tsx';
import { useTheme } from './theme.ts';
import { useHasSomethingToWorkWith } from './use-rows-from-before.ts';

export interface AppProps {
  client: DataClient;
  bridge: FrameBridge;
  composition: Composition;
}

/** The whole application in the window, from sign-in to the views. */
export function App({ client, bridge, composition }: AppProps) {
  return (
    <BridgeContext value={bridge}>
      <DataProvider client={client}>
        <CompositionContext value={composition}>
          <Worded>
            <ErrorBoundary place="frame">
              <Gate />
            </ErrorBoundary>
          </Worded>
        </CompositionContext>
      </DataProvider>
    </BridgeContext>
  );
}

function Worded({ children }: { children: ReactNode }) {
  const [settings] = useSettings();
  useTheme(settings.theme);
  return <TranslatorProvider language={settings.language}>{children}</TranslatorProvider>;
}

/** Lets nobody past who is not signed in, and nobody before there is something to work with. */
function Gate() {
  const session = useSession();
  if (session === null) return null;
  switch (session.type) {
    case 'signed-out':
      return <SignInPage reason={session.reason} />;
    case 'signed-in':
      return <Workplace key={session.actor.userId} userId={session.actor.userId} />;
    default:
      return assertNever(session);
  }
}

function Workplace({ userId }: { userId: Id }) {
  const status = useSyncStatus();
  const [store] = useState(() =>
    createNavigationStore(
      { view: 'switchboard', params: {} },
      localStorage,
      windowNumber(location.search),
      firstPlace(location.search),
    ),
  );
  const { screens } = useComposition();
  // The code of the view one comes up in is read while the replica opens.
  useEffect(() => void screens[store.getState().place.view].prepare(), [screens, store]);
  useEffect(() => {
    void askForPersistence(navigator.storage);
  }, []);
  return useHasSomethingToWorkWith(userId) ? <Placed store={store} /> : <FirstSyncPage status={status} />;
}

function Placed({ store }: { store: StoreApi<History> }) {
  const place = useStore(store, (history) => history.place);
  const navigation = useMemo(
    (): Navigation => ({
      place,
      navigate: (target) => store.setState((history) => goTo(history, target)),
      replaceParams: (params) => store.setState((history) => replaceParams(history, params)),
      back: () => store.setState(goBack),
      forward: () => store.setState(goForward),
    }),
    [place, store],
  );
  return (
    <NavigationContext value={navigation}>
      <Shell />
    </NavigationContext>
  );
}
