import { join } from 'node:path';
import { app, dialog } from 'electron';
import { createTranslator } from '#shared/i18n/translator.ts';
import { startApplication } from './application.ts';
import { type Environment, parseEnvironment } from './environment.ts';
import { createFileLogger } from './log/logger.ts';
import { declareAppScheme } from './window/scheme.ts';

function readEnvironment(): Environment | null {
  try {
    return parseEnvironment(process.env);
  } catch (error) {
    const { t } = createTranslator('sv');
    dialog.showErrorBox(t('desktop.start.title'), error instanceof Error ? error.message : String(error));
    return null;
  }
}

const environment = readEnvironment();
if (environment === null) app.exit(1);
else {
  if (environment.profileFolder !== undefined) app.setPath('userData', environment.profileFolder);
  const folder = join(app.getPath('userData'), 'workstation');
  const log = createFileLogger(join(folder, 'logs'));
  // One application per profile: two of them would write one journal.
  if (!app.requestSingleInstanceLock()) app.exit(0);
  else {
    declareAppScheme();
    startApplication({ environment, folder, log });
  }
}
