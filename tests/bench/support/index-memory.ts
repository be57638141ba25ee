import { indexed, manyRows, thinkAhead } from './indexed-rows.ts';
import { ticketQuestions } from './ticket-queries.ts';

// Prints as JSON what rows, and rows with their index after many questions, take of memory, in bytes.

function used(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

const [tickets = 0, devices = 0] = process.argv.slice(2).map(Number);
const before = used();
const rows = manyRows(tickets, devices);
const withRows = used();
const { index } = indexed(rows);
thinkAhead(index);
for (const question of ticketQuestions()) index.answer(question);
process.stdout.write(JSON.stringify({ rows: withRows - before, all: used() - before }));
