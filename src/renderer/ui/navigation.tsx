import { createContext, useContext } from 'react';

/** The places of the application, in the order of the rail. */
export const viewIds = [
  'switchboard',
  'calls',
  'messages',
  'absences',
  'info-texts',
  'directory',
  'my-day',
  'tickets',
  'fault-report',
  'loans',
  'stock',
  'knowledge',
  'calendar',
  'supervision',
  'administration',
  'not-carried-out',
] as const;
export type ViewId = (typeof viewIds)[number];

/** Where one is: a view and what it is about (`ticketId`, `callId`, …). */
export interface Place {
  readonly view: ViewId;
  readonly params: Readonly<Record<string, string>>;
}

export interface NavigationTarget {
  view: ViewId;
  params?: Readonly<Record<string, string>>;
}

export interface Navigation {
  readonly place: Place;
  /** Goes there; going back returns here. */
  navigate: (target: NavigationTarget) => void;
  /** Says more about the same place (another row chosen) without a step to go back to. */
  replaceParams: (params: Readonly<Record<string, string>>) => void;
  back: () => void;
  forward: () => void;
}

/** Filled by the frame; without one (tests of a single view) navigation goes nowhere. */
export const NavigationContext = createContext<Navigation>({
  place: { view: 'switchboard', params: {} },
  navigate: () => undefined,
  replaceParams: () => undefined,
  back: () => undefined,
  forward: () => undefined,
});

/** Returns where one is and the ways to go elsewhere. */
export function useNavigation(): Navigation {
  return useContext(NavigationContext);
}

/** Returns what the present place is about. */
export function useParams(): Readonly<Record<string, string>> {
  return useContext(NavigationContext).place.params;
}
