import { mayEnter, type Entry, type VisitMachine } from '@anjing/visit';
import type { Authorize, Standing } from '@anjing/cases';
import type { Cases } from '@anjing/kinds';

/**
 * *May they enter now?* for a visit as the record has it, on facts as of now: what the gate, the entry pass and the
 * visit's own people are answered with alike.
 * @throws NoSuchCase where there is no such visit, or not for this caller
 */
export async function mayEnterNow(
  { visit }: Pick<Cases, 'visit'>,
  stream: string,
  authorize: Authorize,
): Promise<{ readonly standing: Standing<VisitMachine>; readonly entry: Entry }> {
  const standing = await visit.read(stream, authorize);
  const facts = await visit.factsFor(stream, { do: 'checkIn' }, () => ({ kind: 'reactor' }));
  return { standing, entry: mayEnter(standing.state, facts) };
}
