import { config } from 'zod';

// zod would try `new Function` to see whether it may generate parsers; the content security policy refuses and reports it.
// Imported before anything that makes a schema.
config({ jitless: true });
