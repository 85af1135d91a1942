import type { CaseSubject } from '@anjing/access';
import type { EventRecord } from '@anjing/event-store';
import type { Elapse } from '@anjing/lifecycle';
import type { AnyStateMachine } from 'xstate';
import { alertKind } from './alert-kind';
import { applicationKind } from './application-kind';
import { CaseHandler, type Act, type Standing } from './case-handler';
import { complaintKind } from './complaint-kind';
import type { RegistersInMemory } from './registers-in-memory';

/** Every kind of case with its handler. A new kind is a line here. */
export function casesOf(record: EventRecord, registers: RegistersInMemory) {
  return {
    application: new CaseHandler(record, registers, applicationKind),
    alert: new CaseHandler(record, registers, alertKind),
    complaint: new CaseHandler(record, registers, complaintKind),
  };
}

export type Cases = ReturnType<typeof casesOf>;

/** A command to a case of some kind, as reactions give it. */
export type CaseCommand = {
  [Kind in CaseSubject]: {
    readonly kind: Kind;
    readonly stream: string;
    readonly command: Parameters<Cases[Kind]['act']>[0]['command'];
  };
}[CaseSubject];

/** What a handler does for every case alike, whatever its kind. */
export interface CaseCarrier {
  act(act: Act<Elapse>): Promise<Standing<AnyStateMachine>>;
  recorded(stream: string): Promise<Standing<AnyStateMachine>>;
}

/** The handler of a command, whose kinds agree: {@link CaseCommand} says so. */
export interface CommandCarrier {
  act(act: Act<CaseCommand['command']>): Promise<unknown>;
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
