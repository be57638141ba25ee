/** Printed by `npm start -- --help` before anything is installed. */
export const help = `npm start -- [options]

Starts the central API with demonstration data, a demonstration telephone exchange and the application.
Installs first what this machine lacks.

  --port N        port of the central API on this machine (default 8790)
  --data FOLDER   database, profile and logs (default .data in the repository)
  --lang sv|en    language of the application (default: as chosen before, else sv)
  --role ROLE     demonstration account offered at sign-in: operator, agent, technician, supervisor, administrator
  --api URL       use this central API; starts neither API nor telephone exchange
  --no-demo-pbx   no telephone exchange: no calls come in by themselves
  --xvfb          open the application on an invisible screen (a machine without a display)
  --help          this text

Environment
  DATABASE_URL                      use this PostgreSQL (15 or newer) instead of the embedded one
  VAXELBORD_ELECTRON=pinned|carried choose the Electron runtime
  VAXELBORD_SKIP_SYSTEM=1           leave the system's packages alone

More in docs/operations.md.
`;
