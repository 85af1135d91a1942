import { casesOf } from '@anjing/kinds';
import { RegisterHandler, seedRegisters } from '@anjing/register-desk';
import { RegistersInMemory, type Authorize } from '@anjing/cases';
import { Principal, type Caller, type CaseSubject } from '@anjing/access';
import type { ApplicationForm } from '@anjing/application';
import type { EventRecord } from '@anjing/event-store';
import { privately } from '@anjing/lifecycle';
import { demonstrationCity, type SeedEntry } from '@anjing/registers';

export const issuer = 'https://issuer.example';

/** The demonstration city on a fresh record, with the handlers that act in it. */
export function cityOn(record: EventRecord) {
  return cityOf(record, demonstrationCity(issuer).entries);
}

/** The same with two of its agencies only: for stories that go through years. */
export function smallCityOn(record: EventRecord) {
  const kept = ['city-emergency', 'city-fire'];
  const isKept = ({ id, entry }: SeedEntry): boolean => {
    const agency = entry.kind === 'agency' ? id : (entry as { agency?: string }).agency;
    const organisation = entry.kind === 'post' ? entry.organisation : undefined;
    return [agency, organisation].every(
      (one) => one?.startsWith('agency/') !== true || kept.some((slug) => one === `agency/${slug}`),
    );
  };
  return cityOf(record, demonstrationCity(issuer).entries.filter(isKept));
}

async function cityOf(record: EventRecord, entries: readonly SeedEntry[]) {
  const registers = new RegistersInMemory(record);
  const registerHandler = new RegisterHandler(record, registers);
  await seedRegisters(registerHandler, entries);
  const cases = casesOf(record, registers);
  return { registers, registerHandler, cases, applications: cases.application };
}

export const callerOf = (account: string, kind: Caller['kind'] = 'person'): Caller => ({
  subject: `${issuer}|${account}`,
  kind,
});

/** Acts as a demonstration account on cases of a kind, in whatever capacity the table gives it. */
export const as =
  (account: string, kind: CaseSubject = 'application'): Authorize =>
  (view, parties, act) => {
    const principal = Principal.of(callerOf(account), view);
    return act === 'draft' ? principal.opening(kind, act) : principal.actingOn(kind, parties, act);
  };

/** A form of the city's emergency bureau that nothing is wrong with, for a Tuesday in the quiet period. */
export function goodForm(change: Partial<ApplicationForm> = {}): ApplicationForm {
  return {
    agency: 'agency/city-emergency',
    site: 'site/ganzhou-economic-electronics',
    items: ['item/city-emergency-work-safety'],
    days: [{ date: '2026-03-10', from: '09:00', until: '17:00' }],
    reason: privately('群众反映夜间作业存在隐患，需现场核实'),
    officers: ['officer/city-emergency-1', 'officer/city-emergency-2'],
    ...change,
  };
}
