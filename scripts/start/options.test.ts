import { describe, expect, it } from 'vitest';
import { parseStartOptions } from './options.ts';

describe('the options of npm start', () => {
  it('need none: a fixed port, a data folder in the repository, calls coming in', () => {
    const options = parseStartOptions([]);
    expect(options).toMatchObject({ port: 8790, 'no-demo-pbx': false, xvfb: false });
    expect(options.data).toMatch(/\.data$/);
  });

  it('choose port, language, role and another central API', () => {
    const options = parseStartOptions([
      '--port',
      '9000',
      '--lang',
      'en',
      '--role',
      'supervisor',
      '--api',
      'https://central.example',
    ]);
    expect(options).toMatchObject({ port: 9000, lang: 'en', role: 'supervisor', api: 'https://central.example' });
  });

  it.each([
    [['--port', '70000'], '--port'],
    [['--port', 'x'], '--port'],
    [['--lang', 'fi'], '--lang'],
    [['--role', 'boss'], '--role'],
    [['--api', 'ftp://central.example'], '--api'],
    [['--prot', '9000'], '--prot'],
    [['extra'], 'extra'],
  ])('refuse %j and name it', (args, named) => {
    expect(() => parseStartOptions(args)).toThrow(named);
  });
});
