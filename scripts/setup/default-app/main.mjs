// What `electron <folder>` runs when no application is packed into the runtime: it finds the folder in the command
// line, lets -r modules run first (Playwright's loader is one), and starts the application under its own name.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

function readCommandLine(args) {
  const modules = [];
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index];
    if (argument === '-r' || argument === '--require') {
      index += 1;
      modules.push(args[index]);
    } else if (argument === '-v' || argument === '--version') {
      return { modules, version: true, folder: undefined };
    } else if (!argument.startsWith('-')) {
      return { modules, version: false, folder: resolve(argument) };
    }
  }
  return { modules, version: false, folder: undefined };
}

async function startApplication(folder) {
  const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  app.setVersion(description.version);
  app.setName(description.productName ?? description.name);
  app.setDesktopName(`${description.name}.desktop`);
  app.setAppPath(folder);
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true });
  await import(pathToFileURL(join(folder, description.main)).href);
}

const commandLine = readCommandLine(process.argv.slice(1));
const require = createRequire(import.meta.url);
for (const module of commandLine.modules) require(resolve(module));

if (commandLine.version) {
  process.stdout.write(`v${process.versions.electron}\n`);
  app.exit(0);
} else if (commandLine.folder === undefined) {
  process.stderr.write('Usage: electron [-r module] <folder of the application>\n');
  app.exit(1);
} else {
  try {
    await startApplication(commandLine.folder);
  } catch (error) {
    process.stderr.write(`The application in ${commandLine.folder} could not be started.\n${error?.stack ?? error}\n`);
    app.exit(1);
  }
}
