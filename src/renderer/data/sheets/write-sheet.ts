import { Zip, ZipDeflate } from 'fflate';
import { joined } from './joined.ts';
import { localSerials } from './local-serial.ts';
import {
  mostRows,
  type SheetColumn,
  type SheetValue,
  sheetEnd,
  sheetHead,
  sheetRow,
  workbookParts,
} from './sheet-xml.ts';

const encoder = new TextEncoder();

/**
 * Writes a workbook of one sheet (Office Open XML, ECMA-376) row by row, so that no more than a few rows are
 * ever in memory. Text is never computed, whatever it looks like; instants are times by the clock in
 * Europe/Stockholm.
 */
export class SheetWriter {
  private chunks: Uint8Array[] = [];
  private readonly zip: Zip;
  private readonly sheet: ZipDeflate;
  private readonly serialOf = localSerials();
  private readonly columns: number;
  private rowsWritten = 1;

  constructor(name: string, columns: readonly SheetColumn[]) {
    this.columns = columns.length;
    this.zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      this.chunks.push(chunk);
    });
    for (const [part, text] of Object.entries(workbookParts(name))) {
      const file = new ZipDeflate(part);
      this.zip.add(file);
      file.push(encoder.encode(text), true);
    }
    this.sheet = new ZipDeflate('xl/worksheets/sheet1.xml', { level: 4 });
    this.zip.add(this.sheet);
    this.sheet.push(encoder.encode(sheetHead(columns)));
  }

  /** Returns what of the file is ready, which may be nothing yet. Throws a RangeError when the sheet is full. */
  write(rows: readonly (readonly SheetValue[])[]): Uint8Array<ArrayBuffer> {
    if (this.rowsWritten + rows.length > mostRows) throw new RangeError(`A sheet takes ${mostRows} rows`);
    let text = '';
    for (const values of rows) {
      this.rowsWritten += 1;
      text += sheetRow(this.rowsWritten, values, this.serialOf);
    }
    this.sheet.push(encoder.encode(text));
    return this.ready();
  }

  /** Returns the rest of the file; nothing can be written after it. */
  end(): Uint8Array<ArrayBuffer> {
    this.sheet.push(encoder.encode(sheetEnd(this.columns, this.rowsWritten)), true);
    this.zip.end();
    return this.ready();
  }

  private ready(): Uint8Array<ArrayBuffer> {
    const bytes = joined(this.chunks);
    this.chunks = [];
    return bytes;
  }
}
