import type { BenchmarkResult } from '../../tests/bench/harness.ts';

/** Four digits are more than any of these measurements can carry. */
const number = (value: number) => String(Number(value.toPrecision(4)));

/** The results as a table for the terminal, one line each. */
export function table(results: readonly BenchmarkResult[]): string {
  const head = ['benchmark', 'value', 'unit', 'peer', 'peer value', 'ratio', 'goal', 'met'];
  const rows = results.map((result) => [
    result.name,
    number(result.value),
    result.unit,
    result.peer,
    number(result.peerValue),
    number(result.ratio),
    result.goal,
    result.met ? 'yes' : 'NO',
  ]);
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
  return [line(head), line(widths.map((width) => '─'.repeat(width))), ...rows.map(line)].join('\n');
}
