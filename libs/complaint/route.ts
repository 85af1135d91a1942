import type { ComplaintRoute } from './events';
import type { Respondent } from './facts';

/**
 * Who answers a complaint about `id`: about an agency the judicial bureau of its level, about a bureau the city's, about
 * the city's bureau the business-environment office. Never the one complained about (rules §7).
 * @returns undefined where nobody is left
 */
export function routeOf(
  id: string,
  { kind, bureau, cityBureau, office, authority }: Respondent,
): ComplaintRoute | undefined {
  // An agency that the pack maps to no bureau is the city's to look after.
  const judicial = kind === 'agency' ? (bureau ?? cityBureau) : id === cityBureau ? undefined : cityBureau;
  const handler = judicial ?? office;
  if (handler === undefined || handler === id) return undefined;
  const overseer = handler === office ? authority : office;
  return { handler, ...(overseer !== undefined && { overseer }) };
}
