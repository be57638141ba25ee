import { assertNever } from '#shared/assert-never.ts';
import { type SheetAnswer, sheetOrderSchema } from './sheet-protocol.ts';
import { SheetWriter } from './write-sheet.ts';

/** Where answers go. */
export interface SheetScope {
  postMessage(answer: SheetAnswer, transfer: Transferable[]): void;
}

/** Returns what writes a worksheet order by order, and answers each. */
export function answerSheetOrder(scope: SheetScope): (data: unknown) => void {
  let writer: SheetWriter | null = null;

  function obey(data: unknown): SheetAnswer {
    const order = sheetOrderSchema.parse(data);
    switch (order.type) {
      case 'begin':
        writer = new SheetWriter(order.name, order.columns);
        return { type: 'taken' };
      case 'rows':
        if (writer === null) throw new Error('rows before the beginning');
        return { type: 'bytes', bytes: writer.write(order.rows) };
      case 'end':
        if (writer === null) throw new Error('an end before the beginning');
        return { type: 'bytes', bytes: writer.end() };
      default:
        return assertNever(order);
    }
  }

  return (data) => {
    try {
      const answer = obey(data);
      scope.postMessage(answer, answer.type === 'bytes' ? [answer.bytes.buffer] : []);
    } catch (error) {
      scope.postMessage({ type: 'failed', why: String(error) }, []);
    }
  };
}
