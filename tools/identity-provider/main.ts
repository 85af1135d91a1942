import { startIdentityProvider } from './provider';

/** The embedded provider as a process of its own: its settings come as JSON in ANJING_IDENTITY. */
const { people, systems, ...settings } = JSON.parse(process.env['ANJING_IDENTITY'] ?? '{}') as {
  people: string[];
  systems: string[];
  port: number;
  issuer: string;
  folder: string;
  audience: string;
  callback: string;
};

startIdentityProvider({ ...settings, people: new Set(people), systems: new Set(systems) }).catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
