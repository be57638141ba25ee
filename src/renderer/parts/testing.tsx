import { cleanup, render } from '@testing-library/react';
import { type ReactNode, useEffect, useState } from 'react';
import { DataProvider } from '#renderer/data/index.ts';
import type { FakeData } from '#renderer/data/testing.ts';
import { TranslatorProvider } from '#renderer/ui/index.ts';
import { type Navigation, NavigationContext, type NavigationTarget, type Place } from '#renderer/ui/navigation.tsx';
import { listenForKeys } from '#renderer/ui/view-keys.ts';

export interface ShownScreen {
  /** Where the screen has gone to; the first is where it was opened. */
  places: Place[];
  /** Takes the screen away, as a closed window does; what was stored stays. */
  close: () => void;
}

/** For tests: shows a screen at a place with its data, in Swedish, with keys working as in the frame. */
export function showScreen(screen: ReactNode, data: FakeData, start: Place): ShownScreen {
  const places: Place[] = [start];
  function Frame() {
    const [place, setPlace] = useState(start);
    const go = ({ view, params = {} }: NavigationTarget) => {
      places.push({ view, params });
      setPlace({ view, params });
    };
    const navigation: Navigation = {
      place,
      navigate: go,
      replaceParams: (params) => go({ view: place.view, params }),
      back: () => undefined,
      forward: () => undefined,
    };
    useEffect(() => listenForKeys(), []);
    return <NavigationContext value={navigation}>{place.view === start.view && screen}</NavigationContext>;
  }
  render(
    <DataProvider client={data.client}>
      <TranslatorProvider language="sv">
        <Frame />
      </TranslatorProvider>
    </DataProvider>,
  );
  return { places, close: cleanup };
}
