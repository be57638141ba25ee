import { type SheetOrder, sheetAnswerSchema } from './sheet-protocol.ts';
import type { SheetColumn, SheetValue } from './sheet-xml.ts';

/** A worksheet being written beside the page. */
export interface SheetMaker {
  /** Takes rows in and returns what of the file is ready. Rejects when the sheet cannot be written. */
  write(rows: readonly (readonly SheetValue[])[]): Promise<Uint8Array<ArrayBuffer>>;
  /** Returns the rest of the file. */
  end(): Promise<Uint8Array<ArrayBuffer>>;
  /** Gives up; also after the end. */
  close(): void;
}

/** The side of a worker that the page sees. */
export interface SheetPort {
  postMessage(order: SheetOrder): void;
  terminate(): void;
  onmessage: ((event: MessageEvent) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Begins a worksheet in a worker of its own; each order waits for the answer to the one before. */
export function makeSheet(port: SheetPort, name: string, columns: readonly SheetColumn[]): SheetMaker {
  function order(what: SheetOrder): Promise<Uint8Array<ArrayBuffer> | null> {
    return new Promise((resolve, reject) => {
      port.onmessage = ({ data }) => {
        const answer = sheetAnswerSchema.safeParse(data).data;
        if (answer === undefined || answer.type === 'failed') reject(new Error(answer?.why ?? 'unknown answer'));
        else resolve(answer.type === 'bytes' ? answer.bytes : null);
      };
      port.onerror = ({ message }) => reject(new Error(message));
      port.postMessage(what);
    });
  }
  let last: Promise<unknown> = order({ type: 'begin', name, columns: [...columns] });
  async function next(what: SheetOrder): Promise<Uint8Array<ArrayBuffer>> {
    await last;
    const answered = order(what);
    last = answered;
    const bytes = await answered;
    if (bytes === null) throw new Error('nothing of the sheet came back');
    return bytes;
  }
  return {
    write: (rows) => next({ type: 'rows', rows: rows.map((row) => [...row]) }),
    end: () => next({ type: 'end' }),
    close: () => port.terminate(),
  };
}
