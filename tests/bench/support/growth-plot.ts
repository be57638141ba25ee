/** What one size of data costs; times in milliseconds, memory in megabytes. */
export interface GrowthPoint {
  readonly tickets: number;
  readonly firstSync: number;
  readonly coldStart: number;
  readonly memory: number;
  readonly query: number;
}

const WIDTH = 380;
const HEIGHT = 240;
const LEFT = 64;
const BOTTOM = 40;
const TOP = 44;
const RIGHT = 24;

const panels: readonly { readonly field: keyof GrowthPoint; readonly title: string; readonly unit: string }[] = [
  { field: 'firstSync', title: 'First sync, until every row is in', unit: 'ms' },
  { field: 'coldStart', title: 'Cold start to a usable list', unit: 'ms' },
  { field: 'memory', title: 'Memory of the window and its worker', unit: 'MB' },
  { field: 'query', title: 'Filter, text, sort and counts, p95', unit: 'ms' },
];

/** The smallest of 1, 2, 5, 10, 20 … that is not below. */
function roundUp(value: number): number {
  const decade = 10 ** Math.floor(Math.log10(value));
  return decade * ([1, 2, 5].find((step) => step * decade >= value) ?? 10);
}

const thousands = (value: number) => value.toLocaleString('en').replaceAll(',', ' ');

function panel(points: readonly GrowthPoint[], { field, title, unit }: (typeof panels)[number]): string {
  const most = roundUp(Math.max(...points.map((point) => point[field])));
  const widest = Math.max(...points.map((point) => point.tickets));
  const x = (tickets: number) => LEFT + ((WIDTH - LEFT - RIGHT) * tickets) / widest;
  const y = (value: number) => HEIGHT - BOTTOM - ((HEIGHT - BOTTOM - TOP) * value) / most;
  const places = points.map((point) => `${x(point.tickets).toFixed(1)},${y(point[field]).toFixed(1)}`);
  const levels = [0, 0.25, 0.5, 0.75, 1].map((share) => share * most);
  const columns = [0.2, 0.5, 1].map((share) => share * widest);
  const last = points.at(-1);
  return [
    `<text x="${LEFT}" y="20" class="title">${title} (${unit})</text>`,
    ...levels.map(
      (level) =>
        `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${y(level)}" y2="${y(level)}" class="grid"/>` +
        `<text x="${LEFT - 8}" y="${y(level) + 4}" text-anchor="end">${thousands(level)}</text>`,
    ),
    ...columns.map(
      (tickets) =>
        `<text x="${x(tickets)}" y="${HEIGHT - BOTTOM + 18}" text-anchor="middle">${thousands(tickets)}</text>`,
    ),
    `<polyline points="${places.join(' ')}" class="line"/>`,
    ...places.map((place) => `<circle cx="${place.split(',')[0]}" cy="${place.split(',')[1]}" r="3.5"/>`),
    last === undefined
      ? ''
      : `<text x="${x(last.tickets)}" y="${y(last[field]) - 10}" text-anchor="end" class="value">${thousands(Number(last[field].toPrecision(3)))} ${unit}</text>`,
  ].join('\n');
}

/** Returns an SVG picture of how each figure grows with the number of tickets. */
export function growthPlot(points: readonly GrowthPoint[]): string {
  const drawn = panels.map(
    (one, index) =>
      `<g transform="translate(${(index % 2) * WIDTH} ${Math.floor(index / 2) * HEIGHT})">\n${panel(points, one)}\n</g>`,
  );
  const style = `text{font:12px sans-serif;fill:#3c474d}.title{font-weight:600;fill:#12171a}.value{font-weight:600;fill:#0b5c6b}
.grid{stroke:#d5dbde;stroke-width:1}.line{fill:none;stroke:#0b7285;stroke-width:2}circle{fill:#0b7285}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${2 * WIDTH} ${2 * HEIGHT}" role="img" aria-label="How first sync, cold start, memory and queries grow with the number of tickets">
<style>${style}</style>
<rect width="100%" height="100%" fill="#fff"/>
${drawn.join('\n')}
</svg>
`;
}
