import { describe, expect, it } from 'vitest';
import { createTranslator } from '#shared/i18n/translator.ts';
import { replicaWords } from './replica-words.ts';

const { t } = createTranslator('sv');

describe('the working copy', () => {
  it('is not spoken of while it works', () => {
    expect(replicaWords({ type: 'opening' }, t)).toBeNull();
    expect(replicaWords({ type: 'open', memoryOnly: false }, t)).toBeNull();
  });

  it('is said not to be stored when the computer refuses to keep it', () => {
    expect(replicaWords({ type: 'open', memoryOnly: true }, t)).toMatchObject({
      tone: 'soon',
      short: 'Arbetskopian lagras inte',
    });
  });

  it('names the fault when it cannot be read', () => {
    const words = replicaWords({ type: 'failed', detail: 'QuotaExceededError' }, t);
    expect(words?.tone).toBe('danger');
    expect(words?.explanation).toContain('QuotaExceededError');
  });

  it('says that another window is still closing it', () => {
    expect(replicaWords({ type: 'other-window' }, t)?.short).toBe('Tar över');
  });
});
