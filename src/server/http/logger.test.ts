import { describe, expect, it } from 'vitest';
import { createLogger } from './logger.ts';

function logged(write: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('info', { write: (line) => void lines.push(line) }));
  return lines.join('');
}

describe('the log', () => {
  it('names a request by its route, without its address, its query or where it came from', () => {
    const text = logged((log) =>
      log.info({
        req: {
          id: 'r-1',
          method: 'POST',
          url: '/api/v1/cti/secret-token?name=Åsa',
          ip: '192.0.2.7',
          headers: { authorization: 'Bearer secret' },
          routeOptions: { url: '/api/v1/cti/:token' },
        },
      }),
    );
    expect(JSON.parse(text)).toMatchObject({ req: { id: 'r-1', method: 'POST', route: '/api/v1/cti/:token' } });
    expect(text).not.toMatch(/secret|Åsa|192\.0\.2\.7/);
  });

  it('says what went wrong in the database without the values it quotes', () => {
    const error = Object.assign(new Error('duplicate key value violates unique constraint "people_pkey"'), {
      code: '23505',
      constraint: 'people_pkey',
      detail: 'Key (name)=(Åsa Öberg) already exists.',
    });
    const text = logged((log) => log.error({ err: error }, 'failed'));
    expect(JSON.parse(text)).toMatchObject({ err: { code: '23505', constraint: 'people_pkey' } });
    expect(text).not.toContain('Öberg');
  });
});
