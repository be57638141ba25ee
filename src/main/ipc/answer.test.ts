import { describe, expect, it } from 'vitest';
import { ipcMethods } from '#shared/ipc/contract.ts';
import { answerIpc, IpcRefusal } from './answer.ts';

describe('a call from a page', () => {
  it('is answered with parsed arguments', async () => {
    const settings = { language: 'sv', theme: 'dark', notifications: true, callWindow: true, chosenKeys: {} };
    const answer = await answerIpc(ipcMethods['settings:set'], { theme: 'dark', smuggled: 1 }, (args) => {
      expect(args).toEqual({ theme: 'dark' });
      return settings;
    });
    expect(answer).toEqual(settings);
  });

  it('is refused before it is answered when the arguments do not fit', async () => {
    let answered = false;
    const call = answerIpc(ipcMethods['telephony:dial'], 'file:///etc/passwd', () => {
      answered = true;
    });
    await expect(call).rejects.toThrow(new IpcRefusal('arguments'));
    expect(answered).toBe(false);
  });

  it('is refused when the answer does not fit, and the answer is not told', async () => {
    const call = answerIpc(ipcMethods['settings:get'], undefined, () => ({ language: 'sv', secret: 'token' }));
    await expect(call).rejects.toThrow(/^refused: result$/);
  });

  it('reads a number to dial as digits only', async () => {
    await expect(answerIpc(ipcMethods['telephony:dial'], '+4646739700', () => undefined)).resolves.toBeUndefined();
    for (const bad of ['tel:112', '112;rm', '', '1', '+', 112]) {
      await expect(answerIpc(ipcMethods['telephony:dial'], bad, () => undefined)).rejects.toThrow('refused: arguments');
    }
  });
});
