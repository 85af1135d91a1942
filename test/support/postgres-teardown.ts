const shared = globalThis as { anjingTestPostgres?: Promise<{ stop(): Promise<void> }> };

export default async function tearDown(): Promise<void> {
  const server = await shared.anjingTestPostgres;
  delete shared.anjingTestPostgres;
  await server?.stop();
}
