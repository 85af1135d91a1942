import type { CaseSubject } from '@anjing/access';
import type { EventRecord } from '@anjing/event-store';
import type { Elapse } from '@anjing/lifecycle';
import type { AnyStateMachine } from 'xstate';
import { alertKind } from './alert';
import { applicationKind } from './application';
import { CaseHandler, type Act, type Standing, type RegistersInMemory } from '@anjing/cases';
import { complaintKind } from './complaint';
import { digestKind } from './digest';
import { filingKind } from './filing';
import { inquiryKind } from './inquiry';
import { visitKind, type ClockDoubt } from './visit';

/**
 * Every kind of case with its handler. A new kind is a line here.
 * @param clockDoubt whoever lets people check in passes it; clock acts are held back by their own caller
 */
export function casesOf(
  record: EventRecord,
  registers: RegistersInMemory,
  clockDoubt: ClockDoubt = () => Promise.resolve(false),
) {
  return {
    application: new CaseHandler(record, registers, applicationKind),
    complaint: new CaseHandler(record, registers, complaintKind),
    visit: new CaseHandler(record, registers, visitKind(clockDoubt)),
    inquiry: new CaseHandler(record, registers, inquiryKind),
    filing: new CaseHandler(record, registers, filingKind),
    digest: new CaseHandler(record, registers, digestKind),
    alert: new CaseHandler(record, registers, alertKind),
  };
}

export type Cases = ReturnType<typeof casesOf>;

/** The commands of each kind. */
type Commands = { [Kind in CaseSubject]: Parameters<Cases[Kind]['act']>[0]['command'] };

/** The handlers, each with the commands of its own kind. */
type Handlers = { readonly [Kind in CaseSubject]: { act(act: Act<Commands[Kind]>): Promise<unknown> } };

/** A command to a case of some kind, as reactions give it. */
export type CaseCommand<Kind extends CaseSubject = CaseSubject> = {
  [One in Kind]: { readonly kind: One; readonly stream: string; readonly command: Commands[One] };
}[Kind];

/** Carries out a command to a case of whatever kind. @throws as the handler's `act` */
export async function actOn<Kind extends CaseSubject>(
  cases: Cases,
  { kind, stream, command }: CaseCommand<Kind>,
  act: Omit<Act<never>, 'stream' | 'command'>,
): Promise<void> {
  const handlers: Handlers = cases;
  await handlers[kind].act({ ...act, stream, command });
}

/** What a handler does for every case alike, whatever its kind. */
export interface CaseCarrier {
  act(act: Act<Elapse>): Promise<Standing<AnyStateMachine>>;
  recorded(stream: string): Promise<Standing<AnyStateMachine>>;
}

/** The kind of case that a stream is of; undefined for registers. */
export function kindOf(cases: Cases, stream: string): CaseSubject | undefined {
  const kind = stream.slice(0, stream.indexOf('/'));
  return kind in cases ? (kind as CaseSubject) : undefined;
}

/** The handler of a stream. @throws Error for a stream that is no case */
export function carrierOf(cases: Cases, stream: string): CaseCarrier {
  const kind = kindOf(cases, stream);
  if (kind === undefined) throw new Error(`${stream} is no case`);
  return cases[kind];
}
