import type { Decision } from '@anjing/lifecycle';
import type { VisitCommand } from './commands';
import type { VisitEvent } from './events';
import type { VisitCode } from './texts';

/** What follows from a command on a visit. */
export type Verdict = Decision<VisitEvent, VisitCode>;
export type CommandOf<Do extends VisitCommand['do']> = Extract<VisitCommand, { do: Do }>;
