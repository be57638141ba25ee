import { type Script, scriptSchema } from './schema.ts';

/** For tests: a guide with every kind of step: said, chosen among, written, solved and filed. */
export function aBlackScreenScript(change: Partial<Script> = {}): Script {
  return scriptSchema.parse({
    id: '01980000-0000-7000-8000-000000000001',
    organisationId: 'it-teamet',
    version: 1,
    name: 'Skärmen är svart',
    description: '',
    serviceId: null,
    revision: 3,
    start: 'hello',
    steps: {
      hello: { type: 'say', readAloud: 'Då felsöker vi tillsammans.', next: 'light' },
      light: {
        type: 'choice',
        readAloud: 'Lyser lampan?',
        options: [
          { id: 'yes', label: 'Ja', next: 'tag' },
          { id: 'no', label: 'Nej', next: 'cable' },
        ],
      },
      cable: { type: 'solve', readAloud: 'Sätt i kabeln.', title: 'Sladden satt löst', resolution: 'Kabeln sattes i.' },
      tag: { type: 'text', readAloud: 'Vad står det på etiketten?', label: 'Märkning', required: true, next: 'end' },
      end: {
        type: 'file',
        readAloud: 'Vi skickar någon.',
        title: 'Svart skärm',
        priority: 'high',
        groupId: null,
        offerLoan: true,
      },
    },
    ...change,
  });
}
