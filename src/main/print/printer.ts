import { randomUUID } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';
import type { PrintDocument } from '#shared/print/document.ts';
import { safeFileName } from '../attachments/file-names.ts';
import { writeAtomically } from '../files/write-atomically.ts';
import { securityHeaders } from '../window/content-security-policy.ts';
import { appOrigin } from '../window/own-page.ts';
import { pdfFoot, printCss, printHtml } from './print-page.ts';

/** Nothing runs on a page that is printed, and nothing is fetched but its style and font. */
const printHeaders: Readonly<Record<string, string>> = {
  ...securityHeaders,
  'Content-Security-Policy':
    "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

const folder = `${appOrigin}/print/`;
const interfaceFont = /^inter-latin-wght-normal.*\.woff2$/;

interface PrintFile {
  readonly content: string;
  readonly contentType: string;
}

/** What became of it; a failure is thrown. */
export type PrintOutcome = 'done' | 'cancelled';

/** Prints documents from a window nobody sees, to a PDF file or on the system's printer. */
export class Printer {
  readonly #interfaceFolder: string;
  /** By address; only while it is printed. */
  readonly #files = new Map<string, PrintFile>();

  constructor(interfaceFolder: string) {
    this.#interfaceFolder = interfaceFolder;
  }

  /** Returns the answer of the application's own scheme to an address of a page being printed; null for every other. */
  answer(address: string): Response | null {
    const file = this.#files.get(address);
    if (file === undefined) return null;
    return new Response(file.content, { headers: { ...printHeaders, 'Content-Type': file.contentType } });
  }

  /** Asks where and writes a PDF there. Throws the system's error when it cannot be written. */
  async saveAsPdf(document: PrintDocument, owner: BrowserWindow): Promise<PrintOutcome> {
    const defaultPath = join(app.getPath('documents'), `${safeFileName(document.name)}.pdf`);
    const filters = [{ name: 'PDF', extensions: ['pdf'] }];
    const { canceled, filePath } = await dialog.showSaveDialog(owner, { defaultPath, filters });
    if (canceled || filePath === '') return 'cancelled';
    await writeAtomically(filePath, await this.#withPage(document, 'pdf', (window) => toPdf(window, document)));
    return 'done';
  }

  /** Opens the system's print dialog. Throws when there is no printer or it fails. */
  print(document: PrintDocument): Promise<PrintOutcome> {
    return this.#withPage(
      document,
      'printer',
      (window) =>
        new Promise((resolve, reject) => {
          window.webContents.print({ silent: false, printBackground: true, pageSize: 'A4' }, (isDone, reason) => {
            if (isDone) resolve('done');
            else if (/cancel/i.test(reason)) resolve('cancelled');
            else reject(new Error(`printing failed: ${reason}`));
          });
        }),
    );
  }

  async #withPage<T>(
    document: PrintDocument,
    to: 'pdf' | 'printer',
    use: (window: BrowserWindow) => Promise<T>,
  ): Promise<T> {
    const address = `${folder}${randomUUID()}`;
    const styleAddress = `${address}.css`;
    this.#files.set(`${address}.html`, {
      content: printHtml(document, styleAddress),
      contentType: 'text/html; charset=utf-8',
    });
    this.#files.set(styleAddress, {
      content: printCss(document, { fontAddress: await this.#fontAddress(), hasPageNumbers: to === 'printer' }),
      contentType: 'text/css; charset=utf-8',
    });
    const window = new BrowserWindow({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, javascript: false },
    });
    try {
      await window.loadURL(`${address}.html`);
      return await use(window);
    } finally {
      window.destroy();
      this.#files.delete(`${address}.html`);
      this.#files.delete(styleAddress);
    }
  }

  /** The interface's own font has a name with a hash in it; without it the system's fonts do. */
  async #fontAddress(): Promise<string | null> {
    const assets = await readdir(join(this.#interfaceFolder, 'assets')).catch(() => []);
    const name = assets.find((each) => interfaceFont.test(each));
    return name === undefined ? null : `${appOrigin}/assets/${name}`;
  }
}

function toPdf(window: BrowserWindow, document: PrintDocument): Promise<Buffer> {
  return window.webContents.printToPDF({
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: pdfFoot(document),
  });
}
