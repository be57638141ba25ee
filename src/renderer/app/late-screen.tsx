import { type ComponentType, useEffect } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { assertNever } from '#shared/assert-never.ts';
import { Button, ErrorState, useT } from '../ui/index.ts';
import { useHeldKeys } from './use-held-keys.ts';

type Arrival = { type: 'away' } | { type: 'coming' } | { type: 'here'; Screen: ComponentType } | { type: 'failed' };

/** A screen whose code is read after the first picture. */
export interface LateScreen {
  /** Draws the screen at once when its code is here; else reads it and draws nothing until then, and keeps the keys pressed meanwhile for it. A failure has words and a retry. */
  readonly Screen: ComponentType;
  /** Reads the code unless it is here or on its way. Never rejects: a failure is told, and tried again, when the screen is asked for. */
  readonly prepare: () => Promise<void>;
}

/** Returns the screen whose component `load` returns. Not React's `lazy`, which draws its fallback once also for code that is here. */
export function lateScreen(load: () => Promise<ComponentType>): LateScreen {
  const store = createStore<Arrival>(() => ({ type: 'away' }));

  async function prepare(): Promise<void> {
    const { type } = store.getState();
    if (type === 'here' || type === 'coming') return;
    store.setState({ type: 'coming' }, true);
    try {
      const Loaded = await load();
      store.setState({ type: 'here', Screen: Loaded }, true);
    } catch {
      store.setState({ type: 'failed' }, true);
    }
  }

  function Screen() {
    const arrival = useStore(store);
    useEffect(() => void prepare(), []);
    useHeldKeys(arrival.type === 'away' || arrival.type === 'coming');
    switch (arrival.type) {
      case 'away':
      case 'coming':
        return null;
      case 'here':
        return <arrival.Screen />;
      case 'failed':
        return <NotRead onRetry={() => void prepare()} />;
      default:
        return assertNever(arrival);
    }
  }

  return { Screen, prepare };
}

function NotRead({ onRetry }: { onRetry: () => void }) {
  const t = useT();
  return (
    <ErrorState
      title={t('app.viewNotRead.title')}
      onRetry={onRetry}
      actions={<Button onPress={() => window.location.reload()}>{t('app.crash.reload')}</Button>}
    >
      <p>{t('app.viewNotRead.explain')}</p>
    </ErrorState>
  );
}
