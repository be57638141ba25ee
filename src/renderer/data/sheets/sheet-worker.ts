import { answerSheetOrder, type SheetScope } from './answer-sheet-order.ts';

// The worker's own scope; the DOM types in this project describe a window.
const scope = globalThis as unknown as SheetScope & {
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
};

const answer = answerSheetOrder(scope);
scope.addEventListener('message', (event) => answer(event.data));
