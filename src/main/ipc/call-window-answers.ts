import type { CallWindow } from '../window/call-window.ts';
import type { IpcAnswers } from './handle.ts';

/** Returns what main answers about the small window. */
export function createCallWindowAnswers(
  callWindow: CallWindow,
): Pick<IpcAnswers, 'callWindow:show' | 'callWindow:current' | 'callWindow:press'> {
  return {
    'callWindow:show': (card, sender) => callWindow.show(card, sender),
    'callWindow:current': () => callWindow.card,
    'callWindow:press': (act) => callWindow.press(act),
  };
}
