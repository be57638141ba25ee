import { describe, expect, it } from 'vitest';
import { type PrintDocument, printDocumentSchema } from '#shared/print/document.ts';
import { pdfFoot, printCss, printHtml } from './print-page.ts';

const evil = `<script>alert("x")</script>'; DROP TABLE tickets;-- & å ä ö`;
const document: PrintDocument = {
  name: evil,
  language: 'sv',
  pageWords: { page: 'Sida', of: 'av' },
  sheets: [
    {
      mark: 'BUR-1',
      kind: evil,
      title: evil,
      status: evil,
      sections: [
        { type: 'fields', title: evil, fields: [{ label: evil, value: evil }] },
        { type: 'text', title: '', text: `rad ett\n${evil}` },
        { type: 'passages', title: 'Anteckningar', passages: [{ head: evil, text: evil }] },
        { type: 'lines', title: '', labels: [evil] },
      ],
    },
    { mark: 'L-7K3QF', kind: 'Arbetsorder', title: 'Nästa', status: '', sections: [] },
  ],
};

describe('a page to be printed', () => {
  it('shows what was written as text and never as markup', () => {
    const html = printHtml(document, 'app://vaxelbord/print/x.css');
    expect(html).not.toContain('<script');
    expect(html.match(/&lt;script&gt;/g)).toHaveLength(11);
    expect(html).toContain('å ä ö');
    expect(html).toContain('rad ett\n');
    expect(html).toContain('<html lang="sv-SE">');
  });

  it('has each sheet on pages of its own, with its number and the page at the foot of each', () => {
    const css = printCss(document, { fontAddress: null, hasPageNumbers: true });
    expect(css).toContain('size: A4');
    expect(css).toContain('"Sida " counter(page) " av " counter(pages)');
    expect(css).toContain('@page sheet-1 { @bottom-left { content: "L-7K3QF"');
    expect(css).not.toContain('@font-face');
    expect(printCss(document, { fontAddress: null, hasPageNumbers: false })).not.toContain('counter(page)');
    expect(pdfFoot(document)).toContain('Sida <span class="pageNumber"></span> av <span class="totalPages"></span>');
  });

  it.each(['x"} body {', 'bur-1', '', 'A'.repeat(21)])(
    'takes no number that could break out of its style: %s',
    (mark) => {
      const [first] = document.sheets;
      expect(printDocumentSchema.safeParse({ ...document, sheets: [{ ...first, mark }] }).success).toBe(false);
    },
  );

  it('takes no words for the page that could, either', () => {
    const wrong = { ...document, pageWords: { page: 'Sida";', of: 'av' } };
    expect(printDocumentSchema.safeParse(wrong).success).toBe(false);
  });
});
