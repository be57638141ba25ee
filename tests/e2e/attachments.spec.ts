import { createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Locator } from '@playwright/test';
import type { App } from './support/app.ts';
import { Central } from './support/central.ts';
import { createTicket, searchTickets, waitForNothingUnsent, waitForOffline, waitForOnline } from './support/steps.ts';
import { expect, test } from './support/test.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Longer than the pause after which a picture that was not there is asked for again. */
const PICTURE_MILLISECONDS = 40_000;

function attachments(app: App): Locator {
  return app.page.getByRole('list').filter({ has: app.page.getByRole('button', { name: /^Öppna / }) });
}

function fileButton(app: App, name: string | RegExp): Locator {
  return app.page.getByRole('button', { name: typeof name === 'string' ? app.t('attachments.open', { name }) : name });
}

/** Drops a file on the ticket that is shown, as the window system would. */
async function dropFile(app: App, name: string, bytes: Uint8Array): Promise<void> {
  const dropped = await app.page.evaluateHandle(
    ({ fileName, content }) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(content)], fileName, { type: 'application/pdf' }));
      return data;
    },
    { fileName: name, content: [...bytes] },
  );
  const place = app.page.getByRole('list', { name: app.t('tickets.timeline') });
  for (const type of ['dragenter', 'dragover', 'drop']) await place.dispatchEvent(type, { dataTransfer: dropped });
}

/** Puts a picture on the clipboard and pastes it where the note is written. */
async function pastePicture(app: App): Promise<void> {
  await app.electron.evaluate(({ clipboard, nativeImage }) => {
    const [width, height] = [640, 400];
    const pixels = Buffer.alloc(width * height * 4, 200);
    for (let at = 0; at < pixels.length; at += 4) pixels[at] = (at / 4) % 256;
    // The Electron that tests run on is older than the types: its clipboard takes a picture at once.
    const write: unknown = Reflect.get(clipboard, 'writeImage');
    if (typeof write !== 'function') throw new Error('This Electron puts no picture on the clipboard this way.');
    write.call(clipboard, nativeImage.createFromBitmap(pixels, { width, height }));
  });
  await app.page.getByRole('textbox', { name: app.t('tickets.note.label') }).focus();
  await app.page.keyboard.press('Control+V');
}

/** Opens a file as a person does; returns the bytes that the system's program is given. */
async function openedBytes(app: App, button: Locator): Promise<Buffer> {
  await app.electron.evaluate(({ shell }) => {
    Reflect.set(globalThis, 'openedPath', '');
    Object.assign(shell, {
      openPath: async (path: string) => {
        Reflect.set(globalThis, 'openedPath', path);
        return '';
      },
    });
  });
  await button.click();
  const path = () => app.electron.evaluate(() => String(Reflect.get(globalThis, 'openedPath') ?? ''));
  await expect.poll(path, { timeout: PICTURE_MILLISECONDS }).not.toBe('');
  return await readFile(await path());
}

test('a picture pasted and a file dropped offline outlive kill -9 and reach another workstation byte for byte', async ({
  api,
  openLine,
  openApp,
}) => {
  test.slow();
  const technician = await api.account('technician');
  const line = await openLine();
  const field = await openApp({ apiUrl: line.url });
  await field.signIn(technician);
  await waitForOnline(field);
  const title = 'Skrivaren på plats, med bilder';
  await createTicket(field, title);
  await waitForNothingUnsent(field);
  await line.cut();
  await waitForOffline(field);

  const report = randomBytes(700_000);
  await dropFile(field, 'rapport från platsen.pdf', report);
  await expect(fileButton(field, 'rapport från platsen.pdf')).toBeVisible();
  await pastePicture(field);
  const draft = field.page.getByRole('button', { name: /^Ta bort Skärmbild .* från anteckningen$/ });
  await expect(draft).toBeVisible();
  await field.page.keyboard.type('Så här ser felet ut.');
  await field.page.keyboard.press('Control+Enter');
  await expect(field.page.getByText('Så här ser felet ut.', { exact: true }).last()).toBeVisible();
  await expect(draft).toBeHidden();
  await field.kill9();

  await field.restart();
  await field.trySignIn(technician);
  await field.waitForReady();
  await (await searchTickets(field, title)).click();
  await expect(fileButton(field, 'rapport från platsen.pdf')).toBeVisible();
  await expect(attachments(field).first().getByText(field.t('attachments.state.waiting'))).toHaveCount(2);
  await line.mend();
  await waitForNothingUnsent(field);
  await expect(attachments(field).first().getByText(field.t('attachments.state.sent'))).toHaveCount(2, {
    timeout: PICTURE_MILLISECONDS,
  });

  const agent = await api.account('agent');
  const desk = await openApp();
  await desk.signIn(agent);
  await (await searchTickets(desk, title)).click();
  const files = (await (await Central.signIn(api, agent)).rows('attachments')).slice(0, 2);
  const picture = files.find(({ mediaType }) => mediaType === 'image/png');
  expect(files.map(({ hash }) => hash)).toContain(sha256(report));
  const thumbnail = desk.page.locator(`img[src*="${picture?.thumbnailHash}"]`).first();
  await expect
    .poll(() => thumbnail.evaluate((image: HTMLImageElement) => image.naturalWidth), { timeout: PICTURE_MILLISECONDS })
    .toBe(320);
  expect(sha256(await openedBytes(desk, fileButton(desk, 'rapport från platsen.pdf')))).toBe(sha256(report));
  expect(sha256(await openedBytes(desk, fileButton(desk, /^Öppna Skärmbild /).first()))).toBe(picture?.hash);
});

test('a file that is not here says so offline, and is taken away by whoever added it after a question', async ({
  api,
  openLine,
  openApp,
}) => {
  test.slow();
  const agent = await api.account('agent');
  const app = await openApp();
  await app.signIn(agent);
  const title = 'Bilaga som tas bort';
  await createTicket(app, title);
  await dropFile(app, 'fel fil.pdf', randomBytes(2_000));
  await expect(fileButton(app, 'fel fil.pdf')).toBeVisible();
  await waitForNothingUnsent(app);
  await expect(app.page.getByText(app.t('attachments.state.sent'))).toBeVisible({ timeout: PICTURE_MILLISECONDS });

  const line = await openLine();
  const other = await openApp({ apiUrl: line.url });
  await other.signIn(await api.account('technician'));
  await (await searchTickets(other, title)).click();
  await expect(fileButton(other, 'fel fil.pdf')).toBeVisible();
  await line.cut();
  await waitForOffline(other);
  await fileButton(other, 'fel fil.pdf').click();
  await expect(other.page.getByText(other.t('attachments.fetch.offline'))).toBeVisible();
  await expect(
    other.page.getByRole('button', { name: other.t('attachments.remove', { name: 'fel fil.pdf' }) }),
  ).toHaveCount(0);

  await app.page.getByRole('button', { name: app.t('attachments.remove', { name: 'fel fil.pdf' }) }).click();
  await app.page.getByRole('button', { name: app.t('attachments.removeConfirm'), exact: true }).click();
  await expect(fileButton(app, 'fel fil.pdf')).toHaveCount(0);
  await expect(app.page.getByText(/tog bort bilagan fel fil\.pdf/)).toBeVisible();
  await line.mend();
  await expect(fileButton(other, 'fel fil.pdf')).toHaveCount(0, { timeout: PICTURE_MILLISECONDS });
});
