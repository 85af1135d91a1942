/** One deadline as a process needs it: which, when, and what people read beside its timer. */
export interface AgendaDeadline {
  readonly id: string;
  readonly round: number;
  /** Milliseconds since 1970 by the house's clock; absent while a calendar year is missing. */
  readonly due?: number;
  readonly summary: string;
}

/** What a case waits for, as of a version of its stream. Computed outside: a process computes no law. */
export interface Agenda {
  readonly version: number;
  /** Orders agendas of one version: a calendar or a pack may change, or the demonstration clock move. */
  readonly revision: number;
  /** Milliseconds by which the house's clock is ahead of real time; 0 in production. */
  readonly offset: number;
  readonly state: string;
  /** No event leads on. */
  readonly closed: boolean;
  /** Soonest first; those without a due moment last. */
  readonly deadlines: readonly AgendaDeadline[];
}

/** What a process shows of itself. */
export interface ProcessView {
  readonly state: string;
  readonly version: number;
  readonly timers: readonly AgendaDeadline[];
}

/** The two things that a process asks of the house. */
export interface CaseActivities {
  /** The agenda as the record has it now. */
  agendaOf(stream: string): Promise<Agenda>;
  /** Says that a deadline has passed; answers with the agenda that follows, also where it was not due. */
  elapse(stream: string, deadline: string, round: number, due: number): Promise<Agenda>;
}

/** When the opener of periods asks again. */
export interface NextOpening {
  /** Milliseconds since 1970 by the house's clock. */
  readonly next: number;
  /** Milliseconds by which the house's clock is ahead of real time; 0 in production. */
  readonly offset: number;
  readonly summary: string;
}

/** What the opener of periods asks of the house. */
export interface PeriodActivities {
  /** Opens everything whose moment has come, each once however often it is asked. */
  openPeriods(): Promise<NextOpening>;
}

/** Names that client and process share. */
export const caseProcessType = 'caseProcess';
export const agendaChangedSignal = 'agendaChanged';
export const processQuery = 'process';
export const periodOpenerType = 'periodOpener';
export const clockMovedSignal = 'clockMoved';
