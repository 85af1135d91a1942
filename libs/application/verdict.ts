import type { Decision, Refusal } from '@anjing/lifecycle';
import type { ApplicationCommand } from './commands';
import type { ApplicationEvent } from './events';
import type { ApplicationCode } from './texts';

/** What follows from a command on an application. */
export type Verdict = Decision<ApplicationEvent, ApplicationCode>;
/** One thing that speaks against a command, or that people should hear of. */
export type Finding = Refusal<ApplicationCode>;
export type CommandOf<Do extends ApplicationCommand['do']> = Extract<ApplicationCommand, { do: Do }>;
