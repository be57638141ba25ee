/** Printed by `npm run package -- --help`. */
export const help = `npm run package

Makes dist/linux-unpacked (runs as it is) and dist/vaxelbord_VERSION_ARCHITECTURE.deb from the present sources.
`;
