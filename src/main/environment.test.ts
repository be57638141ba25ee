import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Environment, isLoopback, parseEnvironment } from './environment.ts';

function parsed(variables: Readonly<Record<string, string>>): { environment: Environment | null; words: string } {
  try {
    return { environment: parseEnvironment(variables), words: '' };
  } catch (error) {
    return { environment: null, words: String(error) };
  }
}

describe('the environment', () => {
  it('points to the API on this machine when nothing is said', () => {
    expect(parseEnvironment({})).toEqual({
      apiUrl: 'http://127.0.0.1:8790',
      profileFolder: undefined,
      language: undefined,
      demoRole: undefined,
    });
  });

  it('treats an empty variable as absent', () => {
    expect(parseEnvironment({ VAXELBORD_LANG: '' }).language).toBeUndefined();
  });

  it.each([
    'http://127.0.0.1:1',
    'http://localhost:1',
    'http://[::1]:1',
    'https://desk.example',
    'https://desk.example/api',
  ])('accepts %s as the API', (url) => {
    expect(parseEnvironment({ VAXELBORD_API_URL: `${url}/` }).apiUrl).toBe(url);
  });

  it.each([
    'http://desk.example',
    'http://127.0.0.1.desk.example',
    'http://localhost.desk.example',
    'ftp://127.0.0.1',
    'https://user:secret@desk.example',
    'nonsense',
  ])('refuses %s as the API and names the variable', (url) => {
    expect(() => parseEnvironment({ VAXELBORD_API_URL: url })).toThrow(/VAXELBORD_API_URL/);
  });

  it('refuses a language and a role that do not exist', () => {
    expect(() => parseEnvironment({ VAXELBORD_LANG: 'de' })).toThrow(/VAXELBORD_LANG/);
    expect(() => parseEnvironment({ VAXELBORD_DEMO_ROLE: 'root' })).toThrow(/VAXELBORD_DEMO_ROLE/);
  });

  it('names the variable that cannot be used, or gives an API nobody can listen to on the way', () => {
    const value = fc.oneof(
      fc.constantFrom('http://127.1', 'http://0x7f000001', 'https://', 'HTTPS://DESK.EXAMPLE/', '/tmp/v', ' ', 'sv'),
      fc.webUrl({ validSchemes: ['http', 'https', 'ws', 'file'] }),
      fc.string(),
    );
    const names = ['VAXELBORD_API_URL', 'VAXELBORD_PROFILE_DIR', 'VAXELBORD_LANG', 'VAXELBORD_DEMO_ROLE'];
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...names), value), (variables) => {
        const { environment, words } = parsed(variables);
        if (environment === null) {
          expect(names.filter((name) => words.includes(name))).not.toEqual([]);
          return;
        }
        const { protocol, hostname } = new URL(environment.apiUrl);
        expect(protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname))).toBe(true);
      }),
      { seed: 20_261_124, numRuns: 2_000 },
    );
  });
});
