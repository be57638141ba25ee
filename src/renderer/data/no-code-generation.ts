import { z } from 'zod';

// The content security policy forbids compiling code at run time. Zod tries when the first schema is made and falls back
// when it fails, but the try is reported as a violation. So this module comes first wherever a page or worker begins.
z.config({ jitless: true });
