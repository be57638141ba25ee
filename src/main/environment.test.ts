import { describe, expect, it } from 'vitest';
import { parseEnvironment } from './environment.ts';

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
});
