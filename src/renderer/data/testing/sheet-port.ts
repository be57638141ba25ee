import { answerSheetOrder } from '../sheets/answer-sheet-order.ts';
import type { SheetPort } from '../sheets/sheet-maker.ts';

/** For tests: a worker in this thread; what goes to it and comes from it is copied as between threads. */
export function createSheetPort(): SheetPort & { isTerminated: boolean } {
  const obey = answerSheetOrder({
    postMessage: (answer) => port.onmessage?.(new MessageEvent('message', { data: structuredClone(answer) })),
  });
  const port: SheetPort & { isTerminated: boolean } = {
    isTerminated: false,
    onmessage: null,
    onerror: null,
    terminate: () => {
      port.isTerminated = true;
    },
    postMessage: (order) => {
      const sent: unknown = structuredClone(order);
      queueMicrotask(() => obey(sent));
    },
  };
  return port;
}
