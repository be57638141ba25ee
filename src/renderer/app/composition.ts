import { type ComponentType, createContext, useContext } from 'react';
import type { KeyTable, ViewId } from '../ui/index.ts';
import type { LateScreen } from './late-screen.tsx';

/** What the features bring to the frame. Assembled in one place, features.tsx. */
export interface Composition {
  readonly screens: Readonly<Record<ViewId, LateScreen>>;
  /** The line that follows across all views while there is a call; draws nothing otherwise. */
  readonly CallBar: ComponentType;
  /** How the person stands at the phones, in the top line. */
  readonly OwnState: ComponentType;
  /** Keys that work in every view beside the frame's own. */
  readonly everywhere: readonly KeyTable[];
  readonly keys: Readonly<Record<ViewId, readonly KeyTable[]>>;
  /** The tables whose keys a person may choose; each of their labels names one action alone. */
  readonly changeable: readonly KeyTable[];
}

export const CompositionContext = createContext<Composition | null>(null);

/** Returns what the features bring; throws outside the application. */
export function useComposition(): Composition {
  const composition = useContext(CompositionContext);
  if (composition === null) throw new Error('The frame is used without its features');
  return composition;
}
