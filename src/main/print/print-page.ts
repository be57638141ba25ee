import { assertNever } from '#shared/assert-never.ts';
import type { PrintDocument, PrintSection, PrintSheet } from '#shared/print/document.ts';

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Returns text as it can stand between tags and in attributes. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => escapes[mark] ?? '');
}

function sectionBody(section: PrintSection): string {
  switch (section.type) {
    case 'fields':
      return `<dl>${section.fields
        .map(({ label, value }) => `<div><dt>${escaped(label)}</dt><dd>${escaped(value)}</dd></div>`)
        .join('')}</dl>`;
    case 'text':
      return `<p class="prose">${escaped(section.text)}</p>`;
    case 'passages':
      return section.passages
        .map(({ head, text }) => `<article><h3>${escaped(head)}</h3><p class="prose">${escaped(text)}</p></article>`)
        .join('');
    case 'space':
      return '<div class="space"></div>';
    case 'lines':
      return `<div class="blanks">${section.labels.map((label) => `<div>${escaped(label)}</div>`).join('')}</div>`;
    default:
      return assertNever(section);
  }
}

function sheet({ mark, kind, title, status, sections }: PrintSheet, place: number): string {
  const body = sections
    .map((section) => {
      const heading = section.title === '' ? '' : `<h2>${escaped(section.title)}</h2>`;
      return `<section class="${section.type}">${heading}${sectionBody(section)}</section>`;
    })
    .join('');
  const head = `<header><p>${escaped(kind)}</p><strong>${escaped(mark)}</strong></header>`;
  return `<main class="sheet-${place}">${head}<h1>${escaped(title)}</h1><p class="status">${escaped(status)}</p>${body}</main>`;
}

/** Returns the page that is printed: text only, nothing that runs. `styleAddress` is where its style sheet lies. */
export function printHtml({ language, name, sheets }: PrintDocument, styleAddress: string): string {
  const lang = language === 'sv' ? 'sv-SE' : 'en-GB';
  return [
    `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>${escaped(name)}</title>`,
    `<link rel="stylesheet" href="${escaped(styleAddress)}"></head><body>`,
    ...sheets.map(sheet),
    '</body></html>',
  ].join('');
}

/* Without the font's contextual forms: they look finer and cannot be copied out of a PDF file as what they are. */
const look = `
html { font: 10.5pt/1.45 "Inter Print", "Segoe UI", "Helvetica Neue", Arial, sans-serif; font-feature-settings: "calt" 0; color: #111; background: #fff; }
body, h1, h2, h3, p, dl, dd { margin: 0; }
main { break-after: page; }
main:last-child { break-after: auto; }
header { display: flex; justify-content: space-between; align-items: baseline; padding-bottom: 2mm; border-bottom: 0.5mm solid #111; }
header strong { font-size: 15pt; }
h1 { margin: 5mm 0 1mm; font-size: 15pt; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin-bottom: 1.5mm; font-size: 10.5pt; break-after: avoid; }
h3 { font-size: 9pt; font-weight: 600; color: #444; break-after: avoid; }
.status { color: #444; }
section { margin-top: 5mm; }
dl { display: grid; grid-template-columns: 1fr 1fr; gap: 1mm 8mm; }
dl div { display: grid; grid-template-columns: 30mm minmax(0, 1fr); gap: 3mm; break-inside: avoid; }
dt { color: #444; }
dd { overflow-wrap: anywhere; }
.prose { white-space: pre-wrap; overflow-wrap: anywhere; orphans: 2; widows: 2; }
article + article { margin-top: 2.5mm; }
section.lines, section.space { break-inside: avoid; }
.space { height: 28mm; border: 0.25mm solid #999; }
.blanks { display: grid; grid-template-columns: 1fr 1fr; gap: 12mm 8mm; padding-top: 11mm; }
.blanks > div { padding-top: 1mm; border-top: 0.25mm solid #111; color: #444; font-size: 9pt; }
`;

const footFont = '8.5pt "Inter Print", "Segoe UI", Arial, sans-serif';

/** Returns what stands at the foot of every page of a PDF file: Chromium puts the numbers into it. */
export function pdfFoot({ pageWords }: PrintDocument): string {
  const style = 'width: 100%; margin: 0 18mm; font: 8px Arial, sans-serif; color: #444; text-align: right';
  const number = '<span class="pageNumber"></span>';
  const count = '<span class="totalPages"></span>';
  return `<div style="${style}">${escaped(pageWords.page)} ${number} ${escaped(pageWords.of)} ${count}</div>`;
}

/**
 * Returns the style sheet: A4, the sheet's number on every page, and the page's own where nothing else puts it there (on
 * paper; a PDF file has `pdfFoot`). `fontAddress` is null without an own font.
 */
export function printCss(
  { pageWords, sheets }: PrintDocument,
  { fontAddress, hasPageNumbers }: { fontAddress: string | null; hasPageNumbers: boolean },
): string {
  const { page, of } = pageWords;
  const font =
    fontAddress === null
      ? ''
      : `@font-face { font-family: "Inter Print"; font-weight: 100 900; src: url("${fontAddress}") format("woff2"); }`;
  const foot = `font: ${footFont}; color: #444;`;
  const numbers = `@bottom-right { content: "${page} " counter(page) " ${of} " counter(pages); ${foot} }`;
  const pages = sheets.map(
    ({ mark }, place) =>
      `@page sheet-${place} { @bottom-left { content: "${mark}"; ${foot} } } .sheet-${place} { page: sheet-${place}; }`,
  );
  return [font, `@page { size: A4; margin: 16mm 18mm 18mm; ${hasPageNumbers ? numbers : ''} }`, ...pages, look].join(
    '\n',
  );
}
